import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from pubdocs.cli.edge import run
from pubdocs.diagnostics import Diagnostic, Fault, Severity, Span, WriteFault, msg
from tools.messages import ROOT

FOUND = Diagnostic("x.y", msg("Wrong {n}.", n=1), Span("x.yaml", 1, 4), msg("Do right."))
WARNING = Diagnostic("x.w", msg("Odd."), severity=Severity.WARNING)
NOTE = Diagnostic("x.n", msg("By the way."), severity=Severity.INFORMATION)

pytestmark = pytest.mark.usefixtures("in_a_folder")


@pytest.fixture
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text("a: b\n", encoding="utf-8")


def raising(error: BaseException) -> Any:
    def step(*args: object) -> None:
        raise error

    return step


def outcome(*findings: Diagnostic) -> SimpleNamespace:
    return SimpleNamespace(
        written=(Path("output/a.docx"),), unchanged=(Path("output/b.docx"),), findings=findings, judged={}
    )


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (Fault([FOUND]), 1, "x.yaml:1:4: error[x.y]: Wrong 1.\n    1 | a: b\n      |    ^\n  hint: Do right."),
        (WriteFault([NOTE]), 3, "note[x.n]: By the way."),
        (PermissionError(13, "Permission denied", "out/a.docx"), 3, "Cannot write: out/a.docx: Permission denied"),
        (OSError(28, "No space left on device"), 3, "Cannot write: No space left on device"),
        (KeyboardInterrupt(), 130, "Interrupted."),
        (KeyError("x"), 5, "This is a fault in pubdocs, not in your files: KeyError: 'x'"),
        (RecursionError(), 5, "--debug"),
        (MemoryError(), 5, "MemoryError"),
    ],
)
def test_an_exception_becomes_words_and_an_exit_code(
    pipeline: ModuleType, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, words: str
) -> None:
    pipeline.generate = raising(error)
    assert run(["generate"]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert "Traceback" not in said.err


def test_only_debug_shows_a_trace(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.generate = raising(KeyError("x"))
    assert run(["generate", "--debug"]) == 5
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["generate", "--nonsense"],
        ["-C", "nowhere", "generate"],
        ["--lang", "de", "generate"],
        ["show"],
        ["check", "--format", "xml"],
        [],
    ],
)
def test_wrong_use_is_2_and_does_nothing(
    pipeline: ModuleType, capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    assert run(args) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Usage:" in said.err


@pytest.mark.parametrize(
    "args", [["-C", "p", "-o", "ut", "generate", "a", "b"], ["generate", "-C", "p", "a", "-o", "ut", "b"]]
)
def test_options_stand_before_or_after_the_command(pipeline: ModuleType, args: list[str]) -> None:
    Path("p").mkdir()
    seen = []
    pipeline.generate = lambda *given: seen.append(given[:4]) or outcome()
    assert run(args) == 0
    assert [given[:4] for given in seen] == [(Path("p"), ("a", "b"), Path("p/ut"), None)]


def test_regions_may_be_named_with_commas_or_one_by_one(pipeline: ModuleType) -> None:
    seen = []
    pipeline.generate = lambda *given: seen.append(given[5:]) or outcome()
    assert run(["generate"]) == 0
    assert run(["generate", "a", "--region", "gotland,skane", "--region", "skane,kalmar,", "--form", "kommun"]) == 0
    assert seen == [((), ""), (("gotland", "skane", "kalmar"), "kommun")]


def test_generate_says_what_it_wrote_and_warns_on_the_other_stream(
    pipeline: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline.generate = lambda *given: outcome(WARNING)
    assert run(["generate"]) == 0
    said = capsys.readouterr()
    assert (
        said.out == f"written: {Path('output/a.docx')}\nunchanged: {Path('output/b.docx')}\n1 written, 1 unchanged.\n"
    )
    assert said.err == "warning[x.w]: Odd.\n\n1 warning\n"
    assert run(["-q", "generate"]) == 0
    assert capsys.readouterr() == ("", "")


def test_generate_as_json_also_when_it_fails(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.generate = lambda *given: outcome(WARNING)
    assert run(["generate", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["written"], said["unchanged"]) == (["output/a.docx"], ["output/b.docx"])
    assert said["findings"][0]["code"] == "x.w"
    pipeline.generate = raising(WriteFault([FOUND]))
    assert run(["generate", "--json"]) == 3
    said = json.loads(capsys.readouterr().out)
    assert (said["written"], [finding["code"] for finding in said["findings"]]) == ([], ["x.y"])


@pytest.mark.parametrize(("epoch", "stamp"), [("0", 0), ("1700000000", 1700000000), ("", None)])
def test_the_stamp_comes_from_source_date_epoch(
    pipeline: ModuleType, monkeypatch: pytest.MonkeyPatch, epoch: str, stamp: int | None
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    seen = []
    pipeline.generate = lambda root, names, output, when, *rest: seen.append(when) or outcome()
    assert run(["generate"]) == 0
    assert seen == [stamp]


@pytest.mark.parametrize("epoch", ["today", "-1", "1.5", "٣", "9" * 13])
def test_a_stamp_that_is_no_number_is_wrong_use(
    pipeline: ModuleType, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run(["generate"]) == 2


@pytest.mark.parametrize(
    ("findings", "code", "strict"),
    [((), 0, 0), ((NOTE,), 0, 0), ((WARNING,), 0, 1), ((FOUND, NOTE), 1, 1)],
    ids=["nothing", "note", "warning", "error"],
)
@pytest.mark.parametrize("form", ["text", "json", "sarif", "md"])
def test_check_ends_with_1_for_an_error_and_for_a_warning_if_that_is_wanted(
    pipeline: ModuleType,
    capsys: pytest.CaptureFixture[str],
    findings: tuple[Diagnostic, ...],
    code: int,
    strict: int,
    form: str,
) -> None:
    pipeline.check = lambda root, names, cache, wanted: findings
    assert run(["check", "--format", form]) == code
    said = capsys.readouterr()
    assert said.err == ""
    if form in ("json", "sarif"):
        json.loads(said.out)
    assert run(["check", "--strict", "--format", form]) == strict


def test_check_hands_on_which_rules_are_wanted_and_the_day(pipeline: ModuleType) -> None:
    seen: list[Any] = []
    pipeline.check = lambda root, names, cache, wanted: seen.append(wanted) or ()
    assert run(["check", "--select", "x01,C02", "--select", "X18", "--ignore", "C02", "--as-of", "2026-03-31"]) == 0
    assert (seen[0].select, seen[0].ignore) == (("X01", "C02", "X18"), ("C02",))
    assert str(seen[0].day) == "2026-03-31"


@pytest.mark.parametrize(
    "args",
    [
        ["--select", "X99"],
        ["--select", ","],
        ["--select", "X01", "--ignore", "X01"],
        ["--ignore", "x"],
        ["--as-of", "2026"],
        ["--explain", "C00"],
    ],
)
def test_a_rule_or_a_day_that_is_none_is_wrong_use(pipeline: ModuleType, args: list[str]) -> None:
    assert run(["check", *args]) == 2


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--explain", "x18"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("X18  A document referred to can be identified (error)\n\nlaw: art. 28.3 a")
    assert "For example:\n\n    I enlighet med" in said


def test_findings_of_the_rules_stand_by_agreement_after_the_others(
    pipeline: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Diagnostic("X01", msg("Not listed."), Span("a.yaml", 1, 1), about="avtal")
    pipeline.check = lambda root, names, cache, wanted: (told, FOUND)
    run(["check"])
    said = capsys.readouterr().out
    assert said.index("[x.y]") < said.index("avtal: 1 error") < said.index("[X01]")
    run(["check", "--format", "md"])
    said = capsys.readouterr().out
    assert said.index("**x.y**") < said.index("## avtal\n\n- **X01** (error): Not listed.")


def test_generate_ends_with_how_much_the_rules_find(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    made = outcome()
    made.judged = {Severity.ERROR: 2, Severity.WARNING: 1}
    pipeline.generate = lambda *given: made
    assert run(["generate", "a"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "The law's rules find 2 errors, 1 warning: pubdocs check a shows them."
    assert run(["generate", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["judged"] == {"error": 2, "warning": 1}


def test_check_keeps_its_format_when_it_cannot_even_begin(
    pipeline: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline.check = raising(Fault([FOUND]))
    assert run(["check", "--json"]) == 1
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["x.y"]


def test_check_says_when_all_is_well_unless_told_to_be_quiet(
    pipeline: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline.check = lambda root, names, cache, wanted: ()
    assert run(["check"]) == 0
    assert capsys.readouterr().out == "Nothing to complain of.\n"
    assert run(["check", "-q"]) == 0
    assert capsys.readouterr().out == ""


def test_show_prints_the_text_as_it_is(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    seen = []
    pipeline.show = lambda path, form, translate: seen.append((path, form)) or "1. Ändamål\n"
    assert run(["show", "a.docx", "--format", "md"]) == 0
    assert (seen, capsys.readouterr().out) == ([(Path("a.docx"), "md")], "1. Ändamål\n")


def test_fields_in_columns_or_as_json(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    fields = (
        SimpleNamespace(name="title", kind=msg("text"), description="The title.", required=True),
        SimpleNamespace(name="data_types", kind=msg("list"), description="Types.", required=False),
    )
    pipeline.fields = lambda root, template: fields
    assert run(["fields", "a.docx"]) == 0
    assert capsys.readouterr().out == "title       text, required  The title.\ndata_types  list            Types.\n"
    assert run(["fields", "a.docx", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0] == {
        "name": "title",
        "kind": "text",
        "required": True,
        "description": "The title.",
    }


def test_a_file_without_tags_asks_for_nothing(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.fields = lambda root, template: ()
    assert run(["fields", "a.docx"]) == 0
    assert capsys.readouterr() == ("", "The file has no tags, so it asks for nothing.\n")
    assert run(["fields", "a.docx", "--json"]) == 0
    assert capsys.readouterr() == ("[]\n", "")


def test_schema_writes_each_file(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.schemas = lambda translate: {"agreement.schema.json": '{"title": "Ä"}\n'}
    assert run(["schema", "-o", "a/b"]) == 0
    assert Path("a/b/agreement.schema.json").read_bytes() == '{"title": "Ä"}\n'.encode()
    assert capsys.readouterr().out == f"written: {Path('a/b/agreement.schema.json')}\n"
    Path("taken").write_text("x", encoding="utf-8")
    assert run(["schema", "-o", "taken/x"]) == 3


def test_init_says_what_to_do_next(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.init = lambda target: (target / "pubdocs.yaml",)
    assert run(["init", "new"]) == 0
    assert capsys.readouterr().out == "1 files in new. Next: pubdocs -C new generate\n"
    assert run(["init", "mina avtal"]) == 0
    assert capsys.readouterr().out == '1 files in mina avtal. Next: pubdocs -C "mina avtal" generate\n'


class Narrow(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="latin-1")


def test_a_terminal_without_a_character_gets_it_spelt_out(
    pipeline: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.show = lambda path, form, translate: "1–8 Ändamål\n"
    narrow = Narrow()
    monkeypatch.setattr(sys, "stdout", narrow)
    assert run(["show", "a.docx"]) == 0
    assert narrow.buffer.getvalue() == b"1\\u20138 \xc4ndam\xe5l\n"  # type: ignore[attr-defined]


def piped(code: str, *, shell: str) -> subprocess.CompletedProcess[str]:
    """A process whose pipeline.show is replaced, run by a shell line in which $RUN stands for it."""
    script = f"import sys, types; p = sys.modules['pubdocs.pipeline'] = types.ModuleType('pubdocs.pipeline'); {code}"
    script += "\nimport pubdocs; pubdocs.pipeline = p\nfrom pubdocs.cli import main\nmain()"
    return subprocess.run(
        ["bash", "-c", shell],
        env={name: value for name, value in os.environ.items() if name not in ("LC_ALL", "PYTHONUNBUFFERED")}
        | {"PYTHONPATH": str(ROOT), "PYTHON": sys.executable, "SCRIPT": script, "LANG": "en_GB"},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_reader_that_stops_reading_hears_nothing_of_it() -> None:
    done = piped(
        "p.show = lambda path, form, translate: 'line\\n' * 2_000_000",
        shell='"$PYTHON" -c "$SCRIPT" show a.docx | head -1; echo "${PIPESTATUS[0]}"',
    )
    assert (done.stdout, done.stderr) == ("line\n141\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_3_also_for_what_is_printed() -> None:
    done = piped(
        "p.show = lambda path, form, translate: 'line\\n'", shell='"$PYTHON" -c "$SCRIPT" show a.docx > /dev/full'
    )
    assert done.returncode == 3
    assert done.stderr == "Cannot write: No space left on device\n"


def test_no_color_is_obeyed_and_a_pipe_gets_none(
    pipeline: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.check = lambda root, names, cache, wanted: (FOUND,)
    run(["check"])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr("click._compat.isatty", lambda stream: True)
    run(["check"])
    assert "\x1b" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    run(["check"])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("args", [["batch", "--json"], ["batch", "--dry-run", "--json"], ["matrix", "x", "--json"]])
def test_who_asks_for_json_gets_json_when_the_project_itself_is_wrong(
    capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    Path("pubdocs.yaml").write_text("titel: Prov\n", encoding="utf-8")
    assert run(args) == 1
    said = capsys.readouterr()
    codes = {one["code"] for one in json.loads(said.out)["findings"]}
    assert "data.unknown-key" in codes
    assert said.err == ""
    assert run([one for one in args if one != "--json"]) == 1
    assert capsys.readouterr().out == ""


def test_a_form_called_json_is_a_form(pipeline: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.generate = raising(Fault([FOUND]))
    assert run(["generate", "--form", "json"]) == 1
    assert capsys.readouterr().out == ""


def test_a_number_is_called_what_people_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", "--jobs", "x"]) == 2
    assert "'x' is not a valid integer." in capsys.readouterr().err
