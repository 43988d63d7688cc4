"""The nouns of the law's rules: a `Rule`, the `Case` it judges, and what it has `Told`.

A rule is a pure function of a case. It says what is stated, missing, stale, limited or in conflict, and where; never
that anything is lawful or unlawful.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, NamedTuple, Protocol, TypeVar

from pubdocs.agreement.catalogue import Reference
from pubdocs.agreement.facts import Facts
from pubdocs.agreement.form import Form
from pubdocs.agreement.lexicon import Find, Lexicon, finder
from pubdocs.agreement.model import Agreement, PartyInRole
from pubdocs.agreement.values import Term, Text
from pubdocs.agreement.walking import texts, values
from pubdocs.diagnostics import Message, Place, Severity, Span, msg
from pubdocs.document import Clause, Document, Inline, clauses, lines, text_of

CONTROLLERS = ("controller", "local-controller", "central-controller")
INSTRUCTIONS = ("instruction", "terms")
EVERY = ("instruction", "terms", "text")


class Told(NamedTuple):
    """What a rule found. Without a span it is told of the agreement as a whole; without a severity, with the rule's."""

    message: Message
    span: Span | Place | None = None
    severity: Severity | None = None
    hint: Message | None = None
    excerpt: str = ""


NO_DAY = Told(msg("The agreement has no date, so what must hold on a certain day could not be judged."))
"""What a rule tells when it has something to judge and no day to judge at; it is passed on once an agreement."""


class Passage(NamedTuple):
    """A paragraph, heading, list item or cell as read: its words, where they came from, and the Word file it is in.

    The file is its document's template; or the file that is judged itself, with the paragraph's number.
    """

    inlines: tuple[Inline, ...]
    text: str
    place: Place

    def at(self, start: int, case: "Words", words: str = "") -> Span | Place:
        """Where the words at an offset come from: a value in the data, or the Word file."""
        end = 0
        for inline in self.inlines:
            end += len(inline.text)
            if start < end and inline.span:
                return case.locate(inline.span, words) or self.place
            if start < end:
                break
        known = words and self.place.paragraph
        return replace(self.place, column=start + 1, length=len(words)) if known else self.place


class Words(Protocol):
    """What rules need that only read words: those of an agreement's documents, or of any Word file."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that stands there, in reading order."""

    @property
    def lexicon(self) -> Lexicon:
        """The word lists."""

    @property
    def day(self) -> datetime.date | None:
        """The day to judge at."""

    @property
    def locate(self) -> Callable[[Span | None, str], Span | None]:
        """Where in the data some words of a value stand."""


Judged_contra = TypeVar("Judged_contra", contravariant=True)


def found(find: Find, passages: Iterable[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """All that a function finds, each with the passage it stands in."""
    return ((passage, match) for passage in passages for match in find(passage.text))


def holding(words: tuple[Term, ...], passages: Iterable[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Where any of some words stand."""
    return found(finder(words), passages)


@dataclass(frozen=True)
class Case:
    """What a rule judges: an agreement, its form and documents as read back, the day, and what pubdocs knows."""

    name: str
    agreement: Agreement
    form: Form
    documents: Mapping[str, Document]
    reference: Reference
    lexicon: Lexicon
    day: datetime.date | None
    locate: Callable[[Span | None, str], Span | None]
    templates: str = "templates"

    def settled(self, rule: str) -> bool:
        """Whether the main agreement settles a rule's matter, as the form says."""
        return rule in self.form.settled

    def span(self, *facts: Facts | Term | tuple[object, ...] | None) -> Span | None:
        """Where the first of some facts stands that is stated; else where the agreement's title stands."""
        for one in facts:
            span = _first(one)
            if span:
                return span
        return self.agreement.title.span

    def by_role(self, *roles: str) -> tuple[PartyInRole, ...]:
        """The parties in some roles."""
        return tuple(party for party in self.agreement.parties if party.role in roles)

    @property
    def upper(self) -> PartyInRole | None:
        """The party that gives the instruction: the one highest in the chain, or None if only the lower is named."""
        parties = sorted(self.agreement.parties, key=lambda party: _rank(party.role))
        if len(parties) > 1 or (parties and parties[0].role in CONTROLLERS):
            return parties[0]
        return None

    @property
    def lower(self) -> PartyInRole | None:
        """The party that follows the instruction: the one lowest in the chain."""
        parties = sorted(self.agreement.parties, key=lambda party: _rank(party.role))
        return parties[-1] if parties and parties[-1] is not self.upper else None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that stands in the documents, in reading order."""
        return tuple(
            Passage(inlines, inlines[0].text if len(inlines) == 1 else text_of(inlines), place)
            for place, document in ((Place(self.template(one)), document) for one, document in self.documents.items())
            for inlines in lines(document)
        )

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every free text of the agreement, those of measures and safeguards too."""
        return tuple(texts(self.agreement))

    def template(self, appendix: str) -> str:
        """The template of an appendix: where its own words stand."""
        return f"{self.templates}/{self.agreement.form}/{appendix}.docx"

    def clause_of(self, value: Term) -> str:
        """What the clause is called that prints a value ("5"), or "" if none does."""
        return self._labels.get(value.span, "")

    @cached_property
    def _labels(self) -> dict[Span | None, str]:
        found: dict[Span | None, str] = {}
        for document in self.documents.values():
            for clause in clauses(document):
                for span in _spans(clause) if clause.label else ():
                    found.setdefault(span, clause.label.rstrip("."))
        return found

    def third(self, country: str | None) -> bool:
        """Whether a country is stated and stands outside the EEA."""
        return country is not None and not self.reference.in_eea(country)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Judged_contra]):
    """A rule of the catalogue: its id, what it asks, the law behind it, and the function that judges.

    `kinds` are those of forms it can judge. `example` is Swedish, as it would stand in an agreement that breaks it.
    """

    id: str
    title: Message
    law: str
    severity: Severity
    why: Message
    hint: Message
    example: str
    judge: Callable[[Judged_contra], Iterable[Told]]
    kinds: tuple[str, ...] = INSTRUCTIONS


def _first(one: Facts | Term | tuple[object, ...] | None) -> Span | None:
    if isinstance(one, Term):
        return one.span
    if isinstance(one, Facts):
        return next((found.span for found in values(one) if found.span), None)
    for part in one or ():
        span = _first(part) if isinstance(part, (Facts, Term)) else None
        if span:
            return span
    return None


def _spans(clause: Clause) -> set[Span]:
    found: set[Span] = set()
    for item in clause.content:
        if not isinstance(item, Clause):
            alone = Document("", "", (), (), (item,))
            found |= {inline.span for inlines in lines(alone) for inline in inlines if inline.span}
    return found


def _rank(role: str) -> int:
    order = (*CONTROLLERS, "processor", "register-centre", "it-supplier", "sub-processor")
    return order.index(role)
