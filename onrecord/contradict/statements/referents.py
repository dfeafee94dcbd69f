"""Whether two statements speak of two things of one kind: another bridge, flight, match, brother.

Names alone decide nothing: they must stand in one place, the rest of the words being alike.
"""

from functools import lru_cache
from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.statements.comparison import Statement
from onrecord.contradict.statements.figures.kinds import meaning
from onrecord.contradict.statements.figures.names import TITLES, key, may_be_one, names
from onrecord.contradict.statements.figures.numbers import number_at
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.words import EMPTY, Token, listed, stem, word_set
from onrecord.contradict.statements.owners import kin, owners
from onrecord.contradict.statements.remembered import STATEMENTS
from onrecord.dates.lexicon import ORDINALS

_RULE: Final = "different_referent"
#: Words before a thing of which one excludes the others.
_GROUPS: Final = (
    "north northern south southern east eastern west western",
    "left right",
    "upper lower middle",
    "older newer old new elder younger",
    "inner outer",
    "front rear back",
    "home away",
    "junior senior",
    "first second third fourth fifth sixth seventh eighth ninth tenth last",
    "morning afternoon evening night",
    "male female",
)
_CONTRASTS: Final = {word: number for number, row in enumerate(_GROUPS) for word in row.split()}
_ALIKE: Final = {"northern": "north", "southern": "south", "eastern": "east", "western": "west",
                 "older": "old", "elder": "old", "newer": "new", "younger": "new"}  # fmt: skip
_LABELS: Final = word_set(
    """
    flight gate ward unit district room page article section chapter platform terminal route
    line highway lodge reactor block building apartment batch phase round episode season volume
    motion resolution case boat locomotive train bus tram lot plot hole pier berth shaft well
    """
)
#: What is told from its like by the word before it.
_NAMED: Final = frozenset(
    map(
        stem,
        listed(
            """
            segment sector department division district ward province committee team squad wing
            gallery terminal bridge station street road school court gauge dam mine pit camp
            hospital clinic factory plant square quarter village island lake river valley hotel
            church mosque airport harbour harbor port prison
            """
        ),
    )
)
_ONLY_ONE: Final = word_set(
    """
    first only alone winner won responsible blame author owner owns largest biggest best
    champion fault
    """
)
_JOINTS: Final = frozenset({"of", "about"})
_LEADS: Final = EMPTY - {"new"}
_REACH: Final = 4
_MAY_BE: Final = 0.7
_ALIKE_SHARE: Final = 0.5
_FEW: Final = 2
_ONE: Final = 1


def referent_gates(
    a: Statement, b: Statement, first: Reading, second: Reading, *, doers: bool = False
) -> list[Gate]:
    """Return the gate ``different_referent`` where the words name two things, ``[]`` else.

    ``doers`` where the two are at odds over who did it: then no name in its place is another.
    """
    claimed = doers or _exclusive(first.tokens) or _exclusive(second.tokens)
    for found in (
        _labels(first, second),
        _modifiers(first, second),
        _named(first, second),
        _complements(first, second),
        owners(a, b, first, second),
        kin(first, second),
        None if claimed else _subjects(first, second),
        None if claimed else _swapped(first.tokens, second.tokens),
        None if claimed else _openings(first.tokens, second.tokens),
    ):
        if found is not None:
            detail = f'They speak of two things: "{found[0]}" and "{found[1]}".'
            return [Gate(rule=_RULE, outcome="fail", detail=detail, factor=0.0)]
    one_sided = _one_sided(first, second)
    if one_sided is None:
        return []
    detail = f'Only one speaks of "{one_sided}": they may mean two things.'
    return [Gate(rule=_RULE, outcome="unknown", detail=detail, factor=_MAY_BE)]


def _exclusive(run: tuple[Token, ...]) -> bool:
    """Return whether the words say that only one can be it: "first", "alone", "the winner"."""
    return any(token.low in _ONLY_ONE for token in run)


