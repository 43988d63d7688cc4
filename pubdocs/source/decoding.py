"""From a file's bytes to its text, and what is wrong with the characters before any YAML is read.

A line ends at LF, CR LF or CR and nowhere else, as in editors; columns count characters, and a byte order mark is none.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pubdocs.diagnostics import Diagnostic, Findings, Message, Span, msg

MAX_BYTES = 2_000_000
MAX_REPORTED = 20

# What is not a Char of XML 1.0 (2.2): a Word file cannot hold it, however it is written.
_NO_CHAR = "\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
XML_FORBIDDEN = re.compile(f"[{_NO_CHAR}]")
# Beside them: C1 controls and DEL, which YAML refuses; line breaks that editors do not count as such (YAML 1.1
# folds them, so the text would be altered); a byte order mark in the middle of a text.
_NOT_IN_SOURCE = re.compile(f"[{_NO_CHAR}\x7f-\x9f\u2028\u2029\ufeff]")
_LINE_END = re.compile("\r\n|\r|\n")
_CONFLICT = re.compile(r"^(<{7}|>{7}|={7}|\|{7})(?=[ \r]|$)", re.MULTILINE)
_LINE_SEPARATORS = "\u0085\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with the offsets at which its lines begin."""

    file: str
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, file: str, text: str) -> "Source":
        """The text as read from a file."""
        return cls(file, text, (0, *(match.end() for match in _LINE_END.finditer(text))))

    def line(self, number: int) -> str:
        """A line by its number from 1, without its end."""
        return self.text[self.starts[number - 1] : self._end(number)]

    def span(self, offset: int, end: int | None = None) -> Span:
        """The span from an offset to another, or to the end of its line if that comes first."""
        line = bisect_right(self.starts, offset)
        length = 1 if end is None else max(min(end, self._end(line)) - offset, 1)
        return Span(self.file, line, offset - self.starts[line - 1] + 1, length)

    def _end(self, number: int) -> int:
        """The offset at which a line ends."""
        if number == len(self.starts):
            return len(self.text)
        end = self.starts[number]
        return end - 2 if self.text.startswith("\r\n", end - 2) else end - 1


def source_of(data: bytes, file: str, findings: Findings) -> Source | None:
    """The text of a file, or None if there is none to go on with.

    Adds: yaml.too-large, yaml.encoding, yaml.cut, yaml.character, yaml.line-separator, yaml.conflict. Characters
    complained of stand as U+FFFD or a space in the text, so that reading can go on.
    """
    if len(data) > MAX_BYTES:
        message = msg("The file is larger than {limit} million bytes.", limit=MAX_BYTES // 1_000_000)
        hint = msg("Is this the right file? An agreement is some thousand bytes of text.")
        findings.add(Diagnostic("yaml.too-large", message, Span(file, 1, 1), hint))
        return None
    text = _decoded(data, file, findings)
    if text is None:
        return None
    source = Source.of(file, text)
    if _conflicts(source, findings):
        return None
    bad = [match.start() for match in _NOT_IN_SOURCE.finditer(text)]
    findings.extend(_character(source, offset) for offset in bad[:MAX_REPORTED])
    if not bad:
        return source
    return Source.of(file, _NOT_IN_SOURCE.sub(lambda m: " " if m[0] in _LINE_SEPARATORS else "\ufffd", text))


def character_name(character: str) -> str:
    """A character's code point and name: U+00A0 NO-BREAK SPACE."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL CHARACTER')}"


def _decoded(data: bytes, file: str, findings: Findings) -> str | None:
    """UTF-8, with or without a byte order mark."""
    save = msg("Save the file as UTF-8: in the editor's menu under Save as, Encoding.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:2].count(0) == 1:
        findings.add(
            Diagnostic("yaml.encoding", msg("The file is saved as UTF-16, not UTF-8."), Span(file, 1, 1), save)
        )
        return None
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        source = Source.of(file, data[: error.start].decode("utf-8").removeprefix("\ufeff") + "?")
        span = source.span(len(source.text) - 1)
        if error.reason == "unexpected end of data":
            message, hint = msg("The file ends in the middle of a character; it has been cut."), _RESTORE
            findings.add(Diagnostic("yaml.cut", message, span, hint))
        else:
            findings.add(Diagnostic("yaml.encoding", _wrong_byte(data[error.start]), span, save))
        return None


_RESTORE = msg("Fetch the whole file again, or write the end that is missing.")


def _wrong_byte(byte: int) -> Message:
    """What stands there, if the file is what older Windows programs write."""
    try:
        meant = bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return msg("The byte {byte} is not UTF-8.", byte=f"0x{byte:02X}")
    return msg(
        'The byte {byte} is not UTF-8; in Windows-1252 (ANSI) it would be "{character}".',
        byte=f"0x{byte:02X}",
        character=meant,
    )


def _conflicts(source: Source, findings: Findings) -> bool:
    """Complain of each conflict that a merge has left, where it begins."""
    marks = list(_CONFLICT.finditer(source.text))
    if not any(mark[1][0] in "<>" for mark in marks):
        return False
    begun = [mark for mark in marks if mark[1][0] == "<"] or marks[:1]
    message = msg("A merge has left a conflict here.")
    hint = msg("Keep the right lines and delete those that begin with <<<<<<<, =======, >>>>>>> or |||||||.")
    findings.extend(Diagnostic("yaml.conflict", message, source.span(m.start(), m.end()), hint) for m in begun)
    return True


def _character(source: Source, offset: int) -> Diagnostic:
    character = source.text[offset]
    span, name = source.span(offset), character_name(character)
    if character in _LINE_SEPARATORS:
        message = msg("An invisible line separator stands here ({name}).", name=name)
        hint = msg("Delete it, and break the line with Enter if a new line is meant.")
        return Diagnostic("yaml.line-separator", message, span, hint)
    message = msg("A character stands here that a Word file cannot hold or nobody can see ({name}).", name=name)
    hint = msg("Delete it. It often comes with text that was copied from a PDF or another program.")
    return Diagnostic("yaml.character", message, span, hint)


def lines_with_tabs(source: Source) -> Iterator[int]:
    """The numbers of the lines whose indentation holds a tab."""
    for number in range(1, len(source.starts) + 1):
        line = source.line(number)
        if "\t" in line[: len(line) - len(line.lstrip())]:
            yield number
