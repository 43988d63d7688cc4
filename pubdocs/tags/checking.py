"""What tags may say: the whitelist, and every name checked in all branches against the types of the model."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, nodes

from pubdocs.agreement.facts import Facts, Section
from pubdocs.agreement.values import Id, Term
from pubdocs.diagnostics import Message, msg
from pubdocs.tags.comparing import complaints
from pubdocs.tags.filters import FILTERS
from pubdocs.tags.grammar import Problem, parse, problems, readable
from pubdocs.tags.kinds import ANY, Kind, Loop, Use, attributes, is_class, is_optional, item_kind
from pubdocs.tags.naming import Names, path_of, said, sort_of

__all__ = ["Checked", "Problem", "Use", "check"]

# An expression's kind (None: unknown, already complained of), the path of the fact, and the paths that may be absent.
Meaning = tuple[Kind, str, tuple[str, ...]]
_UNKNOWN: Meaning = (None, "", ())

# Functions a template may call, and what they print. Texts in data refer by links instead.
FUNCTIONS = ("ref", "bookmark")


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check: what is wrong, what is printed, and the kind of each printed tag by line.

    `trees` are the syntax trees by line: of what is printed, and of the statement that begins there.
    """

    problems: tuple[Problem, ...]
    uses: tuple[Use, ...]
    printed: Mapping[int, Kind]
    trees: Mapping[int, nodes.Node] = field(default_factory=dict)


def check(source: str, scope: Mapping[str, Kind], environment: Environment, *, ids: bool = False) -> Checked:
    """Check tags against the names and kinds in `scope`.

    `source` holds one tag a line, so a line is a tag. With `ids`, a section's things are reached as attributes
    (`transfers.cambio`), which only a text in the same data can do.
    """
    lines = source.split("\n")
    tree = parse(lines, environment)
    checker = _Checker(scope, ids)
    try:
        if tree is not None:
            checker.statements(tree.body, {}, frozenset())
        else:
            checker.problems.extend(problems(lines, environment))
            checker.each(list(readable(lines, environment)))
    except RecursionError:
        longest = max(range(len(lines)), key=lambda number: len(lines[number]))
        checker.problems.append(Problem(longest + 1, "tag.syntax", msg("The tag is too long to be understood.")))
    return Checked(
        tuple(sorted(checker.problems, key=lambda problem: problem.line)),
        tuple(checker.uses),
        checker.printed,
        checker.trees,
    )


