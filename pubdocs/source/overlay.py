"""One tree laid over another: what a variant, or an agreement based on another, says differently.

Mappings merge key by key. Lists of things with an id merge by id, new ones at the end; a word alone stands for the
thing with that id, where a shorthand is one. Anything else is replaced. `!remove` takes a key or an item away,
`!append` adds to a list, or a paragraph to a text. Every value keeps the span of the file that gave it. Done before
the tree is completed and bound, so that what the files say together is judged as if one file said it.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.values import Text
from pubdocs.diagnostics import Diagnostic, Findings, Message, Span, msg
from pubdocs.source.completion import COMPLETIONS, near
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.repeats import repeated
from pubdocs.source.shapes import Shape, shapes


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A tree that layers have been laid over.

    `beneath` tells what was overridden: where a value stands, and where those stand that it took the place of, the
    nearest layer first. A span's file says which layer it is. What was removed is in neither.
    """

    node: Mapping
    beneath: Table[Span, tuple[Span, ...]] = field(default_factory=dict)


def overlay(base: Overlaid, over: Mapping, model: type[Facts], findings: Findings) -> Overlaid:
    """`over` laid upon `base`, which may be layers already; `model` says which lists hold things with ids.

    Adds, at their places in `over`, where they change nothing: overlay.nothing-to-remove, overlay.remove-with-content,
    overlay.nothing-to-append-to (what is there then stands as if written without the tag), overlay.cannot-append,
    overlay.other-kind, overlay.empty, overlay.almost-same-id, data.duplicate-id.
    """
    laying = _Laying(dict(base.beneath), findings)
    return Overlaid(laying.mapping(base.node, over, model), laying.beneath)


def has_things(shape: Shape | None) -> bool:
    """Whether a field holds a list of things with ids."""
    return shape is not None and shape.many and shape.facts is not None and "id" in shapes(shape.facts)


