"""Differences for a terminal or a pipe: words that are gone or new stand between marks, as in git's --word-diff."""

from collections.abc import Iterator

from pubdocs.compare.changes import Fate, Pieces
from pubdocs.compare.matrix_text import Paint, marked
from pubdocs.compare.telling import abridged
from pubdocs.comparing.telling import Block, Line, Sheet, Translate, counts, led, name_of, sheets, summary
from pubdocs.comparing.together import Differences
from pubdocs.diagnostics import msg


def as_text(differences: Differences, translate: Translate = str, paint: Paint = lambda _, words: words) -> str:
    """The differences as text: a paragraph a line. Nothing if nothing differs."""
    if not differences.any:
        return ""
    writer = _Writer(translate, paint)
    out = [*writer.sides(differences)]
    for sheet in sheets(differences, translate):
        out += ["", *writer.sheet(sheet)]
    return "\n".join([*out, "", summary(differences, translate)]) + "\n"


def as_stat(differences: Differences, translate: Translate = str, paint: Paint = lambda _, words: words) -> str:
    """A line a document. Nothing if nothing differs, not even in looks."""
    found = list(counts(differences, translate))
    if not found:
        return ""
    width = max(len(one.name) for one in found)
    lines = (
        " | ".join(filter(None, (paint(Fate.SAME, one.name.ljust(width)), one.words, paint(Fate.SAME, one.regions))))
        for one in found
    )
    return "\n".join([*lines, summary(differences, translate)]) + "\n"


class _Writer:
    def __init__(self, translate: Translate, paint: Paint) -> None:
        self._translate, self._paint = translate, paint

    def sides(self, differences: Differences) -> Iterator[str]:
        yield self._paint(Fate.GONE, f"--- {name_of(differences.old, self._translate)}")
        yield self._paint(Fate.NEW, f"+++ {name_of(differences.new, self._translate)}")

    def sheet(self, sheet: Sheet) -> Iterator[str]:
        head = f"{sheet.title} ({sheet.regions})" if sheet.regions else sheet.title
        yield self._paint(Fate.SAME, head)
        yield self._paint(Fate.SAME, "=" * len(head))
        yield self._paint(Fate.SAME, sheet.name) if sheet.name != sheet.title else ""
        yield from sheet.statements
        for block in sheet.blocks:
            yield from ("", *self._block(block))
        yield from self._apart(msg("Only the number is another:").render(self._translate), sheet.numbers)
        yield from self._apart(msg("References follow:").render(self._translate), sheet.references)

    def _block(self, block: Block) -> Iterator[str]:
        lead = f" ({block.lead})" if block.lead else ""
        yield self._words(block.heading) + self._paint(Fate.SAME, lead)
        yield from map(self._line, block.lines)

    def _apart(self, heading: str, lines: tuple[Line, ...]) -> Iterator[str]:
        if lines:
            yield from ("", heading, *map(self._line, lines))

    def _line(self, line: Line) -> str:
        lead = led(line.regions) + led(line.lead)
        return f"  {self._paint(Fate.SAME, lead)}{self._words(abridged(line.pieces))}"

    def _words(self, pieces: Pieces) -> str:
        return "".join(self._paint(fate, text) for fate, text in marked(pieces))
