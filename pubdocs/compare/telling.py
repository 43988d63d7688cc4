"""A matrix in words: what its writers have in common."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pubdocs.compare.changes import Fate, Kind, Piece, Pieces, What
from pubdocs.compare.matrix import Entry, Group, Matrix, Row
from pubdocs.compare.outline import OWN
from pubdocs.diagnostics import msg

Translate = Callable[[str], str]

_AROUND = 60
"""Characters of what is the same that are told before and after a difference."""

PARTS = {
    "header": msg("Header"),
    "footer": msg("Footer"),
    "footnotes": msg("Footnotes"),
    "appendix": msg("The whole appendix"),
    "body": msg("Before the first clause"),
}
"""What stands outside the clauses, by its part."""


class Told(NamedTuple):
    """Regions and what they say: lines, each with what it is in a few words ("a.", "Maple Lake AB, Land")."""

    regions: str
    lines: tuple[tuple[str, Pieces], ...]


def headings(translate: Translate) -> tuple[str, str, str]:
    """What the three columns of a matrix are called."""
    return tuple(one.render(translate) for one in (msg("Clause"), msg("Regions"), msg("Wording")))  # type: ignore[return-value]


def clause(row: Row, translate: Translate) -> str:
    """A row's clause, with its number."""
    if row.part != "body" or not (row.number or row.heading):
        return PARTS[row.part].render(translate)
    return f"{row.number} {row.heading}".strip()


def summary(matrix: Matrix, translate: Translate) -> str:
    """How many variants there are, and how many clauses differ."""
    if len(matrix.names) < 2:
        return msg("There is one variant, so nothing can differ.").render(translate)
    if not matrix.rows:
        return msg("{count} variants, all in the same words.", count=len(matrix.names)).render(translate)
    message = msg("{count} variants. Places where they differ: {rows}.", count=len(matrix.names), rows=len(matrix.rows))
    return message.render(translate)


def told(matrix: Matrix, row: Row, translate: Translate) -> Iterator[Told]:
    """What a row says: each wording with its regions, and each number."""
    for group in row.groups:
        yield Told(regions(matrix, group.regions, translate), tuple(_lines(group, translate)))
    for label, holding in row.numbers:
        words = label or msg("without a number").render(translate)
        lead = msg("number").render(translate)
        yield Told(regions(matrix, holding, translate), ((lead, (Piece(Fate.SAME, words),)),))


def regions(matrix: Matrix, some: Iterable[str], translate: Translate) -> str:
    """Some regions by name; most of them by those that are left out."""
    chosen = tuple(some)
    rest = [name for region, name in matrix.names.items() if region not in chosen]
    names = ", ".join(matrix.names[region] for region in chosen)
    if not rest:
        return msg("all").render(translate)
    return msg("all but {names}", names=", ".join(rest)).render(translate) if len(rest) < len(chosen) else names


def _lines(group: Group, translate: Translate) -> Iterator[tuple[str, Pieces]]:
    if group.absent:
        yield "", (Piece(Fate.SAME, msg("not there").render(translate)),)
    elif not group.entries:
        yield "", (Piece(Fate.SAME, "–"),)
    for entry in group.entries:
        gone = entry.kind is Kind.REMOVED  # told in full where it stands
        yield _lead(entry, translate), tuple(map(_shortened, entry.pieces)) if gone else abridged(entry.pieces)


def _shortened(piece: Piece) -> Piece:
    return Piece(piece.fate, _cut(piece.text, first=False, last=False))


def _lead(entry: Entry, translate: Translate) -> str:
    """What a line is, if its words do not show it."""
    at = entry.label or (msg("heading").render(translate) if entry.what is What.CLAUSE else "")
    if entry.what is What.CELL:
        at = ", ".join(filter(None, (entry.row, entry.column if entry.column != entry.row else "")))
    moved = msg("moved").render(translate) if entry.kind is Kind.MOVED else ""
    return ", ".join(filter(None, (at, moved)))


def abridged(pieces: Pieces) -> Pieces:
    """Pieces of which the long ones that are the same are cut; alone they are not."""
    if all(piece.fate is Fate.SAME for piece in pieces):
        return pieces
    last = len(pieces) - 1
    return tuple(
        Piece(fate, _cut(text, first=n == 0, last=n == last)) if fate is Fate.SAME else Piece(fate, text)
        for n, (fate, text) in enumerate(pieces)
    )


def _cut(text: str, *, first: bool, last: bool) -> str:
    """The words of a text that stand beside a difference."""
    if len(text) <= (1 if first or last else 2) * _AROUND + 10:
        return text
    before = "" if first else f"{text[:_AROUND].rpartition(' ')[0]} "
    after = "" if last else f" {text[-_AROUND:].partition(' ')[2]}"
    return f"{before}…{after}"


def appendices(matrix: Matrix) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The label of each appendix in which something differs, with its rows."""
    for appendix, label in matrix.labels.items():
        if rows := tuple(row for row in matrix.rows if row.appendix == appendix):
            yield label.replace("\u00a0", " "), rows


def legend(
    matrix: Matrix, translate: Translate, old: str = "[-", gone: str = "-]", fresh: str = "{+", new: str = "+}"
) -> Iterator[str]:
    """What the marks mean, those between which words are that are gone and that are new; and ‹ ›, if they occur."""
    message = msg(
        "{old}Words{gone} stand in the most common wording and not here, {fresh}words{new} here and not there.",
        old=old,
        gone=gone,
        fresh=fresh,
        new=new,
    )
    yield message.render(translate)
    entries = (entry for row in matrix.rows for group in row.groups for entry in group.entries)
    if any(OWN[0] in text for entry in entries for _, text in entry.pieces):
        yield msg("‹ › stands for what each region says of itself: its name, its contact.").render(translate)
