"""Why a language model proposed nothing: one line, never with a key nor with what it answered."""

from onrecord.errors import OnrecordError, UsageError


class LanguageModelError(OnrecordError):
    """An endpoint that could not be asked, or an answer that cannot be used."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(f"The language model at {name}: {sentence}")
        self.sentence = sentence


class UnansweredError(LanguageModelError):
    """One question without an answer, which may lie in the question: another may have one."""


class LanguageModelUsageError(UsageError):
    """An address, a name of a model or a key that cannot be one."""
