"""Compares what things cost within one run: no clock decides, so any machine may run the tests.

CPU time is measured, and the least of some measurements counts: a busy machine or a tracer makes
both sides dearer, and never one of them cheaper.
"""

import time
from collections.abc import Callable

TIMES = 4
"""How much more is given the second time."""
MOST = 2 * TIMES
"""What may cost in proportion to its input stays well below this, what is quadratic above it."""
_PATIENCE = 3


def cost(run: Callable[[], object], attempts: int = 1) -> float:
    """The CPU seconds of the cheapest of some attempts."""
    seconds = []
    for _ in range(attempts):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


def growth(run: Callable[[int], object], size: int) -> float:
    """How many times as dear `run` is with an input of `TIMES` times the size.

    Measured anew, some times, while it seems to be too much.
    """
    small, large = cost(lambda: run(size), 2), cost(lambda: run(size * TIMES))
    for _ in range(_PATIENCE):
        if large < MOST * small:
            break
        small = min(small, cost(lambda: run(size), 2))
        large = min(large, cost(lambda: run(size * TIMES)))
    return large / small
