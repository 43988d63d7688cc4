"""A small agreement with five regions, each laid over in its own way; and documents written by hand."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tools.messages import ROOT

AGREEMENT = """\
title: Bokning
form: skr-2023
regions: [kronoberg, blekinge, gotland, skane, halland]
parties:
  - {id: tallmoviken, name: Tallmovikens Hälsocentral AB, role: controller}
  - {id: kronoberg, role: processor}
purpose: Boka tider i {{ processor.genitive }} system och påminna om dem. Inga andra ändamål gäller.
data_types:
  items:
    - {id: patienter, label: Patienter, types: [{id: namn, name: namn, kind: ordinary}]}
subject_categories: {text: Patienter.}
handling_requirements: Inga särskilda krav.
security_measures: {text: Inga särskilda krav.}
logging: {text: Loggar granskas varje månad.}
transfers: {text: Ingen överföring sker.}
other_instructions: Inga.
subprocessors:
  items:
    - {id: fjordvakt, name: Fjordvakt AS, purpose: Drift av systemet., established: [NO]}
    - {id: alvbrynet, name: Älvbrynet AB, purpose: Support., established: [SE]}
"""
LAYERS = {
    "blekinge": "logging: {text: Loggar granskas varje vecka.}\n",
    "gotland": """\
purpose: Boka tider i {{ processor.genitive }} system och påminna om dem. Även uppföljning är ett ändamål.
clauses:
  - {id: kris, heading: Krisberedskap, text: Systemet övas varje år.}
""",
    "halland": """\
logging: {text: Loggar granskas varje vecka.}
subprocessors:
  items:
    - {id: fjordvakt, purpose: Drift och lagring av systemet.}
    - !remove alvbrynet
""",
}
Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The project of the small agreement; other layers, or another agreement, in their places."""

    def make(layers: Mapping[str, str] = LAYERS, agreement: str = AGREEMENT) -> Path:
        root = tmp_path / "project"
        shutil.copytree(ROOT / "templates/skr-2023", root / "templates/skr-2023")
        (root / "data/agreements/bokning").mkdir(parents=True)
        (root / "pubdocs.yaml").write_text("title: Prov\n", encoding="utf-8")
        (root / "data/agreements/bokning.yaml").write_text(agreement, encoding="utf-8")
        for region, text in layers.items():
            (root / f"data/agreements/bokning/{region}.yaml").write_text(text, encoding="utf-8")
        return root

    return make
