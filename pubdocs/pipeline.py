"""The one road: from an agreement's facts to documents that have been read back and found complete.

data ─ read, bind ─▶ Agreement ─ fill ─▶ Package ─ number, refer ─▶ Package ─ read back ─▶ Document ─▶ files
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pubdocs.agreement.variant import ALL, Variant
from pubdocs.cache import NOTHING_KEPT, Cache
from pubdocs.checks.tally import Tally
from pubdocs.diagnostics import Diagnostic, Findings, Severity
from pubdocs.document import Document
from pubdocs.library import Library, make_one, names_in_scope
from pubdocs.made import Made, written
from pubdocs.source.folder import Folder, bytes_of
from pubdocs.source.material import Material, gather, of_all
from pubdocs.source.tree import Once, Tree
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.writers import WRITERS
from pubdocs.writers.disk import write_files
from pubdocs.writers.text import text

if TYPE_CHECKING:
    from pubdocs.checks.running import Wanted
    from pubdocs.compare.matrix import Matrix
    from pubdocs.word.fields import Field


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: files written, files that were the same already, warnings; how much the law's rules find."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]
    judged: Mapping[Severity, int] = field(default_factory=dict)


def generate(
    root: Path,
    names: Sequence[str],
    output: Path | None,
    stamp: int | None = None,
    cache: Cache = NOTHING_KEPT,
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


def check(
    root: Path, names: Sequence[str], cache: Cache = NOTHING_KEPT, wanted: "Wanted | None" = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with agreements, their variants and forms, errors and warnings; writes nothing.

    `wanted` says which of the law's rules are asked, and the day to judge at; all, and each agreement's own, if None.
    What was found is remembered while no file of the project has changed.
    """
    tree = Once(Folder(root))
    asked = repr((tuple(names), wanted))
    return of_all(tree, cache, "checked", asked, lambda: _checked(tree, names, cache, wanted))


def _checked(tree: Tree, names: Sequence[str], cache: Cache, wanted: "Wanted | None") -> tuple[Diagnostic, ...]:
    from pubdocs.checks.running import Judge, once, together

    found = Findings()
    with found.collecting():
        material = gather(tree, names, cache, [ALL], as_it_stands=True)
        made = _make_all(tree, material, found, cache)
        judge = Judge(tree, material.project, cache, wanted)
        for _, some in groupby(made, key=lambda one: one[0][0].agreement):
            documents = _by_variant(some)
            if wanted is None or wanted.wants("X40"):
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


def check_files(root: Path, names: Sequence[str], wanted: "Wanted | None" = None) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with Word files, whoever made them; that one cannot be opened, too. Needs no project.

    Files that are named together are judged as documents of one agreement. What a file runs or fetches is told, and the
    rest of it judged all the same: reading runs nothing.
    """
    from pubdocs.checks.documents.running import judged, opened
    from pubdocs.checks.running import ALL as EVERY

    found, papers = Findings(), []
    for name in dict.fromkeys(names):
        with found.collecting():
            package, refused = Package.examine(bytes_of(root / name), name)
            found.extend(refused)
            papers.append(opened(package, wanted or EVERY))
    for paper in papers:
        found.extend(judged(paper, papers, wanted or EVERY))
    return found.once()


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


def matrix(root: Path, name: str, cache: Cache = NOTHING_KEPT) -> "Matrix":
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


def show(path: Path, format_: str, translate: Callable[[str], str] = str) -> str:
    """Any .docx as text (`txt`) or Markdown (`md`), with its numbers. Raises Fault.

    `translate` gives the words for header, note and footer, which only the text has.
    """
    document = read(Package.open(bytes_of(path), str(path)))
    return text(document, translate) if format_ == "txt" else WRITERS[format_](document)


def fields(root: Path, template: Path) -> "tuple[Field, ...]":
    """What a template asks for. Raises Fault with all that is wrong with it."""
    from pubdocs.word.compiler import compile_template
    from pubdocs.word.fields import fields_of

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
