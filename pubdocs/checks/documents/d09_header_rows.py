"""D09: tables have a header row."""

import re
from collections.abc import Iterator, Sequence

from pubdocs.agreement.lexicon import Lexicon, pattern
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg
from pubdocs.word.manuscript import Written

FEWEST = 2  # rows, and columns
LONGEST = 60
_WORDS = re.compile(r"[^\W_]")


def judge(paper: Paper) -> Iterator[Told]:
    """Tables whose first row holds headings by its looks or its words, and is not marked so."""
    for number, table in paper.tables.items():
        rows = tuple(table.values())
        if number not in paper.manuscript.headed and (_has_headings(rows) or _names_columns(rows, paper.lexicon)):
            first = " | ".join(one.text.strip() for one in rows[0] if one.text.strip())
            yield paper.told(msg("A table's first row is not marked as header row: {words}", words=first), rows[0][0])


def _has_headings(rows: Sequence[Sequence[Written]]) -> bool:
    """Whether the first row holds headings: each cell a few bold words, and below it cells that are not bold.

    A table of names and values, whose first column is bold, has none.
    """
    if len(rows) < FEWEST:
        return False
    first = [one for one in rows[0] if one.text.strip()]
    cells = {one.spot for one in rows[0]}
    filled = len(cells) >= FEWEST and {one.spot for one in first} == cells
    below = [row[0] for row in rows[1:] if row[0].text.strip()]
    named = bool(below) and all(one.bold for one in below)
    return filled and not named and all(one.bold and len(one.text) <= LONGEST for one in first)


def _names_columns(rows: Sequence[Sequence[Written]], lexicon: Lexicon) -> bool:
    """Whether each cell of the first row is what a column is called, and nothing in the first column below is.

    "Namn | Land | Ändamål"; a form of names and values ("Namn | Adress" over "Telefon | E-post") has no header row, nor
    has one to sign in ("Ort | Datum" over lines).
    """
    called = [[bool(pattern(lexicon.columns).fullmatch(one.text.strip(" :*"))) for one in row] for row in rows]
    cells = {one.spot for one in rows[0]}
    filled = any(sum(bool(_WORDS.search(one.text)) for one in row) >= FEWEST for row in rows[1:])
    return filled and len(cells) >= FEWEST and all(called[0]) and not any(map(any, called[1:]))


RULE = Rule(
    "D09",
    msg("Tables have a header row"),
    "WCAG 2.1, 1.3.1; EN 301 549, 10.1.3.1",
    Severity.WARNING,
    why=msg(
        "A screen reader says what column a cell stands in only if the file says which row holds the "
        "headings; and the row repeats on the next page."
    ),
    hint=msg("Put the cursor in the row and choose in Word: Layout, Repeat header rows."),
    example="Namn | Land | Ändamål   # första raden är inte märkt som rubrikrad",
    judge=judge,
)
