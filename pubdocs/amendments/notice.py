"""The facts of a notice: what changed, for whom, from when, and until when the controller may object.

The templates of a form of the kind `notice` print them, under the name `notice`, beside those of the agreement as it is
now.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pubdocs.agreement.chain import ENTRUSTS
from pubdocs.agreement.facts import Facts, fact
from pubdocs.agreement.model import Agreement, Authorisation, PartyInRole, Subprocessor, Transfer
from pubdocs.agreement.values import Country, Day, Id, Term, Whole
from pubdocs.agreement.wording import same_words
from pubdocs.amendments.amendment import Amendment
from pubdocs.amendments.kinds import ChangeKind, ChangeSeverity

LETTERED = ("subprocessor-new", "subprocessor-replaced")
"""The kinds of which GDPR art. 28(2) wants each controller to be told beforehand."""

TRANSFERRED = ("transfer-new", "transfer-basis")
"""The kinds that the controller decides on, where a transfer wants its approval (GDPR art. 28(3)(a))."""


class Engagement(Facts):
    """A sub-processor that is to be engaged (GDPR art. 28(2))."""

    company: Subprocessor = fact("The sub-processor.")
    replaces: Term | None = fact("The one that it takes the place of.", default=None)
    start: Day = fact("The first day on which it may process data.")
    third_countries: tuple[Country, ...] = fact("Its countries outside the EEA.", default=())
    transfers: tuple[Transfer, ...] = fact("The transfers to it.", default=())


class Notice(Facts):
    """A notice of the changes of an agreement, to one party or, where none is named, to all who are joined to it."""

    date: Day = fact("The day of the notice.")
    decided: Day = fact("The day on which the changes were decided.")
    effective: Day = fact("The day on which they take effect.")
    last_day: Day | None = fact("The last day to object to a new sub-processor.", default=None)
    objection_days: Whole | None = fact("Days in which to object.", default=None)
    severity: ChangeSeverity = fact("substantive if any of the changes is, else editorial.")
    changes: tuple[Amendment, ...] = fact("Everything that changed.")
    substantive: tuple[Amendment, ...] = fact("The substantive changes.", default=())
    editorial: tuple[Amendment, ...] = fact("The editorial changes.", default=())
    engagements: tuple[Engagement, ...] = fact("New sub-processors.", default=())
    authorisation: Authorisation | None = fact("How they are authorised, as agreed so far.", default=None)
    sender: PartyInRole = fact("The party that gives the notice: the processor.")
    recipient: PartyInRole | None = fact("The party that it goes to: the controller.", default=None)
    old_version: Term | None = fact("The version before.", default=None)
    old_date: Day | None = fact("The date of the version before.", default=None)

    @property
    def companies(self) -> tuple[Subprocessor, ...]:
        """The new sub-processors."""
        return tuple(one.company for one in self.engagements)

    @property
    def several(self) -> bool:
        """Whether there are several of them."""
        return len(self.engagements) > 1

    @property
    def abroad(self) -> bool:
        """Whether one of them is in a third country."""
        return any(one.third_countries for one in self.engagements)

    @property
    def transferred(self) -> bool:
        """Whether data is to be transferred to a third country to which, or on a basis on which, none is now."""
        return self.abroad or any(one.kind in TRANSFERRED for one in self.changes)

    @property
    def transfer_forbidden(self) -> bool:
        """Whether such a transfer is against what was agreed up to now."""
        return self.transferred and self.authorisation is not None and self.authorisation.transfers == "forbidden"

    @property
    def transfer_asked(self) -> bool:
        """Whether such a transfer wants the controller's written approval: it was to be asked for, or was forbidden."""
        policy = self.authorisation.transfers if self.authorisation else None
        return self.transferred and policy in ("approval", "forbidden")


class LoggedChange(Facts):
    """A change that a party was told of."""

    kind: ChangeKind = fact("What sort of change it is.")
    severity: ChangeSeverity = fact("substantive or editorial.")
    path: Term = fact("Where in the facts, for example transfers.cambio.basis.")
    words: Term = fact("The change in a sentence.")
    old: Term | None = fact("The wording before.", default=None)
    new: Term | None = fact("The wording now.", default=None)


class Sent(Facts):
    """What was sent to one party."""

    party: Id | None = fact("The party's id; left out where all who are joined were told.", default=None)
    name: Term | None = fact("The party's name.", default=None)
    region: Id | None = fact("The region whose variant of the agreement changed.", default=None)
    decided: Day = fact("The day on which the changes were decided.")
    effective: Day = fact("The day on which they take effect.")
    last_day: Day | None = fact("The last day to object to a new sub-processor.", default=None)
    documents: tuple[Term, ...] = fact("The documents, by their paths below the folder of notices.")
    changes: tuple[LoggedChange, ...] = fact("What the party was told of.")


class NoticeLog(Facts):
    """The record of the notices of one agreement on one day: a file in data/notices/."""

    agreement: Id = fact("The agreement's id.")
    date: Day = fact("The day of the notices.")
    sent: tuple[Sent, ...] = fact("What was sent, party by party.", min_length=1)


def parties_of(agreement: Agreement) -> tuple[PartyInRole | None, tuple[PartyInRole, ...]]:
    """Who gives notice and who gets it: the party that is entrusted with data, and those that entrust it.

    A processor alone gives notice to nobody by name; without a processor nobody gives notice.
    """
    parties = agreement.parties
    tops = [one for one in parties if not _is_entrusted(one, parties)]
    for one in parties:
        if above := tuple(other for other in tops if one.role in ENTRUSTS[str(other.role)]):
            return one, above
    alone = [one for one in parties if one.role not in ("controller", "local-controller", "central-controller")]
    return (alone[0] if alone else None), ()


def _is_entrusted(party: PartyInRole, parties: Iterable[PartyInRole]) -> bool:
    return any(party.role in ENTRUSTS[str(other.role)] for other in parties)


class Coming(NamedTuple):
    """A company that comes new, or in the place of another, with the transfers to it."""

    company: Subprocessor
    replaces: Term | None
    transfers: tuple[Transfer, ...]


def coming(old: Agreement, new: Agreement, amendments: Iterable[Amendment]) -> Iterator[Coming]:
    """The companies of which each controller is to be told beforehand, each once."""
    befores, afters = _companies(old), _companies(new)
    transfers = new.transfers.items if new.transfers else ()
    for id_, amendment in {str(one.thing): one for one in amendments if one.kind in LETTERED}.items():
        company = afters[id_]
        names = {same_words(company.name), str(company.id)}
        own = tuple(one for one in transfers if names & {same_words(one.importer), str(one.id)})
        yield Coming(company, _replaced(befores.get(str(amendment.was)), company), own)


def authorisation_in_force(old: Agreement, new: Agreement) -> Authorisation | None:
    """What decides how new sub-processors are authorised: what was agreed before, not what this change would agree."""
    return old.authorisation or new.authorisation


def _companies(agreement: Agreement) -> dict[str, Subprocessor]:
    return {str(one.id): one for one in agreement.subprocessors.items} if agreement.subprocessors else {}


def _replaced(before: Subprocessor | None, company: Subprocessor) -> Term | None:
    """What the company is called whose place another takes; two of one name are told apart by their numbers."""
    if before is None:
        return None
    if same_words(before.name) != same_words(company.name):
        return before.name
    return Term(f"{before.name}, org.nr {before.orgnr}" if before.orgnr else before.name, before.name.span)


def by_severity(amendments: Sequence[Amendment], severity: str) -> tuple[Amendment, ...]:
    """The substantive or the editorial ones."""
    return tuple(one for one in amendments if one.severity == severity)
