"""Made-up names and sentences in several scripts: nobody who lives is among them.

Words are drawn with Zipf's frequencies, as in real text: a few are in every other sentence, most
are rare. Search indexes and caches behave accordingly.
"""

from collections.abc import Sequence
from itertools import accumulate, product
from random import Random
from typing import Final

_GIVEN: Final = (
    "Ana", "Tomas", "Ida", "Zoë", "Ángel", "Bořek", "Chloé", "Dağhan", "Eskil", "Fenna", "Gwilym",
    "Hàn", "Ines", "Jórunn", "Kęstas", "Lælia", "Märta", "Nuño", "Oona", "Piotra",
)  # fmt: skip
_STEMS: Final = (
    "Bre", "Fer", "Lun", "Tor", "Vas", "Kel", "Mor", "Sil", "Har", "Dun", "Øs", "Ví", "Grå", "Šte",
    "O'Ma", "de la Ro", "Nad", "Wex", "Çel", "Żur",
)  # fmt: skip
_ENDS: Final = (
    "kdal", "row", "dvik", "nesh", "mberg", "quist", "szky", "ndiol", "taigh", "bjørn", "ñero",
    "ssaint", "lüng", "ffen", "vać",
)  # fmt: skip
_FOREIGN: Final = (
    ("Ирва", "Олдо", "Темна", "Волкодар", "Ёжинов", "Брегов"),
    ("Θέκλα", "Νίρος", "Βάλτος", "Αρμενίδης", "Λούνδος", "Σελιάνος"),
    ("نورا", "طارم", "سلوان", "البحري", "المرساوي", "الفنار"),
    ("美波", "灯", "岸本崎", "波止場", "灘谷", "潮路"),
)
_COMMON: Final = tuple(
    """
    the of to in and that was on for by with had from not at as it would after before said
    ferry harbour ministry patrol bridge budget strike water border fleet dam school tunnel
    hospital price tax vote treaty ceasefire election wage grain gas power rail road port council
    inspector pilot engineer driver farmer teacher nurse crew union court judge report audit
    report's minister's won't open closed late early safe unsafe raised lowered paid unpaid lost
    found broken repaired flooded dry empty full larger smaller higher lower twice half quarter
    thousand million percent days weeks months years spring summer autumn winter north south
    east west norland harland isle bay coast valley upper lower
    """.split()  # noqa: SIM905 - a list of a hundred strings is for machines
)
_SYLLABLES: Final = ("ka", "lo", "mir", "ten", "vu", "sha", "dri", "pel", "no", "gat", "rus", "bi")
_SENTENCES: Final = (
    ("Паром", "опоздал", "мост", "закрыт", "гавань", "открыта", "бюджет", "вырос", "ещё", "раз"),
    ("το", "πλοίο", "άργησε", "η", "γέφυρα", "έκλεισε", "λιμάνι", "ανοιχτό", "πάλι", "νερό"),
    ("العبّارة", "تأخرت", "الجسر", "مغلق", "الميناء", "مفتوح", "الميزانية", "مرة", "أخرى", "غدا"),
    (
        "連絡船は",
        "遅れた。",
        "橋は",
        "閉鎖。",
        "港は",
        "開いた。",
        "予算が",
        "増えた。",
        "再び",
        "水",
    ),
)
_VOCABULARY: Final = _COMMON + tuple("".join(three) for three in product(_SYLLABLES, repeat=3))


def zipf(count: int, exponent: float, levelled: int = 0) -> list[float]:
    """Return cumulative weights for ``random.choices`` of ``count`` things, the first hottest.

    ``levelled`` is how many ranks are left out at the top, so that the first is less hot.
    """
    return list(accumulate((rank + 1 + levelled) ** -exponent for rank in range(count)))


_WEIGHTS: Final = zipf(len(_VOCABULARY), 0.9)


def sentence(rng: Random, words: int) -> str:
    """Return a sentence of so many words; one in twelve is not in the Latin script."""
    if rng.random() < 1 / 12:
        return " ".join(rng.choices(rng.choice(_SENTENCES), k=words)) + "."
    drawn = rng.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=words)
    return f"{drawn[0].capitalize()} {' '.join(drawn[1:])}."


def text(rng: Random, sentences: int) -> str:
    """Return paragraphs of so many sentences, with an emoji, which is one code point, or none."""
    parts = [sentence(rng, rng.randint(4, 30)) for _ in range(sentences)]
    parts.insert(rng.randrange(sentences), "🚢")
    lines = [" ".join(parts[start : start + 4]) for start in range(0, len(parts), 4)]
    return "\n\n".join(lines)


def person(number: int) -> str:
    """Return a name; different numbers may give the same one, as in life, but seldom do."""
    if number % 10 == 3:
        script = _FOREIGN[number // 10 % len(_FOREIGN)]
        return f"{_pick(script[:3], number // 40)} {_pick(script[3:], number // 120)}{_nth(number)}"
    surname = _pick(_STEMS, number * 7) + _pick(_ENDS, number * 11 + number // 20)
    return f"{_pick(_GIVEN, number * 3 + number // 7)} {surname}{_nth(number)}"


def outlet(number: int) -> str:
    """Return the name of a made-up publication."""
    place = _pick(_STEMS, number * 3) + _pick(_ENDS, number * 13)
    return f"The {place} {_pick(('Post', 'Herald', 'Wire', 'Évening', 'Gazette'), number)}"


def made_place(number: int) -> str:
    """Return the name of a made-up place; some thousand are different."""
    middle = _pick(_SYLLABLES, number // len(_STEMS))
    return f"{_pick(_STEMS, number)}{middle}{_pick(_ENDS, number // 240)}".replace("O'", "O")


def _nth(number: int) -> str:
    # The product of given names and surnames runs out: a father and a son, then.
    return f" {number // 3000 + 1}th" if number >= 3000 else ""


def _pick(words: Sequence[str], number: int) -> str:
    return words[number % len(words)]
