from collections.abc import Callable

import pytest

from onrecord.recordfile import RecordFileError, read


@pytest.fixture
def refusal() -> Callable[[str], str]:
    """Read a text that must be refused where » stands in it, and return the reason."""

    def reason(marked: str) -> str:
        before, mark, after = marked.partition("»")
        assert mark, "the text needs » at the place of its error"
        with pytest.raises(RecordFileError) as caught:
            read(before + after, "dossier.yaml")
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        place = f"dossier.yaml:{line}:{column}: "
        message = str(caught.value)
        assert message.startswith(place), message
        return message.removeprefix(place)

    return reason
