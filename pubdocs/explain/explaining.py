"""Explaining a document: it is made anew from the project as it is now, and the file is lined up with that."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pubdocs.agreement.variant import Variant
from pubdocs.cache import Cache
from pubdocs.diagnostics import Diagnostic, Fault, msg
from pubdocs.diagnostics import Place as Where
from pubdocs.explain.aligning import Place, aligned
from pubdocs.explain.layers import LayerKind, layer_of
from pubdocs.explain.lines import Lines
from pubdocs.explain.passages import Passage, in_full, passages
from pubdocs.explain.sources import Source, Sources, Written
from pubdocs.explain.tracing import Trace, Traced, read_apart, trace
from pubdocs.library import Library
from pubdocs.source.folder import Folder, bytes_of
from pubdocs.source.history import Commit, blame
from pubdocs.source.material import gather
from pubdocs.source.project import Workspace, open_project
from pubdocs.source.tree import Once
from pubdocs.word.identity import identity_of
from pubdocs.word.package import Package

_NOTHING_KEPT = Cache(None)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the file; None for `sources` if it does not stand in the document as it is made now."""

    words: str
    sources: tuple[Source, ...] | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A paragraph of the file with its sentences."""

    passage: Passage
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is told of a file: which document it is, its paragraphs, and the commits of the lines they come from."""

    identity: str
    paragraphs: tuple[Explained, ...]
    commits: Mapping[str, Sequence[Commit | None]]

    def commit(self, written: Written) -> Commit | None:
        """The commit of a line of the data, as far as git knows it."""
        lines = self.commits.get(written.span.file, ())
        return lines[written.span.line - 1] if written.span.line <= len(lines) else None

    @property
    def strangers(self) -> int:
        """How many sentences do not stand in the document as it is made now."""
        return sum(told.sources is None for one in self.paragraphs for told in one.sentences)


def explain(root: Path, file: str, clause: str = "", identity: str = "", cache: Cache = _NOTHING_KEPT) -> Explanation:
    """Where each sentence of a .docx came from, or of one of its clauses, named by its id or number.

    The file's path is meant from `root`, the project's folder. `identity` says which document it is where the file does
    not (journalforing/bilaga-1). Raises Fault: explain.not-ours, explain.unknown-document, explain.unknown-clause;
    those of reading the file, and of making the document from the project.
    """
    package = Package.open(bytes_of(root / file), file)
    identity = identity or identity_of(package)
    if not identity:
        raise Fault([_not_ours(file)])
    theirs = passages(read_apart(package), frozenset({0}))
    wanted = _wanted(theirs, clause, file)
    places, told = _lined_up(theirs, root, identity, file, cache)
    found = tuple(_explained(theirs[number], number, places, told) for number in wanted)
    return Explanation(identity, found, blame(root, _files(found)))


def _lined_up(
    theirs: list[Passage], root: Path, identity: str, file: str, cache: Cache
) -> tuple[dict[Place, Place], list[list[tuple[Source, ...]]]]:
    """For the sentences of the file those of the document as it is made now, and the sources of these."""
    tree = Traced(Once(Folder(root)))
    workspace = open_project(tree)
    variant = _variant(workspace, identity, file)
    traced = _trace(tree, variant, identity, file, cache)
    layer = partial(layer_of, project=workspace.project, variant=variant)
    sources = Sources(traced.origins, Lines(tree), workspace.laid(variant).beneath, layer, tree.paragraphs)
    ours = passages(traced.document, traced.fields)
    told = [[sources.of(passage, one.begin, one.end) for one in passage.sentences] for passage in ours]
    return aligned(theirs, ours), told


