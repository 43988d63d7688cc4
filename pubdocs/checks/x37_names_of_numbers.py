"""X37: a number belongs to the name it stands beside."""

from collections.abc import Iterator
from typing import NamedTuple

from pubdocs.agreement.model import Party, Subprocessor
from pubdocs.checks.c34_names_and_numbers import in_swedish_form
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import same_company
from pubdocs.diagnostics import Message, Severity, msg

Named = Party | Subprocessor


class Kind(NamedTuple):
    """A kind of organisation: words of its names, and the digit that its numbers begin with (Bolagsverket, SCB)."""

    kind: Message
    words: frozenset[str]
    digit: str


KINDS = (
    Kind(msg("a limited company"), frozenset({"ab", "aktiebolag"}), "5"),
    Kind(msg("a partnership"), frozenset({"hb", "kb", "handelsbolag", "kommanditbolag"}), "9"),
    Kind(msg("a region or a municipality"), frozenset({"region", "kommun"}), "2"),
)


def judge(case: Case) -> Iterator[Told]:
    """A region's number with another name, a number of another kind of company, one number for two companies."""
    listed = case.agreement.subprocessors.items if case.agreement.subprocessors else ()
    named: tuple[Named, ...] = (*case.agreement.parties, *listed)
    yield from _of_regions(case, named)
    for number, one in enumerate(named):
        kind = _kind(one.name)
        if not one.orgnr or any(
            region.name == one.name or region.orgnr == one.orgnr for region in case.reference.regions
        ):
            continue
        if kind and in_swedish_form(one) and one.orgnr[0] != kind.digit:
            message = msg(
                "{number} and {name} do not go together: the number of {kind} begins with {digit}.",
                number=one.orgnr,
                name=one.name,
                kind=kind.kind,
                digit=kind.digit,
            )
            yield Told(message, one.orgnr.span)
        for other in named[:number]:
            both_parties = isinstance(one, Party) and isinstance(other, Party)  # X23 tells of those
            if one.orgnr == other.orgnr and not both_parties and not same_company(one.name, other.name):
                message = msg(
                    "{number} stands for two: {name} and {other}.", number=one.orgnr, name=other.name, other=one.name
                )
                yield Told(message, one.orgnr.span)


def _of_regions(case: Case, named: tuple[Named, ...]) -> Iterator[Told]:
    for one in named:
        for region in case.reference.regions if one.orgnr else ():
            if (region.name == one.name) != (region.orgnr == one.orgnr):
                message = msg(
                    "{number} and {name} do not go together: {number_of} belongs to {owner}.",
                    number=one.orgnr,
                    name=one.name,
                    number_of=region.orgnr,
                    owner=region.name,
                )
                yield Told(message, one.orgnr.span if one.orgnr else None)
                break


def _kind(name: str) -> "Kind | None":
    words = set(name.casefold().split())
    return next((kind for kind in KINDS if words & kind.words), None)


RULE = Rule(
    "X37",
    msg("An organisation number goes with its name"),
    "formuläret; art. 28.3 dataskyddsförordningen",
    Severity.ERROR,
    why=msg("One organisation's number with another's name passes every check digit, and names the wrong party."),
    hint=msg("Look the number up where the organisation is registered; pubdocs knows the 21 regions' numbers."),
    example="parties:\n  - {id: kronoberg, role: processor, orgnr: 232100-0073}",
    judge=judge,
)
