"""What must agree inside one file: ids that occur once, words that name something that is there.

Looked for in the tree, so that it is found beside whatever else is wrong. Tables say which path holds what.
"""

from collections.abc import Iterable, Iterator

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import Agreement
from pubdocs.diagnostics import Diagnostic, Message, msg
from pubdocs.source.clauses import clause_faults
from pubdocs.source.completion import Known, near, nodes_at
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.regions import strange_regions
from pubdocs.source.repeats import repeated

# Values that must differ although they stand apart: where they stand, and the complaint.
_DISTINCT: dict[type[Facts], tuple[tuple[tuple[str, ...], str, Message], ...]] = {
    Agreement: ((("parties", "role"), "data.same-role", msg("The form has one place for each role.")),),
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
    """Complaints about a completed tree: data.duplicate-id, data.same-role, data.unknown-id; those of clauses."""
    yield from _in_lists(root)
    for path, code, hint in _DISTINCT.get(model, ()):
        yield from repeated(_scalars(root, path), code, hint)
    for path, target, hint in _NAMED.get(model, ()):
        if isinstance(root, Mapping) and isinstance(root.get(target[0]), Scalar):
            continue  # complained of as no list
        there = [scalar.value for scalar in _scalars(root, target)]
        yield from _nameless(_scalars(root, path), there, hint)
    if model is Agreement:
        yield from clause_faults(root)
        yield from strange_regions(_scalars(root, ("regions",)), (*known.organisations(), *known.groups))


def _in_lists(node: Node) -> Iterator[Diagnostic]:
    """Ids and plain values that occur twice in one list, at any depth."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.value != "clauses":  # their ids are unique in the whole agreement
                yield from _in_lists(value)
    elif isinstance(node, Sequence):
        ids = [item.get("id") if isinstance(item, Mapping) else item for item in node.items]
        yield from repeated(
            [id_ for id_ in ids if isinstance(id_, Scalar)], "data.duplicate-id", msg("Keep one of them.")
        )
        for item in node.items:
            yield from _in_lists(item)


def _nameless(scalars: Iterable[Scalar], there: Iterable[str], hint: Message) -> Iterator[Diagnostic]:
    names = tuple(there)
    for scalar in scalars:
        if scalar.value not in names:
            message = msg('There is no "{id}".', id=scalar.value)
            yield Diagnostic("data.unknown-id", message, scalar.span, near(scalar.value, names) or hint)


def _scalars(root: Node, path: tuple[str, ...]) -> list[Scalar]:
    return [node for node in nodes_at(root, path) if isinstance(node, Scalar)]