def _variant(workspace: Workspace, identity: str, file: str) -> Variant:
    """The variant that a document's identity names."""
    agreement, *between = identity.split("/")[:-1] or ("",)
    if "/" not in identity:
        raise Fault([_not_a_document(file, identity)])
    if agreement not in workspace.agreement_ids:
        raise Fault([_unknown(file, identity, agreement, workspace.agreement_ids)])
    regions = workspace.regions_of(agreement)
    region = between.pop(0) if between and (between[0] in regions or between[0] not in workspace.form_ids) else ""
    form = between.pop(0) if between else ""
    if between or (region and region not in regions) or (form and form not in workspace.form_ids):
        raise Fault([_unknown(file, identity, region or form, (*regions, *workspace.form_ids))])
    return Variant(agreement, region, form)


def _trace(tree: Traced, variant: Variant, identity: str, file: str, cache: Cache) -> Trace:
    regions = [variant.region] if variant.region else []
    library = Library(tree, gather(tree, [variant.agreement], cache, regions, variant.form), cache, keep=False)
    _, form = library.agreement(variant)
    name = identity.rpartition("/")[2]
    for appendix in form.appendices:
        if appendix.id == name:
            return trace(library, variant, appendix)
    raise Fault([_unknown(file, identity, name, tuple(map(str, (one.id for one in form.appendices))))])


def _explained(
    passage: Passage, number: int, places: Mapping[Place, Place], told: Sequence[Sequence[tuple[Source, ...]]]
) -> Explained:
    there = [places.get((number, at)) for at in range(len(passage.sentences))]
    sources = [None if place is None else told[place[0]][place[1]] for place in there]
    words = [one.words for one in passage.sentences]
    return Explained(passage, tuple(Told(*one) for one in zip(words, sources, strict=True)))


def _files(found: Iterable[Explained]) -> tuple[str, ...]:
    """The files of data that something came from."""
    sources = (source for one in found for told in one.sentences for source in told.sources or ())
    places = (place for source in sources for place in (source.written, *source.overrode) if place)
    return tuple(dict.fromkeys(place.span.file for place in places if place.layer.kind != LayerKind.BUILT_IN))


def _wanted(theirs: Sequence[Passage], clause: str, file: str) -> list[int]:
    """The numbers of the passages in a clause, or of all."""
    name = in_full(clause.lower().removeprefix("punkt"), "")
    found = [n for n, one in enumerate(theirs) if not clause or name in (named.lower() for named in one.names)]
    if clause and not found:
        raise Fault([_unknown_clause(theirs, clause, file)])
    return found


def _not_ours(file: str) -> Diagnostic:
    message = msg("The file does not say which document it is: pubdocs did not write it, or that was taken out of it.")
    hint = msg("If it is one of the project's, name it with --as, for example --as journalforing/bilaga-1.")
    return Diagnostic("explain.not-ours", message, Where(file), hint)


def _not_a_document(file: str, identity: str) -> Diagnostic:
    message = msg('"{identity}" is not the name of a document.', identity=identity)
    hint = msg("Write the agreement and the appendix, for example {identity}/bilaga-1.", identity=identity)
    return Diagnostic("explain.unknown-document", message, Where(file), hint)


def _unknown(file: str, identity: str, name: str, there: Sequence[str]) -> Diagnostic:
    message = msg('The file is "{identity}", and the project has no "{name}".', identity=identity, name=name)
    hint = msg("Name the project that it was made from with -C.")
    if near := difflib.get_close_matches(name, there, n=1, cutoff=0.6):
        hint = msg("If it is called {near} now, say so with --as.", near=near[0])
    return Diagnostic("explain.unknown-document", message, Where(file), hint)


def _unknown_clause(theirs: Sequence[Passage], clause: str, file: str) -> Diagnostic:
    names = list(dict.fromkeys(name for one in theirs for name in sorted(one.names)))
    message = msg('The document has no clause "{clause}".', clause=clause)
    hint = msg("Write its number or its id. There are: {names}", names=", ".join(names))
    if near := difflib.get_close_matches(clause, names, n=1, cutoff=0.7):
        hint = msg("Did you mean {near}?", near=near[0])
    return Diagnostic("explain.unknown-clause", message, Where(file), hint)
