"""One contestant in a process of its own, so that its time and memory are its own.

    python -m benchmarks.worker NAME THREADS

Standard input and output carry JSON, one value a line. In: a list of texts, for each of
which there comes one Measurement out. The process keeps to THREADS processors and loads
the contestant when the first line arrives, so that the time from its start to the first
Measurement is a cold start. Needs nothing but the standard library and the contestant.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from benchmarks.contestants import CONTESTANTS, Reader

__all__ = ["Measurement", "environment", "measure"]

_KIB = 1 if sys.platform == "darwin" else 1024
_POOLS = (
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One reading of all texts: seconds of processor and wall-clock time, bytes of memory.

    ``cpu`` counts every thread and child process. ``peak`` is the largest resident size
    that one process has reached so far. ``found`` is what the contestant counts.
    """

    cpu: float
    wall: float
    peak: int
    found: int


def environment(threads: int) -> dict[str, str]:
    """The environment for a worker: this process's own, with the sizes of thread pools fixed."""
    return {**os.environ, **dict.fromkeys(_POOLS, str(threads)), "TOKENIZERS_PARALLELISM": "false"}


def measure(read: Reader, texts: Sequence[str]) -> Measurement:
    """Read the texts once."""
    cpu, wall = _cpu(), time.perf_counter()
    found = read(texts)
    return Measurement(_cpu() - cpu, time.perf_counter() - wall, _peak(), found)


def _usages() -> list[resource.struct_rusage]:
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def _cpu() -> float:
    return sum(usage.ru_utime + usage.ru_stime for usage in _usages())


def _peak() -> int:
    return max(usage.ru_maxrss for usage in _usages()) * _KIB


def _keep_to(threads: int) -> None:
    """Use only the first processors; systems without affinity rely on the pool sizes."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])


def main() -> None:
    """Answer every line of standard input."""
    name, threads = sys.argv[1], int(sys.argv[2])
    _keep_to(threads)
    read: Reader | None = None
    for line in sys.stdin:
        texts = json.loads(line)
        read = read or CONTESTANTS[name](threads)
        print(json.dumps(asdict(measure(read, texts))), flush=True)


if __name__ == "__main__":
    main()
