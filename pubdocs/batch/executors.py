"""Who makes the documents: this process, processes of this machine, or a Dask cluster.

An executor is what `concurrent.futures` calls one. Each is made anew when it breaks.
"""

import os
from abc import abstractmethod
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from typing import Any

from pubdocs.diagnostics import Diagnostic, Fault, msg

Start = Callable[[], Executor]
_ALONE = 6  # looks at a cluster without workers: one that grows when it has work may take a minute


class Watched(Executor):
    """An executor that can be asked, while nothing comes, whether something still may."""

    @abstractmethod
    def look(self) -> None:
        """Raises Fault if nobody is there who could do what was submitted."""


class Here(Executor):
    """Work done at once in this process: nothing to start, and nothing beside it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call it now."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def processes(jobs: int) -> Start:
    """Processes of this machine; with one, this process."""
    if jobs == 1:
        return Here
    return lambda: _pool(jobs)


def _pool(jobs: int) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    import pubdocs.checks.running
    import pubdocs.library  # noqa: F401 - forked workers then have it

    # Forked workers have everything loaded already; where there is no fork, they load it themselves.
    kind = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(kind)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _begin() -> None:
    """What a worker does first.

    Ctrl-C reaches every process of a terminal: the parent answers it, when the files being written are whole. A parent
    that is killed can tell its workers nothing, and they would wait for it for ever.
    """
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def dask(address: str, patience: float = 10) -> Iterator[tuple[Start, int]]:
    """A Dask cluster whose workers see the same files, and how many there are.

    Its address is `tcp://host:port`; it is waited for so many seconds. Raises Fault (`batch.no-cluster`), also
    from the executor's start when the cluster is lost.
    """
    try:
        from distributed import Client
    except ImportError:
        hint = msg("Install it: pip install 'pubdocs[dask]'.")
        raise Fault([Diagnostic("batch.no-cluster", msg("Dask is not installed."), None, hint)]) from None
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        message = msg("There is no Dask cluster at {address}: {reason}.", address=address, reason=error)
        raise Fault(
            [Diagnostic("batch.no-cluster", message, None, msg("Start one, and name its scheduler."))]
        ) from None
    with client:
        yield lambda: _OnCluster(_connected(client)), len(client.nthreads())


def _connected(client: Any) -> Any:
    if client.status == "running":
        return client
    hint = msg("Run the same command again: what is made stays made.")
    raise Fault([Diagnostic("batch.no-cluster", msg("The Dask cluster does not answer any more."), None, hint)])


class _OnCluster(Watched):
    """Dask's own executor, which says otherwise what it does with what it has when it is closed."""

    def __init__(self, client: Any) -> None:
        # Pure would let Dask answer a second run from the first one's results, without writing a file.
        self._executor = client.get_executor(pure=False)
        self._client, self._alone = client, 0

    def look(self) -> None:
        """Raises Fault (`batch.no-cluster`) when it finds no worker again and again."""
        if self._client.status != "running":  # it will be again, or break off what is under way
            return
        self._alone = 0 if self._client.nthreads() else self._alone + 1
        if self._alone >= _ALONE:
            message = msg("The Dask cluster has no workers.")
            hint = msg("Start some, and run the same command again: what is made stays made.")
            raise Fault([Diagnostic("batch.no-cluster", message, None, hint)])

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call it on a worker."""
        future: Future[Any] = self._executor.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As an executor has it; what is under way when it is cancelled is done to its end."""
        with suppress(Exception):  # a cluster that is lost cannot be told
            self._executor.shutdown(wait=wait and not cancel_futures)
