"""Questions that several rules ask of transfers and of those who receive data."""

import re
from collections.abc import Iterator

from pubdocs.agreement.model import Location, Subprocessor, Transfer
from pubdocs.agreement.wording import same_words
from pubdocs.checks.rule import Case

CLAUSES = "2021/914"


def transfers(case: Case) -> tuple[Transfer, ...]:
    """The transfers that an agreement describes."""
    return case.agreement.transfers.items if case.agreement.transfers else ()


def subprocessors(case: Case) -> tuple[Subprocessor, ...]:
    """The sub-processors that an agreement lists."""
    return case.agreement.subprocessors.items if case.agreement.subprocessors else ()


def same_company(one: str, other: str) -> bool:
    """Whether two names are one company's, spaces and capital letters apart."""
    return same_words(one).casefold() == same_words(other).casefold()


def is_subprocessor(case: Case, name: str) -> bool:
    """Whether a company stands in the list of sub-processors."""
    return any(same_company(name, one.name) for one in subprocessors(case))


def names_clauses(transfer: Transfer) -> bool:
    """Whether a transfer names the decision on the standard contractual clauses as a decision, and the module."""
    return (
        CLAUSES in (transfer.decision or "")
        and not called_regulation(transfer.decision or "")
        and bool(transfer.module)
    )


def called_regulation(text: str) -> re.Match[str] | None:
    """Where a text calls the decision on the clauses a regulation."""
    return re.search(r"förordning(?:en)?[\s\u00a0]+(?:\(EU\)[\s\u00a0]+)?2021/914", text, re.IGNORECASE)


def unexplained(case: Case) -> Iterator[Location]:
    """Places outside the EEA to which no transfer is described, and that no listed sub-processor has by the list."""
    for place in case.agreement.locations.items if case.agreement.locations else ():
        described = any(_goes_to(one, place, case) for one in transfers(case))
        if case.third(place.country) and not described and not _listed(place, case):
            yield place


def _goes_to(transfer: Transfer, place: Location, case: Case) -> bool:
    """Whether a transfer describes what takes place there; one to another listed company does not (no country: X08)."""
    operator = place.operator or ""
    if same_company(transfer.importer, operator):
        return transfer.country in (None, place.country)
    others = is_subprocessor(case, operator) and is_subprocessor(case, transfer.importer)
    return transfer.country == place.country and not others


def _listed(place: Location, case: Case) -> bool:
    """Whether a place's operator is listed as a sub-processor in that country: X02 tells what is missing."""
    return any(
        same_company(one.name, place.operator or "") and place.country in one.countries for one in subprocessors(case)
    )
