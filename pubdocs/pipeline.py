"""The one road: from an agreement's facts to documents that have been read back and found complete.

data ─ read, bind ─▶ Agreement ─ fill ─▶ Package ─ number, refer ─▶ Package ─ read back ─▶ Document ─▶ files
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.checks.coverage import missing, unused
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Place, msg
from pubdocs.document import Document
from pubdocs.source.folder import Folder
from pubdocs.source.locating import locator
from pubdocs.source.project import Workspace, open_project
from pubdocs.tags.kinds import Kind
from pubdocs.tags.scope import facts, scope
from pubdocs.tags.texts import check_texts
from pubdocs.word.container import OLDEST, Stamp
from pubdocs.word.fields import Field, fields_of
from pubdocs.word.filling import Printed
from pubdocs.word.marks import printed_beside, without_marks
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.references import settle_references
from pubdocs.word.template import Template, compile_template, fill
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


def generate(root: Path, names: Sequence[str], output: Path | None, stamp: int | None = None) -> Outcome:
    """Make the documents of agreements (all, if none is named) and write them as .docx and .md below `output`.

    `stamp` is SOURCE_DATE_EPOCH, the date of the entries in the .docx. Raises Fault with everything that is wrong,
    and then nothing is written; WriteFault if a file cannot be.
    """
    found = Findings()
    workspace = open_project(Folder(root))
    files: dict[str, bytes] = {}
    for (agreement, appendix), made in _make_all(workspace, names, found):
        files[f"{agreement}/{appendix}.docx"] = made.package.to_bytes(_date(stamp))
        files[f"{agreement}/{appendix}.md"] = WRITERS["md"](made.document).encode()
    found.raise_errors()
    written, same = write_files(output or root / workspace.project.output, files)
    return Outcome(written, same, tuple(found))


def check(root: Path, names: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with agreements and their forms, errors and warnings; writes nothing."""
    found = Findings()
    with found.collecting():
        for _ in _make_all(open_project(Folder(root)), names, found):
            pass
    return tuple(found)


def _make_all(workspace: Workspace, names: Sequence[str], found: Findings) -> Iterator[tuple[tuple[str, str], Made]]:
    """Every document of the named agreements, by agreement and appendix; what is wrong goes to `found`."""
    templates = Templates(workspace)
    agreements: dict[str, Agreement] = {}
    with found.collecting():
        agreements = workspace.agreements(names)
    for id_, agreement in agreements.items():
        wrong = check_texts(agreement, names_in_scope(), templates.locate)
        found.extend(wrong)
        made = {} if wrong else _make_one(templates, agreement, found)
        yield from (((id_, appendix), one) for appendix, one in made.items())


def _make_one(templates: "Templates", agreement: Agreement, found: Findings) -> dict[str, Made]:
    form = templates.workspace.form(agreement.form)
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
    """The compiled templates of a workspace, each compiled once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.locate = locator(workspace.tree)
        self._compiled: dict[str, Template] = {}
        self._faults: dict[str, Fault] = {}

    def template(self, form: str, appendix: Appendix) -> Template:
        """The template of an appendix. Raises Fault with all that is wrong with it."""
        path = f"{self.workspace.project.templates}/{form}/{appendix.id}.docx"
        if path in self._faults:
            raise self._faults[path]
        if path not in self._compiled:
            try:
                package = Package.open(self.workspace.tree.read(path), path)
                fixed = self.workspace.form(form).numbering == "fixed"
                self._compiled[path] = compile_template(package, names_in_scope(), fixed=fixed)
            except Fault as fault:
                self._faults[path] = Fault([])  # said once
                raise fault from None
        return self._compiled[path]


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