class _Checker:
    """Walks the tree with the names in scope and the facts that an `if` around has asked for."""

    def __init__(self, scope: Mapping[str, Kind], ids: bool) -> None:
        self.scope, self.ids = scope, ids
        self.problems: list[Problem] = []
        self.uses: list[Use] = []
        self.printed: dict[int, Kind] = {}
        self.trees: dict[int, nodes.Node] = {}

    def each(self, trees: list[nodes.Template]) -> None:
        """Check tags that can only be read by themselves: what a for names is known, and nothing more of it."""
        loops = (loop.target for tree in trees for loop in tree.find_all(nodes.For))
        names: Names = {"loop": (None, ""), **{one.name: (None, "") for one in loops if isinstance(one, nodes.Name)}}
        for tree in trees:
            self.statements(tree.body, names, frozenset())

    def statements(self, body: list[nodes.Node], names: Names, asked: frozenset[str]) -> None:
        """Check statements; `names` are the loop variables (kind, path), `asked` the paths known to be present."""
        for node in body:
            match node:
                case nodes.Output():
                    for part in node.nodes:
                        self._output(part, names, asked)
                case nodes.If():
                    self._if(node, names, asked)
                case nodes.For():
                    self._for(node, names, asked)
                case _:
                    self._refuse(node)

    def _output(self, node: nodes.Node, names: Names, asked: frozenset[str]) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        self.trees[node.lineno] = node
        if isinstance(node, nodes.Call):
            self.printed[node.lineno] = self._call(node, names)
            return
        kind, path, optional = self.expression(node, names)
        self.printed[node.lineno] = kind
        if path and kind is not None:
            required = not optional or not all(_is_asked(one, asked) for one in optional)
            self.uses.append(Use(path, kind, node.lineno, required))
        self._printable(node, kind)

    def _printable(self, node: nodes.Node, kind: Kind) -> None:
        if kind is None or kind is ANY:
            return
        name = said(node)
        if item_kind(kind) is not None:
            self._problem(
                node,
                "tag.prints-list",
                msg("{name} is a list and cannot be printed as it stands.", name=name),
                msg('Write {{{{ {name} | och }}}} for "a, b och c", or repeat with for.', name=name)
                if FILTERS["och"].takes(kind)
                else msg("Repeat it: {{%p for thing in {name} %}} … {{%p endfor %}}.", name=name),
            )
        elif is_class(kind, Facts, Loop):
            known = ", ".join(f"{name}.{below}" for below, sub in attributes(kind).items() if is_class(sub, str, int))
            self._problem(
                node,
                "tag.prints-group",
                msg("{name} is several facts and cannot be printed as it stands.", name=name),
                msg("Choose one of them: {known}.", known=known)
                if known
                else msg("Repeat it: {{%p for thing in {name} %}} … {{%p endfor %}}.", name=f"{name}.items"),
            )
        elif kind is bool:
            self._problem(
                node,
                "tag.prints-truth",
                msg("A yes or no cannot be printed."),
                msg("Ask for it: {{% if … %}}, and write the words that are to stand there."),
            )

    def _if(self, node: nodes.If, names: Names, asked: frozenset[str]) -> None:
        self.trees[node.lineno] = node
        self.expression(node.test, names)
        self.statements(node.body, names, asked | self._asked_by(node.test, names))
        for branch in node.elif_:
            self._if(branch, names, asked)
        self.statements(node.else_, names, asked)

    def _asked_by(self, test: nodes.Node | None, names: Names) -> frozenset[str]:
        """The paths that are surely present where the test is true."""
        if isinstance(test, nodes.And):
            return self._asked_by(test.left, names) | self._asked_by(test.right, names)
        if isinstance(test, nodes.Compare):
            return self._asked_by(test.expr, names) if test.ops[0].op in ("eq", "in") else frozenset()
        path = path_of(test, names)
        return frozenset({path}) if path else frozenset()

    def _for(self, node: nodes.For, names: Names, asked: frozenset[str]) -> None:
        if not isinstance(node.target, nodes.Name) or node.recursive:
            self._refuse(node)
            return
        self.trees[node.lineno] = node
        variable = node.target.name
        if variable in ("loop", "self", *FUNCTIONS) or variable.startswith("_"):
            self._problem(
                node,
                "tag.taken-name",
                msg("The things of a list cannot be named {name}.", name=variable),
                msg("Choose another name: {{% for thing in … %}}."),
            )
        kind, path, _ = self.expression(node.iter, names)
        inner = item_kind(kind)
        if kind is not None and inner is None:
            self._not_a_list(node, kind)
        inside = {**names, variable: (inner, path)}
        if node.test is not None:
            self.expression(node.test, {name: meaning for name, meaning in inside.items() if name != "loop"})
        asked |= self._asked_by(node.test, inside) | {path}
        self.statements(node.body, {**inside, "loop": (Loop, "")}, asked)

    def _not_a_list(self, node: nodes.For, kind: Kind) -> None:
        name = said(node.iter)
        lists = [f"{name}.{below}" for below, sub in attributes(kind).items() if item_kind(sub) is not None]
        self._problem(
            node,
            "tag.not-a-list",
            msg("{name} is not a list, so for cannot repeat over it.", name=name or "-"),
            msg("Lists here: {known}.", known=", ".join(lists)) if lists else msg("Print it once, without for."),
        )

    def expression(self, node: nodes.Node, names: Names) -> Meaning:
        """The kind of an expression (None if unknown), the path of the fact, and whether it may be absent."""
        rule = _EXPRESSIONS.get(type(node))
        return rule(self, node, names) if rule else self._refuse(node)

    def _const(self, node: nodes.Const, names: Names) -> Meaning:
        return (type(node.value), "", ()) if isinstance(node.value, str | int) else self._refuse(node)

    def _truth(self, node: nodes.And | nodes.Or | nodes.Not, names: Names) -> Meaning:
        for child in node.iter_child_nodes():
            self.expression(child, names)
        return bool, "", ()

    def _compare(self, node: nodes.Compare, names: Names) -> Meaning:
        left = node.expr, self.expression(node.expr, names)[0], said(node.expr)
        for operand in node.ops:
            right = operand.expr, self.expression(operand.expr, names)[0], said(operand.expr)
            for code, message, hint in complaints(operand.op, left, right):
                self._problem(node, code, message, hint)
            left = right
        return bool, "", ()

    def _constants(self, node: nodes.Tuple | nodes.List, names: Names) -> Meaning:
        constant = all(isinstance(item, nodes.Const) for item in node.items)
        return (tuple[str, ...], "", ()) if constant else self._refuse(node)

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
            self._problem(
                node,
                "tag.list-has-no-fields",
                msg("{name} is a list; its facts belong to each thing in it.", name=name),
                msg("Repeat it: {{%p for thing in {name} %}} … {{%p endfor %}}.", name=name),
            )
        elif is_class(kind, Section):
            by_id = msg('A thing of the list is reached by its id: {name}["the-id"].', name=name)
            self._unknown(node, f"{name}.", node.attr, known, otherwise=by_id)
        else:
            self._unknown(node, f"{name}.", node.attr, known)
        return _UNKNOWN

    def _item(self, node: nodes.Getitem, names: Names) -> Meaning:
        kind, path, _ = self.expression(node.node, names)
        if kind is None or kind is ANY:
            return kind, "", ()
        if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str):
            return self._refuse(node)
        if not is_class(kind, Section):
            self._problem(
                node,
                "tag.no-items",
                msg("{name} has no things with an id.", name=said(node.node)),
                msg("Write a point before a fact's name: {name}.…", name=said(node.node)),
            )
            return _UNKNOWN
        if not Id.fits(node.arg.value):
            self._problem(
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
            self._problem(
                node,
                "tag.filter-kind",
                msg("The filter {name} does not fit {path}.", name=node.name, path=said(node.node) or "-"),
                wanted.hint,
            )
        return Term, path, optional

    def _no_such_filter(self, node: nodes.Filter) -> Meaning:
        near = difflib.get_close_matches(node.name, FILTERS, n=1, cutoff=0.6)
        self._problem(
            node,
            "tag.unknown-filter",
            msg("There is no filter {name}.", name=node.name),
            msg("Did you mean {near}?", near=near[0])
            if near and near[0] != node.name
            else msg("Filters are: {known}. They take nothing in brackets.", known=", ".join(FILTERS)),
        )
        return _UNKNOWN

    def _call(self, node: nodes.Call, names: Names) -> Kind:
        """A call of ref or bookmark, which only stands by itself; its kind is the function's name."""
        name = said(node.node)
        if name not in FUNCTIONS or self.ids:
            return self._refuse(node)[0]
        kinds = [self.expression(argument, names)[0] for argument in node.args]
        if node.kwargs or len(kinds) != 1 or not _is_id(node.args[0], kinds[0]):
            self._problem(
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
        self._problem(node, code, msg("There is no {name}.", name=f"{before}{name}"), hint)

    def _refuse(self, node: nodes.Node) -> Meaning:
        self._problem(
            node,
            "tag.not-allowed",
            msg("The tag language has no such thing: {what}.", what=sort_of(node)),
            msg("It has names, filters, if, for and comparisons. Put what must be worked out in the data."),
        )
        return _UNKNOWN

    def _problem(self, node: nodes.Node, code: str, message: Message, hint: Message) -> None:
        self.problems.append(Problem(node.lineno, code, message, hint))


_EXPRESSIONS: dict[type[nodes.Node], Callable[..., Meaning]] = {
    nodes.Name: _Checker._name,
    nodes.Getattr: _Checker._attribute,
    nodes.Getitem: _Checker._item,
    nodes.Const: _Checker._const,
    nodes.Filter: _Checker._filter,
    nodes.Compare: _Checker._compare,
    nodes.And: _Checker._truth,
    nodes.Or: _Checker._truth,
    nodes.Not: _Checker._truth,
    nodes.Tuple: _Checker._constants,
    nodes.List: _Checker._constants,
}


def _is_id(node: nodes.Node, kind: Kind) -> bool:
    """Whether an expression can be the id of a clause."""
    if isinstance(node, nodes.Const):
        return Id.fits(str(node.value))
    return kind is None or kind is ANY or is_class(kind, Id)


def _is_asked(path: str, asked: frozenset[str]) -> bool:
    """Whether an `if` around has asked for the path or for something inside it."""
    return any(known == path or known.startswith(path + ".") for known in asked)
