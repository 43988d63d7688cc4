"""When the lines of a project's files were written, as git knows it."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

_SHORT = 10
_LONGEST = 30  # seconds; a blame that takes longer is not waited for


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: the beginning of its name, and the day (ISO 8601) on which it was made, where it was made."""

    name: str
    day: str


def blame(root: Path, files: Iterable[str]) -> dict[str, tuple[Commit | None, ...]]:
    """The commit of each line of some files below `root`, the first line first; None for one that is not committed.

    A file that git does not know, or all of them where there is no git, is left out.
    """
    running = {file: process for file in files if (process := _start(root, file)) is not None}
    found: dict[str, tuple[Commit | None, ...]] = {}
    for file, process in running.items():
        try:
            output, _ = process.communicate(timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            continue
        if process.returncode == 0:
            found[file] = tuple(_commits(output.decode("utf-8", "replace").split("\n")))
    return found


def _start(root: Path, file: str) -> "subprocess.Popen[bytes] | None":
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", "blame", "--porcelain", "--", file]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:  # no git here
        return None


def _commits(lines: Iterable[str]) -> Iterator[Commit | None]:
    """What `git blame --porcelain` says: a commit's facts come once, and then a line of the file after a tab."""
    known: dict[str, dict[str, str]] = {}
    name = ""
    for line in filter(None, lines):
        if line.startswith("\t"):
            yield _commit(name, known[name])
            name = ""
            continue
        word, _, rest = line.partition(" ")
        if not name:
            name = word
            known.setdefault(name, {})
        else:
            known[name][word] = rest


def _commit(name: str, facts: Mapping[str, str]) -> Commit | None:
    if not name.strip("0"):  # not committed yet
        return None
    zone = facts.get("committer-tz", "+0000")
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
    there = timezone(-offset if zone.startswith("-") else offset)
    return Commit(name[:_SHORT], datetime.fromtimestamp(int(facts["committer-time"]), there).date().isoformat())
