"""One hostile or broken package for each check; each is refused by name, and all that is wrong is said at once."""

import contextlib
import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from build import OFFICE, WORD, content_types, doc, document, e, p, pack, part, parts, relationships
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.diagnostics import Diagnostic, Fault, Message, Place
from pubdocs.word.active import PART_CHECKS, field_codes
from pubdocs.word.judge import ENTRY_CHECKS, judge
from pubdocs.word.markup import parse
from pubdocs.word.package import Package

Content = dict[str, str | bytes]


def findings(data: bytes) -> list[Diagnostic]:
    with pytest.raises(Fault) as caught:
        judge(data, "mall.docx")
    return list(caught.value.diagnostics)


def codes(data: bytes) -> set[str]:
    return {found.code for found in findings(data)}


def with_parts(**changes: str | bytes) -> bytes:
    return pack({**parts(p("", "x")), **{name.replace("__", "/"): data for name, data in changes.items()}})


def run(*instructions: str) -> str:
    """A complex field whose code is cut up over several runs, or holds other fields."""
    runs = (one if one.startswith("<") else e("r", e("instrText", one)) for one in instructions)
    cut = "".join(runs)
    begin, middle, end = (e("r", e("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return begin + cut + middle + e("r", e("t", "resultat")) + end


def test_a_plain_document_passes() -> None:
    content = parts(p("Heading1", "x"), run("PAGE"), styles=[], numbering=[])
    assert [part.name for part in judge(pack(content), "a.docx")] == list(content)


def test_folders_in_the_zip_file_are_let_through_and_left_out() -> None:
    out = io.BytesIO(doc())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/", b"")
    assert "word/" not in Package.open(out.getvalue(), "a.docx").names


@pytest.mark.parametrize("streamed", [True, False])
def test_entries_written_as_a_stream_pass(streamed: bool) -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return not streamed

        def seek(self, *args: int) -> int:
            if streamed:
                raise OSError
            return super().seek(*args)

        def tell(self) -> int:
            if streamed:
                raise OSError
            return super().tell()

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(p("", "x")).items():
            archive.writestr(name, data)
    assert Package.open(out.getvalue(), "a.docx").main == "word/document.xml"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "package.empty"),
        (bytes(100), "package.empty"),
        (OLE, "package.old-word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "package.password"),
        (rb"{\rtf1 x}", "package.not-word"),
        (b"%PDF-1.7", "package.not-word"),
        (b"<html>", "package.not-word"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "package.lfs-pointer"),
        (b"hej", "package.not-word"),
        (doc()[:-400], "package.cut"),
        (doc()[:-4], "package.damaged"),
        (doc() + b"efterslang", "package.damaged"),
        (doc()[:700] + doc()[800:], "package.damaged"),
        (
            pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, 0),
            "package.open-document",
        ),
        (pack({"a.txt": "x"}), "package.not-word"),
    ],
)
def test_what_is_no_word_document(data: bytes, code: str) -> None:
    (found, *_) = findings(data)
    assert found.code == code
    assert found.hint


@pytest.mark.parametrize(
    "data",
    [
        doc() + b"efterslang",
        pack({**parts(), "word/document.xml": "<a>"}),
        pack({**parts(), "word/a.xml": "<!DOCTYPE a>"}),
    ],
)
def test_why_a_file_cannot_be_read_can_be_said_in_another_language(data: bytes) -> None:
    (found, *_) = findings(data)
    assert isinstance(dict(found.message.values)["reason"], Message)


def test_too_many_parts() -> None:
    assert codes(pack({**parts(), **{f"word/{n}.bin": b"" for n in range(2000)}})) == {"package.too-many-parts"}


def central(data: bytes, name: str, offset: int, value: int, form: str = "<L") -> bytes:
    """Change a field of an entry in the zip directory."""
    at = data.rindex(name.encode()) - 46
    assert data[at : at + 4] == b"PK\1\2"
    return data[: at + offset] + struct.pack(form, value) + data[at + offset + struct.calcsize(form) :]


