"""What a worker does: it is told which variants of the plan to make, opens the project by itself, and writes files.

A worker gets a range of numbers and gives plain values back: no data goes to it and no exception comes from it.
"""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from pubdocs.batch.judging import Judged
from pubdocs.batch.lock import LOCK
from pubdocs.batch.manifest import sum_of
from pubdocs.batch.production import Production, open_production
from pubdocs.cache import Cache
from pubdocs.diagnostics import Diagnostic, Fault, WriteFault, msg
from pubdocs.writers.disk import write_files

_ALONE = Lock()
"""Held while one range is made: a cluster's worker may have several threads, and a project is open to one at a time."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all workers of a run must know: plain values. `plan` is the digest of the plan they count in."""

    root: str
    output: str
    names: tuple[str, ...]
    regions: tuple[str, ...]
    stamp: int | None
    cache: str
    plan: str


@dataclass(frozen=True, slots=True)
class Result:
    """A variant by its number in the plan: its files with their sums, those written now, and what was found.

    `judged`: what the law's rules found, as numbers can be made of it.
    """

    number: int
    files: Mapping[str, str]
    written: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    failed: bool = False
    judged: Judged = field(default_factory=dict)


class Worker:
    """Makes some variants of the plan when it is called. Where the project is open already, it is so here.

    Sent elsewhere it takes nothing along but the job, and opens the project where it comes to; in a process that was
    forked from this one it finds it open.
    """

    def __init__(self, job: Job, production: Production | None = None) -> None:
        self._job = job
        if production is not None:
            _keep_open(job, production)

    def __reduce__(self) -> tuple[type["Worker"], tuple[Job]]:
        return Worker, (self._job,)

    def __call__(self, numbers: range) -> tuple[Result, ...]:
        """Make the variants of these numbers."""
        with _ALONE:
            return tuple(self._one(number) for number in numbers)

    def _one(self, number: int) -> Result:
        try:
            opened = _OPEN.get(self._job) or _opened(self._job)
            files, findings, found = opened.files(opened.plan[number])
            written, _ = write_files(Path(self._job.output), files)
            names = tuple(path.relative_to(self._job.output).as_posix() for path in written)
            sums = {name: sum_of(content) for name, content in files.items()}
            return Result(number, sums, names, findings, judged=found)
        except (Fault, WriteFault) as fault:
            return Result(number, {}, (), tuple(fault.diagnostics), failed=True)
        except Exception as error:  # a fault of ours in one variant is no reason to lose the others
            return Result(number, {}, (), (_own_fault(error),), failed=True)


_OPEN: dict[Job, Production] = {}
"""The project that is open in this process: one, that of its last job."""


def _keep_open(job: Job, production: Production) -> None:
    _OPEN.clear()
    _OPEN[job] = production


def _opened(job: Job) -> Production:
    if not (Path(job.output) / LOCK).exists():
        message = msg("A worker of the cluster does not see the folder {folder}.", folder=job.output)
        hint = msg("Put the project and its output where all see them under the same path.")
        raise Fault([Diagnostic("batch.not-shared", message, None, hint)])
    cache = Cache(Path(job.cache) if job.cache else None)
    opened = open_production(Path(job.root), job.names, job.regions, cache, job.stamp)
    if opened.digest != job.plan:
        message = msg("The project was changed while its documents were being made.")
        hint = msg("Run the same command again. On a cluster, see that its workers have this version of pubdocs.")
        raise Fault([Diagnostic("batch.project-changed", message, None, hint)])
    _keep_open(job, opened)
    return opened


def _own_fault(error: Exception) -> Diagnostic:
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "?"
    return Diagnostic(
        "batch.own-fault",
        msg("This is a fault in pubdocs, not in your files: {kind}: {words}", kind=type(error).__name__, words=error),
        None,
        msg("Send this to those who look after pubdocs: {where}.", where=where),
    )
