"""References from one document to another: of the same agreement, and of agreements that were not asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from build import abstract, lvl, num, p, pack, style
from small import NUMBERING, STYLES, base

from pubdocs import library, made, pipeline
from pubdocs.cache import Cache
from pubdocs.diagnostics import Diagnostic, Fault, Span
from pubdocs.word.elsewhere import Elsewhere, Paper
from pubdocs.word.targets import Spot
from pubdocs.word.template import fill

NBSP = "\u00a0"
FORMS = {
    "avtal": "title: Avtal\nappendices:\n"
    f"  - {{id: bilaga-1, label: Bilaga{NBSP}1, title: Instruktion}}\n"
    f"  - {{id: bilaga-2, label: Bilaga{NBSP}2, title: Mer}}\n",
    "allmant": "title: Allmänt\nappendices:\n  - {id: dokument, label: Allmänna instruktioner, title: Allmänt}\n",
}
PARTIES = "parties: [{id: bolag, role: processor, name: Bolaget AB}]\n"
POINTS = [*NUMBERING, abstract(4, lvl("lowerLetter", "%1.")), num(4, 4)]
FIRST = [p("Heading1", "{{ bookmark('a') }}", "A"), "{{p purpose }}"]
SECOND = [p("Heading1", "0"), p("Heading1", "{{ bookmark('b') }}", "B"), p("", "{{ bookmark('c') }}", "C", num=(4, 0))]
GENERAL = [p("Heading1", "{{ bookmark('inledning') }}", "Inledning"), p("Heading2", "{{ bookmark('logg') }}", "Logg")]
GENERAL += [p("Plain", "{{ bookmark('kostnader') }}", "Kostnader för {{ title }}"), "{{p purpose }}"]
Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a form of two documents and one of one, and with agreements of a form and a purpose."""

    def make(agreements: Mapping[str, tuple[str, str]], **templates: list[str]) -> Path:
        bodies = {"avtal/bilaga-1": FIRST, "avtal/bilaga-2": SECOND, "allmant/dokument": GENERAL}
        bodies |= {name.replace("__", "/").replace("_", "-"): body for name, body in templates.items()}
        files = {f"templates/{form}/form.yaml": text.encode() for form, text in FORMS.items()}
        styles = [*STYLES, style("Plain", "Unnumbered", outline=0)]
        for name, body in bodies.items():
            content = "".join(one if one.startswith("<") else p("", one) for one in body)
            files[f"templates/{name}.docx"] = pack(base(content, styles=styles, numbering=POINTS))
        for id, (form, purpose) in agreements.items():
            text = f"title: {id.title()}\nform: {form}\n{PARTIES}purpose: {purpose!r}\n"
            files[f"data/agreements/{id}.yaml"] = text.encode()
        files["pubdocs.yaml"] = b"title: Prov\n"
        for path, content in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
        return tmp_path

    return make


def words(root: Path, name: str, document: str = "bilaga-1") -> str:
    """The last line of a document that has been made."""
    return (root / f"output/{name}/{document}.md").read_text(encoding="utf-8").splitlines()[-1]


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.code} {one.hint.render() if one.hint else ''}" for one in found if one.severity == "error"]


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        ("Se [](#b).", f"Se punkt{NBSP}2 i bilaga{NBSP}2."),
        ("Se [](bilaga-2#b).", f"Se punkt{NBSP}2 i bilaga{NBSP}2."),
        ("Se [](x/bilaga-2#b).", f"Se punkt{NBSP}2 i bilaga{NBSP}2."),
        ("Se [](#c).", f"Se punkt{NBSP}2{NBSP}a i bilaga{NBSP}2."),
        ("Se [](#b,#c).", f"Se punkterna{NBSP}2 och 2{NBSP}a i bilaga{NBSP}2."),
        ("Se [](#a,#b).", f"Se punkt{NBSP}1 och punkt{NBSP}2 i bilaga{NBSP}2."),
        ("Se [](x#a).", f"Se punkt{NBSP}1."),
        ("Se [](x).", "Se ”X”."),
        ("Se [](bilaga-2).", f"Se bilaga{NBSP}2."),
        ("Se [](y#logg).", f"Se punkt{NBSP}1.1 i Allmänna instruktioner."),
        ("Se [](y/dokument#logg).", f"Se punkt{NBSP}1.1 i Allmänna instruktioner."),
        ("Se [](y#kostnader).", "Se ”Kostnader för Y” i Allmänna instruktioner."),
        ("Se [](y).", "Se Allmänna instruktioner."),
        ("Se [](y/dokument).", "Se Allmänna instruktioner."),
        ("Se [](z#b).", f"Se punkt{NBSP}2 i bilaga{NBSP}2 till ”Z”."),
        ("Se [](z).", "Se ”Z”."),
        ("Se [](z/bilaga-1).", f"Se bilaga{NBSP}1 till ”Z”."),
    ],
)
def test_a_clause_of_another_document_is_told_with_it(project: Project, purpose: str, expected: str) -> None:
    others = {"y": ("allmant", "Y."), "z": ("avtal", "Z.")}
    root = project({"x": ("avtal", purpose), **others})
    pipeline.generate(root, ["x"], None)
    assert words(root, "x") == expected
    assert not (root / "output/y").exists()


