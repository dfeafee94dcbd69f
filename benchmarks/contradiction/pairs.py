"""Read the pairs of stories/, whose form README.md describes.

``load("tune")`` is what may be fitted to; ``load("measure")`` is for measuring only.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from benchmarks.contradiction.fields import Fields, PairError
from onrecord.dates import bounds
from onrecord.errors import OnrecordError
from onrecord.recordfile.nodes import Entry, parse
from onrecord.recordfile.refusal import RefusedError
from onrecord.vocabulary import (
    CLAIM_KINDS,
    CONTRADICTION_KINDS,
    DISMISSAL_REASONS,
    MODALITIES,
    SCOPES,
    TRANSLATED_BY,
)

__all__ = ["HALVES", "STORIES", "TRAPS", "Claim", "Pair", "PairError", "digest", "half_of", "load"]

STORIES: Final = Path(__file__).parent / "stories"
FROZEN: Final = Path(__file__).parent / "measure.sha256"
# entailment: the two agree, in the same or in other words; neutral: both may be true or false.
TRAPS: Final = (*DISMISSAL_REASONS, "entailment", "neutral")

Half = Literal["tune", "measure"]
HALVES: Final[tuple[Half, ...]] = get_args(Half)
Label = Literal["contradiction", "none"]
Span = tuple[int, int]

_NONE: Final = "none"  # takes back what is given for many claims
_GIVEN: Final = ("said", "event", "place", "source", "speaker")


@dataclass(frozen=True)
class Claim:
    """A claim as the record would hold it; dates are EDTF, ``event`` when it speaks of.

    ``speaker`` is the holder; those in ``relayed_by`` only passed the words on.
    """

    statement: str
    speaker: str
    said: str
    source: str
    event: str | None = None
    place: str | None = None
    modality: str = "asserted"
    kind: str = "statement"
    described_as: str | None = None
    on_behalf_of: str | None = None
    relayed_by: tuple[str, ...] = ()
    translated_by: str | None = None


@dataclass(frozen=True)
class Pair:
    """Two claims and what a careful reader makes of them.

    ``kind`` is that of a contradiction, ``trap`` why a pair is none; the other is None. ``spans``
    are those of the first and of the second statement that carry the conflict: half-open, in code
    points, empty where a trap has none marked. ``contrast_set`` names the near twins.
    """

    key: str
    story: str
    subject: str
    half: Half
    contrast_set: str
    first: Claim
    second: Claim
    scope: str
    kind: str | None
    trap: str | None
    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    why: str

    @property
    def label(self) -> Label:
        """Whether the claims contradict each other."""
        return "none" if self.kind is None else "contradiction"


def half_of(story: str) -> Half:
    """Return the half of a story: "tune" if the SHA-256 of its key begins with an even digit."""
    return HALVES[int(hashlib.sha256(story.encode()).hexdigest()[0], 16) % 2]


def load(half: Half | None = None, folder: Path = STORIES) -> list[Pair]:
    """Return the pairs of one half or of both, by the names of the files. Raises PairError."""
    paths = sorted(folder.glob("*.yaml"))
    return [pair for path in paths if half in {None, half_of(path.stem)} for pair in read(path)]


def digest(half: Half, folder: Path = STORIES, in_half: Callable[[str], Half] = half_of) -> str:
    """Return the SHA-256 of the half's files, joined in the order of their names."""
    paths = [path for path in sorted(folder.glob("*.yaml")) if in_half(path.stem) == half]
    return hashlib.sha256("".join(path.read_text("utf-8") for path in paths).encode()).hexdigest()


def read(path: Path) -> list[Pair]:
    """Return the pairs of one story. Raises PairError with the name of the file and the line."""
    story = opened(path, "story")
    subject = story.due("subject")
    story.due("summary")
    given = given_in(story, {})
    pairs: list[Pair] = []
    for number, node in enumerate(story.items("sets"), 1):
        one = Fields(path, node)
        pairs += _set(one, f"{path.stem}/{number}", subject, given)
    story.done()
    return pairs


