"""The two sides of a redline: what a user names, as the documents in it.

A side is a Word file, a folder of Word files, or a project, in a folder or a git revision, whose documents are made in
memory.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from pubdocs.cache import Cache
from pubdocs.comparing.sides import HEAD, FileSide, ProjectSide, Side, placed, side, sides
from pubdocs.diagnostics import Diagnostic, Fault, Findings, msg
from pubdocs.library import Library, make_one
from pubdocs.source.folder import bytes_of
from pubdocs.source.material import gather
from pubdocs.source.tree import PROJECT_FILE
from pubdocs.word.identity import identity_of
from pubdocs.word.names import CORE_PROPERTIES
from pubdocs.word.package import Package

_MODIFIED = "{http://purl.org/dc/terms/}modified"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a side. `date` is its own (ISO 8601, with a time), "" if it says none."""

    package: Package
    date: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """The documents of a side by their paths (agreement/appendix); `single` if it is one Word file."""

    name: str
    papers: Mapping[str, Paper]
    single: bool = False


def versions(
    root: Path, old: str | None, new: str | None, cache: Cache, regions: Sequence[str] = ()
) -> tuple[Version, Version]:
    """The documents of both sides, as `comparing.sides` understands them, and folders of Word files.

    `regions` are those for which a project's agreements are made; none: as they stand. Raises Fault: as
    `comparing.sides.sides`; file.unreadable, package.…; and all that is wrong with a project, placed on its side.
    """
    found = Findings()
    named = _named(root, old, new)
    made = [one for side_ in named if (one := found.attempt(partial(_version, side_, cache, regions)))]
    found.raise_errors()
    before, after = made
    return before, after


def _named(root: Path, old: str | None, new: str | None) -> tuple[Side | Path, Side | Path]:
    before, after = _folder(root, old), _folder(root, new)
    if before is None and after is None:
        return sides(root, old, new)
    return before or side(root, old or HEAD), after or side(root, new or "")


def _folder(root: Path, name: str | None) -> Path | None:
    """A folder of Word files, with no project in it, that a user names."""
    path = Path(root, name or "")
    if not name or not path.is_dir() or (path / PROJECT_FILE).is_file():
        return None
    return path if next(path.rglob("*.docx"), None) else None


def _version(one: Side | Path, cache: Cache, regions: Sequence[str]) -> Version:
    match one:
        case Path():
            return _of_folder(one)
        case FileSide():
            return Version(one.name, {one.path.stem: _paper(one.path)}, single=True)
        case ProjectSide():
            try:
                return _of_project(one, cache, regions)
            except Fault as fault:
                raise Fault(placed(fault.diagnostics, one)) from None


def _of_project(one: ProjectSide, cache: Cache, regions: Sequence[str]) -> Version:
    """A project's documents, made as `generate` makes them."""
    found = Findings()
    material = gather(one.tree, (), cache, regions)
    found.extend(material.complaints)
    library = Library(one.tree, material, cache)
    papers: dict[str, Paper] = {}
    for variant, agreement in material.variants.items():
        day = str(agreement.date or (one.commit.day if one.commit else ""))
        for appendix, made in make_one(library, variant, found).items():
            papers[variant.path(appendix)] = Paper(made.package, day and f"{day}T00:00:00Z")
        library.close(variant)
    found.raise_errors()
    return Version(one.name or one.place or ".", papers)


def _of_folder(folder: Path) -> Version:
    files = sorted(path for path in folder.rglob("*.docx") if not _hidden(path.relative_to(folder)))
    found = Findings()
    papers: dict[str, Paper] = {}
    for file in files:
        with found.collecting():
            papers[file.relative_to(folder).with_suffix("").as_posix()] = _paper(file)
    found.raise_errors()
    return Version(str(folder), papers)


def _hidden(path: Path) -> bool:
    """Whether it is one of the files that Word and others keep beside an open document."""
    return any(part.startswith((".", "~$")) for part in path.parts)


def _paper(file: Path) -> Paper:
    package = Package.open(bytes_of(file), str(file))
    return Paper(package, _saved(package))


def _saved(package: Package) -> str:
    """When a file says that it was saved last, if it says so."""
    for name in package.related("", CORE_PROPERTIES):
        for element in package.tree(name).iter(_MODIFIED):
            said = (element.text or "").strip()
            return said if _MOMENT.fullmatch(said) else ""
    return ""


Pair = tuple[str, Paper | None, Paper | None]


def pairs(old: Version, new: Version) -> tuple[Pair, ...]:
    """The documents of two sides that are versions of one another, with their path; None where a side has none.

    A Word file against several is a version of the one that it says it is, else of the one with its name; two Word
    files are versions of one another. Raises Fault: side.which-document.
    """
    if old.single and new.single:
        (before,), ((path, after),) = old.papers.values(), new.papers.items()
        return ((path, before, after),)
    if old.single or new.single:
        path = _which(old if old.single else new, new if old.single else old)
        return ((path, *(_of(one, path) for one in (old, new))),)  # type: ignore[return-value]
    paths = dict.fromkeys(chain(old.papers, new.papers))
    return tuple((path, old.papers.get(path), new.papers.get(path)) for path in paths)


def _of(one: Version, path: str) -> Paper:
    return next(iter(one.papers.values())) if one.single else one.papers[path]


def _which(file: Version, several: Version) -> str:
    """The path of the document that a Word file is a version of."""
    for path in _candidates(file, several):
        return path
    text = msg("{file} does not say which of the documents in {folder} it is.", file=file.name, folder=several.name)
    hint = msg("Name the other version's Word file, not its folder.")
    raise Fault([Diagnostic("side.which-document", text, None, hint)])


def _candidates(file: Version, several: Version) -> Iterator[str]:
    ((name, paper),) = file.papers.items()
    identity = identity_of(paper.package)
    if identity in several.papers:
        yield identity
    named = [path for path in several.papers if path.rpartition("/")[2] == name]
    if len(named) == 1:
        yield named[0]
