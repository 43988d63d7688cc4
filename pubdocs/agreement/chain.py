"""Chains of agreements: who entrusts personal data to whom, from the controller downwards (GDPR art. 28(2), 28(4)).

Each agreement is a link between two parties. Where one stands below another, the lower party of the one above is the
upper party of the one below: the same organisation, though its role may be another (domain/forms, Modellavtal 2).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pubdocs.agreement.codes import Role
from pubdocs.agreement.values import Id, Term
from pubdocs.diagnostics import Diagnostic, Severity, Span, msg

ENTRUSTS: Mapping[str, frozenset[str]] = {
    "local-controller": frozenset({"central-controller", "register-centre", "processor", "it-supplier"}),
    "controller": frozenset({"register-centre", "processor", "it-supplier"}),
    "central-controller": frozenset({"register-centre", "processor", "it-supplier"}),
    "register-centre": frozenset({"processor", "sub-processor", "it-supplier"}),
    "processor": frozenset({"sub-processor", "it-supplier"}),
    "sub-processor": frozenset({"it-supplier"}),
    "it-supplier": frozenset(),
}
"""Which roles a role may stand right above; from the top downwards. Controllers share data with one another by other
agreements than these, but for a quality register: a care provider entrusts its data to the central controller."""

LAW = "GDPR art. 28(2), 28(4)"


@dataclass(frozen=True, slots=True)
class Side:
    """A party of a link: the organisation, and its role in this one agreement."""

    id: Term
    name: str
    role: Role

    def same(self, other: "Side") -> bool:
        """Whether both are one organisation, whatever their roles."""
        return self.id == other.id or self.name == other.name


@dataclass(frozen=True, slots=True)
class Link:
    """One agreement as a link: its parties, the agreements it names above and below, its sub-processors' ids and names.

    `file` is where the agreement stands.
    """

    id: str
    title: str
    file: str
    parties: tuple[Side, ...]
    above: tuple[Id, ...] = ()
    below: tuple[Id, ...] = ()
    subprocessors: frozenset[str] = frozenset()

    @property
    def upper(self) -> Side | None:
        """The party that entrusts the other with data; None if the roles do not tell."""
        return self._sides[0] if self._sides else None

    @property
    def lower(self) -> Side | None:
        """The party that is entrusted with data; None if the roles do not tell."""
        return self._sides[1] if self._sides else None

    @property
    def _sides(self) -> tuple[Side, Side] | None:
        if len(self.parties) != 2:
            return None
        one, two = self.parties
        if two.role in ENTRUSTS[one.role]:
            return one, two
        return (two, one) if one.role in ENTRUSTS[two.role] else None


@dataclass(frozen=True, slots=True)
class Chain:
    """The links that can be reached from one agreement, by their ids; `agreement` is the id of that one."""

    agreement: str
    links: Mapping[str, Link]

    def below(self, id_: str) -> tuple[str, ...]:
        """The ids of the links right below one, sorted."""
        return tuple(sorted(two for one, two in _relations(self.links) if one == id_))

    def above(self, id_: str) -> tuple[str, ...]:
        """The ids of the links right above one, sorted."""
        return tuple(sorted(one for one, two in _relations(self.links) if two == id_))

    @property
    def tops(self) -> tuple[str, ...]:
        """The ids of the links that have none above them, sorted."""
        return tuple(sorted(id_ for id_ in self.links if not self.above(id_)))


class _Relation(NamedTuple):
    """That one agreement stands right above another."""

    upper: str
    lower: str


def _relations(links: Mapping[str, Link]) -> dict[_Relation, list[Id]]:
    """What the links say of one another, each relation with the words that say it: one, or one at either end."""
    downwards = [(_Relation(link.id, str(id_)), id_) for link in links.values() for id_ in link.below]
    upwards = [(_Relation(str(id_), link.id), id_) for link in links.values() for id_ in link.above]
    said: dict[_Relation, list[Id]] = {}
    for relation, id_ in (*downwards, *upwards):
        if id_ in links:
            said.setdefault(relation, []).append(id_)
    return said


def complaints(links: Mapping[str, Link], there: Collection[str], asked: Iterable[str]) -> Iterator[Diagnostic]:
    """What is wrong with how some agreements (`asked`) stand in their chains.

    `links` holds them and their neighbours, as far as they could be read; `there` are the ids of all agreements.
    Gives: data.unknown-id, chain.neighbour (a warning), chain.no-two-parties, chain.circle, chain.one-sided,
    chain.does-not-fit, chain.subprocessor-not-listed (a warning).
    """
    named = [links[id_] for id_ in asked if id_ in links and (links[id_].above or links[id_].below)]
    relations = _relations(links)
    circles = dict.fromkeys(circle for link in named if (circle := _circle(link.id, relations)))
    for link in named:
        yield from _unknown(link, there)
        if link.upper is None:
            yield _no_two_parties(link)
    mine = {link.id for link in named}
    yield from (_round(circle, relations, mine) for circle in circles)
    turning = {step for circle in circles for step in _steps(circle)}
    beside = {id_: None for relation in relations if mine.intersection(relation) for id_ in relation if id_ not in mine}
    for id_ in beside:
        if links[id_].upper is None:
            yield replace(_no_two_parties(links[id_]), severity=Severity.WARNING)
    for relation, said in relations.items():
        if mine.intersection(relation) and relation not in turning:
            place = next((id_ for id_ in said if _sayer(relation, id_) in mine), said[0]).span
            yield from _between(links[relation.upper], links[relation.lower], said, place)


def unreadable(link: Link, files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Warnings that a link cannot be judged because a neighbour's file has faults of its own; `files` is by id."""
    for id_ in (*link.above, *link.below):
        if id_ in files:
            message = msg(
                'Whether this fits the agreement "{id}" cannot be told: {file} has faults of its own.',
                id=id_,
                file=files[id_],
            )
            hint = msg("See them with: pubdocs check {id}", id=id_)
            yield Diagnostic("chain.neighbour", message, id_.span, hint, Severity.WARNING)


