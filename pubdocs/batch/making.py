"""A whole batch: see what is to do, do it, and leave the output folder as the plan has it."""

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pubdocs.agreement.variant import Variant
from pubdocs.batch.executors import Start
from pubdocs.batch.lock import locked
from pubdocs.batch.manifest import Entry, Manifest
from pubdocs.batch.plan import Planned, planned, ranges
from pubdocs.batch.production import Production
from pubdocs.batch.run import run
from pubdocs.batch.work import Job, Result, work
from pubdocs.diagnostics import Diagnostic

_NOTED_EVERY = 500  # variants: what a run that is killed makes again

Tell = Callable[[Variant, Result], None]
"""Told of each variant when it is done."""

Telling = Callable[[int], AbstractContextManager[Tell]]
"""Begins to tell of as many variants as there are to make."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch did: variants made and unchanged, files written and removed, what failed and what was found."""

    made: int
    unchanged: int
    written: int
    removed: tuple[str, ...]
    failed: Mapping[Variant, tuple[Diagnostic, ...]]
    findings: tuple[Diagnostic, ...]


def look(production: Production, output: Path) -> Planned:
    """What a batch would do, without doing it. Raises Fault (`batch.names-clash`)."""
    return planned(production, Manifest.read(output), output)


def make_all(production: Production, job: Job, start: Start, jobs: int, telling: Telling) -> Summary:
    """Make what the plan asks for and is not there. Raises Fault (as `look`), WriteFault."""
    output = Path(job.output)
    with locked(output):
        before = Manifest.read(output)
        plan = planned(production, before, output)
        if plan.todo:
            _claim(production, before, [plan.variants[number] for number in plan.todo], output)
    done = _Done(production, output)
    try:
        with telling(len(plan.todo)) as tell:
            for result in run(partial(work, job), ranges(plan.todo, jobs), start, jobs):
                variant = plan.variants[result.number]
                done.add(variant, result)
                tell(variant, result)
    finally:  # also when interrupted, so that the next run need not make again what is made
        done.note()
    removed = _tidy(output, before, done, plan.obsolete) if plan.todo or plan.obsolete else ()
    _sweep(output, [plan.variants[number].folder for number in plan.todo])  # a worker may have been killed
    failed = {variant: done.failed[variant] for variant in plan.variants if variant in done.failed}
    return Summary(len(done.made), len(plan.unchanged), done.written, removed, failed, tuple(done.findings))


class _Done:
    """What has been done so far; from time to time it is noted in the manifest."""

    def __init__(self, production: Production, output: Path) -> None:
        self._production, self._output = production, output
        self._noted = 0
        self.made: dict[str, Entry] = {}
        self.failed: dict[Variant, tuple[Diagnostic, ...]] = {}
        self.findings: dict[Diagnostic, None] = {}
        self.written = 0

    def add(self, variant: Variant, result: Result) -> None:
        """A variant that is done, well or not."""
        self.written += len(result.written)
        if result.failed:
            self.failed[variant] = result.findings
            return
        self.made[variant.folder] = Entry(self._production.digest_of(variant), result.files)
        self.findings |= dict.fromkeys(result.findings)
        if len(self.made) - self._noted >= _NOTED_EVERY:
            self.note()

    def note(self) -> None:
        """Write down what is made. Raises WriteFault."""
        if len(self.made) > self._noted:
            with locked(self._output):
                Manifest.read(self._output).with_entries(self.made).write(self._output)
            self._noted = len(self.made)


def _claim(production: Production, before: Manifest, variants: Iterable[Variant], output: Path) -> None:
    """Write down what will be made, so that a later run knows it for ours even if this one is killed."""
    claims: dict[str, Entry] = {}
    for variant in variants:
        known = before.entries.get(variant.folder)
        files = dict.fromkeys(production.names_of(variant), "")
        claims[variant.folder] = Entry("", {**(known.files if known else {}), **files})
    _sweep(output, claims)
    before.with_entries(claims).write(output)


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


def _tidy(output: Path, before: Manifest, done: _Done, obsolete: Sequence[str]) -> tuple[str, ...]:
    """The manifest as it is now, and away with what a batch made and no longer belongs. Raises WriteFault.

    What failed keeps the documents of its last good run and what `before` says of them.
    """
    failed = [variant.folder for variant in done.failed]
    kept = {folder: before.entries[folder] for folder in failed if folder in before.entries}
    with locked(output):
        now = Manifest.read(output)
        after = now.with_entries({**done.made, **kept}, {*obsolete, *failed} - kept.keys())
        ours = before.files().keys() | {name for folder in obsolete for name in now.names_of(folder)}
        gone = sorted(ours - after.files().keys())
        for name in gone:
            _remove(output, name)
        after.write(output)
    return tuple(gone)


def _remove(output: Path, name: str) -> None:
    file = output / name
    # A manifest that somebody wrote by hand shall not make us remove what is not below the folder.
    if not file.resolve().is_relative_to(output.resolve()):
        return
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
        for folder in file.relative_to(output).parents:
            (output / folder).rmdir() if folder.name else None
