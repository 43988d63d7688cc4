from pathlib import Path

import pytest

from pubdocs.cli.edge import run
from tools.messages import ROOT


@pytest.mark.usefixtures("catalogues")
def test_the_schemas_of_the_repository_are_those_that_pubdocs_writes_in_swedish(tmp_path: Path) -> None:
    assert run(["-C", str(ROOT), "schema", "--lang", "sv", "-o", str(tmp_path)]) == 0
    fresh = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert fresh == {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").iterdir()}, "make schema"
