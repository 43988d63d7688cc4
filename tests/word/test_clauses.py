"""Trees of free clauses: their labels, their looks, what a template must have for them, and how they are found."""

from collections.abc import Iterator
from typing import Any

import pytest
from build import abstract, lvl, num, p, style
from hypothesis import given, settings
from hypothesis import strategies as st
from small import FILE, NUMBERING, SCOPE, Made, complaints, made, stated

from pubdocs.diagnostics import Fault, Span
from pubdocs.document import Clause, Document, ListItem, Paragraph, clauses
from pubdocs.tags.checking import check
from pubdocs.tags.environment import environment
from pubdocs.word.compiler import compile_template
from pubdocs.word.fields import fields_of
from pubdocs.word.marks import without_marks
from pubdocs.word.package import Package
from pubdocs.word.template import Template, fill
from tools.templates.blocks import each, heading, when
from tools.templates.blocks import p as block
from tools.templates.document import document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NBSP = "\u00a0"
Tree = list[dict[str, Any]]
_counter = iter(range(1_000_000))


def clause(heading: str = "", *inside: dict[str, Any], text: str = "", **facts: Any) -> dict[str, Any]:
    """A clause of the agreement, with an id of its own if it is given none."""
    said = {"heading": heading, "text": text, "clauses": list(inside)} | facts
    return {"id": f"c{next(_counter)}", **{name: value for name, value in said.items() if value}}


def compiled(*blocks: Any) -> Template:
    content = document(*(blocks or (block("{{p clauses }}"),)))
    return compile_template(Package.open(content, FILE), SCOPE)


HOUSE = compiled()


def printed_tree(tree: Tree, template: Template = HOUSE) -> Made:
    """The tree in a template with the house's styles."""
    filled = fill(template, stated(clauses=tree))
    return Made(template, filled, filled.package)


def numbered(*tree: dict[str, Any], template: Template = HOUSE) -> list[str]:
    return printed_tree(list(tree), template).numbered


def styles_of(made_: Made) -> list[str]:
    return [
        next((one.get(f"{W}val", "") for one in paragraph.iter(f"{W}pStyle")), "")
        for paragraph in made_.tree().iter(f"{W}p")
    ]


def kept_with_next(made_: Made) -> list[str]:
    """The words of the paragraphs that say themselves that they stay with the next."""
    paragraphs = list(made_.tree().iter(f"{W}p"))
    return [
        words
        for paragraph, words in zip(paragraphs, made_.lines, strict=True)
        if paragraph.find(f"{W}pPr/{W}keepNext") is not None
    ]


INERA = [
    clause("Inledning", clause(text="Detta dokument."), clause(text="Dessa instruktioner.")),
    clause(
        "Åtgärder",
        clause("Allmänt", clause(text="policy."), clause(text="ledning."), numbering="points"),
        clause("Incidenter", clause(text="har rutiner."), text="Inera:"),
        text="Inera ska vidta följande:",
        numbering="clauses",
    ),
    clause(
        "Övriga",
        clause(text="iaktta."),
        clause("", clause(text="ta del;"), clause(text="säkerställa."), text="inte utan tillåtelse att:"),
        clause(text="behandla."),
        text="Inera ska:",
    ),
]


def test_a_document_of_clauses_has_the_labels_of_its_seed() -> None:
    assert numbered(*INERA) == [
        "1. Inledning",
        "1.1 Detta dokument.",
        "1.2 Dessa instruktioner.",
        "2. Åtgärder",
        "Inera ska vidta följande:",
        "2.1 Allmänt",
        "a. policy.",
        "b. ledning.",
        "2.2 Incidenter",
        "Inera:",
        "a. har rutiner.",
        "3. Övriga",
        "Inera ska:",
        "a. iaktta.",
        "b. inte utan tillåtelse att:",
        "i. ta del;",
        "ii. säkerställa.",
        "c. behandla.",
    ]


INSERTED = [
    clause("Ett"),
    clause("Två", clause("A"), clause("Ny", number="inserted"), clause("B", clause("B ett"))),
    clause("Två a", clause("I"), clause(text="II", numbering="points"), number="inserted", text="Text."),
    clause("", clause(text="p"), clause(text="q", clauses=[clause(text="r")]), number="inserted", text="Två b:"),
    clause("Tre", clause(text="A"), clause(text="Ny", number="inserted", clauses=[clause(text="s")]), clause("B")),
]


