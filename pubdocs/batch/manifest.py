"""What a batch has made: `manifest.json`, and `SHA256SUMS`, which `sha256sum -c` reads.

The manifest is how a later run tells what is unchanged and what it may remove. It has a line for each variant, sorted,
so that it is read and written line by line, however many there are; it holds no time and no machine: the same documents
give the same manifest. While a run is under way it notes beside the manifest what it is about to make, before the first
file, and what it has made: what a run that was killed leaves behind is known to be ours.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from heapq import merge
from io import FileIO
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pubdocs.batch.judging import Judged
from pubdocs.writers.disk import cannot_write, written_aside

MANIFEST, SUMS, NOTES = "manifest.json", "SHA256SUMS", ".pubdocs.notes"
_HEAD, _TAIL = b'{"format": 1, "variants": {\n', b"}}\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A variant that was made: the digest of all it came from ("" while it is being made), and its files by sum.

    `judged` is what the law's rules found in it (`judging`).
    """

    digest: str
    files: Mapping[str, str]
    judged: Judged = field(default_factory=dict)


class Known(NamedTuple):
    """What is known of a variant by its folder: its entry in the manifest, and what was noted since, the last last."""

    folder: str
    entry: Entry | None
    noted: tuple[Entry, ...]

    def now(self) -> Entry:
        """What is known of it in all. A file that was to be made has no sum until it is noted as made."""
        now = self.entry or Entry("", {})
        for one in self.noted:
            now = replace(one, files={**dict.fromkeys(now.files, ""), **one.files})
        return now

    def made(self) -> Entry | None:
        """What was made of it since the manifest was written; None if it was not, or is to be made once more."""
        return self.noted[-1] if self.noted and self.noted[-1].digest else None


def known(folder: Path) -> Iterator[Known]:
    """What is known of each variant, sorted by folder; what cannot be understood is passed over."""
    with ExitStack() as opened:
        noted = _noted(folder, opened)
        both = merge(_entries(folder, opened), noted, key=lambda one: one[0])
        for name, some in groupby(both, key=lambda one: one[0]):
            found = [(entry, is_note) for _, entry, is_note in some]
            entry = next((entry for entry, is_note in found if not is_note), None)
            yield Known(name, entry, tuple(entry for entry, is_note in found if is_note))


def entries(folder: Path) -> Iterator[tuple[str, Entry]]:
    """The entries by the variant's folder, sorted, as they are now."""
    return ((one.folder, one.now()) for one in known(folder))


def note(folder: Path, some: Iterable[tuple[str, Entry]]) -> None:
    """Note what is about to be made (without digest and sums), or is made. Raises WriteFault."""
    try:
        with (folder / NOTES).open("ab") as file:
            file.writelines(b"%s\n" % _line(name, entry) for name, entry in some)
    except OSError as error:
        raise cannot_write(error, folder) from None


def write(folder: Path, becomes: Callable[[Known], Entry | None] = Known.now) -> None:
    """Write both files anew, each entry as it becomes, and do away with the notes. Raises WriteFault."""
    with written_aside(folder / MANIFEST) as manifest, written_aside(folder / SUMS) as sums:
        manifest.write(_HEAD)
        comma = b""
        for one in known(folder):
            if entry := becomes(one):
                manifest.write(comma + _line(one.folder, entry))
                sums.writelines(_sums(entry))
                comma = b",\n"
        manifest.write(b"\n" + _TAIL if comma else _TAIL)
    with suppress(FileNotFoundError):
        (folder / NOTES).unlink()


def write_sums(folder: Path) -> None:
    """Write the sums alone, of the files that are not about to be made. Raises WriteFault."""
    with written_aside(folder / SUMS) as sums:
        for _, entry in entries(folder):
            sums.writelines(_sums(entry))


def _sums(entry: Entry) -> Iterator[bytes]:
    return (f"{sum_}  {name}\n".encode() for name, sum_ in sorted(entry.files.items()) if sum_)


def _line(name: str, entry: Entry) -> bytes:
    record = {"digest": entry.digest, "files": dict(sorted(entry.files.items()))}
    record |= {"judged": dict(entry.judged)} if entry.judged else {}
    return f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(record, ensure_ascii=False)}".encode()


_Lines = Iterator[tuple[str, Entry, bool]]


def _entries(folder: Path, opened: ExitStack) -> _Lines:
    """The entries of the manifest; one that somebody has written in another shape is read at once."""
    try:
        file = opened.enter_context((folder / MANIFEST).open("rb"))
        if file.readline() != _HEAD:
            file.seek(0)
            whole = json.loads(file.read())
            found = whole["variants"].items() if whole["format"] == 1 else ()
            yield from sorted((name, _entry(one), False) for name, one in found)
            return
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return
    for line in file:
        if one := _read(line):
            yield *one, False


def _noted(folder: Path, opened: ExitStack) -> _Lines:
    """The notes by folder, those of one in the order they were written; only where they stand is held in memory."""
    places: dict[str, array[int]] = {}
    try:
        file = opened.enter_context((folder / NOTES).open("rb"))
    except OSError:
        return
    at = 0
    for line in file:
        if one := _read(line):
            places.setdefault(one[0], array("q")).append(at)
        at += len(line)
    for name in sorted(places):
        for at in places[name]:
            file.seek(at)
            if one := _read(file.readline()):
                yield *one, True


def _read(line: bytes) -> tuple[str, Entry] | None:
    """A line; None for one that is no entry, or was cut when its writer was killed."""
    try:
        ((name, one),) = json.loads(b"{%s}" % line.rstrip(b",\n")).items()
        return name, _entry(one)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _entry(one: Mapping[str, Mapping[str, str]]) -> Entry:
    return Entry(str(one["digest"]), dict(one["files"]), dict(one.get("judged", {})))


def sum_of(content: bytes) -> str:
    """A file's sum, as `sha256sum` writes it."""
    return sha256(content).hexdigest()


def is_whole(folder: Path, entry: Entry) -> bool:
    """Whether every file of an entry is there, byte for byte."""
    try:
        return bool(entry.digest) and all(_sum_of(f"{folder}/{name}") == sum_ for name, sum_ in entry.files.items())
    except OSError:
        return False


def _sum_of(path: str) -> str:
    with FileIO(path) as file:  # most of what a run in which nothing has changed does
        return sum_of(file.readall())