def opened(path: Path, name: str) -> Fields:
    """Return what a file holds that must be called under ``name`` as it is called itself."""
    try:
        documents = parse(path.read_text("utf-8"))
    except RefusedError as error:
        raise PairError(f"{path.name}:{error.position.line}: {error}") from None
    if len(documents) != 1:
        raise PairError(f"{path.name}:1: one {name} is due, {len(documents)} are there")
    fields = Fields(path, documents[0])
    if fields.due(name) != path.stem:
        fields.refuse(f'the {name} must be called "{path.stem}", as its file is')
    return fields


def given_in(fields: Fields, inherited: Mapping[str, str]) -> dict[str, str]:
    """Return what each claim has unless it says otherwise: ``inherited`` and the key "given"."""
    found = dict(inherited)
    for key, entry in fields.entries("given").items():
        if key not in _GIVEN:
            fields.refuse(f'"{key}" cannot be given for many claims', entry.line)
        found[key] = fields.scalar(entry.value, key)
    return found


def _set(fields: Fields, name: str, subject: str, inherited: Mapping[str, str]) -> list[Pair]:
    fields.due("about")
    given = given_in(fields, inherited)
    claims = {
        key: claim_of(fields.path, entry, given) for key, entry in fields.entries("claims").items()
    }
    pairs = [
        _pair(Fields(fields.path, node), name, subject, claims) for node in fields.items("pairs")
    ]
    fields.done()
    return pairs


def claim_of(path: Path, entry: Entry, given: Mapping[str, str]) -> Claim:
    """Return the claim that an entry of a file holds, with what is given where it says nothing."""
    fields = Fields(path, entry.value)
    got = {key: fields.text(key) or given.get(key) for key in _GIVEN}
    got = {key: None if value == _NONE else value for key, value in got.items()}
    said, source, speaker = got["said"], got["source"], got["speaker"]
    if said is None or source is None or speaker is None:
        fields.refuse("a claim needs said, source and speaker, its own or given")
    for date in filter(None, (said, got["event"])):
        try:
            bounds(date)
        except OnrecordError as error:
            fields.refuse(str(error))
    claim = Claim(
        fields.due("statement"),
        speaker,
        said,
        source,
        got["event"],
        got["place"],
        fields.one_of("modality", MODALITIES) or "asserted",
        fields.one_of("kind", CLAIM_KINDS) or "statement",
        fields.text("described_as"),
        fields.text("on_behalf_of"),
        fields.texts("relayed_by"),
        fields.one_of("translated_by", TRANSLATED_BY),
    )
    fields.done()
    return claim


def _pair(fields: Fields, name: str, subject: str, claims: Mapping[str, Claim]) -> Pair:
    keys = fields.due("of").split()
    if len(keys) != 2 or keys[0] == keys[1] or not set(keys) <= claims.keys():
        fields.refuse(f'"of" must name two claims of the set: {", ".join(claims)}')
    first, second = (claims[key] for key in keys)
    kind, trap = fields.one_of("kind", CONTRADICTION_KINDS), fields.one_of("trap", TRAPS)
    if (kind is None) == (trap is None):
        fields.refuse("a pair has either a kind, as a contradiction, or a trap, as none")
    scope = "self" if first.speaker == second.speaker else "between_speakers"
    story = name.partition("/")[0]
    pair = Pair(
        f"{name}/{keys[0]}-{keys[1]}",
        story,
        subject,
        half_of(story),
        name,
        first,
        second,
        fields.one_of("scope", SCOPES) or scope,
        kind,
        trap,
        _spans(fields, first, second),
        fields.due("why"),
    )
    fields.done()
    if kind is not None and not any(pair.spans):
        fields.refuse('a contradiction needs the "words" that carry it')
    return pair


def _spans(
    fields: Fields, first: Claim, second: Claim
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    nodes = fields.items("words")
    if not nodes:
        return (), ()
    if len(nodes) != 2:
        fields.refuse('"words" has two items: those of the first and of the second statement')
    one, other = (
        tuple(_span(fields, words, claim) for words in fields.one_or_more(node, "words"))
        for node, claim in zip(nodes, (first, second), strict=True)
    )
    return one, other


def _span(fields: Fields, words: str, claim: Claim) -> Span:
    if claim.statement.count(words) != 1:
        fields.refuse(
            f'"{words}" stands {claim.statement.count(words)} times, not once, '
            f'in "{claim.statement}"'
        )
    start = claim.statement.index(words)
    return start, start + len(words)
