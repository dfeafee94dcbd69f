"""Check a report that somebody received or kept, against the record as it is now.

Three questions: is the file as it was written, does the record still say the same, and do its
quotations still hold. Records are compared by key, so that any database that holds the same
records will do; names in the selection are looked up by the keys that they meant.
"""

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast, get_args

from sqlalchemy import Connection, Engine

from db.engine import reading
from db.reads.appearances import appearance_views
from db.reads.changes import history
from db.reads.proofs import reported
from onrecord.errors import OnrecordError, UsageError
from onrecord.filters import of_words
from onrecord.json_text import canonical_hash
from onrecord.report import RENDERERS, Report, ReportKind
from onrecord.report.fingerprints import DECIDED, words_fingerprint
from onrecord.report.reading import read_report
from onrecord.report.received import NotAReportError, Received
from onrecord.report.seal import MADE_WITH, Seal, seal_of
from onrecord.views import ChangeView
from workflows.reporting import report_of
from workflows.verifying import Failure, Proved, prove

LARGEST: Final = 64 * 1024 * 1024  # bytes
_LONGEST: Final = 500  # characters of a filter

What = Literal["changed", "new", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One record that the report shows otherwise than the record would now.

    ``detail`` says more where there is more to say; ``change`` is the first one after the report
    that touched the record, ``None`` where none did: then something that it shows has changed.
    """

    noun: str
    key: str
    what: What
    detail: str | None
    change: ChangeView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a report says, held against what the record says now.

    ``problem`` is why the two could not be compared, or why only in part. ``reproduced`` tells
    whether the report made again is the file, byte for byte; ``None`` where it need not be: made by
    another version, of other records, or changed as the first answer says.
    """

    same: bool
    problem: str | None
    differences: tuple[Difference, ...]
    made_at: int
    now_at: int | None
    reproduced: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReport:
    """The three answers. ``intact`` is ``None`` where nothing in the file tells."""

    format: str
    made_with: str
    intact: bool | None
    remark: str | None
    comparison: Comparison
    quotations: Proved

    @property
    def holds(self) -> bool:
        """Whether all three are as they should be; what cannot be told does not hold."""
        return bool(self.intact) and self.comparison.same and not self.quotations.failures


def check_report(engine: Engine, path: Path) -> CheckedReport:
    """Check a report file; changes nothing.

    Raises OnrecordError for a file that cannot be read, and for one that is no report.
    """
    data = _content(path)
    received = read_report(data, path.name)
    with reading(engine) as connection:
        comparison = _compared(connection, received, data)
        quotations = _quotations(connection, received)
    intact, remark = received.intact, received.remark
    if comparison.reproduced is False:
        intact = False
        remark = (
            "its SHA-256 fits, but the same records give another file: it was edited and hashed "
            f"again, or made by another build of {received.made_with}"
        )
    return CheckedReport(
        format=received.format,
        made_with=received.made_with,
        intact=intact,
        remark=remark,
        comparison=comparison,
        quotations=quotations,
    )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise OnrecordError(
            f"Cannot read {path}: {error.strerror}. Check the name and try again"
        ) from None
    if len(data) > LARGEST:
        raise NotAReportError(path.name, f"it is larger than {LARGEST // 1024 // 1024} MB")
    return data


def _compared(connection: Connection, received: Received, data: bytes) -> Comparison:
    made_at = received.selection.last_change
    try:
        now = _made_again(connection, received)
    except OnrecordError as error:
        return Comparison(
            same=False,
            problem=f"its report cannot be made here. {error}",
            differences=(),
            made_at=made_at,
            now_at=None,
            reproduced=None,
        )
    as_then = dataclasses.replace(now, selection=received.selection)
    found = tuple(_differences(connection, received, seal_of(now, received.format)))
    same, problem = _verdict(received, as_then, found)
    return Comparison(
        same=same,
        problem=problem,
        differences=found,
        made_at=made_at,
        now_at=now.selection.last_change,
        reproduced=_reproduced(received, as_then, data),
    )


def _made_again(connection: Connection, received: Received) -> Report:
    selection = received.selection
    if selection.kind not in get_args(ReportKind):
        raise UsageError(f'There is no report on "{selection.kind:.60}"')
    words, status = list(selection.filters), "open"
    if any(len(value) > _LONGEST for _, value in words):
        raise UsageError("A filter of it is longer than anybody types")
    if selection.kind == "contradictions":
        # There the status is that of the contradictions.
        status = next((value for name, value in words if name == "status"), status)
        words = [(name, value) for name, value in words if name != "status"]
    kind = cast("ReportKind", selection.kind)
    return report_of(connection, kind, of_words(words), status, dict(selection.keys))


def _verdict(
    received: Received, as_then: Report, found: tuple[Difference, ...]
) -> tuple[bool, str | None]:
    if received.seal is not None:
        return not found, None
    # Before there were seals: the one hash is of all records together, ids among them.
    selected = as_then.selected
    selected["selection"].pop("keys")
    same = received.sha256 == canonical_hash(selected)
    if same:
        return True, None
    return False, "the records differ; a report of 0.1.0 does not tell in what, nor across versions"


def _differences(connection: Connection, received: Received, now: Seal) -> list[Difference]:
    then = received.seal
    if then is None:
        names = {f"claim/{key}" for key in received.claims}
        here = {name for name in now.records if name.startswith("claim/")}
        changed: set[str] = set()
    else:
        names, here = set(then.records), set(now.records)
        changed = {name for name in names & here if then.records[name] != now.records[name]}
    # Of decided proposals a report says nothing where there were none, or it is an older one.
    kinds: dict[str, What] = dict.fromkeys(names - here - {DECIDED}, "gone")
    kinds |= dict.fromkeys(here - names - {DECIDED}, "new")
    kinds |= dict.fromkeys(changed, "changed")
    made_at = received.selection.last_change
    return [
        Difference(
            noun=noun,
            key=key,
            what=kinds[name],
            detail=_status_words(key, then, now) if noun == "contradiction" and then else None,
            change=_first_after(connection, noun, key, made_at),
        )
        for name in sorted(kinds)
        for noun, _, key in [name.partition("/")]
    ]


def _status_words(key: str, then: Seal, now: Seal) -> str | None:
    before, after = then.statuses.get(key), now.statuses.get(key)
    if before is None or after is None or before == after:
        return None
    return f"{before} in the report, {after} now"


def _first_after(connection: Connection, noun: str, key: str, made_at: int) -> ChangeView | None:
    if not key.isprintable():  # no record has such a key, and the drivers refuse some
        return None
    later = (one for one in history(connection, noun, key) if one.number > made_at)
    return next(later, None)


def _reproduced(received: Received, as_then: Report, data: bytes) -> bool | None:
    renderer = RENDERERS.get(received.format)
    comparable = received.intact and received.seal is not None and received.made_with == MADE_WITH
    if renderer is None or not comparable or as_then.sha256 != received.sha256:
        return None
    made: str | bytes = renderer.render(as_then)
    return (made.encode() if isinstance(made, str) else made) == data


def _quotations(connection: Connection, received: Received) -> Proved:
    """Prove the quotations that the report shows, and that they are those of the record."""
    then = received.seal.quotations if received.seal else {}
    claims = () if received.seal else received.claims
    found = reported(connection, appearances=then, claims=claims)
    proved = prove(connection, sorted(id_ for id_, _ in found.values()))
    views = appearance_views(connection, sorted({claim for _, claim in found.values()}))
    words = {one.key: words_fingerprint(one.exact) for own in views.values() for one in own}
    failures = list(proved.failures)
    for key, shown in sorted(then.items()):
        if key not in found:
            failures.append(Failure("appearance", 0, key, "it is not in the record any more"))
        elif shown is not None and shown != words.get(key):
            problem = "its words in the report are not those of the record"
            failures.append(Failure("appearance", found[key][0], key, problem))
    return dataclasses.replace(proved, failures=tuple(failures))
