"""A matrix for a terminal: three columns that fit its width, with marks for what is gone and what is new."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from pubdocs.compare.changes import Fate, Pieces
from pubdocs.compare.matrix import Matrix, Row
from pubdocs.compare.telling import Translate, appendices, clause, headings, legend, summary, told

Paint = Callable[[Fate, str], str]
"""Colours some words by what became of them."""

MARKS = {Fate.SAME: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}
"""What stands around words, as git's --word-diff has it."""

_Line = Sequence[tuple[Fate, str]]
_Widths = tuple[int, int, int]


def as_text(matrix: Matrix, translate: Translate = str, width: int = 80, paint: Paint = lambda _, words: words) -> str:
    """The matrix as text, at most `width` columns wide (80 or more)."""
    first, second = max(23, width // 4), max(16, width // 5)
    widths = (first, second, width - first - second - 6)
    out = [matrix.title, summary(matrix, translate)]
    for label, rows in appendices(matrix):
        heads = [[(Fate.SAME, text)] for text in headings(translate)]
        out += ["", label, "", _side_by_side(heads, widths, paint), _rule(widths, "═╪═")]
        for number, row in enumerate(rows):
            out += [_rule(widths, "─┼─")] if number else []
            out += _row(matrix, row, translate, widths, paint)
    if matrix.rows:
        out += ["", *(line for words in legend(matrix, translate) for line in wrap(words, width))]
    return "\n".join(out) + "\n"


def _row(matrix: Matrix, row: Row, translate: Translate, widths: _Widths, paint: Paint) -> Iterator[str]:
    """The clause at the left, and beside it each wording with its regions."""
    beside: list[tuple[_Line, _Line]] = []
    for regions, lines in told(matrix, row, translate):
        names = _broken([(Fate.SAME, regions)], widths[1])
        words = (line for lead, pieces in lines for line in _broken(_led(lead, pieces), widths[2]))
        beside += zip_longest(names, words, fillvalue=())
    name = _broken([(Fate.SAME, clause(row, translate))], widths[0])
    for left, right in zip_longest(name, beside, fillvalue=()):
        yield _side_by_side([left, *(right or ((), ()))], widths, paint)


def _led(lead: str, pieces: Pieces) -> _Line:
    return [(Fate.SAME, f"{lead}: "), *marked(pieces)] if lead else [*marked(pieces)]


def _rule(widths: tuple[int, ...], mark: str) -> str:
    return f"{mark[0]}{mark[1]}{mark[0]}".join(mark[0] * width for width in widths)


def _side_by_side(cells: Iterable[_Line], widths: _Widths, paint: Paint) -> str:
    return " │ ".join(_shown(line, width, paint) for line, width in zip(cells, widths, strict=True)).rstrip()


def _shown(line: _Line, width: int, paint: Paint) -> str:
    length = sum(len(text) for _, text in line)
    return "".join(paint(fate, text) for fate, text in line) + " " * (width - length)


def marked(pieces: Pieces) -> Iterator[tuple[Fate, str]]:
    """Pieces with their marks; the spaces around a difference stand outside them."""
    for fate, text in pieces:
        before, after = MARKS[fate]
        inner = text.strip() if fate is not Fate.SAME else text
        lead, _, trail = text.partition(inner) if inner else (text, "", "")
        yield from ((kind, part) for kind, part in ((Fate.SAME, lead), (fate, f"{before}{inner}{after}")) if part)
        if trail:
            yield Fate.SAME, trail


def _broken(pieces: _Line, width: int) -> Iterator[_Line]:
    """Words in lines; a word that is longer than a line is cut."""
    line: list[tuple[Fate, str]] = []
    room = width
    for word in _words(pieces, width):
        length = sum(len(text) for _, text in word)
        if line and length + 1 > room:
            yield line
            line, room = [], width
        if line:
            # The space between two words is in the colour of both, or in none.
            line.append((word[0][0] if line[-1][0] is word[0][0] else Fate.SAME, " "))
            room -= 1
        line.extend(word)
        room -= length
    if line:
        yield line


def _words(pieces: _Line, width: int) -> Iterator[_Line]:
    """What stands between spaces, which may be several pieces; no longer than a line."""
    word: list[tuple[Fate, str]] = []
    room = width
    for fate, text in pieces:
        for number, part in enumerate(text.split(" ")):
            if number and word:
                yield word
                word, room = [], width
            while len(part) > room:
                # Between two pieces sooner than within one.
                cut = max(part.rfind("/", 0, room), part.rfind("-", 0, room)) + 1 or (0 if word else room)
                yield [*word, (fate, part[:cut])] if cut else word
                word, part, room = [], part[cut:], width
            if part:
                word.append((fate, part))
                room -= len(part)
    if word:
        yield word
