"""A whole batch: what it makes, leaves, removes, and what becomes of it when it is disturbed."""

import json
import os
import random
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from regional import ANNAT, AVTAL, EVERY, GOTLAND, KALMAR, PARTIES

from pubdocs import pipeline
from pubdocs.agreement.variant import Variant
from pubdocs.batch.manifest import entries
from pubdocs.batch.plan import planned
from pubdocs.diagnostics import Fault

Command = Callable[..., "subprocess.Popen[str]"]
OWN = ("SHA256SUMS", "manifest.json")


def failed(summary: Any) -> dict[str, list[str]]:
    return {variant.folder: [one.code for one in found] for variant, found in summary.failed.items()}


def counts(summary: Any) -> tuple[int, int, int, int]:
    return summary.made, summary.unchanged, summary.written, len(summary.removed)


def sums_are_right(folder: Path) -> bool:
    done = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_makes_what_each_generate_would_make_byte_for_byte(project: Any, tmp_path: Path, jobs: int) -> None:
    summary = project.batch(jobs=jobs)
    assert counts(summary) == (5, 0, 20, 0)
    single = tmp_path / "single"
    for variant in project.open().plan:
        pipeline.generate(project.root, [variant.agreement], single, regions=list(filter(None, [variant.region])))
    made = project.made()
    expected = {path.relative_to(single).as_posix(): path.read_bytes() for path in single.rglob("*") if path.is_file()}
    assert {name: content for name, content in made.items() if name not in OWN} == expected
    assert "Kalmar" in made["avtal/kalmar/bilaga-1.md"].decode()


def test_the_manifest_and_the_sums_tell_what_was_made(project: Any) -> None:
    project.batch()
    told = json.loads((project.output / "manifest.json").read_text(encoding="utf-8"))
    assert list(told["variants"]) == sorted(EVERY)
    listed = {name for one in told["variants"].values() for name in one["files"]}
    assert listed == project.made().keys() - OWN
    assert (project.output / "SHA256SUMS").read_text(encoding="utf-8").count("\n") == 20
    if shutil.which("sha256sum"):
        assert sums_are_right(project.output)


def test_a_second_batch_makes_nothing(project: Any) -> None:
    project.batch()
    before = project.made()
    assert counts(project.batch()) == (0, 5, 0, 0)
    assert project.made() == before


@pytest.mark.parametrize("spoil", ["change", "remove"])
def test_a_file_that_is_not_as_it_was_made_is_made_again(project: Any, spoil: str) -> None:
    project.batch()
    before = project.made()
    file = project.output / "avtal/gotland/bilaga-1.md"
    file.unlink() if spoil == "remove" else file.write_text("annat", encoding="utf-8")
    assert counts(project.batch()) == (1, 4, 1, 0)
    assert project.made() == before


@pytest.mark.parametrize("content", ["", "[]", '{"format": 1, "variants": {"avtal": 1}}', '{"format": 99}'])
def test_a_manifest_that_cannot_be_understood_is_no_hindrance(project: Any, content: str) -> None:
    project.batch()
    before = project.made()
    (project.output / "manifest.json").write_text(content, encoding="utf-8")
    assert counts(project.batch()) == (5, 0, 0, 0)
    assert project.made() == before


def test_only_what_has_changed_is_made(project: Any) -> None:
    project.batch()
    before = project.made()
    project.put(KALMAR, "purpose: Annat.\n")
    assert counts(project.batch()) == (1, 4, 2, 0)
    changed = {name for name, content in project.made().items() if content != before.get(name)}
    assert changed == {"avtal/kalmar/bilaga-1.docx", "avtal/kalmar/bilaga-1.md", *OWN}


