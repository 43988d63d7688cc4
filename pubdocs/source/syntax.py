"""What a YAML parser's complaint means to the one who wrote the file, and where the fault began.

libyaml says where it noticed that it could not go on. A quotation mark that is never closed is noticed lines
below; the author has to look where it was opened.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from pubdocs.diagnostics import Diagnostic, Message, Span, msg
from pubdocs.source.decoding import Source, character_name, lines_with_tabs

QUOTE = msg('Put the whole text in quotation marks: "…".')


@dataclass(frozen=True, slots=True)
class Snag:
    """A complaint of libyaml: in its words, where the thing it was reading began, where it gave up, the last scalar."""

    source: Source
    problem: str
    begun: int
    noticed: int
    last: yaml.ScalarEvent | None

    def line_of(self, at: int) -> int:
        """The number of the line that holds an offset."""
        return self.source.span(at).line

    def before(self, at: int) -> str:
        """What stands on an offset's line before it."""
        span = self.source.span(at)
        return self.source.line(span.line)[: span.column - 1]

    def here(self) -> str:
        """The character at which libyaml gave up, or nothing at the end of the file."""
        return self.source.text[self.noticed : self.noticed + 1]

    def found(self, code: str, at: int, message: Message, hint: Message | None = None) -> Diagnostic:
        """A diagnostic at an offset."""
        return Diagnostic(code, message, self.source.span(at), hint)


def offset(mark: Any) -> int:
    """Where a mark of libyaml's stands, in characters from the beginning of the text."""
    return int(mark.index)


