"""What a template is once compiled: its parts as functions, which need no Jinja to be filled."""

import marshal
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import CodeType
from typing import Any

from pubdocs.word.tagged import Tag


@dataclass(frozen=True, slots=True)
class Code:
    """The compiled function `fill(facts, P, get, turn, F, C)` of a part, and the constant words `C` it puts out.

    `P` are the ways to print, `get` follows a dot, `turn` hears of each turn of a loop, `F` are the filters. The
    function returns pieces of XML.
    """

    code: CodeType
    words: tuple[str, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (marshal.dumps(self.code), self.words)

    def function(self) -> Callable[..., list[str]]:
        """The function itself."""
        made: dict[str, Any] = {}
        exec(self.code, made)  # the source is made here, out of a checked tree; none of it is the template's own text
        found: Callable[..., list[str]] = made["fill"]
        return found


def _restored(code: bytes, words: tuple[str, ...]) -> Code:
    return Code(marshal.loads(code), words)


@dataclass(frozen=True, slots=True)
class Shape:
    """The look of the place where a tag stands: the paragraph's and the run's properties, as XML."""

    paragraph: str
    run: str


@dataclass(frozen=True)
class CompiledPart:
    """A part ready to be filled.

    `after` names the passes that the filled tree needs: `optional` paragraphs that may have come out empty,
    `holder`s (cells …) that may have lost their last paragraph, `table`s that may have lost every row, lists to
    `restart`.
    """

    name: str
    code: Code
    shapes: tuple[Shape, ...]
    tags: tuple[Tag, ...]
    after: frozenset[str]
    properties: bool = False

    @cached_property
    def fill(self) -> Callable[..., list[str]]:
        """The function that gives its XML."""
        return self.code.function()

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "fill"}
