"""The lists that come with pubdocs, read from its own YAML when they are first asked for."""

from functools import cache
from pathlib import Path

from pubdocs.agreement.catalogue import Reference
from pubdocs.agreement.lexicon import Lexicon
from pubdocs.diagnostics import Findings
from pubdocs.source.binding import bind
from pubdocs.source.completion import Named
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.reader import read_node

FOLDER = "pubdocs/agreement/catalogue"


@cache
def reference() -> Reference:
    """The regions, the EEA, the adequacy decisions."""
    parts = [_node(name) for name in ("regions.yaml", "eea.yaml", "adequacy.yaml")]
    entries = tuple(entry for part in parts if isinstance(part, Mapping) for entry in part.entries)
    findings = Findings()
    facts = bind(Mapping(entries, parts[0].span), Reference, findings)
    findings.raise_errors()
    assert facts is not None
    return facts


@cache
def lexicon() -> Lexicon:
    """The words that rules look for."""
    findings = Findings()
    words = bind(_node("lexicon.yaml"), Lexicon, findings)
    findings.raise_errors()
    assert words is not None
    return words


@cache
def region_nodes() -> Named:
    """The regions by id, as nodes to be laid under an agreement's parties."""
    return by_id(_node("regions.yaml"), "regions")


def by_id(node: Node | None, key: str) -> Named:
    """The mappings of a list under a key, by their ids; without those that have none."""
    items = node.get(key) if isinstance(node, Mapping) else None
    mappings = [item for item in items.items if isinstance(item, Mapping)] if isinstance(items, Sequence) else []
    return {id_.value: item for item in mappings if isinstance(id_ := item.get("id"), Scalar)}


def _node(name: str) -> Node:
    findings = Findings()
    data = (Path(__file__).parents[2] / FOLDER / name).read_bytes()
    node = read_node(data, f"{FOLDER}/{name}", findings)
    findings.raise_errors()
    assert node is not None
    return node
