"""What tags may say: the whitelist, and every name checked in all branches against the types of the model."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from pubdocs.agreement.model import Facts, Section
from pubdocs.agreement.values import Term
from pubdocs.diagnostics import Message, msg
from pubdocs.tags.filters import FILTERS
from pubdocs.tags.kinds import LOOP, Kind, attributes, is_class, is_optional, item_kind

# Names of loop variables: what each is, and the path in the data it stands for.
Names = Mapping[str, tuple[Kind, str]]
# An expression's kind (None: unknown, already complained of), the path of the fact, and whether it may be absent.
Meaning = tuple[Kind, str, bool]
_UNKNOWN: Meaning = (None, "", False)

# Functions a template may call, and what they print. Texts in data refer by links instead.
FUNCTIONS = ("ref", "bookmark")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a tag may not say, on a line of the checked source."""

    line: int
    code: str
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """A fact that a tag prints, by its path in the data (`transfers.items.importer`).

    `required` where it is printed with no `if` around it that asks for it: an agreement must then state it.
    """

    path: str
    kind: Kind
    line: int
    required: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check: what is wrong, what is printed, and the kind of each printed tag by line."""

    problems: tuple[Problem, ...]
    uses: tuple[Use, ...]
    printed: Mapping[int, Kind]


def check(source: str, scope: Mapping[str, Kind], environment: Environment, *, ids: bool = False) -> Checked:
    """Check tags against the names and kinds in `scope`.

    `source` holds one tag a line, so a line is a tag. With `ids`, a section's things are reached as attributes
    (`transfers.cambio`), which only a text in the same data can do.
    """
    checker = _Checker(scope, ids)
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        line = min(error.lineno, source.count("\n") + 1)
        return Checked((_syntax_problem(error, line),), (), {})
    checker.statements(tree.body, {}, frozenset())
    return Checked(tuple(checker.problems), tuple(checker.uses), checker.printed)


def _syntax_problem(error: TemplateSyntaxError, line: int) -> Problem:
    reason = error.message or ""
    if "unknown tag" in reason.lower() or "Encountered unknown" in reason:
        hint = msg("Use if, elif, else, endif, for and endfor.")
    elif "Unexpected end" in reason or "end of template" in reason:
        hint = msg("Every if needs an endif, and every for an endfor.")
    else:
        hint = msg("Look for a missing quotation mark, bracket or end of a tag.")
    return Problem(line, "tag.syntax", msg("The tag cannot be understood: {reason}", reason=reason), hint)


class _Checker:
    """Walks the tree with the names in scope and the facts that an `if` around has asked for."""

    def __init__(self, scope: Mapping[str, Kind], ids: bool) -> None:
        self.scope, self.ids = scope, ids
        self.problems: list[Problem] = []
        self.uses: list[Use] = []
        self.printed: dict[int, Kind] = {}

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
        kind, path, optional = self.expression(node, names)
        self.printed[node.lineno] = kind
        if kind is None:
            return
        if path:
            self.uses.append(Use(path, kind, node.lineno, not optional or not _is_asked(path, asked)))
        self._printable(node, kind, path)

    def _printable(self, node: nodes.Node, kind: Kind, path: str) -> None:
        if (inner := item_kind(kind)) is not None:
            self._problem(
                node,
                "tag.prints-list",
                msg("{name} is a list and cannot be printed as it stands.", name=path),
                msg('Write {{{{ {name} | och }}}} for "a, b och c", or repeat with for.', name=path)
                if is_class(inner, Term) or "name" in attributes(inner)
                else msg("Repeat with for."),
            )
        elif is_class(kind, Facts):
            known = ", ".join(name for name, sub in attributes(kind).items() if is_class(sub, Term))
            self._problem(
                node,
                "tag.prints-group",
                msg("{name} is several facts and cannot be printed as it stands.", name=path),
                msg("Choose one of them: {known}.", known=known),
            )
        elif kind is bool:
            self._problem(node, "tag.prints-truth", msg("{name} is a yes or no; use it in an if.", name=path))

    def _if(self, node: nodes.If, names: Names, asked: frozenset[str]) -> None:
        self.expression(node.test, names)
        self.statements(node.body, names, asked | self._asked_by(node.test, names))
        for branch in node.elif_:
            self._if(branch, names, asked)
        self.statements(node.else_, names, asked)

    def _asked_by(self, test: nodes.Node, names: Names) -> frozenset[str]:
        """The paths that are surely present where the test is true."""
        if isinstance(test, nodes.And):
            return self._asked_by(test.left, names) | self._asked_by(test.right, names)
        if isinstance(test, nodes.Compare):
            return self._asked_by(test.expr, names) if test.ops[0].op in ("eq", "in") else frozenset()
        path = _path(test, names)
        return frozenset({path}) if path else frozenset()

    def _for(self, node: nodes.For, names: Names, asked: frozenset[str]) -> None:
        if not isinstance(node.target, nodes.Name) or node.recursive or node.else_:
            self._refuse(node)
            return
        kind, path, _ = self.expression(node.iter, names)
        inner = item_kind(kind) if kind is not None else None
        if kind is not None and inner is None:
            self._problem(
                node,
                "tag.not-a-list",
                msg("{name} is not a list, so for cannot repeat over it.", name=path),
                msg("Lists here: {known}.", known=", ".join(_lists(kind)) or "-"),
            )
        inside = {**names, node.target.name: (inner, path), "loop": (LOOP, "")}
        if node.test is not None:
            self.expression(node.test, inside)
        self.statements(node.body, inside, asked)

    def expression(self, node: nodes.Node, names: Names) -> Meaning:
        """The kind of an expression (None if unknown), the path of the fact, and whether it may be absent."""
        rule = _EXPRESSIONS.get(type(node))
        return rule(self, node, names) if rule else self._refuse(node)

    def _const(self, node: nodes.Const, names: Names) -> Meaning:
        return (type(node.value), "", False) if isinstance(node.value, str | int) else self._refuse(node)

    def _truth(self, node: nodes.Expr, names: Names) -> Meaning:
        for child in node.iter_child_nodes():
            self.expression(child.expr if isinstance(child, nodes.Operand) else child, names)
        return bool, "", False

    def _constants(self, node: nodes.Tuple | nodes.List, names: Names) -> Meaning:
        constant = all(isinstance(item, nodes.Const) for item in node.items)
        return (tuple[str, ...], "", False) if constant else self._refuse(node)

    def _name(self, node: nodes.Name, names: Names) -> Meaning:
        if node.name in names:
            kind, path = names[node.name]
            return kind, path, False
        if node.name in self.scope:
            kind = self.scope[node.name]
            return kind, node.name, is_optional(kind)
        self._unknown(node, node.name, [*names, *self.scope])
        return _UNKNOWN

    def _attribute(self, node: nodes.Getattr, names: Names) -> Meaning:
        name = node.attr
        kind, path, optional = self.expression(node.node, names)
        if kind is None:
            return _UNKNOWN
        if kind is LOOP:
            if name not in LOOP:
                self._unknown(node, f"loop.{name}", [f"loop.{known}" for known in LOOP])
            return LOOP.get(name), "", False
        known = attributes(kind)
        if name in known:
            return known[name], f"{path}.{name}", optional or is_optional(known[name])
        if self.ids and is_class(kind, Section):
            return item_kind(known["items"]), f"{path}.{name}", False
        if item_kind(kind) is not None:
            self._problem(
                node,
                "tag.list-has-no-fields",
                msg("{name} is a list; its facts belong to each thing in it.", name=path),
                msg("Repeat with {{%p for thing in {name} %}} … {{%p endfor %}}.", name=path),
            )
        else:
            self._unknown(node, f"{path}.{name}", [f"{path}.{other}" for other in known])
        return _UNKNOWN

    def _item(self, node: nodes.Getitem, names: Names) -> Meaning:
        if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str):
            return self._refuse(node)
        name = node.arg.value
        kind, path, _ = self.expression(node.node, names)
        if kind is not None and not is_class(kind, Section):
            self._problem(node, "tag.no-items", msg("{name} has no things with an id.", name=path))
            return _UNKNOWN
        inner = item_kind(attributes(kind)["items"]) if kind is not None else None
        return inner, f"{path}.{name}", True

    def _filter(self, node: nodes.Filter, names: Names) -> Meaning:
        if node.name not in FILTERS or node.args or node.kwargs or node.node is None:
            self._unknown(node, node.name, list(FILTERS), code="tag.unknown-filter")
            return _UNKNOWN
        kind, path, optional = self.expression(node.node, names)
        if kind is None:
            return _UNKNOWN
        wanted = FILTERS[node.name]
        if not wanted.takes(kind):
            self._problem(
                node,
                "tag.filter-kind",
                msg("The filter {name} does not fit {path}.", name=node.name, path=path or "-"),
                wanted.hint,
            )
        return Term, path, optional

    def _call(self, node: nodes.Call, names: Names) -> Meaning:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name not in FUNCTIONS or self.ids or node.kwargs or len(node.args) != 1:
            return self._refuse(node)
        self.expression(node.args[0], names)
        return name, "", False

    def _unknown(self, node: nodes.Node, name: str, known: list[str], code: str = "tag.unknown-name") -> None:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        self._problem(
            node,
            code,
            msg("There is no {name}.", name=name),
            msg("Did you mean {near}?", near=near[0])
            if near
            else msg("What there is: {known}.", known=", ".join(sorted(known))),
        )

    def _refuse(self, node: nodes.Node) -> Meaning:
        self._problem(
            node,
            "tag.not-allowed",
            msg("The tag language has no such thing: {what}.", what=_WORDS.get(type(node).__name__, "this")),
            msg("It has names, filters, if, for and comparisons. Put what must be worked out in the data."),
        )
        return _UNKNOWN

    def _problem(self, node: nodes.Node, code: str, message: Message, hint: Message | None = None) -> None:
        self.problems.append(Problem(node.lineno, code, message, hint))


_EXPRESSIONS: dict[type[nodes.Node], Callable[..., Meaning]] = {
    nodes.Name: _Checker._name,
    nodes.Getattr: _Checker._attribute,
    nodes.Getitem: _Checker._item,
    nodes.Const: _Checker._const,
    nodes.Filter: _Checker._filter,
    nodes.Call: _Checker._call,
    nodes.Compare: _Checker._truth,
    nodes.And: _Checker._truth,
    nodes.Or: _Checker._truth,
    nodes.Not: _Checker._truth,
    nodes.Tuple: _Checker._constants,
    nodes.List: _Checker._constants,
}

_WORDS = {
    "Call": "a call",
    "Assign": "set",
    "AssignBlock": "set",
    "Macro": "macro",
    "Include": "include",
    "Import": "import",
    "FromImport": "import",
    "Extends": "extends",
    "Block": "block",
    "CallBlock": "call",
    "FilterBlock": "a filter block",
    "With": "with",
    "Test": "a test with is",
    "Concat": "~",
    "Add": "arithmetic",
    "Sub": "arithmetic",
    "Mul": "arithmetic",
    "Div": "arithmetic",
    "FloorDiv": "arithmetic",
    "Mod": "arithmetic",
    "Pow": "arithmetic",
    "Neg": "arithmetic",
    "Pos": "arithmetic",
    "CondExpr": "if inside an expression",
    "Getitem": "an item by number",
    "Slice": "a slice",
    "Dict": "a dictionary",
    "For": "for with several names, recursive or else",
}


def _path(node: nodes.Node, names: Names) -> str:
    match node:
        case nodes.Name():
            return names[node.name][1] if node.name in names else node.name
        case nodes.Getattr(attr=name) | nodes.Getitem(arg=nodes.Const(value=str(name))):
            before = _path(node.node, names)
            return f"{before}.{name}" if before else ""
        case _:
            return ""


def _is_asked(path: str, asked: frozenset[str]) -> bool:
    """Whether an `if` around has asked for the path or for something inside it."""
    return any(known == path or known.startswith(path + ".") for known in asked)


def _lists(kind: Kind) -> Iterator[str]:
    return (name for name, sub in attributes(kind).items() if item_kind(sub) is not None)
