"""Each rule of the law: the well-made agreement with one fact broken is told of by that rule, and by no other.

A rule has a folder of cases (tests/cases/rules): those that it must tell of, and those that come near and must pass.
A case changes the text of the agreement: `old` to `new`, a section taken away (`without`) or added (`add`), one more
thing in a list. `tells` are the rules that must tell, once each time they stand there; where it is left out, none.
"""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from pubdocs import pipeline
from pubdocs.cache import Cache
from pubdocs.checks.rules import RULES
from pubdocs.diagnostics import Severity, Span
from tests.checks.wellmade import AGREEMENT, FILE, ROOT, RULE, WELL_MADE, changed, check, told, without

CASES = ROOT / "tests/cases/rules"


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*/*.yaml")):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))  # noqa: TID251 - a test's own file
        yield pytest.param(path.parent.name, case, id=f"{path.parent.name}/{path.stem}")


ALL = list(cases())
TOGETHER = {"X40"}  # asked of all variants of an agreement: tests/compare/test_consistency_of_variants.py


@pytest.mark.parametrize("settled", [True, False])
def test_the_well_made_agreement_is_told_of_by_no_rule(projects: tuple[Path, Cache], settled: bool) -> None:
    assert check(projects, AGREEMENT, settled=settled) == ()


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_one_fact_broken_is_told_by_its_rule_alone(
    projects: tuple[Path, Cache], rule: str, case: Mapping[str, Any]
) -> None:
    text = AGREEMENT
    for change in case["change"]:
        text = changed(text, change)
    found = check(projects, text, settled="unsettled" not in case)
    assert [one for one in found if one.severity is Severity.ERROR and not RULE.fullmatch(one.code)] == []
    assert sorted(told(found)) == sorted(case.get("tells", ()))
    for one in (one for one in found if RULE.fullmatch(one.code)):
        assert one.law
        assert one.hint
        assert one.about == WELL_MADE
        assert one.span
        assert one.span.file.endswith((".yaml", ".docx"))
        assert not isinstance(one.span, Span) or one.span.file == FILE or "catalogue" in one.span.file


@pytest.mark.parametrize("rule", sorted({rule.id for rule in RULES} - TOGETHER))
def test_every_rule_has_cases_that_pass_and_cases_that_fail(rule: str) -> None:
    tells = {one.id: one.values[1].get("tells", ()) for one in ALL if one.values[0] == rule}
    failing = {f"{name}" for name, rules in tells.items() if rule in rules}
    assert failing == {name for name in tells if name.startswith(f"{rule}/failing-")} != set()
    passing = {name for name, rules in tells.items() if not rules}
    assert passing == {name for name in tells if name.startswith(f"{rule}/passing-")} != set()


def test_there_are_cases_for_no_other_rules() -> None:
    assert {one.values[0] for one in ALL} == {rule.id for rule in RULES} - TOGETHER


def test_every_rule_of_the_catalogue_is_built_or_named_with_the_reason_why_not() -> None:
    catalogue = {f"C{number:02}" for number in range(1, 39)} | {f"X{number:02}" for number in range(1, 45)}
    (decision,) = (ROOT / "docs/decisions").glob("0012-*")
    table = [line.split("|")[1] for line in decision.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    named = {id_ for cell in table for id_ in RULE.findall(cell)}
    built = {rule.id for rule in RULES}
    assert built | named == catalogue


def test_the_rules_stand_in_order_each_once() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("ignore", "codes"),
    [
        ("C02", ["check.ignored"]),
        ("X18", ["C02", "check.needless-ignore"]),
        ("X99", ["C02", "check.unknown-rule"]),
    ],
)
def test_an_agreement_may_say_what_is_not_to_be_told(
    projects: tuple[Path, Cache], ignore: str, codes: list[str]
) -> None:
    text = without(AGREEMENT, "duration") + f"\nignore:\n  - rule: {ignore}\n    because: Står i huvudavtalet.\n"
    found = check(projects, text)
    assert [one.code for one in found] == codes
    if codes == ["check.ignored"]:
        assert "Står i huvudavtalet." in found[0].message.render()


def test_rules_may_be_selected_and_left_out(projects: tuple[Path, Cache]) -> None:
    text = without(without(AGREEMENT, "duration"), "nature")
    assert [one.code for one in check(projects, text)] == ["C02", "C03"]
    assert [one.code for one in check(projects, text, select=("C03", "X01"))] == ["C03"]
    assert [one.code for one in check(projects, text, ignore=("C03",))] == ["C02"]


def test_a_rule_that_is_not_asked_makes_no_ignore_needless(projects: tuple[Path, Cache]) -> None:
    text = AGREEMENT + "\nignore:\n  - rule: X18\n    because: Skäl.\n"
    assert [one.code for one in check(projects, text)] == ["check.needless-ignore"]
    assert check(projects, text, select=("C02",)) == ()


def test_an_agreement_is_judged_at_its_own_day_or_at_the_one_asked_for(projects: tuple[Path, Cache]) -> None:
    british = AGREEMENT.replace("country: CA\n      reason", "country: GB\n      reason")
    british = british.replace("decision: 2002/2/EG", "decision: C(2025) 8771").replace("[CA]", "[GB]")
    british = british.replace("country: CA", "country: GB")
    assert check(projects, british) == ()
    late = check(projects, british, day=datetime.date(2032, 1, 1))
    assert [one.code for one in late] == ["C19"]
    assert "2032-01-01" in late[0].message.render()


def test_what_needs_a_day_says_once_that_there_is_none(projects: tuple[Path, Cache]) -> None:
    dateless = AGREEMENT.replace("\ndate: 2026-03-02", "", 1)
    assert [(one.code, one.severity) for one in check(projects, dateless)] == [("check.no-date", Severity.INFORMATION)]
    assert check(projects, dateless, day=datetime.date(2026, 3, 2)) == ()


def test_generate_counts_what_the_rules_find_and_refuses_nothing(projects: tuple[Path, Cache], tmp_path: Path) -> None:
    root, cache = projects
    check(projects, without(without(AGREEMENT, "duration"), "nature"))
    for _ in ("judged", "remembered"):
        outcome = pipeline.generate(root, [], tmp_path, cache=cache)
        assert outcome.judged == {Severity.ERROR: 2}
        assert len(outcome.written) + len(outcome.unchanged) == 4


def test_generate_counts_as_check_tells(projects: tuple[Path, Cache], tmp_path: Path) -> None:
    twice = AGREEMENT.replace("inom 15 minuter", "efter fel hantering").replace("Parterna övar", "Fel hantering övas")
    found = check(projects, twice)
    assert told(found) == ["X27", "X27"]
    root, cache = projects
    assert pipeline.generate(root, [], tmp_path, cache=cache).judged == {Severity.WARNING: 2}
