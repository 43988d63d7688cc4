"""The one road: from an agreement's facts to documents that have been read back and found complete.

data ─ read, bind ─▶ Agreement ─ fill ─▶ Package ─ number, refer ─▶ Package ─ read back ─▶ Document ─▶ files
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.cache import Cache
from pubdocs.checks.coverage import missing, unused
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Place, msg
from pubdocs.document import Document
from pubdocs.source.folder import Folder
from pubdocs.source.material import Material, gather
from pubdocs.source.tree import Once, Tree
from pubdocs.tags.kinds import Kind
from pubdocs.tags.scope import facts, scope
from pubdocs.word.container import OLDEST, Stamp
from pubdocs.word.elsewhere import Elsewhere, Neighbour, Paper, in_running_text
from pubdocs.word.fields import Field, fields_of
from pubdocs.word.filling import Printed
from pubdocs.word.marks import printed_beside, without_marks
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.references import Draft, settle_references
from pubdocs.word.targets import Spot
from pubdocs.word.template import Template, fill
from pubdocs.writers import WRITERS
from pubdocs.writers.disk import write_files


@dataclass(frozen=True, slots=True)
class Made:
    """One document: its package without marks, the tree read back from it, and what was printed in it."""

    package: Package
    document: Document
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: files written, files that were the same already, and warnings."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]


_NOTHING_KEPT = Cache(None)


def generate(
    root: Path, names: Sequence[str], output: Path | None, stamp: int | None = None, cache: Cache = _NOTHING_KEPT
) -> Outcome:
    """Make the documents of agreements (all, if none is named) and write them as .docx and .md below `output`.

    `stamp` is SOURCE_DATE_EPOCH, the date of the entries in the .docx. Raises Fault with everything that is wrong,
    and then nothing is written; WriteFault if a file cannot be.
    """
    found = Findings()
    tree = Folder(root)
    material = gather(tree, names, cache)
    files: dict[str, bytes] = {}
    for (agreement, appendix), made in _make_all(tree, material, found, cache):
        files[f"{agreement}/{appendix}.docx"] = made.package.to_bytes(_date(stamp))
        files[f"{agreement}/{appendix}.md"] = WRITERS["md"](made.document).encode()
    found.raise_errors()
    written, same = write_files(output or root / material.project.output, files)
    return Outcome(written, same, tuple(found))


def check(root: Path, names: Sequence[str], cache: Cache = _NOTHING_KEPT) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with agreements and their forms, errors and warnings; writes nothing."""
    found = Findings()
    tree = Folder(root)
    with found.collecting():
        for _ in _make_all(tree, gather(tree, names, cache), found, cache):
            pass
    return tuple(found)


def _make_all(tree: Tree, material: Material, found: Findings, cache: Cache) -> Iterator[tuple[tuple[str, str], Made]]:
    """Every document of the agreements, by agreement and appendix; what is wrong goes to `found`."""
    found.extend(material.complaints)
    library = Library(tree, material, cache)
    for id_ in material.agreements:
        yield from (((id_, appendix), made) for appendix, made in _make_one(library, id_, found).items())
        library.close(id_)


def _make_one(library: "Library", id_: str, found: Findings) -> dict[str, Made]:
    """The documents of an agreement: all are filled before any is settled, for they may refer to one another."""
    agreement, form = library.agreement(id_)
    drafts: dict[str, Draft] = {}
    made: dict[str, Made] = {}
    for appendix in form.appendices:
        with found.collecting():
            drafts[appendix.id] = library.draft(id_, appendix)
    for here, draft in drafts.items():
        with found.collecting():
            made[here] = _made(draft, library.elsewhere(id_, here))
    if len(made) == len(form.appendices):
        found.extend(unused(agreement, (value.span for one in made.values() for value in one.printed)))
    return made


def make(template: Template, agreement: Agreement, form: Form, appendix: Appendix) -> Made:
    """One document of an agreement alone: of the others its references know the labels of its form, no clauses.

    Raises Fault if anything that was printed cannot be read in it.
    """
    labels = {str(one.id): str(one.label) for one in form.appendices}
    draft = Draft.of(template, fill(template, facts(agreement, form, appendix)))
    return _made(draft, Elsewhere.labelled(labels, appendix.id))


def _made(draft: Draft, elsewhere: Elsewhere) -> Made:
    package = settle_references(draft, elsewhere)
    document = read(package, draft.definitions, [value.span for value in draft.printed])
    lost = missing(package.file, draft.printed, document, printed_beside(package, draft.printed))
    if lost:
        raise Fault(lost)
    return Made(without_marks(package), document, draft.printed)


