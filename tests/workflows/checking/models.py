"""A model that a person might bring, for tests."""

from onrecord.contradict.second_opinion import Opinion


class Model:
    """A second opinion that is always the same, or none, and remembers what it was asked."""

    name = "ulm 7"

    def __init__(self, contradicts):
        self.asked = []
        self._opinion = None if contradicts is None else Opinion(0, 1 - contradicts, contradicts)

    def opinions(self, pairs):
        self.asked += pairs
        return [self._opinion] * len(pairs)
