"""What a reader of the printed paper sees, and nothing else: one guard for each thing that real files do."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from build import abstract, doc, document, e, lvl, num, p, pack, part, parts, r, relationships, style, table
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.diagnostics import Span
from pubdocs.document import Block, Cell, Clause, Document, Inline, ListItem, Paragraph, Row, Table, lines, text_of
from pubdocs.word.markup import parse
from pubdocs.word.names import CORE_PROPERTIES
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.reader import read

HEADINGS = [
    style("Heading1", "heading 1", num=(1, 0), outline=0),
    style("Heading2", "heading 2", num=(1, 1), outline=1),
]
NUMBERING = [
    abstract(1, lvl(text="%1."), lvl(text="%1.%2")),
    abstract(2, lvl("bullet", "•"), lvl("lowerLetter", "%2)")),
    num(1, 1),
    num(2, 2),
]


def read_doc(*body: str, **options: Any) -> Document:
    return read(Package.open(doc(*body, **options), "a.docx"))


def plain(content: tuple[Block | Clause, ...]) -> list[Any]:
    """A tree in short: a text, "label text", [heading, …] for a clause, rows of cells for a table."""
    out: list[Any] = []
    for item in content:
        match item:
            case Clause():
                out.append([f"{item.label} {text_of(item.heading)}".strip(), *plain(item.content)])
            case ListItem():
                out.append(f"{item.label} {text_of(item.inlines)}")
            case Paragraph():
                out.append(text_of(item.inlines))
            case Table():
                out.append(tuple(tuple(tuple(plain(cell.blocks)) for cell in row.cells) for row in item.rows))
    return out


def words(*body: str, **options: Any) -> list[Any]:
    return plain(read_doc(*body, **options).content)


def inlines(*body: str, **options: Any) -> tuple[Inline, ...]:
    (line,) = lines(read_doc(*body, **options))
    return line


def test_clauses_from_headings_with_labels_and_ids() -> None:
    mark = (
        e("bookmarkStart", id=1, name="_Toc1") + e("bookmarkStart", id=2, name="tredje_land") + e("bookmarkEnd", id=2)
    )
    made = read_doc(
        p("", "Före"),
        p("Heading1", "Ändamål"),
        p("", "Text"),
        p("Heading2", "Under"),
        p("", "punkt", num=(2, 0)),
        p("Heading1", mark, "Tredje land"),
        styles=HEADINGS,
        numbering=NUMBERING,
    )
    assert plain(made.content) == ["Före", ["1. Ändamål", "Text", ["1.1 Under", "• punkt"]], ["2. Tredje land"]]
    second = made.content[2]
    assert isinstance(second, Clause)
    assert (second.id, second.level, second.label) == ("tredje-land", 1, "2.")


def test_a_bookmark_that_begins_before_the_paragraph() -> None:
    (clause,) = read_doc(e("bookmarkStart", id=1, name="gallring"), p("Heading1", "x"), styles=HEADINGS).content
    assert isinstance(clause, Clause)
    assert clause.id == "gallring"


@pytest.mark.parametrize(
    "made",
    [
        style("Rubrik1", "heading 1"),
        style("Rubrik1", "Heading 1"),
        style("Rubrik1", "Egen", outline=0),
        style("Rubrik1", "Egen", based_on="H") + style("H", "heading 1"),
        style("Rubrik1", "Egen", based_on="H") + style("H", "x", outline=0),
    ],
)
def test_a_heading_is_known_by_name_or_outline_level_never_by_id(made: str) -> None:
    assert words(p("Rubrik1", "x"), styles=[made]) == [["x"]]


@pytest.mark.parametrize(
    "made",
    [
        style("Heading1", "Heading1"),
        style("Heading1", "TOC Heading", outline=9),
        style("Heading1", "heading 1", outline=9),
    ],
)
def test_what_is_no_heading(made: str) -> None:
    assert words(p("Heading1", "x"), styles=[made]) == ["x"]


def test_a_paragraphs_own_outline_level_beats_its_style() -> None:
    own = '<w:outlineLvl w:val="{}"/>'.format
    assert words(p("Heading1", "a", ppr=own(9)), p("", "b", ppr=own(1)), styles=HEADINGS) == ["a", ["b"]]


def test_headings_that_skip_levels_still_nest() -> None:
    styles = [style(f"H{n}", f"heading {n}") for n in range(1, 5)]
    assert words(p("H3", "a"), p("H1", "b"), p("H4", "c"), p("H2", "d"), styles=styles) == [["a"], ["b", ["c"], ["d"]]]


def test_empty_paragraphs_go_unless_a_number_is_printed() -> None:
    made = words(
        p(), p("", " \t "), p("Heading1"), p("", "x"), p("", num=(2, 1)), styles=HEADINGS[1:], numbering=NUMBERING
    )
    assert made == ["x", "a) "]
    assert words(p("Heading1"), styles=HEADINGS, numbering=NUMBERING) == [["1."]]


def test_characters_that_are_elements() -> None:
    inner = "".join(
        [
            e("t", "a"),
            e("tab"),
            e("noBreakHyphen"),
            e("softHyphen"),
            e("br"),
            e("cr"),
            e("br", type="page"),
            e("lastRenderedPageBreak"),
            e("sym", font="Symbol", char="F0B7"),
            e("sym", font="Wingdings", char="F0FE"),
            e("sym", font="Wingdings", char="zz"),
            e("t", "b"),
        ]
    )
    assert words(p("", e("r", inner))) == ["a\t\u2011\u00ad\n\n•☑b"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('<w:t xml:space="preserve"> a </w:t>', " a "),
        ("<w:t> a </w:t>", "a"),
        ("<w:t>a\n b</w:t>", "a  b"),
        ("<w:t>a<!-- x -->b</w:t>", "ab"),
        ("<w:t><![CDATA[<a>]]></w:t>", "<a>"),
        ("<w:t>&amp;&lt;å</w:t>", "&<å"),
    ],
)
def test_text_as_word_shows_it(text: str, seen: str) -> None:
    assert inlines(p("", r("."), e("r", text), r("."))) == (Inline(f".{seen}."),)


def test_bold_and_italic_by_themselves_and_by_character_style() -> None:
    styles = [
        style("Strong", kind="character", rpr="<w:b/>"),
        style("Deep", kind="character", based_on="Strong", rpr="<w:i/>"),
        style("Head", "heading 1", rpr="<w:b/>"),
    ]
    made = [
        r("a"),
        r("b", "<w:b/>"),
        r("c", '<w:b w:val="1"/>'),
        r("d", '<w:b w:val="0"/>'),
        r("e", '<w:rStyle w:val="Strong"/>'),
        r("f", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>'),
        r("g", '<w:rStyle w:val="Deep"/>'),
        r("h", '<w:i/><w:rStyle w:val="None"/>'),
    ]
    assert inlines(p("", *made), styles=styles) == (
        Inline("a"),
        Inline("bc", bold=True),
        Inline("d"),
        Inline("e", bold=True),
        Inline("f"),
        Inline("g", bold=True, italic=True),
        Inline("h", italic=True),
    )
    assert inlines(p("Head", "x"), styles=styles) == (Inline("x"),)


def test_hidden_text_is_not_printed() -> None:
    styles = [style("Dold", rpr="<w:vanish/>"), style("DoldTecken", kind="character", rpr="<w:vanish/>")]
    hidden = [r("b", "<w:vanish/>"), r("c", '<w:rStyle w:val="DoldTecken"/>'), r("d", '<w:vanish w:val="0"/>')]
    assert words(p("", r("a"), *hidden), p("Dold", "e", r("f", '<w:vanish w:val="0"/>')), styles=styles) == ["ad", "f"]


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted = e("del", e("r", "<w:delText>bort</w:delText>"), id=1)
    moved = e("moveFrom", r("flyttat"), id=2) + e("moveTo", r("hit"), id=3)
    old = e("rPrChange", e("rPr", "<w:b/>"), id=4)
    old_ppr = e("pPrChange", e("pPr", e("pStyle", val="Heading1")), id=5)
    body = p("", r("a", old), e("ins", r("b"), id=6), deleted, moved, ppr=old_ppr)
    assert inlines(body, styles=HEADINGS) == (Inline("abhit"),)


def gone(*content: str, num: tuple[int, int] | None = None) -> str:
    return p("", *content, num=num, ppr=e("rPr", e("del", id=9)))


def test_a_paragraph_whose_mark_is_deleted_is_one_with_the_next() -> None:
    made = words(gone("a", num=(2, 1)), p("", "b", num=(2, 1)), p("", "c", num=(2, 1)), numbering=NUMBERING)
    assert made == ["a) ab", "b) c"]
    assert words(gone("a"), table(["b"]), gone("c")) == ["a", ((("b",),),), "c"]
    assert words(gone(), p("", "b")) == ["b"]


def test_deleted_rows_and_cells_and_hidden_rows() -> None:
    cell = e("tc", p("", "x"))
    rows = [
        e("tr", e("trPr", e("del", id=1)), cell),
        e("tr", e("trPr", e("hidden")), cell),
        e("tr", e("trPr", e("ins", id=2)), cell, e("tc", e("tcPr", e("cellDel", id=3)), p("", "y"))),
    ]
    assert words(e("tbl", *rows)) == [((("x",),),)]
    assert words(e("tbl", rows[0])) == []


def field(code: str, *result: str) -> str:
    begin, middle, end = (e("r", e("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return begin + e("r", e("instrText", code)) + middle + "".join(result) + end


def test_of_a_field_only_its_result_is_read() -> None:
    inner = field("QUOTE", r("dolt"))
    nested = field("IF", r("svar")).replace("</w:instrText></w:r>", f"</w:instrText></w:r>{inner}", 1)
    never = (
        e("r", e("fldChar", fldCharType="begin"))
        + e("r", e("instrText", "x"))
        + e("r", e("fldChar", fldCharType="end"))
    )
    simple = e("fldSimple", r("3"), instr=" PAGE ")
    assert words(p("", r("s. "), field("PAGE", r("1")), r(" "), nested, never, simple)) == ["s. 1 svar3"]


def test_a_field_over_several_paragraphs() -> None:
    start, rest = field("TOC", r("a"), r("b")).split('<w:r><w:t xml:space="preserve">b')
    assert words(p("", start), p("", f'<w:r><w:t xml:space="preserve">b{rest}', r("c"))) == ["a", "bc"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = e("r", e("fldChar", fldCharType="begin"))
    assert words(p("", begin, e("r", e("instrText", "PAGE")), r("a")), p("", "b")) == ["a", "b"]


def test_form_fields() -> None:
    def form(inner: str) -> str:
        return e("r", e("fldChar", e("ffData", inner), fldCharType="begin")) + e("r", e("fldChar", fldCharType="end"))

    choices = e("ddList", e("result", val=1), e("listEntry", val="a"), e("listEntry", val="b"))
    boxes = e("checkBox", e("default", val=0), e("checked")) + ""
    assert words(p("", form(choices), form(boxes), form(e("checkBox", e("default", val=0))))) == ["b☒☐"]


def test_links() -> None:
    rels = [("rId5", "hyperlink", "https://region.se/", "External")]
    made = (
        f'<w:hyperlink r:id="rId5">{r("a")}</w:hyperlink><w:hyperlink w:anchor="tredje_land">{r("b")}</w:hyperlink>'
        f'<w:hyperlink r:id="rId5" w:anchor="_del">{r("c")}</w:hyperlink><w:hyperlink>{r("d")}</w:hyperlink>'
    )
    fields = [
        field('HYPERLINK "mailto:a@b.se"', r("e")),
        field('HYPERLINK \\l "_Toc1"', r("f")),
        field("REF tredje_land \\w \\h", r("7")),
        field("REF tredje_land \\w", r("8")),
        e("fldSimple", r("9"), instr=" REF tredje_land \\h "),
    ]
    found = inlines(p("", made, *fields), rels=rels)
    assert [(one.text, one.link) for one in found] == [
        ("a", "https://region.se/"),
        ("b", "#tredje-land"),
        ("c", "https://region.se/#_del"),
        ("d", ""),
        ("e", "mailto:a@b.se"),
        ("f", "#_Toc1"),
        ("7", "#tredje-land"),
        ("8", ""),
        ("9", "#tredje-land"),
    ]


def sdt(*content: str) -> str:
    return e("sdt", e("sdtPr", e("text")), e("sdtContent", *content))


def test_content_controls_around_everything() -> None:
    row = e("tr", sdt(e("tc", sdt(p("", "cell")))))
    made = words(sdt(p("", "block", sdt(r(" inline")))), e("tbl", sdt(row)))
    assert made == ["block inline", ((("cell",),),)]


def test_wrappers_known_and_unknown_are_looked_into() -> None:
    inner = e("smartTag", e("customXml", r("a"))) + e("framtida", r("b")) + e("dir", r("c"))
    assert words(e("customXml", p("", inner)), e("framtida", p("", "d"))) == ["abc", "d"]


def box(*paragraphs: str) -> str:
    return e("txbxContent", *paragraphs)


def alternate(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    drawn = (
        f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{box(p('', 'ruta'))}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{box(p('', 'ruta'))}</v:textbox></v:shape></w:pict>"
    anchor = e("r", alternate(drawn, old))
    assert words(p("", r("a"), anchor, r("b")), p("", "c")) == ["ab", "ruta", "c"]
    assert words(p("", e("r", old), "a")) == ["a", "ruta"]
    assert words(p("", e("r", "<w:rPr><w:vanish/></w:rPr>", old), "a")) == ["a"]


def test_a_list_in_a_text_box_counts_for_itself() -> None:
    item = p("", "x", num=(2, 1))
    anchor = e("r", f"<w:pict>{box(item, item)}</w:pict>")
    assert words(item, p("", anchor), item, numbering=NUMBERING) == ["a) x", "a) x", "b) x", "b) x"]


@pytest.mark.parametrize("place", ["block", "inline"])
def test_of_alternatives_one_is_read(place: str) -> None:
    if place == "block":
        assert words(alternate(p("", "a"), p("", "b"))) == ["a"]
    else:
        assert words(p("", alternate(r("a"), r("b")))) == ["a"]


def test_mathematics_and_ruby() -> None:
    sums = "<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>²</m:t></m:r></m:oMath></m:oMathPara>"
    ruby = e("r", e("ruby", e("rt", r("ovan")), e("rubyBase", r("ord"))))
    assert words(p("", r("a "), sums, ruby)) == ["a x²ord"]


def test_tables_with_spans_headers_and_tables_in_them() -> None:
    rows = [
        e("tr", e("trPr", e("tblHeader")), e("tc", e("tcPr", e("gridSpan", val=2)), p("", "bred"))),
        e("tr", e("tc", e("tcPr", e("vMerge", val="restart")), p("", "hög")), e("tc", table(["inre"]), p())),
        e("tr", e("tc", e("tcPr", e("vMerge")), p("", "dold")), e("tc", p("", "c"))),
        e("tr", e("trPr", e("gridBefore", val=1)), e("tc", p("", "d"), p("", "e"))),
    ]
    (found,) = read_doc(e("tbl", *rows)).content

    def cell(*texts: str, columns: int = 1) -> Cell:
        return Cell(tuple(Paragraph((Inline(text),)) for text in texts), columns)

    inner = Cell((Table((Row((cell("inre"),)),)),))
    assert found == Table(
        (
            Row((cell("bred", columns=2),), header=True),
            Row((cell("hög"), inner)),
            Row((cell(), cell("c"))),
            Row((cell(), cell("d", "e"))),
        )
    )


def test_a_table_is_never_wider_than_word_allows() -> None:
    wide = e("tr", e("trPr", e("gridBefore", val=10**8)), e("tc", e("tcPr", e("gridSpan", val=10**8)), p("", "a")))
    odd = e(
        "tr", e("tc", e("tcPr", e("gridSpan", val="x")), p("", "b")), e("tc", e("tcPr", e("gridSpan", val=-1)), p())
    )
    (found,) = read_doc(e("tbl", wide, odd)).content
    assert isinstance(found, Table)
    assert [[cell.columns for cell in row.cells] for row in found.rows] == [[63, 63], [1, 1]]


def test_headings_in_tables_are_paragraphs_and_lists_are_lists() -> None:
    made = table([p("Heading1", "a") + p("", "b", num=(2, 0))])
    assert words(made, p("Heading1", "c"), styles=HEADINGS, numbering=NUMBERING) == [((("1. a", "• b"),),), ["2. c"]]


def margins(section: str, **options: Any) -> tuple[list[Any], list[Any]]:
    names = ("header1", "header2", "header3", "footer1")
    kinds = [name.rstrip("123") for name in names]
    extra = {
        f"{name}.xml": part("hdr" if kind == "header" else "ftr", p("", name))
        for name, kind in zip(names, kinds, strict=True)
    }
    rels = [(f"r{name}", kind, f"{name}.xml") for name, kind in zip(names, kinds, strict=True)]
    made = read_doc(
        p("", "x"), section=section, extra={**extra, **options.pop("extra", {})}, rels=rels + options.pop("rels", [])
    )
    return plain(made.header), plain(made.footer)


def reference(kind: str, name: str, type_: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{type_}" r:id="r{name}"/>'


def test_headers_and_footers_are_read_once_each() -> None:
    section = reference("header", "header1") + reference("footer", "footer1")
    assert margins(section) == (["header1"], ["footer1"])
    assert margins(section + reference("header", "header1", "first") + e("titlePg")) == (["header1"], ["footer1"])


def test_first_and_even_headers_where_they_are_printed() -> None:
    section = (
        reference("header", "header1")
        + reference("header", "header2", "first")
        + reference("header", "header3", "even")
    )
    settings = {"settings.xml": part("settings", e("evenAndOddHeaders"))}
    rels = [("rs", "settings", "settings.xml")]
    assert margins(section)[0] == ["header1"]
    assert margins(section + e("titlePg"))[0] == ["header1", "header2"]
    assert margins(section, extra=settings, rels=rels)[0] == ["header1", "header3"]


def test_headers_of_every_section_in_order() -> None:
    first = p("", ppr=e("sectPr", '<w:headerReference w:type="default" r:id="rb"/>'))
    extra = {f"header{name}.xml": part("hdr", p("", name)) for name in "ab"}
    rels = [(f"r{name}", "header", f"header{name}.xml") for name in "ab"]
    made = read_doc(first, section='<w:headerReference w:type="default" r:id="ra"/>', extra=extra, rels=rels)
    assert plain(made.header) == ["b", "a"]


def test_notes_that_are_referred_to_in_order() -> None:
    def note(id: int, text: str, **said: str) -> str:
        return e("footnote", p("", e("r", e("footnoteRef")), text), id=id, **said)

    notes = note(-1, "", type="separator") + note(1, "ett") + note(2, "två") + note(3, "utan")
    extra = {
        "footnotes.xml": part("footnotes", notes),
        "endnotes.xml": part("endnotes", e("endnote", p("", "sist"), id=1)),
    }
    rels = [("rf", "footnotes", "footnotes.xml"), ("re", "endnotes", "endnotes.xml")]
    body = p("", r("a"), e("r", e("endnoteReference", id=1)), e("r", e("footnoteReference", id=2)), r("b"))
    made = read_doc(body, p("", e("r", e("footnoteReference", id=1)), "c"), extra=extra, rels=rels)
    assert plain(made.footnotes) == ["två", "ett", "sist"]
    assert plain(made.content) == ["ab", "c"]


def test_comments_are_not_read() -> None:
    extra = {"comments.xml": part("comments", e("comment", p("", "viskat"), id=0))}
    body = p("", e("commentRangeStart", id=0), "a", e("commentRangeEnd", id=0), e("r", e("commentReference", id=0)))
    assert words(body, extra=extra, rels=[("rc", "comments", "comments.xml")]) == ["a"]


def test_title_and_language() -> None:
    content = parts(styles=[style("N", default=True)], defaults=e("rPrDefault", e("rPr", e("lang", val="sv-SE"))))
    content["docProps/core.xml"] = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Bilaga 1 <?v 0?>&amp; mer<?e?></dc:title>'
        "</cp:coreProperties>"
    )
    content["_rels/.rels"] = relationships(
        ("rId1", "officeDocument", "word/document.xml"), ("rId2", CORE_PROPERTIES, "docProps/core.xml")
    )
    found = read(Package.open(pack(content), "a.docx"))
    assert (found.title, found.language) == ("Bilaga 1 & mer", "sv-SE")


def test_a_bare_document_without_styles_numbering_or_section() -> None:
    content = parts()
    content["word/document.xml"] = document(p("Saknas", "x", num=(1, 0))).replace("<w:sectPr/>", "")
    found = read(Package.open(pack(content), "a.docx"))
    assert found == Document("", "", (), (), (Paragraph((Inline("x"),), "Saknas"),))


def spans(count: int) -> list[Span]:
    return [Span("a.yaml", line, 1) for line in range(1, count + 1)]


def filled(*content: str) -> tuple[Inline, ...]:
    tree = parse(document(p("", *content)).encode())
    package = Package.open(doc(), "a.docx").with_trees({"word/document.xml": tree})
    (line,) = lines(read(package, Definitions.of(package), spans(5)))
    return line


def test_a_printed_value_knows_its_number_and_place() -> None:
    first, second = spans(2)
    run = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Hos <?v 1?>Region Å<?e?>, <?v 0?>b<?e?></w:t></w:r>'
    assert filled(run) == (
        Inline("Hos ", bold=True),
        Inline("Region Å", second, 1, bold=True),
        Inline(", ", bold=True),
        Inline("b", first, 0, bold=True),
    )


def test_a_value_with_line_breaks_and_values_side_by_side() -> None:
    broken = "<w:r><w:t><?v 3?>a</w:t><w:br/><w:t>b<?e?></w:t></w:r>"
    found = filled(broken, "<w:r><w:t><?v 4?>c<?e?></w:t></w:r><w:r><w:t>d</w:t></w:r>")
    assert [(one.text, one.value) for one in found] == [("a\nb", 3), ("c", 4), ("d", -1)]


def test_a_value_within_a_value_and_one_without_a_place() -> None:
    found = filled("<w:r><w:t><?v 1?>a<?v 2?>b<?e?>c<?e?><?v 9?>d<?e?></w:t></w:r>")
    assert [(one.text, one.value, one.span) for one in found] == [
        ("a", 1, spans(2)[1]),
        ("b", 2, spans(3)[2]),
        ("c", 1, spans(2)[1]),
        ("d", 9, None),
    ]


def test_blanks_in_a_printed_value_are_kept_and_a_blank_value_is_seen() -> None:
    assert [one.text for one in filled("<w:r><w:t>a<?v 0?> b <?e?></w:t></w:r>")] == ["a", " b "]
    assert [one.text for one in filled('<w:r><w:t xml:space="preserve"><?v 0?> <?e?></w:t></w:r>')] == [" "]


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1
)


@given(st.lists(TEXT.filter(lambda text: not text.isspace()), min_size=1, max_size=4))
def test_any_words_come_back_as_they_were_written(texts: list[str]) -> None:
    assert words(*(p("", r(text)) for text in texts)) == texts


def test_a_document_made_by_python_docx() -> None:
    theirs = docx.Document()
    theirs.core_properties.title = "Bilaga 1"
    theirs.add_heading("Ändamål", 1)
    theirs.add_paragraph("Vård", style="List Bullet")
    theirs.add_paragraph("ett", style="List Number")
    theirs.add_paragraph("två", style="List Number")
    theirs.add_paragraph("fet ").add_run("text").bold = True
    theirs.add_table(1, 2).cell(0, 1).text = "cell"
    theirs.sections[0].header.paragraphs[0].text = "huvud"
    out = io.BytesIO()
    theirs.save(out)
    found = read(Package.open(out.getvalue(), "a.docx"))
    rows = (((), ("cell",)),)
    assert plain(found.content) == [["Ändamål", "• Vård", "1. ett", "2. två", "fet text", rows]]
    assert (found.title, plain(found.header)) == ("Bilaga 1", ["huvud"])


@pytest.mark.office
def test_a_document_saved_by_libreoffice_reads_as_before(office: Any, tmp_path: Path) -> None:
    mark = e("bookmarkStart", id=2, name="tredje_land") + e("bookmarkEnd", id=2)
    body = [
        p("Heading1", mark, "Tredje land"),
        p("", "Åäö & <x>\tmed\nbrytning"),
        p("", "punkt", num=(2, 0)),
        p("", "bokstav", num=(2, 1)),
        p("Heading2", "Under"),
        p("", field("REF tredje_land \\w \\h", r("1"))),
        table(["a", "b"], ["c", "d"], header=True),
        p("", r("fet", "<w:b/>"), e("ins", r(" inlagt"), id=7, author="A"), e("r", "<w:t>.</w:t>")),
    ]
    normal = style("Normal", default=True)
    (tmp_path / "a.docx").write_bytes(doc(*body, styles=[normal, *HEADINGS], numbering=NUMBERING))
    (tmp_path / "saved").mkdir()
    office([tmp_path / "a.docx"], "docx:MS Word 2007 XML", tmp_path / "saved")
    before, after = (
        read(Package.open(file.read_bytes(), "a.docx")) for file in (tmp_path / "a.docx", tmp_path / "saved" / "a.docx")
    )
    assert plain(after.content) == plain(before.content)
    (clause, *_) = after.content
    assert isinstance(clause, Clause)
    assert clause.id == "tredje-land"


TAGS = sorted(
    {"p", "r", "t", "tab", "br", "sym", "pPr", "rPr", "numPr", "numId", "ilvl", "pStyle", "outlineLvl", "sectPr", "tbl"}
    | {"tr", "tc", "trPr", "tcPr", "gridSpan", "vMerge", "sdt", "sdtContent", "hyperlink", "fldSimple", "fldChar"}
    | {"instrText", "ins", "del", "moveFrom", "bookmarkStart", "txbxContent", "pict", "ruby", "rubyBase", "vanish", "b"}
    | {"footnoteReference", "rStyle", "ffData", "ddList", "listEntry", "checkBox"}
)
VALUES = st.sampled_from(
    ["", "0", "1", "2", "-1", "99", "x", "begin", "separate", "end", "Heading1", "F0B7", "REF a \\h", "\\l"]
)
SAID = st.dictionaries(st.sampled_from(["val", "fldCharType", "instr", "id", "name", "char", "font", "anchor"]), VALUES)
LEAF = st.builds(lambda tag, said: e(tag, **said), st.sampled_from(TAGS), SAID)
XML = st.recursive(
    LEAF | st.sampled_from([r("ord"), "<mc:AlternateContent/>", "<w:t><?v 1?>a<?e?><?e?></w:t>"]),
    lambda inner: st.builds(
        lambda tag, said, content: e(tag, *content, **said), st.sampled_from(TAGS), SAID, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@given(st.lists(XML, max_size=4))
def test_no_order_of_elements_is_too_odd_to_be_read(body: list[str]) -> None:
    package = Package.open(doc(styles=HEADINGS, numbering=NUMBERING), "a.docx")
    filled = package.with_trees({"word/document.xml": parse(document(*body).encode())})
    found = read(filled)
    assert sum(len(text_of(line)) for line in lines(found)) >= 0
