"""The tree that YAML is read into: every part knows where it stands, and every scalar is still text."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from pubdocs.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `style` is how it was written: "" plain, ' or " quoted, | or > a block. `tag`: !remove, !append, none."""

    value: str
    span: Span
    style: str = ""
    tag: str = ""

    @property
    def words(self) -> str:
        """The text itself: the line end after a block text is not part of it."""
        return self.value.rstrip("\n") if self.style in ("|", ">") else self.value


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, in the order it was written."""

    items: "tuple[Node, ...]"
    span: Span
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order they were written; the reader lets no key occur twice."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    span: Span
    tag: str = ""

    def get(self, key: str) -> "Node | None":
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself as it was written, or None."""
        return next((name for name, _ in self.entries if name.value == key), None)

    def put(self, key: str, value: "Node") -> "Mapping":
        """The same mapping with one value replaced, or added at the end; an added key stands where its value does."""
        if self.key(key) is None:
            return replace(self, entries=(*self.entries, (Scalar(key, value.span), value)))
        return replace(self, entries=tuple((n, value if n.value == key else v) for n, v in self.entries))


Node: TypeAlias = Scalar | Sequence | Mapping


def merged(base: Mapping, over: Mapping) -> Mapping:
    """`over` laid upon `base`: mappings merge key by key, anything else is replaced. A value keeps its own span."""
    result = over
    for key, below in base.entries:
        above = over.get(key.value)
        if above is None:
            result = replace(result, entries=(*result.entries, (key, below)))
        elif isinstance(below, Mapping) and isinstance(above, Mapping):
            result = result.put(key.value, merged(below, above))
    return result
