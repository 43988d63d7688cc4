"""Each feature of docxtpl both ways, on templates where docxtpl itself is right: the parts must say the same.

docxtpl is given its safe settings (autoescape), and Jinja the few filters that ours has. What only docxtpl can put in,
a picture, a sub-document, formatted text, goes our long way (`pubdocs.word.fallback`).
"""

import io
import struct
import zlib
from typing import Any

import docx
import docxtpl
import jinja2
import pytest
from build import e, p, pack, r, table
from lxml import etree
from small import BODY, CORE, FILE, FOOTER, HEADER, NOTES, base, codes, note, noted, paragraphs, stated

from pubdocs.diagnostics import Fault
from pubdocs.document import lines, text_of
from pubdocs.tags.filters import FILTERS, Phrase
from pubdocs.tags.scope import AnyScope
from pubdocs.word.compiler import compile_template
from pubdocs.word.fallback import fill_with_docxtpl
from pubdocs.word.filling import NeedsDocxtpl
from pubdocs.word.marks import without_marks
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.template import Filled, Template, fill

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
IGNORED = {f"{W}proofErr", f"{W}bookmarkEnd", f"{W}bookmarkStart"}


def canonical(element: Any) -> Any:
    """An element as nested tuples: neighbouring runs of one look are one, and empty runs are none."""
    content: list[Any] = []
    for child in element:
        if child.tag in IGNORED or child.tag is etree.ProcessingInstruction:
            continue
        if child.tag != f"{W}r":
            content.append(canonical(child))
            continue
        properties = child.find(f"{W}rPr")
        look = () if properties is None else canonical(properties)
        for piece in _in_run(child):
            last = content[-1] if content else None
            if isinstance(piece, str) and last and last[0] == "run" and last[1] == look and isinstance(last[2], str):
                content[-1] = ("run", look, last[2] + piece)
            elif piece:
                content.append(("run", look, piece))
    attributes = tuple(
        sorted(
            (k, v)
            for k, v in element.attrib.items()
            if not k.endswith(("}space", "}rsidR")) and not (k == "id" and "docPr" in element.tag)
        )
    )
    return (
        element.tag.rpartition("}")[2],
        attributes,
        "".join(element.itertext()) if not len(element) else "",
        tuple(content),
    )


def _in_run(run: Any) -> list[Any]:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    found: list[Any] = []
    for child in run:
        if child.tag == f"{W}t":
            found.append("".join(child.itertext()))
        elif child.tag in signs and not child.attrib:
            found.append(signs[child.tag])
        elif child.tag != f"{W}rPr":
            found.append(canonical(child))
    return found


def environment() -> jinja2.Environment:
    def plain(apply: Any) -> Any:
        def filtered(value: Any) -> Any:
            found = apply(value)
            return "".join(map(str, found)) if isinstance(found, Phrase) else found

        return filtered

    made = jinja2.Environment(autoescape=True)
    made.filters.update({name: plain(found.apply) for name, found in FILTERS.items()})
    return made


