"""The one road from end to end, on small projects: what is written, what is refused, what is named."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pubdocs import pipeline
from pubdocs.diagnostics import Diagnostic, Fault, Span, WriteFault
from pubdocs.word.package import Package

ROOT = Path(__file__).parents[1]
LITTLE = """\
title: Bokning
form: skr-2023
parties: [{id: kronoberg, role: processor}]
purpose: Boka tider.
data_types:
  items:
    - {id: patienter, label: Patienter, types: [{id: namn, name: namn, kind: ordinary}]}
subject_categories: {text: Patienter.}
handling_requirements: Inga särskilda krav.
security_measures: {text: Inga särskilda krav.}
logging: {text: Inga särskilda krav.}
transfers: {text: Ingen överföring sker.}
other_instructions: Inga.
subprocessors: {text: Inga Underbiträden anlitas.}
"""
Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the repository's form and these agreements; other files by their paths."""

    def make(agreements: Mapping[str, str], **others: bytes) -> Path:
        root = tmp_path / "project"
        shutil.copytree(ROOT / "templates", root / "templates")
        (root / "data/agreements").mkdir(parents=True)
        (root / "pubdocs.yaml").write_text("title: Prov\n", encoding="utf-8")
        for name, text in agreements.items():
            (root / f"data/agreements/{name}.yaml").write_text(text, encoding="utf-8")
        return root

    return make


def said(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.span} {one.code}" for one in diagnostics]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_agreement_becomes_its_form_s_documents_beside_one_another(project: Project) -> None:
    root = project({"bokning": LITTLE})
    outcome = pipeline.generate(root, [], None)
    made = ["bokning/bilaga-1.docx", "bokning/bilaga-1.md", "bokning/bilaga-2.docx", "bokning/bilaga-2.md"]
    assert files(root / "output") == made
    assert sorted(path.relative_to(root / "output").as_posix() for path in outcome.written) == made
    assert outcome.findings == ()


def test_one_fault_in_one_agreement_and_nothing_is_written(project: Project) -> None:
    root = project({"bokning": LITTLE, "fel": LITTLE.replace("Boka tider.", '"{{ procesor.name }}"')})
    with pytest.raises(Fault) as fault:
        pipeline.generate(root, [], None)
    assert [one.code for one in fault.value.diagnostics] == ["tag.unknown-name"]
    assert not (root / "output").exists()


def test_every_agreement_s_faults_are_told_at_once(project: Project) -> None:
    one = LITTLE.replace("purpose: Boka tider.", 'purpose: "{{ nowhere }}"')
    two = LITTLE.replace("purpose: Boka tider.", 'purpose: "Se [](#ingenstans)"')
    root = project({"ett": one, "tva": two})
    assert {line.split(":")[0] for line in said(pipeline.check(root, []))} == {
        "data/agreements/ett.yaml",
        "data/agreements/tva.yaml",
    }


def test_a_wrong_choice_hides_no_wrong_text(project: Project) -> None:
    wrong = LITTLE.replace("role: processor", "role: procesor").replace("Boka tider.", '"{{ procesor.name }}"')
    found = pipeline.check(project({"bokning": wrong}), [])
    assert [one.code for one in found] == ["value.code", "tag.unknown-name"]


def test_a_reference_to_nothing_is_told_at_its_place(project: Project) -> None:
    root = project({"bokning": LITTLE.replace("Boka tider.", "Se [](#overforin).")})
    found = pipeline.check(root, [])
    assert said(found) == ["data/agreements/bokning.yaml:4:16 reference.unknown"]
    assert found[0].hint is not None
    assert found[0].hint.render() == "Did you mean overforing?"


def test_a_template_that_is_not_there_is_told_where_the_form_asks_for_it(project: Project) -> None:
    root = project({"bokning": LITTLE})
    missing = next(root.glob("templates/*/bilaga-2.docx"))
    missing.unlink()
    [found] = [one for one in pipeline.check(root, []) if one.severity == "error"]
    assert isinstance(found.span, Span)
    assert found.span.file == (missing.parent / "form.yaml").relative_to(root).as_posix()


