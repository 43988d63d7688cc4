"""Word files that others have made: each case (tests/cases/documents) is told of by exactly the rules that it names."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from written import written

from pubdocs import pipeline
from pubdocs.checks.documents.rules import BY_ID, OF_FILES
from pubdocs.checks.documents.running import judged, opened
from pubdocs.checks.running import Wanted
from pubdocs.diagnostics import Diagnostic, Place, Severity
from pubdocs.word.package import Package

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases/documents"
FILE = "bilaga.docx"
EMPTY: Mapping[str, Any] = {"body": ["Det här är en instruktion."]}


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for one in yaml.safe_load(path.read_text(encoding="utf-8")):  # noqa: TID251 - a test's own file
            yield pytest.param(path.stem, one, id=f"{path.stem}: {one['case']}")


ALL = list(cases())


def found(case: Mapping[str, Any], **wanted: Any) -> list[Diagnostic]:
    every = Wanted(**wanted)
    return list(judged(opened(Package.open(written(case), FILE), every), wanted=every))


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_a_file_is_told_of_by_the_rules_it_breaks_and_by_no_other(rule: str, case: Mapping[str, Any]) -> None:
    told = found(case)
    assert sorted(one.code for one in told) == case["tells"]
    for one in told:
        assert one.law
        assert one.hint
        assert isinstance(one.span, Place)
        assert one.span.file == FILE
        assert not one.span.column or one.excerpt[one.span.column - 1 :][: one.span.length]


def test_every_rule_has_a_case_that_passes_and_one_that_fails() -> None:
    rules = {rule.id for rule in OF_FILES}
    sets = {rule: [one["tells"] for stem, one in (param.values for param in ALL) if stem == rule] for rule in rules}  # type: ignore[index]
    assert {rule for rule, tells in sets.items() if any(rule in one for one in tells)} == rules
    assert {rule for rule, tells in sets.items() if any(rule not in one for one in tells)} == rules


def test_the_rules_stand_in_order_each_once() -> None:
    ids = [rule.id for rule in OF_FILES]
    assert ids == sorted(set(ids))
    assert set(ids) <= set(BY_ID)


def test_a_finding_points_at_its_words() -> None:
    (one,) = found({"body": ["Text.", "Incidenter anmäls till Datainspektionen."]})
    assert one.span == Place(FILE, "word/document.xml", 2, 24, 16)
    assert one.excerpt == "Incidenter anmäls till Datainspektionen."


def test_rules_may_be_selected_left_out_and_asked_at_another_day() -> None:
    case = {"title": "", "body": ["Incidenter anmäls till Datainspektionen."]}
    assert [one.code for one in found(case)] == ["D06", "X28"]
    assert [one.code for one in found(case, select=("X28",))] == ["X28"]
    assert [one.code for one in found(case, ignore=("X28",))] == ["D06"]
    assert [one.code for one in found(case, day=datetime.date(2019, 1, 1))] == ["D06"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"", "package.empty"),
        ("a.docx", b"%PDF-1.7", "package.not-word"),
        ("a.pdf", b"%PDF-1.7", "package.not-word"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "package.old-word"),
        ("a.docx", written(EMPTY)[:400], "package.cut"),
        ("a.docx", None, "file.unreadable"),
    ],
)
def test_what_is_no_word_file_is_told_and_the_others_are_judged(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "b.docx").write_bytes(written({**EMPTY, "title": ""}))
    told = pipeline.check_files(tmp_path, [name, "b.docx"])
    assert [(one.code, one.severity) for one in told] == [(code, Severity.ERROR), ("D06", Severity.WARNING)]


def test_files_named_together_are_judged_as_one_agreements(tmp_path: Path) -> None:
    first = {"body": ["# Överföring", "Support ges från Indien enligt beslut (EU) 2021/914.", "Se punkt 2 i bilaga 2."]}
    second = {
        "title": "Bilaga 2. Underbiträden",
        "body": ["# Underbiträden", {"table": [["Namn", "Land"], ["Kaveri Ltd", "Indien"]], "header": True}],
    }
    for name, case in (("1.docx", first), ("2.docx", second)):
        (tmp_path / name).write_bytes(written(case))
    assert [one.code for one in pipeline.check_files(tmp_path, ["1.docx"])] == []
    alone = pipeline.check_files(tmp_path, ["2.docx"])
    assert [(one.code, one.severity) for one in alone] == [("X04", Severity.WARNING)]
    (together,) = pipeline.check_files(tmp_path, ["1.docx", "2.docx"])
    assert together.code == "X20"
    assert "2.docx" in together.message.render()


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the repository's agreements."""
    folder = tmp_path_factory.mktemp("output")
    pipeline.generate(ROOT, [], folder)
    return folder


def test_the_repositorys_documents_give_only_what_is_right(documents: Path) -> None:
    told: dict[str, list[str]] = {}
    for path in documents.rglob("*.docx"):
        name = path.relative_to(documents).as_posix()
        if codes := sorted(one.code for one in pipeline.check_files(documents, [name])):
            told[name] = codes
    assert told == {
        "inera-allmanna-instruktioner/allmanna-instruktioner.docx": ["C38"],  # [Tjänsten], as published
        "it-bilaga-bup/it-bilaga.docx": ["D10", "X26"],  # addresses as link texts, and a misspelt word, as published
        "it-bilaga-rehabilitering/it-bilaga.docx": ["D10", "X26"],
        "journalforing/bilaga-1.docx": ["X06", "X08", "X17", "X18", "X18", "X18", "X18", "X27", "X27"],
        "journalforing/bilaga-2.docx": ["X27"],
    }


def test_tracked_changes_and_comments_are_told_once_with_how_many_they_are() -> None:
    changes = [{"inserted": "ett"}, {"inserted": "två"}, {"deleted": "tre"}]
    (one,) = found({"body": [*changes, "Text."]})
    assert (one.code, one.span) == ("D03", Place(FILE, "word/document.xml", 1))
    assert "3" in one.message.render()


def test_what_a_file_fetches_is_told_and_the_rest_of_it_judged(tmp_path: Path) -> None:
    case = {"body": [{"link": "file:///C:/mallar/bilaga.dotx", "words": "mallen"}, "Anmäl till Datainspektionen."]}
    (tmp_path / "a.docx").write_bytes(written(case))
    told = pipeline.check_files(tmp_path, ["a.docx"])
    assert [one.code for one in told] == ["package.link", "X28"]
