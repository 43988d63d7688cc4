"""The two sides of a redline: what a user names, as the documents in it.

A side is a Word file, a folder of Word files, or a project, in a folder or a git revision, whose documents are made in
memory.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from pubdocs.agreement.variant import Variant
from pubdocs.batch.production import Production
from pubdocs.cache import Cache
from pubdocs.comparing.documents import EVERYTHING, Sided, Wanted, is_same, made_on, opened
from pubdocs.comparing.files import document_at
from pubdocs.comparing.projects import both_opened, variants_of
from pubdocs.comparing.sides import HEAD, FileSide, ProjectSide, Side, side, sides
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Message, msg
from pubdocs.source.folder import bytes_of
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
    root: Path, old: str | None, new: str | None, cache: Cache, wanted: Wanted = EVERYTHING
) -> tuple[Version, Version]:
    """The documents of both sides, as `comparing.sides` understands them, and folders of Word files.

    Of two projects, the documents that are wanted, but for those that are made of the same on both sides; of a project
    beside Word files, those variants whose documents they are. Raises Fault: as `comparing.sides.sides`;
    file.unreadable, package.…, side.which-document; and all that is wrong with a project, placed on its side.
    """
    found = Findings()
    before, after = _named(root, old, new)
    if isinstance(before, ProjectSide) and isinstance(after, ProjectSide):
        return _of_projects(before, after, cache, wanted)
    files = [found.attempt(partial(_of_files, one)) for one in (before, after) if not isinstance(one, ProjectSide)]
    found.raise_errors()
    one, *more = [file for file in files if file is not None]
    if isinstance(before, ProjectSide):
        return _beside(before, one, cache, wanted)
    if isinstance(after, ProjectSide):
        made, placed = _beside(after, one, cache, wanted)
        return placed, made
    return one, more[0]


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


def _of_files(one: FileSide | Path) -> Version:
    if isinstance(one, Path):
        return _of_folder(one)
    return Version(one.name, {one.path.stem: _paper(one.path)}, single=True)


def _of_projects(old: ProjectSide, new: ProjectSide, cache: Cache, wanted: Wanted) -> tuple[Version, Version]:
    """Two projects' documents, those left out that are made of the same on both sides."""
    both = both_opened(old, new, wanted.regions, cache)
    variants = [one for one in variants_of(*both, wanted.names) if not is_same(*both, one)]
    found = Findings()
    made = [_made(sided, [one for one in variants if one in sided.production.plan], found) for sided in both]
    found.raise_errors()
    before, after = made
    return before, after


def _beside(one: ProjectSide, files: Version, cache: Cache, wanted: Wanted) -> tuple[Version, Version]:
    """The documents of a project whose other versions some Word files are, and the files by the paths of these.

    Of a folder's variants all documents are made, for some may be new. Raises Fault: side.which-document.
    """
    sided = Sided(one, opened(one, cache, wanted.regions))
    placed = {_place(path, files, sided.production): paper for path, paper in files.papers.items()}
    variants = dict.fromkeys(document_at(path, sided.production)[0] for path in placed if "/" in path)
    there = {variant.agreement for variant in variants_of(sided, sided, wanted.names)}
    found = Findings()
    made = _made(sided, [variant for variant in variants if variant.agreement in there], found)
    found.raise_errors()
    if files.single:
        made = replace(made, papers={path: made.papers[path] for path in placed if path in made.papers})
    return made, Version(files.name, placed)


def _place(path: str, files: Version, production: Production) -> str:
    """The path of the document that a Word file is: what it says that it is, else its own path, else its name."""
    identity, name = identity_of(files.papers[path].package), path.rpartition("/")[2]
    there = {variant.agreement for variant in production.plan}
    for said in (identity, path):
        if "/" in said and document_at(said, production)[0].agreement in there:
            return said
    named = [file for variant in production.plan for file in production.names_of(variant) if _is_called(file, name)]
    if len(named) == 1:
        return named[0].removesuffix(".docx")
    if files.single:
        raise _unknown(files.name, msg("the project"))
    return path


def _is_called(file: str, name: str) -> bool:
    return file.rpartition("/")[2] == f"{name}.docx"


def _made(sided: Sided, variants: Iterable[Variant], found: Findings) -> Version:
    """The documents of some variants; what is wrong goes to `found`."""
    commit, papers = sided.side.commit, dict[str, Paper]()
    for variant in variants:
        with found.collecting():
            material, documents = made_on(*sided, variant)
            day = str(material.variants[variant].date or (commit.day if commit else ""))
            for appendix, made in documents.items():
                papers[variant.path(appendix)] = Paper(made.package, day and f"{day}T00:00:00Z")
    return Version(sided.side.name or sided.side.place or ".", papers)


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
    raise _unknown(file.name, several.name)


def _unknown(file: str, folder: str | Message) -> Fault:
    text = msg("{file} does not say which of the documents in {folder} it is.", file=file, folder=folder)
    hint = msg("Name the other version's Word file, not its folder.")
    return Fault([Diagnostic("side.which-document", text, None, hint)])


def _candidates(file: Version, several: Version) -> Iterator[str]:
    ((name, paper),) = file.papers.items()
    identity = identity_of(paper.package)
    if identity in several.papers:
        yield identity
    named = [path for path in several.papers if path.rpartition("/")[2] == name]
    if len(named) == 1:
        yield named[0]