def test_a_template_refers_so_too(project: Project) -> None:
    body = [p("Heading1", "A"), "{{p purpose }}", '{{ ref("y#inledning", "y#logg") }}; {{ ref("bilaga-2#b") }}']
    root = project({"x": ("avtal", "X."), "y": ("allmant", "Y.")}, avtal__bilaga_1=body)
    pipeline.generate(root, [], None)
    assert words(root, "x") == f"punkterna{NBSP}1 och 1.1 i Allmänna instruktioner; punkt{NBSP}2 i bilaga{NBSP}2"


def test_agreements_may_refer_to_one_another_in_any_order(project: Project) -> None:
    root = project(
        {"a": ("allmant", "Se [](b#logg)."), "b": ("allmant", "Se [](a#logg) och [](c#b)."), "c": ("avtal", "C.")}
    )
    for names in ([], ["b", "a"], ["c", "b", "a"]):
        pipeline.generate(root, names, None, cache=Cache(root / "cache"))
        assert words(root, "a", "dokument") == f"Se punkt{NBSP}1.1 i Allmänna instruktioner."
        assert words(root, "b", "dokument").endswith(f"och punkt{NBSP}2 i bilaga{NBSP}2 till ”C”.")


def test_a_number_changed_in_another_agreement_is_noticed(project: Project) -> None:
    root = project({"x": ("avtal", "Se [](y#logg)."), "y": ("allmant", "Y.")})
    cache = Cache(root / "cache")
    pipeline.generate(root, ["x"], None, cache=cache)
    changed = [p("Heading1", "Ny"), *GENERAL]
    root = project({"x": ("avtal", "Se [](y#logg)."), "y": ("allmant", "Y.")}, allmant__dokument=changed)
    pipeline.generate(root, ["x"], None, cache=cache)
    assert words(root, "x") == f"Se punkt{NBSP}2.1 i Allmänna instruktioner."


@pytest.mark.parametrize(
    ("target", "near"),
    [("bb-c", "-"), ("bilaga-2#bb", "bilaga-2#b"), ("y#log", "y#logg"), ("y#xyz", "-"), ("yy#logg", "-")],
)
def test_what_was_meant_is_looked_for_in_other_documents(project: Project, target: str, near: str) -> None:
    root = project({"x": ("avtal", f"Se []({target})."), "y": ("allmant", "Y.")})
    found = pipeline.check(root, ["x"])
    (line,) = said(found)
    assert line.startswith("reference.unknown")
    assert near == "-" or f"Did you mean {near}?" in line


def test_a_clause_misspelt_is_found_in_the_other_document(project: Project) -> None:
    body = [p("Heading1", "{{ bookmark('tredje-land') }}", "B")]
    root = project({"x": ("avtal", "Se [](#tredjeland).")}, avtal__bilaga_2=body)
    assert said(pipeline.check(root, [])) == ["reference.unknown Did you mean bilaga-2#tredje-land?"]


def test_an_agreement_that_is_wrong_itself_is_said_to_be(project: Project) -> None:
    root = project({"x": ("avtal", "Se [](y#logg)."), "y": ("allmant", "{{ nonsense }}")})
    assert said(pipeline.check(root, ["x"])) == [
        "reference.faulty-agreement See what it is with pubdocs check y, and mend that first."
    ]
    assert [line.split()[0] for line in said(pipeline.check(root, []))] == [
        "tag.unknown-name",
        "reference.faulty-agreement",
    ]


def test_an_agreement_whose_template_is_wrong_is_said_to_be(project: Project) -> None:
    root = project({"x": ("avtal", "Se [](y#logg)."), "y": ("allmant", "Y.")}, allmant__dokument=["{{ nonsense }}"])
    assert [line.split()[0] for line in said(pipeline.check(root, ["x"]))] == ["reference.faulty-agreement"]
    codes = [line.split()[0] for line in said(pipeline.check(root, []))]
    assert sorted(codes) == ["reference.faulty-agreement", "tag.unknown-name"]


def test_a_document_that_cannot_be_filled_is_told_once(project: Project) -> None:
    root = project({"x": ("avtal", "Se [](#b).")}, avtal__bilaga_2=["{{ reference }}"])
    assert [line.split()[0] for line in said(pipeline.check(root, []))] == ["template.absent-fact"]


