"""How an office is worded: its title, whose office it is, and when it was held."""


def office(title: str, organisation: str | None) -> str:
    """Return an office in words, with the organisation where the title does not name it."""
    return f"{title}, {organisation}" if organisation and organisation not in title else title


def held_office(title: str, organisation: str | None, start: str | None, end: str | None) -> str:
    """Return an office in words; ``start`` and ``end`` are EDTF, ``..`` stands for an open end.

    >>> held_office("Foreign Minister of Norland", "Norland", "2006", None)
    'Foreign Minister of Norland (2006/..)'
    """
    return f"{office(title, organisation)} ({start or '..'}/{end or '..'})"
