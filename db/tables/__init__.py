"""The tables as classes of columns; migrations create them, a test holds the two equal."""

from collections.abc import Mapping
from typing import Any, Final

from db.tables.base import Base, aliased
from db.tables.changes import Change, ChangeRecord
from db.tables.claims import (
    Anchor,
    AnchorSpan,
    Appearance,
    Claim,
    ClaimRelation,
    ClaimTopic,
    Relay,
    Stance,
)
from db.tables.contradictions import Contradiction, Decision
from db.tables.extraction import Extraction
from db.tables.origins import OriginDecision, OriginLink, OriginMember, Sketch, SketchNumber
from db.tables.propositions import Proposition, Topic
from db.tables.recalibration import Recalibration
from db.tables.sources import Block, Capture, Date, DateAnchor, Source
from db.tables.speakers import Alias, Membership, Role, Speaker
from db.tables.statements import (
    ComparedClaim,
    ComparedVersion,
    StatementVector,
    TopicalWords,
    VectorCell,
)

RECORD_TABLES: Final[Mapping[str, Any]] = {
    "source": Source,
    "speaker": Speaker,
    "topic": Topic,
    "proposition": Proposition,
    "claim": Claim,
}
"""The table of each noun of the record format."""

__all__ = [
    "RECORD_TABLES",
    "Alias", "Anchor", "AnchorSpan", "Appearance", "Base", "Block", "Capture", "Change",
    "ChangeRecord", "Claim", "ClaimRelation", "ClaimTopic", "ComparedClaim", "ComparedVersion",
    "Contradiction", "Date", "DateAnchor", "Decision", "Extraction", "Membership", "OriginDecision",
    "OriginLink", "OriginMember", "Proposition", "Recalibration", "Relay", "Role", "Sketch",
    "SketchNumber", "Source", "Speaker", "Stance", "StatementVector", "Topic", "TopicalWords",
    "VectorCell", "aliased",
]  # fmt: skip
