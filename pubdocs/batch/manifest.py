"""What a batch has made: `manifest.json`, and `SHA256SUMS`, which `sha256sum -c` reads.

The manifest is how a later run tells what is unchanged and what it may remove. It is written before the first document
(so that what a killed run leaves behind is known to be ours) and again when all are done. It holds no time and no
machine: the same documents give the same manifest.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from pubdocs.writers.disk import write_files

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A variant that was made: the digest of all it came from ("" while it is being made), and its files by sum."""

    digest: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Entries by the variant's folder."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest in a folder; an empty one if there is none or it cannot be understood."""
        try:
            found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if found["format"] != _FORMAT:
                return cls()
            return cls({name: Entry(one["digest"], dict(one["files"])) for name, one in found["variants"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def with_entries(self, entries: Mapping[str, Entry], without: Iterable[str] = ()) -> "Manifest":
        """With these entries in place of those of the same name, and without some."""
        gone = set(without)
        kept = {name: entry for name, entry in self.entries.items() if name not in gone}
        return replace(self, entries={**kept, **entries})

    def files(self) -> dict[str, str]:
        """Every file with its sum."""
        return {name: sum_ for entry in self.entries.values() for name, sum_ in entry.files.items()}

    def names_of(self, entry: str) -> frozenset[str]:
        """The files of an entry; none if there is no such entry."""
        return frozenset(self.entries[entry].files) if entry in self.entries else frozenset()

    def write(self, folder: Path) -> None:
        """Write both files. Raises WriteFault."""
        variants = {
            name: {"digest": one.digest, "files": dict(sorted(one.files.items()))}
            for name, one in sorted(self.entries.items())
        }
        text = json.dumps({"format": _FORMAT, "variants": variants}, indent=1, ensure_ascii=False) + "\n"
        sums = "".join(f"{sum_}  {name}\n" for name, sum_ in sorted(self.files().items()) if sum_)
        write_files(folder, {MANIFEST: text.encode(), SUMS: sums.encode()})


def sum_of(content: bytes) -> str:
    """A file's sum, as `sha256sum` writes it."""
    return sha256(content).hexdigest()


def is_whole(folder: Path, entry: Entry) -> bool:
    """Whether every file of an entry is there, byte for byte."""
    try:
        return bool(entry.digest) and all(
            sum_of((folder / name).read_bytes()) == sum_ for name, sum_ in entry.files.items()
        )
    except OSError:
        return False
