"""What a region's variant says of the region itself, which is another thing in each variant and no difference."""

from collections.abc import Iterator, Mapping

from pubdocs.agreement.model import Agreement
from pubdocs.agreement.walking import values
from pubdocs.compare.matrix import Compared
from pubdocs.diagnostics import Span
from pubdocs.document import Document

_NAMES = {"name": "regionen", "genitive": "regionens"}
_OTHERS = "regionens uppgift"
"""What stands in the documents, which are Swedish, in the place of what is the region's own."""


def compared(agreement: Agreement, region: str, documents: Mapping[str, Document]) -> Compared:
    """A variant's documents, with what of its facts is its region's own."""
    own = dict(_own(agreement, region))
    stated = frozenset(one.value.span for one in values(agreement) if one.value.span)
    return Compared(documents, own, stated | {*own})


def _own(agreement: Agreement, region: str) -> Iterator[tuple[Span, str]]:
    about = [party for party in agreement.parties if party.id == region]
    signatures = [one for one in agreement.signed if one.party == region]
    for one in (value for facts in (*about, *signatures) for value in values(facts)):
        if one.value.span:
            yield one.value.span, _NAMES.get(one.path, _OTHERS)


def name_of(agreement: Agreement, region: str) -> str:
    """What a region is called in a list of regions."""
    named = (str(party.name) for party in agreement.parties if party.id == region)
    return next(named, region).removeprefix("Region ")