def test_inserted_clauses_leave_later_numbers_alone() -> None:
    assert numbered(*INSERTED) == [
        "1. Ett",
        "2. Två",
        "2.1 A",
        f"2.1{NBSP}a Ny",
        "2.2 B",
        "2.2.1 B ett",
        f"2{NBSP}a. Två a",
        "Text.",
        f"2{NBSP}a.1 I",
        f"2{NBSP}a.2 II",
        f"2{NBSP}b. Två b:",
        "a. p",
        "b. q",
        "i. r",
        "3. Tre",
        "3.1 A",
        f"3.1{NBSP}a Ny",
        "a. s",
        "3.2 B",
    ]


UNNUMBERED = [
    clause("Ett", clause("Mellan", number="none", text="m"), clause("A", clause("Under", number="none"))),
    clause("Utan nummer", clause(text="a"), number="none", numbering="points"),
    clause(text="Bara ord.", number="none"),
    clause("Två", clause(text="a"), clause(text="utan", number="none"), clause(text="b"), numbering="points"),
]


def test_clauses_without_a_number() -> None:
    made_ = printed_tree(UNNUMBERED)
    assert made_.numbered == [
        "1. Ett", "Mellan", "m", "1.1 A", "Under", "Utan nummer", "a. a", "Bara ord.", "2. Två", "a. a", "utan", "b. b",
    ]  # fmt: skip
    assert styles_of(made_) == [
        "Heading1", "Mellanrubrik", "BodyText", "Heading2", "Heading3", "RubrikUtanNummer", "Punkt1", "BodyText",
        "Heading1", "Punkt1", "ListContinue", "Punkt1",
    ]  # fmt: skip


LONG = [
    clause("", text="Första:\n\n- ett\n- två\n\nSlut.", clauses=[clause(text="inuti", numbering="points")]),
    clause("Punkter", clause("Rubrik", text="Ord.\n\n1. ett\n2. två"), clause(text="Ord.\n\nMer."), numbering="points"),
]


def test_a_text_goes_on_under_its_label() -> None:
    made_ = printed_tree(LONG)
    assert made_.numbered == [
        "1. Första:", "• ett", "• två", "Slut.", "1.1 inuti",
        "2. Punkter", "a. Rubrik", "Ord.", "1. ett", "2. två", "b. Ord.", "Mer.",
    ]  # fmt: skip
    assert styles_of(made_)[-6:] == [
        "Punkt1", "ListContinue", "ListNumber2", "ListNumber2", "Punkt1", "ListContinue",
    ]  # fmt: skip
    left = [one.get(f"{W}left") for one in made_.tree().iter(f"{W}ind")]
    assert left == ["1247", "1247", "680"]  # the bullets and the last paragraph stand in under 1.


def test_no_heading_and_no_lead_in_is_left_alone() -> None:
    tree = [
        clause("Rubrik", clause("Punkt", text="Ord."), clause("Ensam"), numbering="points", text="Inledning:"),
        clause("B", clause(text="leder till:", clauses=[clause(text="x")]), numbering="points", text="Utan kolon."),
        clause("C", text="Listan:\n\n- a\n\nTabellen:\n\n| x |\n|---|\n| y |\n\nSist:"),
    ]
    assert kept_with_next(printed_tree(tree)) == ["Inledning:", "Punkt", "leder till:", "Listan:", "Tabellen:"]


def test_every_clause_is_found_by_its_id() -> None:
    tree = [
        clause(
            "A",
            clause(
                id="text-utan-rubrik", text="ord", clauses=[clause(id="djup", text="x"), clause(id="djup-2", text="y")]
            ),
            clause(id="utan", text="bara ord", number="none"),
            clause(id="lista", text="- x", number="none"),
            id="rubrik",
        ),
        clause("B", clause("Rubrik", id="punkt-med-rubrik"), clause(id="punkt", text="p"), numbering="points", id="b"),
    ]
    read = printed_tree(tree).document
    assert dict(found(read)) == {
        "rubrik": "1.",
        "text-utan-rubrik": "1.1",
        "djup": "1.1.1",
        "djup-2": "1.1.2",
        "lista": "•",
        "b": "2.",
        "punkt-med-rubrik": "a.",
        "punkt": "b.",
    }


