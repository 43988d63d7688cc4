"""YAML as a tree of nodes: every value with its place, every scalar still text, and nothing let through in silence.

Built from the events of libyaml's parser, since its composer keeps no places and crashes on deep nesting. What data
of this kind never needs is refused: anchors, aliases, merge keys, tags other than !remove and !append, directives.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from pubdocs.diagnostics import Diagnostic, Findings, Message, Span, msg
from pubdocs.source.decoding import Source, source_of
from pubdocs.source.lookalikes import skeleton, strange_characters
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.scalars import faults_of
from pubdocs.source.syntax import QUOTE, explain, offset
from pubdocs.source.tree import Tree

MAX_DEPTH = 60
MAX_ROUNDS = 10  # how often the rest of a file is tried again after a syntax error,
MAX_RETRIED = 200_000  # and up to how many characters
_WORD = re.compile(r"[^\s,\[\]{}]*")
TAGS = ("!remove", "!append")
_TAG = msg(
    'Only {tags} can stand so, in a file that is laid over another. Else put the text in quotation marks: "…".',
    tags=", ".join(TAGS),
)
_SAY = msg("Write a value, or delete the line.")


def read_node(data: bytes, file: str, findings: Findings) -> Node | None:
    """The tree of one YAML file, or None if it cannot be made. Complaints are added to `findings`, all at once.

    `file` is the path that spans name. Adds: those of `decoding.source_of` and `syntax.explain`; yaml.empty,
    yaml.too-deep, yaml.documents, yaml.directive, yaml.anchor, yaml.alias, yaml.merge-key, yaml.tag, yaml.key,
    yaml.duplicate-key, yaml.look-alike-key, yaml.empty-value, yaml.null, yaml.character, yaml.hash, yaml.folded.
    """
    source = source_of(data, file, findings)
    if source is None:
        return None
    builder = _Builder(source)
    node = builder.attempt()
    found = dict.fromkeys(builder.found)
    if builder.broken and len(source.text) <= MAX_RETRIED:
        found.update(dict.fromkeys(_further_down(source, builder.broken)))
    findings.extend(found)
    return node


def read_file(tree: Tree, path: str, findings: Findings) -> Node | None:
    """The tree of nodes of a project's file, as `read_node`; adds also what `Tree.read` raises."""
    data = findings.attempt(lambda: tree.read(path))
    return None if data is None else read_node(data, path, findings)


def _further_down(source: Source, broken: int) -> Iterator[Diagnostic]:
    """What else is wrong in a file that has a syntax error on a line: its other top-level blocks."""
    for _ in range(MAX_ROUNDS):
        source = _without_block(source, broken)
        builder = _Builder(source)
        builder.attempt()
        yield from (d for d in builder.found if d.code != "yaml.empty")
        if not builder.broken:
            return
        broken = builder.broken


def _without_block(source: Source, line: int) -> Source:
    """The text with the top-level block around a line blanked; the lines keep their numbers."""
    lines = [source.line(number) for number in range(1, len(source.starts) + 1)]
    heads = [n for n, text in enumerate(lines, 1) if text[:1] not in ("", " ", "\t", "#", "-", "]", "}")]
    first = max((n for n in heads if n <= line), default=1)
    after = min((n for n in heads if n > line), default=len(lines) + 1)
    return Source.of(source.file, "\n".join([*lines[: first - 1], *[""] * (after - first), *lines[after - 1 :]]))


