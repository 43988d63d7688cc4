"""Run a plan: ranges of it are handed out, results come in, and one that dies spoils no other."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from typing import Any

from pubdocs.batch.executors import Start, Watched
from pubdocs.batch.work import Result
from pubdocs.diagnostics import Diagnostic, msg

_AHEAD = 2  # ranges that wait for each worker
_LOOK_EVERY = 10.0  # seconds

Task = Callable[[range], tuple[Result, ...]]
"""Makes some variants of the plan; it is sent to the workers, so it must be picklable."""


def run(task: Task, pieces: Iterable[range], start: Start, jobs: int) -> Iterator[Result]:
    """The results of ranges of a plan, as they come in.

    If a worker dies, the ranges that were under way are done again one variant at a time, so that the one that kills
    its worker is found and told of as `batch.worker-died`. What no worker could begin with is `batch.worker-failed`.
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
            done = _awaited(executor, under_way) if under_way else ()
            for future in done:
                piece = under_way.pop(future)
                if _error(executor, future) is None:
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
        one = range(number, number + 1)
        future = _submitted(executor, task, one)
        if future is None:  # broken by what was done before, or when nothing was done
            executor.shutdown(wait=True, cancel_futures=True)
            executor = start()
            future = _submitted(executor, task, one)
        error = BrokenExecutor() if future is None else _error(executor, future)
        if future is not None and error is None:
            yield from future.result()
        else:
            executor.shutdown(wait=True, cancel_futures=True)
            executor = start()
            yield Result(number, {}, (), (_told(error),), failed=True)
    executor.shutdown()


def _awaited(executor: Executor, futures: Iterable[Future[Any]]) -> Iterable[Future[Any]]:
    """The futures that are done, at least one. Raises what an executor raises that looks after itself."""
    while not (done := wait(futures, _LOOK_EVERY, FIRST_COMPLETED).done):
        if isinstance(executor, Watched):
            executor.look()
    return done


def _error(executor: Executor, future: Future[Any]) -> BaseException | None:
    """What a future ended with, waited for; None if all is well."""
    _awaited(executor, (future,))
    try:
        return future.exception()
    except CancelledError as error:
        return error


def _told(error: BaseException | None) -> Diagnostic:
    # Dask calls it so when a worker has died more often than it allows; it need not be there to be asked.
    if isinstance(error, BrokenExecutor | CancelledError) or type(error).__name__ == "KilledWorker":
        return Diagnostic(
            "batch.worker-died",
            msg("The program that was making this document was stopped, twice."),
            None,
            msg("It may need more memory than there is: make it alone, with pubdocs generate."),
        )
    return Diagnostic(
        "batch.worker-failed",
        msg("The worker could not begin with this document: {kind}: {words}", kind=type(error).__name__, words=error),
        None,
        msg("See that every worker of the cluster has this version of pubdocs installed."),
    )
