"""What proposals are signed by: the version of the rules, and of the weights beside them.

``RULES`` is raised whenever rules find something else; what was fitted is named by hash.
"""

import hashlib
import re
from functools import cache
from typing import Final

from onrecord.contradict.correction import Correction
from onrecord.contradict.statements.probability import FORESTS, RULE_WEIGHTS

RULES: Final = "4"
NONE: Final = "none"
_OWN: Final = "onrecord.contradict.network "
_CORRECTED: Final = " recalibrated "
_SIGNED: Final = re.compile(
    rf"onrecord\.contradict (?P<rules>[^+ ]+)\+(?P<weights>.+?)(?:{_CORRECTED}[0-9a-f]{{6}})?",
    re.DOTALL,
)
_OF_THE_PACKAGE: Final = re.compile(rf"[0-9a-f]+|{NONE}")


@cache
def rules_version() -> str:
    """Return the version of the rules, with the hash of what they are weighed by."""
    fitted = RULE_WEIGHTS.read_bytes() + FORESTS.read_bytes()
    return f"{RULES}.{hashlib.sha256(fitted).hexdigest()[:6]}"


def signature(opinion: str, correction: Correction | None = None) -> str:
    """Return what proposals are signed by, given the name of the second opinion.

    A correction that the record's decisions taught is named, too.
    """
    signed = f"onrecord.contradict {rules_version()}+{opinion.removeprefix(_OWN)}"
    return f"{signed}{_CORRECTED}{correction.name}" if correction else signed


def same_but_corrected(first: str | None, second: str | None) -> bool:
    """Tell whether two signatures differ in nothing but the correction of the probability."""
    one, other = (_SIGNED.fullmatch(signed or "") for signed in (first, second))
    if one is None or other is None or first == second:
        return False
    return (one["rules"], one["weights"]) == (other["rules"], other["weights"])


def is_earlier(proposed_by: str | None) -> bool:
    """Tell whether a pair of statements was proposed by other rules or weights than the present.

    What a model of somebody's own was asked about is earlier only where the rules are others.
    """
    found = _SIGNED.fullmatch(proposed_by or "")
    if found is None:
        return False
    if found["rules"] != rules_version():
        return True
    return bool(_OF_THE_PACKAGE.fullmatch(found["weights"])) and found["weights"] != _weights()


@cache
def _weights() -> str:
    from onrecord.contradict.network.opinion import FILE  # numpy, for which no list should wait

    return FILE.version()
