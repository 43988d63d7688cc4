"""One filling of a template: what was printed, what was missing, which lists, links and references came up.

The compiled source hands each value to the document's `Filling` (through `printing`), which gives XML back. A printed
value stands between marks, `<?v 3?>value<?e?>`, so that the document read back tells which words came from which line
of the data, and so that every printed value can be looked for in what will be sent.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pubdocs.agreement.freetext import Piece, Words, line, parse
from pubdocs.agreement.values import Line, Term, Text
from pubdocs.diagnostics import Diagnostic, Findings, Message, Place, Span, msg
from pubdocs.tags.facts import evaluate
from pubdocs.tags.filters import Phrase, absent
from pubdocs.word.compiled import CompiledPart, Shape
from pubdocs.word.lists import FreshLists
from pubdocs.word.look import Look, styled
from pubdocs.word.markup import quoted
from pubdocs.word.names import R_NS

_SPECIAL = re.compile(r"[&<>\t\n\r]")
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\r": "",
}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNUSUAL = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")


class Printed(NamedTuple):
    """A printed value: its words as they must stand in the document, where they were written, in which part."""

    words: str
    span: Span | None
    part: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference that was printed, to be settled when the labels are known. `span` is where it was written.

    A target is a clause ("x"), a document ("bilaga-2") or both ("bilaga-2#x"). `linked` where the reference has words
    of its own, so that only its one target is looked for.
    """

    targets: tuple[str, ...]
    span: Span | Place | None
    excerpt: str
    linked: bool = False


class NeedsDocxtpl(Exception):
    """A value that only docxtpl can put in (a picture, a sub-document): the whole document goes the long way."""

    def __init__(self, value: Any) -> None:
        self.value = value
        super().__init__(type(value).__name__)


def is_docxtpl(value: Any) -> bool:
    """Whether a value is one of docxtpl's own, which print themselves (`pubdocs.word.fallback`)."""
    return hasattr(value, "__html__")


