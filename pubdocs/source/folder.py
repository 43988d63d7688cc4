"""The working folder as a tree of files."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pubdocs.diagnostics import Diagnostic, Fault, Place, Span, msg
from pubdocs.source.tree import PROJECT_FILE, inside, missing


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
            if path == PROJECT_FILE and (above := self._project_above()):
                raise Fault([_in_project(path, above)]) from None
            beside = place.parent.iterdir() if place.parent.is_dir() else ()
            raise missing(path, tuple(near.relative_to(self.root).as_posix() for near in beside)) from None
        except OSError as error:
            raise Fault([_cannot_read(path, error, Place(path))]) from None

    def files(self, under: str, *endings: str) -> tuple[str, ...]:
        """The paths of all files in a folder and below it whose names end so, sorted; also links that lead nowhere.

        Raises Fault: file.outside, file.unreadable. There is nothing in a folder that does not exist.
        """
        found: list[str] = []
        for folder, folders, names in os.walk(self._place(under), onerror=self._unreadable):
            # Editors and systems leave such files beside others.
            folders[:] = [name for name in folders if not name.startswith(".")]
            wanted = [name for name in names if name.endswith(endings) and not name.startswith(".")]
            paths = [Path(folder, name) for name in wanted]
            there = (path for path in paths if path.is_file() or path.is_symlink())
            found += [path.relative_to(self.root).as_posix() for path in there]
        return tuple(sorted(found))

    def _project_above(self) -> str | None:
        """The folder of the project that this folder lies in, written as this one is; None if it is in none."""
        steps = range(1, len(Path.cwd().joinpath(self.root).parts))
        above = (Path(os.path.normpath(self.root.joinpath(*[".."] * step))) for step in steps)
        with suppress(OSError):  # a folder that may not be looked into
            return next((folder.as_posix() for folder in above if (folder / PROJECT_FILE).is_file()), None)
        return None

    def _unreadable(self, error: OSError) -> None:
        """Stop at a folder that cannot be read; one that does not exist is an empty one."""
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            return
        path = Path(str(error.filename)).relative_to(self.root).as_posix()
        raise Fault([_cannot_read(path, error, Place(path))]) from None

    def _place(self, path: str) -> Path:
        place = self.root / inside(path)
        if not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(self.root)):
            message = msg('"{path}" is a link that leads out of the project.', path=path)
            raise Fault([Diagnostic("file.outside", message, Span(path, 1, 1))])
        return place


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that the user names. Raises Fault (file.unreadable)."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Fault([_cannot_read(str(path), error, Place(str(path)))]) from None


def _in_project(path: str, above: str) -> Diagnostic:
    hint = msg("This folder lies within a project. Write: pubdocs -C {folder} …", folder=above)
    return Diagnostic("file.missing", msg('There is no file "{path}".', path=path), Place(path), hint)


def _cannot_read(path: str, error: OSError, place: Place) -> Diagnostic:
    reason = error.strerror or type(error).__name__
    return Diagnostic("file.unreadable", msg('"{path}" cannot be read: {reason}.', path=path, reason=reason), place)
