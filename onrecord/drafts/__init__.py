"""Draft claims out of what was read in a text, for a person to judge."""

from onrecord.dates import TimeExpression
from onrecord.drafts.building import drafts
from onrecord.drafts.given import Captured, Drafts, KnownTopic, Record
from onrecord.drafts.identity import LEAST, SAME, draft_key
from onrecord.drafts.naming import names_in
from onrecord.drafts.nested import holders
from onrecord.spans import overlap
from onrecord.speakers.linking import KnownSpeaker

__all__ = [
    "LEAST", "SAME", "Captured", "Drafts", "KnownSpeaker", "KnownTopic", "Record", "TimeExpression",
    "draft_key", "drafts", "holders", "names_in", "overlap",
]  # fmt: skip
