"""Trees laid over each other: the laws of it, each rule, and every complaint at the overlay's own place."""

from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.values import Text
from pubdocs.diagnostics import Findings, Span
from pubdocs.source.binding import plain
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.overlay import Overlaid, has_things, overlay
from pubdocs.source.reader import read_node
from pubdocs.source.shapes import shapes


def read(text: str, file: str = "over.yaml") -> Mapping:
    findings = Findings()
    node = read_node(text.encode(), file, findings)
    findings.raise_errors()
    assert isinstance(node, Mapping)
    return node


def laid(*layers: Mapping) -> Overlaid:
    """Layers laid over each other, in which nothing is wrong."""
    findings = Findings()
    result = reduce(lambda below, above: overlay(below, above, Agreement, findings), layers[1:], Overlaid(layers[0]))
    assert list(findings) == []
    return result


def over(base: str, *layers: str) -> Any:
    """The facts that some texts make together."""
    return plain(laid(read(base, "base.yaml"), *(read(text) for text in layers)).node)


def complaints(base: str, above: str) -> list[str]:
    findings = Findings()
    below = read(base, "base.yaml")
    result = overlay(Overlaid(below), read(above), Agreement, findings)
    assert all(found.message.render() and found.hint and found.hint.render() for found in findings)
    assert all(isinstance(found.span, Span) and found.span.file == "over.yaml" for found in findings)
    assert plain(result.node).keys() >= {"title"}
    return [f"{found.span.line}:{found.span.column} {found.code}" for found in findings if isinstance(found.span, Span)]


# The laws


class _Places:
    """Gives each value of a file a place of its own."""

    def __init__(self, file: str) -> None:
        self.file, self.line = file, 0

    def next(self) -> Span:
        self.line += 1
        return Span(self.file, self.line, 1)


# Ids that no slip of the fingers would make of each other.
IDS = st.sampled_from(["aaaaa", "bcdef", "ghijk", "lmnop"])
FIELDS = [name for name in shapes(Agreement) if name not in ("form", "based_on")]


def trees(model: type[Facts], depth: int = 0) -> st.SearchStrategy[Any]:
    """Facts that fit a model as far as their kinds go, as dicts, lists and words."""
    fields = {
        name: values(model, name, depth) for name in shapes(model) if depth < 3 or shapes(model)[name].facts is None
    }
    ids = {"id": fields.pop("id")} if "id" in fields else {}
    return st.fixed_dictionaries(ids, optional=fields)


def values(model: type[Facts], name: str, depth: int) -> st.SearchStrategy[Any]:
    shape = shapes(model)[name]
    item = trees(shape.facts, depth + 1) if shape.facts is not None else IDS
    if not shape.many:
        return item
    unique = (lambda thing: thing["id"]) if has_things(shape) else repr
    return st.lists(item, min_size=1, max_size=3, unique_by=unique)


def node(value: Any, places: _Places) -> Node:
    span = places.next()
    if isinstance(value, dict):
        return Mapping(tuple((Scalar(k, places.next()), node(v, places)) for k, v in value.items()), span)
    if isinstance(value, list):
        return Sequence(tuple(node(item, places) for item in value), span)
    return Scalar(value, span)


def layer(file: str) -> st.SearchStrategy[Mapping]:
    return trees(Agreement).map(lambda value: node(value, _Places(file)))  # type: ignore[arg-type, return-value]


@given(layer("base"))
def test_an_empty_overlay_changes_nothing(base: Mapping) -> None:
    assert laid(base, Mapping((), Span("over", 1, 1))) == Overlaid(base)


@given(layer("base"))
def test_a_tree_over_itself_changes_nothing(base: Mapping) -> None:
    assert laid(base, base) == Overlaid(base)


@given(layer("over"))
def test_over_nothing_a_tree_is_itself(above: Mapping) -> None:
    empty = Mapping((), above.span)
    assert laid(empty, above) == Overlaid(above)


@given(layer("a"), layer("b"), layer("c"))
def test_layers_can_be_joined_in_any_order(a: Mapping, b: Mapping, c: Mapping) -> None:
    assert laid(laid(a, b).node, c).node == laid(a, laid(b, c).node).node


@given(layer("base"), layer("over"))
def test_every_value_keeps_its_place_and_the_upper_file_wins(base: Mapping, above: Mapping) -> None:
    result, below, upper = (leaves(tree) for tree in (laid(base, above).node, base, above))
    for path, scalar in result.items():
        if path[-1] == "id":
            assert scalar in (below.get(path), upper.get(path))
        else:
            assert scalar == upper[path] if path in upper else scalar == below[path]


@given(layer("base"), layer("over"))
def test_what_an_overlay_does_not_name_stays(base: Mapping, above: Mapping) -> None:
    result = laid(base, above).node
    for key, value in base.entries:
        if above.get(key.value) is None:
            assert result.get(key.value) is value
            assert result.key(key.value) is key