class Filling:
    """The state of filling one document; made anew for each."""

    def __init__(self, facts: Mapping[str, Any], look: Look, lists: FreshLists) -> None:
        self.facts, self.look, self.lists = facts, look, lists
        self.printed: list[Printed] = []
        self.references: list[Reference] = []
        self.findings = Findings()
        self.links: dict[str, dict[str, str]] = {}
        self.part: CompiledPart
        self.bookmarks = 0
        self.bookmarked: set[str] = set()

    def complain(
        self, tag: int, code: str, message: Message, hint: Message | None = None, span: Span | None = None
    ) -> str:
        """Keep a complaint of a tag; nothing is printed, and the document will not be written.

        `span`: where in the data it is mended, if that is not in the template.
        """
        found = self.part.tags[tag].complain(code, message, hint)
        self.findings.add(replace(found, span=span) if span else found)
        return ""

    def mark(self, words: str, span: Span | None, tag: int) -> str:
        """A value's words as XML text between marks, ready to stand in a w:t."""
        shown = words
        if _UNUSUAL.search(words):
            if not self._fits(words, span, tag):
                return ""
            words = words.replace("\r\n", "\n").replace("\r", "\n")
            shown = _SPECIAL.sub(lambda match: _ESCAPES[match.group()], words)
        self.printed.append(Printed(words, span, self.part.name))
        return f"<?v {len(self.printed) - 1}?>{shown}<?e?>"

    def words(self, value: Any, tag: int) -> str:
        """A value in running text, as XML for a w:t."""
        if value is absent or value is None:
            return self._absent(tag)
        if isinstance(value, Text):
            return "".join(self.mark(words, span, tag) for words, span in self.flat(value, tag))
        if isinstance(value, Line):
            return self._line(value, tag)
        if isinstance(value, Term):
            return self.mark(value.wording, value.span, tag)
        if isinstance(value, Phrase):
            return "".join(self.words(piece, tag) if isinstance(piece, Term) else piece for piece in value)
        if is_docxtpl(value):
            raise NeedsDocxtpl(value)
        return self.mark(str(value), None, tag)

    def _line(self, whole: Line, tag: int) -> str:
        """Words that may name facts; one that only names facts is marked as printed all the same."""
        pieces = line(whole)
        made = [
            self.words(self._value(one, whole), tag) if one.fact else self.mark(one.text, whole.span, tag)
            for one in pieces
        ]
        return "".join(made) + (self.mark("", whole.span, tag) if all(one.fact for one in pieces) else "")

    def _fits(self, words: str, span: Span | None, tag: int) -> bool:
        """Whether XML can hold the words (XML 1.0, 2.2); a complaint if not."""
        bad = _NO_XML.search(words)
        if bad:
            self.findings.add(
                Diagnostic(
                    "text.no-such-character",
                    msg("A value holds the character U+{code}, which Word cannot.", code=f"{ord(bad.group()):04X}"),
                    span or self.part.tags[tag].place,
                    msg("Write the value again without it; it is seldom seen on the screen."),
                    excerpt=self.part.tags[tag].raw,
                )
            )
        return not bad

    def _absent(self, tag: int) -> str:
        name = re.sub(r"^(?:ref|bookmark)\s*\(|\)$", "", self.part.tags[tag].body).split("|")[0].strip()
        return self.complain(
            tag,
            "absent-fact",
            msg("{name} is printed here, but the agreement does not state it.", name=name),
            msg("State {name} in the agreement, or put the tag inside {{%p if {name} %}} … {{%p endif %}}.", name=name)
            if self.part.tags[tag].reach == "p"
            else msg("State {name} in the agreement, or write {{% if {name} %}} … {{% endif %}} around it.", name=name),
        )

    def flat(self, text: Text, tag: int) -> list[tuple[str, Span | None]]:
        """A free text of one paragraph as plain words, for places that hold no formatting."""
        flat: list[tuple[str, Span | None]] = []
        for piece in self.only_paragraph(text, tag):
            if not piece.fact:
                flat.append((piece.text if piece.text else self._no_reference(text, tag), text.span))
                continue
            value = self._value(piece, text)
            if isinstance(value, Text):
                flat.extend(self.flat(value, tag))
            elif isinstance(value, Phrase):
                flat.extend((p.wording, p.span) if isinstance(p, Term) else (p, text.span) for p in value)
            elif isinstance(value, Term):
                flat.append((value.wording, value.span))
        return flat

    def only_paragraph(self, text: Text, tag: int) -> tuple[Piece, ...]:
        """The pieces of a text that is one paragraph; a complaint and nothing if it is more."""
        blocks = parse(text).blocks
        if len(blocks) == 1 and isinstance(blocks[0], Words):
            return blocks[0].pieces
        self.findings.add(
            Diagnostic(
                "text.not-inline",
                msg("This text has several paragraphs or a list, but is printed in the middle of a paragraph."),
                text.span,
                msg("Make it one paragraph, or let the template print it with {{{{p … }}}} in a paragraph of its own."),
                excerpt=self.part.tags[tag].raw,
            )
        )
        return ()

    def inline(self, pieces: tuple[Piece, ...], text: Text, shape: Shape, tag: int) -> str:
        """Pieces of a free text as runs (w:r, w:hyperlink, w:fldSimple)."""
        return "".join(self._piece(piece, text, shape, tag) for piece in pieces)

    def _piece(self, piece: Piece, text: Text, shape: Shape, tag: int) -> str:
        if piece.link and not piece.text and not piece.fact:
            return self.reference(piece.link.split(","), shape, text.span, piece.link)
        look = (
            shape
            if not (piece.bold or piece.italic or piece.link)
            else Shape(
                shape.paragraph, styled(shape.run, piece.bold, piece.italic, self.look.link if piece.link else "")
            )
        )
        runs = (
            self._fact(piece, text, look, tag) if piece.fact else run(look.run, self.mark(piece.text, text.span, tag))
        )
        return self._linked(piece.link, runs, text.span, tag) if piece.link else runs

    def _fact(self, piece: Piece, text: Text, shape: Shape, tag: int) -> str:
        value = self._value(piece, text)
        if isinstance(value, Text):
            return self.inline(self.only_paragraph(value, tag), value, shape, tag)
        return run(shape.run, self.words(value, tag))

    def _value(self, piece: Piece, text: Text | Line) -> Any:
        """The value of a fact that a text names; nothing, and a complaint, if it is not stated."""
        value = evaluate(piece.text, self.facts)
        if value is not absent:
            return value
        self.findings.add(
            Diagnostic(
                "text.absent-fact",
                msg("This text names {name}, which the agreement does not state.", name=piece.text),
                text.span,
                msg("State it, or leave it out of the text."),
            )
        )
        return Phrase(())

    def _no_reference(self, text: Text, tag: int) -> str:
        """A reference where only plain words can stand."""
        self.findings.add(
            Diagnostic(
                "text.reference-here",
                msg("This text refers to a clause, but is printed where only plain words can stand."),
                text.span,
                msg("Write the reference in words, or take the text out of the document's properties."),
                excerpt=self.part.tags[tag].raw,
            )
        )
        return ""

    def _linked(self, link: str, runs: str, span: Span | None, tag: int) -> str:
        if not self._fits(link, span, tag):
            return ""
        if link.startswith("#") or ":" not in link:
            self.references.append(Reference((link.removeprefix("#"),), span, link, linked=True))
            anchor = quoted(bookmark_name(link.rpartition("#")[2]))
            return f'<w:hyperlink w:anchor={anchor} w:history="1">{runs}</w:hyperlink>'
        known = self.links.setdefault(self.part.name, {})
        identity = known.setdefault(link, f"rIdLink{len(known) + 1}")
        return f'<w:hyperlink xmlns:r="{R_NS}" r:id="{identity}" w:history="1">{runs}</w:hyperlink>'

    def bookmark(self, clause: str, tag: int, content: str = "") -> str:
        """Content with the bookmark of a clause around it."""
        if bookmark_name(clause) in self.look.bookmarks:
            return self.complain(
                tag,
                "taken-id",
                msg("The id {id} is that of a clause of the form, so that a reference could mean either.", id=clause),
                msg("Give the clause in the agreement another id."),
                clause.span if isinstance(clause, Term) else None,
            )
        if clause in self.bookmarked:
            return self.complain(
                tag,
                "printed-twice",
                msg("The clause {id} is printed a second time here, so that a reference could mean either.", id=clause),
                msg("Let the template print it once."),
            )
        self.bookmarked.add(clause)
        self.bookmarks += 1
        number = 10_000 + self.bookmarks  # above any that the template has
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(clause)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def reference(self, targets: Iterable[str], shape: Shape, span: Span | Place | None, excerpt: str) -> str:
        """A reference to one target or several, whose text is settled later: a field around the mark `<?ref n?>`."""
        named = tuple(str(target).removeprefix("#") for target in targets)
        self.references.append(Reference(named, span, excerpt))
        inner = f"<w:r>{shape.run}<w:t><?ref {len(self.references) - 1}?></w:t></w:r>"
        return f'<w:fldSimple w:instr="REF">{inner}</w:fldSimple>'


def run(properties: str, words: str) -> str:
    """A run with these properties around words that are XML already."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def bookmark_name(clause: str) -> str:
    """The bookmark of a clause id: Word allows letters, digits and _ in a bookmark's name."""
    return clause.replace("-", "_")
