"""What can be wrong with a database, each with the sentence that a person reads."""

from onrecord.errors import DatabaseError, OnrecordError


class DatabaseMissingError(DatabaseError):
    """There is no database at the place that was named."""

    def __init__(self, place: str) -> None:
        super().__init__(f"No database at {place}. Make one with: onrecord init")


class DatabaseNotOnServerError(DatabaseError):
    """The server answers, but has no database of that name."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The server has no database {place}. Create it there (createdb), then: onrecord init"
        )


class NotOnrecordError(DatabaseError):
    """The file or server answers, but holds no record."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} is not an onrecord database. Name another with --database, "
            "or make one with: onrecord init"
        )


class DatabaseBehindError(DatabaseError):
    """The tables are those of an earlier version of the program."""

    def __init__(self, place: str, found: str, wanted: str) -> None:
        super().__init__(
            f"{place} is at schema {found}, this program needs {wanted}. "
            "Back it up (onrecord db backup FILE), then: onrecord db upgrade"
        )


class DatabaseNewerError(DatabaseError):
    """The tables are those of a later version of the program."""

    def __init__(self, place: str, found: str) -> None:
        super().__init__(
            f"{place} is at schema {found}, which this program does not know. "
            "It was made by a newer onrecord: upgrade the program"
        )


class DatabaseLockedError(OnrecordError):
    """Another program was writing for longer than we wait."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} is locked: another program is writing to it. Nothing was changed. "
            "Try again when it has finished"
        )


class DatabaseReadOnlyError(OnrecordError):
    """The file, or its folder, may not be written to."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} cannot be written to: the file or its folder is read-only. "
            "Nothing was changed. Copy it to a folder of your own"
        )


class DatabaseFullError(OnrecordError):
    """The disk has no room left."""

    def __init__(self, place: str) -> None:
        super().__init__(f"The disk is full: {place} was not changed. Make room and try again")


class DiskFailedError(OnrecordError):
    """The disk has no room even to begin, or fails."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The disk of {place} is full, or it fails (disk I/O error). Nothing was changed. "
            "Make room, then: onrecord verify"
        )


class DatabaseDamagedError(OnrecordError):
    """The file is no database, or its pages are damaged."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"{place} is damaged or not a database ({detail}). "
            "Restore a backup, or name another file with --database"
        )


class DatabaseUnreachableError(OnrecordError):
    """The file cannot be opened or the server does not answer."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(f"{place} cannot be opened: {detail}. Check the address and try again")


class DatabaseFailedError(OnrecordError):
    """The database refused a statement for a reason that we do not know."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"{place} failed: {detail}. Nothing was changed. Report it, with the command"
        )


class DriverMissingError(DatabaseError):
    """PostgreSQL was asked for without its driver."""

    def __init__(self) -> None:
        super().__init__(
            "The PostgreSQL driver is not installed. Install it with: "
            "pip install 'onrecord[postgresql]'"
        )


class RecordConflictError(OnrecordError):
    """The database refused rows that break one of its rules; nothing was changed."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The database refused this change ({detail}). Nothing was changed. "
            "Run onrecord verify, and report it if that finds nothing"
        )


class MigrationBrokeReferencesError(OnrecordError):
    """A migration left rows that refer to nothing; it was rolled back."""

    def __init__(self) -> None:
        super().__init__(
            "The upgrade would have left records that refer to nothing. Nothing was changed. "
            "Report it, with the output of: onrecord verify"
        )