@given(layer("base"), st.sampled_from(FIELDS))
def test_what_is_removed_is_gone_and_all_else_stays(base: Mapping, name: str) -> None:
    base = base.put(name, Scalar("x", Span("base", 9999, 1)))
    result = laid(base, read(f"{name}: !remove")).node
    assert result.entries == tuple((k, v) for k, v in base.entries if k.value != name)


def test_what_something_was_taken_out_of_stands_where_that_was_said() -> None:
    taken, added = laid(read(BASE, "base"), read("regions: [!remove gavleborg]")), read("regions: !append [uppsala]")
    for tree, file in ((taken.node, "over.yaml"), (laid(read(BASE, "base"), added).node, "base")):
        key, value = tree.key("regions"), tree.get("regions")
        assert key is not None
        assert value is not None
        assert {key.span.file, value.span.file} == {file}


def test_what_lacks_a_key_since_it_was_removed_stands_where_that_was_said() -> None:
    for above, file in (("logging: {access: !remove }", "over.yaml"), ("logging: {retention: x}", "base")):
        logging = laid(read(BASE, "base"), read(above)).node.get("logging")
        assert logging is not None
        assert logging.span.file == file


def test_what_is_said_otherwise_brings_its_key_and_an_id_stays_where_it_was() -> None:
    result = laid(read(BASE, "base"), read("title: x\nclauses: [{id: forsta, text: Två.}]")).node
    key, clauses = result.key("title"), result.get("clauses")
    assert key is not None
    assert key.span.file == "over.yaml"
    assert isinstance(clauses, Sequence)
    first = clauses.items[0]
    assert isinstance(first, Mapping)
    spans = {name.value: value.span.file for name, value in first.entries}
    assert spans == {"id": "base", "text": "over.yaml"}


@given(layer("a"), layer("b"), layer("c"))
def test_what_was_overridden_is_remembered_from_the_nearest_layer_down(a: Mapping, b: Mapping, c: Mapping) -> None:
    result = laid(a, b, c)
    for path, scalar in leaves(result.node).items():
        files = [span.file for span in result.beneath.get(scalar.span, ())]
        assert files == sorted(files, reverse=True)
        assert all(file < scalar.span.file for file in files)
        if path[-1] != "id" and path in leaves(a) and path in leaves(c) and isinstance(path[-1], str):
            assert leaves(a)[path].span in result.beneath[scalar.span]


def leaves(tree: Node, path: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], Scalar]:
    """Every plain value by its path; a thing goes by its id, a list of plain values or of things without ids is one."""
    if isinstance(tree, Scalar):
        return {path: tree}
    if isinstance(tree, Mapping):
        return {p: s for k, v in tree.entries for p, s in leaves(v, (*path, k.value)).items()}
    found: dict[tuple[Any, ...], Scalar] = {}
    for item in tree.items:
        if isinstance(item, Mapping) and (id_ := item.get("id")) is not None:
            found |= leaves(item, (*path, id_.value if isinstance(id_, Scalar) else ""))
    return found


# The rules

BASE = """title: Journal
regions: [gavleborg, kronoberg]
purpose: Att vårda.
logging: {retention: tio år, access: [a, b]}
clauses:
  - {id: forsta, text: Ett.}
  - {id: andra, heading: Två, text: Två.}
data_types:
  items:
    - {id: patienter, types: [namn, personnummer]}
"""


def test_things_merge_by_id_keep_their_places_and_new_ones_come_last() -> None:
    result = over(BASE, "clauses: [{id: tredje, text: Tre.}, {id: forsta, text: ett}]")
    assert [(clause["id"], clause["text"]) for clause in result["clauses"]] == [
        ("forsta", "ett"),
        ("andra", "Två."),
        ("tredje", "Tre."),
    ]


def test_words_that_stand_for_things_merge_as_ids() -> None:
    types = "data_types: {items: [{id: patienter, types: [%s]}]}"
    result = over(BASE, types % "!remove namn, adress, {id: personnummer, name: P}, personnummer-2")
    assert result["data_types"]["items"][0]["types"] == [
        {"id": "personnummer", "name": "P"},
        "adress",
        "personnummer-2",
    ]
    assert over(BASE, types % "namn") == over(BASE)


def test_a_list_of_plain_words_is_replaced_unless_it_says_otherwise() -> None:
    assert over(BASE, "regions: [uppsala]")["regions"] == ["uppsala"]
    assert over(BASE, "regions: !append [uppsala]")["regions"] == ["gavleborg", "kronoberg", "uppsala"]
    assert over(BASE, "regions: [!remove gavleborg, uppsala]")["regions"] == ["kronoberg", "uppsala"]
    assert over(BASE, "regions: [!remove kronoberg]")["regions"] == ["gavleborg"]
    assert over(BASE, "regions: []")["regions"] == []