class _Laying:
    """One layer being laid."""

    def __init__(self, beneath: dict[Span, tuple[Span, ...]], findings: Findings) -> None:
        self.beneath, self._findings = beneath, findings

    def mapping(self, below: Mapping, above: Mapping, model: type[Facts] | None) -> Mapping:
        """Key by key. Both of an item's ids are the same, so the one below stays.

        What something was taken out of stands where that was said: what it lacks then, it lacks there.
        """
        entries = {key.value: (key, value) for key, value in below.entries}
        for key, value in above.entries:
            shape = shapes(model).get(key.value) if model is not None else None
            if key.value not in entries:
                entries |= {key.value: (key, new)} if (new := self._new(key, value, ())) is not None else {}
            elif key.value != "id" or value.tag:
                merged = self._value(entries[key.value], (key, value), shape)
                if merged is None:
                    del entries[key.value]
                else:
                    entries[key.value] = merged
        taken = any(key.value not in entries for key, _ in below.entries)
        return Mapping(tuple(entries.values()), above.span if taken else below.span)

    def _value(
        self, below: tuple[Scalar, Node], above: tuple[Scalar, Node], shape: Shape | None
    ) -> tuple[Scalar, Node] | None:
        """A value over another, each with its key; None if it is taken away. A value that wins brings its key."""
        (_, old), (key, value) = below, above
        if value.tag == "!remove":
            return below if self._has_content(key, value) else None
        if value.tag == "!append":
            return self._appended(below, above, shape)
        match old, value:
            case Mapping(), Mapping() if shape is not None and shape.facts is not None:
                return below[0], self.mapping(old, value, shape.facts)
            case Sequence(), Sequence() if shape is not None and shape.facts is not None and has_things(shape):
                return _keyed(below[0], key, self._things(key, old, value, shape.facts))
            case Sequence(), Sequence() if any(item.tag == "!remove" for item in value.items):
                return _keyed(below[0], key, self._words(old, value))
            case _ if type(old) is type(value):
                return key, self._replaced(old, value)
        self._complain("overlay.other-kind", key.span, _other_kind(old), msg("Write it in the same way here."))
        return below

    def _replaced(self, old: Node, value: Node) -> Node:
        new = self._new(None, value, ())
        if new is None:
            return old
        if new != old:  # else it is laid over itself
            for span in _spans(new):
                self.beneath[span] = (old.span, *self.beneath.get(old.span, ()))
        return new

    def _appended(
        self, below: tuple[Scalar, Node], above: tuple[Scalar, Node], shape: Shape | None
    ) -> tuple[Scalar, Node]:
        (_, old), (key, value) = below, above
        match old, value:
            case Sequence(), Sequence():
                return _keyed(below[0], key, self._words(old, value))
            case Scalar(), Scalar() if shape is not None and shape.item is Text and not shape.many:
                self.beneath[value.span] = (old.span, *self.beneath.get(old.span, ()))
                return key, Scalar(f"{old.words}\n\n{value.words}", value.span)
        message = msg("!append adds items to a list or a paragraph to a free text; this is neither.")
        self._complain("overlay.cannot-append", value.span, message, msg("Write the whole value, without it."))
        return below

    def _things(self, key: Scalar, below: Sequence, above: Sequence, model: type[Facts]) -> Sequence:
        """Things by their ids."""
        if not above.items and below.items:
            hint = msg("Write !remove after the key, or - !remove and the id of each thing that goes.")
            self._complain("overlay.empty", key.span, msg("An empty list changes nothing here."), hint)
        ids = [id_ for item in above.items if (id_ := _id_of(item)) is not None]
        self._findings.extend(repeated(ids, "data.duplicate-id", msg("Write what is said of it in one place.")))
        things: dict[str, Node | None] = {}
        for item in below.items:
            things.setdefault(id_.value if (id_ := _id_of(item)) is not None else f"\0{len(things)}", item)
        there = tuple(things)
        for item in above.items:
            id_ = _id_of(item)
            if id_ is None:
                message = msg("Things are told apart by their ids here, and this one has none.")
                self._complain("overlay.other-kind", item.span, message, msg("Write its id: {ids}", ids=_listed(there)))
            elif id_.value in things:
                things[id_.value] = self._thing(things[id_.value], item, id_, model)
            elif (thing := self._new(None, item, there)) is not None:
                self._almost(id_, there, model)
                things[id_.value] = thing
        left = tuple(item for item in things.values() if item is not None)
        return Sequence(left, above.span if len(left) < len(things) else below.span)

    def _thing(self, below: Node | None, above: Node, id_: Scalar, model: type[Facts]) -> Node | None:
        if above.tag == "!remove":
            return below if self._has_content(None, above) else None
        if above.tag == "!append":
            self._nothing_to_append_to(above)
        word = model in COMPLETIONS and COMPLETIONS[model].shorthand
        match below, above:
            case Mapping(), Mapping():
                return self.mapping(below, above, model)
            case Scalar(), Mapping():
                return self.mapping(Mapping(((Scalar("id", below.span), below),), below.span), above, model)
            case _, Scalar() if not word:
                hint = msg("Write - id: {id} and what is said of it below; or - !remove {id}.", id=id_.value)
                message = msg('The word "{id}" alone changes nothing here.', id=id_.value)
                self._complain("overlay.other-kind", above.span, message, hint)
        return below

    def _words(self, below: Sequence, above: Sequence) -> Sequence:
        """A list with more items, or fewer."""
        items, taken = list(below.items), False
        for item in above.items:
            there = [(id_.value if (id_ := _id_of(one)) is not None else "") for one in items]
            word = _id_of(item)
            if item.tag == "!remove" and word is not None and word.value in there:
                if not self._has_content(None, item):
                    del items[there.index(word.value)]
                    taken = True
            elif (new := self._new(None, item, tuple(there))) is not None:
                items.append(new)
        return Sequence(tuple(items), above.span if taken else below.span)

    def _new(self, key: Scalar | None, value: Node, there: tuple[str, ...]) -> Node | None:
        """A value that stands where nothing was, so that its tags have nothing to work on."""
        if value.tag == "!remove":
            word = key if key is not None else _id_of(value)
            name = word.value if word is not None else ""
            message = msg('There is no "{name}" here to remove.', name=name)
            self._complain("overlay.nothing-to-remove", value.span, message, near(name, there) or _WHERE)
            return None
        if value.tag == "!append":
            self._nothing_to_append_to(value)
        match value:
            case Scalar():
                return replace(value, tag="")
            case Sequence():
                items = (new for item in value.items if (new := self._new(None, item, ())) is not None)
                return replace(value, items=tuple(items), tag="")
            case Mapping():
                entries = ((k, new) for k, v in value.entries if (new := self._new(k, v, ())) is not None)
                return replace(value, entries=tuple(entries), tag="")

    def _almost(self, id_: Scalar, there: tuple[str, ...], model: type[Facts]) -> None:
        """A new thing spelt like one that is there is a slip: what it says would be printed beside the other."""
        if model in COMPLETIONS:  # its ids are looked up in other files
            return
        for other in (one for one in there if _one_slip(one, id_.value)):
            message = msg('"{id}" is new here, but spelt almost as "{near}".', id=id_.value, near=other)
            hint = msg("Write {near} if that is meant; else give the new one an id that differs more.", near=other)
            self._complain("overlay.almost-same-id", id_.span, message, hint)

    def _has_content(self, key: Scalar | None, node: Node) -> bool:
        """Whether more is said of what is to be removed than its key or, in a list, its id; complained of."""
        match node:
            case Scalar():
                more = key is not None and bool(node.value)
            case Sequence():
                more = True
            case Mapping():
                more = key is not None or any(name.value != "id" for name, _ in node.entries)
        if more:
            hint = msg("Write !remove alone, or leave it out to change the thing.")
            message = msg("What is removed can hold nothing.")
            self._complain("overlay.remove-with-content", node.span, message, hint)
        return more

    def _nothing_to_append_to(self, node: Node) -> None:
        message = msg("There is nothing here that !append could add to.")
        self._complain("overlay.nothing-to-append-to", node.span, message, msg("Write the value without !append."))

    def _complain(self, code: str, span: Span, message: Message, hint: Message) -> None:
        self._findings.add(Diagnostic(code, message, span, hint))


