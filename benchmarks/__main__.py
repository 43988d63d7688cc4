"""Print the ratios: each line is ours against a rival in the same run, by the best of several rounds.

python -m benchmarks [--quick]
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.rivals import docxtpl_loop, plain_template
from pubdocs import pipeline
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.values import Text
from pubdocs.cache import Cache
from pubdocs.source.folder import Folder
from pubdocs.source.material import Material, gather
from pubdocs.tags.scope import facts
from pubdocs.word.marks import without_marks
from pubdocs.word.references import settle_references
from pubdocs.word.template import fill
from pubdocs.writers import WRITERS

ROOT = Path(__file__).parents[1]
AGREEMENT = "journalforing"


def best(step: Callable[[], object], rounds: int) -> float:
    """Seconds of the quickest round."""
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return min(times)


def main(arguments: Sequence[str]) -> None:
    quick = "--quick" in arguments
    material = gather(Folder(ROOT), (), Cache(None))
    for agreement in material.agreements:
        documents(material, agreement, 3 if quick else 15)
    with tempfile.TemporaryDirectory() as folder:
        processes(material, Path(folder), 5 if quick else 20)


def documents(material: Material, name: str, rounds: int) -> None:
    """One process, one document after another, each with a purpose of its own."""
    templates = pipeline.Templates(Folder(ROOT), material)
    agreement = material.agreements[name]
    form = material.forms[agreement.form]
    for appendix in form.appendices:
        template = templates.template(agreement.form, appendix)
        labels = {str(one.id): str(one.label) for one in form.appendices}
        varied = iter(_varied(agreement, 10 * rounds))

        def docx_alone() -> None:
            filled = fill(template, facts(next(varied), form, appendix))  # noqa: B023 - used at once
            package = settle_references(filled.package, filled.references, template.definitions_of(filled), labels)  # noqa: B023
            without_marks(package).to_bytes()

        def whole_road() -> None:
            made = pipeline.make(template, next(varied), form, appendix)  # noqa: B023
            made.package.to_bytes()
            WRITERS["md"](made.document)

        path = ROOT / material.project.templates / agreement.form / f"{appendix.id}.docx"
        environment = docxtpl_loop.environment()
        context = docxtpl_loop.context(facts(agreement, form, appendix))
        rival = best(lambda: docxtpl_loop.render(path, context, environment), rounds)  # noqa: B023
        alone, whole = best(docx_alone, 3 * rounds), best(whole_road, 3 * rounds)
        where = f"{name}/{appendix.id}"
        print(f"{where}: docxtpl's loop {1000 * rival:.1f} ms a document")
        print(f"{where}: docx alone {1000 * alone:.2f} ms, {rival / alone:.0f} times as fast (target 25)")
        print(f"{where}: filled, numbered, read back, checked, docx and md {1000 * whole:.2f} ms, ", end="")
        print(f"{rival / whole:.0f} times as fast (target 6)")


def _varied(agreement: Agreement, number: int) -> list[Agreement]:
    """The agreement again and again with another purpose, so that no text is parsed already."""
    return [replace(agreement, purpose=Text(f"{agreement.purpose} Variant {n}.")) for n in range(number)]


def processes(material: Material, folder: Path, rounds: int) -> None:
    """Whole processes: `generate` against two calls of `python -m docxtpl`; `--help` against importing click."""
    agreement = material.agreements[AGREEMENT]
    form = material.forms[agreement.form]
    calls: list[list[str]] = []
    for appendix in form.appendices:
        template, data = folder / f"{appendix.id}.docx", folder / f"{appendix.id}.json"
        plain_template.without_filters(
            ROOT / material.project.templates / agreement.form / f"{appendix.id}.docx", template
        )
        data.write_text(json.dumps(docxtpl_loop.json_context(facts(agreement, form, appendix))))
        calls.append([sys.executable, "-m", "docxtpl", str(template), str(data), str(folder / "out.docx"), "-o", "-q"])
    output = folder / "output"
    ours = [sys.executable, "-m", "pubdocs", "-C", str(ROOT), "-o", str(output), "generate", AGREEMENT]
    rival = best(lambda: [_run(call) for call in calls], rounds)
    for kept, words in ((str(folder / "cache"), "again"), ("", "with nothing remembered")):
        own = best(lambda kept=kept: _run(ours, PUBDOCS_CACHE=kept), rounds)
        print(f"pubdocs generate {AGREEMENT}, {words}: {1000 * own:.0f} ms, ", end="")
        print(f"two calls of docxtpl {1000 * rival:.0f} ms: {own / rival:.2f} of their time (target 0.8)")
    assert (output / AGREEMENT / "bilaga-2.md").exists()
    assert (folder / "out.docx").exists()
    click = best(lambda: _run([sys.executable, "-c", "import click"]), 2 * rounds)
    help_ = best(lambda: _run([sys.executable, "-m", "pubdocs", "--help"]), 2 * rounds)
    print(
        f"pubdocs --help: {1000 * help_:.0f} ms, import click {1000 * click:.0f} ms: {help_ / click:.2f} (target 1.6)"
    )


def _run(command: Sequence[Any], **environment: str) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})


if __name__ == "__main__":
    main(sys.argv[1:])
