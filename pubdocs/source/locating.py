"""Where in a file some words of a value stand: a value's span is where it begins, its words may be lines below."""

from collections.abc import Callable
from dataclasses import replace

from pubdocs.diagnostics import Fault, Span
from pubdocs.source.tree import Tree


def locator(tree: Tree) -> Callable[[Span | None, str], Span | None]:
    """A function from a value's span and some of its words to the words' own span, or the value's if not found."""
    files: dict[str, list[str]] = {}

    def lines(file: str) -> list[str]:
        if file not in files:
            try:
                files[file] = tree.read(file).decode("utf-8-sig", "replace").splitlines()
            except Fault:  # the span is of a file that comes with pubdocs
                files[file] = []
        return files[file]

    def locate(span: Span | None, words: str) -> Span | None:
        if span is None or not words:
            return span
        for number, line in enumerate(lines(span.file)[span.line - 1 :], span.line):
            column = line.find(words, span.column - 1 if number == span.line else 0)
            if column >= 0:
                return replace(span, line=number, column=column + 1, length=len(words))
        return span

    return locate
