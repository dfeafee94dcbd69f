"""How often people confirmed what the program proposed: in sentences, and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.contradict.precision import HANDFUL, Precision, Share
from onrecord.views import JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What became of proposals that people decided on.

    ``of_statements`` were found in what two statements say, ``coded`` in how claims are coded.
    ``everywhere`` where all of the record is meant, and not what passes the filters of a report.
    """

    of_statements: Precision
    coded: Precision
    everywhere: bool

    @property
    def any(self) -> bool:
        """Whether people confirmed or dismissed any of them."""
        return bool(self.of_statements.all.decided or self.coded.all.decided)


def sentences(found: Proposals) -> Iterator[str]:
    """Give what a report says of them; nothing of a sort that nobody decided on."""
    where = "" if found.everywhere else " in this selection"
    sorts = (
        (found.of_statements, "in what statements say"),
        (found.coded, "in how claims are coded"),
    )
    for one, what in sorts:
        if one.all.decided:
            yield (
                f"Of {_pairs(one.all.decided)}{where} that the program found {what} and people "
                f"decided on, {_confirmed(one.all)} ({one.all.words}).{_open(one.open)}"
            )
            yield from _by_kind(one.kinds)


def shape(found: Proposals) -> JsonObject:
    """Return them as JSON; shares and intervals are parts of 1."""
    return {
        "of_statements": _precision(found.of_statements),
        "coded": _precision(found.coded),
    }


def _by_kind(kinds: Sequence[tuple[str, Share]]) -> Iterator[str]:
    told = [(kind, share) for kind, share in kinds if share.decided >= HANDFUL]
    if told and len(tuple(kinds)) > 1:
        parts = (
            f"{kind.replace('_', ' ')} {share.confirmed} of {share.decided} ({share.words})"
            for kind, share in told
        )
        yield f"Confirmed by kind: {'; '.join(parts)}."


def _pairs(count: int) -> str:
    return f"{count} pair{'' if count == 1 else 's'}"


def _confirmed(share: Share) -> str:
    return f"{share.confirmed} {'was' if share.confirmed == 1 else 'were'} confirmed"


def _open(count: int) -> str:
    if not count:
        return ""
    return f" On {count} more they are unsure or disagree."


def _precision(found: Precision) -> JsonObject:
    return {
        **_share(found.all),
        "unsure_or_disputed": found.open,
        "kinds": [{"kind": kind, **_share(share)} for kind, share in found.kinds],
    }


def _share(share: Share) -> JsonObject:
    low, high = share.interval
    return {
        "decided": share.decided,
        "confirmed": share.confirmed,
        "share": round(share.part, 4) if share.decided else None,
        "low": round(low, 4) if share.decided else None,
        "high": round(high, 4) if share.decided else None,
    }
