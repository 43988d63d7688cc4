"""Every sentence of every document of the repository's own project, and what happens when file or project change."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from pubdocs import pipeline
from pubdocs.diagnostics import Fault
from pubdocs.explain.explaining import Explanation, Told, explain
from pubdocs.explain.sources import Source
from pubdocs.source.folder import Folder
from pubdocs.source.project import open_project
from pubdocs.word.names import P, R, T
from pubdocs.word.package import Package

ROOT = Path(__file__).parents[2]
OFFICE = ["soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML"]

# What a value may be that is printed in other words than it is written with: a code, a date, the ids of a list.
_CODED = re.compile(r"[A-Za-z][A-Za-z0-9-]*|\d{4}-\d\d-\d\d|\d|\[[a-z0-9, -]+")


def letters(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum())


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every agreement as it stands, and as it is for the first of its regions."""
    output = tmp_path_factory.mktemp("explained")
    pipeline.generate(ROOT, [], output)
    workspace = open_project(Folder(ROOT))
    for id_ in workspace.agreement_ids:
        if regions := workspace.regions_of(id_):
            pipeline.generate(ROOT, [id_], output, regions=regions[:1])
    return output


@pytest.fixture(scope="session")
def explanations(documents: Path) -> dict[str, Explanation]:
    paths = sorted(documents.rglob("*.docx"))
    return {str(path.relative_to(documents).with_suffix("")): explain(ROOT, str(path)) for path in paths}


def told(explanations: dict[str, Explanation]) -> Iterator[tuple[str, Told]]:
    for name, found in explanations.items():
        yield from ((name, one) for paragraph in found.paragraphs for one in paragraph.sentences)


def sources(explanations: dict[str, Explanation]) -> Iterator[tuple[str, Source]]:
    for name, one in told(explanations):
        yield from ((f"{name}: {one.words}", source) for source in one.sources or ())


@cache
def lines_of(file: str) -> list[str]:
    return (ROOT / file).read_text("utf-8").splitlines()


@cache
def paragraphs_of(file: str, part: str) -> list[str]:
    with zipfile.ZipFile(ROOT / file) as template:
        root = etree.fromstring(template.read(part))
    return ["".join(text.text or "" for text in paragraph.iter(T)) for paragraph in root.iter(P)]


def test_every_document_is_known_for_what_it_is(explanations: dict[str, Explanation]) -> None:
    assert len(explanations) > 15
    assert {name: found.identity for name, found in explanations.items()} == {name: name for name in explanations}


def test_every_sentence_has_its_sources_and_nothing_beside(explanations: dict[str, Explanation]) -> None:
    for name, one in told(explanations):
        assert one.sources, (name, one.words)
        assert any(source.kind != "between" for source in one.sources), (name, one.words)
        assert "".join("".join(source.words for source in one.sources).split()) == "".join(one.words.split())


def test_every_line_of_data_holds_the_words_it_is_told_for(explanations: dict[str, Explanation]) -> None:
    seen = 0
    for name, source in sources(explanations):
        if source.kind != "data" or not letters(source.words):
            continue
        assert source.written, name
        span = source.written.span
        rest = lines_of(span.file)[span.line - 1][span.column - 1 :]
        here, wanted = letters(rest), letters(source.words)
        first = here[: len(wanted)]
        seen += 1
        assert (first and wanted.startswith(first)) or _CODED.fullmatch(rest[: span.length]), (name, source, rest)
    assert seen > 2000


def test_every_paragraph_of_a_template_holds_the_words_it_is_told_for(explanations: dict[str, Explanation]) -> None:
    seen = 0
    for name, source in sources(explanations):
        if source.kind == "template":
            assert source.place, name
            words = paragraphs_of(source.place.file, source.place.part)[source.place.paragraph - 1]
            joined = source.words.strip() in (",", "och", "eller") and re.search(r"\| *(och|eller)", words)
            assert joined or re.search(".*?".join(map(re.escape, source.words.split())), words), (name, source)
            assert letters(source.excerpt) == letters(words)
            seen += 1
    assert seen > 1000


