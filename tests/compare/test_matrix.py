"""What differs between variants: regions that say the same are told together."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pubdocs import pipeline
from pubdocs.compare.changes import Fate
from pubdocs.compare.matrix import Compared, Matrix, matrix
from pubdocs.diagnostics import Span
from pubdocs.document import Block, Clause, Document, Inline, Paragraph

Project = Callable[..., Path]


def document(**clauses: tuple[str, str]) -> Document:
    """A document of clauses: id → label and text."""
    content: tuple[Block | Clause, ...] = tuple(
        Clause(id_, label, 1, (Inline(id_.title()),), (Paragraph((Inline(words),)),))
        for id_, (label, words) in clauses.items()
    )
    return Document("", "sv", (), (), content)


def of(documents: Mapping[str, Document]) -> Matrix:
    variants = {region: Compared({"bilaga-1": one}) for region, one in documents.items()}
    return matrix("Prov", variants, {region: region.title() for region in documents}, {"bilaga-1": "Bilaga 1"})


def test_variants_in_the_same_words_have_an_empty_matrix() -> None:
    same = document(loggning=("1.", "Varje månad."))
    assert of({"a": same, "b": same}).rows == ()


def test_the_most_common_wording_is_what_others_are_told_against() -> None:
    most, other = document(loggning=("1.", "Varje månad.")), document(loggning=("1.", "Varje vecka."))
    (row,) = of({"a": other, "b": most, "c": most}).rows
    assert (row.id, row.number, row.heading) == ("loggning", "1.", "Loggning")
    assert [group.regions for group in row.groups] == [("b", "c"), ("a",)]
    assert [one.text for one in row.groups[0].entries[0].pieces] == ["Varje månad."]
    assert [tuple(one) for one in row.groups[1].entries[0].pieces] == [
        (Fate.SAME, "Varje "),
        (Fate.GONE, "månad"),
        (Fate.NEW, "vecka"),
        (Fate.SAME, "."),
    ]


def test_where_each_says_its_own_no_wording_is_the_common_one() -> None:
    (row,) = of({name: document(loggning=("1.", f"Den {name} varje månad.")) for name in "abc"}).rows
    assert all([one.fate for one in group.entries[0].pieces] == [Fate.SAME] for group in row.groups)


def test_a_clause_that_only_some_have_stands_in_its_place() -> None:
    few = document(loggning=("1.", "Ja."), gallring=("2.", "Ja."))
    more = document(loggning=("1.", "Ja."), kris=("2.", "Öva varje år."), gallring=("3.", "Ja."))
    kris, gallring = of({"a": few, "b": few, "c": more}).rows
    assert kris.id == "kris"
    assert [(group.regions, group.absent) for group in kris.groups] == [(("a", "b"), True), (("c",), False)]
    assert [one.text for one in kris.groups[1].entries[0].pieces] == ["Öva varje år."]
    assert (gallring.groups, gallring.numbers) == ((), (("2.", ("a", "b")), ("3.", ("c",))))


def test_a_document_that_some_lack_is_one_row() -> None:
    variants = {"a": Compared({"b1": document(x=("1.", "y"))}), "b": Compared({})}
    (row,) = matrix("", variants, {"a": "A", "b": "B"}, {"b1": "Bilaga 1"}).rows
    assert row.part == "appendix"
    assert [(group.regions, group.absent) for group in row.groups] == [(("a",), False), (("b",), True)]


def test_what_is_a_region_s_own_is_no_difference() -> None:
    here, there = Span("regions.yaml", 1, 1), Span("regions.yaml", 2, 1)

    def variant(name: str, span: Span) -> Compared:
        inlines = (Inline("Systemet hos "), Inline(name, span, 3), Inline("."))
        return Compared({"b": Document("", "sv", (), (), (Paragraph(inlines),))}, {span: "regionen"})

    variants = {"a": variant("Region Skåne", here), "b": variant("Region\nGotland", there)}
    assert matrix("", variants, {"a": "A", "b": "B"}, {"b": "B"}).rows == ()


def test_the_matrix_of_an_agreement(project: Project) -> None:
    found = pipeline.matrix(project(), "bokning")
    assert dict(found.names) == {
        "kronoberg": "Kronoberg",
        "blekinge": "Blekinge",
        "gotland": "Gotland",
        "skane": "Skåne",
        "halland": "Halland",
    }
    clauses = [(row.appendix, row.id, [group.regions for group in row.groups]) for row in found.rows]
    all_but = {one: tuple(name for name in found.names if name not in one.split()) for one in ("gotland", "halland")}
    assert clauses == [
        ("bilaga-1", "andamal", [all_but["gotland"], ("gotland",)]),
        ("bilaga-1", "loggning", [("kronoberg", "gotland", "skane"), ("blekinge", "halland")]),
        ("bilaga-1", "kris", [all_but["gotland"], ("gotland",)]),
        ("bilaga-2", "", [all_but["halland"], ("halland",)]),
    ]
