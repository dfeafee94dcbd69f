"""docs/record-format.md names every key and every word that the reader takes, and no other."""

import re
from pathlib import Path

import pytest

from onrecord import vocabulary
from onrecord.recordfile import RecordFileError, read
from onrecord.recordfile.appearances import APPEARANCE
from onrecord.recordfile.claims import CLAIM, RELATION
from onrecord.recordfile.contradictions import CONTRADICTION, DECISION, SIDE
from onrecord.recordfile.date_fields import DATE
from onrecord.recordfile.propositions import PROPOSITION, SLOT
from onrecord.recordfile.reader import DOCUMENT
from onrecord.recordfile.sources import SOURCE
from onrecord.recordfile.speakers import ROLE, SPEAKER
from onrecord.recordfile.stances import STANCE
from onrecord.recordfile.topics import TOPIC

PAGE = (Path(__file__).parents[3] / "docs" / "record-format.md").read_text(encoding="utf-8")
# In the order of the page's tables.
SCHEMAS = [
    DATE, DOCUMENT, SOURCE, SPEAKER, ROLE, TOPIC, PROPOSITION, SLOT, CLAIM, RELATION, STANCE,
    APPEARANCE, CONTRADICTION, SIDE, DECISION,
]  # fmt: skip
WORDS = {
    (DATE, "basis"): vocabulary.DATE_BASES,
    (SOURCE, "kind"): vocabulary.SOURCE_KINDS,
    (SPEAKER, "kind"): vocabulary.SPEAKER_KINDS,
    (CLAIM, "kind"): vocabulary.CLAIM_KINDS,
    (CLAIM, "modality"): vocabulary.MODALITIES,
    (CLAIM, "status"): vocabulary.CLAIM_STATUSES,
    (RELATION, "kind"): vocabulary.RELATION_KINDS,
    (STANCE, "stance"): vocabulary.STANCES,
    (STANCE, "qualifier"): vocabulary.QUALIFIERS,
    (STANCE, "certainty"): vocabulary.CERTAINTIES,
    (APPEARANCE, "quote_type"): vocabulary.QUOTE_TYPES,
    (APPEARANCE, "translated_by"): vocabulary.TRANSLATED_BY,
    (CONTRADICTION, "kind"): vocabulary.CONTRADICTION_KINDS,
    (DECISION, "verdict"): vocabulary.VERDICTS,
    (DECISION, "reason"): vocabulary.DISMISSAL_REASONS,
}
READABLE = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
REFUSED = re.findall(r"```yaml refused\n(.*?)```\n+```text\n(.*?)\n```", PAGE, re.DOTALL)


def _tables():
    """Return each table of the page: its rows as (key, required or not, meaning)."""
    tables = re.findall(r"\| key \| \| what it is \|\n\|---\|---\|---\|\n((?:\|.*\n)+)", PAGE)
    return [re.findall(r"\| `(\w+)` \| (\w*) ?\| (.*) \|", rows) for rows in tables]


TABLES = dict(zip(SCHEMAS, _tables(), strict=True))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.title)
def test_the_page_lists_the_keys_that_are_read_and_no_others(schema):
    assert sorted(key for key, _, _ in TABLES[schema]) == sorted(schema.keys)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.title)
def test_the_page_says_which_keys_are_required(schema):
    required = {key for key, need, _ in TABLES[schema] if need == "required"}
    assert required == set(schema.required)


@pytest.mark.parametrize(
    ("place", "words"), WORDS.items(), ids=[f"{schema.title} {key}" for schema, key in WORDS]
)
def test_the_page_lists_the_words_that_are_read(place, words):
    schema, name = place
    (meaning,) = (text for key, _, text in TABLES[schema] if key == name)
    assert set(words) <= set(re.findall(r"`(\w+)`", meaning))


@pytest.mark.parametrize("example", READABLE, ids=range(1, len(READABLE) + 1))
def test_an_example_of_the_page_is_read(example):
    assert read(example, "dossier.yaml").positions


@pytest.mark.parametrize(("example", "message"), REFUSED, ids=range(1, len(REFUSED) + 1))
def test_an_example_of_the_page_is_refused_as_it_says(example, message):
    with pytest.raises(RecordFileError) as caught:
        read(example, "dossier.yaml")
    assert str(caught.value) == message
