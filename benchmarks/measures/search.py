"""Full text and a speaker, newest first: the ids of a page, for words of every frequency."""

from collections.abc import Iterator

from benchmarks.subject import TALKATIVE, Subject
from benchmarks.timing import Case, Target
from db.reads.filters import ClaimFilter
from db.reads.order import claim_ids, groups_of

_WORDS = ("the", "ferry", "kalorus", "pelpelbi")
_SQLITE = """
SELECT c.id FROM claim AS c JOIN claim_fts AS f ON f.rowid = c.id
WHERE f.claim_fts MATCH ? AND c.status = 'accepted' AND c.speaker_id = ?
ORDER BY c.said_to DESC, c.id DESC LIMIT 50
"""
_POSTGRESQL = """
SELECT id FROM claim WHERE search_tsv @@ ?::tsquery AND status = 'accepted' AND speaker_id = ?
ORDER BY said_to DESC, id DESC LIMIT 50
"""
_COUNT_SQLITE = "SELECT count(*) FROM claim_fts WHERE claim_fts MATCH ?"
_COUNT_POSTGRESQL = "SELECT count(*) FROM claim WHERE search_tsv @@ ?::tsquery"


def cases(subject: Subject) -> Iterator[Case]:
    """Give one case for each word."""
    sqlite = subject.engine_name == "sqlite"
    joined, count = (_SQLITE, _COUNT_SQLITE) if sqlite else (_POSTGRESQL, _COUNT_POSTGRESQL)
    groups = groups_of(subject.connection, TALKATIVE)
    for word in _WORDS:
        ((found,),) = subject.raw.rows(count, [word])
        wanted = ClaimFilter(speaker=TALKATIVE, about=word, limit=50)
        yield Case(
            measure="Full text and a speaker, newest 50",
            name=f"a word in {100 * found / subject.claims:.1f} % of the claims",
            ours=lambda wanted=wanted: next(  # type: ignore[misc]
                claim_ids(subject.connection, wanted, newest_first=True, groups=groups), None
            ),
            baselines={
                "a plain join": lambda word=word: subject.raw.rows(joined, [word, TALKATIVE])  # type: ignore[misc]
            },
            target=Target(10),
        )
