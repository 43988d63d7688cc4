"""A document as its paragraphs in reading order, each with the clause it belongs to and the numbers it goes by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pubdocs.agreement.sentences import sentences
from pubdocs.document import Block, Clause, Document, Inline, ListItem, Paragraph, Table, text_of

_FIELD = "\ufffc"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item or paragraph of a cell.

    `part` is body, header, footnotes or footer; `clause` the label and heading of its clause; `label` its own number as
    printed. `names` are what one may call it by: ids and numbers in full ("3 d i"), its own and of all that it stands
    in. `fields` are the values that Word's own fields show.
    """

    part: str
    clause: tuple[str, str]
    label: str
    names: frozenset[str]
    inlines: tuple[Inline, ...]
    heading: bool = False
    fields: frozenset[int] = frozenset()

    @property
    def sentences(self) -> "list[Sentence]":
        """Its sentences."""
        text = text_of(self.inlines)
        return [Sentence(_plain(text[begin:end]), self._key(begin, end), begin, end) for begin, end in sentences(text)]

    def _key(self, begin: int, end: int) -> str:
        return _plain("".join(_FIELD if number in self.fields else words for words, number in self.pieces(begin, end)))

    def pieces(self, begin: int, end: int) -> Iterator[tuple[str, int]]:
        """The words between two places, by the values they are, each with its number."""
        at = 0
        for inline in self.inlines:
            words = inline.text[max(begin - at, 0) : max(end - at, 0)]
            at += len(inline.text)
            if words:
                yield words, inline.value


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, where it begins and ends there, and its words with single blanks.

    `key` is what it has in common with itself in another copy, where Word counts other pages.
    """

    words: str
    key: str
    begin: int
    end: int


def passages(document: Document, fields: frozenset[int]) -> list[Passage]:
    """All paragraphs: header, body, footnotes, footer. `fields` are the values that Word's own fields show."""
    found: list[Passage] = []
    for part, blocks in (("header", document.header), ("body", document.content)):
        found += _walk(blocks, _Around(part, fields))
    for part, blocks in (("footnotes", document.footnotes), ("footer", document.footer)):
        found += _walk(blocks, _Around(part, fields))
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """What a paragraph stands in: the part, the clause, all names of that, and its number in full."""

    part: str
    fields: frozenset[int]
    clause: tuple[str, str] = ("", "")
    names: tuple[str, ...] = ()
    number: str = ""

    def inside(self, id: str, label: str) -> "_Around":
        """What stands in a thing with this id and label that stands here."""
        own = in_full(label, self.number)
        return replace(self, names=(*self.names, *filter(None, (id, own))), number=own or self.number)

    def passage(self, label: str, inlines: tuple[Inline, ...], *, heading: bool = False) -> Passage:
        """A paragraph that stands here."""
        return Passage(self.part, self.clause, label, frozenset(self.names), inlines, heading, self.fields)


def _walk(content: Iterable[Block | Clause], around: _Around) -> Iterator[Passage]:
    """The passages of a clause, or of what stands before the first."""
    items: list[tuple[int, _Around]] = []  # the list items that the next one may stand in
    for item in content:
        match item:
            case Clause():
                inside = replace(around, clause=(item.label, " ".join(text_of(item.heading).split())))
                inside = inside.inside(item.id, item.label)
                yield inside.passage(item.label, item.heading, heading=True)
                yield from _walk(item.content, inside)
            case ListItem():
                while items and items[-1][0] >= item.level:
                    items.pop()
                items.append((item.level, (items[-1][1] if items else around).inside(item.id, item.label)))
                yield items[-1][1].passage(item.label, item.inlines)
            case Paragraph():
                yield around.passage("", item.inlines)
            case Table():
                yield from _walk((block for row in item.rows for cell in row.cells for block in cell.blocks), around)


def _plain(words: str) -> str:
    return " ".join(words.split())


def in_full(label: str, above: str) -> str:
    """A label as references print it: "d." below 3 is "3 d", "2.4" below 2 is "2.4"; "" for a bullet."""
    number = " ".join(label.split()).rstrip(".)")
    if not any(map(str.isalnum, number)):
        return ""
    rest = number.removeprefix(above)
    return number if not above or (rest != number and not rest[:1].isalnum()) else f"{above} {number}"
