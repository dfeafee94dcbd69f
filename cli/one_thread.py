"""numpy held to one thread, for commands whose sums are small and many."""

import os


def one_thread_each() -> None:
    """Keep numpy from spreading sums too small for it over all processors.

    Its threads wait for each other by spinning: beside other work a text took 27 times as long.
    Read when numpy is loaded; the processes of --jobs inherit it. What a person has set stays.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