def found(document_: Document) -> Iterator[tuple[str, str]]:
    """The ids that were read, with their labels."""
    content = [*document_.content, *(block for one in clauses(document_) for block in one.content)]
    for one in [*clauses(document_), *content]:
        if isinstance(one, Clause | ListItem) and one.id:
            yield one.id, one.label


def test_a_heading_prints_its_facts_and_nothing_else_is_a_mark() -> None:
    tree = [clause("Om *{{ title }}* [a](b) \\\\x \\{{ y }} | {{ processor.name }}")]
    made_ = printed_tree(tree)
    assert made_.numbered == ["1. Om *Journalföring* [a](b) \\\\x {{ y }} | Bolaget AB"]
    spans = {value.words: value.span and value.span.line for value in made_.filled.printed}
    assert spans["Journalföring"] != spans["Om *"] == spans["* [a](b) \\\\x {{ y }} | "]


def test_a_heading_prints_its_facts_wherever_it_stands() -> None:
    facts = stated(clauses=[clause("{{ processor.name }} i {{ title }}")])
    made_ = made("{%p for c in clauses %}", "{{ c.heading }}", "{{ c.heading | versal }}", "{%p endfor %}", facts=facts)
    assert made_.lines == ["Bolaget AB i Journalföring"] * 2


def test_a_heading_that_is_nothing_but_a_fact_is_printed_too() -> None:
    facts = stated(clauses=[clause("{{ title }}")])
    spans = {value.span for value in made("{{p clauses }}", facts=facts).filled.printed}
    assert {facts["clauses"][0].heading.span, facts["title"].span} <= spans


def test_a_heading_that_names_what_is_not_stated() -> None:
    said = complaints("{{p clauses }}", facts=stated(clauses=[clause("Om {{ duration }}")]))
    assert [one.split()[0] for one in said] == ["text.absent-fact"]


