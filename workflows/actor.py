"""Who acts, and when: handed to every use case that writes."""

import datetime as dt
import getpass
import os
from dataclasses import dataclass

from onrecord.errors import UsageError


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who answers for a change, and the moment (UTC, ``2026-11-24T10:00:00Z``)."""

    by: str
    at: str


def present_actor() -> Actor:
    """Return the person at the keyboard, now: ``ONRECORD_USER``, else the login name.

    Raises UsageError for a name that cannot be printed as it is.
    """
    moment = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    name = os.environ.get("ONRECORD_USER", "").strip()
    if not (name or "x").isprintable():
        raise UsageError("ONRECORD_USER holds characters that nobody can read. Set another name")
    return Actor(name or _login_name(), moment)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
