"""What was worked out before and need not be again: compiled templates, bound agreements.

An entry is kept under the digest of all it was made from, the program itself included, so a hit is never stale and an
entry is never changed. The folder is the user's own; without one, or when it cannot be used, everything is made anew.
"""

import contextlib
import functools
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pubdocs import __version__

T = TypeVar("T")

_KEPT = 200  # entries; the oldest go when there are more


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries; None keeps nothing."""

    folder: Path | None

    def remember(self, kind: str, sources: bytes, make: Callable[[], T]) -> T:
        """What `make` gives for these sources: from the folder if it is there, else made and kept.

        `sources` is all that the result depends on, beside the program. What `make` raises is not kept.
        """
        if self.folder is None:
            return make()
        path = self.folder / f"{kind}-{sha256(program() + sources).hexdigest()[:40]}"
        with contextlib.suppress(
            Exception
        ):  # the folder is the user's own, as with .pyc files; a bad entry is made again
            found: T = pickle.loads(path.read_bytes())
            return found
        made = make()
        with contextlib.suppress(OSError, pickle.PicklingError, TypeError, AttributeError):
            self._keep(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def _keep(self, path: Path, content: bytes) -> None:
        assert self.folder is not None
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        aside.write_bytes(content)
        aside.replace(path)
        entries = sorted(self.folder.iterdir(), key=lambda entry: entry.stat().st_mtime_ns)
        for entry in entries[:-_KEPT]:
            entry.unlink(missing_ok=True)


NOTHING_KEPT = Cache(None)


@functools.cache
def program() -> bytes:
    """What tells this program from another version of itself here: the interpreter, every module's date and size."""
    modules = "".join(
        sorted(f"{name}:{stat.st_mtime_ns}:{stat.st_size}\n" for name, stat in _modules(Path(__file__).parent))
    )
    return f"{__version__} {sys.implementation.cache_tag}\n{modules}".encode()


@functools.cache
def program_text() -> bytes:
    """The digest of the program's own text: the same wherever and whenever it was installed."""
    folder, digest = Path(__file__).parent, sha256(__version__.encode())
    for name in sorted(name for name, _ in _modules(folder)):
        path = Path(name)
        digest.update(b"%s\0%s\0" % (path.relative_to(folder).as_posix().encode(), path.read_bytes()))
    return digest.digest()


def _modules(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name not in ("__pycache__", "starter", "locale"):
                yield from _modules(Path(entry.path))
            elif entry.name.endswith((".py", ".yaml")):
                yield entry.path, entry.stat()
