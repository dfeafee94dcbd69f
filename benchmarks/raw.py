"""Reading with the drivers alone: the SQL that a person would write, rows as they come.

What is read of a claim is what a list of the program reads: the claim with its speakers, dates,
topics, stances, appearances, anchors and relays. Nothing is made of the rows.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

Rows = list[tuple[Any, ...]]

# {ids} stands for the condition that the column has one of many values, ? for one value.
_CLAIMS: Final = """
SELECT c.*, s.name, p.name FROM claim AS c JOIN speaker AS s ON s.id = c.speaker_id
LEFT JOIN speaker AS p ON p.id = c.on_behalf_of_id WHERE c.id {ids}
"""
_DATES: Final = """
SELECT d.*, a.span_start, a.span_end FROM date AS d
LEFT JOIN date_anchor AS a ON a.date_id = d.id WHERE d.id {ids}
"""
_GIVEN: Final = """
SELECT g.claim_id, t.name FROM claim_topic AS g JOIN topic AS t ON t.id = g.topic_id
WHERE g.claim_id {ids}
"""
_TAKEN: Final = """
SELECT s.claim_id, t.name FROM stance AS s JOIN proposition AS p ON p.id = s.proposition_id
JOIN topic AS t ON t.id = p.topic_id WHERE NOT s.withdrawn AND s.claim_id {ids}
"""
_STANCES: Final = """
SELECT s.*, p.text, p.unit FROM stance AS s JOIN proposition AS p ON p.id = s.proposition_id
WHERE NOT s.withdrawn AND s.claim_id {ids} ORDER BY s.position, p.key
"""
_APPEARANCES: Final = """
SELECT a.*, s.key, s.title, s.publisher, s.url, d.edtf FROM appearance AS a
JOIN source AS s ON s.id = a.source_id LEFT JOIN date AS d ON d.id = s.published_date_id
WHERE NOT a.withdrawn AND a.claim_id {ids} ORDER BY a.position, a.id
"""
_ANCHORS: Final = """
SELECT n.appearance_id, n.capture_id, n.verification, x.span_start, x.span_end, x.prefix, x.suffix,
       k.sha256, substr(k.text, x.span_start + 1, x.span_end - x.span_start)
FROM anchor AS n LEFT JOIN anchor_span AS x ON x.anchor_id = n.id
JOIN capture AS k ON k.id = n.capture_id WHERE n.appearance_id {ids}
ORDER BY n.appearance_id, k.coded, n.capture_id, x.position
"""
_RELAYS: Final = """
SELECT r.appearance_id, s.id, s.name FROM relay AS r JOIN speaker AS s ON s.id = r.speaker_id
WHERE r.appearance_id {ids} ORDER BY r.position
"""
_CHUNK: Final = 500


class Raw:
    """A connection of sqlite3 or psycopg, with the one way of writing parameters for both."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.sqlite = isinstance(connection, sqlite3.Connection)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """Return all rows of a statement; ``?`` stands for a parameter."""
        statement = sql if self.sqlite else sql.replace("?", "%s")
        found: Rows = self.connection.execute(statement, parameters).fetchall()
        return found

    def among(self, sql: str, ids: Sequence[int]) -> Rows:
        """Return the rows of a statement for the ids that ``{ids}`` in it stands for."""
        if not self.sqlite:
            return self.rows(sql.format(ids="= ANY(?)"), [list(ids)])
        return self.rows(sql.format(ids=f"IN ({', '.join('?' * len(ids))})"), ids)

    def claims(self, ids: Sequence[int]) -> list[Rows]:
        """Return all rows that belong to the claims."""
        claims = self.among(_CLAIMS, ids)
        dates = [date for row in claims for date in (row[9], row[12]) if date is not None]
        appearances = self.among(_APPEARANCES, ids)
        reports = [row[0] for row in appearances]
        return [
            claims,
            appearances,
            *(self.among(sql, ids) for sql in (_GIVEN, _TAKEN, _STANCES)),
            *(self.among(_DATES, dates[at : at + _CHUNK]) for at in range(0, len(dates), _CHUNK)),
            *(
                self.among(sql, reports[at : at + _CHUNK])
                for at in range(0, len(reports), _CHUNK)
                for sql in (_ANCHORS, _RELAYS)
            ),
        ]

    def page(self, own: str = "", parameters: Sequence[Any] = (), limit: int = 50) -> list[Rows]:
        """Return all rows of a page of claims, newest first, that meet ``AND own``."""
        return self.claims(self.ids(own, parameters, limit))

    def ids(self, own: str = "", parameters: Sequence[Any] = (), limit: int = 50) -> list[int]:
        """Return the ids of a page of claims, newest first, that meet ``AND own``."""
        found = self.rows(
            f"SELECT id FROM claim WHERE status = 'accepted' {own} "
            "ORDER BY said_to DESC, id DESC LIMIT ?",
            [*parameters, limit],
        )
        return [row[0] for row in found]

    def all_claims(self, limit: int) -> Iterator[list[Rows]]:
        """Give all rows of so many claims, some hundred claims at a time."""
        ids = self.ids(limit=limit)
        for at in range(0, len(ids), _CHUNK):
            yield self.claims(ids[at : at + _CHUNK])
