"""A small template, a small agreement, and what comes of filling the one with the other.

made("Hej {{ title }}!").lines == ["Hej Journalföring!"]

Content of a template is text, a paragraph each, or XML where it begins with "<". Every value of the agreement knows
its line, so that a complaint of it has a place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from build import DECLARATION, NAMESPACES, PACKAGE, Relationship, abstract, e, lvl, num, p, pack, parts, style
from lxml import etree

from pubdocs.agreement.form import Form
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.values import Term
from pubdocs.diagnostics import Diagnostic, Fault, Place, Span
from pubdocs.document import Document, lines, text_of
from pubdocs.source.typed import typed
from pubdocs.tags.kinds import Kind
from pubdocs.tags.scope import facts, scope
from pubdocs.word.compiler import compile_template
from pubdocs.word.elsewhere import Elsewhere
from pubdocs.word.names import P, w
from pubdocs.word.numbering import labels
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.references import Draft, settle_references
from pubdocs.word.template import Filled, Template, fill

FILE = "bilaga-1.docx"
SCOPE = scope()
BODY, HEADER, FOOTER, NOTES, CORE = (
    "word/document.xml",
    "word/header1.xml",
    "word/footer1.xml",
    "word/footnotes.xml",
    "docProps/core.xml",
)
STYLES = [
    style("Normal", default=True),
    style("Heading1", "heading 1", num=(1, None), outline=0),
    style("Heading2", "heading 2", num=(1, 1), outline=1),
    style("Title", "Title"),
    style("ListBullet", "List Bullet", num=(2, None)),
    style("ListNumber", "List Number", num=(3, None)),
    style("ListContinue", "List Continue"),
    style("TableText", "Table Text"),
    style("TableGrid", "Table Grid", kind="table"),
    style("Hyperlink", "Hyperlink", kind="character", rpr=e("u", val="single")),
]
NUMBERING = [
    abstract(1, lvl(text="%1.", pstyle="Heading1"), lvl(text="%1.%2", pstyle="Heading2")),
    abstract(2, *[lvl("bullet", "•")] * 9),
    abstract(3, *(lvl(text=f"%{level + 1}.") for level in range(9))),
    num(1, 1),
    num(2, 2),
    num(3, 3),
]
ROOTS = {BODY: "document", HEADER: "hdr", FOOTER: "ftr", NOTES: "footnotes"}
FORM: dict[str, Any] = {
    "title": "Formuläret",
    "appendices": [
        {"id": "bilaga-1", "label": "Bilaga 1", "title": "Instruktion"},
        {"id": "bilaga-2", "label": "Bilaga 2", "title": "Underbiträden"},
    ],
}
AGREEMENT: dict[str, Any] = {
    "title": "Journalföring",
    "form": "formular",
    "reference": "RS 2022/891",
    "parties": [
        {"id": "region", "role": "controller", "name": "Region Exempel", "genitive": "Region Exempels"},
        {"id": "bolag", "role": "processor", "name": "Bolaget AB", "country": "SE"},
    ],
    "purpose": "Att föra journal.",
    "authorisation": {"mode": "specific", "notice_days": "30", "text": "Ett stycke.\n\nEtt till."},
    "transfers": {
        "text": "Överföring sker.",
        "items": [
            {"id": "cambio", "importer": "Cambio Ltd", "country": "IN"},
            {"id": "acme", "importer": "Acme Inc", "country": "US", "reason": "Support."},
        ],
    },
    "clauses": [
        {"id": "sekretess", "heading": "Sekretess", "text": "Tystnad."},
        {"id": "tredje-land", "heading": "Tredje land", "text": "Indien."},
    ],
}


def paragraphs(*content: str) -> str:
    """Paragraphs of text, or XML as it stands."""
    return "".join(one if one.startswith("<") else p("", one) for one in content)


def note(number: int, *content: str) -> str:
    """A footnote."""
    return e("footnote", paragraphs(*content), id=number)


def noted(number: int) -> str:
    """A run that refers to a footnote."""
    return e("r", e("footnoteReference", id=number))


def base(
    body: str,
    content: Mapping[str, str] | None = None,
    rels: list[Relationship] | None = None,
    styles: list[str] | None = None,
    numbering: list[str] | None = None,
) -> dict[str, str | bytes]:
    """The parts of the small template. `content` is what stands inside the header, the footer, the notes, core.xml."""
    inside = {HEADER: p("", ""), FOOTER: p("", ""), NOTES: note(1, "Not."), CORE: "<dc:title>Mall</dc:title>"}
    inside |= content or {}
    extra = {name.removeprefix("word/"): wrapped(name, inside[name]) for name in (HEADER, FOOTER, NOTES)}
    made = parts(
        body,
        styles=STYLES if styles is None else styles,
        numbering=NUMBERING if numbering is None else numbering,
        section='<w:headerReference w:type="default" r:id="rIdH"/><w:footerReference w:type="default" r:id="rIdF"/>',
        rels=[
            ("rIdH", "header", "header1.xml"),
            ("rIdF", "footer", "footer1.xml"),
            ("rIdN", "footnotes", "footnotes.xml"),
            *(rels or []),
        ],
        extra=extra,
    )
    made[CORE] = wrapped(CORE, inside[CORE])
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    add(made, "[Content_Types].xml", f'<Override PartName="/{CORE}" ContentType="{kind}"/>')
    add(
        made,
        "_rels/.rels",
        f'<Relationship Id="rId9" Type="{PACKAGE}/relationships/metadata/core-properties" Target="{CORE}"/>',
    )
    return made


def wrapped(name: str, content: str) -> str:
    """The inside of a part with its root around it."""
    if name == CORE:
        spaces = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        return f"{DECLARATION}<cp:coreProperties {spaces}>{content}</cp:coreProperties>"
    return f"{DECLARATION}<w:{ROOTS[name]} {NAMESPACES}>{content}</w:{ROOTS[name]}>"


def add(made: dict[str, str | bytes], name: str, content: str) -> None:
    """Put something in at the end of a part's root."""
    whole = str(made[name])
    end = whole.rindex("</")
    made[name] = whole[:end] + content + whole[end:]


