"""Differences as pages: Markdown, and HTML that needs nothing beside itself."""

from collections.abc import Iterable, Iterator
from html import escape

from pubdocs.compare.changes import Fate, Pieces
from pubdocs.compare.telling import abridged
from pubdocs.comparing.telling import Block, Line, Sheet, Translate, counts, led, name_of, sheets, summary
from pubdocs.comparing.together import Differences
from pubdocs.diagnostics import Message, msg

_TITLE = msg("What has changed")
_NUMBERS = msg("Only the number is another:")
_REFERENCES = msg("References follow:")


def as_markdown(differences: Differences, translate: Translate = str) -> str:
    """The differences as Markdown. What is gone is struck out, what is new is bold."""
    out = [f"# {_TITLE.render(translate)}", "", *_md_sides(differences, translate)]
    for sheet in sheets(differences, translate):
        regions = f" ({_md(sheet.regions)})" if sheet.regions else ""
        out += ["", f"## {_md(sheet.title)}{regions}"]
        out += [line for statement in sheet.statements for line in ("", _md(statement))]
        for block in sheet.blocks:
            out += ["", *_md_block(block)]
        out += [*_md_apart(_NUMBERS, sheet.numbers, translate), *_md_apart(_REFERENCES, sheet.references, translate)]
    return "\n".join(out) + "\n"


def stat_as_markdown(differences: Differences, translate: Translate = str) -> str:
    """A row a document."""
    out = [f"# {_TITLE.render(translate)}", "", *_md_sides(differences, translate)]
    if found := list(counts(differences, translate)):
        heads = (msg("Document"), msg("Change"), msg("Regions"))
        out += ["", f"| {' | '.join(head.render(translate) for head in heads)} |", "| --- | --- | --- |"]
        out += [f"| {' | '.join(map(_md, one))} |" for one in found]
    return "\n".join(out) + "\n"


def _md_sides(differences: Differences, translate: Translate) -> Iterator[str]:
    old, new = (_md(name_of(side, translate)) for side in (differences.old, differences.new))
    yield _sides(old, new).render(translate)
    yield ""
    yield _md(summary(differences, translate))


def _sides(old: str, new: str) -> Message:
    return msg("From {old} to {new}.", old=old, new=new)


def _md_block(block: Block) -> Iterator[str]:
    lead = f" ({_md(block.lead)})" if block.lead else ""
    yield f"### {_md_pieces(block.heading)}{lead}"
    if block.lines:
        yield ""
        yield from map(_md_line, block.lines)


def _md_apart(heading: Message, lines: tuple[Line, ...], translate: Translate) -> Iterator[str]:
    if lines:
        yield from ("", _md(heading.render(translate)), "", *map(_md_line, lines))


def _md_line(line: Line) -> str:
    regions = f"**{_md(line.regions)}:** " if line.regions else ""
    lead = f"*{_md(led(line.lead).strip())}* " if line.lead else ""
    return f"- {regions}{lead}{_md_pieces(abridged(line.pieces))}"


def _md_pieces(pieces: Pieces) -> str:
    return "".join(_md_piece(fate, text) for fate, text in pieces)


def _md_piece(fate: Fate, text: str) -> str:
    """Words between marks; blanks stay outside, or the marks would not count. Nor would they beside a full stop."""
    inner = text.strip()
    if fate is Fate.SAME or not inner:
        return _md(text)
    plain = inner[0].isalnum() and inner[-1].isalnum()
    before, after = _MARKS[fate] if plain else _TAGS[fate]
    lead, _, trail = text.partition(inner)
    return f"{lead}{before}{_md(inner)}{after}{trail}"


_MARKS = {Fate.GONE: ("~~", "~~"), Fate.NEW: ("**", "**")}
_TAGS = {Fate.GONE: ("<del>", "</del>"), Fate.NEW: ("<ins>", "</ins>")}


def _md(text: str) -> str:
    """Words in which nothing is a mark."""
    return "".join(f"\\{one}" if one in "\\`*_~[]<>|#&" else one for one in text)


_STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; color: #1a1a1a; }
h2 { border-top: 1px solid #767676; margin-top: 2.5rem; padding-top: 1rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
li { margin: .25rem 0; }
.lead { color: #595959; }
.lead, .regions { font-size: .9rem; }
del { background: #fde8e8; color: #8b0000; }
ins { background: #e3f4e3; color: #064f06; text-decoration: underline; }
@media print { h3 { break-after: avoid; } li { break-inside: avoid; } nav { display: none; } }
"""


def as_html(differences: Differences, translate: Translate = str) -> str:
    """The differences as one page of HTML, without scripts: what is gone is `del`, what is new is `ins`."""
    title = escape(_TITLE.render(translate))
    told = list(sheets(differences, translate))
    old, new = (escape(name_of(side, translate)) for side in (differences.old, differences.new))
    out = [
        "<!doctype html>",
        f'<html lang="{msg("en", language="").render(translate)}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{title}: {old} – {new}</title>",
        f"<style>\n{_STYLE}</style></head>",
        f"<body><main>\n<h1>{title}</h1>",
        f"<p>{_sides(f'<b>{old}</b>', f'<b>{new}</b>').render(translate)}</p>",
        f"<p>{escape(summary(differences, translate))}</p>",
    ]
    if told:
        marks = msg("{gone}Words{gone_end} that are gone, {new}words{new_end} that are new.", **_HTML_MARKS)
        out += [f"<p>{marks.render(translate)}</p>", *_html_contents(told, translate)]
    for number, sheet in enumerate(told):
        out += _html_sheet(sheet, number, translate)
    return "\n".join([*out, "</main></body></html>"]) + "\n"


_HTML_MARKS = {"gone": "<del>", "gone_end": "</del>", "new": "<ins>", "new_end": "</ins>"}


def _html_contents(told: list[Sheet], translate: Translate) -> Iterator[str]:
    if len(told) > 1:
        yield f'<nav aria-label="{escape(msg("Documents").render(translate))}"><ul>'
        yield from (f'<li><a href="#d{n}" lang="sv">{escape(sheet.title)}</a></li>' for n, sheet in enumerate(told))
        yield "</ul></nav>"


def _html_sheet(sheet: Sheet, number: int, translate: Translate) -> Iterator[str]:
    regions = f' <span class="regions">({escape(sheet.regions)})</span>' if sheet.regions else ""
    yield f'<section aria-labelledby="d{number}">'
    yield f'<h2 id="d{number}"><span lang="sv">{escape(sheet.title)}</span>{regions}</h2>'
    yield from (f"<p>{escape(statement)}</p>" for statement in sheet.statements)
    for block in sheet.blocks:
        lead = f' <span class="lead">({escape(block.lead)})</span>' if block.lead else ""
        yield f'<h3><span lang="sv">{_html_pieces(block.heading)}</span>{lead}</h3>'
        yield from _html_lines(block.lines)
    for heading, lines in ((_NUMBERS, sheet.numbers), (_REFERENCES, sheet.references)):
        if lines:
            yield f"<h3>{escape(heading.render(translate))}</h3>"
            yield from _html_lines(lines)
    yield "</section>"


def _html_lines(lines: Iterable[Line]) -> Iterator[str]:
    items = [f'<li>{_html_lead(line)}<span lang="sv">{_html_pieces(line.pieces)}</span></li>' for line in lines]
    if items:
        yield from ("<ul>", *items, "</ul>")


def _html_lead(line: Line) -> str:
    regions = f'<b class="regions">{escape(line.regions)}:</b> ' if line.regions else ""
    return regions + (f'<span class="lead">{escape(led(line.lead).strip())}</span> ' if line.lead else "")


def _html_pieces(pieces: Pieces) -> str:
    marks = {Fate.SAME: ("", ""), Fate.GONE: ("<del>", "</del>"), Fate.NEW: ("<ins>", "</ins>")}
    return "".join(f"{marks[fate][0]}{escape(text)}{marks[fate][1]}" for fate, text in pieces)
