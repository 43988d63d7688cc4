"""A diagnostic as words for a reader: where, what, the line with a caret, and what to do about it."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from gettext import gettext as _
from gettext import ngettext
from itertools import groupby
from pathlib import Path

import click

from pubdocs.cli.language import later, translate
from pubdocs.diagnostics import Among, Diagnostic, Message, Place, Severity, Span

WIDTH = 100  # characters of a source line that are shown
LONGEST = 300  # characters of a value that are shown inside a message
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line in YAML

# Characters that would move the cursor, colour the terminal or turn the text's direction: each becomes one that shows.
_VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(
        (*range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)), 0xFFFD
    ),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}

_ON_ONE_LINE = str.maketrans("\t\n\r", "   ")

SEVERITIES = {
    Severity.ERROR: (later("error"), "red"),
    Severity.WARNING: (later("warning"), "yellow"),
    Severity.INFORMATION: (later("note"), "cyan"),
}

# The parts of a Word file by the words an author knows them by; the digits of header1.xml aside.
PARTS = {
    "document": later("body text"),
    "header": later("header"),
    "footer": later("footer"),
    "footnotes": later("footnotes"),
    "endnotes": later("endnotes"),
    "styles": later("styles"),
    "numbering": later("numbering"),
    "core": later("document properties"),
}

# What the operating system says of files, in English whatever the locale.
SYSTEM = (
    later("No such file or directory"),
    later("Permission denied"),
    later("No space left on device"),
    later("Is a directory"),
    later("Not a directory"),
    later("File exists"),
    later("Read-only file system"),
    later("Operation not permitted"),
    later("File name too long"),
    later("File too large"),
    later("Disk quota exceeded"),
    later("Input/output error"),
    later("Device or resource busy"),
    later("Too many open files"),
    later("Too many levels of symbolic links"),
)


def as_text(diagnostics: Iterable[Diagnostic], root: str | Path = ".") -> str:
    """All diagnostics, by file and place, and how many they are. Colours are ANSI codes; click takes them away.

    What the law's rules found comes after the rest, agreement by agreement.
    """
    found = sorted(in_order(diagnostics), key=lambda diagnostic: diagnostic.about)
    read = cache(lambda file: _lines(Path(root, file)))
    blocks: list[str] = []
    for about, group in groupby(found, key=lambda diagnostic: diagnostic.about):
        some = list(group)
        same = among_all(some)
        if about:
            blocks.append("; ".join(filter(None, (f"{click.style(about, bold=True)}: {count(some)}", same))))
        told = [replace(diagnostic, among=None) for diagnostic in some] if same else some
        files = groupby(told, key=lambda diagnostic: file_of(diagnostic))
        blocks += ["\n".join(_block(diagnostic, root, read) for diagnostic in part) for _file, part in files]
    return "\n\n".join([*blocks, count(found)])


def among_all(diagnostics: Sequence[Diagnostic]) -> str:
    """In which variants all of some findings are, in words; empty if some are in others."""
    (first, *others) = {diagnostic.among for diagnostic in diagnostics}
    return "" if others or first is None else among(first)


def among(found: Among) -> str:
    """In which of an agreement's variants something is: which they are, or if these are fewer, which it is not in."""
    count, total = len(found.regions), found.total
    if count == total:
        return _("in all {total} variants").format(total=total)
    if not count:
        return _("in the agreement as it stands, and in none of its variants for regions")
    return _("in {count} of {total} variants: {regions}").format(
        count=count, total=total, regions=", ".join(visible(region) for region in found.regions)
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by file, then by place in it; those without a place first."""
    return sorted(diagnostics, key=_position)


def _position(diagnostic: Diagnostic) -> tuple[str, str, int, int, str]:
    match diagnostic.span:
        case Span(file, line, column):
            return file, "", line, column, diagnostic.code
        case Place(file, part, paragraph, column):
            return file, part, paragraph, column, diagnostic.code
        case None:
            return "", "", 0, 0, diagnostic.code


def file_of(diagnostic: Diagnostic) -> str:
    """The file it is about, or an empty text."""
    return diagnostic.span.file if diagnostic.span else ""


def count(found: Sequence[Diagnostic]) -> str:
    """How many errors and warnings: `2 errors, 1 warning`."""
    return counted(Counter(diagnostic.severity for diagnostic in found))


def counted(counts: Mapping[Severity, int]) -> str:
    """Errors, warnings and notes in words."""
    errors, warnings, notes = (counts.get(severity, 0) for severity in Severity)
    words = [ngettext("{count} error", "{count} errors", errors).format(count=errors)] if errors else []
    if warnings:
        words.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    if notes:
        words.append(ngettext("{count} note", "{count} notes", notes).format(count=notes))
    return ", ".join(words)


def _block(diagnostic: Diagnostic, root: str | Path, read: Callable[[str], list[str]]) -> str:
    """One diagnostic: the line with its place and message, and below it what stands there and what to do."""
    word, color = SEVERITIES[diagnostic.severity]
    place = where(diagnostic.span, root)
    head = click.style(f"{place}: ", bold=True) if place else ""
    label = click.style(f"{translate(word)}[{diagnostic.code}]", fg=color, bold=True)
    rows = [f"{head}{label}: {words_of(diagnostic.message)}", *_excerpt(diagnostic, read, color)]
    if diagnostic.hint:
        rows.append("  " + click.style(_("hint:"), fg="cyan") + " " + words_of(diagnostic.hint))
    if diagnostic.law.strip("–"):
        rows.append("  " + click.style(_("law:"), fg="cyan") + " " + visible(diagnostic.law))
    if diagnostic.among:
        rows.append("  " + click.style(_("where:"), fg="cyan") + " " + among(diagnostic.among))
    return "\n".join(rows)


def where(span: Span | Place | None, root: str | Path = ".") -> str:
    """A place in words: `data/x.yaml:3:7`, or `bilaga-1.docx, header, paragraph 2`."""
    match span:
        case Span(file, line, column):
            return f"{shown_path(file, root)}:{line}:{column}"
        case Place(file, part, paragraph):
            number = _("paragraph {number}").format(number=paragraph) if paragraph else ""
            return ", ".join(filter(None, (shown_path(file, root), _part(part), number)))
        case None:
            return ""


def shown_path(file: str, root: str | Path = ".") -> str:
    """A file of the project as the user reaches it from where the command was given."""
    return visible(os.path.normpath(os.path.join(root, file)))  # noqa: PTH118 - normpath, which pathlib lacks


def _part(part: str) -> str:
    """A part of a Word file in words; its own name where there are none."""
    stem = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return translate(PARTS[stem]) if stem in PARTS else visible(part)


def words_of(message: Message) -> str:
    """A message in the language spoken, safe for a terminal; a very long value is cut."""
    return visible(_shortened(message).render(translate))


def _shortened(message: Message) -> Message:
    values = ((name, _shortened(v) if isinstance(v, Message) else _value(v)) for name, v in message.values)
    return Message(message.text, tuple(values))


def _value(value: str) -> str:
    if value in SYSTEM:
        return translate(value)
    if len(value) <= LONGEST:
        return value
    whole = (
        value[:LONGEST].rpartition(" ")[0] if ", " in value[:LONGEST] else value[:LONGEST]
    )  # a list ends with a word
    return f"{whole.rstrip(',')} …" if whole.endswith(",") else f"{whole}…"


def visible(text: str) -> str:
    """A text in which control characters show instead of acting, one character for one."""
    return text.translate(_VISIBLE)


def _excerpt(diagnostic: Diagnostic, read: Callable[[str], list[str]], color: str) -> list[str]:
    """The source line with a caret under the fault, or the words around it in a Word file."""
    span = diagnostic.span
    if isinstance(span, Span) and 1 <= span.line <= len(lines := read(span.file)):
        return _marked(lines[span.line - 1], span, color)
    if isinstance(span, Place) and span.column:
        return _marked(diagnostic.excerpt, Span("", span.paragraph, span.column, span.length), color)
    return [f"      {visible(diagnostic.excerpt)}"] if diagnostic.excerpt else []


def _lines(path: Path) -> list[str]:
    """The lines of a file as YAML counts them; none if it cannot be read."""
    try:
        return _BREAK.split(path.read_bytes().decode("utf-8-sig", errors="replace"))
    except OSError:
        return []


def _marked(line: str, span: Span, color: str) -> list[str]:
    """The line with its number, and carets under the span; of a long line only what stands around it."""
    start, line = min(span.column - 1, len(line)), line.translate(_ON_ONE_LINE)
    skipped = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    shown = ("…" if skipped else "") + line[skipped : skipped + WIDTH] + ("…" if len(line) > skipped + WIDTH else "")
    start += bool(skipped) - skipped
    before, marked = shown[:start], shown[start : start + max(span.length, 1)]
    carets = "^" * max(_columns(marked), 1)
    gutter = f"{span.line:>5} | "
    return [
        gutter + visible(shown.rstrip()),
        " " * (len(gutter) - 2) + "| " + " " * _columns(before) + click.style(carets, fg=color, bold=True),
    ]


def _columns(text: str) -> int:
    """How many columns a terminal gives the text: wide characters two, combining marks none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