def theirs(data: bytes, facts: dict[str, Any], made: docxtpl.DocxTemplate | None = None) -> Package:
    """The document as docxtpl makes it."""
    document = made or docxtpl.DocxTemplate(io.BytesIO(data))
    document.render(facts, environment(), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return Package.open(out.getvalue(), FILE)


def compiled(data: bytes) -> Template:
    return compile_template(Package.open(data, FILE), AnyScope())


def same(body: list[str], facts: dict[str, Any], parts: tuple[str, ...] = (BODY,), **options: Any) -> None:
    data = pack(base(paragraphs(*body), **options))
    made, expected = without_marks(fill(compiled(data), facts).package), theirs(data, facts)
    for part in parts:
        assert canonical(made.tree(part)) == canonical(expected.tree(part))


FACTS: dict[str, Any] = {
    "title": "Avtal & <bilagor>",
    "yes": True,
    "no": False,
    "n": 3,
    "rows": [{"name": "ett", "note": "a"}, {"name": "två & tre", "note": ""}, {"name": "fyra", "note": "b"}],
    "names": ["Region Exempel", "Bolaget AB", "Ltd"],
    "groups": [{"name": "A", "rows": [{"name": "1"}, {"name": "2"}]}, {"name": "B", "rows": []}],
    "party": {"name": "Bolaget", "contact": {"email": "a@b.se"}},
}


@pytest.mark.parametrize(
    "content",
    [
        ["Hej {{ title }}!", p("", "{{ party.contact.email }} ", r("{{ n }}", e("b")), " slut")],
        [p("", r("{{ ti"), r("tle }}"), " och ", r("{{"), r(" n "), r("}}"))],
        ["{% if yes %}ja{% else %}nej{% endif %} {% if no %}ja{% elif n > 2 %}många{% endif %}."],
        [
            "{% for x in rows %}{{ x.name }}{% if x.note %} ({{ x.note }}){% endif %}"
            "{% if not loop.last %}, {% endif %}{% endfor %}."
        ],
        [
            "före",
            "{%p if yes %}",
            "ja",
            "{%p else %}",
            "nej",
            "{%p endif %}",
            "{%p if no %}",
            "nej",
            "{%p endif %}",
            "efter",
        ],
        ["{%p for x in rows %}", p("ListBullet", "{{ loop.index }}. {{ x.name }}"), "{%p endfor %}"],
        [
            "{%p for g in groups %}",
            "{{ g.name }}",
            "{%p for x in g.rows %}",
            "{{ g.name }}{{ x.name }}",
            "{%p endfor %}",
            "{%p endfor %}",
        ],
        [
            table(
                ["Namn", "Not"],
                ["{%tr for x in rows %}", ""],
                ["{{ x.name }}", "{{ x.note }}!"],
                ["{%tr endfor %}", ""],
            )
        ],
        [
            table(
                [
                    "{% for x in names %}{{ x }} {% endfor %}",
                    p("", "{%p if yes %}") + p("", "i cell") + p("", "{%p endif %}"),
                ]
            )
        ],
        ["a{# kommentar #}b", "{#p bort #}"],
        ["{{ names | och }} {{ names | eller | versal }} {{ party.name | versal }}"],
        ['{% if party.name == "Bolaget" and n in (1, 3) %}ja{% endif %}{% if not no or yes %}!{% endif %}'],
        [p("", "{%r if yes %}", r("fet", e("b")), "{%r endif %}", " efter")],
        [p("", "<w:hyperlink w:anchor='a'><w:r><w:t>{{ title }}</w:t></w:r></w:hyperlink>")],
        [p("Heading1", "{{ title }}"), p("", "x", ppr=e("jc", val="center")), "{{ rows[0].name }} {{ party['name'] }}"],
        ['{{ "text" }} {{ 5 }}'],
    ],
)
def test_the_body_is_the_same(content: list[str]) -> None:
    same(content, FACTS)


def test_lines_and_tabs_are_the_same() -> None:
    same([p("", r("före {{ x }} efter", e("b")))], {"x": "en\ntvå\ttre"})


def test_headers_footers_and_footnotes_are_the_same() -> None:
    content = {
        HEADER: p("", "{{ title }}"),
        FOOTER: p("", "{% if yes %}ja{% endif %}"),
        NOTES: note(1, "Se {{ title }}."),
    }
    same([p("", "x", noted(1))], FACTS, (BODY, HEADER, FOOTER, NOTES), content=content)


def test_properties_are_the_same() -> None:
    data = pack(base(p("", "x"), {CORE: "<dc:title>{{ n }} {% if yes %}ja{% endif %}</dc:title>"}))
    made, expected = fill(compiled(data), FACTS).package, theirs(data, FACTS)
    assert read(without_marks(made)).title == read(expected).title == "3 ja"


# What only docxtpl can put in


def picture() -> bytes:
    """A PNG of one white point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")


def long_way(data: bytes, facts: Any) -> tuple[Filled, Package]:
    """The document made our long way, and docxtpl's; `facts` are made with the DocxTemplate they are for."""
    bases = [docxtpl.DocxTemplate(io.BytesIO(data)) for _ in range(2)]
    try:
        made = fill(compiled(data), facts(bases[0]))
    except NeedsDocxtpl:  # formatted text with a link does not say which DocxTemplate the link is in
        made = fill_with_docxtpl(compiled(data), facts(bases[0]), bases[0])
    return made, theirs(data, facts(bases[1]), bases[1])


def assert_same(made: Filled, expected: Package, *parts: str) -> None:
    clean = without_marks(made.package)
    for part in parts or (BODY,):
        assert canonical(clean.tree(part)) == canonical(expected.tree(part))
    assert {name for name in clean.names if "media" in name} == {name for name in expected.names if "media" in name}


def test_a_picture() -> None:
    data = pack(base(paragraphs(p("", "Logga: {{ logo }} {{ title }}"))))
    made, expected = long_way(
        data, lambda tpl: {"title": "R&D", "logo": docxtpl.InlineImage(tpl, io.BytesIO(picture()))}
    )
    assert [value.words for value in made.printed] == ["R&D"]
    assert [text_of(one) for one in lines(read(made.package, made.definitions))] == ["Logga:  R&D"]
    assert_same(made, expected)


def test_a_picture_in_a_header_is_that_part_s_own() -> None:
    data = pack(base(p("", "{{ title }}"), {HEADER: p("", "{{ logo }}")}))
    made, expected = long_way(data, lambda tpl: {"title": "T", "logo": docxtpl.InlineImage(tpl, io.BytesIO(picture()))})
    assert_same(made, expected, BODY, HEADER)
    assert any(one.type.endswith("/image") for one in made.package.relationships(HEADER).values())


def test_a_picture_in_a_loop() -> None:
    body = ["{%p for x in rows %}", "{{ x.name }} {{ x.logo }}", "{%p endfor %}"]
    data = pack(base(paragraphs(*body)))
    made, expected = long_way(
        data,
        lambda tpl: {
            "rows": [{"name": str(n), "logo": docxtpl.InlineImage(tpl, io.BytesIO(picture()))} for n in range(3)]
        },
    )
    assert_same(made, expected)
    ids = [one.get("id") for one in made.package.tree(BODY).iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 3


def rich(tpl: docxtpl.DocxTemplate) -> docxtpl.RichText:
    found = docxtpl.RichText("fet & ", bold=True)
    found.add("röd", color="FF0000")
    found.add("länk", url_id=tpl.build_url_id("https://exempel.se"))
    return found


def test_formatted_words_and_a_link() -> None:
    data = pack(base(p("", "Här: {{r words }} {{ title }}.")))
    made, expected = long_way(data, lambda tpl: {"words": rich(tpl), "title": "T"})
    assert_same(made, expected)
    document = read(made.package, made.definitions)
    assert [(one.text, one.bold, one.link) for one in document.content[0].inlines][1:4] == [  # type: ignore[union-attr]
        ("fet & ", True, ""),
        ("röd", False, ""),
        ("länk", False, "https://exempel.se"),
    ]


def test_formatted_paragraphs() -> None:
    data = pack(base(paragraphs("{{p words }}", "{{ title }}")))
    made, expected = long_way(
        data, lambda tpl: {"words": docxtpl.RichTextParagraph("ett", parastyle="Title"), "title": "T"}
    )
    assert_same(made, expected)


@pytest.mark.parametrize("words", ["en\ntvå", "flik\tflik", "stycke\anästa", "sida\fnästa", "a & <b>"])
def test_a_listing(words: str) -> None:
    data = pack(base(paragraphs(p("Title", r("före {{ code }} efter", e("b"))), "{{ title }}")))
    made, expected = long_way(data, lambda tpl: {"code": docxtpl.Listing(words), "title": "T"})
    assert_same(made, expected)


def sub_document(tpl: docxtpl.DocxTemplate) -> Any:
    source = docx.Document()
    source.add_heading("Rubrik", 1)
    source.add_paragraph("punkt", style="List Bullet")
    source.add_picture(io.BytesIO(picture()))
    out = io.BytesIO()
    source.save(out)
    return tpl.new_subdoc(io.BytesIO(out.getvalue()))


def test_a_sub_document() -> None:
    data = pack(base(paragraphs("före", "{{p sub }}", "{{ title }}")))
    made, expected = long_way(data, lambda tpl: {"sub": sub_document(tpl), "title": "T"})
    assert_same(made, expected)
    assert made.definitions
    words = [text_of(one) for one in lines(read(made.package, made.definitions))]
    assert words == ["före", "Rubrik", "punkt", "T"]


def test_a_sub_document_beside_a_free_text_with_lists_of_its_own() -> None:
    data = pack(base(paragraphs("{{p sub }}", "{{p purpose }}")))
    tpl = docxtpl.DocxTemplate(io.BytesIO(data))
    facts = {**stated(purpose="1. ett\n2. två"), "sub": sub_document(tpl)}
    made = fill_with_docxtpl(
        compile_template(Package.open(data, FILE), {**AnyScope(), "purpose": type(facts["purpose"]), "sub": Any}),
        facts,
        tpl,
    )
    items = [getattr(one, "label", "") for one in read(made.package, made.definitions).content[-1].content]  # type: ignore[union-attr]
    assert items[-2:] == ["1.", "2."]
    ids = [one.get(f"{W}numId") for one in made.package.tree("word/numbering.xml").iter(f"{W}num")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("tag", ["{{ words }}", "{{ para }}", "{{r para }}"])
def test_formatted_words_need_a_place_for_them(tag: str) -> None:
    data = pack(base(p("", f"x {tag}")))
    tpl = docxtpl.DocxTemplate(io.BytesIO(data))
    with pytest.raises(Fault) as fault:
        fill_with_docxtpl(compiled(data), {"words": docxtpl.RichText("x"), "para": docxtpl.RichTextParagraph("x")}, tpl)
    assert [one.code for one in fault.value.diagnostics] == ["template.needs-reach"]


def test_what_is_wrong_is_said_on_the_long_way_too() -> None:
    data = pack(base(paragraphs("{{ nothing }} {{ logo }}")))
    tpl = docxtpl.DocxTemplate(io.BytesIO(data))
    with pytest.raises(Fault) as fault:
        fill_with_docxtpl(compiled(data), {"logo": docxtpl.InlineImage(tpl, io.BytesIO(picture()))}, tpl)
    assert [one.code for one in fault.value.diagnostics] == ["template.absent-fact"]


def test_where_docxtpl_loses_words_we_refuse() -> None:
    assert codes("{%p if title %} viktiga ord", "{%p endif %}") == ["template.words-beside"]
