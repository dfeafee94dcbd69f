"""Who is meant by the source of an attribution: names, pronouns, roles, seats of power."""

from onrecord.speakers.resolution import Gender, How, Resolution

__all__ = ["Gender", "How", "Resolution"]
