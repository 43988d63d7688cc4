"""Run a plan: ranges of it are handed out, results come in, and one that dies spoils no other."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any

from pubdocs.batch.executors import Start
from pubdocs.batch.work import Result
from pubdocs.diagnostics import Diagnostic, msg

_AHEAD = 2  # ranges that wait for each worker

Task = Callable[[range], tuple[Result, ...]]
"""Makes some variants of the plan; it is sent to the workers, so it must be picklable."""


def run(task: Task, pieces: Iterable[range], start: Start, jobs: int) -> Iterator[Result]:
    """The results of ranges of a plan, as they come in.

    If a worker dies, the ranges that were under way are done again one variant at a time, so that the one that kills
    its worker is found and told of as `batch.worker-died`.
    """
    waiting = deque(pieces)
    while waiting:
        lost: list[range] = []
        yield from _until_broken(task, waiting, lost, start, jobs * _AHEAD)
        for piece in lost:
            yield from _one_at_a_time(task, piece, start)


def _until_broken(task: Task, waiting: deque[range], lost: list[range], start: Start, ahead: int) -> Iterator[Result]:
    """Results until all is done or the executor breaks; the ranges that it then had go to `lost`."""
    executor = start()
    under_way: dict[Future[Any], range] = {}
    try:
        while (waiting and not lost) or under_way:
            while waiting and not lost and len(under_way) < ahead:
                piece = waiting.popleft()
                future = _submitted(executor, task, piece)
                if future is None:
                    lost.append(piece)
                else:
                    under_way[future] = piece
            done = wait(under_way, return_when=FIRST_COMPLETED).done if under_way else ()
            for future in done:
                piece = under_way.pop(future)
                if future.exception() is None:
                    yield from future.result()
                else:
                    lost.append(piece)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _submitted(executor: Executor, task: Task, piece: range) -> Future[Any] | None:
    """The range under way; None if the executor is broken already."""
    try:
        return executor.submit(task, piece)
    except RuntimeError:
        return None


def _one_at_a_time(task: Task, piece: range, start: Start) -> Iterator[Result]:
    executor = start()
    for number in piece:
        future = _submitted(executor, task, range(number, number + 1))
        if future is None or future.exception() is not None:
            executor.shutdown(wait=True, cancel_futures=True)
            executor = start()
            yield Result(number, {}, (), (_died(),), failed=True)
        else:
            yield from future.result()
    executor.shutdown()


def _died() -> Diagnostic:
    return Diagnostic(
        "batch.worker-died",
        msg("The program that was making this document was stopped, twice."),
        None,
        msg("It may need more memory than there is: make it alone, with pubdocs generate."),
    )
