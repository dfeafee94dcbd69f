"""Print how many pairs there are of each kind and each trap in both halves.

python -m benchmarks.contradiction
"""

import sys

from benchmarks.contradiction.counts import table
from benchmarks.contradiction.pairs import load

if __name__ == "__main__":
    sys.stdout.write(table(load()) + "\n")
