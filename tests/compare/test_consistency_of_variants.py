"""Variants differ only where the data says so (X40)."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from pubdocs import pipeline
from pubdocs.compare.consistency import Paper, inconsistent
from pubdocs.compare.matrix import Compared
from pubdocs.diagnostics import Diagnostic, Severity, Span
from pubdocs.document import Clause, Document, Inline, Paragraph

Project = Callable[..., Path]
FLOW, FIXED = (Paper("Bilaga 1", "templates/f/bilaga-1.docx", fixed) for fixed in (False, True))
BASE, LAYER = Span("data/agreements/x.yaml", 3, 1), Span("data/agreements/x/gotland.yaml", 1, 1)


def variant(*inlines: Inline, label: str = "1.", stated: tuple[Span, ...] = ()) -> Compared:
    clause = Clause("loggning", label, 1, (Inline("Loggning"),), (Paragraph(inlines),))
    return Compared({"b": Document("", "sv", (), (), (clause,))}, {}, frozenset(stated))


def codes(one: Compared, other: Compared, paper: Paper = FLOW) -> list[str]:
    return [found.code for found in inconsistent({"a": one, "b": one, "gotland": other}, {"b": paper})]


def test_words_of_a_layer_may_differ() -> None:
    one, other = variant(Inline("Två år.", BASE), stated=(BASE,)), variant(Inline("Fem år.", LAYER), stated=(LAYER,))
    assert codes(one, other) == []


def test_words_of_the_template_may_not() -> None:
    one, other = variant(Inline("Två år.", BASE), stated=(BASE,)), variant(Inline("Fem år."), stated=(BASE,))
    assert codes(variant(Inline("Två år.")), variant(Inline("Fem år."))) == ["X40"]
    # The data has the same value for both, and the template prints it for one.
    assert codes(one, other) == ["X40"]


def test_words_of_the_template_go_with_those_of_the_data() -> None:
    one = variant(Inline("Loggar sparas i "), Inline("två år", BASE), Inline("."), stated=(BASE,))
    assert codes(one, variant(Inline("Ej tillämpligt."))) == []


def test_a_text_may_name_a_fact_that_differs() -> None:
    one, other = variant(Inline("Region A.", BASE), stated=(BASE,)), variant(Inline("Region B.", BASE), stated=(BASE,))
    assert codes(one, other) == []


def test_references_follow_what_they_refer_to() -> None:
    one, other = (variant(Inline(f"Se punkterna {n} och 9 i bilaga 1.")) for n in (7, 8))
    assert codes(one, other) == []


def test_numbers_may_flow_if_the_form_says_so() -> None:
    one, other = variant(Inline("Ja.")), variant(Inline("Ja."), label="2.")
    (flowing,) = inconsistent({"a": one, "b": other}, {"b": FLOW})
    (fixed,) = inconsistent({"a": one, "b": other}, {"b": FIXED})
    assert (flowing.code, flowing.severity) == ("X40", Severity.INFORMATION)
    assert (fixed.code, fixed.severity) == ("X40", Severity.WARNING)


def of_variants(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is told of variants, beside what the law's rules tell."""
    return [one for one in found if one.code == "X40"]


def test_the_regions_of_an_agreement_are_checked(project: Project) -> None:
    assert of_variants(pipeline.check(project(), ["bokning"])) == []


def test_a_template_that_asks_who_the_region_is_is_found(project: Project) -> None:
    root = project()
    template = root / "templates/skr-2023/bilaga-1.docx"
    words = "Utöver vad som redan framgår"
    hidden = '{% if processor.id == "skane" %}Trots{% else %}Utöver{% endif %} vad som redan framgår'
    with zipfile.ZipFile(template) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert words.encode() in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(words.encode(), hidden.encode())
    with zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    (found,) = of_variants(pipeline.check(root, ["bokning"]))
    assert (found.code, str(found.span)) == ("X40", "templates/skr-2023/bilaga-1.docx")
    assert "skane" in found.message.render()