def test_every_fault_of_every_document_is_told(project: Project) -> None:
    body = [p("Heading1", "B"), '{{ ref("nej") }}']
    root = project({"x": ("avtal", "Se [](#inget).")}, avtal__bilaga_2=body)
    with pytest.raises(Fault) as fault:
        pipeline.generate(root, [], None)
    assert [one.code for one in fault.value.diagnostics] == ["reference.unknown"] * 2


def test_a_reference_to_nothing_is_told_on_its_own_line(project: Project) -> None:
    root = project({"x": ("allmant", "X.")})
    path = root / "data/agreements/x.yaml"
    path.write_text(path.read_text("utf-8").replace("'X.'", "|\n  Först.\n\n  Se [](#inget)."), "utf-8")
    with pytest.raises(Fault) as fault:
        pipeline.generate(root, [], None)
    [span] = [one.span for one in fault.value.diagnostics]
    assert isinstance(span, Span)
    line = path.read_text("utf-8").splitlines()[span.line - 1]
    assert line[span.column - 1 :][: span.length] == "#inget"


def test_no_document_is_filled_twice(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(
        {"a": ("allmant", "Se [](b#logg)."), "b": ("allmant", "Se [](a#logg)."), "x": ("avtal", "Se [](#b).")}
    )
    filled: list[str] = []
    for room in (library, made):
        monkeypatch.setattr(
            room, "fill", lambda template, facts, keep: (filled.append(facts["title"]), fill(template, facts))[1]
        )
    pipeline.generate(root, [], None)
    assert sorted(filled) == ["A", "B", "X", "X"]


def test_nothing_is_asked_of_others_while_references_stay_at_home() -> None:
    def not_asked() -> Mapping[str, Spot]:
        raise AssertionError

    elsewhere = Elsewhere(
        {"bilaga-1": Paper("bilaga{NBSP}1", not_asked), "bilaga-2": Paper("bilaga{NBSP}2", not_asked)}, "bilaga-1"
    )
    assert elsewhere.clause_here("a") == elsewhere.clause_here("bilaga-1#a") == "a"
    assert elsewhere.clause_here("bilaga-2#a") == ""
    assert elsewhere.find("bilaga-2") == Spot("bilaga{NBSP}2")


@pytest.fixture
def regional(project: Project) -> Path:
    """An agreement in two regions that refers to one in other regions, and to one in none."""
    root = project({"x": ("avtal", "Se [](#b), [](z#b) och [](w)."), "z": ("avtal", "Z."), "w": ("avtal", "W.")})
    for id, regions in (("x", "[gotland, skane]"), ("z", "[skane, kalmar]")):
        file = root / f"data/agreements/{id}.yaml"
        file.write_text(file.read_text(encoding="utf-8") + f"regions: {regions}\n", encoding="utf-8")
    (root / "data/agreements/z").mkdir()
    (root / "data/agreements/z/skane.yaml").write_text("title: Skånes\n", encoding="utf-8")
    return root


@pytest.mark.parametrize("names", [["x"], []])
@pytest.mark.parametrize("kept", [False, True])
def test_a_variant_refers_to_what_is_its_region_s(regional: Path, names: list[str], kept: bool) -> None:
    for _ in range(2):
        pipeline.generate(regional, names, None, cache=Cache(regional / "cache" if kept else None), regions=["all"])
        said = {region: words(regional, f"x/{region}").replace(NBSP, " ") for region in ("gotland", "skane")}
        assert said == {
            "gotland": "Se punkt 2 i bilaga 2, punkt 2 i bilaga 2 till ”Z” och ”W”.",
            "skane": "Se punkt 2 i bilaga 2, punkt 2 i bilaga 2 till ”Skånes” och ”W”.",
        }


def test_in_another_form_it_refers_to_others_in_their_own(regional: Path) -> None:
    form = FORMS["avtal"].replace("label: Bilaga", "label: Del")
    (regional / "templates/lik").mkdir()
    for path in (regional / "templates/avtal").glob("*.docx"):
        (regional / "templates/lik" / path.name).write_bytes(path.read_bytes())
    (regional / "templates/lik/form.yaml").write_text(form, encoding="utf-8")
    pipeline.generate(regional, ["x"], None, regions=["skane"], form="lik")
    said = words(regional, "x/skane/lik").replace(NBSP, " ")
    assert said == "Se punkt 2 i Del 2, punkt 2 i bilaga 2 till ”Skånes” och ”W”."


def test_what_is_wrong_in_all_variants_is_told_once(regional: Path) -> None:
    file = regional / "data/agreements/x.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("#b)", "#bb-c)", 1), encoding="utf-8")
    found = [line.split()[0] for line in said(pipeline.check(regional, []))]
    assert found.count("reference.unknown") == 1
