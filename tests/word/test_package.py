"""A package is its parts in their order, and the same package is always the same bytes."""

import io
import pickle
import zipfile

import docx
import pytest
from build import doc, document, p, pack, parts, relationships
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.diagnostics import Fault, Place
from pubdocs.word.container import compress
from pubdocs.word.names import HYPERLINK, STYLES, T, w
from pubdocs.word.package import Package

NAMES = st.text("abcdefghåäö.-_ 012", min_size=1, max_size=12).map(lambda name: f"word/x{name}x.bin")
CONTENTS = st.dictionaries(NAMES, st.binary(max_size=2000).map(b"PNG".__add__), max_size=6)


def same_case(contents: dict[str, bytes]) -> dict[str, bytes]:
    return {name.lower(): data for name, data in contents.items()}


@given(CONTENTS, CONTENTS)
def test_opening_what_was_written_gives_the_same_parts(first: dict[str, bytes], changed: dict[str, bytes]) -> None:
    content = {**parts(p("", "Å & <x>")), **same_case(first)}
    package = Package.open(pack(content), "a.docx").replace(same_case(changed))
    again = Package.open(package.to_bytes(), "b.docx")
    wanted = {**content, **same_case(changed)}
    assert {name: again.read(name) for name in again.names} == {
        name: data if isinstance(data, bytes) else data.encode() for name, data in wanted.items()
    }
    assert set(again.names) == set(package.names)
    assert again.digest() == package.digest()
    assert again.to_bytes() == package.to_bytes()


@given(CONTENTS)
def test_another_zip_program_reads_what_we_write(contents: dict[str, bytes]) -> None:
    written = Package.open(doc(p("", "x")), "a.docx").replace(same_case(contents)).to_bytes()
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        for name, data in same_case(contents).items():
            assert archive.read(name) == data
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(info.create_system, info.external_attr, info.extra) for info in archive.infolist()} == {(0, 0, b"")}
    assert docx.Document(io.BytesIO(written)).paragraphs[0].text == "x"


def test_a_part_that_nothing_touched_is_copied_as_it_was_compressed() -> None:
    content = parts(p("", "x"), styles=[])
    package = Package.open(pack(content, zipfile.ZIP_STORED), "a.docx")
    written = package.replace({"word/document.xml": document(p("", "y")).encode()}).to_bytes()
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        methods = {info.filename: info.compress_type for info in archive.infolist()}
    assert methods["word/styles.xml"] == zipfile.ZIP_STORED
    assert methods["word/document.xml"] == zipfile.ZIP_DEFLATED


def test_a_moment_may_be_stamped_and_is_the_same_for_every_part() -> None:
    written = Package.open(doc(), "a.docx").to_bytes(stamp=(2026, 3, 31, 13, 37, 42))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 3, 31, 13, 37, 42)}


def test_the_digest_does_not_depend_on_compression_or_moment() -> None:
    content = parts(p("", "x"))
    stored, deflated = (Package.open(pack(content, method), "a") for method in (0, 8))
    assert stored.to_bytes() != deflated.to_bytes()
    assert stored.digest() == deflated.digest()
    assert stored.digest() != deflated.replace({"word/new.bin": b""}).digest()


def test_the_main_part_is_found_by_its_relationship() -> None:
    content = parts(p("", "x"))
    content["word/annat.xml"] = content.pop("word/document.xml")
    content["_rels/.rels"] = relationships(("rId7", "officeDocument", "/word/annat.xml"))
    content["[Content_Types].xml"] = str(content["[Content_Types].xml"]).replace("document.xml", "annat.xml")
    assert Package.open(pack(content), "a.docx").main == "word/annat.xml"


@pytest.mark.parametrize(
    "target", ["styles.xml", "/word/styles.xml", "../word/styles.xml", "./styles.xml", "Styles.XML"]
)
def test_a_relationship_leads_to_its_part(target: str) -> None:
    content = parts(styles=[])
    content["word/_rels/document.xml.rels"] = relationships(
        ("rId1", "styles", target), ("rId2", "numbering", "none.xml")
    )
    package = Package.open(pack(content), "a.docx")
    assert package.related(package.main, STYLES) == ("word/styles.xml",)
    assert package.related(package.main, HYPERLINK) == ()