def both(data: bytes, name: str, central_offset: int, local_offset: int, value: int, form: str) -> bytes:
    """Change a field of an entry in the zip directory and in its own header."""
    at = data.index(name.encode()) - 30
    changed = data[: at + local_offset] + struct.pack(form, value) + data[at + local_offset + struct.calcsize(form) :]
    return central(changed, name, central_offset, value, form)


def test_sizes_are_judged_by_the_directory_before_anything_is_unpacked() -> None:
    claimed = both(doc(), "word/document.xml", 24, 22, 101 * 1024 * 1024, "<L")
    assert "package.too-large" in codes(claimed)
    assert codes(both(doc(), "word/document.xml", 24, 22, 201 * 1024 * 1024, "<L")) == {
        "package.too-large",
        "package.ratio",
    }


def test_an_entry_that_swells() -> None:
    assert codes(with_parts(word__x__bin=bytes(2_000_000))) == {"package.ratio"}


def test_an_entry_larger_than_it_says() -> None:
    assert codes(both(doc(p("", "x" * 5000)), "word/document.xml", 24, 22, 100, "<L")) == {"package.damaged"}


def test_an_entry_whose_content_is_changed() -> None:
    data = doc(p("", "x"), styles=[])
    at = data.index(b"word/styles.xml") + 15 + 20
    assert codes(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]) == {"package.damaged"}


def test_duplicate_names_also_in_another_case() -> None:
    out = io.BytesIO(doc())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("Word/Document.xml", "<x/>")
    (found,) = findings(out.getvalue())
    assert (found.code, found.span) == ("package.duplicate-part", Place("mall.docx", "word/document.xml"))


def test_overlapping_entries() -> None:
    data = doc(styles=[])
    first, other = data.index(b"word/document.xml") - 30, "word/styles.xml"
    assert "package.overlap" in codes(central(data, other, 42, first))


def test_a_header_that_disagrees_with_the_directory() -> None:
    data = doc()
    at = data.index(b"word/document.xml")
    assert codes(data[:at] + b"word/evilment.xml" + data[at + 17 :]) == {"package.header-mismatch"}
    assert "package.header-mismatch" in codes(central(data, "word/document.xml", 16, 7))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/evil.xml", "word/../../evil", "word\\evil.xml", "C:/evil", "word//x", "a\tb"]
)
def test_names_that_lead_out_of_the_package(name: str) -> None:
    out = io.BytesIO(doc())
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"")
    assert codes(out.getvalue()) == {"package.part-name"}


def test_encrypted_entries_and_other_compressions() -> None:
    assert codes(both(doc(), "word/document.xml", 8, 6, 1, "<H")) == {"package.encrypted-part"}
    assert codes(both(doc(), "word/document.xml", 10, 8, 12, "<H")) == {"package.method"}


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels"])
def test_needed_parts(missing: str) -> None:
    assert codes(pack({name: data for name, data in parts().items() if name != missing})) == {"package.not-word"}


