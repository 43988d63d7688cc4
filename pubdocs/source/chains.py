"""The links of chains, gathered from the agreements' files: only what a chain is made of is read of a neighbour.

So a neighbour with a fault elsewhere in its file does not stop the agreement that was asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pubdocs.agreement.chain import Chain, Link, Side, complaints, unreadable
from pubdocs.agreement.codes import Role
from pubdocs.agreement.values import Id, Refused, Term
from pubdocs.diagnostics import Diagnostic, Findings
from pubdocs.source import node as tree
from pubdocs.source.completion import nodes_at
from pubdocs.source.project import Workspace

T = TypeVar("T", bound=Term)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Links by agreement id, and the ids of agreements that cannot be read as links."""

    links: Mapping[str, Link]
    faulty: frozenset[str]


def check_chains(workspace: Workspace, asked: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with how agreements stand in their chains.

    Gives what `agreement.chain.complaints` and `unreadable` give. What is wrong with a file that was asked for itself
    is told where it is read.
    """
    ids = [id_ for id_ in asked if id_ in workspace.agreement_ids]
    gathered = gather_links(workspace, ids)
    found = list(complaints(gathered.links, workspace.agreement_ids, ids))
    files = {id_: _file(workspace, id_) for id_ in gathered.faulty.difference(ids)}
    for id_ in ids:
        found.extend(unreadable(gathered.links[id_], files) if id_ in gathered.links else ())
    return tuple(found)


def chain_of(workspace: Workspace, id_: str) -> tuple[Chain, tuple[Diagnostic, ...]]:
    """The chain that an agreement stands in, and warnings about it.

    Raises Fault: project.unknown-agreement, all that is wrong with a file that cannot be read as a link, and the errors
    that `agreement.chain.complaints` gives.
    """
    gathered, found = gather_links(workspace, [id_]), Findings()
    unread = gathered.faulty if id_ in workspace.agreement_ids else [id_]
    found.attempt(lambda: workspace.agreements(unread) if unread else None)
    found.extend(complaints(gathered.links, workspace.agreement_ids, gathered.links))
    found.raise_errors()
    return Chain(id_, gathered.links), tuple(found)


def gather_links(workspace: Workspace, ids: Iterable[str]) -> Gathered:
    """The links that can be reached from some agreements."""
    links: dict[str, Link] = {}
    faulty: set[str] = set()
    ahead = list(ids)
    for id_ in ahead:
        if id_ in links or id_ in faulty or id_ not in workspace.agreement_ids:
            continue
        link = _link(workspace, id_)
        if link is None:
            faulty.add(id_)
        else:
            links[id_] = link
            ahead.extend((*link.above, *link.below))
    return Gathered(links, frozenset(faulty))


def _file(workspace: Workspace, id_: str) -> str:
    return f"{workspace.project.agreements}/{id_}.yaml"


def _link(workspace: Workspace, id_: str) -> Link | None:
    """An agreement as a link, whatever is wrong in the rest of its file; None if it cannot be read as one."""
    node = workspace.node(id_, Findings())
    if not isinstance(node, tree.Mapping):
        return None
    try:
        return Link(
            id_,
            next(map(str, _terms(node, ("title",), Term)), id_),
            _file(workspace, id_),
            tuple(_sides(node, workspace.name_of)),
            tuple(_terms(node, ("chain", "above"), Id)),
            tuple(_terms(node, ("chain", "below"), Id)),
            frozenset(
                str(word) for key in ("id", "name") for word in _terms(node, ("subprocessors", "items", key), Term)
            ),
        )
    except Refused:
        return None


def _sides(node: tree.Node, name_of: Callable[[str], str | None]) -> Iterator[Side]:
    """The parties that have an id and a role; a name that is not stated is the organisation's own, or else the id."""
    for party in nodes_at(node, ("parties",)):
        ids, roles, names = _terms(party, ("id",), Id), _terms(party, ("role",), Role), _terms(party, ("name",), Term)
        if ids and roles:
            yield Side(ids[0], str(names[0]) if names else name_of(ids[0]) or str(ids[0]), roles[0])


def _terms(node: tree.Node, path: tuple[str, ...], kind: type[T]) -> list[T]:
    """The values at a path. Raises Refused if one is not of the kind."""
    scalars = [one for one in nodes_at(node, path) if isinstance(one, tree.Scalar)]
    return [kind.parse(Term(scalar.words, scalar.span)) for scalar in scalars]
