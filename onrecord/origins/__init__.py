"""Wire copy: which texts go back to one, so that nine copies of a story count once.

From texts to origins: ``wording`` (words and their places), ``sketch`` (by which the database finds
who may be worth comparing), ``compare`` (what two texts share, exactly), ``judge`` (whether that
makes them one, and why), ``origins`` (who belongs together), ``attached`` (who comes to one).
Everything is a proposal; people decide.
"""

from onrecord.origins.clusters import Link, Member, Origin, Text, attached, independent, origins
from onrecord.origins.comparison import Comparison, Passage, Side, compare
from onrecord.origins.credits import Credit, credits_in, credits_of_line
from onrecord.origins.furniture import furniture
from onrecord.origins.judgement import Judgement, comparable, judge, role
from onrecord.origins.sketch import sketch
from onrecord.origins.wording import Wording, wording

__all__ = [
    "Comparison",
    "Credit",
    "Judgement",
    "Link",
    "Member",
    "Origin",
    "Passage",
    "Side",
    "Text",
    "Wording",
    "attached",
    "comparable",
    "compare",
    "credits_in",
    "credits_of_line",
    "furniture",
    "independent",
    "judge",
    "origins",
    "role",
    "sketch",
    "wording",
]
