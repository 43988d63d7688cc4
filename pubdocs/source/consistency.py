"""What must agree inside one file: ids that occur once, words that name something that is there.

Looked for in the tree, so that it is found beside whatever else is wrong. Tables say which path holds what.
"""

import difflib
from collections.abc import Iterable, Iterator

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import Agreement
from pubdocs.diagnostics import Diagnostic, Message, Span, msg
from pubdocs.source.completion import Known, nodes_at
from pubdocs.source.node import Mapping, Node, Scalar, Sequence

# Values that must differ although they stand apart: where they stand, and the complaint.
_DISTINCT: dict[type[Facts], tuple[tuple[tuple[str, ...], str, Message], ...]] = {
    Agreement: (
        (("parties", "role"), "data.same-role", msg("The form has one place for each role.")),
        (("clauses", "**", "id"), "data.duplicate-id", msg("References name a clause by its id, so give it another.")),
    ),
}
# Words that must name something: where they stand, where the things stand, and what to say if there is none.
_NAMED: dict[type[Facts], tuple[tuple[tuple[str, ...], tuple[str, ...], Message], ...]] = {
    Agreement: (
        (
            ("data_types", "items", "subjects"),
            ("subject_categories", "items", "id"),
            msg("It must stand under subject_categories."),
        ),
        (("signed", "party"), ("parties", "id"), msg("It must be one of the parties.")),
    ),
}


def inconsistencies(root: Node, model: type[Facts], known: Known) -> Iterator[Diagnostic]:
    """Complaints about a completed tree: data.duplicate-id, data.same-role, data.unknown-id."""
    yield from _in_lists(root)
    for path, code, hint in _DISTINCT.get(model, ()):
        yield from _repeated(_scalars(root, path), code, hint)
    for path, target, hint in _NAMED.get(model, ()):
        if isinstance(root, Mapping) and isinstance(root.get(target[0]), Scalar):
            continue  # complained of as no list
        there = [scalar.value for scalar in _scalars(root, target)]
        yield from _nameless(_scalars(root, path), there, hint)
    if model is Agreement:
        yield from _nameless(_scalars(root, ("regions",)), known.organisations(), msg("It must be an organisation."))


def _in_lists(node: Node) -> Iterator[Diagnostic]:
    """Ids and plain values that occur twice in one list, at any depth."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.value != "clauses":  # their ids are unique in the whole agreement
                yield from _in_lists(value)
    elif isinstance(node, Sequence):
        ids = [item.get("id") if isinstance(item, Mapping) else item for item in node.items]
        yield from _repeated(
            [id_ for id_ in ids if isinstance(id_, Scalar)], "data.duplicate-id", msg("Keep one of them.")
        )
        for item in node.items:
            yield from _in_lists(item)


def _repeated(scalars: Iterable[Scalar], code: str, hint: Message) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for scalar in scalars:
        before = first.setdefault(scalar.value, scalar.span)
        if before is not scalar.span:
            place = msg("on line {line}", line=before.line) if before.file == scalar.span.file else f"in {before}"
            message = msg('"{value}" stands here a second time; the first is {place}.', value=scalar.value, place=place)
            yield Diagnostic(code, message, scalar.span, hint)


def _nameless(scalars: Iterable[Scalar], there: Iterable[str], hint: Message) -> Iterator[Diagnostic]:
    names = tuple(there)
    for scalar in scalars:
        if scalar.value not in names:
            near = difflib.get_close_matches(scalar.value.lower(), names, n=3, cutoff=0.6)
            say = msg("Did you mean {near}?", near=", ".join(near)) if near else hint
            yield Diagnostic("data.unknown-id", msg('There is no "{id}".', id=scalar.value), scalar.span, say)


def _scalars(root: Node, path: tuple[str, ...]) -> list[Scalar]:
    """The scalars at a path; "**" goes down through any number of the key before it."""
    if "**" in path:
        at = path.index("**")
        here, below = path[:at], path[at + 1 :]
        clauses = nodes_at(root, here)
        return [s for clause in clauses for s in (*_scalars(clause, below), *_scalars(clause, (here[-1], *path[at:])))]
    return [node for node in nodes_at(root, path) if isinstance(node, Scalar)]
