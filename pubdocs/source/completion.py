"""What a file need not say: shorthands, and facts that the catalogue and the organisations' files give.

Done on the tree before anything is typed, so that a fact keeps the span of the file that gave it. A table says
which rule belongs to which part of the model; the JSON Schema is made from the same table.
"""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import DataGroup, DataType, PartyInRole, SubjectCategory, Subprocessor
from pubdocs.diagnostics import Diagnostic, Findings, Message, Span, msg
from pubdocs.source.node import Mapping, Node, Scalar, Sequence, merged
from pubdocs.source.shapes import shapes

Named = dict[str, Mapping]


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in other files: the catalogue's things by id, and organisations.

    `organisation` gives one by its id, or None; `organisations` the ids there are; `groups` those of regions' groups.
    """

    data_types: Named = field(default_factory=dict)
    subject_categories: Named = field(default_factory=dict)
    organisation: Callable[[str], Mapping | None] = lambda _: None
    organisations: Callable[[], Iterable[str]] = tuple
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """How a part of the model is completed: the rule, the keys it may give, whether a bare word stands for the id."""

    rule: Callable[[Mapping, Known, Findings], Mapping]
    gives: tuple[str, ...]
    shorthand: bool = False


def complete(node: Node, model: type[Facts], known: Known, findings: Findings) -> Node:
    """The tree with every shorthand written out and every fact filled in that other files give.

    Adds: data.unknown-id for a word that is not in the catalogue, data.unknown-organisation.
    """
    return _completed(node, model, _with_own_names(node, known), findings)


def _completed(node: Node, model: type[Facts], known: Known, findings: Findings) -> Node:
    completion = COMPLETIONS.get(model)
    if completion is not None:
        if isinstance(node, Scalar) and completion.shorthand and not node.tag:
            node = Mapping(((Scalar("id", node.span), node),), node.span)
        if isinstance(node, Mapping):
            node = completion.rule(node, known, findings)
    if not isinstance(node, Mapping):
        return node
    entries = tuple((key, _field(key, value, model, known, findings)) for key, value in node.entries)
    return replace(node, entries=entries)


def _field(key: Scalar, value: Node, model: type[Facts], known: Known, findings: Findings) -> Node:
    shape = shapes(model).get(key.value)
    if shape is None or shape.facts is None:
        return value
    if not shape.many:
        return _completed(value, shape.facts, known, findings)
    if isinstance(value, Sequence):
        return replace(value, items=tuple(_completed(item, shape.facts, known, findings) for item in value.items))
    return value


def _with_own_names(root: Node, known: Known) -> Known:
    """The catalogue with the names and kinds that this agreement gives: one name holds in all its clauses."""
    groups = nodes_at(root, ("data_types", "items"))
    own_types = [item for group in groups for item in nodes_at(group, ("types",))]
    return replace(
        known,
        data_types=_overlaid(known.data_types, own_types),
        subject_categories=_overlaid(known.subject_categories, nodes_at(root, ("subject_categories", "items"))),
    )


def _overlaid(catalogue: Named, own: list[Node]) -> Named:
    named = dict(catalogue)
    for item in reversed(own):
        if isinstance(item, Mapping) and isinstance(id_ := item.get("id"), Scalar):
            facts = replace(item, entries=tuple((k, v) for k, v in item.entries if k.value in ("id", "name", "kind")))
            if facts.get("name") is not None:
                below = catalogue.get(id_.value)
                named[id_.value] = merged(below, facts) if below is not None else facts
    return named


def nodes_at(node: Node | None, path: tuple[str, ...]) -> list[Node]:
    """The nodes at a path of keys; a list on the way, and at its end, stands for its items."""
    if isinstance(node, Sequence):
        return [found for item in node.items for found in nodes_at(item, path)]
    if not path:
        return [] if node is None else [node]
    return nodes_at(node.get(path[0]), path[1:]) if isinstance(node, Mapping) else []


def _from_catalogue(kind: Callable[[Known], Named], gives: tuple[str, ...]) -> Completion:
    def rule(node: Mapping, known: Known, findings: Findings) -> Mapping:
        id_ = node.get("id")
        if not isinstance(id_, Scalar) or all(node.get(key) is not None for key in gives):
            return node
        entry = kind(known).get(id_.value)
        if entry is None and node.get("name") is None:
            hint = near(id_.value, kind(known)) or msg("Add it to the catalogue, or give it a name here.")
            message = msg('"{id}" is not in the catalogue.', id=id_.value)
            findings.add(Diagnostic("data.unknown-id", message, id_.span, hint))
            entry = stand_in(id_, gives)
        return _with_facts(node, entry, gives)

    return Completion(rule, gives, shorthand=True)


def _from_organisation(model: type[Facts]) -> Completion:
    gives = tuple(name for name in shapes(model) if name not in ("id", "role", "purpose"))

    def rule(node: Mapping, known: Known, findings: Findings) -> Mapping:
        id_ = node.get("id")
        if not isinstance(id_, Scalar):
            return node
        organisation = known.organisation(id_.value)
        if organisation is None and node.get("name") is None:
            hint = near(id_.value, known.organisations()) or msg("Write a file for it in the folder of organisations.")
            message = msg('There is no organisation "{id}", and no name for it here.', id=id_.value)
            findings.add(Diagnostic("data.unknown-organisation", message, id_.span, hint))
            organisation = stand_in(id_, ("name",))
        return _with_facts(node, organisation, gives)

    return Completion(rule, gives)


def _last_said(words: list[Scalar]) -> Span:
    """Where a text of several words stands: the first of them or, if a layer has added to them, what it added."""
    files = [word.span.file for word in words]
    return next((word.span for word in reversed(words) if word.span.file != files[0]), words[0].span)


def _label(node: Mapping, known: Known, findings: Findings) -> Mapping:
    """The label of a group of data types, if left out: its subjects' names, joined as Swedish joins them."""
    subjects = [subject for subject in nodes_at(node, ("subjects",)) if isinstance(subject, Scalar)]
    if node.get("label") is not None or not subjects:
        return node
    named = (known.subject_categories.get(subject.value) for subject in subjects)
    names = [name.value for entry in named if entry is not None and isinstance(name := entry.get("name"), Scalar)]
    words = " och ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or subjects[0].value
    return node.put("label", Scalar(words[:1].upper() + words[1:], _last_said(subjects)))