MAIN = "word/document.xml"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"_rels/.rels": relationships()}, "package.no-main"),
        ({"_rels/.rels": relationships(("r1", "officeDocument", "word/annat.xml"))}, "package.no-main"),
        (
            {
                "_rels/.rels": relationships(
                    ("r1", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument", MAIN)
                )
            },
            "package.strict",
        ),
        ({"[Content_Types].xml": content_types({}, f"{WORD}.template.main+xml")}, "package.template-file"),
        (
            {"[Content_Types].xml": content_types({}, "application/vnd.ms-word.document.macroEnabled.main+xml")},
            "package.macros",
        ),
        ({"[Content_Types].xml": content_types({}, "application/x-excel")}, "package.not-word"),
        ({"word/vbaProject.bin": b"x"}, "package.macros"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "package.embedded"),
        ({"word/embeddings/blad.xlsx": b"x"}, "package.embedded"),
        ({"word/activeX/activeX1.xml": "<x/>"}, "package.activex"),
        ({MAIN: "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "package.doctype"),
        ({MAIN: "\ufeff<!DOCTYPE a><a/>".encode("utf-16-le")}, "package.doctype"),
        ({"docProps/custom.xml": "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"}, "package.doctype"),
        ({"word/media/bild.png": "<?xml version='1.0'?><!DOCTYPE a><a/>"}, "package.doctype"),
        ({MAIN: '<?xml version="1.0" encoding="iso-8859-1"?><a/>'}, "package.not-well-formed"),
        ({MAIN: "<a><b></a>"}, "package.not-well-formed"),
        ({MAIN: "<a>\x01</a>"}, "package.not-well-formed"),
        ({MAIN: "<a>" * 300 + "</a>" * 300}, "package.not-well-formed"),
        ({"word/settings.xml": part("settings", e("mailMerge", e("connectString", val="x")))}, "package.mail-merge"),
        ({MAIN: document(p("", '<w:r><w:pict><v:rect href="file://x"/></w:pict></w:r>'))}, "package.link"),
        (
            {MAIN: document(p("", '<w:r><w:pict><v:imagedata src="http://x/y.png"/></w:pict></w:r>'))},
            "package.remote-picture",
        ),
    ],
)
def test_parts_that_are_refused(changes: Content, code: str) -> None:
    found = findings(pack({**parts(), **changes}))
    assert code in {one.code for one in found}
    assert all(one.hint for one in found)


@pytest.mark.parametrize(
    ("kind", "target", "mode", "code"),
    [
        ("oleObject", "embed.bin", None, "package.embedded"),
        ("package", "embed.bin", None, "package.embedded"),
        ("control", "c.xml", None, "package.activex"),
        ("aFChunk", "chunk.html", None, "package.alt-chunk"),
        ("subDocument", "annat.docx", "External", "package.subdocument"),
        ("attachedTemplate", "https://evil/mall.dotm", "External", "package.remote-template"),
        ("attachedTemplate", "file:///C:/Mallar/Region.dotm", "External", "package.remote-template"),
        ("image", "https://evil/spaning.png", "External", "package.remote-picture"),
        ("frame", "https://evil/", "External", "package.frame"),
        ("mailMergeSource", "file:///x.csv", "External", "package.mail-merge"),
        ("hyperlink", "file://server/dela", "External", "package.link"),
        ("hyperlink", "javascript:alert(1)", "External", "package.link"),
        ("hyperlink", "ms-word:ofe|u|https://evil/", "External", "package.link"),
        ("hyperlink", "\\\\server\\dela", "External", "package.link"),
        ("styles", "https://evil/styles.xml", "External", "package.external"),
        ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "x.bin", None, "package.macros"),
        ("http://schemas.microsoft.com/office/2006/relationships/ui/extensibility", "ui.xml", None, "package.add-in"),
        (
            "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
            "t.xml",
            None,
            "package.add-in",
        ),
    ],
)
def test_relationships_that_are_refused(kind: str, target: str, mode: str | None, code: str) -> None:
    line = ("rId1", kind, target, mode) if mode else ("rId1", kind, target)
    (found,) = findings(doc(rels=[line]))  # type: ignore[list-item]
    assert (found.code, found.span) == (code, Place("mall.docx", "word/document.xml"))
    assert found.hint


@pytest.mark.parametrize("target", ["https://a.se/å?b=c#d", "HTTP://a.se", "mailto:dso@region.se", "#tredje_land"])
def test_links_that_may_stay(target: str) -> None:
    code = f'HYPERLINK "{target}"' if not target.startswith("#") else 'HYPERLINK \\l "tredje_land" \\o "file://tips"'
    assert judge(doc(p("", run(code)), rels=[("rId1", "hyperlink", target, "External")]), "a.docx")


