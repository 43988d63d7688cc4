"""Regions and groups of them: what the words under `regions` stand for, and what a region's variant says of itself."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace

from pubdocs.agreement.form import Group
from pubdocs.agreement.variant import ALL
from pubdocs.diagnostics import Diagnostic, Findings, msg
from pubdocs.source.completion import near, nodes_at
from pubdocs.source.node import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Regions:
    """Every region's id in the catalogue's order, and the regions of each of the project's groups in its order."""

    ids: tuple[str, ...]
    groups: Table[str, tuple[str, ...]]

    def members(self, word: str) -> tuple[str, ...]:
        """The regions that a word stands for: all of them, a group's, or the one of that id."""
        return self.ids if word == ALL else self.groups.get(word, (word,))

    def names_for(self, region: str) -> tuple[str, ...]:
        """What files that hold for a region are called, from the widest to the narrowest."""
        return (ALL, *(group for group, regions in self.groups.items() if region in regions), region)

    def written_out(self, node: Node) -> Node:
        """An agreement's tree with regions for the words that stand for several; each stands where its word does."""
        stated = node.get("regions") if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or stated is None:
            return node
        if isinstance(stated, Scalar) and stated.value == ALL and not stated.tag:
            stated = Sequence((stated,), stated.span)
        if not isinstance(stated, Sequence):
            return node  # complained of when it is bound
        single = {word.value for word in _scalars(stated)}
        return node.put("regions", replace(stated, items=tuple(self._each(stated, single))))

    def _each(self, stated: Sequence, single: set[str]) -> Iterator[Node]:
        """A list's items, with the regions that a word stands for and that the list does not name themselves."""
        taken: set[str] = set()
        for item in stated.items:
            if not isinstance(item, Scalar) or self.members(item.value) == (item.value,):
                yield item
                continue
            for region in self.members(item.value):
                if region not in single | taken:
                    taken.add(region)
                    yield replace(item, value=region)


def region_words(node: Node | None) -> tuple[Scalar, ...]:
    """The regions of an agreement, each where it is named."""
    stated = node.get("regions") if isinstance(node, Mapping) else None
    return tuple(_scalars(stated)) if isinstance(stated, Sequence) else ()


def made_for(node: Mapping, region: Scalar, regions: Regions, findings: Findings) -> Mapping:
    """An agreement's tree with a region in the place of the region that it is written for.

    That is the party that is one of the agreement's regions or, if none is, one of the catalogue's. What is said of it
    is said of no other region, so only its role is kept; and so it is with who signs for it. Adds data.two-regions.
    """
    written = written_for(node, regions)
    if len({id_.value for id_ in written}) > 1:
        hint = msg("Let regions name the one that each region takes the place of, and not the other.")
        message = msg(
            'Both "{one}" and "{other}" are regions, and it cannot be told which of them a variant is for.',
            one=written[0].value,
            other=written[1].value,
        )
        findings.add(Diagnostic("data.two-regions", message, written[1].span, hint))
    elif written and written[0].value != region.value:
        node = _each_in(node, "parties", "id", written[0].value, region, kept=("role",))
        node = _each_in(node, "signed", "party", written[0].value, region, kept=())
    return node


def written_for(node: Mapping, regions: Regions) -> list[Scalar]:
    """The ids of the parties that may be the region which an agreement is written for: of one, if all is well."""
    parties = (party for party in nodes_at(node, ("parties",)) if isinstance(party, Mapping))
    named = [id_ for party in parties if isinstance(id_ := party.get("id"), Scalar)]
    own = {word.value for word in region_words(node)}
    return [id_ for id_ in named if id_.value in own] or [id_ for id_ in named if id_.value in regions.ids]


def without_replaced(layer: Mapping, before: Iterable[str], region: str, findings: Findings) -> Mapping:
    """A layer without what it says of the region whose place another has taken. Adds overlay.other-region.

    It would be laid over nothing, and add a party.
    """
    there = layer.get("parties")
    if not isinstance(there, Sequence) or not there.items:
        return layer
    left: list[Node] = []
    for item in there.items:
        id_ = item.get("id") if isinstance(item, Mapping) else None
        if not isinstance(id_, Scalar) or id_.value == region or id_.value not in before:
            left.append(item)
            continue
        message = msg('"{id}" is whom the agreement is written for; here another region is in its place.', id=id_.value)
        hint = msg("Write that region's id, in the file of its own name; what is said of one region holds for one.")
        findings.add(Diagnostic("overlay.other-region", message, id_.span, hint))
    if left:
        return layer.put("parties", replace(there, items=tuple(left)))
    return replace(layer, entries=tuple(one for one in layer.entries if one[0].value != "parties"))


def _each_in(node: Mapping, key: str, name: str, before: str, region: Scalar, *, kept: tuple[str, ...]) -> Mapping:
    """The things of a list that name the region from before name the other, and say only what is kept."""

    def changed(item: Node) -> Node:
        named = item.get(name) if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(named, Scalar) or named.value != before:
            return item
        entries = tuple(one for one in item.entries if one[0].value in (name, *kept))
        return replace(item, entries=entries).put(name, Scalar(region.value, region.span))

    there = node.get(key)
    if not isinstance(there, Sequence):
        return node
    return node.put(key, replace(there, items=tuple(changed(item) for item in there.items)))


def wrong_groups(groups: Iterable[Group], organisations: Callable[[], Iterable[str]]) -> Iterator[Diagnostic]:
    """Complaints about a project's groups: project.group-id, data.unknown-id."""
    there = tuple(organisations()) if groups else ()
    for group in groups:
        if group.id in (ALL, *there):
            message = msg('A group cannot be called "{id}": that is a region, or all of them.', id=group.id)
            yield Diagnostic("project.group-id", message, group.id.span, msg("Give the group another id."))
        for region in (region for region in group.regions if region not in there):
            hint = near(region, there) or msg("It must be a region or another organisation.")
            yield Diagnostic("data.unknown-id", msg('There is no "{id}".', id=region), region.span, hint)


def strange_regions(words: Iterable[Scalar], there: Iterable[str]) -> Iterator[Diagnostic]:
    """Complaints about regions of an agreement that are none of those that there are (data.unknown-id)."""
    there = tuple(there)
    for word in (word for word in words if word.value not in there):
        hint = near(word.value, there) or msg("It must be a region, another organisation or a group in pubdocs.yaml.")
        yield Diagnostic("data.unknown-id", msg('There is no "{id}".', id=word.value), word.span, hint)


def _scalars(node: Sequence) -> Iterator[Scalar]:
    return (item for item in node.items if isinstance(item, Scalar))
