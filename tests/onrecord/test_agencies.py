"""The names of news agencies, in one list."""

import pytest

from onrecord.agencies import AGENCIES, agency_named
from onrecord.ingest.credits import agencies_of
from onrecord.origins import credits_of_line
from onrecord.text import fold


@pytest.mark.parametrize("name", ["PA", "PA Media", "Press Association", "press association"])
def test_an_agency_has_one_name_however_it_is_spelt(name):
    assert agency_named(name) == "PA"


@pytest.mark.parametrize(
    ("name", "agency"), [("SANA", "SANA"), ("Sana", None), ("EFE", "EFE"), ("Efe", None)]
)
def test_a_first_name_is_no_agency(name, agency):
    assert agency_named(name) == agency


def test_nobody_else_has_the_name_of_an_agency():
    assert agency_named("The Harbour Post") is None


def test_no_two_agencies_go_by_one_name():
    names = [fold(name) for agency, more in AGENCIES.items() for name in (agency, *more)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", sorted({n for a, more in AGENCIES.items() for n in (a, *more)}))
def test_a_byline_credits_the_same_agency_when_it_is_read_and_when_it_is_compared(name):
    assert agencies_of(f"Ana Ferro, {name}") == credits_of_line(f"Ana Ferro, {name}")
