"""The running of the law's rules on agreements, with what an agreement says is not to be told of it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pubdocs.agreement.catalogue import Reference
from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.lexicon import Lexicon
from pubdocs.agreement.model import Agreement
from pubdocs.cache import Cache
from pubdocs.checks.rule import NO_DAY, Case, Rule, Told
from pubdocs.checks.rules import RULES
from pubdocs.diagnostics import Among, Diagnostic, Severity, msg
from pubdocs.document import Document
from pubdocs.source.locating import locator
from pubdocs.source.tree import Tree


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rules are asked (none in `select`: all), which are not, and the day to judge at if not the agreement's."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    day: datetime.date | None = None

    @property
    def rules(self) -> tuple[Rule[Case], ...]:
        """The rules that are asked."""
        return tuple(rule for rule in RULES if self.wants(rule.id))

    def wants(self, id_: str) -> bool:
        """Whether a rule is asked."""
        return (not self.select or id_ in self.select) and id_ not in self.ignore


ALL = Wanted()


class Judge:
    """Judges the agreements of a run, one after the other, by the rules that are wanted."""

    def __init__(self, tree: Tree, project: Project, cache: Cache, wanted: Wanted | None = None) -> None:
        self._wanted = wanted or ALL
        self._known = cache.remember("rules", b"", _known)
        self._locate = locator(tree)
        self._templates = str(project.templates)

    def __call__(
        self, name: str, agreement: Agreement, form: Form, documents: Mapping[str, Document]
    ) -> Iterator[Diagnostic]:
        """What the rules find in an agreement and its documents by appendix; nothing while one could not be made."""
        if len(documents) == len(form.appendices):
            known, words = self._known
            day = day_of(agreement, self._wanted)
            case = Case(name, agreement, form, documents, known, words, day, self._locate, self._templates)
            yield from judged(case, self._wanted)


def _known() -> tuple[Reference, Lexicon]:
    from pubdocs.source.reference import lexicon, reference  # reads YAML, which a run with its cache need not

    return reference(), lexicon()


def day_of(agreement: Agreement, wanted: Wanted) -> datetime.date | None:
    """The day an agreement is judged at: the one asked for, or its own."""
    return wanted.day or (agreement.date.date if agreement.date else None)


def judged(case: Case, wanted: Wanted = ALL) -> Iterator[Diagnostic]:
    """What the rules find in a case, without what its agreement says is not to be told; that it says so is told."""
    found = tuple(_found(case, wanted))
    silenced = {str(one.rule): one for one in case.agreement.ignore}
    for one in found:
        if one.code not in silenced:
            yield one
    yield from _ignoring(case, found, wanted)


def _found(case: Case, wanted: Wanted) -> Iterator[Diagnostic]:
    unsure = False
    for rule in wanted.rules:
        if case.form.kind in rule.kinds:
            for told in rule.judge(case):
                unsure = unsure or told is NO_DAY
                if told is not NO_DAY:
                    yield _diagnostic(rule, told, case)
    if unsure:
        hint = msg("State the agreement's date, or the day to judge at: pubdocs check --as-of 2026-03-31.")
        yield Diagnostic("check.no-date", NO_DAY.message, case.span(), hint, Severity.INFORMATION, about=case.name)


def _diagnostic(rule: Rule[Case], told: Told, case: Case) -> Diagnostic:
    span = told.span or case.span()
    severity = told.severity or rule.severity
    return Diagnostic(rule.id, told.message, span, told.hint or rule.hint, severity, told.excerpt, rule.law, case.name)


def _ignoring(case: Case, found: Sequence[Diagnostic], wanted: Wanted) -> Iterator[Diagnostic]:
    """The reasons for what is not told, and what was to be left untold and is not there to tell."""
    asked = {rule.id for rule in wanted.rules}
    known = {rule.id for rule in RULES}
    for one in case.agreement.ignore:
        hits = sum(finding.code == one.rule for finding in found)
        if one.rule not in known:
            message = msg('There is no rule "{rule}".', rule=one.rule)
            yield Diagnostic("check.unknown-rule", message, one.rule.span, about=case.name)
        elif hits:
            yield Diagnostic(
                "check.ignored",
                msg("{rule} found {count} and is not told: {reason}", rule=one.rule, count=hits, reason=one.because),
                one.rule.span,
                severity=Severity.INFORMATION,
                about=case.name,
            )
        elif one.rule in asked:
            yield Diagnostic(
                "check.needless-ignore",
                msg("{rule} finds nothing in this agreement, so there is nothing to ignore.", rule=one.rule),
                one.rule.span,
                msg("Take it away: it would hide what the rule finds later."),
                Severity.WARNING,
                about=case.name,
            )


def together(found: Iterable[tuple[str, Diagnostic]], variants: int) -> Iterator[Diagnostic]:
    """What was found in an agreement's variants, each once and with the regions of those that it was found in.

    `found` are findings with the region of the variant, "" for the agreement as it stands; `variants` is how many there
    are for regions; with one alone there is nothing to tell apart.
    """
    regions: dict[Diagnostic, dict[str, None]] = {}
    for region, one in found:
        regions.setdefault(one, {})[region] = None
    for one, names in regions.items():
        among = Among(tuple(name for name in names if name), variants)
        yield replace(one, among=among) if variants > 1 else one


def once(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings, each once: what agreements have in common is told of the first.

    An ignore is needless only if it is so in every agreement, and in every variant, that it stands in.
    """
    needed = {one.span for one in found if one.code == "check.ignored"}
    told = [one for one in found if one.code != "check.needless-ignore" or one.span not in needed]
    return tuple({replace(one, about="", among=None): one for one in reversed(told)}.values())[::-1]


def counted(found: Iterable[Diagnostic]) -> Mapping[Severity, int]:
    """How many errors and warnings there are."""
    counts = dict.fromkeys(Severity, 0)
    for one in found:
        counts[one.severity] += 1
    return counts
