"""The exact strings of the record's closed vocabularies.

The same tuples feed the record format, the check constraints of the tables and the
command line, so that a word is spelled in one place only.
"""

from typing import Final, Literal, get_args

SourceKind = Literal["article", "broadcast", "transcript", "document", "post"]
SpeakerKind = Literal["person", "organisation", "group", "publication", "unnamed"]
ClaimKind = Literal["statement", "act", "no_comment"]
Modality = Literal[
    "asserted", "denied", "doubted", "unaware", "predicted", "intended", "demanded", "asked",
    "hypothetical",
]  # fmt: skip
ClaimStatus = Literal["draft", "accepted", "rejected", "withdrawn"]
RelationKind = Literal["repeats", "corrects", "retracts", "clarifies", "responds_to"]
BlockKind = Literal[
    "title", "heading", "paragraph", "list_item", "quotation", "table", "caption", "pull_quote",
]  # fmt: skip
QuoteType = Literal["direct", "indirect", "mixed"]
TranslatedBy = Literal["outlet", "us", "none", "unknown"]
Verification = Literal["verified", "not_held", "moved", "altered", "gone"]
DateRole = Literal["said", "event", "published"]
DateBasis = Literal["explicit", "relative", "publication", "broadcast", "inferred"]
StanceKind = Literal["affirms", "denies", "doubts", "unaware", "neutral"]
Qualifier = Literal["exact", "about", "at_least", "at_most"]
# FactBank's scale (Sauri and Pustejovsky 2009), in words.
Certainty = Literal["certain", "probable", "possible"]
Scope = Literal["between_speakers", "self", "between_sources"]
ContradictionKind = Literal[
    "negation", "antonym", "direction", "numeric", "date", "modality", "lexical", "attribution",
    "world_knowledge",
]  # fmt: skip
ContradictionStatus = Literal["candidate", "confirmed", "dismissed", "unsure", "disputed", "stale"]
Verdict = Literal["confirmed", "dismissed", "unsure"]
OriginRole = Literal["origin", "copy", "cut", "rewrite", "merged", "joined"]
OriginVerdict = Literal["joined", "parted"]
DismissalReason = Literal[
    "different_period", "different_definition", "different_referent", "different_place",
    "different_unit", "not_held", "updated_figure", "compatible_figures", "translation",
    "not_meant",
]  # fmt: skip

SOURCE_KINDS: Final[tuple[str, ...]] = get_args(SourceKind)
SPEAKER_KINDS: Final[tuple[str, ...]] = get_args(SpeakerKind)
CLAIM_KINDS: Final[tuple[str, ...]] = get_args(ClaimKind)
MODALITIES: Final[tuple[str, ...]] = get_args(Modality)
CLAIM_STATUSES: Final[tuple[str, ...]] = get_args(ClaimStatus)
RELATION_KINDS: Final[tuple[str, ...]] = get_args(RelationKind)
BLOCK_KINDS: Final[tuple[str, ...]] = get_args(BlockKind)
# Parts of a text that repeat the words of its body, or stand beside it.
APART_KINDS: Final[tuple[BlockKind, ...]] = ("title", "caption", "pull_quote")
QUOTE_TYPES: Final[tuple[str, ...]] = get_args(QuoteType)
TRANSLATED_BY: Final[tuple[str, ...]] = get_args(TranslatedBy)
VERIFICATIONS: Final[tuple[str, ...]] = get_args(Verification)
DATE_ROLES: Final[tuple[str, ...]] = get_args(DateRole)
DATE_BASES: Final[tuple[str, ...]] = get_args(DateBasis)
STANCES: Final[tuple[str, ...]] = get_args(StanceKind)
QUALIFIERS: Final[tuple[str, ...]] = get_args(Qualifier)
CERTAINTIES: Final[tuple[str, ...]] = get_args(Certainty)
SCOPES: Final[tuple[str, ...]] = get_args(Scope)
CONTRADICTION_KINDS: Final[tuple[str, ...]] = get_args(ContradictionKind)
CONTRADICTION_STATUSES: Final[tuple[str, ...]] = get_args(ContradictionStatus)
VERDICTS: Final[tuple[str, ...]] = get_args(Verdict)
ORIGIN_ROLES: Final[tuple[str, ...]] = get_args(OriginRole)
ORIGIN_VERDICTS: Final[tuple[str, ...]] = get_args(OriginVerdict)
DISMISSAL_REASONS: Final[tuple[str, ...]] = get_args(DismissalReason)
