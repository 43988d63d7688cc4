"""A small project in a real form, with three regions, and what is told of two of its versions."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from pubdocs.comparing.together import Differences
from tools.messages import ROOT

ALL = "kronoberg,blekinge,gotland"
AGREEMENT = """\
title: Bokning
form: skr-2023
regions: [kronoberg, blekinge, gotland]
parties:
  - {id: tallmoviken, name: Tallmovikens Hälsocentral AB, role: controller}
  - {id: kronoberg, role: processor}
purpose: Boka tider i {{ processor.genitive }} system och påminna om dem. Inga andra ändamål gäller.
data_types:
  items:
    - {id: patienter, label: Patienter, types: [{id: namn, name: namn, kind: ordinary}]}
subject_categories: {text: Patienter.}
handling_requirements: Inga särskilda krav.
security_measures: {text: "Se [](#tredje-land)."}
logging: {text: Loggar granskas varje månad.}
transfers: {text: Ingen överföring sker.}
other_instructions: Inga.
subprocessors:
  items:
    - {id: fjordvakt, name: Fjordvakt AS, purpose: Drift av systemet., established: [NO]}
    - {id: alvbrynet, name: Älvbrynet AB, purpose: Support till dem som bokar., established: [SE]}
"""
PATH = "data/agreements/bokning.yaml"
OTHER = AGREEMENT.replace("Bokning", "Annat").replace("regions: [kronoberg, blekinge, gotland]\n", "")
FORM = "templates/skr-2023"


class Project:
    """A project in a folder that can be changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for form in (FORM, "templates/inera"):
            shutil.copytree(ROOT / form, root / form)
        self.put("pubdocs.yaml", "title: Prov\n")
        self.put(PATH, AGREEMENT)
        self.put("data/agreements/annat.yaml", OTHER)

    def restore(self) -> None:
        """The agreement as it was at first."""
        self.put(PATH, AGREEMENT)

    def put(self, name: str, content: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, *changes: tuple[str, str], name: str = PATH) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.put(name, text)


def words(differences: Differences) -> Mapping[str, list[tuple[str, str, str]]]:
    """What is told, by document: the regions, what happened, and the words with marks."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return {
        paper.name: [
            (
                ",".join(one.regions),
                str(one.change.kind),
                "".join(marks[fate].format(text) for fate, text in one.change.pieces),
            )
            for one in paper.told
        ]
        for paper in differences.papers
        if paper.told
    }


TREE = """\
title: Träd
form: inera
parties:
  - {id: inera, name: Inera AB, role: processor}
clauses:
  - id: ett
    heading: Ett
    text: Svar ges inom 1 dagar.
  - id: tva
    heading: "Två"
    text: "Detta gäller:"
    clauses:
      - {id: alfa, text: "alfa,"}
      - {id: beta, text: "beta,"}
      - {id: gamma, text: "gamma."}
  - id: tre
    heading: Tre
    text: Se [](#tva) och [](#ett,#tre).
  - {id: fyra, heading: Fyra, text: Fyra ord står här.}
"""
