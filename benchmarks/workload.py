"""The work that all are measured on, written where the rivals find it.

    python -m benchmarks.workload

For each appendix of an agreement of this repository, a folder in `build/bench/`: its template as Word saves it, once
in docxtpl's tags (`template.docx`, `data.json`) and once in the tags of the rivals in JavaScript (`curly.docx`,
`curly.json`), which have no filters and no expressions: they get every value and every condition worked out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.curly import in_curly_tags
from benchmarks.rivals.plain import WORKLOAD
from benchmarks.wordlike import as_word_saves_it
from pubdocs.agreement.facts import Facts
from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement, Clause
from pubdocs.agreement.values import Line, Text
from pubdocs.cache import Cache
from pubdocs.library import names_in_scope
from pubdocs.made import make
from pubdocs.source.folder import Folder
from pubdocs.source.material import gather
from pubdocs.tags.scope import facts
from pubdocs.word.compiler import compile_template
from pubdocs.word.package import Package
from pubdocs.word.template import Template

ROOT = Path(__file__).parents[1]
AGREEMENT = "exempel-halsocentral"


@dataclass(frozen=True)
class Work:
    """A document to make: its template as a file and compiled, and the agreement."""

    file: bytes
    template: Template
    agreement: Agreement
    form: Form
    appendix: Appendix

    def facts(self) -> Mapping[str, Any]:
        """The values that its tags name."""
        return facts(self.agreement, self.form, self.appendix)

    def varied(self, number: int) -> Agreement:
        """The agreement with another title, purpose and list of sub-processors, so that no text is parsed already."""
        agreement, words = self.agreement, f" Variant {number}."
        section = agreement.subprocessors
        changed = {
            "title": Line(f"{agreement.title} {number}", agreement.title.span),
            "purpose": Text(agreement.purpose + words, agreement.purpose.span),
        }
        if section is not None and section.text:
            changed["subprocessors"] = replace(section, text=Text(section.text + words, section.text.span))
        return replace(agreement, **changed)


def works(agreement: str = AGREEMENT) -> dict[str, Work]:
    """By the id of the appendix."""
    tree = Folder(ROOT)
    material = gather(tree, (agreement,), Cache(None))
    found = material.agreements[agreement]
    form = material.forms[found.form]
    return {str(one.id): _work(material.project.templates, found, form, one) for one in form.appendices}


def _work(folder: str, agreement: Agreement, form: Form, appendix: Appendix) -> Work:
    path = f"{folder}/{agreement.form}/{appendix.id}.docx"
    file = as_word_saves_it((ROOT / path).read_bytes())
    template = compile_template(Package.open(file, path), names_in_scope(), fixed=form.numbering == "fixed")
    return Work(file, template, agreement, form, appendix)


def plain(value: Any) -> Any:
    """Facts as JSON; a free text is marked, since docxtpl puts it in another way than words."""
    if isinstance(value, Facts):
        computed = [name for name in ("groups", "countries", "genitive") if hasattr(type(value), name)]
        return {name: plain(getattr(value, name)) for name in (*value.__dataclass_fields__, *computed)}
    if isinstance(value, tuple):
        if value and isinstance(value[0], Clause):  # nobody else can print a tree of clauses: they get its words
            return {"paragraph": "\n".join(_words(value))}
        return [plain(part) for part in value]
    if isinstance(value, Text):
        return {"paragraph": str(value)}
    return str(value) if value else None


def _words(clauses: Iterable[Clause]) -> Iterator[str]:
    for clause in clauses:
        yield from (str(words) for words in (clause.heading, clause.text) if words)
        yield from _words(clause.clauses)


def _blocks(work: Work) -> list[tuple[str, Any]]:
    """The document as paragraphs (style, words) and tables ("", rows of cells), for who writes it by hand."""
    from docx import Document
    from docx.table import Table

    made = make(work.template, work.agreement, work.form, work.appendix)
    return [
        ("", [[cell.text for cell in row.cells] for row in block.rows])
        if isinstance(block, Table)
        else (str(block.style.name), block.text)
        for block in Document(BytesIO(made.package.to_bytes())).iter_inner_content()
    ]


def write(folder: Path = WORKLOAD) -> dict[str, Work]:
    """Write the files."""
    made = works()
    for name, work in made.items():
        data = {key: plain(value) for key, value in work.facts().items()}
        curly, curly_data = in_curly_tags(work.file, data)
        files = {
            "template.docx": work.file,
            "data.json": json.dumps(data, ensure_ascii=False).encode(),
            "curly.docx": curly,
            "blocks.json": json.dumps(_blocks(work), ensure_ascii=False).encode(),
            "curly.json": json.dumps(curly_data, ensure_ascii=False).encode(),
        }
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            (folder / name / file).write_bytes(content)
    return made


if __name__ == "__main__":
    write()
    print(f"written: {WORKLOAD}")
