"""What may be compared with what: a comparison that can never hold would silently leave words out of a document."""

import difflib
from collections.abc import Iterator

from jinja2 import nodes

from pubdocs.agreement.values import Code, Day
from pubdocs.diagnostics import Message, msg
from pubdocs.tags.kinds import Kind, base_kind, family, is_class

# A side of a comparison: its node, its kind, and what the template calls it.
Side = tuple[nodes.Expr, Kind, str]
# A complaint: code, message, hint.
Complaint = tuple[str, Message, Message]


def complaints(op: str, left: Side, right: Side) -> Iterator[Complaint]:
    """What is wrong with comparing two sides; `op` as Jinja names it: eq, ne, lt, lteq, gt, gteq, in, notin."""
    families = family(left[1]), family(right[1])
    if "" in families:
        return
    if op in ("in", "notin"):
        fits = families in (("text", "list"), ("text", "text"), ("number", "list"))
    elif op in ("eq", "ne"):
        fits = families in (("text", "text"), ("number", "number"))
    else:
        fits = families == ("number", "number") or _are_days(left, right)
    if not fits:
        yield _cannot(families, left[2] or right[2], op)
    yield from _codes(left, right)
    yield from _codes(right, left)


def _are_days(left: Side, right: Side) -> bool:
    """Whether days are compared, with one another or with a day that is written out; they are in order as texts."""
    return all(is_class(side[1], Day) or isinstance(side[0], nodes.Const) for side in (left, right)) and any(
        is_class(side[1], Day) for side in (left, right)
    )


def _cannot(families: tuple[str, str], name: str, op: str) -> Complaint:
    if op in ("lt", "lteq", "gt", "gteq"):
        hint = msg("Only days and the numbers of a loop have an order. Put what must be worked out in the data.")
    elif sorted(families) == ["number", "text"]:
        hint = msg('A fact is a text, also if it has only digits: {name} == "30", with quotation marks.', name=name)
    elif "truth" in families:
        hint = msg("Write the name alone: {{% if {name} %}}, or {{% if not {name} %}}.", name=name)
    else:
        hint = msg('Compare a single value with a text: {{% if version == "1.0" %}}.')
    return "tag.compares", msg("{name} is compared with something that it can never be.", name=name or "-"), hint


def _codes(side: Side, other: Side) -> Iterator[Complaint]:
    """A choice can only be one of its codes."""
    kind = base_kind(side[1])
    if not is_class(kind, Code):
        return
    constants = other[0].items if isinstance(other[0], nodes.Tuple | nodes.List) else [other[0]]
    for constant in constants:
        if isinstance(constant, nodes.Const) and constant.value not in kind.words:
            near = difflib.get_close_matches(str(constant.value), kind.words, n=1, cutoff=0.6)
            yield (
                "tag.unknown-code",
                msg('{name} is never "{value}".', name=side[2] or "-", value=constant.value),
                msg("Did you mean {near}?", near=near[0])
                if near
                else msg("It is one of: {choices}.", choices=", ".join(kind.words)),
            )
