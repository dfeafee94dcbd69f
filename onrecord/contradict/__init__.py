"""From coded stances, wordings of offices and quotations to contradiction findings.

Pure rules over frozen values: no rule reads a database, and each finding says in words why it
was made. A finding is a candidate for a person to decide, never a verdict.
"""

from onrecord.contradict.attribution import compare_descriptions, compare_role
from onrecord.contradict.facts import (
    ClaimFacts,
    DescriptionFacts,
    Finding,
    PropositionFacts,
    QuoteFacts,
    RoleFacts,
    Side,
    StanceFacts,
)
from onrecord.contradict.identity import identity
from onrecord.contradict.stances import compare_stances, scope_of
from onrecord.contradict.statements import (
    Comparison,
    Reason,
    Statement,
    compare,
    compare_statements,
)
from onrecord.contradict.wording import compare_quotes

__all__ = [
    "ClaimFacts",
    "Comparison",
    "DescriptionFacts",
    "Finding",
    "PropositionFacts",
    "QuoteFacts",
    "Reason",
    "RoleFacts",
    "Side",
    "StanceFacts",
    "Statement",
    "compare",
    "compare_descriptions",
    "compare_quotes",
    "compare_role",
    "compare_stances",
    "compare_statements",
    "identity",
    "scope_of",
]
