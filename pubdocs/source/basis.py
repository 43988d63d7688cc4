"""Agreements that are based on others (`based_on`): each file's tree, laid over that of the agreement below it."""

from collections.abc import Callable
from dataclasses import replace

from pubdocs.agreement.model import Agreement
from pubdocs.diagnostics import Diagnostic, Findings, msg
from pubdocs.source.binding import plain
from pubdocs.source.completion import near
from pubdocs.source.node import Mapping, Node, Scalar
from pubdocs.source.overlay import Overlaid, overlay
from pubdocs.source.reader import read_file
from pubdocs.source.tree import Tree

Found = tuple[Diagnostic, ...]


class Trees:
    """The trees of a project's agreements. Each file is read once; complaints go to everyone who asks for a tree."""

    def __init__(
        self,
        tree: Tree,
        folder: str,
        ids: Callable[[], tuple[str, ...]],
        written_out: Callable[[Node], Node] = lambda node: node,
    ) -> None:
        """`written_out`: a file's tree with whatever its words stand for, before it is laid over another."""
        self._tree, self._folder, self._ids, self._written_out = tree, folder, ids, written_out
        self._read: dict[str, tuple[Node | None, Found]] = {}
        self._made: dict[str, tuple[Node | Overlaid | None, Found]] = {}

    def node(self, id_: str) -> tuple[Node | None, Found]:
        """An agreement's whole tree, and what is wrong with it; None if it cannot be made.

        Complaints: those of `reader.read_file` and `overlay.overlay`; data.circle, data.unknown-id, overlay.nothing.
        """
        made, found = self._whole(id_, (id_,))
        return (made.node if isinstance(made, Overlaid) else made), found

    def beneath(self, id_: str) -> Overlaid | None:
        """An agreement's whole tree with what its layers overrode, if it can be made and is one of facts."""
        made, _ = self._whole(id_, (id_,))
        return made if isinstance(made, Overlaid) else None

    def files(self, id_: str) -> tuple[str, ...]:
        """The files that an agreement is read from, its own first."""
        way = [id_]
        while (named := _named(self._file(way[-1])[0])) is not None and named.value in self._ids():
            if named.value in way:
                break
            way.append(named.value)
        return tuple(self._path(one) for one in way)

    def _path(self, id_: str) -> str:
        return f"{self._folder}/{id_}.yaml"

    def _file(self, id_: str) -> tuple[Node | None, Found]:
        if id_ not in self._read:
            findings = Findings()
            node = read_file(self._tree, self._path(id_), findings)
            self._read[id_] = (None if node is None else self._written_out(node), tuple(findings))
        return self._read[id_]

    def _whole(self, id_: str, way: tuple[str, ...]) -> tuple[Node | Overlaid | None, Found]:
        """A tree; `way` are the agreements that lead to it, itself the last."""
        if id_ not in self._made:
            findings = Findings()
            node, found = self._file(id_)
            findings.extend(found)
            named = _named(node)
            made: Node | Overlaid | None = Overlaid(node) if isinstance(node, Mapping) else node
            if isinstance(node, Mapping) and named is not None:
                made = self._based(node, named, way, findings)
            self._made[id_] = (made, tuple(findings))
        return self._made[id_]

    def _based(self, node: Mapping, named: Scalar, way: tuple[str, ...], findings: Findings) -> Overlaid | None:
        base, found = self._base(named, way)
        findings.extend(found)
        if not isinstance(base, Overlaid):
            return None
        before, own = len(findings), "based_on"
        below = replace(base, node=_without(base.node, own))
        laid = overlay(below, _without(node, own), Agreement, findings)
        if len(findings) == before and plain(laid.node) == plain(below.node):
            message = msg('Nothing here differs from what "{id}" says.', id=named.value)
            findings.add(Diagnostic("overlay.nothing", message, named.span, msg("Write what differs below.")))
        # What is missing in the whole is missing in this file.
        return replace(laid, node=replace(laid.node.put(own, named), span=node.span))

    def _base(self, named: Scalar, way: tuple[str, ...]) -> tuple[Node | Overlaid | None, Found]:
        id_ = named.value
        if id_ in way:
            circle = " → ".join((*way[way.index(id_) :], id_))
            message = msg("The agreement is based on itself: {way}.", way=circle)
            return None, (Diagnostic("data.circle", message, named.span, msg("Let one of them stand by itself.")),)
        if id_ not in self._ids():
            hint = near(id_, self._ids()) or msg("It must be an agreement in the folder {folder}.", folder=self._folder)
            return None, (Diagnostic("data.unknown-id", msg('There is no "{id}".', id=id_), named.span, hint),)
        return self._whole(id_, (*way, id_))


def _named(node: Node | None) -> Scalar | None:
    """The agreement that a file says it is based on; a tag there is refused when the tree is bound."""
    named = node.get("based_on") if isinstance(node, Mapping) else None
    return named if isinstance(named, Scalar) and not named.tag and named.value else None


def _without(node: Mapping, key: str) -> Mapping:
    return replace(node, entries=tuple((k, v) for k, v in node.entries if k.value != key))
