from pathlib import Path

import pytest

from onrecord.recordfile import decode, read
from onrecord.records import ClaimRecord, RecordSet, SourceRecord, SpeakerRecord
from seeds import demo_files

CHECKOUT = Path(__file__).parents[2]
ARTICLE = CHECKOUT.parent / "shared/seed/france24-2014-12-03.txt"


@pytest.fixture(scope="session")
def record_sets() -> tuple[RecordSet, ...]:
    return tuple(
        read(decode(file.read_bytes(), file.name), file.name).records for file in demo_files()
    )


@pytest.fixture(scope="session")
def claims(record_sets) -> tuple[ClaimRecord, ...]:
    return tuple(claim for records in record_sets for claim in records.claims)


@pytest.fixture(scope="session")
def sources(record_sets) -> dict[str, SourceRecord]:
    return {source.key: source for records in record_sets for source in records.sources}


@pytest.fixture(scope="session")
def speakers(record_sets) -> dict[str, SpeakerRecord]:
    return {speaker.key: speaker for records in record_sets for speaker in records.speakers}


@pytest.fixture(scope="session")
def held_texts(sources) -> dict[str, str]:
    seeds = CHECKOUT / "seeds"
    return {
        key: (seeds / source.file).read_bytes().decode("utf-8")
        for key, source in sources.items()
        if source.file
    }


@pytest.fixture(scope="session")
def article() -> bytes:
    if not ARTICLE.exists():
        pytest.skip(f"the article is not held in the project and not at {ARTICLE}")
    return ARTICLE.read_bytes()


@pytest.fixture(scope="session")
def article_text(article) -> str:
    return article.decode("utf-8")
