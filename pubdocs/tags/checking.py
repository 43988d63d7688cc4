"""What tags may say: the whitelist, and every name checked in all branches against the types of the model."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, nodes

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import Clause
from pubdocs.diagnostics import msg
from pubdocs.tags.expressions import FUNCTIONS, Expressions
from pubdocs.tags.filters import FILTERS
from pubdocs.tags.grammar import Problem, parse, problems, readable
from pubdocs.tags.kinds import ANY, Kind, Loop, Use, attributes, is_class, is_clauses, item_kind
from pubdocs.tags.naming import Names, path_of, said

_OF_CLAUSES = {name: attributes(Clause)[name] for name in ("heading", "text", "clauses")}
"""What is printed of a clause; the clauses inside it have the same."""

__all__ = ["Checked", "Problem", "Use", "check"]


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


class _Checker(Expressions):
    """Walks the tree with the names in scope and the facts that an `if` around has asked for."""

    def __init__(self, scope: Mapping[str, Kind], ids: bool) -> None:
        super().__init__(scope, ids)
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
                    self.refuse(node)

    def _output(self, node: nodes.Node, names: Names, asked: frozenset[str]) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        self.trees[node.lineno] = node
        if isinstance(node, nodes.Call):
            self.printed[node.lineno] = self.call(node, names)
            return
        kind, path, optional = self.expression(node, names)
        self.printed[node.lineno] = kind
        if path and is_clauses(kind):
            self.uses.extend(Use(f"{path}.{name}", below, node.lineno, False) for name, below in _OF_CLAUSES.items())
        elif path and kind is not None:
            required = not optional or not all(_is_asked(one, asked) for one in optional)
            self.uses.append(Use(path, kind, node.lineno, required))
        self._printable(node, kind)

    def _printable(self, node: nodes.Node, kind: Kind) -> None:
        if kind is None or kind is ANY or (is_clauses(kind) and not self.ids):
            return  # clauses can be printed where they stand alone, which only the document tells
        name = said(node)
        if item_kind(kind) is not None:
            self.problem(
                node,
                "tag.prints-list",
                msg("{name} is a list and cannot be printed as it stands.", name=name),
                msg('Write {{{{ {name} | och }}}} for "a, b och c", or repeat with for.', name=name)
                if FILTERS["och"].takes(kind)
                else msg("Repeat it: {{%p for thing in {name} %}} … {{%p endfor %}}.", name=name),
            )
        elif is_class(kind, Facts, Loop):
            known = ", ".join(f"{name}.{below}" for below, sub in attributes(kind).items() if is_class(sub, str, int))
            self.problem(
                node,
                "tag.prints-group",
                msg("{name} is several facts and cannot be printed as it stands.", name=name),
                msg("Choose one of them: {known}.", known=known)
                if known
                else msg("Repeat it: {{%p for thing in {name} %}} … {{%p endfor %}}.", name=f"{name}.items"),
            )
        elif kind is bool:
            self.problem(
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
            self.refuse(node)
            return
        self.trees[node.lineno] = node
        variable = node.target.name
        if variable in ("loop", "self", *FUNCTIONS) or variable.startswith("_"):
            self.problem(
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
        self.problem(
            node,
            "tag.not-a-list",
            msg("{name} is not a list, so for cannot repeat over it.", name=name or "-"),
            msg("Lists here: {known}.", known=", ".join(lists)) if lists else msg("Print it once, without for."),
        )


def _is_asked(path: str, asked: frozenset[str]) -> bool:
    """Whether an `if` around has asked for the path or for something inside it."""
    return any(known == path or known.startswith(path + ".") for known in asked)
