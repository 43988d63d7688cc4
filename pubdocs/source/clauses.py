"""What must agree in the tree of free clauses: their ids, what they hold, what is chosen, how they are numbered.

Looked for in the tree, before it is typed, so that it is found beside whatever else is wrong.
"""

from collections.abc import Iterator

from pubdocs.diagnostics import Diagnostic, Span, msg
from pubdocs.source.completion import near
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.repeats import again, repeated

_CONTENT = ("text", "clauses")


def clause_faults(root: Node) -> Iterator[Diagnostic]:
    """Complaints about an agreement's free clauses.

    data.duplicate-id, data.empty-clause, data.no-choice, data.unknown-choice, data.choice-without-alternatives,
    data.beside-alternatives, data.inserted-first, data.point-number.
    """
    if isinstance(root, Mapping):
        yield from _repeated(root, {})
        yield from _among(_things(root, "clauses"), points=False, before=True)


def _things(node: Mapping, key: str) -> list[Mapping]:
    """The things in a list, as far as they are things."""
    value = node.get(key)
    return [item for item in value.items if isinstance(item, Mapping)] if isinstance(value, Sequence) else []


def _word(node: Mapping, key: str) -> str:
    value = node.get(key)
    return value.words if isinstance(value, Scalar) else ""


def _repeated(holder: Mapping, seen: dict[str, Span]) -> Iterator[Diagnostic]:
    """Clause ids are unique in the whole agreement; but of alternatives only one is printed, so they may share ids."""
    hint = msg("References name a clause by its id, so give it another.")
    for clause in _things(holder, "clauses"):
        if isinstance(id_ := clause.get("id"), Scalar):
            yield from again(id_, seen, "data.duplicate-id", hint)
        yield from _repeated(clause, seen)
        before, after = dict(seen), dict(seen)
        for alternative in _things(clause, "alternatives"):
            inside = dict(before)
            yield from _repeated(alternative, inside)
            after |= inside
        seen.update(after)


def _among(siblings: list[Mapping], *, points: bool, before: bool = False) -> Iterator[Diagnostic]:
    """What is wrong with some clauses. `before`: others may stand before them, as a template's own at the top."""
    for clause in siblings:
        yield from _number(clause, before=before, points=points)
        before = before or _word(clause, "number") in ("", "own")
        yield from _held(clause)
        yield from _choice(clause)
        for holder in (clause, *_things(clause, "alternatives")):
            yield from _among(_things(holder, "clauses"), points=points or _leads_to_points(holder))


def _leads_to_points(holder: Mapping) -> bool:
    numbering = _word(holder, "numbering")
    return numbering == "points" or (not numbering and _word(holder, "text").rstrip().endswith(":"))


def _number(clause: Mapping, *, before: bool, points: bool) -> Iterator[Diagnostic]:
    number = clause.get("number")
    if not isinstance(number, Scalar):
        return
    if points and number.value in ("inserted", "none"):
        message = msg("Among points (a., b.) each has its own number.")
        hint = msg("Delete the line; or write numbering: clauses in the clause around the points.")
        yield Diagnostic("data.point-number", message, number.span, hint)
    elif number.value == "inserted" and not before:
        message = msg("An inserted clause takes its number from the one before, and there is none with a number.")
        yield Diagnostic("data.inserted-first", message, number.span, msg("Delete the line, or move the clause."))


def _held(clause: Mapping) -> Iterator[Diagnostic]:
    """A clause without words would be a number alone."""
    if clause.get("heading") is not None:
        return
    alternatives = _things(clause, "alternatives")
    if clause.get("alternatives") is None and clause.get("chosen") is None:
        alternatives = [clause]
    for holder in alternatives:
        if not any(holder.get(key) is not None for key in _CONTENT):
            message = msg("This clause has no words: neither a heading nor a text, nor clauses inside it.")
            yield Diagnostic(
                "data.empty-clause", message, holder.span, msg("Write a heading or a text, or take it out.")
            )


def _choice(clause: Mapping) -> Iterator[Diagnostic]:
    chosen, key = clause.get("chosen"), clause.key("alternatives")
    ids = [id_ for one in _things(clause, "alternatives") if isinstance(id_ := one.get("id"), Scalar)]
    yield from repeated(ids, "data.duplicate-id", msg("Keep one of them."))
    if key is None:
        if (written := clause.key("chosen")) is not None:
            message = msg("Something is chosen here, but there are no alternatives to choose from.")
            hint = msg("Write the alternatives, each with an id, or delete the line.")
            yield Diagnostic("data.choice-without-alternatives", message, written.span, hint)
        return
    names = tuple(dict.fromkeys(id_.value for id_ in ids))
    there = ", ".join(names)
    if chosen is None:
        hint = msg("Write chosen: with the id of one of them: {ids}", ids=there)
        yield Diagnostic("data.no-choice", msg("None of the alternatives is chosen."), key.span, hint)
    elif isinstance(chosen, Scalar) and names and chosen.value not in names:
        hint = near(chosen.value, names) or msg("Choose one of: {choices}", choices=there)
        message = msg('There is no alternative "{id}".', id=chosen.value)
        yield Diagnostic("data.unknown-choice", message, chosen.span, hint)
    for name in (*_CONTENT, "numbering"):
        if (beside := clause.key(name)) is not None:
            message = msg('"{key}" cannot stand beside alternatives: the chosen one takes its place.', key=name)
            hint = msg("Move it into each alternative that it belongs to, or into a clause of its own.")
            yield Diagnostic("data.beside-alternatives", message, beside.span, hint)