def explain(error: yaml.YAMLError, source: Source, last: yaml.ScalarEvent | None) -> Diagnostic:
    """One complaint of libyaml as a Diagnostic, at the place where the fault began."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Diagnostic("yaml.syntax", msg("The file cannot be read as YAML."), Span(source.file, 1, 1))
    noticed = min(error.problem_mark.index, len(source.text))
    begun = noticed if error.context_mark is None else min(error.context_mark.index, len(source.text))
    snag = Snag(source, f"{error.context or ''}: {error.problem}", begun, noticed, last)
    if (open_quote := _quote_before(snag)) is not None:
        return open_quote
    for pattern, rule in _RULES:
        if re.search(pattern, snag.problem):
            return rule(snag)
    return _does_not_belong(snag)


def _quote_before(snag: Snag) -> Diagnostic | None:
    """A quoted text that ends on this very line, before the trouble: it ended sooner or later than was meant."""
    last = snag.last
    if last is None or last.style not in ("'", '"') or offset(last.end_mark) > snag.noticed:
        return None
    start, end, line = offset(last.start_mark), offset(last.end_mark), snag.line_of(snag.noticed)
    if snag.line_of(end) != line:
        return None
    words_follow = not snag.source.text[end : snag.noticed].strip(" ") and snag.here() not in ("", *"]},:\r\n")
    return _ended_elsewhere(snag, start, line) if words_follow or snag.line_of(start) < line else None


def _ended_elsewhere(snag: Snag, at: int, line: int) -> Diagnostic:
    if line == snag.line_of(at):
        message = msg("The quoted text that begins here ends in the middle of its line, and more words follow.")
    else:
        message = msg("The quotation mark that opens here is closed only on line {line}.", line=line)
    mark = snag.source.text[at : at + 1]
    hint = (
        msg("Close the text where it ends. A ' inside '…' is written twice: ''.")
        if mark == "'"
        else msg('Close the text where it ends. A " inside "…" is written \\".')
    )
    return snag.found("yaml.quote", at, message, hint)


def _never_closed(snag: Snag) -> Diagnostic:
    message = msg("The quotation mark that opens here is never closed.")
    return snag.found("yaml.quote", snag.begun, message, msg("Write the same mark where the text ends."))


def _bracket(snag: Snag) -> Diagnostic:
    opened = snag.source.text[snag.begun : snag.begun + 1]
    closing = {"[": "]", "{": "}"}.get(opened, "]")
    message = msg(
        'The bracket "{opened}" that opens here is not closed, or a comma is missing before line {line}.',
        opened=opened,
        line=snag.line_of(snag.noticed),
    )
    hint = msg(
        'Write "{closing}" where it ends; a text that begins with a bracket needs quotation marks.', closing=closing
    )
    return snag.found("yaml.bracket", snag.begun, message, hint)


def _tab(snag: Snag) -> Diagnostic:
    count = sum(1 for _ in lines_with_tabs(snag.source))
    message = msg("The indentation holds a tab; YAML wants spaces. Lines like this in the file: {count}.", count=count)
    hint = msg("Replace each tab at the beginning of a line with two spaces.")
    return snag.found("yaml.tab", snag.noticed, message, hint)


def _cannot_begin(snag: Snag) -> Diagnostic:
    if snag.here() == "\t":
        return _tab(snag)
    message = msg('A text cannot begin with "{character}" here.', character=snag.here())
    return snag.found("yaml.quote-needed", snag.noticed, message, QUOTE)


def _colon_in_text(snag: Snag) -> Diagnostic:
    start = offset(snag.last.start_mark) if snag.last is not None else snag.noticed
    if snag.line_of(start) == snag.line_of(snag.noticed) and re.search(r": *$", snag.before(start)):
        message = msg("The text holds a colon followed by a space, which YAML takes for a key.")
        return snag.found("yaml.quote-needed", start, message, QUOTE)
    line = snag.source.line(snag.line_of(snag.noticed))
    if (key := re.match(r" *(?:- )?[\w-]+:(?=[^ \t])", snag.source.line(snag.line_of(start)))) and key.end() > len(
        snag.before(start)
    ):
        return _no_space(snag, start)
    margin = snag.noticed - len(snag.before(snag.noticed)) + len(line) - len(line.lstrip(" "))
    message = msg(
        "This line is indented so far that it is read as more of the text that begins on line {line}.",
        line=snag.line_of(start),
    )
    hint = msg("Put a key right under the key it belongs beside; put a text with a colon in quotation marks.")
    return snag.found("yaml.indentation", margin, message, hint)


def _no_colon(snag: Snag) -> Diagnostic:
    if snag.source.text[snag.begun : snag.begun + 1] in ("'", '"'):
        return _ended_elsewhere(snag, snag.begun, snag.line_of(snag.noticed))
    word = snag.source.line(snag.line_of(snag.begun)).strip(" \t")[:40]
    if re.match(r"[\w-]+:[^ \t]", word):
        return _no_space(snag, snag.begun)
    message = msg('"{word}" is neither a key with a colon nor part of the text above.', word=word)
    hint = msg("Write a colon and a space after a key; indent each line of a long text more than its key.")
    return snag.found("yaml.colon", snag.begun, message, hint)


def _no_space(snag: Snag, at: int) -> Diagnostic:
    word = snag.source.text[at:].split()[0][:40]
    after = snag.source.text[at + len(word) :][:1]
    if word.endswith(":") and after not in (" ", "\t", "\n", "\r", ""):
        message = msg("After the colon stands no plain space, but {character}.", character=character_name(after))
        return snag.found("yaml.colon", at + len(word), message, msg("Delete it, and type a space."))
    return snag.found("yaml.colon", at, msg('A space is missing after the colon in "{word}".', word=word))


def _mark_in_text(code: str, name: str) -> Callable[[Snag], Diagnostic]:
    def rule(snag: Snag) -> Diagnostic:
        return snag.found(
            code,
            snag.begun,
            msg('"{mark}" at the beginning of a text has a meaning of its own in YAML.', mark=name),
            QUOTE,
        )

    return rule


def _escape(snag: Snag) -> Diagnostic:
    backslash = snag.source.text.rfind("\\", 0, snag.noticed + 1)
    at = backslash if backslash >= snag.begun else snag.noticed
    written = snag.source.text[at : at + 6].split("\n")[0].split('"')[0]
    message = msg("The backslash here stands for no character: {written}", written=written)
    hint = (
        msg("Write the character itself.")
        if written[1:2] in ("x", "u", "U")
        else msg("A backslash inside \"…\" is written \\\\; inside '…' it stands for itself.")
    )
    return snag.found("yaml.escape", at, message, hint)


def _list_on_key_line(snag: Snag) -> Diagnostic:
    message = msg("A list cannot begin on the line of its key.")
    hint = msg('Begin it on the next line. If the dash belongs to the text, put the text in quotation marks: "- …".')
    return snag.found("yaml.indentation", snag.noticed, message, hint)


def _block_text(snag: Snag) -> Diagnostic:
    message = msg("After | or > the text begins on the next line.")
    hint = msg("Break the line after the mark, and indent the text more than its key.")
    return snag.found("yaml.quote-needed", snag.begun, message, hint)


def _directive(snag: Snag) -> Diagnostic:
    return snag.found(
        "yaml.directive", snag.begun, msg("A line that begins with % is a directive, which is not used here."), QUOTE
    )


def _document(snag: Snag) -> Diagnostic:
    """Something after the end of the document: mostly a file whose first line is indented and the others are not."""
    first = next(
        (
            n
            for n in range(1, snag.line_of(snag.noticed))
            if snag.source.line(n).strip() and not snag.source.line(n).lstrip().startswith("#")
        ),
        0,
    )
    line = snag.source.line(first) if first else ""
    if line.startswith(" "):
        message = msg("The first line is indented, but line {line} is not.", line=snag.line_of(snag.noticed))
        hint = msg("Begin the first line at the margin.")
        return snag.found("yaml.indentation", snag.source.starts[first - 1], message, hint)
    return _does_not_belong(snag)


def _does_not_belong(snag: Snag) -> Diagnostic:
    before = snag.before(snag.noticed)
    if snag.here() == ":":
        return snag.found("yaml.key", snag.noticed, msg("A key is missing before the colon."))
    if not before.strip(" "):
        message = msg("The indentation of this line ({count}) fits none of the lines above.", count=len(before))
        hint = msg("Put it right under the line it belongs beside; indent what belongs to a key more than the key.")
        return snag.found("yaml.indentation", snag.noticed, message, hint)
    if "\t" in before and not before.strip():
        return _tab(snag)
    words = snag.source.line(snag.line_of(snag.noticed))[len(before) :].strip()[:40]
    message = msg('This does not belong here: "{words}".', words=words)
    return snag.found(
        "yaml.syntax",
        snag.noticed,
        message,
        msg("Something before it is not finished, or the text needs quotation marks."),
    )


# libyaml's words (scanner.c, parser.c of 0.2) → what they mean. The first that matches.
_RULES: tuple[tuple[str, Callable[[Snag], Diagnostic]], ...] = (
    (r"quoted scalar: found unexpected (end of stream|document indicator)", _never_closed),
    (r"quoted scalar: ", _escape),
    (r"did not find expected ',' or", _bracket),
    (r"tab character", _tab),
    (r"cannot start any token", _cannot_begin),
    (r"did not find expected node content", _cannot_begin),
    (r"mapping values are not allowed", _colon_in_text),
    (r"could not find expected ':'", _no_colon),
    (r"scanning an alias", _mark_in_text("yaml.alias", "*")),
    (r"scanning an anchor", _mark_in_text("yaml.anchor", "&")),
    (r"\btag\b", _mark_in_text("yaml.tag", "!")),
    (r"block sequence entries are not allowed", _list_on_key_line),
    (r"scanning a block scalar", _block_text),
    (r"directive|incompatible YAML", _directive),
    (r"<document start>", _document),
)
