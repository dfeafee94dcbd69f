"""A sentence-pair model in a file that a person brings: it judges two statements, on this machine.

Off unless a path is given. Nothing is downloaded and nothing is sent. The file may be by somebody
else: it gets no library of operators, no other file than those named beside it, no more than
some threads and some time.
"""

from workflows.pair_model.errors import PairModelError
from workflows.pair_model.limits import Limits
from workflows.pair_model.model import PairModel, pair_model

__all__ = ["Limits", "PairModel", "PairModelError", "pair_model"]