_WHERE = msg("Look at what it is laid over, and at the indentation.")


def _other_kind(below: Node) -> Message:
    match below:
        case Scalar():
            return msg("In {place} this is a text, so only a text can take its place.", place=below.span)
        case Sequence():
            return msg("In {place} this is a list, so only a list can be laid over it.", place=below.span)
        case Mapping():
            return msg("In {place} several facts stand under this key, each with a key of its own.", place=below.span)


def _id_of(item: Node) -> Scalar | None:
    """What a thing in a list goes by: its id, or the word that it is."""
    id_ = item.get("id") if isinstance(item, Mapping) else item
    return id_ if isinstance(id_, Scalar) else None


def _keyed(below: Scalar, above: Scalar, value: Node) -> tuple[Scalar, Node]:
    """A value with its key, of the same file."""
    return (above if value.span.file == above.span.file else below), value


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(id_ for id_ in ids if not id_.startswith("\0"))


def _one_slip(one: str, other: str) -> bool:
    """Whether two ids differ by one letter, or by two that have changed places. Numbers are meant to differ."""
    start = _alike(one, other)
    one, other = one[start:], other[start:]
    end = _alike(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    swapped = len(one) == 2 and one == other[::-1]
    return (swapped or max(len(one), len(other)) == 1) and not any(letter.isdigit() for letter in one + other)


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with that are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _spans(node: Node) -> Iterator[Span]:
    """The places of a value and of every value in it."""
    yield node.span
    below = node.items if isinstance(node, Sequence) else ()
    if isinstance(node, Mapping):
        below = tuple(value for _, value in node.entries)
    for child in below:
        yield from _spans(child)
