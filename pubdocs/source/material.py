"""What a run is made from: the project, agreements and their forms, remembered from one run to the next.

While no YAML has changed, nothing that reads or checks it is loaded: that would be most of a run's time.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.model import Agreement
from pubdocs.cache import Cache
from pubdocs.diagnostics import Diagnostic, Fault, Findings
from pubdocs.source.tree import PROJECT_FILE, Once, Tree

T = TypeVar("T")


class Material(NamedTuple):
    """Agreements by id, with the forms they name, and what is wrong with those that were asked for and are not here."""

    project: Project
    agreements: dict[str, Agreement]
    forms: dict[str, Form]
    complaints: tuple[Diagnostic, ...] = ()


class _Faulty(Exception):
    """Material with complaints, which is not remembered."""

    def __init__(self, material: Material) -> None:
        self.material = material


def gather(tree: Tree, names: Sequence[str], cache: Cache) -> Material:
    """The named agreements, or all if none is named, their texts checked.

    Raises Fault if the project itself cannot be opened (`project.open_project`). Complaints are those of
    `project.Workspace.agreements`, which leave no agreement, of `chains.check_chains` and of `tags.texts.check_texts`.
    """
    tree = Once(tree)
    project = _remembered(cache, "project", lambda: [_bytes(tree, PROJECT_FILE)], lambda: _project(tree))
    try:
        return _remembered(
            cache, "material", lambda: _sources(tree, project, names), lambda: _material(tree, project, names)
        )
    except _Faulty as faulty:
        return faulty.material


def _remembered(cache: Cache, kind: str, sources: Callable[[], Iterable[bytes]], make: Callable[[], T]) -> T:
    """What is made of some files; made anew if one of them has changed or cannot be read."""
    try:
        content = b"".join(sources())
    except Fault:
        return make()
    return cache.remember(kind, content, make)


def _sources(tree: Tree, project: Project, names: Sequence[str]) -> Iterator[bytes]:
    """All that agreements are read from: files, and the names of those that are not read, for they may be wrong."""
    there = tree.files(project.agreements, ".yaml", ".yml")
    right_inside = [path for path in there if str(PurePosixPath(path).parent) == str(PurePosixPath(project.agreements))]
    wanted = _with_those_named(tree, [f"{project.agreements}/{name}.yaml" for name in names], right_inside) or there
    organisations = tree.files(project.parties, ".yaml", ".yml")
    forms = tree.files(project.templates, "form.yaml")
    yield "\n".join(there).encode(errors="surrogateescape")
    for path in (PROJECT_FILE, *wanted, *organisations, *tree.files(project.catalogue, ".yaml"), *forms):
        yield _bytes(tree, path)


def _with_those_named(tree: Tree, wanted: list[str], there: Sequence[str]) -> list[str]:
    """Some agreements' files and those of all agreements that these may name (chains, references, what they build on).

    An id that stands anywhere in a file counts, so that no YAML is read for it; a letter written as an escape could
    hide one, and such a file counts as naming all.
    """
    files = {PurePosixPath(path).stem.encode(errors="surrogateescape"): path for path in there}
    paths = list(wanted)
    for path in paths:
        data = tree.read(path)
        words = files if re.search(rb"\\[xuU\r\n]", data) else re.findall(rb"[a-z][a-z0-9-]*", data)
        paths.extend(sorted({files[word] for word in words if word in files}.difference(paths)))
    return paths


def _bytes(tree: Tree, path: str) -> bytes:
    """A file with its path, so that no two sets of files look the same."""
    data = tree.read(path)
    return b"%s\0%d\0%s" % (path.encode(errors="surrogateescape"), len(data), data)


def _project(tree: Tree) -> Project:
    from pubdocs.source.project import open_project

    return open_project(tree).project


def _material(tree: Tree, project: Project, names: Sequence[str]) -> Material:
    """The agreements read. Raises _Faulty."""
    from pubdocs.agreement.alternatives import resolved
    from pubdocs.source.chains import check_chains
    from pubdocs.source.locating import locator
    from pubdocs.source.project import Workspace
    from pubdocs.tags.scope import scope
    from pubdocs.tags.texts import check_texts

    workspace, found = Workspace(tree, project), Findings()
    read = found.attempt(lambda: workspace.agreements(names)) or {}
    found.extend(check_chains(workspace, names or workspace.agreement_ids))
    wrong = {id_: check_texts(agreement, scope(), locator(tree)) for id_, agreement in read.items()}
    for complaints in wrong.values():
        found.extend(complaints)
    sound = {id_: resolved(agreement) for id_, agreement in read.items() if not wrong[id_]}
    forms = {str(agreement.form): workspace.form(agreement.form) for agreement in sound.values()}
    material = Material(project, sound, forms, tuple(dict.fromkeys(found)))  # what several inherit is said once
    if material.complaints:
        raise _Faulty(material)
    return material