def test_a_thing_is_removed_by_its_id_either_way() -> None:
    for words in ("!remove forsta", "!remove {id: forsta}"):
        assert [clause["id"] for clause in over(BASE, f"clauses: [{words}]")["clauses"]] == ["andra"]


def test_a_text_gets_a_paragraph_more() -> None:
    result = laid(read(BASE, "base.yaml"), read("purpose: !append |\n  Att följa upp.\n"))
    purpose = result.node.get("purpose")
    assert isinstance(purpose, Scalar)
    assert (purpose.value, purpose.span.file) == ("Att vårda.\n\nAtt följa upp.", "over.yaml")
    assert [str(span) for span in result.beneath[purpose.span]] == ["base.yaml:3:10"]


def test_things_may_be_appended_with_the_tag_too() -> None:
    result = over(BASE, "clauses: !append [{id: tredje}]")
    assert [clause["id"] for clause in result["clauses"]] == ["forsta", "andra", "tredje"]


def test_each_layer_that_was_overridden_is_told() -> None:
    result = laid(
        read(BASE, "base"), read("purpose: Ett.", "group"), read("title: x", "region"), read("purpose: Två.", "own")
    )
    purpose = result.node.get("purpose")
    assert purpose is not None
    assert [str(span) for span in (purpose.span, *result.beneath[purpose.span])] == [
        "own:1:10",
        "group:1:10",
        "base:3:10",
    ]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("duration: !remove", ["1:11 overlay.nothing-to-remove"]),
        ("clauses: [!remove fjarde]", ["1:11 overlay.nothing-to-remove"]),
        ("clauses: [!remove {id: fjarde}]", ["1:11 overlay.nothing-to-remove"]),
        ("regions: [!remove uppsala]", ["1:11 overlay.nothing-to-remove"]),
        ("retention: {text: !remove }", ["1:19 overlay.nothing-to-remove"]),
        ("duration: !append mer", ["1:11 overlay.nothing-to-append-to"]),
        ("title: !append mer", ["1:8 overlay.cannot-append"]),
        ("logging: !append {text: mer}", ["1:10 overlay.cannot-append"]),
        ("purpose: !append [mer]", ["1:10 overlay.cannot-append"]),
        ("regions: [!append uppsala]", ["1:11 overlay.nothing-to-append-to"]),
        ("clauses: [!append {id: forsta}]", ["1:11 overlay.nothing-to-append-to"]),
        ("clauses: [{text: Tre.}]", ["1:11 overlay.other-kind"]),
        ("clauses: [forsta]", ["1:11 overlay.other-kind"]),
        ("clauses: Tre.", ["1:1 overlay.other-kind"]),
        ("purpose: {text: Annat.}", ["1:1 overlay.other-kind"]),
        ("logging: Tio år.", ["1:1 overlay.other-kind"]),
        ("clauses: []", ["1:1 overlay.empty"]),
        ("clauses: [{id: frosta, text: Ett.}]", ["1:16 overlay.almost-same-id"]),
        ("clauses: [{id: forsta, text: A}, {id: forsta, text: B}]", ["1:39 data.duplicate-id"]),
        ("clauses: [{id: forsta, text: A}, !remove forsta]", ["1:34 data.duplicate-id"]),
        ("purpose: !remove Att vårda.", ["1:10 overlay.remove-with-content"]),
        ("regions: !remove [kronoberg]", ["1:10 overlay.remove-with-content"]),
        ("logging: !remove {retention: x}", ["1:10 overlay.remove-with-content"]),
        ("clauses: [!remove {id: forsta, text: Ett.}]", ["1:11 overlay.remove-with-content"]),
        ("duration: !remove\nclauses: x\n", ["1:11 overlay.nothing-to-remove", "2:1 overlay.other-kind"]),
    ],
)
def test_what_cannot_be_laid_is_told_at_its_place(above: str, expected: list[str]) -> None:
    assert complaints(BASE, above) == expected


def test_new_things_may_be_numbered() -> None:
    assert over("clauses: [{id: rutin-1}]", "clauses: [{id: rutin-2}]") == {
        "clauses": [{"id": "rutin-1"}, {"id": "rutin-2"}]
    }


def test_what_is_wrong_below_is_left_for_those_who_bind_it() -> None:
    below = "clauses: [{text: Utan id.}, {id: ett}, {id: ett}]\nokant: {a: b}\n"
    result = over(below, "clauses: [{id: ett, text: Ett.}]\nokant: {c: d}\n")
    assert result["clauses"][:2] == [{"text": "Utan id."}, {"id": "ett", "text": "Ett."}]
    assert result["okant"] == {"c": "d"}


def test_only_free_texts_get_paragraphs() -> None:
    assert shapes(Agreement)["purpose"].item is Text
