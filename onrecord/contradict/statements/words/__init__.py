"""The words that the rules know: what is one word in other forms, means the same, or the opposite.

``wordnet.txt`` is derived from WordNet by training/contradiction/opposites.py, ``news.txt`` is
written by hand for the news. English only.
"""

from onrecord.contradict.statements.words.lexicon import Lexicon, lexicon

__all__ = ["Lexicon", "lexicon"]