class Library:
    """The documents of a run, each filled once: those that are made, and those that references lead into."""

    def __init__(self, tree: Tree, material: Material, cache: Cache = _NOTHING_KEPT) -> None:
        self._tree, self._material, self._cache = tree, material, cache
        self._templates = Templates(tree, material, cache)
        self._drafts: dict[tuple[str, str], Draft | Fault] = {}
        self._spots: dict[tuple[str, str], Mapping[str, Spot]] = {}
        self._others: dict[str, Material] = {}

    def agreement(self, id_: str) -> tuple[Agreement, Form]:
        """An agreement and its form; one that was not asked for is read now. Raises Fault if it is wrong itself."""
        material = self._material
        if id_ not in material.agreements:
            if id_ not in self._others:
                self._others[id_] = gather(self._tree, (id_,), self._cache)
            material = self._others[id_]
        if id_ not in material.agreements:
            raise Fault(material.complaints)
        agreement = material.agreements[id_]
        return agreement, self._templates.forms.setdefault(agreement.form, material.forms[agreement.form])

    def draft(self, id_: str, appendix: Appendix) -> Draft:
        """A document filled. Raises Fault, the same each time."""
        key = (id_, str(appendix.id))
        if key not in self._drafts:
            agreement, form = self.agreement(id_)
            try:
                template = self._templates.template(agreement.form, appendix)
                self._drafts[key] = Draft.of(template, fill(template, facts(agreement, form, appendix)))
            except Fault as fault:
                self._drafts[key] = fault
        draft = self._drafts[key]
        if isinstance(draft, Fault):
            raise draft
        return draft

    def close(self, id_: str) -> None:
        """Let go of an agreement's documents, but for what other agreements may ask: what its clauses are called."""
        for appendix in self.agreement(id_)[1].appendices if len(self._material.agreements) > 1 else ():
            with Findings().collecting():
                self._spots[id_, str(appendix.id)] = self.spots(id_, appendix)
                del self._drafts[id_, str(appendix.id)]

    def spots(self, id_: str, appendix: Appendix, *, own: bool = False) -> Mapping[str, Spot]:
        """What the clauses of a document are called. Raises Fault, of an agreement's `own` without its diagnostics."""
        if (id_, str(appendix.id)) in self._spots:
            return self._spots[id_, str(appendix.id)]
        try:
            return self.draft(id_, appendix).targets.spots()
        except Fault as fault:
            raise Fault(() if own else fault.diagnostics) from None

    def elsewhere(self, id_: str, here: str) -> Elsewhere:
        """Where the references of a document may lead beside itself."""
        papers = {
            str(one.id): Paper(in_running_text(one.label), partial(self.spots, id_, one, own=True))
            for one in self.agreement(id_)[1].appendices
        }
        return Elsewhere(papers, here, id_, self.neighbour, self.neighbours)

    def neighbours(self) -> tuple[str, ...]:
        """The ids of all agreements."""
        there = self._tree.files(self._material.project.agreements, ".yaml", ".yml")
        return tuple(PurePosixPath(path).stem for path in there)

    def neighbour(self, id_: str) -> Neighbour | None:
        """An agreement as others refer to it; None if there is none. Raises Fault if it is wrong itself."""
        if id_ not in self.neighbours():
            return None
        agreement, form = self.agreement(id_)
        papers: dict[str, Paper] = {}
        for one in form.appendices:
            name = in_running_text(one.label)  # "Bilaga 1" alone would be one's own
            name = f"{name} till ”{agreement.title}”" if name != one.label else name
            papers[str(one.id)] = Paper(name, partial(self.spots, id_, one))
        return Neighbour(next(iter(papers.values())).name if len(papers) == 1 else f"”{agreement.title}”", papers)


class Templates:
    """The compiled templates of a project, each compiled once."""

    def __init__(self, tree: Tree, material: Material, cache: Cache = _NOTHING_KEPT) -> None:
        self.tree, self.material, self.cache = tree, material, cache
        self.forms = dict(material.forms)
        self._compiled: dict[str, Template] = {}
        self._faults: dict[str, Fault] = {}

    def template(self, form: str, appendix: Appendix) -> Template:
        """The template of an appendix. Raises Fault with all that is wrong with it."""
        path = f"{self.material.project.templates}/{form}/{appendix.id}.docx"
        if path in self._faults:
            raise self._faults[path]
        if path not in self._compiled:
            try:
                self._compiled[path] = self._compile(path, fixed=self.forms[form].numbering == "fixed")
            except Fault as fault:
                self._faults[path] = Fault([])  # said once
                raise fault from None
        return self._compiled[path]

    def _compile(self, path: str, *, fixed: bool) -> Template:
        content = self.tree.read(path)

        def compiled() -> Template:
            from pubdocs.word.compiler import compile_template

            return compile_template(Package.open(content, path), names_in_scope(), fixed=fixed)

        return self.cache.remember("template", f"{path}\0{fixed}\0".encode() + content, compiled)


@lru_cache(maxsize=1)
def names_in_scope() -> Mapping[str, Kind]:
    """The names that tags may use."""
    return scope()


def _date(stamp: int | None) -> Stamp:
    if stamp is None:
        return OLDEST
    import time

    return max(OLDEST, time.gmtime(stamp)[:6])


def show(path: Path, format_: str) -> str:
    """Any .docx as text (`txt`) or Markdown (`md`), with its numbers. Raises Fault."""
    return WRITERS[format_](read(Package.open(_bytes(path), path.name)))


def fields(root: Path, template: Path) -> tuple[Field, ...]:
    """What a template asks for. Raises Fault with all that is wrong with it."""
    from pubdocs.word.compiler import compile_template

    package = Package.open(_bytes(template), str(template))
    return fields_of(compile_template(package, names_in_scope()), names_in_scope())


def chain(root: Path, name: str, format_: str, translate: Callable[[str], str]) -> tuple[str, tuple[Diagnostic, ...]]:
    """The chain that an agreement stands in, drawn (`text`, `mermaid`, `json`), and warnings about it. Raises Fault."""
    from pubdocs.source.chains import chain_of
    from pubdocs.source.project import open_project
    from pubdocs.writers.chain import CHAIN_WRITERS

    drawn, found = chain_of(open_project(Once(Folder(root))), name)
    return CHAIN_WRITERS[format_](drawn, translate), found


def schemas(translate: Callable[[str], str]) -> dict[str, str]:
    """The JSON Schemas of the YAML files, by file name."""
    from pubdocs.source.schema import schemas as written

    return written(translate)


def init(target: Path) -> tuple[Path, ...]:
    """Copy the starter project into a new or empty folder. Raises Fault, WriteFault."""
    from pubdocs.source.starter import copy_starter

    return copy_starter(target)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = msg('"{path}" cannot be read: {reason}.', path=path, reason=error.strerror or error)
        raise Fault([Diagnostic("file.unreadable", message, Place(str(path)))]) from None
