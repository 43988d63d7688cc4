"""What an expression of the tag language means: its kind and its path in the data; or what is wrong with it."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping

from jinja2 import nodes

from pubdocs.agreement.facts import Section
from pubdocs.agreement.values import Id, Term
from pubdocs.diagnostics import Message, msg
from pubdocs.tags.comparing import complaints
from pubdocs.tags.filters import FILTERS
from pubdocs.tags.grammar import Problem
from pubdocs.tags.kinds import ANY, Kind, attributes, is_class, is_optional, item_kind
from pubdocs.tags.naming import Names, said, sort_of

# An expression's kind (None: unknown, already complained of), the path of the fact, and the paths that may be absent.
Meaning = tuple[Kind, str, tuple[str, ...]]
_UNKNOWN: Meaning = (None, "", ())

# Functions a template may call, and what they print. Texts in data refer by links instead.
FUNCTIONS = ("ref", "bookmark")


class Expressions:
    """Finds what expressions mean, with the names in scope, and keeps what is wrong with them."""

    def __init__(self, scope: Mapping[str, Kind], ids: bool) -> None:
        self.scope, self.ids = scope, ids
        self.problems: list[Problem] = []

    def expression(self, node: nodes.Node, names: Names) -> Meaning:
        """The kind of an expression (None if unknown), the path of the fact, and whether it may be absent."""
        rule = _EXPRESSIONS.get(type(node))
        return rule(self, node, names) if rule else self.refuse(node)

    def _const(self, node: nodes.Const, names: Names) -> Meaning:
        return (type(node.value), "", ()) if isinstance(node.value, str | int) else self.refuse(node)

    def _truth(self, node: nodes.And | nodes.Or | nodes.Not, names: Names) -> Meaning:
        for child in node.iter_child_nodes():
            self.expression(child, names)
        return bool, "", ()

    def _compare(self, node: nodes.Compare, names: Names) -> Meaning:
        left = node.expr, self.expression(node.expr, names)[0], said(node.expr)
        for operand in node.ops:
            right = operand.expr, self.expression(operand.expr, names)[0], said(operand.expr)
            for code, message, hint in complaints(operand.op, left, right):
                self.problem(node, code, message, hint)
            left = right
        return bool, "", ()

    def _constants(self, node: nodes.Tuple | nodes.List, names: Names) -> Meaning:
        constant = all(isinstance(item, nodes.Const) for item in node.items)
        return (tuple[str, ...], "", ()) if constant else self.refuse(node)

    def _name(self, node: nodes.Name, names: Names) -> Meaning:
        if node.name in names:
            kind, path = names[node.name]
            return kind, path, (path,) if path else ()  # the loop asks for its list
        if node.name in self.scope:
            kind = self.scope[node.name]
            return kind, node.name, (node.name,) if is_optional(kind) else ()
        self._unknown(node, "", node.name, [*names, *self.scope])
        return _UNKNOWN

    def _attribute(self, node: nodes.Getattr, names: Names) -> Meaning:
        kind, path, optional = self.expression(node.node, names)
        if kind is None or kind is ANY:
            return kind, "", ()
        known = attributes(kind)
        if node.attr in known:
            below = known[node.attr]
            whole = path and f"{path}.{node.attr}"
            return below, whole, (*optional, whole) if is_optional(below) else optional
        if self.ids and is_class(kind, Section):
            return item_kind(known["items"]), f"{path}.{node.attr}", ()
        name = said(node.node)
        if item_kind(kind) is not None:
            self.problem(
                node,
                "tag.list-has-no-fields",
                msg("{name} is a list; its facts belong to each thing in it.", name=name),
                msg("Repeat it: {{%p for thing in {name} %}} … {{%p endfor %}}.", name=name),
            )
        elif is_class(kind, Section):
            self._unknown(node, f"{name}.", node.attr, known, otherwise=_by_id(name))
        else:
            self._unknown(node, f"{name}.", node.attr, known)
        return _UNKNOWN

    def _item(self, node: nodes.Getitem, names: Names) -> Meaning:
        kind, path, _ = self.expression(node.node, names)
        if kind is None or kind is ANY:
            return kind, "", ()
        if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str):
            return self.refuse(node)
        if not is_class(kind, Section):
            name, whole = said(node.node), isinstance(node.node, nodes.Getattr) and node.node.attr == "items"
            self.problem(
                node,
                "tag.no-items",
                msg("{name} has no things with an id.", name=name),
                _by_id(name.removesuffix(".items"))
                if whole
                else msg("Write a point before a fact's name: {name}.…", name=name),
            )
            return _UNKNOWN
        if not Id.fits(node.arg.value):
            self.problem(
                node,
                "tag.no-id",
                msg('"{name}" cannot be the id of anything.', name=node.arg.value),
                msg("Ids have a-z, 0-9 and hyphens; look in the data."),
            )
        return item_kind(attributes(kind)["items"]), f"{path}.{node.arg.value}", (f"{path}.{node.arg.value}",)

    def _filter(self, node: nodes.Filter, names: Names) -> Meaning:
        if node.name not in FILTERS or node.args or node.kwargs or node.node is None:
            return self._no_such_filter(node)
        kind, path, optional = self.expression(node.node, names)
        if kind is None or kind is ANY:
            return kind, "", ()
        wanted = FILTERS[node.name]
        if not wanted.takes(kind):
            self.problem(
                node,
                "tag.filter-kind",
                msg("The filter {name} does not fit {path}.", name=node.name, path=said(node.node) or "-"),
                wanted.hint,
            )
        return Term, path, optional

    def _no_such_filter(self, node: nodes.Filter) -> Meaning:
        near = difflib.get_close_matches(node.name, FILTERS, n=1, cutoff=0.6)
        self.problem(
            node,
            "tag.unknown-filter",
            msg("The filter {name} takes nothing in brackets.", name=node.name)
            if node.name in FILTERS
            else msg("There is no filter {name}.", name=node.name),
            msg("Did you mean {near}?", near=near[0])
            if near and near[0] != node.name
            else msg("Filters are: {known}. They take nothing in brackets.", known=", ".join(FILTERS)),
        )
        return _UNKNOWN

    def call(self, node: nodes.Call, names: Names) -> Kind:
        """A call of ref or bookmark, which only stands by itself; its kind is the function's name."""
        name = said(node.node)
        if name not in FUNCTIONS or self.ids:
            return self.refuse(node)[0]
        kinds = [self.expression(argument, names)[0] for argument in node.args]
        given = [_is_id(argument, kind, name) for argument, kind in zip(node.args, kinds, strict=True)]
        if node.kwargs or not given or not all(given) or (name != "ref" and len(given) > 1):
            self.problem(
                node,
                "tag.no-id",
                msg("{name} takes the id of a clause.", name=name),
                msg(
                    'Write {{{{ {name}("the-id") }}}}, or {{{{ {name}(clause.id) }}}} in a loop over clauses.',
                    name=name,
                ),
            )
        return name

    def _unknown(
        self,
        node: nodes.Node,
        before: str,
        name: str,
        known: Iterable[str],
        code: str = "tag.unknown-name",
        otherwise: Message | None = None,
    ) -> None:
        names = sorted(known)
        near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
        if near:
            hint = msg("Did you mean {near}?", near=f"{before}{near[0]}")
        elif otherwise:
            hint = otherwise
        elif names:
            hint = msg("What there is: {known}.", known=", ".join(f"{before}{one}" for one in names))
        else:
            hint = msg("{name} is a single value, with nothing below it.", name=before.rstrip(".") or "-")
        self.problem(node, code, msg("There is no {name}.", name=f"{before}{name}"), hint)

    def refuse(self, node: nodes.Node) -> Meaning:
        """Complain of what the language does not have; it means nothing."""
        self.problem(
            node,
            "tag.not-allowed",
            msg("The tag language has no such thing: {what}.", what=sort_of(node)),
            msg("It has names, filters, if, for and comparisons. Put what must be worked out in the data."),
        )
        return _UNKNOWN

    def problem(self, node: nodes.Node, code: str, message: Message, hint: Message) -> None:
        """Keep a complaint of a node."""
        self.problems.append(Problem(node.lineno, code, message, hint))


_EXPRESSIONS: dict[type[nodes.Node], Callable[..., Meaning]] = {
    nodes.Name: Expressions._name,
    nodes.Getattr: Expressions._attribute,
    nodes.Getitem: Expressions._item,
    nodes.Const: Expressions._const,
    nodes.Filter: Expressions._filter,
    nodes.Compare: Expressions._compare,
    nodes.And: Expressions._truth,
    nodes.Or: Expressions._truth,
    nodes.Not: Expressions._truth,
    nodes.Tuple: Expressions._constants,
    nodes.List: Expressions._constants,
}


def _is_id(node: nodes.Node, kind: Kind, function: str) -> bool:
    """Whether an expression can be the id of a clause; for ref, also of one in another document (bilaga-1#x)."""
    if isinstance(node, nodes.Const):
        ids = re.fullmatch(r"([^#/]+)(?:/([^#/]+))?(?:#([^#/]+))?", str(node.value)) if function == "ref" else None
        return all(Id.fits(id) for id in (ids.groups() if ids else (str(node.value),)) if id is not None)
    return kind is None or kind is ANY or is_class(kind, Id)


def _by_id(name: str) -> Message:
    return msg('A thing of the list is reached by its id: {name}["the-id"].', name=name)
