"""Reads a package into a `Document`: what a reader of the printed paper sees, with the numbers Word would print.

- Tracked changes are read as accepted: what is inserted stands there, what is deleted or moved away does not, and a
  paragraph whose mark is deleted is one with the next.
- Hidden text (w:vanish) is not printed and so not read; nor are comments, field codes, notes that nothing refers to
  any more, and first-page or even-page headers where the section or the document does not use them.
- Of alternatives (mc:AlternateContent) the first is read, never two. A text box's paragraphs come after the paragraph
  that it is anchored in; a heading in a table, text box, header or note is a plain paragraph.
- An empty paragraph is dropped, unless Word prints a number at it.
- An element that is not known is looked into, so that no words are lost for a wrapper that somebody put around them.

One pass over each part; what styles and lists say is resolved beforehand in `Definitions`.
"""

from collections.abc import Iterable, Iterator, Sequence

from pubdocs.diagnostics import Span
from pubdocs.document import Block, Clause, Document
from pubdocs.word.names import (
    DC_NS,
    ENDNOTES,
    FOOTER,
    FOOTNOTES,
    HEADER,
    ID,
    Element,
    is_on,
    r,
    w,
)
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.story import Line, ReadBefore, Story, blocks
from pubdocs.word.styles import heading_of

_BODY, _TITLE_PAGE, _TYPE = w("body"), w("titlePg"), w("type")
_REFERENCES = {HEADER: w("headerReference"), FOOTER: w("footerReference")}
_NOTES = {FOOTNOTES: w("footnote"), ENDNOTES: w("endnote")}


def read(
    package: Package,
    definitions: Definitions | None = None,
    spans: Sequence[Span | None] = (),
    kept: Sequence[ReadBefore] = (),
) -> Document:
    """The document in a package.

    `definitions` are the package's own, read if they are not given; `spans[n]` is where the value with the mark n
    was written (see `inlines`); `kept` are blocks read before, in whose place marks stand in the main part. Raises
    Fault (`package.…`) for a part that is missing or not well-formed.
    """
    definitions = definitions or Definitions.of(package)
    main = package.main
    tree = package.tree(main)
    story = Story(definitions, package.relationships(main), spans, kept)
    body = next(tree.iterchildren(_BODY), tree)
    lines = story.lines(body)
    sections = story.sections
    return Document(
        title=_title(package),
        language=definitions.language,
        header=_margin(package, definitions, spans, sections, HEADER),
        footer=_margin(package, definitions, spans, sections, FOOTER),
        content=_clauses(lines, definitions),
        footnotes=tuple(_notes(package, definitions, spans, story)),
    )


def _title(package: Package) -> str:
    for name in package.core:
        for element in package.tree(name).iter(f"{{{DC_NS}}}title"):
            return "".join(str(text) for text in element.itertext()).strip()
    return ""


def _clauses(lines: Iterable[Line | Block], definitions: Definitions) -> tuple[Block | Clause, ...]:
    """The lines as a tree: a heading and what follows it, up to the next heading of its level or higher."""
    root: list[Block | Clause] = []
    open_clauses: list[tuple[Clause, list[Block | Clause]]] = []

    def close(level: int) -> None:
        while open_clauses and open_clauses[-1][0].level >= level:
            head, content = open_clauses.pop()
            above = open_clauses[-1][1] if open_clauses else root
            above.append(Clause(head.id, head.label, head.level, head.heading, tuple(content)))

    for line in lines:
        if isinstance(line, Line):
            if level := _heading(line, definitions):
                close(level)
                head = Clause(line.id, line.label.text if line.label else "", level, line.inlines)
                open_clauses.append((head, []))
                continue
            line = line.block()
        (open_clauses[-1][1] if open_clauses else root).append(line)
    close(0)
    return tuple(root)


def _heading(line: Line, definitions: Definitions) -> int:
    """The level of a line as a heading, 0 if it is none: by its own outline level, or by its style."""
    if line.outline is not None:
        return heading_of(line.outline)
    return definitions.styles.paragraph(line.style).heading


def _margin(
    package: Package,
    definitions: Definitions,
    spans: Sequence[Span | None],
    sections: Sequence[Element],
    kind: str,
) -> tuple[Block, ...]:
    """The headers (or footers) that are printed, each part once, in the order of the sections (17.10)."""
    found: dict[str, None] = {}
    relationships = package.relationships(package.main)
    for section in sections:
        for reference in section.iterchildren(_REFERENCES[kind]):
            type_, target = reference.get(_TYPE), relationships.get(reference.get(r("id"), ""))
            if type_ == "first" and not is_on(section.find(_TITLE_PAGE)):
                continue
            if type_ == "even" and not definitions.even_pages:
                continue
            if target and target.type == kind and package.has(target.target):
                found[target.target] = None
    out: list[Block] = []
    for name in found:
        story = Story(definitions, package.relationships(name), spans)
        out += blocks(story.lines(package.tree(name)))
    return tuple(out)


def _notes(package: Package, definitions: Definitions, spans: Sequence[Span | None], main: Story) -> Iterator[Block]:
    """The notes that the body refers to, in the order it does: footnotes, then endnotes."""
    for kind, tag in _NOTES.items():
        wanted = main.notes[kind]
        for name in package.related(package.main, kind) if wanted else ():
            story = Story(definitions, package.relationships(name), spans)
            notes = {note.get(ID): note for note in package.tree(name).iterchildren(tag)}
            for id in dict.fromkeys(wanted):
                if id in notes:
                    yield from blocks(story.lines(notes[id]))
