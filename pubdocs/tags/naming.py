"""What a tag calls things: by name, by their path in the data, and by the sort of what it may not say."""

from collections.abc import Mapping

from jinja2 import nodes

from pubdocs.diagnostics import Message, msg
from pubdocs.tags.kinds import Kind

# Names of loop variables: what each is, and the path in the data it stands for.
Names = Mapping[str, tuple[Kind, str]]

_THIS = msg("what this tag says")
_ARITHMETIC = msg("arithmetic")
_WORDS: dict[type[nodes.Node], Message] = {
    nodes.Call: msg("brackets after a name (but for ref and bookmark, alone in their tags)"),
    nodes.Test: msg("a question with is"),
    nodes.Concat: msg("texts joined by ~"),
    nodes.CondExpr: msg("an if within an expression"),
    nodes.Getitem: msg("a thing of a list by its number"),
    nodes.Dict: msg("braces within a tag"),
    nodes.For: msg("a for with several names, or recursive"),
    nodes.Const: msg("a number with a decimal point, or none"),
    **dict.fromkeys(
        (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos),
        _ARITHMETIC,
    ),
}


def sort_of(node: nodes.Node) -> Message:
    """What sort of thing a part of a tag is that no tag may say."""
    return _WORDS.get(type(node), _THIS)


def said(node: nodes.Node | None) -> str:
    """What a template calls something: `party.name`, `transfers["x"]`; "" for what has no name."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(attr=name):
            before = said(node.node)
            return f"{before}.{name}" if before else ""
        case nodes.Getitem(arg=nodes.Const(value=value)):
            before = said(node.node)
            return f'{before}["{value}"]' if before else ""
        case nodes.Filter():
            return said(node.node)
        case _:
            return ""


def path_of(node: nodes.Node | None, names: Names) -> str:
    """The path in the data of what a name stands for, as transfers.items.importer; "" for what is no fact."""
    match node:
        case nodes.Name():
            return names[node.name][1] if node.name in names else node.name
        case nodes.Getattr(attr=name) | nodes.Getitem(arg=nodes.Const(value=str(name))):
            before = path_of(node.node, names)
            return f"{before}.{name}" if before else ""
        case _:
            return ""
