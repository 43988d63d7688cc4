"""YAML as a tree: what is read, what is refused, and where a fault is said to begin."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.diagnostics import Findings, Span
from pubdocs.source.decoding import MAX_BYTES, XML_FORBIDDEN
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.reader import MAX_DEPTH, read_node

VALID = """# first a comment
title: Journalföring i Region Kronoberg
parties:
  - {id: kronoberg, role: processor}
purpose: |
  Att föra journal.

  - och boka
duration: "Tills \\u00e4rendet är klart"
""".encode()


def read(text: str | bytes) -> tuple[Node | None, list[str]]:
    findings = Findings()
    node = read_node(text if isinstance(text, bytes) else text.encode(), "f.yaml", findings)
    return node, [f"{str(found.span).removeprefix('f.yaml:')} {found.code}" for found in findings]


def mapping(text: str | bytes) -> Mapping:
    node, found = read(text)
    assert not found
    assert isinstance(node, Mapping)
    return node


def scalar(text: str | bytes, key: str = "a") -> Scalar:
    value = mapping(text).get(key)
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("written", ["NO", "01234", "1.10", "2026-01-01", "yes", "0x1F", "1e3", "12:30:45", ".inf"])
def test_every_scalar_stays_text(written: str) -> None:
    assert scalar(f"a: {written}\n").value == written


def test_every_value_and_key_knows_its_place() -> None:
    node = mapping(VALID)
    assert node.key("title") is not None
    assert [key.span for key, _ in node.entries] == [
        Span("f.yaml", 2, 1, 5),
        Span("f.yaml", 3, 1, 7),
        Span("f.yaml", 5, 1, 7),
        Span("f.yaml", 9, 1, 8),
    ]
    assert scalar(VALID, "title").span == Span("f.yaml", 2, 8, 32)
    parties = node.get("parties")
    assert isinstance(parties, Sequence)
    first = parties.items[0]
    assert isinstance(first, Mapping)
    assert first.get("role") == Scalar("processor", Span("f.yaml", 4, 27, 9))
    assert scalar(VALID, "purpose").span == Span("f.yaml", 5, 10, 1)


def test_columns_count_characters() -> None:
    node = mapping("a: {å😀: [ä, 𝄞, c]}\n").get("a")
    assert isinstance(node, Mapping)
    items = node.entries[0][1]
    assert isinstance(items, Sequence)
    assert [item.span.column for item in items.items] == [10, 13, 16]


@pytest.mark.parametrize("change", [lambda d: b"\xef\xbb\xbf" + d, lambda d: d.replace(b"\n", b"\r\n")])
def test_byte_order_mark_and_crlf_change_nothing(change: Callable[[bytes], bytes]) -> None:
    assert mapping(change(VALID)) == mapping(VALID)


def test_several_lines_as_yaml_defines_them() -> None:
    assert scalar("a: |\n  ett\n\n  två\n").value == "ett\n\ntvå\n"
    assert scalar("a: >-\n  ett\n  två\n").value == "ett två"
    assert scalar("a: ett\n  två\n").value == "ett två"
    assert scalar('a: "ett\n\n  två"\n').value == "ett\ntvå"


def test_tags_of_overlays_are_kept() -> None:
    node = mapping("a: !remove\nb: !append [c]\n")
    assert [value.tag for _, value in node.entries] == ["!remove", "!append"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where it began, not where the parser noticed
        ('a: "x\nb: y\nc: "z"\n', ["1:4 yaml.quote"]),
        ('a: "x\nb: y\n', ["1:4 yaml.quote"]),
        ("a: 'Region's'\n", ["1:4 yaml.quote"]),
        ('a:\n  - "x\n  - "y"\n', ["2:5 yaml.quote"]),
        ('"a: x\nb: "y"\n', ["1:1 yaml.quote"]),
        ("a: [x\nb: y\n", ["1:4 yaml.bracket"]),
        ("a: {x: y\nb: z", ["1:4 yaml.bracket"]),
        ("a: x\n b: y\n", ["2:2 yaml.indentation"]),
        ("a:\n   b: x\n  c: y\n", ["3:3 yaml.indentation"]),
        ("  a: x\nb: y\n", ["1:1 yaml.indentation"]),
        ("a: |\n  x\n y\n", ["3:2 yaml.indentation"]),
        ("a: - x\n", ["1:4 yaml.indentation"]),
        ("a:\n\tb: x\n", ["2:1 yaml.tab"]),
        ("a:\n  b: x\n\tc: y\n", ["3:1 yaml.tab"]),
        ("a: >\n\tx\n", ["2:1 yaml.tab"]),
        ("a: x: y\n", ["1:4 yaml.quote-needed"]),
        ("a: @x\n", ["1:4 yaml.quote-needed"]),
        ("a: `x`\n", ["1:4 yaml.quote-needed"]),
        ("a: ]\n", ["1:4 yaml.quote-needed"]),
        ("a: |x\n  y\n", ["1:4 yaml.quote-needed"]),
        ("a: {{ b.c }} d\n", ["1:4 yaml.quote-needed"]),
        ("a: x\nb\nc: y\n", ["2:1 yaml.colon"]),
        ("a: x\nb:y\nc: z\n", ["2:1 yaml.colon"]),
        ("a: x\nb:\u00a0y\nc: z\n", ["2:3 yaml.colon"]),
        ("a:\u00a0x\nb: y\n", ["1:3 yaml.colon"]),
        ("a: x\nb:\u00a0\n  - y\n", ["2:3 yaml.colon"]),
        ("a: *b\n", ["1:4 yaml.alias"]),
        ("a: *b*\n", ["1:4 yaml.alias"]),
        ("a: **b**\n", ["1:4 yaml.alias"]),
        ("a: &b c\n", ["1:4 yaml.anchor"]),
        ("a: &b [c]\n", ["1:4 yaml.anchor"]),
        ("a: & b\n", ["1:4 yaml.anchor"]),
        ("a: !b\n", ["1:4 yaml.tag"]),
        ("a: !!str b\n", ["1:4 yaml.tag"]),
        ("a: !e!b c\n", ["1:4 yaml.tag"]),
        ("<<: {a: b}\n", ["1:1 yaml.merge-key"]),
        ("a: x\na: y\n", ["2:1 yaml.duplicate-key"]),
        ('a: x\n"a": y\n', ["2:1 yaml.duplicate-key"]),
        ("a\u0308: x\nä: y\n", ["2:1 yaml.duplicate-key"]),
        ("tіtle: x\n", ["1:1 yaml.look-alike-key"]),
        ("title\u00a0: x\n", ["1:1 yaml.look-alike-key"]),
        ("ti\u00adtle: x\n", ["1:1 yaml.look-alike-key"]),
        ("ｔitle: x\n", ["1:1 yaml.look-alike-key"]),
        ("? [a]\n: b\n", ["1:3 yaml.key"]),
        (": b\n", ["1:1 yaml.key"]),
        ("a:\nb: x\n", ["1:1 yaml.empty-value"]),
        ("a: ''\n", ["1:1 yaml.empty-value"]),
        ('a: " \\t"\n', ["1:1 yaml.empty-value"]),
        ("- a\n-\n", ["2:2 yaml.empty-value"]),
        ("a: ~\n", ["1:4 yaml.null"]),
        ("a: null\n", ["1:4 yaml.null"]),
        ("a: RS #22\n", ["1:7 yaml.hash"]),
        ("a: x\n\n  y\n", ["1:4 yaml.folded"]),
        ("a: >\n  x\n\n  y\n", ["1:4 yaml.folded"]),
        ("a: x\n  - y\n", ["1:4 yaml.folded"]),
        ("a: x\n<<<<<<< HEAD\nb: y\n=======\nb: z\n>>>>>>> c\n", ["2:1 yaml.conflict"]),
        ("a: x\r\n<<<<<<< HEAD\r\n>>>>>>> c\r\n", ["2:1 yaml.conflict"]),
        ("a: x\n---\nb: y\n", ["2:1 yaml.documents"]),
        ("%YAML 1.2\n---\na: x\n", ["1:1 yaml.directive"]),
        ("", ["1:1 yaml.empty"]),
        ("# a comment\n", ["1:1 yaml.empty"]),
        ("---\n", ["1:1 yaml.empty"]),
        ('a: "\\d"\n', ["1:5 yaml.escape"]),
        ('a: "\\ud800"\n', ["1:5 yaml.escape"]),
        ('a: "\\UFFFFFFFF"\n', ["1:5 yaml.escape"]),
        ('a: "x\\x01y\\0"\n', ["1:6 yaml.character", "1:11 yaml.character"]),
        ('a: "\\uFFFE"\n', ["1:5 yaml.character"]),
        ("a: \x07\n", ["1:4 yaml.character"]),
        ("a: x\x85y\n", ["1:5 yaml.line-separator"]),
        ("a: x\u2028y\n", ["1:5 yaml.line-separator"]),
        ("a: x\ufeffy\n", ["1:5 yaml.character"]),
        # all at once, and each thing once
        ('a: "x\nb: 1\nb: 2\nc: ]\n', ["1:4 yaml.quote", "3:1 yaml.duplicate-key", "4:4 yaml.quote-needed"]),
        ("a: x\x0by\nb: &c d\nb: e\n", ["1:5 yaml.character", "2:4 yaml.anchor", "3:1 yaml.duplicate-key"]),
    ],
)  # fmt: skip
def test_what_is_refused_and_where_it_began(text: str, expected: list[str]) -> None:
    assert read(text)[1] == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a: å\n".encode("utf-16"), "1:1 yaml.encoding"),
        ("a: å\n".encode("utf-16-be"), "1:1 yaml.encoding"),
        ("a: x\nå: y\n".encode("latin-1"), "2:1 yaml.encoding"),
        ("é: å\n".encode() + b"\xff\n", "2:1 yaml.encoding"),
        (b"\xef\xbb\xbfa: \xff\n", "1:4 yaml.encoding"),
        (b"a: \xed\xa0\x80\n", "1:4 yaml.encoding"),
        ("a: x\nb: å".encode()[:-1], "2:4 yaml.cut"),
        (b"x" * (MAX_BYTES + 1), "1:1 yaml.too-large"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, expected: str) -> None:
    assert read(data) == (None, [expected])


def test_the_first_wrong_byte_is_named_with_what_it_would_be() -> None:
    findings = Findings()
    read_node("title: Journalföring".encode("cp1252"), "f.yaml", findings)
    assert (
        next(iter(findings)).message.render() == 'The byte 0xF6 is not UTF-8; in Windows-1252 (ANSI) it would be "ö".'
    )


@pytest.mark.parametrize("opening", ["[", "- ", "? ", "{a: ", "a: ["])
def test_deep_nesting_is_refused_before_it_hurts(opening: str) -> None:
    _, found = read(opening * 30_000)
    assert len(found) == 1
    assert found[0].endswith("yaml.too-deep")


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = MAX_DEPTH - 1
    assert read("[" * depth + "a" + "]" * depth)[1] == []


def test_a_comment_after_a_text_needs_a_space() -> None:
    assert scalar("a: x # y\n").value == "x"
    assert scalar('a: "x #y"\n').value == "x #y"
    assert scalar("a: x#y\n").value == "x#y"


# Any character that a Word file can hold, and everything an author might paste.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: text.strip() and not XML_FORBIDDEN.search(text)
)


def double_quoted(text: str) -> str:
    """A text as YAML writes it between double quotes: what YAML would fold or refuse is escaped."""
    plain = {'"': '\\"', "\\": "\\\\"}
    return "".join(plain.get(c) or (c if " " <= c <= "~" else f"\\U{ord(c):08X}") for c in text)


@given(TEXT)
def test_any_text_comes_back_from_a_quoted_scalar(text: str) -> None:
    assert scalar(f'a: "{double_quoted(text)}"\n').value == text


@given(TEXT.map(lambda text: "".join(c for c in text if c.isprintable())).filter(str.strip))
def test_any_printable_text_comes_back_from_single_quotes(text: str) -> None:
    written = text.replace("'", "''")
    assert scalar(f"a: '{written}'\n").value == text


def whole(node: Node | None, found: list[str]) -> None:
    """Nothing may come out that a later stage cannot take."""
    assert node is not None or found
    if isinstance(node, Scalar) and not found:
        assert not XML_FORBIDDEN.search(node.value)
    for child in node.items if isinstance(node, Sequence) else []:
        whole(child, found)
    for _, child in node.entries if isinstance(node, Mapping) else []:
        whole(child, found)


@given(st.binary(max_size=200))
def test_arbitrary_bytes_never_crash(data: bytes) -> None:
    whole(*read(data))


@given(st.text("ab:-?[]{},#&*!|>'\"%@`<=\t\n \\{}~.é\u00a0\u2028\x00\x85", max_size=60))
def test_arbitrary_marks_never_crash(text: str) -> None:
    whole(*read(text))


@given(st.data())
def test_damaged_yaml_never_crashes(data: st.DataObject) -> None:
    damaged = bytearray(VALID)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        end = data.draw(st.integers(at, min(at + 6, len(damaged))))
        damaged[at:end] = data.draw(
            st.sampled_from([b"", b"\t", b'"', b"'", b"[", b"{", b": ", b"- ", b"\n", b"\xff", b"&", b"|"])
        )
    whole(*read(bytes(damaged)))


def test_a_tag_that_means_nothing_is_told_which_mean_something() -> None:
    findings = Findings()
    read_node(b"a: !delete\n", "x.yaml", findings)
    (found,) = findings
    assert found.code == "yaml.tag"
    assert found.hint is not None
    assert all(tag in found.hint.render() for tag in ("!remove", "!append"))