def test_relationships_outside_the_package_and_parts_without_any() -> None:
    package = Package.open(doc(rels=[("rId5", "hyperlink", "https://region.se/å", "External")]), "a.docx")
    link = package.relationships("word/document.xml")["rId5"]
    assert (link.target, link.external) == ("https://region.se/å", True)
    assert package.relationships("word/none.xml") == {}


def test_changed_relationships_are_read_again() -> None:
    package = Package.open(doc(), "a.docx")
    assert package.relationships(package.main) == {}
    line = relationships(("rId1", "hyperlink", "mailto:a@b.se", "External"))
    changed = package.replace({"word/_rels/document.xml.rels": line.encode()})
    assert list(changed.relationships(changed.main)) == ["rId1"]
    assert package.relationships(package.main) == {}


def test_a_tree_put_into_a_package_is_that_very_tree_and_is_written() -> None:
    package = Package.open(doc(p("", "x")), "a.docx")
    tree = package.tree(package.main)
    next(tree.iter(T)).text = "Åäö & <y>"
    filled = package.with_trees({package.main: tree})
    assert filled.tree(filled.main) is tree
    assert filled.read(filled.main).startswith(b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>")
    again = Package.open(filled.to_bytes(), "b.docx")
    assert [text.text for text in again.tree(again.main).iter(T)] == ["Åäö & <y>"]
    assert [text.text for text in package.tree(package.main).iter(T)] == ["x"]
    assert filled.replace({filled.main: b"<a/>"}).read(filled.main) == b"<a/>"


def test_a_part_is_parsed_strictly_and_the_fault_names_file_and_part() -> None:
    package = Package.open(doc(), "mall.docx").replace({"word/document.xml": b"<a>&nbsp;</a>"})
    with pytest.raises(Fault) as caught:
        package.tree("word/document.xml")
    (found,) = caught.value.diagnostics
    assert (found.code, found.span) == ("package.not-well-formed", Place("mall.docx", "word/document.xml"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_both_encodings_of_xml_are_read(encoding: str) -> None:
    text = document(p("", "Åäö")).replace('encoding="UTF-8"', f'encoding="{encoding[:6].strip("-s").upper()}"')
    content = {**parts(), "word/document.xml": text.encode(encoding)}
    package = Package.open(pack(content), "a.docx")
    assert next(package.tree(package.main).iter(T)).text == "Åäö"


def test_what_is_not_there() -> None:
    package = Package.open(doc(), "a.docx")
    for ask in (package.read, package.tree):
        with pytest.raises(Fault, match=r"package\.missing-part"):
            ask("word/none.xml")
    assert not package.has("word/none.xml")


def test_a_part_made_by_hand_with_a_wrong_checksum() -> None:
    part_ = compress("word/x.bin", b"abc")
    broken = type(part_)(part_.name, part_.raw, part_.crc ^ 1, part_.size, part_.method)
    with pytest.raises(Fault, match=r"package\.damaged"):
        Package("a.docx", {"word/x.bin": broken}).read("word/x.bin")


def test_a_package_travels_between_processes() -> None:
    package = Package.open(doc(p("", "x")), "a.docx")
    assert pickle.loads(pickle.dumps(package)).to_bytes() == package.to_bytes()


def test_part_names_outside_ascii_are_flagged_and_read_back() -> None:
    written = Package.open(doc(), "a.docx").replace({"word/media/bild å.png": b"png"}).to_bytes()
    assert Package.open(written, "a.docx").read("word/media/bild å.png") == b"png"
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        flags = {info.filename: info.flag_bits for info in archive.infolist()}
    assert flags["word/media/bild å.png"] == 0x800
    assert flags["word/document.xml"] == 0


def test_python_docx_opens_what_we_write_and_we_what_it_writes() -> None:
    theirs = docx.Document()
    theirs.add_heading("Ändamål", 1)
    out = io.BytesIO()
    theirs.save(out)
    ours = Package.open(out.getvalue(), "a.docx")
    again = docx.Document(io.BytesIO(ours.to_bytes()))
    assert [paragraph.text for paragraph in again.paragraphs] == ["Ändamål"]
    assert ours.tree(ours.main).tag == w("document")