class _Stop(Exception):
    """Reading cannot go on."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


class _Builder:
    """Makes nodes of one parser's events.

    `found` is what it complains of; `broken` the line of a syntax error, or 0; `last` the scalar before it.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self.broken = 0
        self._last: yaml.ScalarEvent | None = None
        self._events = _events(source.text)

    def attempt(self) -> Node | None:
        """The tree, or None if there is none."""
        try:
            return self._document()
        except yaml.YAMLError as error:
            found = explain(error, self.source, self._last)
        except _Stop as stop:
            found = stop.diagnostic
        self.broken = found.span.line if isinstance(found.span, Span) else 1
        if all(not isinstance(d.span, Span) or d.span.line != self.broken for d in self.found):
            self.found.append(found)  # one complaint a line: the first has most likely led to this one
        return None

    def _document(self) -> Node | None:
        """The one document of the file."""
        start = next((e for e in self._events if not isinstance(e, yaml.StreamStartEvent)), None)
        if not isinstance(start, yaml.DocumentStartEvent):
            self._empty()
            return None
        if start.version or start.tags:
            self._complain(
                "yaml.directive",
                offset(start.start_mark),
                msg("A line that begins with % is a directive, which is not used here."),
            )
        node = self._node(next(self._events), 1)
        if _is_empty(node):
            self._empty()
            return None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                message = msg("A second document begins here; a file holds one.")
                hint = msg("Delete the line --- or move what follows to a file of its own.")
                self._complain("yaml.documents", offset(event.start_mark), message, hint)
                break
        return node

    def _empty(self) -> None:
        self._complain("yaml.empty", 0, msg("The file is empty."), msg("Write the facts, or delete the file."))

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            message = msg("The nesting is deeper than {limit} levels.", limit=MAX_DEPTH)
            hint = msg("Look for brackets that are not closed.")
            raise _Stop(Diagnostic("yaml.too-deep", message, self._span(event), hint))
        if isinstance(event, yaml.AliasEvent):
            self._mark("yaml.alias", event, f"*{event.anchor}")
            return Scalar(f"*{event.anchor}", self._span(event))
        if event.anchor is not None:
            self._mark("yaml.anchor", event, f"&{event.anchor}")
        tag = self._tag(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, tag)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), self._span(event), tag)
        if self.source.text.startswith("{{", offset(event.start_mark)):
            message = msg("A text that begins with {{{{ must stand in quotation marks.")
            raise _Stop(Diagnostic("yaml.quote-needed", message, self._span(event), QUOTE))
        return Mapping(tuple(self._entries(depth)), self._span(event), tag)

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            node = self._node(event, depth + 1)
            if _is_empty(node):
                self._complain_at("yaml.empty-value", node.span, msg("This item of the list has no value."), _SAY)
            yield node

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                hint = msg("A text that begins with a bracket or a brace must be put in quotation marks.")
                self._complain_at("yaml.key", key.span, msg("A key must be a word, not a list or a mapping."), hint)
                continue
            if self._good_key(key, seen):
                if _is_empty(value):
                    message = msg('"{key}" has no value.', key=key.value)
                    self._complain_at("yaml.empty-value", key.span, message, _SAY)
                yield Scalar(skeleton(key.value), key.span), value

    def _good_key(self, key: Scalar, seen: dict[str, Scalar]) -> bool:
        """Whether the entry can be kept; a look-alike of a key is kept, so that what it holds is read too."""
        plain = skeleton(key.value)
        first = seen.setdefault(plain, key)
        if key.value == "<<" and not key.style:
            hint = msg("Write the lines out where they belong.")
            self._complain_at("yaml.merge-key", key.span, msg("Merge keys (<<) are not used here."), hint)
        elif not plain:
            self._complain_at("yaml.key", key.span, msg("A key is missing before the colon."))
        elif first is not key:
            self._twice(key, first)
        else:
            if plain != key.value and plain.isascii():
                message = msg(
                    'The key "{key}" looks like "{plain}" but holds {characters}.',
                    key=key.value,
                    plain=plain,
                    characters=strange_characters(key.value),
                )
                self._complain_at(
                    "yaml.look-alike-key", key.span, message, msg('Write it anew by hand: "{plain}".', plain=plain)
                )
            return True
        return False

    def _twice(self, key: Scalar, first: Scalar) -> None:
        if key.value == first.value:
            message = msg(
                'The key "{key}" stands here a second time; the first is on line {line}.',
                key=key.value,
                line=first.span.line,
            )
        else:
            message = msg(
                'The key "{key}" looks the same as "{first}" on line {line} ({characters}).',
                key=key.value,
                first=first.value,
                line=first.span.line,
                characters=strange_characters(key.value) or strange_characters(first.value),
            )
        self._complain_at("yaml.duplicate-key", key.span, message, msg("Keep one of them."))

    def _scalar(self, event: yaml.ScalarEvent, tag: str) -> Scalar:
        self._last = event
        self.found.extend(faults_of(event, self.source))
        value = (
            event.value or (event.tag if event.tag not in TAGS else "") or ""
        )  # !text alone is a text that lacks quotes
        return Scalar(value, self._span(event), event.style or "", tag)

    def _tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> str:
        if event.tag is None or event.tag in TAGS:
            return event.tag or ""
        written = _WORD.match(self.source.text, offset(event.start_mark))
        self._mark("yaml.tag", event, written[0] if written else "!", _TAG)
        return ""

    def _mark(self, code: str, event: yaml.Event, written: str, hint: Message = QUOTE) -> None:
        message = msg('"{mark}" at the beginning of a text has a meaning of its own in YAML.', mark=written)
        self._complain_at(code, self._span(event), message, hint)

    def _span(self, event: yaml.Event) -> Span:
        return self.source.span(offset(event.start_mark), offset(event.end_mark))

    def _complain(self, code: str, at: int, message: Message, hint: Message | None = None) -> None:
        self._complain_at(code, self.source.span(at), message, hint)

    def _complain_at(self, code: str, span: Span, message: Message, hint: Message | None = None) -> None:
        self.found.append(Diagnostic(code, message, span, hint))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.tag != "!remove" and not node.value.strip()


def _events(text: str) -> Iterator[yaml.Event]:
    """libyaml's events, one by one. Raises yaml.YAMLError."""
    parser = yaml.CLoader(text)
    while (event := parser.get_event()) is not None:
        yield event
