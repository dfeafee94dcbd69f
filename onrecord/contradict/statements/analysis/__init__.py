"""One statement taken apart: its words, its clauses, what is negated and what is only reported."""

from onrecord.contradict.statements.analysis.analysed import Analysis, analysed
from onrecord.contradict.statements.analysis.tokens import Word

__all__ = ["Analysis", "Word", "analysed"]
