"""From a text to a reading: tokens with what they are, and the attributions in it."""

from functools import lru_cache
from typing import Final

from onrecord.extract.attribution import Attribution, Entity, Offsets, Reading, Token
from onrecord.extract.confidence import confidence
from onrecord.extract.continued import with_continued
from onrecord.extract.decoding import Found, one_each, spans
from onrecord.extract.features import Featuriser, Outline, Unit, outline
from onrecord.extract.network import Labelled, Network
from onrecord.extract.weights import load
from onrecord.vocabulary import QuoteType

_ENTITIES: Final[tuple[Entity | None, ...]] = (
    None,
    "person",
    "organisation",
    "place",
    "other",
    "time",
)
#: A cue that scores less is none. Chosen on the development articles: docs/accuracy.md.
CUE_THRESHOLD: Final = 0.5
#: What is less likely to be right is not told. Chosen for the best F1 on the same articles.
LEAST_CONFIDENCE: Final = 0.35


class Reader:
    """Reads texts with one set of weights; a reader is made once and used for many texts."""

    def __init__(self) -> None:
        held = load()
        self.version = held.version
        self._network = Network(held.arrays)
        self._featuriser = Featuriser(held.vocabulary)
        self._coefficients = held.coefficients

    def read(self, text: str) -> Reading:
        """Return the reading of a text of any kind; nothing found is an empty reading."""
        cut = outline(text)
        units = self._featuriser.units(text, cut)
        labelled = self._network.label(units, CUE_THRESHOLD)
        tokens = _tokens(text, cut, labelled)
        found = [
            self._attribution(one, unit, tokens)
            for unit, of_unit in zip(units, labelled, strict=True)
            for one in one_each(of_unit.found)
        ]
        found = [one for one in found if one.confidence >= LEAST_CONFIDENCE]
        every = sorted(with_continued(tokens, found), key=_place)
        return Reading(text, tuple(tokens), tuple(every))

    def _attribution(self, found: Found, unit: Unit, tokens: list[Token]) -> Attribution:
        own = tokens[unit.first : unit.last]
        offsets = [(token.start, token.end) for token in own]
        return Attribution(
            source=spans(found.source, offsets),
            cue=spans(found.cue, offsets),
            content=spans(found.content, offsets),
            quote_type=_quote_type([own[number] for number in found.content]),
            confidence=confidence(found, self._coefficients),
        )


@lru_cache(maxsize=1)
def reader() -> Reader:
    """Return the reader of this process; loading the weights takes a fraction of a second."""
    return Reader()


def _tokens(text: str, cut: Outline, labelled: list[Labelled]) -> list[Token]:
    paragraph_of = _numbered(cut.paragraphs)
    sentence_of = _numbered(cut.sentences)
    entities = [_ENTITIES[number] for one in labelled for number in one.entities]
    subjects = [score > 0 for one in labelled for score in one.subjects.tolist()]
    return [
        Token(start, end, text[start:end], *of)
        for (start, end), *of in zip(
            cut.tokens, paragraph_of, sentence_of, cut.states, entities, subjects, strict=True
        )
    ]


def _numbered(ranges: list[Offsets]) -> list[int]:
    return [number for number, (first, last) in enumerate(ranges) for _ in range(first, last)]


def _quote_type(content: list[Token]) -> QuoteType:
    words = [token.quotation == "inside" for token in content if token.text[0].isalnum()]
    if not any(words):
        return "indirect"
    return "direct" if all(words) else "mixed"


def _place(attribution: Attribution) -> tuple[int, int]:
    spans_ = (*attribution.source, *attribution.cue, *attribution.content)
    return min(spans_)[0], attribution.content[0][0]
