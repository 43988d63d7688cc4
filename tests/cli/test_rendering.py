from pathlib import Path

import click
import pytest

from pubdocs.cli.language import speak
from pubdocs.cli.rendering import as_text, in_order
from pubdocs.diagnostics import Among, Diagnostic, Message, Place, Severity, Span, msg


def plain(*diagnostics: Diagnostic, root: Path | str = ".") -> list[str]:
    return click.unstyle(as_text(diagnostics, root)).splitlines()


def at(file: str, line: int, column: int, length: int = 1, code: str = "yaml.x", **more: object) -> Diagnostic:
    return Diagnostic(code, msg("Wrong."), Span(file, line, column, length), **more)  # type: ignore[arg-type]


def told(message: str, *regions: str, line: int = 1) -> Diagnostic:
    among = Among(regions, 21)
    return Diagnostic("X01", msg(message), Span("none.yaml", line, 1), about="avtal", among=among)


def test_in_which_variants_something_is_stands_with_each_finding() -> None:
    found = told("Some.", "kalmar", "skane"), told("None.", line=2), told("All.", *map(str, range(21)), line=3)
    assert plain(*found)[2:8] == [
        "none.yaml:1:1: error[X01]: Some.",
        "  where: in 2 of 21 variants: kalmar, skane",
        "none.yaml:2:1: error[X01]: None.",
        "  where: in the agreement as it stands, and in none of its variants for regions",
        "none.yaml:3:1: error[X01]: All.",
        "  where: in all 21 variants",
    ]


def test_in_which_variants_everything_is_stands_once_with_the_agreement() -> None:
    assert plain(told("One.", "skane"), told("Another.", "skane", line=2)) == [
        "avtal: 2 errors; in 1 of 21 variants: skane",
        "",
        "none.yaml:1:1: error[X01]: One.",
        "none.yaml:2:1: error[X01]: Another.",
        "",
        "2 errors",
    ]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    return tmp_path


def test_file_line_column_the_line_a_caret_and_a_hint(project: Path) -> None:
    Path("data/x.yaml").write_text("title: A\ndate: 2022-13-40\n", encoding="utf-8")
    found = Diagnostic(
        "value.date",
        msg('"{value}" is not a date.', value="2022-13-40"),
        Span("data/x.yaml", 2, 7, 10),
        msg("Write year-month-day, for example 2026-03-31."),
        law="GDPR art. 28(3)",
    )
    assert plain(found) == [
        'data/x.yaml:2:7: error[value.date]: "2022-13-40" is not a date.',
        "    2 | date: 2022-13-40",
        "      |       ^^^^^^^^^^",
        "  hint: Write year-month-day, for example 2026-03-31.",
        "  law: GDPR art. 28(3)",
        "",
        "1 error",
    ]


@pytest.mark.parametrize(
    ("line", "column", "length", "carets"),
    [
        ("\tab: c", 2, 2, " ^^"),  # a tab is shown as one column
        ("日本: x", 5, 1, "      ^"),  # wide characters take two
        ("日本: x", 1, 2, "^^^^"),
        ("e\u0301: x", 4, 1, "   ^"[1:]),  # a combining mark takes none
        ("a: b", 99, 5, "    ^"),  # a fault after the end of the line
        ("a: b", 4, 0, "   ^"),
        ("a: b", 4, 40, "   ^"),  # a value that goes on in the next line
    ],
)
def test_the_caret_stands_under_the_fault(project: Path, line: str, column: int, length: int, carets: str) -> None:
    Path("x.yaml").write_text(f"{line}\nmore\n", encoding="utf-8")
    assert plain(at("x.yaml", 1, column, length))[2] == f"      | {carets}"


def test_of_a_long_line_only_what_stands_around_the_fault(project: Path) -> None:
    Path("x.yaml").write_text("a" * 300 + "X" + "b" * 300, encoding="utf-8")
    _head, line, carets, *_rest = plain(at("x.yaml", 1, 301))
    assert len(line) < 120
    assert line[carets.index("^")] == "X"
    assert line.endswith("…")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_lines_are_counted_as_yaml_counts_them_and_a_bom_is_no_column(project: Path, end: str) -> None:
    Path("x.yaml").write_bytes(f"\ufeffa: 1{end}b: 2{end}".encode())
    assert plain(at("x.yaml", 1, 1))[1:3] == ["    1 | a: 1", "      | ^"]
    assert plain(at("x.yaml", 2, 1))[1] == "    2 | b: 2"


