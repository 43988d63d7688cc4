"""A run hands out ranges and takes results, whatever becomes of the workers."""

import os
import signal
from pathlib import Path

import pytest

from pubdocs.batch.executors import processes
from pubdocs.batch.plan import ranges
from pubdocs.batch.run import run
from pubdocs.batch.work import Result


def good(numbers: range) -> tuple[Result, ...]:
    return tuple(Result(number, {f"{number}": "sum"}, (), ()) for number in numbers)


def deadly(numbers: range) -> tuple[Result, ...]:
    """A worker that is killed at number 5, always."""
    if 5 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return good(numbers)


class DeadlyOnce:
    """A worker that is killed at number 5, the first time."""

    def __init__(self, memory: Path) -> None:
        self.memory = memory

    def __call__(self, numbers: range) -> tuple[Result, ...]:
        if 5 in numbers and not self.memory.exists():
            self.memory.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return good(numbers)


def raising(numbers: range) -> tuple[Result, ...]:
    if 5 in numbers:
        raise MemoryError
    return good(numbers)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_variant_is_made_once(jobs: int) -> None:
    results = list(run(good, ranges(range(100), jobs), processes(jobs), jobs))
    assert sorted(result.number for result in results) == list(range(100))
    assert not any(result.failed for result in results)


def test_a_variant_that_kills_its_worker_is_found_and_spoils_no_other() -> None:
    results = list(run(deadly, ranges(range(40), 2), processes(2), 2))
    assert sorted(result.number for result in results) == list(range(40))
    assert {result.number: result.findings[0].code for result in results if result.failed} == {5: "batch.worker-died"}


def test_what_a_worker_lost_is_made_when_it_is_done_again(tmp_path: Path) -> None:
    results = list(run(DeadlyOnce(tmp_path / "died"), ranges(range(40), 2), processes(2), 2))
    assert (tmp_path / "died").exists()
    assert sorted(result.number for result in results) == list(range(40))
    assert not any(result.failed for result in results)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_is_a_failure_of_its_variant_alone(jobs: int) -> None:
    results = list(run(raising, ranges(range(20), jobs), processes(jobs), jobs))
    assert sorted(result.number for result in results) == list(range(20))
    assert [result.number for result in results if result.failed] == [5]


def test_ranges_are_neighbours_and_hold_every_number_once() -> None:
    numbers = [*range(3, 50), *range(60, 61), *range(70, 300)]
    pieces = list(ranges(numbers, 2))
    assert [number for piece in pieces for number in piece] == numbers
    assert max(map(len, pieces)) <= len(numbers) // 16
    assert list(ranges([], 4)) == []
