"""What changed in each agreement between two sides: in its facts, in the words of its form, in what it refers to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pubdocs.agreement.model import Agreement
from pubdocs.agreement.variant import Variant
from pubdocs.amendments.amendment import Amendment, Side
from pubdocs.amendments.changes import changes
from pubdocs.cache import Cache
from pubdocs.comparing.documents import Sided, Wanted, differences, made_on
from pubdocs.comparing.projects import both_opened
from pubdocs.comparing.sides import ProjectSide
from pubdocs.diagnostics import Diagnostic, Fault, Findings, msg
from pubdocs.library import Library
from pubdocs.notices.formwords import elsewhere_changed, form_changes
from pubdocs.source.material import Material
from pubdocs.source.reference import reference
from pubdocs.tags.scope import facts
from pubdocs.tags.told import told
from pubdocs.word.references import phrase


@dataclass(frozen=True, slots=True)
class Changed:
    """A variant of an agreement that changed: as it was, as it is, what changed; and its documents to refer to."""

    variant: Variant
    old: Agreement
    new: Agreement
    amendments: tuple[Amendment, ...]
    library: Library


class FoundChanges(NamedTuple):
    """What changed, and the agreements that are on the new side alone: of these there is no change to tell."""

    changed: tuple[Changed, ...]
    fresh: tuple[str, ...]


def found_changes(old: ProjectSide, new: ProjectSide, wanted: Wanted, cache: Cache) -> FoundChanges:
    """What changed in the agreements that are wanted. Raises Fault: what is wrong on either side, placed there."""
    found, names = Findings(), wanted.names
    before, after = both_opened(old, new, wanted.regions, cache)
    _all_there(names, after)
    for sided in (before, after):
        for agreement in sorted(sided.production.unreadable):
            if not names or agreement in names:
                with found.collecting():  # nobody knows which variants it had: what is wrong with it is all there is
                    made_on(*sided, Variant(agreement))
    changed: list[Changed] = []
    for variant in _wanted(after, names):
        if variant in before.production.plan:
            with found.collecting():
                changed += _changed(before, after, variant, cache)
    found.raise_errors()
    fresh = {one.agreement for one in _wanted(after, names)} - {one.agreement for one in before.production.plan}
    return FoundChanges(tuple(changed), tuple(sorted(fresh)))


def _wanted(project: Sided, names: tuple[str, ...]) -> Iterator[Variant]:
    yield from (one for one in project.production.plan if not names or one.agreement in names)


def _all_there(names: tuple[str, ...], project: Sided) -> None:
    there = {one.agreement for one in project.production.plan}
    unknown = [name for name in names if name not in there]
    if unknown:
        hint = msg("There are: {names}", names=", ".join(sorted(there)))
        raise Fault(
            Diagnostic("project.unknown-agreement", msg('There is no agreement "{id}".', id=name), None, hint)
            for name in unknown
        )


def _changed(old: Sided, new: Sided, variant: Variant, cache: Cache) -> Iterator[Changed]:
    """A variant, if anything in it changed. Both sides' documents are made, for a broken one gives no notice."""
    if old.production.digest_of(variant) == new.production.digest_of(variant):
        return
    before, olds = made_on(*old, variant)
    after, news = made_on(*new, variant)
    was, now = _Told(old.side, before, variant, cache), _Told(new.side, after, variant, cache)
    third = reference()
    found = (
        *changes(was.as_side(), now.as_side(), lambda country: not third.in_eea(country)),
        *form_changes(old.side.tree, before, new.side.tree, after, variant),
    )
    amendments = tuple(one for one in found if one.kind not in _UNTOLD)
    if not amendments and not any(one.kind == "signatures" for one in found):
        both = ((name, olds[name].document, news[name].document) for name in news if name in olds)
        amendments = tuple(elsewhere_changed(after, variant, both, differences))
    if amendments:
        yield Changed(variant, before.variants[variant], after.variants[variant], amendments, now.library)


_UNTOLD = ("internal", "signatures")
"""What no party needs to be told: what no document prints, and what the parties themselves did when they signed."""


class _Told:
    """How the values of a variant are told on one side."""

    def __init__(self, side: ProjectSide, material: Material, variant: Variant, cache: Cache) -> None:
        self.library = Library(side.tree, material, cache)
        self._agreement, form = self.library.agreement(variant)
        self._facts: Mapping[str, object] = facts(self._agreement, form, form.appendices[0])
        self._elsewhere = self.library.elsewhere(variant, "")

    def as_side(self) -> Side:
        """The agreement, and how its values are told."""
        return Side(self._agreement, lambda value: told(value, self._facts, self._referred))

    def _referred(self, link: str) -> str:
        """What a reference says: "punkt 8 i bilaga 1"."""
        targets = [target.removeprefix("#") for target in link.split(",")]
        spots = [spot for target in targets if (spot := self._elsewhere.find(target))]
        return "".join(words for words, _, _ in phrase(spots)) if spots else link
