"""What a whole process spends, and how a ratio is printed."""

import os
import statistics
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of CPU (its own and its children's), seconds by the clock, peak memory in MB; and what it printed."""

    cpu: float
    clock: float
    peak: float
    output: str


class Failed(Exception):
    """A process that ended badly; the last of what it said."""


def run(command: Sequence[str | Path], **environment: str) -> Spent:
    """Run a command in the repository's folder. Raises Failed."""
    start = perf_counter()
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed("\n".join(output.splitlines()[-3:]))
    return Spent(usage.ru_utime + usage.ru_stime, perf_counter() - start, usage.ru_maxrss / 1024, output)


def median(steps: Iterable[Callable[[], Spent]], rounds: int) -> list[Spent]:
    """What each step spends, by the median of its CPU time; the steps take turns, so that all have the same weather."""
    steps = tuple(steps)
    turns = [[step() for step in steps] for _ in range(rounds)]
    return [sorted(column, key=lambda spent: spent.cpu)[rounds // 2] for column in zip(*turns, strict=True)]


def row(what: str, ratio: float, target: float | None = None, *, most: bool = False, note: str = "") -> None:
    """A line: a ratio, its target (at least, or at most), and whether it is met."""
    met = "" if target is None else "hit" if (ratio <= target if most else ratio >= target) else "MISS"
    wanted = "" if target is None else f"{'≤' if most else '≥'} {target:g}"
    print(f"{what:62} {ratio:8.2f}   {wanted:7} {met:5} {note}".rstrip(), flush=True)


def middle(values: Iterable[float]) -> float:
    return statistics.median(values)