def _unknown(link: Link, there: Collection[str]) -> Iterator[Diagnostic]:
    import difflib

    for id_ in (*link.above, *link.below):
        if id_ not in there:
            near = difflib.get_close_matches(id_.lower(), there, n=3, cutoff=0.6)
            hint = (
                msg("Did you mean {near}?", near=", ".join(near))
                if near
                else msg("It must be the name of a file in the folder of agreements, without .yaml.")
            )
            yield Diagnostic("data.unknown-id", msg('There is no agreement "{id}".', id=id_), id_.span, hint)


def _no_two_parties(link: Link) -> Diagnostic:
    parties = ", ".join(f"{party.name} ({party.role})" for party in link.parties)
    message = msg(
        'In the agreement "{id}" it cannot be told who entrusts data to whom: {parties}.', id=link.id, parties=parties
    )
    hint = msg(
        "An agreement in a chain has two parties, one above the other by their roles: {roles}.",
        roles=", ".join(ENTRUSTS),
    )
    place = next((party.role.span for party in link.parties), None) or Span(link.file, 1, 1)
    return Diagnostic("chain.no-two-parties", message, place, hint, law=LAW)


def _circle(start: str, relations: Iterable[_Relation]) -> tuple[str, ...] | None:
    """The shortest way down from an agreement to itself, beginning with the least of its ids; None if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for upper, lower in relations:
            if upper == way[-1] and lower == start:
                least = way.index(min(way))
                return (*way[least:], *way[:least])
            if upper == way[-1] and lower not in seen:
                seen.add(lower)
                ways.append((*way, lower))
    return None


def _steps(circle: tuple[str, ...]) -> list[_Relation]:
    return [_Relation(*pair) for pair in zip(circle, (*circle[1:], circle[0]), strict=True)]


def _round(circle: tuple[str, ...], relations: Mapping[_Relation, list[Id]], asked: Collection[str]) -> Diagnostic:
    said = [(step, id_) for step in _steps(circle) for id_ in relations[step]]
    place = next((id_ for step, id_ in said if _sayer(step, id_) in asked), said[0][1])
    return Diagnostic(
        "chain.circle",
        msg('The agreement "{id}" stands below itself: {way}.', id=circle[0], way=" → ".join((*circle, circle[0]))),
        place.span,
        msg("A chain leads from a controller downwards; take one of the steps out."),
    )


def _sayer(relation: _Relation, id_: Id) -> str:
    """Which of two agreements says that they stand one above the other: the one that names the other."""
    return relation.lower if id_ == relation.upper else relation.upper


def _between(upper: Link, lower: Link, said: list[Id], place: Span | None) -> Iterator[Diagnostic]:
    """What is wrong between two links."""
    if len(said) == 1:
        yield _one_sided(upper, lower, said[0])
    entrusted, entrusting = upper.lower, lower.upper
    if entrusted is None or entrusting is None:
        return
    if not entrusted.same(entrusting):
        yield _does_not_fit(upper, lower, (entrusted, entrusting), place)
    elif lower.lower and upper.subprocessors and not upper.subprocessors.intersection(_words(lower.lower)):
        yield _not_listed(upper, lower, lower.lower, place)


def _words(party: Side) -> set[str]:
    return {str(party.id), party.name}


def _one_sided(upper: Link, lower: Link, said: Id) -> Diagnostic:
    if said == lower.id:
        names: dict[str, str] = {"one": upper.id, "two": lower.id, "file": lower.file}
        message = msg('"{one}" says that "{two}" stands below it, but "{two}" does not name "{one}" above it.', **names)
        hint = msg('Write "{one}" in {file}, under chain: above; or take "{two}" out here.', **names)
    else:
        names = {"one": lower.id, "two": upper.id, "file": upper.file}
        message = msg('"{one}" says that "{two}" stands above it, but "{two}" does not name "{one}" below it.', **names)
        hint = msg('Write "{one}" in {file}, under chain: below; or take "{two}" out here.', **names)
    return Diagnostic("chain.one-sided", message, said.span, hint)


def _does_not_fit(upper: Link, lower: Link, parties: tuple[Side, Side], place: Span | None) -> Diagnostic:
    message = msg(
        'The agreements "{upper}" and "{lower}" do not fit: the one above entrusts data to {entrusted}, '
        "the one below begins with {entrusting}.",
        upper=upper.id,
        lower=lower.id,
        entrusted=parties[0].name,
        entrusting=parties[1].name,
    )
    hint = msg("The lower party of the agreement above must be the upper party of the one below.")
    return Diagnostic("chain.does-not-fit", message, place, hint, law=LAW)


def _not_listed(upper: Link, lower: Link, party: Side, place: Span | None) -> Diagnostic:
    message = msg(
        '{party} is entrusted with data in "{lower}", but is not among the sub-processors of "{upper}".',
        party=party.name,
        lower=lower.id,
        upper=upper.id,
    )
    hint = msg("Add it to the sub-processors in {file}, or take the agreement out of the chain.", file=upper.file)
    return Diagnostic("chain.subprocessor-not-listed", message, place, hint, Severity.WARNING, law=LAW)
