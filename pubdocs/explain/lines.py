"""On which line of a value some of its words stand: its span is where it begins, and its words may be lines below."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from pubdocs.diagnostics import Fault, Span
from pubdocs.source.tree import Tree


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters and digits of a value's lines, and for each of them its line and column."""

    words: str
    places: tuple[tuple[int, int], ...]


class Lines:
    """The lines of a project's files.

    Words are compared by their letters and digits, so that it does not matter where a line is folded, what marks of
    CommonMark and YAML stand between, or that a capital was made of the first letter.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._files: dict[str, list[str]] = {}
        self._values: dict[Span, _Letters] = {}

    def find(self, words: str, value: Span, after: Span | None = None) -> Span | None:
        """Where the first of some words stands in a value, at best after another place in it; None if nowhere.

        That is so where a value is written by a code, and where the words come from what another layer says.
        """
        wanted = _letters(words)
        if not wanted:
            return None
        letters = self._letters_of(value)
        at = letters.words.find(wanted, bisect_left(letters.places, (after.line, after.column)) if after else 0)
        at = at if at >= 0 else letters.words.find(wanted)
        if at < 0:
            return None
        line, column = letters.places[at]
        last = letters.places[at + len(wanted) - 1]
        length = last[1] - column + 1 if last[0] == line else len(self.text(value.file, line).rstrip()) - column + 1
        return replace(value, line=line, column=column, length=max(length, 1))

    def mark(self, mark: str, value: Span) -> Span:
        """Where a mark such as `#clause` stands in a value as it is written; where the value begins, if nowhere."""
        for line, begin in self._extent(value) if mark else ():
            at = self.text(value.file, line).find(mark, begin - 1)
            if at >= 0:
                return replace(value, line=line, column=at + 1, length=len(mark))
        return value

    def appends(self, value: Span) -> bool:
        """Whether a value is one that adds to what is beneath it."""
        return "!append" in self.text(value.file, value.line)[: value.column + len("!append") - 1]

    def text(self, file: str, line: int) -> str:
        """A line of a file, "" if there is none."""
        lines = self._lines(file)
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def _letters_of(self, value: Span) -> _Letters:
        if value not in self._values:
            found = [
                (letter, (line, column))
                for line, begin in self._extent(value)
                for column, character in enumerate(self.text(value.file, line), 1)
                if column >= begin
                for letter in _letters(character)
            ]
            self._values[value] = _Letters("".join(one[0] for one in found), tuple(one[1] for one in found))
        return self._values[value]

    def _extent(self, value: Span) -> list[tuple[int, int]]:
        """The lines that a value may take, each with the column where it begins: those indented more than its key."""
        lines = self._lines(value.file)
        found = [(value.line, value.column)]
        indentation = _indentation(self.text(value.file, value.line))
        for number in range(value.line + 1, len(lines) + 1):
            line = lines[number - 1]
            if line.strip():
                if _indentation(line) <= indentation:
                    break
                found.append((number, 1))
        return found

    def _lines(self, file: str) -> list[str]:
        if file not in self._files:
            try:
                self._files[file] = self._tree.read(file).decode("utf-8-sig", "replace").splitlines()
            except Fault:  # a file that comes with pubdocs
                self._files[file] = []
        return self._files[file]


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _letters(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum())
