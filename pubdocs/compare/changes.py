"""The noun `Change`: one difference between two documents, with the words on both sides."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from pubdocs.document import Inline


class Kind(StrEnum):
    """What happened. `renumbered`: the label alone changed; `moved`: it stands elsewhere, in the same words."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    CHANGED = "changed"


class What(StrEnum):
    """What it happened to: a clause (its heading stands for it), a paragraph or item, a table's row, a cell of it."""

    CLAUSE = "clause"
    TEXT = "text"
    ROW = "row"
    CELL = "cell"


class Fate(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """Some words and what became of them. The spaces between words belong to one piece or the other."""

    fate: Fate
    text: str


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands in one of the documents.

    `part`: body, header, footer or footnotes; `clause`, `number`, `heading`: the clause's id, label and words, empty
    before the first clause; `label`: that of the clause or item itself; `row`, `column`: a table row's first cell and a
    cell's heading. `inlines` are the words with what the reader knows of them; two places are the same without.
    """

    part: str
    clause: str = ""
    number: str = ""
    heading: str = ""
    label: str = ""
    row: str = ""
    column: str = ""
    inlines: tuple[Inline, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `old` is None for what was added, `new` for what was removed.

    `pieces` are all its words in order: those gone or the same are the old words, the same and the new ones the
    new words.
    """

    kind: Kind
    what: What
    old: Where | None
    new: Where | None
    pieces: Pieces

    @property
    def where(self) -> Where:
        """Where it stands now, or stood."""
        place = self.new or self.old
        assert place is not None
        return place


_MIRRORED = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Fate.GONE: Fate.NEW, Fate.NEW: Fate.GONE}


def mirrored(change: Change) -> Change:
    """The same difference seen from the other side."""
    kind = Kind(_MIRRORED.get(change.kind, change.kind))
    return replace(change, kind=kind, old=change.new, new=change.old, pieces=mirrored_pieces(change.pieces))


def mirrored_pieces(pieces: Iterable[Piece]) -> Pieces:
    """The same pieces seen from the other side; what is gone still comes before what is new."""
    out: list[Piece] = []
    for fate, text in pieces:
        turned = Piece(Fate(_MIRRORED.get(fate, fate)), text)
        if turned.fate is Fate.GONE and out and out[-1].fate is Fate.NEW:
            out.insert(-1, turned)
        else:
            out.append(turned)
    return tuple(out)


def old_words(pieces: Iterable[Piece]) -> str:
    """The words before."""
    return "".join(text for fate, text in pieces if fate is not Fate.NEW)


def new_words(pieces: Iterable[Piece]) -> str:
    """The words after."""
    return "".join(text for fate, text in pieces if fate is not Fate.GONE)
