"""The one road: from an agreement's facts to documents that have been read back and found complete.

data ─ read, bind ─▶ Agreement ─ fill ─▶ Package ─ number, refer ─▶ Package ─ read back ─▶ Document ─▶ files
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.variant import ALL, Variant
from pubdocs.cache import Cache
from pubdocs.checks.coverage import missing, unused
from pubdocs.checks.tally import Tally
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Place, Severity, msg
from pubdocs.document import Document
from pubdocs.source.folder import Folder
from pubdocs.source.material import Material, gather, neighbour
from pubdocs.source.tree import Once, Tree
from pubdocs.tags.kinds import Kind
from pubdocs.tags.scope import facts, notice_scope, scope
from pubdocs.word.container import OLDEST, Stamp
from pubdocs.word.elsewhere import Elsewhere, Neighbour, Paper, in_running_text
from pubdocs.word.fields import Field, fields_of
from pubdocs.word.filling import Printed
from pubdocs.word.identity import identified, with_room
from pubdocs.word.marks import printed_beside, without_marks
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.references import Draft, settle_references
from pubdocs.word.targets import Spot
from pubdocs.word.template import Template, fill
from pubdocs.writers import WRITERS
from pubdocs.writers.disk import write_files

if TYPE_CHECKING:
    from pubdocs.checks.running import Wanted
    from pubdocs.compare.matrix import Matrix


@dataclass(frozen=True, slots=True)
class Made:
    """One document: its package without marks, the tree read back from it, and what was printed in it."""

    package: Package
    document: Document
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: files written, files that were the same already, warnings; how much the law's rules find."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]
    judged: Mapping[Severity, int] = field(default_factory=dict)


_NOTHING_KEPT = Cache(None)
_SPOTS_KEPT = 64  # documents whose clauses are remembered while documents are made one variant at a time


def generate(
    root: Path,
    names: Sequence[str],
    output: Path | None,
    stamp: int | None = None,
    cache: Cache = _NOTHING_KEPT,
    regions: Sequence[str] = (),
    form: str = "",
) -> Outcome:
    """Make the documents of agreements (all, if none is named) and write them as .docx and .md below `output`.

    `stamp` is SOURCE_DATE_EPOCH, the date of the entries in the .docx. `regions` and `form` are as in `Asked`. Raises
    Fault with everything that is wrong, and then nothing is written; WriteFault if a file cannot be.
    """
    found = Findings()
    tree = Folder(root)
    material = gather(tree, names, cache, regions, form)
    files: dict[str, bytes] = {}
    tally = Tally(tree, material.project, cache)
    for variant, some in groupby(_make_all(tree, material, found, cache), key=lambda one: one[0][0]):
        documents: dict[str, Document] = {}
        made_now: dict[str, bytes] = {}
        for (_, appendix), made in some:
            documents[appendix] = made.document
            made_now |= written(variant, appendix, made, stamp)
        files |= made_now
        agreement = material.variants[variant]
        words = b"".join(content for path, content in made_now.items() if path.endswith(".md"))
        tally.add(variant.agreement, agreement, material.forms[agreement.form], documents, words)
    found.raise_errors()
    new, same = write_files(output or root / material.project.output, files)
    return Outcome(new, same, found.once(), tally.counts)


def written(variant: Variant, appendix: str, made: Made, stamp: int | None) -> dict[str, bytes]:
    """The files of a document by their paths below the output folder."""
    return files_of(variant.path(appendix), made, stamp)


def files_of(path: str, made: Made, stamp: int | None) -> dict[str, bytes]:
    """The files of a document by their paths, given the path without the suffix of its format."""
    return {f"{path}.docx": made.package.to_bytes(_date(stamp)), f"{path}.md": WRITERS["md"](made.document).encode()}


def check(
    root: Path, names: Sequence[str], cache: Cache = _NOTHING_KEPT, wanted: "Wanted | None" = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with agreements, their variants and forms, errors and warnings; writes nothing.

    `wanted` says which of the law's rules are asked, and the day to judge at; all, and each agreement's own, if None.
    """
    from pubdocs.checks.running import Judge, once, together

    found = Findings()
    tree = Folder(root)
    with found.collecting():
        material = gather(tree, names, cache, [ALL], as_it_stands=True)
        made = _make_all(tree, material, found, cache)
        judge = Judge(tree, material.project, cache, wanted)
        for _, some in groupby(made, key=lambda one: one[0][0].agreement):
            documents = _by_variant(some)
            found.extend(_unlike(material, {one: papers for one, papers in documents.items() if one.region}))
            told = [
                (variant.region, one)
                for variant, papers in documents.items()
                for one in judge(
                    variant.agreement,
                    material.variants[variant],
                    material.forms[material.variants[variant].form],
                    papers,
                )
            ]
            found.extend(together(told, sum(bool(variant.region) for variant in documents)))
    return once(found.once())


