"""What a run is made from: the project, agreements and their forms, remembered from one run to the next.

While no YAML has changed, nothing that reads or checks it is loaded: that would be most of a run's time.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.variant import Asked, Variant
from pubdocs.cache import Cache
from pubdocs.diagnostics import Diagnostic, Fault
from pubdocs.source.tree import PROJECT_FILE, Once, Tree

if TYPE_CHECKING:
    from pubdocs.source.project import Workspace

T = TypeVar("T")
Planned = tuple[tuple[Variant, ...], tuple[Diagnostic, ...]]


class Material(NamedTuple):
    """Variants with the forms they are in, and what is wrong with those that were asked for and are not here."""

    project: Project
    variants: dict[Variant, Agreement]
    forms: dict[str, Form]
    complaints: tuple[Diagnostic, ...] = ()

    @property
    def agreements(self) -> dict[str, Agreement]:
        """The agreements as they stand, by id."""
        return {variant.agreement: facts for variant, facts in self.variants.items() if not variant.region}


class _Faulty(Exception):
    """Material with complaints, which is not remembered."""

    def __init__(self, material: Material) -> None:
        self.material = material


def gather(
    tree: Tree,
    names: Sequence[str],
    cache: Cache,
    regions: Sequence[str] = (),
    form: str = "",
    *,
    as_it_stands: bool = False,
) -> Material:
    """The variants that are asked for (see `Asked`), their texts checked.

    Raises Fault if the project itself cannot be opened (`project.open_project`). Complaints are those of
    `project.Workspace.plan`, `read` and `alike`, of `chains.check_chains` and of `tags.texts.check_texts`.
    """
    asked = Asked(tuple(names), tuple(regions), form, as_it_stands)
    return _gathered(tree, cache, asked, lambda workspace: workspace.plan(asked))


def neighbour(tree: Tree, id_: str, region: str, cache: Cache) -> Material:
    """Another agreement as a variant for a region refers to it: its own variant for that region, or as it stands."""
    return _gathered(tree, cache, Asked((id_,), (region,)), lambda workspace: ((workspace.neighbour(id_, region),), ()))


def _gathered(tree: Tree, cache: Cache, asked: Asked, plan: Callable[["Workspace"], Planned]) -> Material:
    tree = Once(tree)
    project = project_of(tree, cache)

    def material() -> Material:
        from pubdocs.source.project import Workspace

        workspace = Workspace(tree, project)
        variants, found = plan(workspace)
        made = read(workspace, variants, found)
        if made.complaints:
            raise _Faulty(made)
        return made

    try:
        return _remembered(cache, "material", lambda: _sources(tree, project, asked), material)
    except _Faulty as faulty:
        return faulty.material


def project_of(tree: Tree, cache: Cache) -> Project:
    """What pubdocs.yaml says. Raises Fault (`project.open_project`)."""
    return _remembered(cache, "project", lambda: [_bytes(tree, PROJECT_FILE)], lambda: _project(tree))


def of_all(tree: Tree, cache: Cache, kind: str, asked: str, make: Callable[[], T]) -> T:
    """What is made of a whole project for what is `asked`: made anew if any of its files has changed, come or gone."""
    if cache.folder is None:
        return make()
    return _remembered(cache, kind, lambda: _everything(tree, cache, asked), make)


def _everything(tree: Tree, cache: Cache, asked: str) -> Iterator[bytes]:
    yield asked.encode(errors="surrogateescape")
    project = project_of(tree, cache)
    folders = (project.agreements, project.parties, project.catalogue, project.regions, project.templates)
    for path in (PROJECT_FILE, *(path for folder in dict.fromkeys(folders) for path in tree.files(folder, ""))):
        content = tree.read(path)
        yield f"{path}\0{len(content)}\0".encode(errors="surrogateescape")
        yield content


def _remembered(cache: Cache, kind: str, sources: Callable[[], Iterable[bytes]], make: Callable[[], T]) -> T:
    """What is made of some files; made anew if one of them has changed or cannot be read."""
    try:
        content = b"".join(sources())
    except Fault:
        return make()
    return cache.remember(kind, content, make)


def _sources(tree: Tree, project: Project, asked: Asked) -> Iterator[bytes]:
    """All that variants are read from: files, and the names of those that are not read, for they may be wrong."""
    yield repr(asked).encode(errors="surrogateescape")
    there = tree.files(project.agreements, ".yaml", ".yml")
    wanted = sources_of(tree, project, asked.names) if asked.names else there
    layers = tree.files(project.regions, ".yaml", ".yml")
    organisations = tree.files(project.parties, ".yaml", ".yml")
    forms = tree.files(project.templates, "form.yaml")
    yield "\n".join((*there, *layers)).encode(errors="surrogateescape")
    for path in (PROJECT_FILE, *wanted, *layers, *organisations, *tree.files(project.catalogue, ".yaml"), *forms):
        yield _bytes(tree, path)


def sources_of(tree: Tree, project: Project, names: Sequence[str]) -> list[str]:
    """The files of some agreements and of all that these may name: chains, references, what they build on.

    An id that stands anywhere in a file counts, so that no YAML is read for it; a letter written as an escape could
    hide one, and such a file counts as naming all. Raises Fault if a file cannot be read.
    """
    folder = PurePosixPath(project.agreements)
    files: dict[str, list[str]] = {}
    for path in tree.files(project.agreements, ".yaml", ".yml"):
        first = PurePosixPath(path).relative_to(folder).parts[0]
        files.setdefault(first.removesuffix(".yaml"), []).append(path)
    ids = {id_.encode(errors="surrogateescape"): id_ for id_ in files}
    found = [id_ for id_ in names if id_ in files]
    missing = [f"{folder}/{id_}.yaml" for id_ in names if id_ not in files]
    for id_ in found:
        for path in files[id_]:
            found.extend(sorted({ids[word] for word in ids_named(tree.read(path), ids)}.difference(found)))
    return [*missing, *(path for id_ in found for path in files[id_])]


def ids_named(data: bytes, ids: Iterable[bytes]) -> frozenset[bytes]:
    """Those of some ids that a text may name: all, if one might stand there by an escape; `id: x`, `#x` name none."""
    words = ids if re.search(rb"\\[xuU\r\n]", data) else re.findall(rb"(?<!#)(?<!\bid: )[a-z][a-z0-9-]*", data)
    return frozenset(words).intersection(ids)


def _bytes(tree: Tree, path: str) -> bytes:
    """A file with its path, so that no two sets of files look the same."""
    data = tree.read(path)
    return b"%s\0%d\0%s" % (path.encode(errors="surrogateescape"), len(data), data)


def _project(tree: Tree) -> Project:
    from pubdocs.source.project import open_project

    return open_project(tree).project


def read(workspace: "Workspace", variants: Sequence[Variant], found: Sequence[Diagnostic] = ()) -> Material:
    """Variants read, their chains and texts checked; `found` is what is wrong already."""
    from pubdocs.agreement.alternatives import resolved
    from pubdocs.source.chains import check_chains
    from pubdocs.source.locating import locator
    from pubdocs.tags.scope import scope
    from pubdocs.tags.texts import check_texts

    complaints = dict.fromkeys(found)  # what several inherit is said once
    facts, wrong = workspace.read(variants)
    complaints |= dict.fromkeys(wrong)
    complaints |= dict.fromkeys(check_chains(workspace, dict.fromkeys(variant.agreement for variant in variants)))
    complaints |= dict.fromkeys(workspace.alike(facts))
    sound: dict[Variant, Agreement] = {}
    names, locate = scope(), locator(workspace.tree)
    for variant, agreement in facts.items():
        if said := check_texts(agreement, names, locate):
            complaints |= dict.fromkeys(said)
        else:
            sound[variant] = resolved(agreement)
    forms = {str(agreement.form): workspace.form(agreement.form) for agreement in sound.values()}
    return Material(workspace.project, sound, forms, tuple(complaints))