def _labels(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Compare "Flight 12" and "Flight 31"."""
    first, second = _labelled(a), _labelled(b)
    for word in first.keys() & second.keys():
        if not first[word] & second[word]:
            return f"{word} {min(first[word])}", f"{word} {min(second[word])}"
    return None


@lru_cache(maxsize=STATEMENTS)
def _labelled(reading: Reading) -> dict[str, set[str]]:
    run = reading.tokens
    found: dict[str, set[str]] = {}
    for at in range(len(run) - 1):
        after = run[at + 1]
        if run[at].low in _LABELS and (after.is_digits or _is_letter(after)):
            found.setdefault(run[at].low, set()).add(after.low)
    return found


def _is_letter(token: Token) -> bool:
    return (
        len(token.text) == 1
        and token.text.isalpha()
        and token.text.isupper()
        and token.low not in {"i", "a"}
    )


def _modifiers(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Compare "the eastern gallery" and "the western gallery"."""
    first, second = _modified(a), _modified(b)
    for noun, group in first.keys() & second.keys():
        one, other = first[noun, group], second[noun, group]
        if not one.keys() & other.keys():
            return next(iter(one.values())), next(iter(other.values()))
    return None


@lru_cache(maxsize=STATEMENTS)
def _modified(reading: Reading) -> dict[tuple[str, int], dict[str, str]]:
    """Return, by noun and group of contrast, the words before it with their phrase."""
    run = reading.tokens
    found: dict[tuple[str, int], dict[str, str]] = {}
    for at, token in enumerate(run):
        group = _CONTRASTS.get(token.low)
        if group is None:
            continue
        if not group and at and run[at - 1].low == "the" and not _noun_at(run, at + 1):
            found.setdefault(("", group), {})[_ALIKE.get(token.low, token.low)] = token.text
        for noun in run[at + 1 : at + 3]:
            if not noun.is_word or noun.low in EMPTY or noun.low in _CONTRASTS:
                break
            word = _ALIKE.get(token.low, token.low)
            phrase = f"{token.text} {noun.text}"
            found.setdefault((meaning(noun.stem), group), {})[word] = phrase
    return found


def _noun_at(run: tuple[Token, ...], at: int) -> bool:
    return at < len(run) and run[at].is_word and run[at].low not in EMPTY


def _named(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Compare "the Northgate bridge" and "the Southgate bridge"."""
    first, second = _named_by(a), _named_by(b)
    for noun in first.keys() & second.keys():
        one, other = first[noun], second[noun]
        if not one.keys() & other.keys():
            return next(iter(one.values())), next(iter(other.values()))
    return None


@lru_cache(maxsize=STATEMENTS)
def _named_by(reading: Reading) -> dict[str, dict[str, str]]:
    run = reading.tokens
    found: dict[str, dict[str, str]] = {}
    for at in range(1, len(run)):
        before = run[at - 1]
        if run[at].stem not in _NAMED or not before.is_word or before.low in EMPTY:
            continue
        if before.low in _CONTRASTS or before.low in {"whole", "entire", "big", "small", "own"}:
            continue
        phrase = f"{before.text} {run[at].text}"
        found.setdefault(run[at].stem, {})[before.stem] = phrase
    return found


def _complements(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Compare "cases of measles" and "cases of chickenpox"."""
    first, second = _of(a), _of(b)
    for noun in first.keys() & second.keys():
        one, other = first[noun], second[noun]
        if (
            not one.keys() & other.keys()
            and not _mentions(a.tokens, other)
            and not _mentions(b.tokens, one)
        ):
            return next(iter(one.values())), next(iter(other.values()))
    return None


def _mentions(run: tuple[Token, ...], words: dict[str, str]) -> bool:
    return any(meaning(token.stem) in words for token in run)


@lru_cache(maxsize=STATEMENTS)
def _of(reading: Reading) -> dict[str, dict[str, str]]:
    run = reading.tokens
    found: dict[str, dict[str, str]] = {}
    for at in range(1, len(run) - 1):
        noun = run[at - 1]
        if run[at].low not in _JOINTS or not noun.is_word or noun.low in _NO_KINDS:
            continue
        of = next((token for token in run[at + 1 : at + 4] if token.low not in EMPTY), None)
        if (
            of is None
            or _counts(run, at - 1)
            or not of.is_word
            or of.low in _TIMES
            or noun.low in _PARTS | _TIMES
        ):
            continue
        if any(token.low == "own" for token in run[at + 1 : at + 3]):
            continue
        phrase = f"{noun.text} {run[at].text} {of.text}"
        found.setdefault(meaning(noun.stem), {})[meaning(of.stem)] = phrase
    return found


def _counts(run: tuple[Token, ...], at: int) -> bool:
    return number_at(run, at) is not None


_NO_KINDS: Final = EMPTY | {"cent", "tonnes", "tons", "litres", "barrels", "points", "percent"}
_TIMES: Final = word_set(
    """
    last next january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday year month week day
    """
)
_PARTS: Final = word_set(
    """
    end week month day part half third quarter most all some none number lot rest series kind
    sort majority share per thousands hundreds millions dozens tens couple pair handful one
    morning night eve summer
    """
)


def _subjects(first: Reading, second: Reading) -> tuple[str, str] | None:
    """Compare two names at the beginning where the rest of the words is alike."""
    one, other = _opening_name(first), _opening_name(second)
    if one is None or other is None or may_be_one(one[0], other[0]):
        return None
    if _mention(second.tokens, one[0]) or _mention(first.tokens, other[0]):
        return None
    left = first.around - frozenset(map(stem, one[0]))
    right = second.around - frozenset(map(stem, other[0]))
    fewer = min(len(left), len(right))
    if fewer < _ONE or len(left & right) < _ALIKE_SHARE * fewer:
        return None
    return one[1], other[1]


@lru_cache(maxsize=STATEMENTS)
def _opening_name(reading: Reading) -> tuple[tuple[str, ...], str] | None:
    run = reading.tokens
    at = 0
    while at < len(run) and at < _REACH and (run[at].low == "the" or run[at].low in TITLES):
        at += 1
    spans = names(run)
    if not spans or not spans[0][0] <= at < spans[0][1]:
        return None
    words = [token.text for token in run[spans[0][0] : spans[0][1]]]
    return key(words), " ".join(words)


def _mention(run: tuple[Token, ...], name: tuple[str, ...]) -> bool:
    lows = {token.low.removesuffix("'s") for token in run}
    return name[-1] in lows


def _swapped(a: tuple[Token, ...], b: tuple[Token, ...]) -> tuple[str, str] | None:
    """Compare two sentences that are word for word alike but for one definite thing."""
    start = 0
    while start < min(len(a), len(b)) and a[start].low == b[start].low:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end].low == b[-1 - end].low:
        end += 1
    one, other = a[start : len(a) - end], b[start : len(b) - end]
    if not one or not other or max(len(one), len(other)) > _REACH:
        return None
    if start + end < 2 * max(len(one), len(other)) or not start:
        return None
    if a[start - 1].low not in {"the", "our", "my", "his", "her", "their"}:
        return None
    if not all(token.is_word for token in one + other) or end < _FEW:
        return None
    if {meaning(token.stem) for token in one} & {meaning(token.stem) for token in other}:
        return None
    return " ".join(token.text for token in one), " ".join(token.text for token in other)


def _openings(a: tuple[Token, ...], b: tuple[Token, ...]) -> tuple[str, str] | None:
    """Compare "Pupils without the jab ..." and "Teachers without the jab ..."."""
    first, second = _opening(a), _opening(b)
    if first is None or second is None:
        return None
    (at, one), (place, other) = first, second
    after = [token.low for token in a[at + 1 : at + 4]]
    if len(after) < _REACH - 1 or after != [token.low for token in b[place + 1 : place + 4]]:
        return None
    if meaning(one.stem) == meaning(other.stem) or after[0] not in _POST:
        return None
    return one.text, other.text


_POST: Final = word_set("without with in from of under over at on who for against")


def _opening(run: tuple[Token, ...]) -> tuple[int, Token] | None:
    at = 1 if run and run[0].low == "the" else 0
    if at >= len(run) or not run[at].is_word or run[at].low in EMPTY or _counts(run, at):
        return None
    return at, run[at]


def _one_sided(a: Reading, b: Reading) -> str | None:
    """Return what tells a thing from its like on one side only: "the second video"."""
    for one, other in ((a, b), (b, a)):
        lows = {token.low for token in other.tokens}
        stems = {token.stem for token in other.tokens}
        ordinal = next((pair for pair in _ordinals(one) if pair[1] in stems), None)
        if ordinal is not None and ordinal[0] not in lows:
            return ordinal[2]
        meanings = {meaning(word) for word in stems}
        for noun, phrases in _of(one).items():
            if noun in meanings and not meanings & phrases.keys():
                return next(iter(phrases.values()))
    return None


@lru_cache(maxsize=STATEMENTS)
def _ordinals(reading: Reading) -> tuple[tuple[str, str, str], ...]:
    run = reading.tokens
    return tuple(
        (run[at].low, run[at + 1].stem, f"{run[at].text} {run[at + 1].text}")
        for at in range(1, len(run) - 1)
        if run[at].low in ORDINALS
        and run[at].low != "first"
        and run[at - 1].low == "the"
        and run[at + 1].is_word
    )
