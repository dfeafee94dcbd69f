"""Which agencies a text credits, and where it says so."""

import pytest

from onrecord.origins import credits_in, credits_of_line

KNOWN = ("Harbour Wire", "NWA")


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("PORT ELM, Norland (Harbour Wire) - A ferry", ["Harbour Wire"]),
        ("ELMHAVEN (NWA) \u2014 Norland will", ["NWA"]),
        ("Berlin (dpa) - Der Minister", ["dpa"]),
        ("PARIS (AFP) -- Le ministre", ["AFP"]),
        ("A ferry ran aground. (AP, Reuters)", ["AP", "Reuters"]),
        ("A ferry ran aground. \u2014 NWA", ["NWA"]),
        ("A ferry ran aground.\n\nWith reporting by NWA and Agence France-Presse.", ["NWA", "AFP"]),
        ("Un ferry a coul\u00e9 (avec AFP)", ["AFP"]),
        ("SANDWICK (Kestrel News) - The court", ["Kestrel News"]),
    ],
)
def test_an_agency_is_found_where_texts_sign_themselves(text, agencies):
    found = credits_in(text, KNOWN)
    assert [one.agency for one in found] == agencies


@pytest.mark.parametrize(
    "text",
    [
        "The president of NWA spoke about AP and Reuters.",
        "She spoke (with some heat) about it.",
        "The harbour (closed) \u2013 as everybody knows \u2013 is empty.",
        "Additional reporting by Ana Ferro.",
    ],
)
def test_prose_credits_nobody(text):
    assert credits_in(text, KNOWN) == ()


def test_a_credit_stands_where_it_is_said_to_stand():
    text = "A ferry ran aground. (AP, Harbour Wire)"
    assert [one.span.words(text) for one in credits_in(text, KNOWN)] == ["AP", "Harbour Wire"]


def test_a_byline_names_its_agency():
    assert credits_of_line("By Ana Ferro, Harbour Wire", KNOWN) == ("Harbour Wire",)


def test_the_middle_of_a_long_text_is_not_read_for_credits():
    assert credits_in("word " * 200 + "(AP)\n" + "word " * 200) == ()