def _unlike(material: Material, documents: Mapping[Variant, Mapping[str, Document]]) -> Iterator[Diagnostic]:
    """What differs between the variants of an agreement and should not."""
    if len(documents) < 2:
        return
    from pubdocs.compare.consistency import Paper, inconsistent
    from pubdocs.compare.own import compared

    variants = {one.region: compared(material.variants[one], one.region, made) for one, made in documents.items()}
    papers: dict[str, Paper] = {}
    for name in dict.fromkeys(str(material.variants[one].form) for one in documents):
        form = material.forms[name]
        for one in form.appendices:
            template = f"{material.project.templates}/{name}/{one.id}.docx"
            papers.setdefault(str(one.id), Paper(str(one.label), template, form.numbering == "fixed"))
    yield from inconsistent(variants, papers)


def matrix(root: Path, name: str, cache: Cache = _NOTHING_KEPT) -> "Matrix":
    """What differs between the variants of an agreement. Raises Fault with everything that is wrong with them."""
    from pubdocs.compare.matrix import matrix as differences
    from pubdocs.compare.own import compared, name_of

    found = Findings()
    tree = Folder(root)
    material = gather(tree, (name,), cache, [ALL])
    documents = _by_variant(_make_all(tree, material, found, cache))
    found.raise_errors()
    variants = {one.region: compared(material.variants[one], one.region, made) for one, made in documents.items()}
    names = {variant.region: name_of(one, variant.region) for variant, one in material.variants.items()}
    labels = {str(one.id): str(one.label) for form in material.forms.values() for one in form.appendices}
    title = next(str(agreement.title) for agreement in material.variants.values())
    return differences(title, variants, names, labels)


def _by_variant(made: Iterable[tuple[tuple[Variant, str], Made]]) -> dict[Variant, dict[str, Document]]:
    """Documents by variant and appendix."""
    documents: dict[Variant, dict[str, Document]] = {}
    for (variant, appendix), one in made:
        documents.setdefault(variant, {})[appendix] = one.document
    return documents


def _make_all(
    tree: Tree, material: Material, found: Findings, cache: Cache
) -> Iterator[tuple[tuple[Variant, str], Made]]:
    """Every document of the variants, by variant and appendix; what is wrong goes to `found`."""
    found.extend(material.complaints)
    library = Library(tree, material, cache)
    for variant in material.variants:
        yield from (((variant, appendix), made) for appendix, made in make_one(library, variant, found).items())
        library.close(variant)


def make_one(library: "Library", variant: Variant, found: Findings) -> dict[str, Made]:
    """A variant's documents by appendix: all are filled before any is settled, for they may refer to one another."""
    agreement, form = library.agreement(variant)
    drafts: dict[str, Draft] = {}
    made: dict[str, Made] = {}
    for appendix in form.appendices:
        with found.collecting():
            drafts[appendix.id] = library.draft(variant, appendix)
    for here, draft in drafts.items():
        with found.collecting():
            made[here] = settled(draft, library.elsewhere(variant, here), variant.path(here))
    if len(made) == len(form.appendices):
        found.extend(unused(agreement, (value.span for one in made.values() for value in one.printed)))
    return made