def _with_facts(node: Mapping, given: Mapping | None, keys: tuple[str, ...]) -> Mapping:
    """A mapping over what another file gives, as far as the keys go."""
    if given is None:
        return node
    return merged(replace(given, entries=tuple((k, v) for k, v in given.entries if k.value in keys)), node)


def stand_in(id_: Scalar, keys: tuple[str, ...]) -> Mapping:
    """Something to go on with after a complaint, so that it does not lead to another."""
    values = {"name": id_.value, "kind": "ordinary"}
    return Mapping(tuple((Scalar(key, id_.span), Scalar(values[key], id_.span)) for key in keys), id_.span)


def near(word: str, there: Iterable[str]) -> Message | None:
    """A hint that names what is spelt alike among the words there are, or None."""
    alike = difflib.get_close_matches(word.lower(), list(there), n=3, cutoff=0.6)
    return msg("Did you mean {near}?", near=", ".join(alike)) if alike else None


COMPLETIONS: dict[type[Facts], Completion] = {
    DataType: _from_catalogue(lambda known: known.data_types, ("name", "kind")),
    SubjectCategory: _from_catalogue(lambda known: known.subject_categories, ("name",)),
    PartyInRole: _from_organisation(PartyInRole),
    Subprocessor: _from_organisation(Subprocessor),
    DataGroup: Completion(_label, ("label",)),
}
