"""Whether a speaker holds what the words say, or only tells what another says, asks or jests."""

from functools import lru_cache
from typing import Final

from onrecord.contradict.gates import Gate
from onrecord.contradict.statements.comparison import Statement
from onrecord.contradict.statements.figures.names import key
from onrecord.contradict.statements.figures.reading import Reading
from onrecord.contradict.statements.figures.words import EMPTY, Token, word_set
from onrecord.contradict.statements.remembered import STATEMENTS

_SAYS: Final = word_set(
    """
    say says said claim claims claimed deny denies denied believe believes believed insist
    insists insisted allege alleges alleged argue argues argued maintain maintains maintained
    tell tells told write writes wrote call calls called reject rejects rejected refute refutes
    refuted dismiss dismisses dismissed disclaim disclaims disclaimed dispute disputes disputed
    suggest suggests suggested assert asserts asserted think thinks accuse accuses accused
    contend contends rebut rebuts contradict contradicts finds warns warn
    """
)
#: A verb of saying without "that": only where it takes a report or a charge as its object.
_OBJECTS: Final = word_set(
    """
    report reports claim claims rumour rumours rumor rumors theory allegation allegations
    suggestion suggestions accusation accusations story charge charges
    """
)
_ALWAYS: Final = word_set(
    """
    deny denies denied reject rejects rejected refute refutes refuted dismiss dismisses
    dismissed disclaim disclaims disclaimed dispute disputes disputed insist insists finds
    """
)
_OWN: Final = frozenset({"i", "we", "my", "our", "us", "me"})
#: Who is told by these words is nobody, or known from before and believed.
_NO_TELLER: Final = word_set(
    "they he she it you what whatever whoever who nobody no everyone everybody as if there"
)
_JUDGED: Final = frozenset({"false", "wrong", "untrue", "lie", "nonsense", "not", "true"})
_ADVERSE: Final = word_set(
    "opponent opponents rival rivals critic critics enemy enemies adversary adversaries neighbours"
)
_STOPS: Final = frozenset({",", ";", ":", ".", "\u2014", "that", "which", "who", "where", "when"})
_JOKES: Final = frozenset({"joked", "joking", "jokingly", "quipped", "jest", "satirical"})
_HEARSAY: Final = (
    ("there", "are", "rumours"), ("there", "are", "rumors"), ("rumour", "has", "it"),
    ("rumor", "has", "it"), ("it", "is", "rumoured"), ("it", "is", "said"), ("rumours", "that"),
    ("it", "is", "alleged"), ("word", "is", "that"), ("rumors", "that"),
)  # fmt: skip
_PRONOUNS: Final = word_set("i we you he she it they the")
_SUPPOSED: Final = 0.5
_REACH: Final = 9


def held_gates(a: Statement, b: Statement, first: Reading, second: Reading) -> list[Gate]:
    """Return gates that stop what a side does not hold itself by its own words."""
    found = []
    for statement, reading in ((a, first), (b, second)):
        name = statement.speaker_name or "The speaker"
        why = _not_held(reading) or _told(statement, reading)
        if why is not None:
            detail = f"{name} does not hold it: {why}."
            found.append(Gate(rule="not_held", outcome="fail", detail=detail, factor=0.0))
        elif _supposes(reading.tokens):
            detail = f'{name} speaks of what may be: an "if".'
            found.append(Gate(rule="not_held", outcome="unknown", detail=detail, factor=_SUPPOSED))
    return found


@lru_cache(maxsize=STATEMENTS)
def _not_held(reading: Reading) -> str | None:
    run = reading.tokens
    if not run:
        return None
    if run[-1].low == "?":
        return "it is a question"
    if _JOKES & set(reading.lows):
        return "it is told as a joke"
    if "comment" in reading.lows and {"refused", "declined", "refuses", "declines"} & set(
        reading.lows
    ):
        return "it is a refusal to comment"
    hearsay = any(_at(reading.lows, words) for words in _HEARSAY)
    return "it is passed on as hearsay" if hearsay else None


def _told(statement: Statement, reading: Reading) -> str | None:
    """Return whose words they are where they are not the speaker's own.

    "The ministry denies it" is held by the ministry where the ministry is the speaker.
    """
    teller = _teller_of(reading)
    if teller is None or not statement.in_own_voice:
        return None
    who = set(key(teller.split())) - EMPTY
    own = f"{statement.speaker_name or ''} {statement.described_as or ''}"
    if who & set(key(own.split())):
        return None
    return f'the words are those of "{teller}"'


@lru_cache(maxsize=STATEMENTS)
def _teller_of(reading: Reading) -> str | None:
    return _teller(reading.tokens) if reading.tokens else None


def _at(lows: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return lows[: len(words)] == words


def _supposes(run: tuple[Token, ...]) -> bool:
    lows = [token.low for token in run[:2]]
    inverted = lows[:1] in (["were"], ["had"], ["should"]) and bool(set(lows[1:]) & _PRONOUNS)
    return inverted or lows[:1] in (["if"], ["suppose"], ["supposing"], ["unless"])


def _teller(run: tuple[Token, ...]) -> str | None:
    """Return who says it, where the sentence begins with another's saying.

    "Officials refute reports that ...", "Ministry Denies ...", "X, the company keeps telling us".
    """
    for at in range(1, min(len(run), _REACH)):
        token = run[at]
        if token.low in _STOPS:
            break
        if token.low not in _SAYS or run[at - 1].low in {"not", "never", "to", "the", "a", "be"}:
            continue
        who = run[:at]
        if _is_own(who) or who[0].low in _NO_TELLER or not _reports(run, at) or _judged(run, at):
            return None
        return " ".join(one.text for one in who)
    return _afterwards(run)


def _is_own(who: tuple[Token, ...]) -> bool:
    """Return whether the speaker tells: "we", "our inspectors"; "my opponent" is another."""
    return who[0].low in _OWN and not any(token.low in _ADVERSE for token in who[1:])


def _judged(run: tuple[Token, ...], at: int) -> bool:
    """Return whether the speaker adds what they hold of it: "..., which it is not"."""
    lows = [token.low for token in run[at:]]
    for place, low in enumerate(lows[:-1]):
        if low == "," and lows[place + 1] in {"which", "and", "but"}:
            return bool(_JUDGED & set(lows[place + 1 :]))
    return False


def _reports(run: tuple[Token, ...], at: int) -> bool:
    """Return whether a verb of saying is followed by what is said."""
    if run[at].low in _ALWAYS:
        return True
    after = [token.low for token in run[at + 1 : at + 5]]
    if "that" in after or _OBJECTS & set(after):
        return True
    if run[at].low in {"call", "calls", "called"}:
        return after[:1] != ["off"] and after[:1] != ["for"] and "a" in after
    return run[at].low in {"believe", "believes", "thinks", "claims", "says", "alleges", "argues"}


def _afterwards(run: tuple[Token, ...]) -> str | None:
    """Read a teller at the end: "..., the company keeps telling us", "..., Aides Insist"."""
    last = len(run) - 1 if run[-1].low in {".", "!"} else len(run)
    comma = next((at for at in range(last - 1, max(0, last - 7), -1) if run[at].low == ","), None)
    if comma is None:
        return None
    tail = run[comma + 1 : last]
    lows = {token.low for token in tail}
    says = lows & (_SAYS | {"insist", "telling"}) - {"wrote", "writes", "called", "call"}
    if (
        not says
        or tail[0].low in _NO_TELLER
        or lows & {"i", "we", "it", "which", "and"}
        or not tail[1:]
    ):
        return None
    return " ".join(token.text for token in tail if token.low not in _SAYS | {"keeps", "telling"})
