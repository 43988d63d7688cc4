"""The working folder as a tree of files."""

from dataclasses import dataclass
from pathlib import Path

from pubdocs.diagnostics import Diagnostic, Fault, Span, msg
from pubdocs.source.tree import inside, missing


@dataclass(frozen=True, slots=True)
class Folder:
    """A project in a folder of the file system; satisfies `Tree`."""

    root: Path

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises Fault: file.outside (also through a link), file.missing, file.unreadable."""
        place = self._place(path)
        try:
            return place.read_bytes()
        except FileNotFoundError:
            beside = place.parent.iterdir() if place.parent.is_dir() else ()
            raise missing(path, tuple(near.relative_to(self.root).as_posix() for near in beside)) from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            message = msg('"{path}" cannot be read: {reason}.', path=path, reason=reason)
            raise Fault([Diagnostic("file.unreadable", message, Span(path, 1, 1))]) from None

    def files(self, under: str, suffix: str) -> tuple[str, ...]:
        """The paths of all files below a folder with this suffix, sorted. Raises Fault: file.outside."""
        found = (path for path in self._place(under).rglob(f"*{suffix}") if path.is_file())
        relative = (path.relative_to(self.root) for path in found)
        return tuple(sorted(path.as_posix() for path in relative if not _hidden(path)))

    def _place(self, path: str) -> Path:
        place = self.root / inside(path)
        if not place.resolve().is_relative_to(self.root.resolve()):
            message = msg('"{path}" is a link that leads out of the project.', path=path)
            raise Fault([Diagnostic("file.outside", message, Span(path, 1, 1))])
        return place


def _hidden(path: Path) -> bool:
    """Whether a path has a part that begins with a dot: editors and systems leave such files beside others."""
    return any(part.startswith(".") for part in path.parts)