def test_a_file_that_is_gone_or_not_utf8_still_gets_its_message(project: Path) -> None:
    Path("latin.yaml").write_bytes("a: ö\n".encode("latin-1"))
    assert plain(at("latin.yaml", 1, 4))[1] == "    1 | a: \ufffd"
    assert plain(at("gone.yaml", 1, 1)) == ["gone.yaml:1:1: error[yaml.x]: Wrong.", "", "1 error"]
    assert plain(at("latin.yaml", 9, 1)) == ["latin.yaml:9:1: error[yaml.x]: Wrong.", "", "1 error"]


def test_nothing_in_a_file_can_steer_the_terminal(project: Path) -> None:
    Path("x.yaml").write_text("a: \x1b[31m\u202ered\n", encoding="utf-8")
    found = Diagnostic(
        "x.y", msg("Value {value}", value="\x1b]0;title\x07\nnext"), Span("x.yaml", 1, 4), msg("{v}", v="\x9b1m")
    )
    shown = "\n".join(plain(found))
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "␛]0;title␇␊next" in shown
    assert "␛[31m\ufffdred" in shown


def test_a_word_file_by_part_and_paragraph_with_the_words_around() -> None:
    found = Diagnostic(
        "template.unknown-field",
        msg("There is no fact {name}.", name="titel"),
        Place("templates/a.docx", "word/header2.xml", 3),
        msg("Did you mean {near}?", near="title"),
        excerpt="Avtal om {{ titel }} mellan",
    )
    body = Diagnostic("t.x", msg("Wrong."), Place("templates/a.docx", "word/document.xml", 12))
    other = Diagnostic("t.y", msg("Wrong."), Place("templates/a.docx", "word/theme/theme1.xml"))
    whole = Diagnostic("t.z", msg("Wrong."), Place("templates/a.docx"))
    assert plain(found, body, other, whole) == [
        "templates/a.docx: error[t.z]: Wrong.",
        "templates/a.docx, body text, paragraph 12: error[t.x]: Wrong.",
        "templates/a.docx, header, paragraph 3: error[template.unknown-field]: There is no fact titel.",
        "      Avtal om {{ titel }} mellan",
        "  hint: Did you mean title?",
        "templates/a.docx, word/theme/theme1.xml: error[t.y]: Wrong.",
        "",
        "4 errors",
    ]


def test_sorted_by_file_and_place_grouped_and_counted() -> None:
    found = [
        at("b.yaml", 1, 1),
        at("a.yaml", 10, 1, severity=Severity.WARNING),
        at("a.yaml", 2, 5),
        Diagnostic("x.z", msg("Nowhere."), severity=Severity.INFORMATION),
        at("a.yaml", 2, 1),
    ]
    assert plain(*found) == [
        "note[x.z]: Nowhere.",
        "",
        "a.yaml:2:1: error[yaml.x]: Wrong.",
        "a.yaml:2:5: error[yaml.x]: Wrong.",
        "a.yaml:10:1: warning[yaml.x]: Wrong.",
        "",
        "b.yaml:1:1: error[yaml.x]: Wrong.",
        "",
        "3 errors, 1 warning, 1 note",
    ]
    assert in_order(found) == in_order(reversed(found))


def test_paths_are_shown_from_where_the_command_was_given(project: Path) -> None:
    (project / "p").mkdir()
    (project / "p/x.yaml").write_text("a: 1\n", encoding="utf-8")
    assert plain(at("x.yaml", 1, 1), root="./p")[0].startswith("p/x.yaml:1:1: ")


def test_a_very_long_value_is_cut_also_inside_another_message() -> None:
    inner = msg("the value {value}", value="x" * 5000)
    (line, *_rest) = plain(Diagnostic("x.y", msg("In {where}: {value}", where=inner, value="y" * 5000)))
    assert len(line) < 800
    assert "…" in line


def test_a_long_list_ends_with_a_whole_word() -> None:
    names = ", ".join(f"namn_{number:03}" for number in range(100))
    (_first, hint, *_rest) = plain(Diagnostic("x.y", msg("a"), None, msg("What there is: {names}.", names=names)))
    assert hint.endswith(" ….")
    assert hint.split()[-2].startswith("namn_")
    assert len(hint.split()[-2]) == len("namn_000")


def test_what_the_system_says_is_translated(catalogues: None) -> None:
    speak("sv")
    found = Diagnostic("x.y", msg('"{path}" cannot be read: {reason}.', path="a", reason="No such file or directory"))
    assert plain(found)[0] == "fel[x.y]: ”a” går inte att läsa: filen eller mappen finns inte."


def test_braces_in_values_are_words() -> None:
    assert plain(Diagnostic("x.y", Message("{value}", (("value", "{{ x }} {}"),))))[0] == "error[x.y]: {{ x }} {}"
