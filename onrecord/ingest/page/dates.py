"""The day on which a page says that it was published, in the page's own time zone.

Only what says so in so many words counts: no copyright line, no day of a change, no guess at
which number is the month. Where statements differ, the first in rank is taken and the note
names the others.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from onrecord.ingest.page.structured import Thing, text_of
from onrecord.ingest.page.tree import words_of
from onrecord.ingest.stated import Stated, stated
from onrecord.records import DateRecord

_META: Final = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "pubdate", "publishdate", "publish_date", "publish-date",
    "publication_date", "published_time", "article.published", "cxenseparse:recs:publishtime",
    "citation_publication_date", "bt:pubdate", "date",
)  # fmt: skip
_PUBLISHED: Final = re.compile(
    r"publi(?:sh|c)|pub-?date|posted|dateline|entry-date|date-?time|^date$", re.IGNORECASE
)
_CHANGED: Final = re.compile(r"modif|updat|chang|edit|correct|expir|event", re.IGNORECASE)
_CHANGED_WORDS: Final = re.compile(
    r"\s*(?:last\s+)?(?:updated|modified|changed|edited|corrected)", re.IGNORECASE
)
_ELSEWHERE: Final = ("nav", "aside", "footer", "li", "form")
_LONGEST: Final = 120
_MOST_CHILDREN: Final = 3
_SHOWN: Final = "the words shown"
_SPELLED: Final = re.compile(
    r"(?<![\d/.-])(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)?\s+(?:(?:de|of)\s+)?(?P<month>[^\W\d_]{3,14})\.?,?"
    r"\s+(?:(?:de|del)\s+)?(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?P<month_before>[^\W\d_]{3,14})\.?\s+(?P<day_after>[0-3]?\d)(?:st|nd|rd|th)?,?"
    r"\s+(?P<year_after>(?:19|20)\d\d)(?!\d)"
    r"|(?P<cjk>(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
)
_MAX_SHOWN: Final = 3


def published(root: Any, metas: Iterable[tuple[str, str]], article: Thing) -> DateRecord | None:
    """Return the day of publication as the page states it, ``None`` where it does not."""
    stated = list(_statements(root, dict(reversed(list(metas))), article))
    if not stated:
        return None
    chosen = _in_own_zone(stated)
    others = {each.day: each for each in stated if _contradicts(each, chosen)}
    note = "The page gives the time in UTC." if chosen.in_utc else None
    if others:
        told = [f"{day} ({each.where})" for day, each in list(others.items())[:_MAX_SHOWN]]
        note = f"The page also gives {', '.join(told)}; taken from {chosen.where}."
    return DateRecord(edtf=chosen.day.isoformat(), phrase=chosen.phrase, note=note)


def _in_own_zone(stated: list[Stated]) -> Stated:
    """Return the first statement, or one that gives the same time as people there count it.

    A page that keeps its times in UTC may show the day before or after to its readers.
    """
    first = stated[0]
    if not first.in_utc or first.moment is None:
        return first
    for other in stated[1:]:
        if other.moment is not None and not other.in_utc:
            if abs(other.moment - first.moment) < dt.timedelta(minutes=1):
                return other
        elif other.moment is None and abs((other.day - first.day).days) <= 1:
            return other
    return first


def _contradicts(other: Stated, chosen: Stated) -> bool:
    same_moment = other.moment is not None and other.moment == chosen.moment
    return other.day != chosen.day and not same_moment


def _statements(root: Any, metas: dict[str, str], article: Thing) -> Iterator[Stated]:
    candidates = [
        (text_of(article.get("datePublished")), "JSON-LD datePublished"),
        *((metas.get(name), f"meta {name}") for name in _META),
        *((element_phrase(e), "itemprop datePublished") for e in _item_properties(root)),
    ]
    for phrase, where in candidates:
        if (found := stated(phrase, where)) is not None:
            yield found
    yield from _visible(root)


def _item_properties(root: Any) -> Iterator[Any]:
    for element in root.xpath("//*[contains(@itemprop, 'datePublished')]"):
        if not _is_elsewhere(element):
            yield element


def element_phrase(element: Any) -> str:
    """Return the time that an element carries: for machines, else the words it shows."""
    return str(element.get("content") or element.get("datetime") or words_of(element))


def _visible(root: Any) -> Iterator[Stated]:
    """Yield what the first dated element of the article's head states, for machines and readers."""
    within = next(iter(root.iter("article", "main")), root)
    language = re.split("[-_]", root.get("lang") or "en")[0].lower()
    for element in (*within.iter("time"), *within.iter("span", "p", "div")):
        if not _tells_of_publication(element):
            continue
        words = words_of(element)
        for_machines = stated(element.get("datetime"), "time")
        for_readers = stated(words, _SHOWN) or in_words(words, language)
        yield from filter(None, (for_machines, for_readers))
        if for_machines or for_readers:
            return


def _tells_of_publication(element: Any) -> bool:
    marks = " ".join(element.get(name, "") for name in ("class", "itemprop", "id", "data-testid"))
    if len(element) > _MOST_CHILDREN or _CHANGED.search(marks):
        return False
    if element.tag != "time" and not _PUBLISHED.search(marks):
        return False
    return not _is_elsewhere(element) and _is_short(element)


def _is_elsewhere(element: Any) -> bool:
    return any(parent.tag in _ELSEWHERE for parent in element.iterancestors())


def _is_short(element: Any) -> bool:
    """Whether it stands in a line of its own, and not as a day told of in the prose."""
    line = element.getparent() if element.tag in {"time", "span"} else element
    words = words_of(line if line is not None else element)
    before = words.partition(words_of(element))[0]
    return len(words) <= _LONGEST and not _CHANGED_WORDS.search(before + words_of(element)[:20])


def in_words(words: str, language: str) -> Stated | None:
    """Return the day that words name with its month spelled out, in ``language`` or English.

    Days in numbers alone, 03/04/2026, are not read: which is the month is a guess.
    """
    found = _SPELLED.search(words[:_LONGEST])
    if found is None or _CHANGED_WORDS.match(words):
        return None
    phrase = found[0]
    if found["cjk"]:
        year, month, day = re.findall(r"\d+", phrase)
        return _told(phrase, f"{year}-{int(month):02d}-{int(day):02d}")
    day, month, year = (
        found["day"] or found["day_after"], found["month"] or found["month_before"],
        found["year"] or found["year_after"],
    )  # fmt: skip
    number = _month(month, language)
    return _told(phrase, f"{year}-{number:02d}-{int(day):02d}") if number else None


def _told(phrase: str, iso: str) -> Stated | None:
    try:
        return Stated(phrase, dt.date.fromisoformat(iso), None, _SHOWN)
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _month(name: str, language: str) -> int | None:
    from dateparser.date import DateDataParser

    for tried in dict.fromkeys((language, "en")):
        try:
            parser = DateDataParser(languages=[tried], settings={"REQUIRE_PARTS": ["month"]})
            found = parser.get_date_data(f"1 {name} 2000").date_obj
        except ValueError:  # a language that it does not know
            continue
        if found is not None and (found.day, found.year) == (1, 2000):
            return int(found.month)
    return None