@pytest.mark.parametrize(
    ("tree", "code", "words"),
    [
        ([clause("A", clause("B", clause("C", clause("D", clause("E")))), numbering="clauses")], "", ""),
        (
            [clause("A", clause("B", clause("C", clause("D", clause("E", id="e"), numbering="clauses"))))],
            "template.no-clause-style",
            "the clause e, at depth 5: heading 5",
        ),
        (
            [clause("A", clause("B", clause("C", number="own"), clause("D", number="inserted", id="d")))],
            "template.no-clause-style",
            "the clause d, at depth 3: Rubrik 3 infogad",
        ),
        (
            [clause("A"), clause("B", clause("C", clause("D", id="d"), numbering="clauses"), number="inserted")],
            "template.no-clause-style",
            "the clause d, at depth 3: Rubrik 3 i infogad",
        ),
        (
            [clause("A", clause("", clause("", clause("", clause(id="d", text="4"), text="3"), text="2"), text="1"),
                    numbering="points")],
            "template.no-clause-style",
            "the clause d, at depth 5: Punkt 4",
        ),
        (
            [clause("A", clause(text="a"), clause(id="b", text="b", number="inserted"), numbering="points")],
            "clause.inserted-point",
            "The clause b is inserted among points",
        ),
        ([clause("A", clause(id="b", text="- x\n- y"))], "clause.text-begins-with-list", "The clause b begins"),
        ([clause("A", clause(id="b", text="1. x"), numbering="points")], "clause.text-begins-with-list", "clause b"),
        ([clause("A", clause(id="b", clauses=[clause("C")]))], "clause.no-words", "The clause b has neither"),
        ([clause("A", clause("B", id="b", number="inserted"))], "clause.inserted-first", "The clause b is inserted"),
        ([clause("A", id="a", number="inserted"), clause("B")], "clause.inserted-first", "The clause a is inserted"),
        ([clause("A", clause("B", id="b"), number="none")], "clause.number-within-none", "The clause b would"),
        (
            [clause("A", clause(id="b", text="b", numbering="clauses", clauses=[clause("C")]), numbering="points")],
            "clause.clauses-in-point",
            "The clause b is a point",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_said(tree: Tree, code: str, words: str) -> None:
    said = []
    try:
        printed_tree(tree)
    except Fault as fault:
        said = [(one.code, one.message.render(), one.span is not None) for one in fault.diagnostics]
    if not code:
        assert said == []
        return
    [(found_code, message, has_place)] = said
    assert found_code == code
    assert words in message
    assert has_place


@pytest.mark.parametrize("tag", ["{{ clauses }}", "Se {{ clauses }}.", "{{r clauses }}"])
def test_clauses_stand_alone_in_a_paragraph(tag: str) -> None:
    assert [one.split()[0] for one in complaints(tag)] == ["template.clauses-alone"]


def test_a_text_cannot_name_the_clauses() -> None:
    checked = check("{{ clauses }}", SCOPE, environment(), ids=True)
    assert [one.code for one in checked.problems] == ["tag.prints-list"]


def test_clauses_printed_twice_are_refused() -> None:
    said = complaints("{{p clauses }}", "{{p clauses }}", facts=stated(clauses=[clause("A")]))
    assert [one.split()[0] for one in said] == ["template.printed-twice"]


def test_an_id_that_the_form_has_already_is_refused() -> None:
    marked = p("Heading1", '<w:bookmarkStart w:id="4" w:name="varaktighet"/>', "V", '<w:bookmarkEnd w:id="4"/>')
    said = complaints(marked, "{{p clauses }}", facts=stated(clauses=[clause("A", id="varaktighet")]))
    assert [one.split()[0] for one in said] == ["template.taken-id"]


def test_an_id_that_the_form_has_already_is_told_where_the_agreement_gives_it() -> None:
    marked = p("Heading1", '<w:bookmarkStart w:id="4" w:name="varaktighet"/>', "V", '<w:bookmarkEnd w:id="4"/>')
    with pytest.raises(Fault) as fault:
        made(marked, "{{p clauses }}", facts=stated(clauses=[clause("A", id="varaktighet")]))
    assert [isinstance(one.span, Span) for one in fault.value.diagnostics] == [True]


def test_a_tag_in_a_headings_style_begins_at_its_depth() -> None:
    template = compiled(
        each("c in clauses", heading("{{ c.heading }}"), block("{{p c.clauses }}", style="Heading2")),
    )
    tree = [clause("A", clause("B", text="ord"), clause(text="utan rubrik"))]
    made_ = printed_tree(tree, template)
    assert made_.numbered == ["1. A", "1.1 B", "ord", "1.2 utan rubrik"]
    assert styles_of(made_) == ["Heading1", "Heading2", "BodyText", "BodyText"]


def test_a_tag_in_the_style_of_a_point_prints_points() -> None:
    template = compiled(each("c in clauses", heading("{{ c.heading }}"), block("{{p c.clauses }}", style="Punkt1")))
    tree = [clause("A", clause(text="a"), clause(text="b", clauses=[clause(text="i")])), clause("B", clause(text="a"))]
    assert numbered(*tree, template=template) == ["1. A", "a. a", "b. b", "i. i", "2. B", "a. a"]


def test_no_clauses_are_no_paragraphs() -> None:
    assert numbered(template=compiled(block("före"), block("{{p clauses }}"), block("efter"))) == ["före", "efter"]


def test_clauses_in_a_cell() -> None:
    rows = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>".format(p("", "{{p clauses }}"))
    made_ = made(rows, facts=stated(clauses=[clause("A", clause(text="a"), clause(text="b"), numbering="points")]))
    assert made_.numbered[:3] == ["1. A", "a. a", "b. b"]


def test_a_template_without_styles_for_points_has_letters_and_roman_numerals() -> None:
    three = clause(text="c")
    tree = clause("A", clause("", clause("", three, text="b"), text="a"), clause(text="d"), numbering="points")
    again = clause("B", clause(text="e"), numbering="points")
    facts = stated(clauses=[tree, again])
    assert made("{{p clauses }}", facts=facts).numbered == [
        "1. A", "a. a", "i. b", "• c", "b. d", "2. B", "a. e",
    ]  # fmt: skip
    three["clauses"] = [clause(text="x")]
    said = complaints("{{p clauses }}", facts=stated(clauses=[tree]))
    assert [one.split()[0] for one in said] == ["template.no-clause-style"]


def test_a_template_without_styles_for_what_has_no_number() -> None:
    tree = [clause("A"), clause("B", number="none", text="b"), clause("C")]
    made_ = made("{{p clauses }}", facts=stated(clauses=tree))
    assert made_.numbered == ["1. A", "B", "b", "2. C"]
    assert styles_of(made_) == ["Heading1", "Heading1", "", "Heading1"]


def test_an_inserted_clause_after_the_forms_own() -> None:
    template = compiled(heading("Ett"), block("{{p clauses }}"), heading("Två"))
    assert numbered(clause("A", number="inserted"), template=template) == ["1. Ett", f"1{NBSP}a. A", "2. Två"]


def test_what_a_template_asks_for_in_clauses() -> None:
    asked = [one for one in fields_of(HOUSE, SCOPE) if one.name.startswith("clauses")]
    assert [(one.name, one.kind.render(), one.required) for one in asked] == [
        ("clauses.heading", "words", False),
        ("clauses.text", "free text", False),
        ("clauses.clauses", "list of clauses", False),
    ]


def test_where_the_template_has_no_more_numbers_there_are_points() -> None:
    tree = [clause("A", clause("B", clause("C", text="c"), clause(text="d")))]
    assert made("{{p clauses }}", facts=stated(clauses=tree)).numbered == ["1. A", "1.1 B", "a. C", "c", "b. d"]


def test_a_template_that_numbers_no_headings_has_headings_without_numbers() -> None:
    plain = [style("Normal", default=True), style("H1", "heading 1", outline=0), style("H2", "heading 2", outline=1)]
    options: dict[str, Any] = {"styles": plain, "numbering": []}
    tree = [clause("A", clause("B", text="b"))]
    assert made("{{p clauses }}", facts=stated(clauses=tree), **options).numbered == ["A", "B", "b"]
    said = complaints("{{p clauses }}", facts=stated(clauses=[clause(text="x")]), **options)
    assert [one.split()[0] for one in said] == ["template.no-clause-style"]


def test_the_numbers_are_those_of_the_template() -> None:
    numbering = [
        abstract(1, lvl("upperLetter", "%1.", pstyle="Heading1"), lvl(text="%1:%2", pstyle="Heading2")),
        *NUMBERING[1:3],
        num(1, 1),
        *NUMBERING[4:],
    ]
    tree = [clause("Ett", clause(text="x"), clause("y"))]
    made_ = made("{{p clauses }}", facts=stated(clauses=tree), numbering=numbering)
    assert made_.numbered == ["A. Ett", "A:1 x", "A:2 y"]


def test_fixed_numbering_with_free_clauses_and_an_inserted_one() -> None:
    """What the agreement leaves out keeps its number, an inserted clause its letter; free clauses count on."""
    body = [
        heading("Ett"),
        when("duration", heading("Varaktighet"), block("{{p duration }}")),
        when("duration", heading("Infogad", style="Rubrik1Infogad"), block("x")),
        heading("Tre"),
        when("clauses", block("{{p clauses }}")),
        heading("Sist"),
    ]
    fixed = compile_template(Package.open(document(*body), FILE), SCOPE, fixed=True)
    tree = [clause("Fri", number="inserted"), clause("Egen", clause(text="x"))]
    left_out = ["1. Ett", "2. Varaktighet", "Ej tillämpligt.", f"2{NBSP}a. Infogad", "Ej tillämpligt.", "3. Tre"]
    assert numbered(*tree, template=fixed) == [*left_out, f"3{NBSP}a. Fri", "4. Egen", "4.1 x", "5. Sist"]
    assert numbered(template=fixed) == [*left_out, "4. Sist"]


# Any tree within the rules: its labels by our reading against a count that knows nothing of Word.

LETTERS, ROMAN = "abcdefghijklmnop", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
WORDS = st.text("abcåö xyz()§&<", min_size=1, max_size=12).map(lambda words: f"o{words.strip()}o")


@st.composite
def trees(draw: st.DrawFn, depth: int = 1, inserted: bool = False) -> Tree:
    """Clauses of one depth with what is inside them."""
    out: Tree = []
    for at in range(draw(st.integers(1, 3))):
        kinds = ["own", "none"] if at == 0 or depth > 2 or inserted else ["own", "inserted", "none"]
        kind = draw(st.sampled_from(["own"] if at == 0 else kinds))
        headed = draw(st.booleans())
        one = clause(draw(WORDS) if headed else "", number=kind if kind != "own" or draw(st.booleans()) else "")
        if not headed or draw(st.booleans()):
            one["text"] = "\n\n".join(draw(st.lists(WORDS, min_size=1, max_size=2)))
        deeper = depth < 4 and kind != "none" and not inserted and (kind == "own" or depth == 1)
        match draw(st.sampled_from(["nothing", "points", "colon", "clauses"])):
            case "points":
                one |= {"numbering": "points", "clauses": draw(points())}
            case "colon" if "text" in one:
                led = draw(points())
                one |= {"text": one["text"] + ":", "clauses": led}
                if any("heading" in point for point in led):  # what has a heading is no point unless that is said
                    one["numbering"] = "points"
            case "clauses" if deeper and depth < draw(st.integers(1, 4)):
                one |= {"clauses": draw(trees(depth + 1, kind == "inserted"))}
        out.append(one)
    return out


@st.composite
def points(draw: st.DrawFn, level: int = 1) -> Tree:
    out = [
        clause(draw(st.one_of(st.just(""), WORDS)), text="\n\n".join(draw(st.lists(WORDS, min_size=1, max_size=2))))
        for _ in range(draw(st.integers(1, 3)))
    ]
    if level < 3 and draw(st.booleans()):
        out[-1]["clauses"] = draw(points(level + 1))
    return out


def expected(tree: Tree, above: str = "", level: int = 0, inserted: bool = False) -> Iterator[str]:
    """The lines of a tree with their labels, counted by hand."""
    count = letter = 0
    for one in tree:
        number = one.get("number", "own")
        if level:
            label = (f"{LETTERS[count]}.", f"{ROMAN[count]}.", "–")[level - 1]
            count += 1
            inside = ""
        elif number == "own":
            count, letter = count + 1, 0
            inside = f"{above}.{count}" if above else str(count)
            label = inside if above else f"{inside}."
        elif number == "inserted":
            inside = (f"{above}.{count}" if above else str(count)) + f"{NBSP}{LETTERS[letter]}"
            label = inside if above else f"{inside}."
            letter += 1
        else:
            label = inside = ""
        lines = [one["heading"]] if "heading" in one else []
        lines += one["text"].split("\n\n") if "text" in one else []
        yield f"{label} {lines[0]}".lstrip(" ")
        yield from lines[1:]
        if "clauses" in one:
            led = one.get("text", "").endswith(":") and not any("heading" in deeper for deeper in one["clauses"])
            pointed = level or one.get("numbering") == "points" or led
            yield from expected(one["clauses"], inside, level + 1 if pointed else 0)


@given(trees())
@settings(max_examples=150, deadline=None)
def test_any_tree_stands_there_in_order_with_its_labels(tree: Tree) -> None:
    made_ = printed_tree(tree)
    assert made_.numbered == list(expected(tree))
    wanted = {one["id"] for one in walked(tree)}
    marked = {mark.get(f"{W}name") for mark in made_.tree().iter(f"{W}bookmarkStart")}
    assert marked == wanted


def walked(tree: Tree) -> Iterator[dict[str, Any]]:
    for one in tree:
        yield one
        yield from walked(one.get("clauses", []))


@pytest.mark.office
def test_libreoffice_prints_the_same_labels(printed: Any) -> None:
    made_ = {name: printed_tree(tree) for name, tree in
             {"inera": INERA, "inserted": INSERTED, "unnumbered": UNNUMBERED, "long": LONG}.items()}  # fmt: skip
    pdf = printed({name: without_marks(one.package).to_bytes() for name, one in made_.items()})
    for name, one in made_.items():
        body = " ".join(pdf[name].replace(NBSP, " ").split())
        lines = " ".join(" ".join(one.numbered).replace(NBSP, " ").split())
        assert lines in body, name


def test_the_kinds_of_blocks_are_as_read() -> None:
    """A numbered text is an item of its level; its further paragraphs are plain."""
    content = printed_tree(LONG[1:]).document.content
    assert isinstance(content[0], Clause)
    assert [type(one) for one in content[0].content] == [
        ListItem, Paragraph, ListItem, ListItem, ListItem, Paragraph,
    ]  # fmt: skip
