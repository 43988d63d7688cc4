"""What changed between two versions of an agreement, as the law sees it: each change with its kind and its words.

Found in the facts, not in the documents; so it can be told why a change matters. What changed in the words of the
documents is `pubdocs.compare`'s business.
"""

from collections.abc import Callable, Iterator

from pubdocs.amendments.amendment import Amendment, Side
from pubdocs.amendments.differing import differences
from pubdocs.amendments.judging import countries_of
from pubdocs.amendments.telling import Telling


def changes(old: Side, new: Side, is_third: Callable[[str], bool] = lambda country: False) -> tuple[Amendment, ...]:
    """All that changed, in the model's order, then the countries. Agreements that are equal give nothing.

    `is_third` says whether a country is a third country (GDPR chapter V). Seen from the other side each change is the
    opposite one.
    """
    telling = Telling(old.told, new.told, is_third)
    found = [one for difference in differences(old.agreement, new.agreement) for one in telling.of(difference)]
    return (*found, *_countries(telling, old, new))


def _countries(telling: Telling, old: Side, new: Side) -> Iterator[Amendment]:
    """Countries in which data is processed now and was not before, and the other way round."""
    befores, afters = countries_of(old.agreement), countries_of(new.agreement)
    yield from (telling.country("country-ended", befores[code]) for code in befores if code not in afters)
    yield from (telling.country("country-new", afters[code]) for code in afters if code not in befores)
