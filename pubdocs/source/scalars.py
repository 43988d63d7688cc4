"""What is wrong with a scalar that YAML itself would let through, altered or cut in silence."""

import re
from collections.abc import Iterator

import yaml

from pubdocs.diagnostics import Diagnostic, Message, msg
from pubdocs.source.decoding import XML_FORBIDDEN, Source, character_name
from pubdocs.source.syntax import offset

_ESCAPE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|.)", re.DOTALL)
_SHORT_ESCAPES = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "e": 27}
# A comment needs a space after #, so that "RS #22" is not cut in silence.
_GLUED_COMMENT = re.compile(r"[ \t]+(?=#[^\s#])")
# Marks that begin a list in the middle of a CommonMark paragraph: a bullet, or the first number or letter.
_LIST_LINE = re.compile(r"\n[ \t]*(?:[-*+]|1[.)]|a[.)])[ \t]+\S")
_NULLS = ("~", "null", "Null", "NULL")


def faults_of(event: yaml.ScalarEvent, source: Source) -> Iterator[Diagnostic]:
    """The complaints about one scalar: yaml.character, yaml.null, yaml.folded, yaml.hash."""
    if event.style == '"':
        yield from _forbidden(event, source)
    if event.style in ("", ">"):
        yield from _run_together(event, source)
    if not event.style:
        yield from _no_value(event, source)
        yield from _cut_by_comment(event, source)


def _forbidden(event: yaml.ScalarEvent, source: Source) -> Iterator[Diagnostic]:
    """Characters that XML 1.0 has no place for, written as an escape (those written as they are, decoding finds)."""
    if XML_FORBIDDEN.search(event.value) is None:
        return
    start = offset(event.start_mark)
    for match in _ESCAPE.finditer(source.text, start, offset(event.end_mark)):
        character = chr(_escaped(match))
        if XML_FORBIDDEN.match(character):
            name = character_name(character)
            message = msg("This stands for a character that a Word file cannot hold ({name}).", name=name)
            span = source.span(match.start(), match.end())
            yield Diagnostic("yaml.character", message, span, msg("Delete it."))


def _escaped(match: re.Match[str]) -> int:
    """The code point an escape stands for; that of a space for one that does no harm."""
    digits = match[1] or match[2] or match[3]
    return int(digits, 16) if digits else _SHORT_ESCAPES.get(match[0][1], 0x20)


def _run_together(event: yaml.ScalarEvent, source: Source) -> Iterator[Diagnostic]:
    """A text over several lines whose paragraphs or list items YAML would join."""
    raw = source.text[offset(event.start_mark) : offset(event.end_mark)].replace("\r", "\n")
    if "\n" not in raw:
        return
    if "\n" in event.value.strip("\n"):
        message = msg("The blank line in this text would not become a new paragraph.")
    elif _LIST_LINE.search(raw):
        message = msg("The lines of the list in this text would run together.")
    else:
        return
    hint = msg("Write | right after the colon and the whole text on the lines below, indented.")
    yield _at(event, source, "yaml.folded", message, hint)


def _no_value(event: yaml.ScalarEvent, source: Source) -> Iterator[Diagnostic]:
    if event.value in _NULLS:
        message = msg('"{value}" does not mean "nothing" here; it would be printed.', value=event.value)
        hint = msg("Delete the line if there is nothing to say; put the word in quotation marks if it is meant.")
        yield _at(event, source, "yaml.null", message, hint)


def _cut_by_comment(event: yaml.ScalarEvent, source: Source) -> Iterator[Diagnostic]:
    match = _GLUED_COMMENT.match(source.text, offset(event.end_mark))
    if match:
        message = msg("What follows # is taken for a comment and would be missing from the document.")
        hint = msg("Put the whole text in quotation marks, or write a space after # if it is a comment.")
        yield Diagnostic("yaml.hash", message, source.span(match.end()), hint)


def _at(event: yaml.ScalarEvent, source: Source, code: str, message: Message, hint: Message) -> Diagnostic:
    return Diagnostic(code, message, source.span(offset(event.start_mark), offset(event.end_mark)), hint)