def test_a_variant_that_fails_stops_no_other_and_keeps_its_last_documents(project: Any) -> None:
    project.batch()
    before = project.made()
    project.put(KALMAR, "purpose: !remove\n")
    project.put(GOTLAND, "date: i dag\n")
    project.put(ANNAT, project.text(ANNAT).replace("boka", "beställa"))
    summary = project.batch()
    assert failed(summary) == {"avtal/gotland": ["value.date"], "avtal/kalmar": ["template.absent-fact"]}
    assert counts(summary) == (1, 2, 2, 0)
    made = project.made()
    assert made.keys() == before.keys()
    assert {name for name in made if made[name] != before[name]} == {"annat/bilaga-1.docx", "annat/bilaga-1.md", *OWN}
    (project.root / GOTLAND).unlink()
    project.put(KALMAR, "purpose: Att föra journal i Kalmar.\n")
    assert counts(project.batch()) == (0, 5, 0, 0)


def test_a_variant_that_fails_the_first_time_takes_nothing_away_that_is_not_a_batch_s(project: Any) -> None:
    pipeline.generate(project.root, ["avtal"], None, regions=["kalmar"])
    before = project.made()
    project.put(KALMAR, "purpose: !remove\n")
    assert failed(project.batch("avtal", regions=("kalmar",))) == {"avtal/kalmar": ["template.absent-fact"]}
    assert {name: content for name, content in project.made().items() if name not in OWN} == before
    assert dict(entries(project.output)) == {}


def test_what_is_wrong_with_a_whole_agreement_is_told_of_each_of_its_variants(project: Any) -> None:
    project.put("data/agreements/avtal/kalmr.yaml", "title: Kalmar\n")
    summary = project.batch()
    assert failed(summary) == {name: ["overlay.unknown-region"] for name in EVERY[1:]}
    assert summary.made == 1


def test_what_no_longer_belongs_is_removed_if_a_batch_made_it(project: Any) -> None:
    project.batch()
    project.put("output/avtal/blekinge/eget.txt", "eget")
    project.put("output/eget.txt", "eget")
    project.change(AVTAL, "[sydost, gotland]", "[kalmar, gotland]")
    summary = project.batch()
    assert summary.removed == tuple(
        f"avtal/{region}/bilaga-{n}.{suffix}"
        for region in ("blekinge", "kronoberg")
        for n in (1, 2)
        for suffix in ("docx", "md")
    )
    kept = {name.rpartition("/")[0] for name in project.made()}
    assert kept == {"", "annat", "avtal/kalmar", "avtal/gotland", "avtal/blekinge"}
    assert not (project.output / "avtal/kronoberg").exists()
    assert list(dict(entries(project.output))) == ["annat", "avtal/gotland", "avtal/kalmar"]


def test_an_appendix_that_is_taken_out_of_its_form_is_removed(project: Any) -> None:
    project.batch()
    form = "templates/annan/form.yaml"
    project.put(form, project.text(form).rsplit("\n", 2)[0] + "\n")
    project.change(ANNAT, "  - {id: bolag, role: controller, name: Bolaget AB}\n", "")
    assert project.batch().removed == ("annat/bilaga-2.docx", "annat/bilaga-2.md")


def test_a_batch_of_one_agreement_empties_no_other_s_folder(project: Any) -> None:
    project.batch()
    assert counts(project.batch("annat")) == (0, 1, 0, 0)
    assert counts(project.batch(regions=("gotland",))) == (0, 1, 0, 0)
    assert counts(project.batch()) == (0, 5, 0, 0)


def test_while_an_agreement_cannot_be_read_its_documents_stay(project: Any) -> None:
    project.batch()
    before = project.made()
    text = project.text(AVTAL)
    project.put(AVTAL, text + "title: [\n")
    summary = project.batch()
    assert list(failed(summary)) == ["avtal"]
    assert summary.removed == ()
    assert project.made() == before
    project.put(AVTAL, text)
    assert counts(project.batch()) == (0, 5, 0, 0)


def test_a_manifest_written_by_hand_removes_nothing_outside(project: Any) -> None:
    project.put("viktigt.txt", "viktigt")
    names = ["../viktigt.txt", str(project.root / "viktigt.txt")]
    entry = {"digest": "x", "files": dict.fromkeys(names, "x")}
    project.put("output/manifest.json", json.dumps({"format": 1, "variants": {"borta": entry}}))
    project.batch()
    assert (project.root / "viktigt.txt").exists()


