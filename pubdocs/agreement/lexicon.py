"""Words that rules look for in Swedish texts: the types; the words are data, in catalogue/lexicon.yaml.

A word of the lists ends with * where any ending may follow (genitive, definite form, compounds), and begins with *
where anything may stand before it; otherwise it must stand by itself. Small and capital letters are the same, and so
are spaces and no-break spaces.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pubdocs.agreement.facts import Facts, fact
from pubdocs.agreement.values import Country, Day, Term
from pubdocs.agreement.wording import same_words

Words = tuple[Term, ...]


class Stale(Facts):
    """A word for something that is no more."""

    words: Words  # The word, in the forms in which it occurs.
    ended: Day  # The last day on which it was right.
    instead: Term  # What it is called now, or what holds instead.


class Spelling(Facts):
    """A word that is spelt in several ways."""

    right: Term  # The spelling that is wanted.
    others: Words  # Other spellings.
    wrong: Term | None = fact("yes: the others are wrong also where they stand alone.", default=None)


class Language(Facts):
    """A language other than Swedish, by its small words."""

    name: Term  # The language's Swedish name.
    words: Words  # Words that are not Swedish.


class CountryName(Facts):
    """What a country is called beside the name that CLDR gives it in Swedish."""

    country: Country  # The country, two letters.
    names: Words  # Its other names.


class Lexicon(Facts):
    """The lists, by what a rule wants to know of a text."""

    delegating: Words  # How a sentence begins that leaves the answer to another document.
    delegating_verbs: Words  # What leaves the answer to another document after a few words.
    lawful: Words  # What names a law or a provision.
    generic: Words  # Measures without content.
    vague: Words  # Purposes without content.
    vague_periods: Words  # Periods that say neither how long nor by which criterion.
    prompts: Words  # How a form's prompt begins that was left as the answer.
    none_transferred: Words  # That nothing is transferred to a third country.
    transferring: Words  # That data is transferred.
    third_countries: Words  # Countries outside the EEA, as such.
    transfers_denied: Words  # That a sentence of transfers denies them.
    some_data: Words  # That a sentence is of some of the data.
    transfers_allowed: Words  # That a denial of transfers holds for some only.
    nothing_sensitive: Words  # That no sensitive data is transferred.
    no_subprocessors: Words  # That there are no sub-processors.
    all_data: Words  # That all data is meant.
    sensitive: Words  # Sensitive data in a description of what a company sees.
    free_support: Words  # Work in which a company sees whatever a user sends or shows.
    at_rest: Words  # Places where data lies.
    support: Words  # Places from which staff sees data.
    work: Words  # Places where staff works with data.
    promised_countries: Words  # That a list gives countries in parentheses.
    reasons: Words  # Words that give a reason.
    national_ids: Words  # Personal identity numbers.
    protections: Words  # Words of protection.
    grounds: Words  # Grounds for sensitive data (GDPR art. 9(2)).
    access_limits: Words  # Who alone may see data.
    criminal_grounds: Words  # Support for data on offences (GDPR art. 10).
    spot_checks: Words  # Checks of logs.
    regularly: Words  # How often, or that it is done regularly.
    care_subjects: Words  # Ids of categories of data subjects in care.
    instructions: Words  # That data is processed only on documented instructions.
    confidentiality: Words  # That those who see data are bound to secrecy.
    rights: Words  # Assistance when data subjects exercise their rights.
    incidents: Words  # Breaches of personal data.
    audits: Words  # Audits.
    deletion: Words  # Deletion or return.
    notices: Words  # That somebody is notified.
    at_latest: Words  # That a time is the latest.
    at_once: Words  # A deadline without a number.
    not_applicable: Words  # A paragraph that says that its clause does not hold.
    denying_officer: Words  # That a party has no data protection officer.
    quality_registers: Words  # Quality registers.
    ending: Words  # That an agreement ends.
    contacts: Words  # A way to reach somebody.
    prior_approval: Words  # That each sub-processor is approved beforehand.
    objections: Words  # That the controller may object.
    excepting: Words  # That a sentence makes an exception.
    own_purposes: Words  # Purposes that a company has of its own.
    outside_register: Words  # Purposes outside those of quality registers (patientdatalagen 7 kap. 4-5 §§).
    journals: Words  # Patient records, as a kind of data that is kept.
    backups: Words  # Backups.
    kept: Words  # That something is kept until then, or no longer.
    untitled: Words  # Words for a document that are no title.
    only: Words  # That something holds without exception.
    within_sweden: Words  # A promise of a place: Sweden.
    within_eea: Words  # A promise of a place: the EEA.
    company_words: Words  # Words that may stand before a company's name.
    company_forms: Words  # How a company's name ends.
    bases: Words  # Bases of a transfer outside the EEA (GDPR chapter V).
    bases_elsewhere: Words  # That a basis is asked for in general.
    concluded: Words  # That something has been signed, or carries a transfer.
    unnamed_receivers: Words  # That data goes to a third country that is not named.
    conditions: Words  # That something may be, or must, not that it is.
    examples: Words  # That a country is an example, or that a word is explained.
    columns: Words  # What columns of tables are called.
    standard_clauses: Words  # The standard contractual clauses.
    receiving: Words  # That somebody receives data.
    listing: Words  # At the head of a list of those who receive data.
    not_prompts: Words  # What begins as a prompt and is none.
    denials: Words  # That something is not so.
    repealing: Words  # That an instrument holds no more.
    former: Words  # That something is told of as it was.
    hypotheses: Words  # How a sentence begins that says what holds if something is so.
    broken_references: Words  # What Word prints where a reference leads nowhere.
    control_prompts: Words  # What an empty content control shows.
    signing: Words  # Beside a line to sign on.
    elsewhere: Words  # Documents to which a reference may lead, beside the one it stands in.
    same_agreement: Words  # Parts of the agreement itself, and the agreement.
    here: Words  # The document that a reference stands in.
    link_words: Words  # Words of a link that say nothing of where it leads.
    empty_titles: Words  # Titles that a program gives by itself.
    country_names: tuple[CountryName, ...]  # Other names of countries.
    stale: tuple[Stale, ...]  # Words for what is no more.
    spellings: tuple[Spelling, ...]  # Words spelt in several ways.
    swedish: Words  # Words by which Swedish is known.
    languages: tuple[Language, ...]  # Words by which other languages are known.


Find = Callable[[str], tuple[re.Match[str], ...]]


def remembering(sought: re.Pattern[str]) -> Find:
    """A function that gives all that a pattern matches in a text.

    It remembers its answers: the variants of an agreement have most of their texts in common.
    """
    return lru_cache(maxsize=256)(lambda text: tuple(sought.finditer(text)))


@lru_cache(maxsize=512)
def finder(words: Words) -> Find:
    """A function that finds some words in a text; see the module for `*`."""
    return remembering(pattern(words))


@lru_cache(maxsize=512)
def pattern(words: Words) -> re.Pattern[str]:
    """A pattern that finds any of some words as whole words; see the module for `*`."""
    parts = (_expression(same_words(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _expression(word: str) -> str:
    spelt = re.escape(word.strip("*")).replace(r"\ ", r"[\s\u00a0]+")
    return (r"\w*" if word.startswith("*") else "") + spelt + (r"\w*" if word.endswith("*") else "")


def says(text: str | None, words: Words) -> bool:
    """Whether a text holds any of some words."""
    return bool(text) and bool(finder(words)(text or ""))


def begins(text: str, words: Iterable[Term]) -> bool:
    """Whether a text begins with any of some words."""
    return bool(pattern(tuple(words)).match(text.strip()))
