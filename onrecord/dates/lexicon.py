"""The words that time expressions are made of, each with its kind.

A word that is also another word ("may", "march", "fall", "second", "sun") is either left out or has
a kind of its own, so that the grammar takes it only where its neighbours make it a date.
"""

from typing import Final


def listed(text: str) -> list[str]:
    """Return the words of a list that is written as a line of them."""
    return text.split()


def words(text: str) -> frozenset[str]:
    """Return the set of the words of a line."""
    return frozenset(listed(text))


MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar jänner",
            "february feb février fevrier februar",
            "march mar mars märz maerz",
            "april apr avril",
            "may mai",
            "june jun juin juni",
            "july jul juillet juli",
            "august aug août aout",
            "september sept sep septembre",
            "october oct octobre oktober",
            "november nov novembre",
            "december dec décembre decembre dezember",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi montag",
            "tuesday tue tues mardi dienstag",
            "wednesday wed weds mercredi mittwoch",
            "thursday thu thur thurs jeudi donnerstag",
            "friday fri vendredi freitag",
            "saturday sat samedi samstag sonnabend",
            "sunday sun dimanche sonntag",
        )
    )
    for name in names.split()
}
NUMBERS: Final = {
    word: number
    for number, word in enumerate(listed(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    ))
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90, "hundred": 100}  # fmt: skip
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth"
        ),
        start=1,
    )
}
DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip

_KINDS: Final = {
    "month": "january february april june july september october november december august",
    "maybe_month": "may march",
    "mon": "jan feb mar apr jun jul aug sept sep oct nov dec",
    "foreign_month": "janvier januar jänner février fevrier februar mars märz maerz avril mai juin "
    "juni juillet juli août aout septembre octobre oktober novembre décembre decembre dezember",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday",
    "wd": "mon tue tues wed weds thu thur thurs fri sat sun",
    "foreign_weekday": "lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag "
    "mittwoch donnerstag freitag samstag sonnabend sonntag",
    "aujourd": "aujourd",
    "foreign_day": "heute gestern vorgestern übermorgen hier demain",
    "unit": "day days week weeks month months year years decade decades century centuries "
    "fortnight fortnights",
    "hour": "hour hours minute minutes",
    "weekend": "weekend weekends",
    "quarter": "quarter",
    "half": "half",
    "season": "spring summer autumn fall winter",
    "part": "morning afternoon evening night lunchtime midday",
    "number": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred",
    "nth_word": "first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "decade_word": "twenties thirties forties fifties sixties seventies eighties nineties",
    "vague": "few several many some couple dozens scores numerous countless",
    "recent": "recent",
    "a": "a an",
    "the": "the",
    "this": "this these",
    "that": "that those",
    "last": "last",
    "past": "past",
    "previous": "previous preceding",
    "next": "next",
    "coming": "coming upcoming",
    "following": "following",
    "same": "same",
    "very": "very",
    "early": "early",
    "late": "late",
    "earlier": "earlier",
    "later": "later",
    "mid": "mid middle",
    "beginning": "beginning start outset",
    "end": "end close",
    "ago": "ago",
    "ahead": "ahead",
    "now": "now",
    "before": "before",
    "after": "after",
    "prior": "prior",
    "since": "since",
    "until": "until till",
    "through": "through",
    "by": "by",
    "of": "of",
    "in": "in",
    "within": "within",
    "over": "over",
    "during": "during",
    "for": "for",
    "on": "on",
    "at": "at",
    "from": "from",
    "between": "between",
    "to": "to",
    "and": "and",
    "or": "or",
    "near": "nearly almost",
    "around": "about around roughly approximately circa",
    "more": "more",
    "less": "less fewer",
    "than": "than",
    "under": "under",
    "least": "least",
    "just": "just",
    "today": "today",
    "tonight": "tonight",
    "tomorrow": "tomorrow",
    "yesterday": "yesterday",
    "overnight": "overnight",
    "fiscal": "fiscal",
    "election": "election",
    "labor": "labor labour",
    "named_day": "memorial independence veterans presidents inauguration columbus boxing bastille "
    "armistice remembrance",
    "new": "new",
    "feast": "christmas thanksgiving halloween easter",
    "eve": "eve",
    "second": "second",
}
KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}
# Kinds that the text's marks and other words have.
_OTHER_KINDS: Final = (
    "day_number", "plain_number", "year_number", "nth_number", "decade_number", "short_decade",
    "figure", "clock", "money", "percent", "comma", "dash", "dot", "stop", "quote", "possessive",
    "apostrophe", "word", "name",
)  # fmt: skip
NAMES: Final = (*_KINDS, *_OTHER_KINDS)
# Of these kinds only with a capital: "may", "march", "sun", "jan" are other words.
NEED_A_CAPITAL: Final = frozenset({"maybe_month", "mon", "wd"})
# One letter for each kind, so that a text's kinds are a string and a grammar a regular expression.
LETTER: Final = {name: chr(0x100 + index) for index, name in enumerate(NAMES)}
