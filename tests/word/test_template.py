"""Broken and hostile templates as case folders, each laid over the small one, and what a lawyer is told of it.

A folder holds what stands inside parts, under their names (`word/header1.xml`); `body.xml` inside the body, or
`body.txt` with a paragraph a line. `package.txt` names a way to spoil the package itself. A part that begins with an
XML declaration is taken as it is.
"""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from build import OFFICE, PACKAGE, p, pack
from small import AGREEMENT, CORE, FILE, FORM, SCOPE, add, base, said, stated

from pubdocs import pipeline
from pubdocs.diagnostics import Fault
from pubdocs.word.compiler import compile_template
from pubdocs.word.elsewhere import Elsewhere
from pubdocs.word.package import Package
from pubdocs.word.references import Draft, settle_references
from pubdocs.word.template import fill

CASES = Path(__file__).parents[1] / "cases" / "templates"
NAMES = sorted(case.name for case in CASES.iterdir() if case.is_dir())
Parts = dict[str, Any]


def relationship(kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def related(parts: Parts, kind: str, target: str, content: Any = None, external: bool = False) -> bytes:
    add(parts, "word/_rels/document.xml.rels", relationship(kind, target, external))
    if content is not None:
        parts[f"word/{target}"] = content
    return pack(parts)


def macros(parts: Parts) -> bytes:
    kind = "application/vnd.ms-office.vbaProject"
    add(parts, "[Content_Types].xml", f'<Override PartName="/word/vbaProject.bin" ContentType="{kind}"/>')
    return related(parts, "vbaProject", "vbaProject.bin", b"\0")


def remote_template(parts: Parts) -> bytes:
    parts["word/_rels/settings.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relationship('attachedTemplate', 'https://example.org/mall.dotm', external=True)}</Relationships>"
    )
    return related(parts, "settings", "settings.xml", "<x/>")


def chart(parts: Parts) -> bytes:
    return related(parts, "chart", "charts/chart1.xml", "<c><t>Andel av {{ title }}</t></c>")


def zip_bomb(parts: Parts) -> bytes:
    return related(parts, "image", "media/image1.png", b"\0" * 3_000_000)


def duplicate(parts: Parts) -> bytes:
    out = io.BytesIO(pack(parts))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", parts["word/document.xml"])
    return out.getvalue()


SPOILED: dict[str, Callable[[Parts], bytes]] = {
    "macros": macros,
    "remote template": remote_template,
    "altChunk": lambda parts: related(parts, "aFChunk", "chunk.html", b"<p>Hej</p>"),
    "chart": chart,
    "zip bomb": zip_bomb,
    "duplicate": duplicate,
    "text": lambda parts: "Detta är ingen Word-fil.".encode(),
    "old Word": lambda parts: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


def package(case: Path) -> bytes:
    """The .docx of a case."""
    found = {str(file.relative_to(case)): file.read_text(encoding="utf-8") for file in case.rglob("*.*")}
    body = found.get("body.xml") or "".join(p("", line) for line in found.get("body.txt", "x").splitlines())
    inside = {name: text for name, text in found.items() if name.startswith("word/") or name == CORE}
    parts: Parts = base(body, inside)
    parts |= {name: text for name, text in inside.items() if text.startswith("<?xml")}
    return SPOILED[found["package.txt"].strip()](parts) if "package.txt" in found else pack(parts)


def make(data: bytes) -> None:
    """All that is done with a template, up to where a document could be read back."""
    template = compile_template(Package.open(data, FILE), SCOPE)
    filled = fill(template, stated())
    settle_references(Draft.of(template, filled), Elsewhere.labelled({"bilaga-2": "Bilaga 2"}))


@pytest.mark.parametrize("name", NAMES)
def test_every_broken_template_says_what_is_wrong(name: str, expect: Callable[[Path, str], None]) -> None:
    with pytest.raises(Fault) as fault:
        make(package(CASES / name))
    expect(CASES / name / "expected.txt", "".join(f"{said(found)}\n" for found in fault.value.diagnostics))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_written_with_a_broken_template(name: str, tmp_path: Path) -> None:
    for file, content in {
        "pubdocs.yaml": "title: Prov\n",
        "data/agreements/avtal.yaml": json.dumps({**AGREEMENT, "form": "form"}),
        "templates/form/form.yaml": json.dumps(FORM),
        f"templates/form/{FORM['appendices'][0]['id']}.docx": package(CASES / name),
        f"templates/form/{FORM['appendices'][1]['id']}.docx": pack(base(p("", "Ord."))),
    }.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Fault) as fault:
        pipeline.generate(tmp_path, [], None)
    assert fault.value.exit_code == 1
    told = (CASES / name / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert {line.split()[0] for line in told} <= {found.code for found in fault.value.diagnostics}
    assert not (tmp_path / "output").exists()


def test_there_are_thirty_and_more() -> None:
    assert len(NAMES) > 30
