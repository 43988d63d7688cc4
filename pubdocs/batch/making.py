"""A whole batch: see what is to do, do it, and leave the output folder as the plan has it."""

import contextlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pubdocs.agreement.variant import Variant
from pubdocs.batch.executors import Start
from pubdocs.batch.lock import locked
from pubdocs.batch.manifest import NOTES, Entry, Known, note, write, write_sums
from pubdocs.batch.plan import Planned, planned, ranges
from pubdocs.batch.production import Production
from pubdocs.batch.run import run
from pubdocs.batch.work import Job, Result, Worker
from pubdocs.diagnostics import Diagnostic, Severity

_NOTED_EVERY = 8  # variants: what a run that is killed makes again

Tell = Callable[[Variant, Result], None]
"""Told of each variant when it is done."""

Telling = Callable[[int], AbstractContextManager[Tell]]
"""Begins to tell of as many variants as there are to make."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch did: variants made and unchanged, files written and removed, what failed and what was found.

    `judged` is how much the law's rules find in all that is made and unchanged.
    """

    made: int
    unchanged: int
    written: int
    removed: tuple[str, ...]
    failed: Mapping[Variant, tuple[Diagnostic, ...]]
    findings: tuple[Diagnostic, ...]
    judged: Mapping[Severity, int]


def make_all(production: Production, job: Job, start: Start, jobs: int, telling: Telling) -> Summary:
    """Make what the plan asks for and is not there. Raises Fault (as `planned`), WriteFault."""
    output = Path(job.output)
    with locked(output):
        if (output / NOTES).exists():  # of a run that was killed, or is under way: its files are ours now
            write(output)
        plan = planned(production, output)
        if plan.todo:
            _claim(production, plan, output)
    done = _Done(production, output)
    removed: tuple[str, ...] = ()
    try:
        with telling(len(plan.todo)) as tell:
            for result in run(Worker(job, production), ranges(plan.todo, jobs), start, jobs):
                variant = plan.variants[result.number]
                done.add(variant, result)
                plan.found.add(result.judged)
                tell(variant, result)
        if plan.todo or plan.obsolete:
            removed = done.settle(plan.obsolete)
    except BaseException:  # also when interrupted, so that the next run need not make again what is made
        done.settle(())
        raise
    _sweep(output, [plan.variants[number].folder for number in plan.todo])  # a worker may have been killed
    failed = {variant: done.failed[variant] for variant in plan.variants if variant in done.failed}
    return Summary(done.made, plan.unchanged, done.written, removed, failed, tuple(done.findings), plan.found.counts)


class _Done:
    """What has been done so far; from time to time it is noted beside the manifest."""

    def __init__(self, production: Production, output: Path) -> None:
        self._production, self._output = production, output
        self._unnoted: list[tuple[str, Entry]] = []
        self.failed: dict[Variant, tuple[Diagnostic, ...]] = {}
        self.findings: dict[Diagnostic, None] = {}
        self.made = self.written = 0

    def add(self, variant: Variant, result: Result) -> None:
        """A variant that is done, well or not. Raises WriteFault."""
        self.written += len(result.written)
        if result.failed:
            self.failed[variant] = result.findings
            return
        self.made += 1
        self._unnoted.append((variant.folder, Entry(self._production.digest_of(variant), result.files, result.judged)))
        self.findings |= dict.fromkeys(result.findings)
        if len(self._unnoted) >= _NOTED_EVERY:
            with locked(self._output):
                self._note()

    def _note(self) -> None:
        note(self._output, self._unnoted)
        self._unnoted.clear()

    def settle(self, obsolete: Collection[str]) -> tuple[str, ...]:
        """The manifest as it is now, and away with what a batch made and no longer belongs. Raises WriteFault.

        What failed keeps the documents of its last good run and what the manifest says of them.
        """
        failed = {variant.folder for variant in self.failed}
        gone: list[str] = []

        def becomes(one: Known) -> Entry | None:
            if one.folder in failed:
                return one.entry and _there(self._output, one.entry)
            after = None if one.folder in obsolete else one.made() or one.now()
            old = sorted(one.now().files.keys() - (after.files if after else {}))
            gone.extend(old)
            for name in old:
                _remove(self._output, name)
            return after

        with locked(self._output):
            self._note()
            write(self._output, becomes)
        return tuple(sorted(gone))


def _there(output: Path, entry: Entry) -> Entry | None:
    """An entry without what a run that was killed was to make and had not begun with."""
    files = {name: sum_ for name, sum_ in entry.files.items() if sum_ or (output / name).exists()}
    return Entry(entry.digest, files) if files else None


def _claim(production: Production, plan: Planned, output: Path) -> None:
    """Write down what will be made, so that a later run knows it for ours even if this one is killed."""
    variants = [plan.variants[number] for number in plan.todo]
    _sweep(output, (variant.folder for variant in variants))
    note(output, ((one.folder, Entry("", dict.fromkeys(production.names_of(one), ""))) for one in variants))
    write_sums(output)


def _sweep(output: Path, folders: Iterable[str]) -> None:
    """Remove what was being written aside (`writers.disk`) by those who were killed; who lives still needs its own."""
    for folder in ("", *folders) if os.name == "posix" else ():
        for part in (output / folder).glob(".*.part"):
            owner = re.fullmatch(r".*\.(\d+)\.part", part.name)
            if owner and not _lives(int(owner[1])):
                part.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    with contextlib.suppress(OSError):  # one that has ended may still wait for its parent to hear of it
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return True


def _remove(output: Path, name: str) -> None:
    file = output / name
    # A manifest that somebody wrote by hand shall not make us remove what is not below the folder.
    if not file.resolve().is_relative_to(output.resolve()):
        return
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
        for folder in file.relative_to(output).parents:
            (output / folder).rmdir() if folder.name else None
