"""Two statements in the pieces that a model has learnt, by its tokenizer.json."""

from dataclasses import dataclass

from workflows.pair_model.foreign import ForeignError, foreign


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers of tokens, and to which of the two statements each belongs."""

    ids: list[int]
    sides: list[int]


class Cutter:
    """A tokenizer; threads may not share it."""

    def __init__(self, content: bytes) -> None:
        """Raise ForeignError for what is no tokenizer or sets no marks between statements."""
        from tokenizers import Tokenizer

        with foreign("its tokenizer.json is none, or for a newer release of tokenizers"):
            self._tokenizer = Tokenizer.from_buffer(content)
            self._tokenizer.no_truncation()
            self._tokenizer.no_padding()
            # "[SEP]" in a statement is five letters, no end of it.
            self._tokenizer.encode_special_tokens = True
            marks = self._tokenizer.num_special_tokens_to_add(is_pair=True)
            self.words = self._tokenizer.get_vocab_size(with_added_tokens=True)
        if not marks:
            raise ForeignError("its tokenizer.json puts no mark between two statements")

    def cut(self, first: str, second: str) -> Pieces:
        """Return the pieces of two statements, however many; raises ForeignError."""
        with foreign("its tokenizer fails"):
            found = self._tokenizer.encode(_sendable(first), _sendable(second))
            return Pieces(list(found.ids), list(found.type_ids))


def _sendable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is not