def spanned(value: Any, numbers: Any = None) -> Any:
    """Facts in which each value knows a line of its own."""
    numbers = numbers or count(1)
    if isinstance(value, dict):
        return {name: spanned(below, numbers) for name, below in value.items()}
    if isinstance(value, list):
        return [spanned(below, numbers) for below in value]
    return Term(value, Span("avtal.yaml", next(numbers), 1)) if isinstance(value, str) else value


def agreement(**stated: Any) -> Agreement:
    """The small agreement, with some facts stated otherwise; None takes one away."""
    return typed(Agreement, spanned({k: v for k, v in {**AGREEMENT, **stated}.items() if v is not None}))


def stated(**facts_: Any) -> Mapping[str, Any]:
    """The root names' values for Bilaga 1 of the small agreement."""
    form = typed(Form, FORM)
    return facts(agreement(**facts_), form, form.appendices[0])


def template(*content: str, scope: Mapping[str, Kind] = SCOPE, fixed: bool = False, **options: Any) -> Template:
    """The small template with this body, compiled. Raises Fault."""
    return compile_template(Package.open(pack(base(paragraphs(*content), **options)), FILE), scope, fixed=fixed)


@dataclass(frozen=True)
class Made:
    """A filled template with its references settled."""

    template: Template
    filled: Filled
    package: Package

    def tree(self, part: str = BODY) -> Any:
        return self.package.tree(part)

    def words(self, part: str = BODY) -> list[str]:
        r"""The words of every paragraph, of text boxes too; a line break is `\n`, a tab `\t`."""
        return [_words(one) for one in self.tree(part).iter(P)]

    @property
    def lines(self) -> list[str]:
        """The words of the paragraphs of the body."""
        return self.words()

    @property
    def numbered(self) -> list[str]:
        """The same with their labels, as Word computes them."""
        found = list(self.tree().iter(P))
        definitions = self.template.definitions_of(self.filled)
        return [
            f"{label.text} {_words(one)}" if label else _words(one)
            for one, label in zip(found, labels(found, definitions), strict=True)
        ]

    @property
    def document(self) -> Document:
        """The document read back."""
        spans = [value.span for value in self.filled.printed]
        return read(self.package, self.template.definitions_of(self.filled), spans)

    @property
    def read(self) -> list[str]:
        """The words of every paragraph of the document read back: header, body, footnotes, footer."""
        return [text_of(inlines) for inlines in lines(self.document)]

    def xml(self, part: str = BODY) -> str:
        """A part's inside as XML without marks and namespaces."""
        root = etree.fromstring(etree.tostring(self.tree(part)))
        etree.strip_tags(root, etree.ProcessingInstruction)
        whole = etree.tostring(root, encoding="unicode")
        return whole[whole.index(">") + 1 : whole.rindex("</")]


def made(*content: str, facts: Mapping[str, Any] | None = None, **options: Any) -> Made:
    """The small template with this body, filled with the small agreement and its references settled. Raises Fault."""
    compiled = template(*content, **options)
    filled = fill(compiled, stated() if facts is None else facts)
    names = {str(one["id"]): str(one["label"]) for one in FORM["appendices"]}
    package = settle_references(Draft.of(compiled, filled), Elsewhere.labelled(names, "bilaga-1"))
    return Made(compiled, filled, package)


def complaints(*content: str, facts: Mapping[str, Any] | None = None, **options: Any) -> list[str]:
    """What is said of a template, or of filling it with the small agreement: a line each, as `said` has it."""
    try:
        made(*content, facts=facts, **options)
    except Fault as fault:
        return [said(found) for found in fault.diagnostics]
    return []


def codes(*content: str, **options: Any) -> list[str]:
    """The codes of the complaints alone."""
    return [line.split()[0] for line in complaints(*content, **options)]


def said(found: Diagnostic) -> str:
    """A complaint as a line: `code place: message | hint | excerpt`."""
    place = str(found.span or "").removeprefix(f"{FILE}: ")
    if isinstance(found.span, Place) and found.span.paragraph:
        place += f" {found.span.paragraph}"
    end = "".join(f" | {words}" for words in (found.hint and found.hint.render(), found.excerpt) if words)
    return f"{found.code} {place}: {found.message.render()}{end}"


def _words(paragraph: Any) -> str:
    said = {
        w("t"): lambda t: (t.text or "") + "".join(mark.tail or "" for mark in t),
        w("tab"): lambda t: "\t",
        w("br"): lambda t: "\n",
    }
    found = paragraph.iter(*said)
    return "".join(said[one.tag](one) for one in found if next(one.iterancestors(P)) is paragraph and _in_run(one))


def _in_run(element: Any) -> bool:
    return element.getparent().tag == w("r")
