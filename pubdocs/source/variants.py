"""The tree of a variant: an agreement's tree made for a region, with the layers that hold there laid over it."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace

from pubdocs.agreement.model import Agreement
from pubdocs.agreement.variant import Variant
from pubdocs.diagnostics import Diagnostic, Findings, Severity, Span, msg
from pubdocs.source.basis import Found, Trees
from pubdocs.source.binding import bind, plain
from pubdocs.source.layers import Layers
from pubdocs.source.node import Mapping, Node, Scalar
from pubdocs.source.overlay import Overlaid, overlay
from pubdocs.source.reader import read_file
from pubdocs.source.regions import made_for, region_words, strange_regions, without_replaced, written_for
from pubdocs.source.tree import Tree

# What may be so in one variant and still be right, if the same file does something in another.
_IDLE = ("overlay.nothing-to-remove", "overlay.nothing-to-append-to")
# What stands in an agreement's own file alone. Agreements stand in a chain, not variants of them: a link that a layer
# stated would be asked of nobody.
_NOT_HERE = ("based_on", "regions", "chain")


@dataclass(frozen=True, slots=True)
class Laid:
    """A variant's tree, None if it cannot be made; what its layers overrode (`overlay.Overlaid`); what is wrong.

    `idle`: what in a layer, by its file, had nothing to work on here.
    """

    node: Node | None
    beneath: Table[Span, tuple[Span, ...]] = field(default_factory=dict)
    found: Found = ()
    idle: Table[str, Found] = field(default_factory=dict)


class Variants:
    """The variants of a project's agreements. Each layer is read once; trees are kept for one agreement at a time."""

    def __init__(self, tree: Tree, trees: Trees, layers: Layers) -> None:
        self._tree, self._trees, self._layers = tree, trees, layers
        self._read: dict[str, tuple[Mapping | None, Found]] = {}
        self._kept_of, self._kept = "", dict[str, Laid]()
        self._idle: dict[Variant, Table[str, Found] | None] = {}

    def regions_of(self, id_: str) -> tuple[str, ...]:
        """The regions that an agreement has a variant for, as far as it can be read."""
        return tuple(dict.fromkeys(word.value for word in region_words(self._trees.node(id_)[0])))

    def laid(self, variant: Variant) -> Laid:
        """A variant's tree.

        Complaints: those of `basis.Trees.node`, `layers.Layers.strangers`, `regions.made_for`, `reader.read_file` and
        `overlay.overlay`; data.unknown-id, overlay.other-region, overlay.not-here, overlay.nothing.
        """
        agreement, region, form = variant
        regions = self.regions_of(agreement)
        made = self._made(agreement, region)
        found = list(made.found)
        if not self._trees.node(agreement)[1]:  # else its regions may not be what they seem
            found += self._layers.strangers(agreement, regions)
        own = [file for file in self._layers.files(variant) if file not in self._layers.shared]
        found += self._always_idle(own, [Variant(agreement, one) for one in regions] if own else ())
        return replace(made, node=_in_form(made.node, form), found=tuple(found))

    def alike(self, variant: Variant) -> Iterator[Diagnostic]:
        """A warning that variants cannot but say the same (data.no-region).

        No party gives its place to a region's, and the same layers are laid in them.
        """
        node, _ = self._trees.node(variant.agreement)
        if not variant.region or not isinstance(node, Mapping) or written_for(node, self._layers.regions):
            return
        words, files = region_words(node), self._layers.files(variant)
        same = [word for word in words if self._layers.files(Variant(variant.agreement, word.value)) == files]
        if len(same) > 1:
            message = msg(
                "The variants for {regions} are alike: no party is a region, so there is none whose place they take.",
                regions=", ".join(word.value for word in same),
            )
            hint = msg("Name the region that the agreement is written for among its parties; or take regions out.")
            yield Diagnostic("data.no-region", message, same[0].span, hint, Severity.WARNING)

    def shared_idle(self, agreements: Iterable[str]) -> tuple[Diagnostic, ...]:
        """What in the layers that hold for many agreements has nothing to work on in any: these are all agreements."""
        every = [Variant(id_, region) for id_ in agreements for region in self.regions_of(id_)]
        return tuple(self._always_idle(self._layers.shared, every))

    def _always_idle(self, files: Iterable[str], variants: Iterable[Variant]) -> Iterator[Diagnostic]:
        """What in some layers had nothing to work on in any of the variants that they are laid in."""
        laid = {variant: set(self._layers.files(variant)) for variant in variants}
        for file in files:
            holding = [variant for variant in laid if file in laid[variant]]
            if not holding:
                message = msg("No agreement has a variant that this file holds for.")
                yield Diagnostic("overlay.nothing", message, Span(file, 1, 1), _NOTHING)
            cases = [idle.get(file, ()) for one in holding if (idle := self._idle_of(one)) is not None]
            common = [{(found.code, found.span) for found in case} for case in cases]
            first = cases[0] if cases else ()
            yield from (found for found in first if all((found.code, found.span) in case for case in common))

    def _idle_of(self, variant: Variant) -> Table[str, Found] | None:
        """What had nothing to work on in a variant, by file; None if it could not be laid at all."""
        if variant not in self._idle:
            made = self._made(variant.agreement, variant.region)
            self._idle[variant] = None if made.node is None else made.idle
        return self._idle[variant]

    def _made(self, agreement: str, region: str) -> Laid:
        """A variant's tree in its own form. Those of one agreement are kept."""
        if self._kept_of != agreement:
            self._kept_of, self._kept = agreement, {}
        if region not in self._kept:
            self._kept[region] = self._lay(agreement, region)
        return self._kept[region]

    def _lay(self, agreement: str, region: str) -> Laid:
        node, found = self._trees.node(agreement)
        below, findings = self._trees.beneath(agreement), Findings()
        findings.extend(found)
        if not region or below is None:
            return Laid(node, below.beneath if below is not None else {}, tuple(findings))
        word = next((word for word in region_words(node) if word.value == region), Scalar(region, below.node.span))
        if strange := tuple(strange_regions([word], self._layers.names)):
            return Laid(None, {}, strange)
        before = [id_.value for id_ in written_for(below.node, self._layers.regions)]
        laid = replace(below, node=made_for(below.node, word, self._layers.regions, findings))
        idle: dict[str, Found] = {}
        for file in self._layers.files(Variant(agreement, region)):
            above, wrong = self._layer(file)
            findings.extend(wrong)
            if above is None:
                return Laid(None, {}, tuple(findings))
            above = without_replaced(above, before, region, findings)
            laid, idle[file] = _over(laid, above, findings)
        return Laid(laid.node, laid.beneath, tuple(findings), idle)

    def _layer(self, file: str) -> tuple[Mapping | None, Found]:
        """A layer's tree without what has no place in one, and what is wrong with it."""
        if file not in self._read:
            findings, above = Findings(), None
            node = read_file(self._tree, file, findings)
            if isinstance(node, Mapping):
                findings.extend(_not_here(node))
                above = replace(node, entries=tuple(one for one in node.entries if one[0].value not in _NOT_HERE))
            elif node is not None:
                bind(node, Agreement, findings)
            self._read[file] = (above, tuple(findings))
        return self._read[file]