def make(template: Template, agreement: Agreement, form: Form, appendix: Appendix) -> Made:
    """One document of an agreement alone: of the others its references know the labels of its form, no clauses.

    Raises Fault if anything that was printed cannot be read in it.
    """
    labels = {str(one.id): str(one.label) for one in form.appendices}
    draft = Draft.of(template, fill(template, facts(agreement, form, appendix)))
    return settled(draft, Elsewhere.labelled(labels, appendix.id))


def settled(draft: Draft, elsewhere: Elsewhere, identity: str = "") -> Made:
    """A filled document with its references in place, read back. Raises Fault if anything printed is not in it.

    `identity` is the document's path, which makes it known again when it comes back.
    """
    package = settle_references(draft, elsewhere)
    document = read(package, draft.definitions, [value.span for value in draft.printed])
    lost = missing(package.file, draft.printed, document, printed_beside(package, draft.printed))
    if lost:
        raise Fault(lost)
    package = without_marks(package)
    return Made(identified(package, identity) if identity else package, document, draft.printed)


class Library:
    """The documents of a run, each filled once: those that are made, and those that references lead into.

    `find` gives another agreement as a variant for a region refers to it (`source.material.neighbour`).
    """

    def __init__(
        self,
        tree: Tree,
        material: Material,
        cache: Cache = _NOTHING_KEPT,
        find: Callable[[str, str], Material] | None = None,
    ) -> None:
        self._tree, self._material, self._cache = tree, material, cache
        self._find = find or (lambda id_, region: neighbour(tree, id_, region, cache))
        self._templates = Templates(tree, material, cache)
        self._drafts: dict[tuple[Variant, str], Draft | Fault] = {}
        self._spots: dict[tuple[Variant, str], Mapping[str, Spot]] = {}
        self._others: dict[Variant, Material] = {}
        self._regions = {one.agreement: frozenset(map(str, facts.regions)) for one, facts in material.variants.items()}

    def beside(self, material: Material) -> "Library":
        """A library of other variants that shares what has been worked out: templates, what clauses are called."""
        other = Library(self._tree, material, self._cache, self._find)
        other._templates, other._spots = self._templates, self._spots
        for oldest in [*self._spots][:-_SPOTS_KEPT]:
            del self._spots[oldest]
        return other

    def agreement(self, variant: Variant) -> tuple[Agreement, Form]:
        """A variant's facts and its form. Raises Fault if it is wrong itself."""
        material = self._others.get(variant, self._material)
        if variant not in material.variants:
            raise Fault(material.complaints)
        agreement = material.variants[variant]
        return agreement, self._templates.forms.setdefault(agreement.form, material.forms[agreement.form])

    def draft(self, variant: Variant, appendix: Appendix) -> Draft:
        """A document filled. Raises Fault, the same each time."""
        key = (variant, str(appendix.id))
        if key not in self._drafts:
            agreement, form = self.agreement(variant)
            try:
                template = self._templates.template(agreement.form, appendix)
                self._drafts[key] = Draft.of(template, fill(template, facts(agreement, form, appendix)))
            except Fault as fault:
                self._drafts[key] = fault
        draft = self._drafts[key]
        if isinstance(draft, Fault):
            raise draft
        return draft

    def close(self, variant: Variant) -> None:
        """Let go of a variant's documents, but for what other agreements may ask: what its clauses are called."""
        for appendix in self.agreement(variant)[1].appendices if len(self._material.variants) > 1 else ():
            with Findings().collecting():
                self._spots[variant, str(appendix.id)] = self.spots(variant, appendix)
                del self._drafts[variant, str(appendix.id)]

    def spots(self, variant: Variant, appendix: Appendix, *, own: bool = False) -> Mapping[str, Spot]:
        """What the clauses of a document are called. Raises Fault, of an agreement's `own` without its diagnostics."""
        key = (variant, str(appendix.id))
        if key in self._spots:
            return self._spots[key]
        try:
            spots = self.draft(variant, appendix).targets.spots()
        except Fault as fault:
            raise Fault(() if own else fault.diagnostics) from None
        if not own:
            self._spots[key] = spots
        return spots

    def elsewhere(self, variant: Variant, here: str) -> Elsewhere:
        """Where the references of a document may lead beside itself."""
        papers = {
            str(one.id): Paper(in_running_text(one.label), partial(self.spots, variant, one, own=True))
            for one in self.agreement(variant)[1].appendices
        }
        return Elsewhere(papers, here, variant.agreement, partial(self.neighbour, variant.region), self.neighbours)

    def neighbours(self) -> tuple[str, ...]:
        """The ids of all agreements."""
        folder = PurePosixPath(self._material.project.agreements)
        paths = [PurePosixPath(path) for path in self._tree.files(str(folder), ".yaml", ".yml")]
        return tuple(path.stem for path in paths if path.parent == folder)

    def neighbour(self, region: str, id_: str) -> Neighbour | None:
        """An agreement as those of a region refer to it; None if there is none. Raises Fault if it is wrong itself."""
        if id_ not in self.neighbours():
            return None
        variant = self._variant(id_, region)
        agreement, form = self.agreement(variant)
        papers: dict[str, Paper] = {}
        for one in form.appendices:
            name = in_running_text(one.label)  # "Bilaga 1" alone would be one's own
            name = f"{name} till ”{agreement.title}”" if name != one.label else name
            papers[str(one.id)] = Paper(name, partial(self.spots, variant, one))
        return Neighbour(next(iter(papers.values())).name if len(papers) == 1 else f"”{agreement.title}”", papers)

    def _variant(self, id_: str, region: str) -> Variant:
        """The variant of another agreement that one for a region refers to; one that is not here is read now."""
        for variant in (Variant(id_, region), Variant(id_)):
            at_home = variant.region == region or (id_ in self._regions and region not in self._regions[id_])
            if at_home and (variant in self._material.variants or variant in self._others):
                return variant
        found = self._find(id_, region)
        variant = next(iter(found.variants), Variant(id_, region))
        self._others[variant] = found
        if found.variants:
            self._regions[id_] = frozenset(map(str, found.variants[variant].regions))
        return variant


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
                self._compiled[path] = self._compile(path, self.forms[form])
            except Fault as fault:
                self._faults[path] = fault
                raise
        return self._compiled[path]

    def _compile(self, path: str, form: Form) -> Template:
        content, fixed, notice = self.tree.read(path), form.numbering == "fixed", form.kind == "notice"

        def compiled() -> Template:
            from pubdocs.word.compiler import compile_template

            names = names_in_scope(notice=notice)
            return compile_template(with_room(Package.open(content, path)), names, fixed=fixed)

        return self.cache.remember("template", f"{path}\0{fixed}\0{notice}\0".encode() + content, compiled)