@pytest.mark.parametrize(("one", "other"), [("a/bilaga", "a/Bilaga"), ("a/ångest", "a/angest"), ("a/x", "a/x. ")])
def test_names_that_clash_are_found_before_anything_is_written(tmp_path: Path, one: str, other: str) -> None:
    names = {Variant("a"): (one,), Variant("b"): (other,)}
    production: Any = SimpleNamespace(plan=tuple(names), names_of=names.__getitem__)
    with pytest.raises(Fault) as fault:
        planned(production, tmp_path)
    assert [found.code for found in fault.value.diagnostics] == ["batch.names-clash"]


def test_the_command_tells_what_it_did(project: Any, command: Command) -> None:
    project.put(GOTLAND, "purpose: !remove\n")
    run = command("--jobs", "2")
    out, err = run.communicate()
    assert run.returncode == 4
    assert out.splitlines() == [
        "4 made, 0 unchanged, 1 failed; 16 files written, 0 removed.",
        "The law's rules find 16 errors, 27 warnings: pubdocs check shows them.",
    ]
    assert "made: avtal/kalmar\n" in err
    assert "failed: avtal/gotland\n" in err
    assert "error[template.absent-fact]" in err
    (project.root / GOTLAND).unlink()
    run = command("--json")
    said = json.loads(run.communicate()[0])
    assert run.returncode == 0
    assert (said["made"], said["unchanged"], said["written"], said["failed"]) == (1, 4, 4, {})
    assert command("-q").communicate() == ("", "")


def test_a_template_that_the_form_does_not_list_is_told(project: Any) -> None:
    assert not project.batch().findings
    stray = "templates/enkel/bilaga-3.docx"
    project.put(stray, project.root.joinpath("templates/enkel/bilaga-2.docx").read_bytes())
    project.put("templates/enkel/gamla/bilaga-0.docx", b"")
    project.put("templates/enkel/~$bilaga-2.docx", b"")
    summary = project.batch()
    assert [(str(one.span), one.code, one.severity) for one in summary.findings] == [
        (stray, "form.unlisted", "warning")
    ]
    assert counts(summary) == (4, 1, 0, 0)
    assert [one.code for one in pipeline.check(project.root, ["avtal"]) if one.code == "form.unlisted"] == [
        "form.unlisted"
    ]


def test_the_plan_is_told_as_json(project: Any, command: Command) -> None:
    said = json.loads(command("--dry-run", "--json").communicate()[0])
    assert said == {"to_make": EVERY, "unchanged": 0, "to_remove": []}
    assert not (project.output / "manifest.json").exists()
    project.batch()
    project.change(AVTAL, "gotland", "blekinge")
    said = json.loads(command("--dry-run", "--json").communicate()[0])
    assert said["to_remove"] == ["avtal/gotland"]


def test_what_the_law_s_rules_find_counts_once_and_is_known_when_nothing_is_made(project: Any) -> None:
    first = project.batch()
    regions = [name.partition("/")[2] for name in EVERY[1:]]
    alone = pipeline.generate(project.root, ["avtal"], project.root / "alone", regions=regions)
    assert project.batch("avtal").judged == alone.judged
    again = project.batch()
    assert (again.made, again.judged) == (0, first.judged)
    assert sum(first.judged.values()) > sum(alone.judged.values()) > 0


def test_a_dry_run_tells_and_does_nothing(project: Any, command: Command) -> None:
    project.batch("annat")
    project.change(ANNAT, "boka", "beställa")
    before = project.made()
    out, err = command("--dry-run").communicate()
    assert out.splitlines() == [*(f"to make: {name}" for name in EVERY), "5 to make, 0 unchanged, 0 to remove."]
    assert err == ""
    assert project.made() == before