def _over(below: Overlaid, above: Mapping, findings: Findings) -> tuple[Overlaid, Found]:
    """A layer laid over what is below, and what of it had nothing to work on; what is wrong is added to `findings`."""
    found = Findings()
    laid = overlay(below, above, Agreement, found)
    idle = [one for one in found if one.code in _IDLE]
    findings.extend(one for one in found if one.code not in _IDLE)
    if not len(found) and above.entries and plain(laid.node) == plain(below.node):
        message = msg("This file changes nothing: what it says is so already.")
        idle.append(Diagnostic("overlay.nothing", message, Span(above.span.file, 1, 1), _NOTHING))
    return laid, tuple(idle)


_NOTHING = msg("Write what differs, or take the file away.")


def _not_here(node: Mapping) -> Iterator[Diagnostic]:
    for key, _ in node.entries:
        if key.value in _NOT_HERE:
            message = msg('"{key}" can stand in the agreement\'s own file alone.', key=key.value)
            yield Diagnostic("overlay.not-here", message, key.span, msg("Move the line there."))


def _in_form(node: Node | None, form: str) -> Node | None:
    """A tree in another form than its own."""
    if not form or not isinstance(node, Mapping):
        return node
    own = node.get("form")
    return node.put("form", Scalar(form, own.span if own is not None else node.span))
