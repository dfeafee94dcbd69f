"""The package's own second opinion on two statements: a small trained network, run with numpy.

Loaded where it is first asked; see docs/model-card-contradiction.md for what it learnt from.
"""

from onrecord.contradict.network.opinion import embedded

__all__ = ["embedded"]
