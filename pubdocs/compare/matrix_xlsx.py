"""A matrix as an Excel workbook: one sheet to read, one that shows at a glance which regions say the same.

The same matrix gives the same bytes: the workbook's date is fixed, as the zip's dates are by xlsxwriter.
"""

import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pubdocs.compare.changes import Fate, Pieces
from pubdocs.compare.matrix import Matrix, Row
from pubdocs.compare.telling import Translate, clause, headings, legend, summary, told
from pubdocs.diagnostics import Diagnostic, Fault, msg

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_OLDEST = datetime.datetime(1980, 1, 1)
_LONGEST = 32_767  # characters in a cell (Excel specifications and limits)


def as_xlsx(matrix: Matrix, translate: Translate = str) -> bytes:
    """The matrix as .xlsx. Raises Fault (`matrix.no-xlsxwriter`)."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        hint = msg("Install it: pip install 'pubdocs[xlsx]'. The other formats need nothing.")
        raise Fault([Diagnostic("matrix.no-xlsxwriter", msg("XlsxWriter is not installed."), None, hint)]) from None
    written = BytesIO()
    # What looks like a formula or an address is words all the same.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(written, options) as book:
        book.set_properties({"title": matrix.title, "created": _OLDEST})
        looks = _looks(book)
        _differences(book, matrix, translate, looks)
        _overview(book, matrix, translate, looks)
    return written.getvalue()


def _looks(book: "Workbook") -> dict[Any, Any]:
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#999999"}
    return {
        "cell": book.add_format(cell),
        "head": book.add_format({**cell, "bold": True, "bg_color": "#E8E8E8"}),
        "centre": book.add_format({**cell, "align": "center"}),
        "upright": book.add_format({**cell, "bold": True, "rotation": 90, "bg_color": "#E8E8E8"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        Fate.SAME: book.add_format(),
        Fate.GONE: book.add_format({"font_color": "#8B0000", "font_strikeout": True}),
        Fate.NEW: book.add_format({"font_color": "#064F06", "underline": True}),
    }


def _differences(book: "Workbook", matrix: Matrix, translate: Translate, looks: dict[Any, Any]) -> None:
    """A line for each wording, for Excel to filter by appendix, clause and region."""
    sheet = book.add_worksheet(msg("Differences").render(translate))
    heads = [msg("Appendix").render(translate), *headings(translate)]
    _title(sheet, matrix, translate, looks)
    top = 4
    for column, (head, width) in enumerate(zip(heads, (12, 36, 30, 90), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(top, column, head, looks["head"])
    at = top
    for row in matrix.rows:
        for regions, lines in told(matrix, row, translate):
            at += 1
            cells = (matrix.labels[row.appendix].replace("\u00a0", " "), clause(row, translate), regions)
            for column, words in enumerate(cells):
                sheet.write_string(at, column, words, looks["cell"])
            _rich(sheet, at, len(cells), lines, looks)
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, max(at, top + 1), len(heads) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _title(sheet: "Worksheet", matrix: Matrix, translate: Translate, looks: dict[Any, Any]) -> None:
    sheet.write_string(0, 0, matrix.title, looks["title"])
    sheet.write_string(1, 0, summary(matrix, translate))
    for number, line in enumerate(_legend(matrix, translate)):
        fates = [Fate.SAME, *map(Fate, line.split("\0")[1::2])]
        _write(sheet, 2 + number, 0, [*zip(fates, line.split("\0")[::2], strict=True)], looks, None)


def _legend(matrix: Matrix, translate: Translate) -> tuple[str, ...]:
    """What the looks mean: what becomes of words stands before them, between zeros."""
    return tuple(legend(matrix, translate, "\0gone\0", "\0same\0", "\0new\0", "\0same\0")) if matrix.rows else ()


def _rich(
    sheet: "Worksheet", at: int, column: int, lines: tuple[tuple[str, Pieces], ...], looks: dict[Any, Any]
) -> None:
    """A cell whose words are in the looks of what became of them."""
    pieces: list[tuple[Fate, str]] = []
    for number, (lead, parts) in enumerate(lines):
        pieces.append((Fate.SAME, ("\n" if number else "") + (f"{lead}: " if lead else "")))
        pieces += parts
    if sum(len(text) for _, text in pieces) > _LONGEST:
        words = "".join(text for _, text in pieces)
        pieces = [(Fate.SAME, words[: _LONGEST - 1] + "…")]
    _write(sheet, at, column, pieces, looks, looks["cell"])


def _write(
    sheet: "Worksheet", at: int, column: int, pieces: list[tuple[Fate, str]], looks: dict[Any, Any], cell: Any
) -> None:
    if all(fate is Fate.SAME for fate, _ in pieces):
        sheet.write_string(at, column, "".join(text for _, text in pieces), cell)
        return
    parts = [part for fate, text in pieces if text for part in (looks[fate], text)]
    parts += [" "] * (len(parts) == 2)  # a rich text needs two pieces
    sheet.write_rich_string(at, column, *parts, *filter(None, [cell]))


def _overview(book: "Workbook", matrix: Matrix, translate: Translate, looks: dict[Any, Any]) -> None:
    """Clause by region: the same letter is the same wording, A the most common; a dash where it is not there."""
    sheet = book.add_worksheet(msg("Overview").render(translate))
    heads = [msg("Appendix").render(translate), headings(translate)[0]]
    for column, (head, width) in enumerate(zip(heads, (12, 50), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, looks["head"])
    sheet.set_column(2, 1 + len(matrix.names), 4)
    for column, name in enumerate(matrix.names.values(), 2):
        sheet.write_string(0, column, name, looks["upright"])
    for at, row in enumerate(matrix.rows, 1):
        sheet.write_string(at, 0, matrix.labels[row.appendix].replace("\u00a0", " "), looks["cell"])
        sheet.write_string(at, 1, clause(row, translate), looks["cell"])
        letters = dict(_letters(row))
        for column, region in enumerate(matrix.names, 2):
            sheet.write_string(at, column, letters.get(region, "A"), looks["centre"])
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _letters(row: Row) -> "list[tuple[str, str]]":
    """The letter of each region's wording, or of its number where only that differs."""
    if not row.groups:
        return [(region, label or "–") for label, regions in row.numbers for region in regions]
    worded = [group for group in row.groups if not group.absent]
    letters = {group.regions: _letter(number) for number, group in enumerate(worded)}
    return [(region, letters.get(group.regions, "–")) for group in row.groups for region in group.regions]


def _letter(number: int) -> str:
    """A, B … Z, AA, AB …"""
    return chr(ord("A") + number) if number < 26 else _letter(number // 26 - 1) + _letter(number % 26)
