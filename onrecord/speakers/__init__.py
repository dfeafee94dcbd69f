"""Who is meant by the source of an attribution: names, pronouns, roles, seats of power."""

from onrecord.speakers.resolution import Gender, How, Resolution
from onrecord.speakers.resolve import resolve

__all__ = ["Gender", "How", "Resolution", "resolve"]