@pytest.mark.parametrize(
    "field",
    [
        run('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'),
        run("D", "DE", "AUTO", " x"),
        run(" ", "dde", " x"),
        run('INCLUDETEXT "c:\\\\hemligt.docx"'),
        run('INCLUDEPICTURE "http://evil/x.png" \\d'),
        run("INCLUDE x"),
        run("IMPORT x"),
        run("LINK Excel.Sheet.8 x"),
        run("DATABASE \\c x"),
        run("RD x.docx"),
        run("AUTOTEXT x"),
        run("MACROBUTTON Elakt Klicka"),
        e("fldSimple", e("r", e("t", "x")), instr=" DDE x y"),
        run(run("QUOTE 68 68 69"), " x"),
        e("r", e("fldChar", fldCharType="begin")) + e("r", e("instrText", "DDE x")),  # never ended
        e("r", e("instrText", "DDE x")),  # never begun
        run("IF 1 = 1", run("DDE x")),
    ],
)
def test_fields_that_are_refused_also_cut_up(field: str) -> None:
    found = findings(doc(p("", "före"), p("", field)))
    assert {one.code for one in found} == {"package.field"}
    assert {one.span for one in found} == {Place("mall.docx", "word/document.xml", 2)}


@pytest.mark.parametrize(
    ("field", "code"),
    [(run('HYPERLINK "file://x"'), "package.link"), (run('HYPERLINK \\o "tip" \\\\server\\x'), "package.link")],
)
def test_links_in_fields_are_judged_too(field: str, code: str) -> None:
    assert codes(doc(p("", field))) == {code}


@pytest.mark.parametrize(
    "field",
    ["PAGE", "NUMPAGES", "REF a \\w \\h", "TOC \\o", "DATE", "MACROBUTTON NoMacro [Klicka]", "", "AUTOTEXTLIST"],
)
def test_fields_that_may_stay(field: str) -> None:
    assert judge(doc(p("", run(field))), "a.docx")


def test_a_field_in_the_result_of_another_is_no_part_of_its_code() -> None:
    """Word's own table of contents: in its result stand fields for the pages."""
    begin, middle, end = (e("r", e("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    contents = begin + e("r", e("instrText", "TOC")) + middle + run("PAGEREF a") + run("{}") + end
    assert judge(doc(p("", contents.replace("{}", "PAGE"))), "a.docx")
    assert codes(doc(p("", contents.replace("{}", "INCLUDETEXT x")))) == {"package.field"}
    hidden = begin + middle + e("r", e("instrText", "INCLUDETEXT x")) + end
    assert codes(doc(p("", hidden))) == {"package.field"}


def test_fields_hide_in_headers_and_comments_too() -> None:
    content = {**parts(), "word/header9.xml": part("hdr", p("", run("DDE x")))}
    (found,) = findings(pack(content))
    assert found.span == Place("mall.docx", "word/header9.xml", 1)


def test_a_field_code_is_put_together_as_word_does() -> None:
    body = p("", run("A", "B"), run("IF ", "x")) + p("", e("fldSimple", instr="C"))
    tree = parse(document(body).encode())
    assert [(number, code.strip()) for number, code in field_codes(tree) if code.strip()] == [
        (1, "AB"),
        (1, "IF x"),
        (2, "C"),
    ]


def test_all_that_is_wrong_is_said_at_once() -> None:
    content = parts(p("", run("DDE x")), rels=[("rId1", "image", "http://x", "External")])
    assert codes(pack({**content, "word/vbaProject.bin": b"x", "word/x.xml": "<!DOCTYPE a><a/>"})) == {
        "package.field",
        "package.remote-picture",
        "package.macros",
        "package.doctype",
    }


def test_every_check_has_a_name() -> None:
    tables: list[dict[str, Callable[..., object]]] = [dict(ENTRY_CHECKS), dict(PART_CHECKS)]
    assert all(name and callable(check) for table in tables for name, check in table.items())
    assert OFFICE


@given(st.data())
def test_no_broken_file_gives_anything_but_a_fault(data: st.DataObject) -> None:
    whole = bytearray(doc(p("", "x"), styles=[]))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))]) if data.draw(st.booleans()) else bytes(whole)
    with contextlib.suppress(Fault):
        package = Package.open(cut, "a.docx")
        assert package.read(package.main)
