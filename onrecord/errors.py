"""Errors that a person reads: each carries one sentence (what, why, what next) and an exit code.

Exit codes: 1 known failure, 2 usage, 3 not found, 4 database missing or behind, 5 partly done.
"""


class OnrecordError(Exception):
    """A known failure; ``str()`` is the one line that a person reads."""

    exit_code = 1


class UsageError(OnrecordError):
    """What was asked for cannot be understood, or is ambiguous."""

    exit_code = 2


class NotFoundError(OnrecordError):
    """What was asked for is not in the record."""

    exit_code = 3


class DatabaseError(OnrecordError):
    """The database is missing, behind, newer, or not one of onrecord.

    One that is damaged, locked or read-only is a known failure: another error, exit code 1.
    """

    exit_code = 4


class PartlyDoneError(OnrecordError):
    """Some of the work was done and kept, some failed."""

    exit_code = 5


class RecordError(OnrecordError):
    """A record that cannot be taken in; ``path`` is the place in it, for a file's line number."""

    def __init__(self, noun: str, key: str, path: str, problem: str) -> None:
        super().__init__(f'{noun} "{key}": {problem}')
        self.noun = noun
        self.key = key
        self.path = path
