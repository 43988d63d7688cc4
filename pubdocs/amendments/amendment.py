"""The noun `Amendment`: one change of an agreement, with its kind, what of the law it touches, and its words."""

from collections.abc import Callable
from dataclasses import dataclass

from pubdocs.agreement.facts import Facts, fact
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.values import Id, Term
from pubdocs.amendments.kinds import ChangeKind, ChangeSeverity, cited

Told = Callable[[Term], str]
"""How a value is told in words: a text with the facts that it names in their places."""


class Amendment(Facts):
    """One change of an agreement."""

    kind: ChangeKind = fact("What sort of change it is.")
    severity: ChangeSeverity = fact("substantive or editorial.")
    path: Term = fact("Where in the facts, for example transfers.cambio.basis.")
    words: Term = fact("The change in a sentence.")
    law: Term | None = fact("What of the law it touches, in words.", default=None)
    articles: tuple[Term, ...] = fact("The same as articles of GDPR (28(2)), V for chapter V.", default=())
    old: Term | None = fact("The wording before.", default=None)
    new: Term | None = fact("The wording now.", default=None)
    was: Id | None = fact("The id of the thing that it is about, before.", default=None)
    thing: Id | None = fact("The id of the thing that it is about, now.", default=None)

    @property
    def cited(self) -> str:
        """What of the law it touches, as diagnostics have it: GDPR art. 28(2), 28(4)."""
        return cited(self.articles)


@dataclass(frozen=True, slots=True)
class Side:
    """An agreement as it was or is, and how its values are told."""

    agreement: Agreement
    told: Told = lambda value: value.wording


def mirrored(amendment: Amendment) -> Amendment:
    """The same change seen from the other side; its words are left as they are."""
    one = amendment
    turned = {"kind": one.kind.opposite, "old": one.new, "new": one.old, "was": one.thing, "thing": one.was}
    return Amendment(**{**one.__dict__, **turned})