def test_what_is_worked_out_says_so(explanations: dict[str, Explanation]) -> None:
    found = {source.kind for _, source in sources(explanations)}
    assert (
        {"data", "template", "reference", "contents", "field", "between"} >= found >= {"data", "template", "reference"}
    )
    for name, source in sources(explanations):
        if source.kind == "reference" and source.written:
            span = source.written.span
            assert source.target.split(", ")[0] in lines_of(span.file)[span.line - 1][span.column - 1 :], name
        if source.kind == "between":
            assert source.words.strip() in (",", "och", "eller", "samt"), name


# A project of one's own


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    pipeline.init(root)
    for path in (root / "data/agreements").iterdir():
        if path.name != "journalforing.yaml":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(root / "data/regions", ignore_errors=True)
    agreement = root / "data/agreements/journalforing.yaml"
    stated = re.sub(r"^regions:.*\n(?: +- .*\n)*", "", agreement.read_text("utf-8"), flags=re.MULTILINE)
    agreement.write_text(f"{stated}regions: [kronoberg, dalarna]\n", "utf-8")
    return root


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def made(root: Path, region: str = "") -> str:
    pipeline.generate(root, ["journalforing"], None, regions=[region] if region else [])
    return "/".join(filter(None, ("output/journalforing", region, "bilaga-1.docx")))


def place_of(found: Explanation, words: str) -> list[str]:
    """The lines of data that a sentence with these words came from, and those that they took the place of."""
    told = next(one for paragraph in found.paragraphs for one in paragraph.sentences if words in one.words)
    assert told.sources is not None
    first = next(source for source in told.sources if source.written)
    assert first.written
    return [f"{one.span.file}:{one.span.line} {one.layer.kind}" for one in (first.written, *first.overrode)]


def strangers(found: Explanation) -> list[str]:
    return [one.words for paragraph in found.paragraphs for one in paragraph.sentences if one.sources is None]


