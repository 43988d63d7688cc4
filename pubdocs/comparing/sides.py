"""What is compared with what: a git revision, a folder, or a Word file, by the word that the user gives for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pubdocs.diagnostics import Diagnostic, Fault, Place, Span, msg
from pubdocs.source.folder import Folder
from pubdocs.source.revision import Commit, is_revision, merge_base, open_revision
from pubdocs.source.tree import PROJECT_FILE, Tree

HEAD = "HEAD"


@dataclass(frozen=True, slots=True)
class ProjectSide:
    """A project. `name`: as the user calls it, "" for the working folder; `place`: what its files are named after."""

    name: str
    tree: Tree
    place: str
    commit: Commit | None = None


@dataclass(frozen=True, slots=True)
class FileSide:
    """A Word file."""

    name: str
    path: Path


Side = ProjectSide | FileSide


def sides(root: Path, old: str | None, new: str | None) -> tuple[Side, Side]:
    """The two sides, seen from the folder `root`; by default HEAD and the folder itself.

    `a..b` is both at once; `a...b` compares b with where the two parted, as git has it. Raises Fault: those of
    `source.revision.open_revision` and `merge_base`, file.unreadable, project.missing.
    """
    if old and new is None and ".." in old and not Path(root, old).exists():
        old, new = _range(root, old)
    return side(root, HEAD if old is None else old), side(root, "" if new is None else new)


def _range(root: Path, words: str) -> tuple[str, str]:
    one, dots, other = words.partition("...") if "..." in words else words.partition("..")
    one, other = one or HEAD, other or HEAD
    return (merge_base(root, one, other) if dots == "..." else one), other


def side(root: Path, name: str) -> Side:
    """One side: a Word file by its ending, a folder with a project in it, or else a revision. Raises as `sides`."""
    path = Path(root, name)
    if name.lower().endswith(".docx"):
        return FileSide(name, path)
    if not name or Path(path, PROJECT_FILE).is_file() or (path.is_dir() and not is_revision(root, name)):
        return ProjectSide(name, Folder(path), "" if path == Path() else f"{path}/")
    revision = open_revision(root, name)
    return ProjectSide(_called(name, revision.commit), revision, f"{name}:{revision.prefix}", revision.commit)


def _called(name: str, commit: Commit) -> str:
    """A whole name of a commit is more than anybody reads."""
    return commit.short if name == commit.name else name


def placed(found: Iterable[Diagnostic], side: Side) -> tuple[Diagnostic, ...]:
    """Complaints about a side, at places that say which side: `HEAD:data/x.yaml`, as git names a file."""
    return tuple(_placed(one, side) for one in found)


def _placed(found: Diagnostic, side: Side) -> Diagnostic:
    if isinstance(side, FileSide):
        return found
    if found.code == "project.missing" and side.name:
        message = msg("There is no project in {side}: no file {name}.", side=side.name, name=PROJECT_FILE)
        return replace(found, message=message, hint=None)
    match found.span:
        case Span() as span:
            excerpt = found.excerpt or _line(side.tree, span)
            return replace(found, span=replace(span, file=f"{side.place}{span.file}"), excerpt=excerpt)
        case Place() as place:
            return replace(found, span=replace(place, file=f"{side.place}{place.file}"))
        case None:
            return replace(found, span=Place(side.name)) if side.name else found


def _line(tree: Tree, span: Span) -> str:
    """The line that a complaint is about, if it can be read."""
    try:
        lines = tree.read(span.file).decode("utf-8-sig", "replace").splitlines()
    except Fault:
        return ""
    return lines[span.line - 1].strip() if 1 <= span.line <= len(lines) else ""
