"""What pubdocs knows beforehand: the regions, the EEA, adequacy decisions; and a project's own catalogue.

The types and the questions one can ask of them. The data is in catalogue/*.yaml beside this file and is read as all
YAML is (`pubdocs.source.reference`).
"""

import datetime
import re

from pubdocs.agreement.facts import Facts, fact
from pubdocs.agreement.model import DataType, Party, SubjectCategory
from pubdocs.agreement.values import Country, Day, Term


class Catalogue(Facts):
    """A project's catalogue: the files in data/catalogue/, taken together."""

    data_types: tuple[DataType, ...] = fact("Types of personal data that agreements name by id.", default=())
    subject_categories: tuple[SubjectCategory, ...] = fact(
        "Categories of data subjects that agreements name by id.", default=()
    )


class Region(Party):
    """One of the 21 regions (on Gotland a municipality with a region's tasks)."""

    code: Term = fact("County code, two digits.")
    county: Term = fact("The county's name.")


class Decision(Facts):
    """A decision of the Commission that a country's protection is adequate (GDPR art. 45)."""

    country: Country = fact("Country, two letters.")
    instrument: Term = fact("The decision's number.")
    valid_from: Day | None = fact("First day, if it matters.", default=None)
    valid_to: Day | None = fact("Last day, if it ends.", default=None)
    partial: Term | None = fact("For whom alone it holds; must then be met and confirmed.", default=None)

    def in_force(self, on: datetime.date) -> bool:
        """Whether the decision holds on a day."""
        begun = self.valid_from is None or self.valid_from.date <= on
        return begun and (self.valid_to is None or on <= self.valid_to.date)


class Repealed(Facts):
    """An instrument that a transfer can no longer rest on."""

    instrument: Term = fact("Its number.")
    name: Term = fact("What it is called.")
    valid_to: Day = fact("Its last day.")


class Reference(Facts):
    """The law's lists, as of the day they were checked."""

    regions: tuple[Region, ...]
    eea: tuple[Country, ...] = fact("Members of the European Economic Area.")
    territories: tuple[Country, ...] = fact("Codes of their own for parts of EU member states.")
    checked: Day = fact("Day on which the decisions were checked.")
    decisions: tuple[Decision, ...]
    repealed: tuple[Repealed, ...]

    def region(self, id_: str) -> Region | None:
        """A region by its id."""
        return next((region for region in self.regions if region.id == id_), None)

    def in_eea(self, country: str) -> bool:
        """Whether a country, by its code, is no third country (GDPR chapter V)."""
        return country in self.eea or country in self.territories

    def adequacy(self, country: str, on: datetime.date) -> Decision | None:
        """The decision in force for a country on a day (the latest, if two overlap), or None (rule C19)."""
        held = [d for d in self.decisions if d.country == country and d.in_force(on)]
        return max(held, key=lambda decision: decision.valid_from or "", default=None)

    def stale(self, text: str, on: datetime.date) -> Repealed | None:
        """The repealed instrument that a text names by number or name, if it no longer held on a day (rule X05)."""
        words = _words(text)
        for instrument in self.repealed:
            named = _words(instrument.instrument) in words or _words(instrument.name) in words
            if named and on > instrument.valid_to.date:
                return instrument
        return None


def _words(text: str) -> str:
    """A text for comparing: small letters, one space, EU for EG."""
    return re.sub(r"\beg\b", "eu", " ".join(text.casefold().split()))
