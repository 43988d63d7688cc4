"""The one road: from an agreement's facts to documents that have been read back and found complete.

data ─ read, bind ─▶ Agreement ─ fill ─▶ Package ─ number, refer ─▶ Package ─ read back ─▶ Document ─▶ files
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.cache import Cache
from pubdocs.checks.coverage import missing, unused
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Place, msg
from pubdocs.document import Document
from pubdocs.source.folder import Folder
from pubdocs.source.material import Material, gather
from pubdocs.source.tree import Tree
from pubdocs.tags.kinds import Kind
from pubdocs.tags.scope import facts, scope
from pubdocs.word.container import OLDEST, Stamp
from pubdocs.word.fields import Field, fields_of
from pubdocs.word.filling import Printed
from pubdocs.word.marks import printed_beside, without_marks
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.references import settle_references
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
    templates = Templates(tree, material, cache)
    for id_, agreement in material.agreements.items():
        yield from (((id_, appendix), made) for appendix, made in _make_one(templates, agreement, found).items())


def _make_one(templates: "Templates", agreement: Agreement, found: Findings) -> dict[str, Made]:
    form = templates.material.forms[agreement.form]
    made: dict[str, Made] = {}
    for appendix in form.appendices:
        with found.collecting():
            made[appendix.id] = make(templates.template(agreement.form, appendix), agreement, form, appendix)
    if len(made) == len(form.appendices):
        found.extend(unused(agreement, (value.span for one in made.values() for value in one.printed)))
    return made


def make(template: Template, agreement: Agreement, form: Form, appendix: Appendix) -> Made:
    """One document of an agreement. Raises Fault if anything that was printed cannot be read in it."""
    filled = fill(template, facts(agreement, form, appendix))
    labels = {str(one.id): str(one.label) for one in form.appendices}
    definitions = template.definitions_of(filled)
    package = settle_references(filled.package, filled.references, definitions, labels)
    document = read(package, definitions, [value.span for value in filled.printed])
    lost = missing(package.file, filled.printed, document, printed_beside(package, filled.printed))
    if lost:
        raise Fault(lost)
    return Made(without_marks(package), document, filled.printed)


class Templates:
    """The compiled templates of a project, each compiled once."""

    def __init__(self, tree: Tree, material: Material, cache: Cache = _NOTHING_KEPT) -> None:
        self.tree, self.material, self.cache = tree, material, cache
        self._compiled: dict[str, Template] = {}
        self._faults: dict[str, Fault] = {}

    def template(self, form: str, appendix: Appendix) -> Template:
        """The template of an appendix. Raises Fault with all that is wrong with it."""
        path = f"{self.material.project.templates}/{form}/{appendix.id}.docx"
        if path in self._faults:
            raise self._faults[path]
        if path not in self._compiled:
            try:
                self._compiled[path] = self._compile(path, fixed=self.material.forms[form].numbering == "fixed")
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