def number_of(root: Path, words: str) -> int:
    lines = (root / "data/agreements/journalforing.yaml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def edit(root: Path, old: str, new: str) -> None:
    path = root / "data/agreements/journalforing.yaml"
    stated = path.read_text("utf-8")
    assert old in stated
    path.write_text(stated.replace(old, new), "utf-8")


def test_layers_and_what_they_took_the_place_of(project: Path) -> None:
    write(project, "data/regions/all.yaml", "handling_requirements: Enligt alla regioners krav.\n")
    own = "handling_requirements: Enligt Dalarnas krav.\nlogging:\n  text: !append |\n"
    own += "    Loggar granskas.\n    De sparas.\n"
    write(project, "data/agreements/journalforing/dalarna.yaml", own)
    base = f"data/agreements/journalforing.yaml:{number_of(project, 'handling_requirements')} agreement"
    logging = number_of(project, "logging:") + 1

    found = explain(project, made(project, "dalarna"))
    assert place_of(found, "Dalarnas krav") == [
        "data/agreements/journalforing/dalarna.yaml:1 agreement-in-region",
        "data/regions/all.yaml:1 regions",
        base,
    ]
    assert place_of(found, "Loggar granskas") == ["data/agreements/journalforing/dalarna.yaml:4 agreement-in-region"]
    assert place_of(found, "De sparas") == ["data/agreements/journalforing/dalarna.yaml:5 agreement-in-region"]
    asked = explain(project, "output/journalforing/dalarna/bilaga-1.docx", "6")
    assert place_of(asked, "uppdragsspecifikationen") == [f"data/agreements/journalforing.yaml:{logging} agreement"]

    found = explain(project, made(project, "kronoberg"))
    assert place_of(found, "alla regioners krav") == ["data/regions/all.yaml:1 regions", base]
    found = explain(project, made(project))
    assert found.identity == "journalforing/bilaga-1"
    assert strangers(found) == []


def test_a_copy_with_another_name_elsewhere(project: Path, tmp_path: Path) -> None:
    shutil.copy(project / made(project, "dalarna"), tmp_path / "Avtalet (2).docx")
    found = explain(project, str(tmp_path / "Avtalet (2).docx"))
    assert (found.identity, strangers(found)) == ("journalforing/dalarna/bilaga-1", [])


def test_a_project_that_has_changed_since(project: Path) -> None:
    file = made(project)
    edit(project, "Inga känsliga Personuppgifter överförs", "Känsliga Personuppgifter överförs inte")
    edit(project, "title: Journalföring", "# En rad till.\ntitle: Journalföring")
    found = explain(project, file)
    assert strangers(found) == ["Inga känsliga Personuppgifter överförs till Underbiträden."]
    line = number_of(project, "har ingått ett avtal")
    assert place_of(found, "har ingått ett avtal") == [f"data/agreements/journalforing.yaml:{line} agreement"]


def test_a_file_that_was_changed_by_hand(project: Path) -> None:
    path = project / made(project)
    package = Package.open(path.read_bytes(), "x")
    tree = package.tree(package.main)
    paragraphs = [one for one in tree.iter(P) if "".join(one.itertext()).strip()]
    changed = next(one for one in paragraphs if "Inga känsliga" in "".join(one.itertext()))
    text = next(one for one in changed.iter(T) if "Inga" in (one.text or ""))
    text.text = (text.text or "").replace("Inga", "Inga särskilt")
    moved = next(one for one in paragraphs if "Personuppgifter i samband med" in "".join(one.itertext()))
    changed.addnext(moved)
    path.write_bytes(package.with_trees({package.main: tree}).to_bytes())

    found = explain(project, str(path))
    assert strangers(found) == ["Inga särskilt känsliga Personuppgifter överförs till Underbiträden."]
    line = number_of(project, "Personuppgifter i samband med")
    assert place_of(found, "i samband med") == [f"data/agreements/journalforing.yaml:{line} agreement"]


def test_the_same_words_in_two_clauses_are_each_told_from_their_own(project: Path) -> None:
    found = explain(project, made(project))
    expected = [number_of(project, "handling_requirements"), number_of(project, "security_measures") + 1]
    for clause, line in zip(("4", "5"), expected, strict=True):
        found = explain(project, "output/journalforing/bilaga-1.docx", clause)
        assert place_of(found, "I enlighet med") == [f"data/agreements/journalforing.yaml:{line} agreement"]


def test_a_clause_that_was_left_out(project: Path) -> None:
    form = project / "templates/skr-2023/form.yaml"
    stated = form.read_text("utf-8").replace("numbering: flow", "numbering: fixed")
    form.write_text(re.sub(r"requires:\n(?:  - .*\n)*", "", stated), "utf-8")
    template = project / "templates/skr-2023/bilaga-1.docx"
    package = Package.open(template.read_bytes(), "x")
    tree = package.tree(package.main)
    last = next(one for one in reversed(list(tree.iter(P))) if "vriga Instruktioner" in "".join(one.itertext()))
    for words, add in (("{%p if reference %}", last.addprevious), ("{%p endif %}", last.addnext)):
        tag = etree.Element(P)
        etree.SubElement(etree.SubElement(tag, R), T).text = words
        add(tag)
    template.write_bytes(package.with_trees({package.main: tree}).to_bytes())
    found = explain(project, made(project), "8")
    kinds = [[source.kind for source in one.sources or ()] for p in found.paragraphs for one in p.sentences]
    assert kinds[:2] == [["template"], ["left-out"]]


def codes(root: Path, file: str, clause: str = "", identity: str = "") -> list[str]:
    with pytest.raises(Fault) as caught:
        explain(root, file, clause, identity)
    return [found.code for found in caught.value.diagnostics]


def hint(root: Path, file: str, clause: str = "", identity: str = "") -> str:
    with pytest.raises(Fault) as caught:
        explain(root, file, clause, identity)
    (found,) = caught.value.diagnostics
    return found.hint.render() if found.hint else ""


def test_a_file_that_is_not_ours(project: Path) -> None:
    assert codes(project, "templates/skr-2023/bilaga-1.docx") == ["explain.not-ours"]
    assert codes(project, "no.docx") == ["file.unreadable"]
    assert codes(project, "pubdocs.yaml") == ["package.not-word"]
    file = made(project)
    assert strangers(explain(project, file, identity="journalforing/bilaga-1")) == []
    assert "Känsliga" not in strangers(explain(project, file, identity="journalforing/dalarna/bilaga-1"))


@pytest.mark.parametrize(
    "identity",
    [
        "journalforing",
        "annat/bilaga-1",
        "journalforing/bilaga-9",
        "journalforing/orebro/bilaga-1",
        "journalforing/dalarna/it-bilaga/x/bilaga-1",
        "journalforing/dalarna/kommunen/bilaga-1",
        "../bilaga-1",
    ],
)
def test_a_document_that_the_project_does_not_have(project: Path, identity: str) -> None:
    assert codes(project, made(project), identity=identity) == ["explain.unknown-document"]


def test_what_was_renamed_is_suggested(project: Path) -> None:
    file = made(project)
    (project / "data/agreements/journalforing.yaml").rename(project / "data/agreements/journalforing-2.yaml")
    assert hint(project, file) == "If it is called journalforing-2 now, say so with --as."
    assert strangers(explain(project, file, identity="journalforing-2/bilaga-1")) == []


def test_a_clause_by_its_number_or_its_id(project: Path) -> None:
    file = made(project)
    whole = explain(project, file)
    one = explain(project, file, "overforing")
    assert 0 < len(one.paragraphs) < len(whole.paragraphs)
    assert {paragraph.passage.clause[0] for paragraph in one.paragraphs} == {"7."}
    for name in ("7", "7.", "punkt 7", "Punkt 7", "OVERFORING"):
        assert explain(project, file, name).paragraphs == one.paragraphs
    assert codes(project, file, "19") == ["explain.unknown-clause"]
    assert hint(project, file, "overforng") == "Did you mean overforing?"


def test_the_commit_of_a_line(project: Path) -> None:
    file = made(project)
    line = number_of(project, "Inga känsliga")
    assert explain(project, file).commits == {}

    def git(*args: str) -> None:
        settings = ["-c", "user.name=x", "-c", "user.email=x"]
        environment = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_COMMITTER_DATE": "2024-05-03T10:00:00Z"}
        command = ["git", *settings, *args]
        path = {"PATH": "/usr/bin:/bin:/usr/local/bin"}
        subprocess.run(command, cwd=project, env=environment | path, check=True, capture_output=True)

    git("init", "-q", ".")
    git("add", "data")
    git("commit", "-q", "-m", "x")
    edit(project, "title: Journalföring", "# En rad till.\ntitle: Journalföring")
    found = explain(project, file)
    lines = found.commits["data/agreements/journalforing.yaml"]
    assert [commit.day if commit else None for commit in lines[line : line + 1]] == ["2024-05-03"]
    assert lines[number_of(project, "En rad till") - 1] is None
    assert "pubdocs/agreement/catalogue/regions.yaml" not in found.commits


@pytest.mark.office
def test_documents_saved_again_by_libreoffice(documents: Path, tmp_path: Path) -> None:
    paths = sorted(documents.rglob("*.docx"))
    for number, path in enumerate(paths):
        shutil.copy(path, tmp_path / f"{number}.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE[0], profile, *OFFICE[1:], "--outdir", tmp_path / "saved", *sorted(tmp_path.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for number, path in enumerate(paths):
        found = explain(ROOT, str(tmp_path / f"saved/{number}.docx"))
        assert found.identity == str(path.relative_to(documents).with_suffix(""))
        assert strangers(found) == [], path
