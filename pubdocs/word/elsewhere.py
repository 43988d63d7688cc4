"""The other documents that a document refers to: those of its own agreement, and those of other agreements.

A target is a clause ("x"), a document ("bilaga-2", "agreement", "agreement/bilaga-2"), or both: "bilaga-2#x".
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pubdocs.diagnostics import Fault
from pubdocs.word.targets import Spot


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that references lead into: what it is called in running text, and its clauses by id when asked for.

    `spots` raises Fault if the document cannot be made: without diagnostics if that is complained of anyhow.
    """

    name: str
    spots: Callable[[], Mapping[str, Spot]] = dict


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another agreement: what it is called in running text, and its documents by the ids of their appendices."""

    name: str
    papers: Mapping[str, Paper]


def _nobody(id: str) -> Neighbour | None:
    return None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where the references of one document may lead beside itself.

    `papers` are the documents of its agreement by appendix; `here` and `own` say which is its own appendix and
    agreement. `neighbour` gives another agreement by id, None if there is none; `neighbours` the ids of all.
    """

    papers: Mapping[str, Paper] = field(default_factory=dict)
    here: str = ""
    own: str = ""
    neighbour: Callable[[str], Neighbour | None] = _nobody
    neighbours: Callable[[], tuple[str, ...]] = tuple

    @classmethod
    def labelled(cls, labels: Mapping[str, str], here: str = "") -> "Elsewhere":
        """Documents that are known by their labels alone, by appendix."""
        return cls({id: Paper(in_running_text(label)) for id, label in labels.items()}, here)

    def clause_here(self, target: str) -> str:
        """The clause of this document that a target names, with or without the document; "" for any other target."""
        document, _, clause = target.rpartition("#")
        return clause if document in ("", self.here, self.own, f"{self.own}/{self.here}") else ""

    def find(self, target: str) -> Spot | None:
        """What a target is that is no clause of this document; None if it is nothing.

        Raises Fault if it leads into a document that cannot be made.
        """
        document, _, clause = target.rpartition("#")
        if document:
            return _in_papers(self._papers(document), clause)
        if target in self.papers:
            return Spot(self.papers[target].name)
        if "/" in target:
            return next((Spot(paper.name) for paper in self._papers(target).values()), None)
        others = {id: paper for id, paper in self.papers.items() if id != self.here}
        if spot := _in_papers(others, clause):
            return spot
        neighbour = self.neighbour(target)
        return Spot(neighbour.name) if neighbour else None

    def _papers(self, document: str) -> Mapping[str, Paper]:
        """The documents that "bilaga-1", "agreement" or "agreement/bilaga-1" stand for."""
        if document in self.papers:
            return {document: self.papers[document]}
        agreement, _, appendix = document.partition("/")
        neighbour = None if agreement == self.own else self.neighbour(agreement)
        papers = self.papers if agreement == self.own else neighbour.papers if neighbour else {}
        return {id: paper for id, paper in papers.items() if appendix in ("", id)}

    def suggestions(self, target: str) -> dict[str, str]:
        """What a target that is nothing may have meant: words it may be like, and what to write instead."""
        found = {id: id for id in (*self.papers, *self.neighbours())}
        for document, paper in self._near(target.rpartition("#")[0]):
            for clause in _clauses(paper):
                found.setdefault(clause, f"{document}#{clause}")
                found[f"{document}#{clause}"] = f"{document}#{clause}"
        return found

    def _near(self, document: str) -> Iterator[tuple[str, Paper]]:
        yield from ((id, paper) for id, paper in self.papers.items() if id != self.here)
        if document and document not in self.papers:
            try:
                yield from ((document, paper) for paper in self._papers(document).values())
            except Fault:  # complained of where the reference is looked up
                return


def in_running_text(label: str) -> str:
    """An appendix's label within a sentence: "Bilaga 1" is "bilaga 1", a name of its own keeps its capital."""
    return label[:1].lower() + label[1:] if label.split()[:1] == ["Bilaga"] else label


def _in_papers(papers: Mapping[str, Paper], clause: str) -> Spot | None:
    for paper in papers.values():
        if spot := paper.spots().get(clause):
            return replace(spot, where=paper.name)
    return None


def _clauses(paper: Paper) -> tuple[str, ...]:
    try:
        return tuple(paper.spots())
    except Fault:
        return ()
