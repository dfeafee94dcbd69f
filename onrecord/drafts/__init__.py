"""Draft claims out of what was read in a text, for a person to judge."""

from onrecord.drafts.building import drafts
from onrecord.drafts.given import (
    Captured,
    Drafts,
    KnownSpeaker,
    KnownTopic,
    Record,
    TimeExpression,
)
from onrecord.drafts.identity import SAME, draft_key, overlap
from onrecord.drafts.naming import names_in

__all__ = [
    "SAME", "Captured", "Drafts", "KnownSpeaker", "KnownTopic", "Record", "TimeExpression",
    "draft_key", "drafts", "names_in", "overlap",
]  # fmt: skip
