"""What is told of where some words came from: the line of data with its layer, or the template's paragraph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from pubdocs.diagnostics import Place, Span
from pubdocs.explain.layers import Layer
from pubdocs.explain.lines import Lines
from pubdocs.explain.passages import Passage
from pubdocs.explain.tracing import Kind, Origin


@dataclass(frozen=True, slots=True)
class Written:
    """A place in the data, and the layer it belongs to."""

    span: Span
    layer: Layer


@dataclass(frozen=True, slots=True)
class Source:
    """Where some words of a sentence came from.

    `written` where they are data, or a reference in it, and what that `overrode`, the nearest first; `place` and
    `excerpt` (its words with their tags) where they stand in a paragraph of the template; `target` as in `Origin`.
    Words without any of it (kind `between`) join values in a list: ", " and " och ".
    """

    words: str
    kind: Kind
    written: Written | None = None
    overrode: tuple[Written, ...] = ()
    place: Place | None = None
    excerpt: str = ""
    target: str = ""


@dataclass(frozen=True)
class Sources:
    """Tells the sources of a document's passages, which are to be asked for in their order.

    `beneath` is what layers overrode, `layer_of` the layer of a file, `paragraphs` the words of templates' paragraphs.
    """

    origins: tuple[Origin, ...]
    lines: Lines
    beneath: Mapping[Span, tuple[Span, ...]]
    layer_of: Callable[[str], Layer]
    paragraphs: Mapping[Place, str]
    _last: dict[Span, Span] = field(default_factory=dict)

    def of(self, passage: Passage, begin: int, end: int) -> tuple[Source, ...]:
        """The sources of the words between two places of a passage; what is blank has none."""
        pieces = ((words, number) for words, number in passage.pieces(begin, end) if words.strip())
        return tuple(self._source(words, self.origins[number] if number >= 0 else None) for words, number in pieces)

    def _source(self, words: str, origin: Origin | None) -> Source:
        if origin is None:
            return Source(words, "between")
        source = Source(words, origin.kind, target=origin.target)
        match origin.place:
            case Place():
                return replace(source, place=origin.place, excerpt=self.paragraphs.get(origin.place, ""))
            case Span() if origin.kind == "reference":
                return replace(source, written=self._written(self.lines.mark(origin.excerpt, origin.place)))
            case Span():
                return self._data(source, origin.place)
            case None:
                return source

    def _data(self, source: Source, value: Span) -> Source:
        spans = (value, *self.beneath.get(value, ()))
        depth, found = self._found(source.words, spans)
        overrode = () if self.lines.appends(spans[depth]) else spans[depth + 1 :]
        return replace(source, written=self._written(found), overrode=tuple(map(self._written, overrode)))

    def _found(self, words: str, spans: tuple[Span, ...]) -> tuple[int, Span]:
        """Where words stand in a value, or in one beneath that it adds to; a value written by a code is all of it."""
        if not any(map(str.isalnum, words)):
            return 0, self._last.get(spans[0], spans[0])
        for depth, span in enumerate(spans):
            found = self.lines.find(words, span, self._last.get(span))
            if found is not None:
                self._last[span] = found
                return depth, found
            if not self.lines.appends(span):
                break
        return 0, spans[0]

    def _written(self, span: Span) -> Written:
        return Written(span, self.layer_of(span.file))
