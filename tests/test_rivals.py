"""The rivals that `make bench` measures make the same document: their scripts run, as the README tells."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pubdocs import pipeline

ROOT = Path(__file__).parents[1]
RIVALS = {
    "docxtpl_loop": (sys.executable, "-m", "benchmarks.rivals.docxtpl_loop"),
    "docxtpl_tuned": (sys.executable, "-m", "benchmarks.rivals.docxtpl_tuned"),
    "python_docx": (sys.executable, "-m", "benchmarks.rivals.python_docx"),
}
if shutil.which("node") and (ROOT / "benchmarks/rivals/node_modules").is_dir():
    RIVALS["docxtemplater"] = ("node", "benchmarks/rivals/docxtemplater.js")
    RIVALS["easy_template_x"] = ("node", "benchmarks/rivals/easy_template_x.js")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workload in it and the scripts beside it."""
    made = tmp_path_factory.mktemp("bench")
    (made / "benchmarks").symlink_to(ROOT / "benchmarks")
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from benchmarks import workload; workload.write()"
    subprocess.run([sys.executable, "-c", code], cwd=made, check=True)
    return made


@pytest.mark.parametrize("name", RIVALS)
def test_a_rival_prints_the_sub_processors_and_their_table(folder: Path, name: str) -> None:
    made = subprocess.run([*RIVALS[name], "1"], cwd=folder, check=True, capture_output=True, text=True)
    assert made.stdout.count("ms of CPU a document") == 2
    words = pipeline.show(folder / f"build/bench/bilaga-2/{name}.docx", "txt")
    for value in ("Älvbrynets Drift AB", "driftledning@alvbrynet.example", "Felsökning i tidbokningens programvara."):
        assert value in words
