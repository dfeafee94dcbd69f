"""Look for the words of a source's appearances in its other copies, and mark what became of them.

Runs inside the transaction that brought a copy, or that changed what is looked for. The record's
own spans stay those of the copy that was coded; a later one tells whether the words still stand.
In an older one, which came to the record after it, they are looked for as well; it tells nothing.
"""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from db.reads.proofs import capture_text
from db.reads.reanchoring import other_captures, quoted_in
from db.store.anchors import save_found
from db.store.sources import load_apart
from onrecord.anchoring import find


def reanchor(connection: Connection, sources: Iterable[int]) -> dict[int, Counter[str]]:
    """Anchor the appearances of sources in every other capture of theirs.

    Return how many are newly verified, moved, altered or gone, by capture, of later ones.
    """
    told: dict[int, Counter[str]] = {}
    captures = other_captures(connection, sources)
    quoted = {source: quoted_in(connection, source) for source in {one.source for one in captures}}
    for capture in captures:
        own = quoted[capture.source]
        if not own:
            continue
        text = capture_text(connection, capture.id)
        assert text is not None  # noqa: S101 - only held ones are given
        apart = load_apart(connection, [capture.id]).get(capture.id, ())
        found = {one.id: find(one.passages, text, apart) for one in own}
        changed = save_found(connection, capture.id, text, found)
        if capture.later:
            told[capture.id] = Counter(found[id_].state for id_ in changed)
    return told
