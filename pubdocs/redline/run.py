"""The redlines of two sides, one for each document that reads differently."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from pubdocs.comparing.documents import differences
from pubdocs.diagnostics import Diagnostic, Fault, Findings
from pubdocs.redline.comparing import check_installed
from pubdocs.redline.making import redline
from pubdocs.redline.outline import outline
from pubdocs.redline.sides import Pair, Paper, Version, pairs
from pubdocs.redline.whole import whole
from pubdocs.word.container import OLDEST, Stamp
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.writers.disk import write_files

AUTHOR = "pubdocs"
Fate = Literal["changed", "same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Redlined:
    """What became of each document: changed, added or removed (its file is then written), or reading the same."""

    fates: tuple[tuple[str, Fate], ...]
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]


class Told(NamedTuple):
    """Who changed, and when (ISO 8601; "": as the new version's document says). `stamp`: SOURCE_DATE_EPOCH."""

    author: str = AUTHOR
    date: str = ""
    stamp: int | None = None

    def moment(self, new: Paper | None) -> str:
        """The date of the tracked changes of a document, "" if nobody knows one.

        That of the new version, for that is when these words came to be; never the day of the run, which is nobody's
        decision and would be another on each.
        """
        if self.date:
            return f"{self.date}T00:00:00Z"
        if new is not None and new.date:
            return new.date
        return "" if self.stamp is None else time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.stamp))


def redlines(sides: tuple[Version, Version], output: Path, told: Told) -> Redlined:
    """Write the redlines of two sides, the old one first, as `output`/agreement/appendix.docx.

    A document whose redline does not hold is not written, and the findings say so; the others are. Raises Fault as
    `sides.pairs` does, redline.not-installed, and WriteFault.
    """
    found = Findings()
    paired = pairs(*sides)
    fates = {path: _fate(before, after) for path, before, after in paired}
    changed = [pair for pair in paired if fates[pair[0]] != "same"]
    if "changed" in fates.values():
        check_installed()
    files: dict[str, bytes] = {}
    with ThreadPoolExecutor() as pool:
        for (path, *_), made in zip(changed, pool.map(lambda pair: _attempt(pair, told), changed), strict=True):
            if isinstance(made, Fault):
                found.extend(made.diagnostics)
            else:
                files[f"{path}.docx"] = made.to_bytes(_stamp(told.stamp))
    written, unchanged = write_files(output, files)
    return Redlined(tuple(fates.items()), written, unchanged, found.once())


def _fate(before: Paper | None, after: Paper | None) -> Fate:
    if before is None or after is None:
        return "added" if before is None else "removed"
    one, other = read(before.package), read(after.package)
    same = outline(one) == outline(other) or not differences(one, other)
    return "same" if same else "changed"


def _attempt(pair: Pair, told: Told) -> Package | Fault:
    """The redline of a document, or why there is none."""
    path, before, after = pair
    moment = told.moment(after)
    try:
        if before is not None and after is not None:
            return redline(before.package, replace(after.package, file=path), told.author, moment)
        one = after or before
        assert one is not None
        return whole(one.package, told.author, moment, inserted=after is not None)
    except Fault as fault:
        return fault


def _stamp(stamp: int | None) -> Stamp:
    return OLDEST if stamp is None else max(OLDEST, time.gmtime(stamp)[:6])
