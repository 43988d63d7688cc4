"""A matrix as pages: Markdown, HTML; and as JSON, for a program."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from html import escape

from pubdocs.compare.changes import Fate, Pieces
from pubdocs.compare.matrix import Matrix
from pubdocs.compare.telling import Translate, appendices, clause, headings, legend, summary, told
from pubdocs.diagnostics import msg


def as_markdown(matrix: Matrix, translate: Translate = str) -> str:
    """The matrix as Markdown: a table an appendix. What is gone is struck out, what is new is bold."""
    out = [f"# {_md(matrix.title)}", "", _md(summary(matrix, translate))]
    for label, rows in appendices(matrix):
        out += ["", f"## {_md(label)}", "", f"| {' | '.join(headings(translate))} |", "| --- | --- | --- |"]
        for row in rows:
            name = _md(clause(row, translate))
            for regions, lines in told(matrix, row, translate):
                words = "<br>".join(_md_line(lead, pieces) for lead, pieces in lines)
                out.append(f"| {name} | {_md(regions)} | {words} |")
                name = ""
    if matrix.rows:
        out += [line for words in legend(matrix, translate, "~~", "~~", "**", "**") for line in ("", words)]
    return "\n".join(out) + "\n"


def _md_line(lead: str, pieces: Pieces) -> str:
    words = f"*{_md(lead)}:* " if lead else ""
    for fate, text in pieces:
        words = _joined(words, _md_piece(fate, text))
    return words


def _joined(before: str, after: str) -> str:
    """Two pieces, with a comment between where a mark would else not count: outside a letter, inside a punctuation."""
    here, there = before.rstrip("*~"), after.lstrip("*~")
    outer, inner = (here[-1:], there[:1]) if there != after else (there[:1], here[-1:])
    lost = (here == before) != (there == after) and outer.isalnum() and not inner.isalnum()
    return f"{before}<!-- -->{after}" if lost else before + after


def _md_piece(fate: Fate, text: str) -> str:
    """Words between marks; blanks stay outside, or the marks would not count."""
    mark = {Fate.SAME: "", Fate.GONE: "~~", Fate.NEW: "**"}[fate]
    inner = text.strip()
    if not mark or not inner:
        return _md(text)
    lead, _, trail = text.partition(inner)
    return f"{lead}{mark}{_md(inner)}{mark}{trail}"


def _md(text: str) -> str:
    """Words in which nothing is a mark."""
    return "".join(f"\\{one}" if one in "\\`*_~[]<>|#&" else one for one in text)


_STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
table { border-collapse: collapse; margin-bottom: 2rem; width: 100%; }
caption { font-size: 1.25rem; font-weight: bold; padding: .5rem 0; text-align: left; }
th, td { border: 1px solid #767676; padding: .5rem; text-align: left; vertical-align: top; }
thead th { background: #f0f0f0; position: sticky; top: 0; }
tbody th { font-weight: normal; }
tbody th[scope=rowgroup] { font-weight: bold; width: 22%; }
td { width: 60%; }
p { margin: 0 0 .5rem; }
del { background: #fde8e8; color: #8b0000; }
ins { background: #e3f4e3; color: #064f06; text-decoration: underline; }
@media print { thead th { position: static; } tr { break-inside: avoid; } }
"""


def as_html(matrix: Matrix, translate: Translate = str) -> str:
    """The matrix as one page of HTML that needs nothing beside itself: a table an appendix, no script."""
    language = msg("en").render(translate)
    title = escape(matrix.title)
    out = [
        "<!doctype html>",
        f'<html lang="{language}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(msg('What differs').render(translate))}: {title}</title>",
        f"<style>\n{_STYLE}</style></head>",
        f'<body><main>\n<h1 lang="sv">{title}</h1>',
        f"<p>{escape(summary(matrix, translate))}</p>",
    ]
    if matrix.rows:
        out += [f"<p>{line}</p>" for line in legend(matrix, translate, "<del>", "</del>", "<ins>", "</ins>")]
    for label, rows in appendices(matrix):
        heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in headings(translate))
        out += [f"<table><caption>{escape(label)}</caption>", f"<thead><tr>{heads}</tr></thead>"]
        for row in rows:
            lines = list(told(matrix, row, translate))
            name = escape(clause(row, translate))
            first = f'<th scope="rowgroup" rowspan="{len(lines)}" lang="sv">{name}</th>'
            out.append("<tbody>")
            for regions, wording in lines:
                words = "".join(_html_line(lead, pieces) for lead, pieces in wording)
                out.append(f'<tr>{first}<th scope="row">{escape(regions)}</th><td lang="sv">{words}</td></tr>')
                first = ""
            out.append("</tbody>")
        out.append("</table>")
    return "\n".join([*out, "</main></body></html>"]) + "\n"


def _html_line(lead: str, pieces: Pieces) -> str:
    marks = {Fate.SAME: ("", ""), Fate.GONE: ("<del>", "</del>"), Fate.NEW: ("<ins>", "</ins>")}
    words = "".join(f"{marks[fate][0]}{escape(text)}{marks[fate][1]}" for fate, text in pieces)
    return f"<p>{f'<em>{escape(lead)}:</em> ' if lead else ''}{words}</p>"


def as_json(matrix: Matrix, translate: Translate = str) -> str:
    """The matrix for a program: regions and appendices by id, rows as `Row` has them, words uncut."""
    record = {
        "title": matrix.title,
        "regions": dict(matrix.names),
        "appendices": dict(matrix.labels),
        "rows": [dict(_row) for _row in _records(matrix)],
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _records(matrix: Matrix) -> Iterator[dict[str, object]]:
    for row in matrix.rows:
        record = asdict(row)
        record["numbers"] = [{"number": label, "regions": regions} for label, regions in row.numbers]
        for group in record["groups"]:
            for entry in group["entries"]:
                entry["pieces"] = [{"fate": fate, "text": text} for fate, text in entry["pieces"]]
        yield record
