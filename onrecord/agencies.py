"""News agencies: the names that they sign with, and others that they go by."""

from typing import Final

from onrecord.text import fold

AGENCIES: Final[dict[str, tuple[str, ...]]] = {
    "AAP": ("Australian Associated Press",),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansi"),
    "ANSA": (),
    "AP": ("Associated Press", "The Associated Press"),
    "APA": ("Austria Presse Agentur",),
    "Belga": (),
    "Bloomberg": ("Bloomberg News",),
    "CNA": ("Central News Agency",),
    "dpa": ("Deutsche Presse-Agentur",),
    "EFE": ("Agencia EFE",),
    "epd": (),
    "Interfax": (),
    "IPS": ("Inter Press Service",),
    "IRNA": (),
    "KNA": (),
    "Kyodo": ("Kyodo News",),
    "NTB": (),
    "PA": ("PA Media", "Press Association"),
    "PAP": (),
    "PTI": ("Press Trust of India",),
    "Reuters": ("Thomson Reuters",),
    "Ritzau": (),
    "RIA Novosti": (),
    "SANA": (),
    "TASS": ("ITAR-TASS",),
    "The Canadian Press": ("Canadian Press",),
    "Ukrinform": (),
    "UPI": ("United Press International",),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News Agency",),
}
_BY_FOLDED: Final = {
    fold(name): agency for agency, more in AGENCIES.items() for name in (agency, *more)
}
# Who is called Efe or Sana is no agency: these count in capitals alone.
_FIRST_NAMES: Final = frozenset({"efe", "sana"})


def agency_named(words: str) -> str | None:
    """Return the agency of that name, as it signs itself, else ``None``.

    >>> agency_named("The Associated Press"), agency_named("PA Media"), agency_named("Sana")
    ('AP', 'PA', None)
    """
    folded = fold(words)
    if folded in _FIRST_NAMES and not words.isupper():
        return None
    return _BY_FOLDED.get(folded)
