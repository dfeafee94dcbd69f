"""The day on which a page says that it was published, in the page's own time zone.

Only what says so in so many words counts: no copyright line, no day of a change, no guess at
which number is the month. Where statements differ, the first in rank is taken and the note
names the others.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from onrecord.ingest.page.head import Head, bare_text
from onrecord.ingest.page.structured import Thing, text_of
from onrecord.ingest.page.tree import marks_of, words_of
from onrecord.ingest.stated import Stated, stated
from onrecord.records import DateRecord

_META: Final = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "pubdate",
    "publishdate", "publish_date", "publish-date", "publication_date", "published_time",
    "article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "bt:pubdate",
    "date",
)  # fmt: skip
_PUBLISHED: Final = re.compile(
    r"published|pub(?:lish|lication)?-?(?:date|day|time|on|at)\b|posted|(?:entry|post|article)-?date",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"(?:^|\s)(?:date|time-?stamp)(?:$|\s)|dateline|date-?time", re.IGNORECASE
)
_CHANGED: Final = re.compile(r"modif|updat|chang|edit|correct|expir|event", re.IGNORECASE)
_CHANGED_WORDS: Final = re.compile(
    r"\s*(?:last\s+)?(?:updated|modified|changed|edited|corrected)", re.IGNORECASE
)
_COPYRIGHT: Final = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)
_PUBLISHED_WORDS: Final = re.compile(
    r"\s*(?:first\s+|originally\s+)?(?:published|posted|date\b|publi[ée]|publicado|pubblicato|"
    r"veröffentlicht|gepubliceerd|publicerad|publisert|udgivet|julkaistu|opublikowano|опубликован)",
    re.IGNORECASE,
)
_BY_WORDS: Final = re.compile(r"\s*(?:by|von|par|por|di|av|af|door)\s", re.IGNORECASE)
_ZONE: Final = re.compile(r"\W*(?:[A-Z]{2,5}|Uhr)?\W*")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WEEKDAY: Final = re.compile(r"\W*(?:[^\W\d_]{3,14})?\W*")
_INLINE: Final = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "time"})
_TOLD_OF: Final = ("table", "dl", "blockquote", "h2", "h3", "h4", "h5", "h6")
"""What a day is told of in, rather than the article dated by."""
_MOST_TRIED: Final = 50
"""Elements that are looked at; the day of publication is not the fiftieth on a page."""
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


def published(
    root: Any, head: Head, metas: Iterable[tuple[str, str]], article: Thing
) -> DateRecord | None:
    """Return the day of publication as the page states it, ``None`` where it does not."""
    stated = list(_statements(root, head, dict(reversed(list(metas))), article))
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


def _statements(root: Any, head: Head, metas: dict[str, str], article: Thing) -> Iterator[Stated]:
    candidates = [
        (text_of(article.get("datePublished")), "JSON-LD datePublished"),
        *((metas.get(name), f"meta {name}") for name in _META),
        *((element_phrase(e), "itemprop datePublished") for e in _item_properties(root, head)),
    ]
    for phrase, where in candidates:
        if (found := stated(phrase, where)) is not None:
            yield found
    yield from _visible(root, head)


def _item_properties(root: Any, head: Head) -> Iterator[Any]:
    for element in root.xpath("//*[contains(@itemprop, 'datePublished')]"):
        if element not in head.aside and next(element.iterancestors("li"), None) is None:
            yield element


def element_phrase(element: Any) -> str:
    """Return the time that an element carries: for machines, else the words it shows."""
    return str(element.get("content") or element.get("datetime") or words_of(element))


def _visible(root: Any, head: Head) -> Iterator[Stated]:
    """Yield what the first element that tells of publication states, for machines and readers."""
    in_head = set(head.elements) if head.is_sure else set()
    language = re.split("[-_]", root.get("lang") or "en")[0].lower()
    times = (each for each in head.elements if each.tag == "time")
    inside = (*head.within.iter("time"), *times, *head.within.iter("span", "p", "div"))
    elements = (each for each in dict.fromkeys(inside) if each not in head.aside)
    candidates = (each for each in elements if _may_tell(each, in_head))
    for element in islice(candidates, _MOST_TRIED):
        if not _tells_of_publication(element):
            continue
        words = words_of(element)
        for_machines = stated(element.get("datetime"), "time")
        for_readers = stated(words, _SHOWN) or in_words(words, language)
        yield from filter(None, (for_machines, for_readers))
        if for_machines or for_readers:
            return


def _may_tell(element: Any, in_head: set[Any]) -> bool:
    """Whether an element is marked as the day of publication, or as a day and in the head."""
    marks = _marks(element)
    other = element.get("itemprop") and "datePublished" not in element.get("itemprop")
    if len(element) > _MOST_CHILDREN or other or _CHANGED.search(marks):
        return False
    if next(element.iterancestors("li"), None) is not None:
        return False
    if _is_marked(element):
        return True
    if element not in in_head or next(element.iterancestors(*_TOLD_OF), None) is not None:
        return False
    return element.tag == "time" or bool(_DATED.search(marks))


def _is_marked(element: Any) -> bool:
    return element.get("pubdate") is not None or bool(_PUBLISHED.search(_marks(element)))


def _marks(element: Any) -> str:
    return f"{marks_of(element)} {element.get('data-testid', '')}"


def _tells_of_publication(element: Any) -> bool:
    """Whether its line is short, says nothing else, and nothing of changes or of rights."""
    own, line = words_of(element), _line_of(element)
    before, _, after = line.partition(own) if own else (line, "", "")
    if len(line) > _LONGEST or _COPYRIGHT.search(line) or _CHANGED_WORDS.search(before + own[:20]):
        return False
    if _is_marked(element):
        return True
    if element.tag != "time":
        day = _SPELLED.search(own)
        before, after = (before + own[: day.start()], "") if day else (before, after)
        if _WEEKDAY.fullmatch(before) or "dateline" in _marks(element):
            return True
    if not _LETTER.search(before):
        return bool(_ZONE.fullmatch(after) or _CHANGED_WORDS.match(after))
    if _PUBLISHED_WORDS.match(before):
        return True
    return bool(_BY_WORDS.match(before) and _ZONE.fullmatch(after))


def _line_of(element: Any) -> str:
    """Return the line that an element stands in: in a container, between the blocks around it."""
    block = element
    while block.tag in _INLINE and block.getparent() is not None:
        block = block.getparent()
    own = words_of(element)
    if not own:
        return bare_text(block)
    lines = words_of(block).split("\n")
    return own if "\n" in own else next((line for line in lines if own in line), own)


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