def test_a_value_that_no_template_prints_is_named(project: Project) -> None:
    extra = "signed: [{party: kronoberg, name: Förtroendevald}]\nretention: {items: []}\n"
    root = project({"bokning": LITTLE + extra})
    shutil.copy(root / "templates/skr-2023/bilaga-2.docx", root / "templates/skr-2023/bilaga-1.docx")
    found = [one for one in pipeline.check(root, []) if one.code == "coverage.unused"]
    assert "data/agreements/bokning.yaml:4:10" in [str(one.span) for one in found]
    assert {one.severity for one in found} == {"warning"}


def test_what_is_written_is_the_old_file_or_the_new_one(project: Project) -> None:
    root = project({"bokning": LITTLE})
    (root / "output/bokning/bilaga-2.md").mkdir(parents=True)
    (root / "output/bokning/bilaga-1.md").write_text("gammal", encoding="utf-8")
    with pytest.raises(WriteFault):
        pipeline.generate(root, [], None)
    assert (root / "output/bokning/bilaga-1.md").read_text(encoding="utf-8") == "gammal"
    assert files(root / "output") == ["bokning/bilaga-1.md"]


def test_one_value_changed_changes_only_the_paragraphs_that_print_it(project: Project) -> None:
    root = project({"ett": LITTLE, "tva": LITTLE.replace("Ingen överföring sker.", "Överföring sker inte.")})
    pipeline.generate(root, [], None)
    one, two = (
        (root / f"output/{name}/bilaga-1.md").read_text(encoding="utf-8").splitlines() for name in ("ett", "tva")
    )
    changed = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    assert changed == [("Ingen överföring sker.", "Överföring sker inte.")]


def test_a_file_shown_is_its_text_with_labels(project: Project) -> None:
    root = project({"bokning": LITTLE})
    pipeline.generate(root, [], None)
    shown = pipeline.show(root / "output/bokning/bilaga-1.docx", "txt")
    told = pipeline.show(root / "output/bokning/bilaga-1.docx", "txt", str.upper)
    assert told == shown.replace("[header]", "[HEADER]").replace("[footer]", "[FOOTER]") != shown
    assert "7. Lokalisering och överföring av Personuppgifter till Tredje land" in shown.replace("\u00a0", " ")


def test_the_fields_of_a_template_say_which_must_be_there() -> None:
    fields = {field.name: field for field in pipeline.fields(ROOT, ROOT / "templates/skr-2023/bilaga-1.docx")}
    assert fields["purpose"].required
    assert not fields["duration"].required
    assert fields["purpose"].kind.render() == "free text"
    assert fields["purpose"].description


def test_a_file_that_is_no_word_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"no zip")
    with pytest.raises(Fault):
        pipeline.show(tmp_path / "x.docx", "txt")
    with pytest.raises(Fault):
        pipeline.show(tmp_path / "missing.docx", "txt")


def test_a_field_that_the_model_works_out_is_named_by_what_an_author_writes() -> None:
    names = [field.name for field in pipeline.fields(ROOT, ROOT / "templates/skr-2023/bilaga-2.docx")]
    assert not [name for name in names if "groups" in name or "countries" in name]
    assert {"subprocessors.items.purpose", "subprocessors.items.established"} <= set(names)


def test_a_field_inside_an_if_that_asks_for_what_it_stands_in_is_not_required() -> None:
    fields = {field.name: field for field in pipeline.fields(ROOT, ROOT / "templates/skr-2023/bilaga-1.docx")}
    assert not fields["controller.name"].required
    assert not fields["security_measures.items.text"].required
    assert fields["title"].required


def test_a_value_that_the_template_hides_stops_the_document(project: Project) -> None:
    root = project({"bokning": LITTLE})
    template = root / "templates/skr-2023/bilaga-2.docx"
    package = Package.open(template.read_bytes(), template.name)
    hidden = package.read("word/document.xml").replace(b"<w:r><w:t", b"<w:r><w:rPr><w:vanish/></w:rPr><w:t")
    template.write_bytes(package.replace({"word/document.xml": hidden}).to_bytes())
    with pytest.raises(Fault) as fault:
        pipeline.generate(root, [], None)
    assert {one.code for one in fault.value.diagnostics} == {"coverage.missing"}
    assert not (root / "output").exists()
