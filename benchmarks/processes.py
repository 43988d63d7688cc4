"""Whole processes: two documents from the command line, against two calls of docxtpl's."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rivals import plain_template
from benchmarks.spending import ROOT, median, row, run
from benchmarks.workload import plain
from pubdocs.cache import Cache
from pubdocs.source.folder import Folder
from pubdocs.source.material import gather
from pubdocs.tags.scope import facts

AGREEMENT = "journalforing"


def compare(rounds: int) -> None:
    """Print the rows of whole processes."""
    with TemporaryDirectory() as folder:
        _compare(Path(folder), rounds)


def _compare(folder: Path, rounds: int) -> None:
    calls = _calls_of_docxtpl(folder)
    ours = (sys.executable, "-m", "pubdocs", "-C", ROOT, "-o", folder / "output", "generate", AGREEMENT)
    run((sys.executable, "-m", "compileall", "-q", "pubdocs"))  # as installing does
    kept = str(folder / "cache")
    run(ours, PUBDOCS_CACHE=kept)
    one, other, again, anew, click, help_ = median(
        (
            lambda: run(calls[0]),
            lambda: run(calls[1]),
            lambda: run(ours, PUBDOCS_CACHE=kept),
            lambda: run(ours, PUBDOCS_CACHE=""),
            lambda: run((sys.executable, "-c", "import click")),
            lambda: run((sys.executable, "-m", "pubdocs", "--help")),
        ),
        rounds,
    )
    rival = one.cpu + other.cpu
    note = f"{1000 * again.cpu:.0f} ms to {1000 * rival:.0f} ms"
    print("\nWhole processes: the part of the other's CPU time")
    row(f"generate {AGREEMENT}, against two calls of docxtpl", again.cpu / rival, 0.4, most=True, note=note)
    row("the same with nothing remembered", anew.cpu / rival, note=f"{1000 * anew.cpu:.0f} ms")
    row("pubdocs --help, against importing click", help_.cpu / click.cpu, 1.6, most=True)


def _calls_of_docxtpl(folder: Path) -> list[tuple[str | Path, ...]]:
    material = gather(Folder(ROOT), (AGREEMENT,), Cache(None))
    agreement = material.agreements[AGREEMENT]
    form = material.forms[agreement.form]
    calls: list[tuple[str | Path, ...]] = []
    for appendix in form.appendices:
        template, data = folder / f"{appendix.id}.docx", folder / f"{appendix.id}.json"
        source = ROOT / material.project.templates / agreement.form / f"{appendix.id}.docx"
        plain_template.without_filters(source, template)
        given = {name: plain(value) for name, value in facts(agreement, form, appendix).items()}
        data.write_text(json.dumps(plain_template.plain_data(given)))
        calls.append((sys.executable, "-m", "docxtpl", template, data, folder / "out.docx", "-o", "-q"))
    return calls
