"""Facts named in the texts of the data: `{{ processor.genitive }} vårdinformationssystem`."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, nodes

from pubdocs.tags.filters import FILTERS, absent


def evaluate(expression: str, facts: Mapping[str, Any]) -> Any:
    """The value of a checked expression of a text (names, attributes, ids and filters). Absent facts give `absent`."""
    tree = _parsed(expression)
    return _value(tree, facts)


@lru_cache(maxsize=4096)
def _parsed(expression: str) -> nodes.Node:
    template = Environment().parse("{{ " + expression + " }}")
    output = next(template.find_all(nodes.Output))
    return next(node for node in output.nodes if not isinstance(node, nodes.TemplateData))


def _value(node: nodes.Node, facts: Mapping[str, Any]) -> Any:
    match node:
        case nodes.Name():
            value = facts.get(node.name, absent)
        case nodes.Getattr(attr=name) | nodes.Getitem(arg=nodes.Const(value=str(name))):
            value = getattr(_value(node.node, facts), name, absent)
        case nodes.Filter() if node.node is not None:
            value = FILTERS[node.name].apply(_value(node.node, facts))
        case nodes.Const():
            value = node.value
        case _:
            raise TypeError(f"not an expression of a text: {node!r}")
    return absent if value is None else value
