"""Differences in words: what the outputs have in common.

A document becomes a `Sheet`: a block for each clause in which words differ; apart from these, labels that are other
ones now while the words are the same, and references that follow them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from pubdocs.compare.changes import Change, Fate, Kind, Piece, Pieces, What, new_words, old_words
from pubdocs.comparing.documents import State
from pubdocs.comparing.numbers import Labels, Renumbered, follows, relabelled, renumberings
from pubdocs.comparing.sides import ProjectSide, Side
from pubdocs.comparing.together import Differences, Paper, Told
from pubdocs.diagnostics import Message, msg

Translate = Callable[[str], str]


class Line(NamedTuple):
    """Something that differs: for which regions ("" if the sheet says it), what it is in a few words, and the words."""

    regions: str
    lead: str
    pieces: Pieces


class Block(NamedTuple):
    """A clause and what differs in it. `lead`: what became of the clause itself, if it moved."""

    heading: Pieces
    lead: str
    lines: tuple[Line, ...]


class Sheet(NamedTuple):
    """A document. `statements`: that it is new or gone; `numbers`: labels that changed; `references`: to those."""

    name: str
    title: str
    regions: str
    statements: tuple[str, ...]
    blocks: tuple[Block, ...]
    numbers: tuple[Line, ...]
    references: tuple[Line, ...]


_PARTS = {
    "header": msg("Header"),
    "footer": msg("Footer"),
    "footnotes": msg("Footnotes"),
    "body": msg("Outside the clauses"),
}
_ROWS = {
    Kind.ADDED: msg("new row"),
    Kind.REMOVED: msg("row that is gone"),
    Kind.CHANGED: msg("changed row"),
    Kind.MOVED: msg("row that has moved"),
    Kind.RENUMBERED: msg("row"),
}


def sheets(differences: Differences, translate: Translate) -> Iterator[Sheet]:
    """The documents in which something differs."""
    labels = _labels(differences)
    for paper in differences.papers:
        if paper.regions(State.CHANGED, State.ADDED, State.REMOVED):
            yield _Telling(paper, labels, translate).sheet()


def _labels(differences: Differences) -> Labels:
    """All labels that changed: references lead from one document into another."""
    return relabelled(one for paper in differences.papers for one in paper.told)


class _Telling(NamedTuple):
    paper: Paper
    labels: Labels
    translate: Translate

    def sheet(self) -> Sheet:
        told = [one for one in self.paper.told if one.change.kind is not Kind.RENUMBERED]
        worded = [one for one in told if not follows(one.change, self.labels)]
        groups = groupby(worded, key=lambda one: _clause(one.change))
        return Sheet(
            self.paper.name,
            title_of(self.paper),
            self._whole(),
            tuple(self._statements()),
            tuple(self._block(tuple(group)) for _, group in groups),
            tuple(self._number(one) for one in renumberings(self.paper.told)),
            tuple(self._reference(one) for one in told if follows(one.change, self.labels)),
        )

    def _whole(self) -> str:
        """The regions that the document is there for; that all of it holds for all of them, if so."""
        regions = [region for region in self.paper.states if region]
        if len(regions) < 2:
            return "".join(self.paper.names[region] for region in regions)
        if self._is_uniform and len(self.paper.here) == len(regions) and self.paper.told:
            return msg("all {count} regions", count=len(regions)).render(self.translate)
        return msg("{count} regions", count=len(regions)).render(self.translate)

    @property
    def _is_uniform(self) -> bool:
        """Whether every change holds for all regions whose documents are on both sides."""
        whole = self.paper.here
        return all(one.regions == whole for one in self.paper.told)

    def _statements(self) -> Iterator[str]:
        texts = {
            State.ADDED: (msg("A new document."), msg("A new document: {regions}.")),
            State.REMOVED: (msg("The document is gone."), msg("The document is gone: {regions}.")),
        }
        for state, (alone, some) in texts.items():
            regions = self.paper.regions(state)
            if regions and len(regions) == len(self.paper.states):
                yield alone.render(self.translate)
            elif regions:
                names = regions_of(self.paper, regions, self.paper.states, self.translate)
                yield msg(some.text, regions=names or msg("without a region")).render(self.translate)

    def _block(self, group: tuple[Told, ...]) -> Block:
        first = group[0]
        whole = first.change.what is What.CLAUSE and first.regions == self.paper.here
        numbers = "/".join(dict.fromkeys(number for one in group for number in one.numbers if number))
        if whole:
            heading, lead = self._heading(first.change, numbers), self._moved(first.change)
        else:
            heading, lead = (Piece(Fate.SAME, self._name(first.change, numbers)),), ""
        lines = tuple(self._line(one) for one in (group[1:] if whole else group))
        return Block(heading, lead, lines)

    def _name(self, change: Change, numbers: str) -> str:
        where = change.where
        if where.part != "body" or not (where.number or where.heading):
            return _PARTS[where.part].render(self.translate)
        return f"{numbers} {where.heading}".strip()

    def _heading(self, change: Change, numbers: str) -> Pieces:
        """The heading of a clause that is new, gone, moved or has another heading."""
        fate = {Kind.ADDED: Fate.NEW, Kind.REMOVED: Fate.GONE}.get(change.kind)
        if fate is not None or change.kind is Kind.MOVED:
            return (Piece(fate or Fate.SAME, self._name(change, numbers)),)
        return (*((Piece(Fate.SAME, f"{numbers} "),) if numbers else ()), *change.pieces)

    def _line(self, told: Told) -> Line:
        lead = ", ".join(filter(None, (self._at(told.change), self._moved(told.change))))
        return Line(self._regions(told.regions), lead, told.change.pieces)

    def _at(self, change: Change) -> str:
        where = change.where
        match change.what:
            case What.CLAUSE:
                return msg("heading").render(self.translate)
            case What.CELL:
                return ", ".join(filter(None, (self._row(change), where.column if where.column != where.row else "")))
            case What.ROW:
                named = (new_words if change.new else old_words)(change.pieces).startswith(where.row)
                return ", ".join(filter(None, (_ROWS[change.kind].render(self.translate), "" if named else where.row)))
            case What.TEXT:
                return where.label

    def _row(self, change: Change) -> str:
        """What a row is called: if by another name now, the old one where the name itself is told, else both."""
        old, new = change.old.row if change.old else "", change.new.row if change.new else ""
        if not old or not new or old == new:
            return new or old
        if old_words(change.pieces).startswith(old):
            return old
        return msg("{old}, now {new}", old=old, new=new).render(self.translate)

    def _moved(self, change: Change) -> str:
        if change.kind is not Kind.MOVED or change.what is What.ROW:
            return ""
        assert change.old is not None
        if change.what is What.CLAUSE:
            message = msg("moved, was {number}", number=change.old.label) if change.old.label else msg("moved")
        elif _clause(change) == (change.old.part, change.old.clause, change.old.heading):
            message = msg("moved")
        else:
            place = f"{change.old.number} {change.old.heading}".strip()
            message = msg("moved from {place}", place=place) if place else msg("moved")
        return message.render(self.translate)

    def _number(self, one: Renumbered) -> Line:
        message = msg("row {old} is now row {new}") if one.row else msg("clause {old} is now clause {new}")
        words = msg(message.text, old=one.old, new=one.new).render(self.translate)
        return Line(
            self._regions(one.regions), "", (Piece(Fate.SAME, f"{words} ({one.heading})" if one.heading else words),)
        )

    def _reference(self, told: Told) -> Line:
        return Line(self._regions(told.regions), self._name(told.change, "/".join(told.numbers)), told.change.pieces)

    def _regions(self, some: tuple[str, ...]) -> str:
        return "" if self._is_uniform else regions_of(self.paper, some, self.paper.here, self.translate)


def _clause(change: Change) -> tuple[str, str, str]:
    where = change.where
    return where.part, where.clause, where.heading


def title_of(paper: Paper) -> str:
    """What a document is called."""
    return " · ".join(filter(None, (paper.title, paper.label)))


def regions_of(paper: Paper, some: Iterable[str], whole: Iterable[str], translate: Translate) -> str:
    """Some regions by name, most of them by those that are left out; nothing for an agreement without regions.

    `whole`: all that it could be.
    """
    chosen, every = tuple(filter(None, some)), tuple(filter(None, whole))
    rest = [region for region in every if region not in chosen]
    if not chosen or (not rest and len(every) == 1):
        return ""
    if not rest:
        return msg("all regions").render(translate)
    if len(rest) < len(chosen):
        return msg("all but {names}", names=", ".join(paper.names[one] for one in rest)).render(translate)
    return ", ".join(paper.names[one] for one in chosen)


def led(lead: str) -> str:
    """What stands before words: with a colon, but for a label that ends as labels do."""
    return f"{lead} " if lead.endswith((".", ")", ":")) else f"{lead}: " if lead else ""


def name_of(side: Side, translate: Translate) -> str:
    """What a side is called, with the commit if it is one."""
    if not side.name or (isinstance(side, ProjectSide) and side.name in (".", "./")):
        return msg("the working folder").render(translate)
    if isinstance(side, ProjectSide) and side.commit:
        commit = side.commit
        facts = commit.day if side.name == commit.short else f"{commit.short}, {commit.day}"
        return f"{side.name} ({facts}: {commit.subject})"
    return side.name


class Count(NamedTuple):
    """A document in a line: what became of it, where, and in how many places."""

    name: str
    words: str
    regions: str


def counts(differences: Differences, translate: Translate) -> Iterator[Count]:
    """A line a document, also for those that only look otherwise; those that are the same have none."""
    labels = _labels(differences)
    for paper in differences.papers:
        for state, text in _WHOLE.items():
            if regions := paper.regions(state):
                yield Count(paper.name, text.render(translate), regions_of(paper, regions, paper.states, translate))
        if regions := paper.regions(State.CHANGED):
            words = ", ".join(message.render(translate) for message in _counted(paper.told, labels))
            yield Count(paper.name, words, regions_of(paper, regions, paper.states, translate))


_WHOLE = {
    State.ADDED: msg("new document"),
    State.REMOVED: msg("document gone"),
    State.LAYOUT: msg("only formatting"),
}
_COUNTED = {
    Kind.CHANGED: msg("changed: {count}"),
    Kind.ADDED: msg("new: {count}"),
    Kind.REMOVED: msg("gone: {count}"),
    Kind.MOVED: msg("moved: {count}"),
    Kind.RENUMBERED: msg("other numbers: {count}"),
}


def _counted(told: tuple[Told, ...], labels: Labels) -> Iterator[Message]:
    """How many of each; a clause's heading and its texts count one each."""
    following = sum(follows(one.change, labels) for one in told)
    kinds = Counter(one.change.kind for one in told)
    kinds[Kind.CHANGED] -= following
    yield from (msg(text.text, count=kinds[kind]) for kind, text in _COUNTED.items() if kinds[kind])
    if following:
        yield msg("references: {count}", count=following)


def summary(differences: Differences, translate: Translate) -> str:
    """How many documents there are and how many of them say something else."""
    states = [state for paper in differences.papers for state in paper.states.values()]
    counted = {state: states.count(state) for state in State}
    if not differences.any:
        message = msg("Documents: {count}. No difference.", count=len(states))
        return (message if states else msg("There are no documents.")).render(translate)
    return msg(
        "Documents: {count}. Changed: {changed}, new: {added}, gone: {removed}.",
        count=len(states),
        changed=counted[State.CHANGED],
        added=counted[State.ADDED],
        removed=counted[State.REMOVED],
    ).render(translate)