def test_the_documents_may_go_elsewhere(project: Any, command: Command, tmp_path: Path) -> None:
    run = command("avtal", "--regions", "kalmar,gotland", "-o", str(tmp_path / "ut"))
    run.communicate()
    assert run.returncode == 0
    assert sorted(path.name for path in (tmp_path / "ut/avtal").iterdir()) == ["gotland", "kalmar"]
    assert not project.output.exists()


def test_a_question_that_cannot_be_answered_is_a_fault(project: Any, command: Command) -> None:
    run = command("--regions", "gotlnd")
    out, err = run.communicate()
    assert (run.returncode, out) == (1, "")
    assert "Did you mean gotland" in err


# Disturbed


def assert_same(made: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert [name for name in made.keys() | expected.keys() if made.get(name) != expected.get(name)] == []


@pytest.fixture
def large(project: Any) -> Any:
    """A project whose batch takes some time."""
    project.change(AVTAL, "[sydost, gotland]", "all")
    (project.root / KALMAR).unlink()
    for number in range(3):
        text = f"title: Mer {number}\nform: enkel\n{PARTIES}regions: all\npurpose: Att föra journal.\n"
        project.put(f"data/agreements/mer-{number}.yaml", text)
    return project


def processes_below(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in listed.read_text().split()] if listed.exists() else []


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("victim", ["parent", "worker"])
def test_killed_at_any_moment_and_run_again_it_comes_to_the_same(large: Any, command: Command, victim: str) -> None:
    large.batch()
    expected = large.made()
    shutil.rmtree(large.output)
    moments = random.Random(victim)
    for _ in range(4):
        run = command("--jobs", "2", "-q")
        try:
            run.wait(moments.uniform(0.2, 0.8))
        except subprocess.TimeoutExpired:
            below = processes_below(run.pid)
            for process in below[:1] if victim == "worker" else [run.pid, *below]:
                os.kill(process, signal.SIGKILL)
        run.communicate()
        for name, content in large.made().items():
            assert content == expected.get(name) or name in OWN or name.endswith(".part"), name
    run = command("--jobs", "2", "-q")
    assert run.communicate() == ("", "")
    assert run.returncode == 0
    assert_same(large.made(), expected)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_workers_do_not_outlive_their_parent(large: Any, command: Command) -> None:
    run = command("--jobs", "2")
    assert run.stderr is not None
    run.stderr.readline()
    below = processes_below(run.pid)
    run.kill()
    run.communicate()  # ends when the last of them has closed its end of the pipe
    assert not [process for process in below if Path(f"/proc/{process}/exe").exists()]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_interrupted_it_leaves_whole_files_and_remembers_them(large: Any, command: Command) -> None:
    large.batch()
    expected = large.made()
    shutil.rmtree(large.output)
    run = command("--jobs", "2")
    assert run.stderr is not None
    run.stderr.readline()
    run.send_signal(signal.SIGINT)
    run.communicate()
    assert run.returncode == 130
    made = large.made()
    assert all(content == expected[name] for name, content in made.items() if name not in OWN)
    assert not [name for name in made if name.endswith(".part")]
    assert large.batch().unchanged > 0
    assert_same(large.made(), expected)


def test_two_at_once_do_not_harm_each_other(large: Any, command: Command) -> None:
    large.batch()
    expected = large.made()
    shutil.rmtree(large.output)
    runs = [command("--jobs", "2", "-q") for _ in range(2)]
    assert [run.communicate() for run in runs] == [("", "")] * 2
    assert [run.returncode for run in runs] == [0, 0]
    assert_same(large.made(), expected)


def test_a_project_changed_while_its_documents_are_made_says_so(project: Any) -> None:
    from pubdocs.batch.work import Job, Worker

    opened = project.open()
    job = Job(str(project.root), str(project.output), (), (), None, "", opened.digest)
    project.put(KALMAR, "purpose: Annat.\n")
    project.put("output/.pubdocs.lock", "")
    results = Worker(job)(range(2))
    assert [[found.code for found in result.findings] for result in results] == [["batch.project-changed"]] * 2
    assert all(result.failed for result in results)
    assert project.made() == {}
