"""Where a project's files come from: a folder today, a git revision later."""

from pathlib import PurePosixPath
from typing import Protocol

from pubdocs.diagnostics import Diagnostic, Fault, Place, Span, msg

PROJECT_FILE = "pubdocs.yaml"
"""The file that makes a tree a project, at its root."""


class Tree(Protocol):
    """The files of a project. Paths are relative to its root and have forward slashes."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises Fault: file.outside, file.missing, file.unreadable."""

    def files(self, under: str, *endings: str) -> tuple[str, ...]:
        """The paths of all files in a folder and below it whose names end in one of these ways, sorted."""


class Once:
    """A tree whose files are read once: what is remembered was then made of what was read, whatever happens to it."""

    def __init__(self, tree: Tree) -> None:
        self._read: dict[str, bytes] = {}
        self._tree, self.files = tree, tree.files

    def read(self, path: str) -> bytes:
        """As `Tree.read`."""
        if path not in self._read:
            self._read[path] = self._tree.read(path)
        return self._read[path]


def inside(path: str) -> PurePosixPath:
    """A path that stays inside the project. Raises Fault: file.outside."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        raise Fault(
            [
                Diagnostic(
                    "file.outside",
                    msg('"{path}" is not a path inside the project.', path=path),
                    Span(path, 1, 1),
                    msg("Write the path from the project's own folder, with forward slashes and without .."),
                )
            ]
        )
    return pure


def missing(path: str, there: tuple[str, ...]) -> Fault:
    """The fault for a file that does not exist; `there` are files that do, for a hint."""
    import difflib

    near = difflib.get_close_matches(path, [one for one in there if one != path], n=1, cutoff=0.7)
    hint = msg("Did you mean {near}?", near=near[0]) if near else None
    return Fault([Diagnostic("file.missing", msg('There is no file "{path}".', path=path), Place(path), hint)])
