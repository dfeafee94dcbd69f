"""Numbers, amounts and times in the words of two statements: which of them exclude each other."""

from onrecord.contradict.statements.figures.compared import figure_reasons

__all__ = ["figure_reasons"]
