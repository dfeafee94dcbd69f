"""Whoever acts is named: by the environment, else by the login."""

import datetime as dt

import pytest

from workflows.actor import present_actor


def test_the_environment_names_who_acts(monkeypatch):
    monkeypatch.setenv("ONRECORD_USER", " Ida Lund ")
    assert present_actor().by == "Ida Lund"


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_name_is_none(monkeypatch, empty):
    monkeypatch.setenv("ONRECORD_USER", empty)
    monkeypatch.setenv("LOGNAME", "ana")
    assert present_actor().by == "ana"


def test_the_moment_is_told_in_utc():
    at = dt.datetime.strptime(present_actor().at, "%Y-%m-%dT%H:%M:%S%z")
    assert abs(dt.datetime.now(dt.UTC) - at) < dt.timedelta(minutes=1)