@lru_cache(maxsize=2)
def names_in_scope(*, notice: bool = False) -> Mapping[str, Kind]:
    """The names that tags may use; those of templates for notices know what changed, too."""
    return notice_scope() if notice else scope()


def _date(stamp: int | None) -> Stamp:
    if stamp is None:
        return OLDEST
    import time

    return max(OLDEST, time.gmtime(stamp)[:6])


def show(path: Path, format_: str) -> str:
    """Any .docx as text (`txt`) or Markdown (`md`), with its numbers. Raises Fault."""
    return WRITERS[format_](read(Package.open(bytes_of(path), path.name)))


def fields(root: Path, template: Path) -> tuple[Field, ...]:
    """What a template asks for. Raises Fault with all that is wrong with it."""
    from pubdocs.word.compiler import compile_template

    package = Package.open(bytes_of(template), str(template))
    names = names_in_scope(notice=_is_for_notices(template.parent))
    return fields_of(compile_template(package, names), names)


def _is_for_notices(form: Path) -> bool:
    """Whether a template's form, in the folder that it stands in, is for notices; if it has one that can be read."""
    from pubdocs.source.node import Mapping as Entries
    from pubdocs.source.node import Scalar
    from pubdocs.source.reader import read_file

    node = read_file(Folder(form), "form.yaml", Findings())
    kind = node.get("kind") if isinstance(node, Entries) else None
    return isinstance(kind, Scalar) and kind.value == "notice"


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


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that the user names. Raises Fault (file.unreadable)."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = msg('"{path}" cannot be read: {reason}.', path=path, reason=error.strerror or error)
        raise Fault([Diagnostic("file.unreadable", message, Place(str(path)))]) from None
