"""Two statements of the record, compared word by word: what excludes what, and why."""

from onrecord.contradict.statements.comparing import compare, compare_statements
from onrecord.contradict.statements.comparison import Comparison, Reason, Statement, WordSpan

__all__ = ["Comparison", "Reason", "Statement", "WordSpan", "compare", "compare_statements"]
