"""Many documents from the command line: `pubdocs batch` on a project that is made up for the purpose."""

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.spending import ROOT, Failed, Spent, middle, row, run

REGIONS = 21
_FORM = """\
title: En förteckning
requires: [subprocessors]
appendices:
  - id: bilaga-2
    label: "Bilaga\\_2"
    title: Förteckning över Underbiträden
"""
_AGREEMENT = """\
title: Avtal {number}
form: en-bilaga
regions: all
parties:
  - id: kronoberg
    role: controller
  - id: alvbrynet
    role: processor
subprocessors:
  text: "{{{{ processor.name }}}} anlitar dessa Underbiträden i avtal {number}."
  items:
    - id: fjordvakt
      purpose: Ge support till dem som använder tjänst {number}, och avhjälpa fel.
      data: Namn, användarnamn och e-postadress till anställda och inhyrd personal.
      established: [NO]
      access: [NO, SE]
    - id: kaveri-ridge
      purpose: Felsökning i tjänst {number}.
      established: [IN]
      access: [IN]
"""


def project(folder: Path, documents: int) -> int:
    """Write a project with about as many documents, one for each agreement and region; returns how many it has."""
    shutil.copy(ROOT / "pubdocs.yaml", folder)
    shutil.copytree(ROOT / "data/parties", folder / "data/parties")
    form = folder / "templates/en-bilaga"
    form.mkdir(parents=True)
    (form / "form.yaml").write_text(_FORM, encoding="utf-8")
    shutil.copy(ROOT / "templates/skr-2023/bilaga-2.docx", form)
    agreements = folder / "data/agreements"
    agreements.mkdir()
    count = max(1, round(documents / REGIONS))
    for number in range(count):
        (agreements / f"avtal-{number:04}.yaml").write_text(_AGREEMENT.format(number=number), encoding="utf-8")
    return count * REGIONS


class Batch:
    """A project in a folder of its own, and its batches."""

    def __init__(self, folder: Path, documents: int) -> None:
        self.folder = folder / str(documents)
        self.folder.mkdir()
        self.documents = project(self.folder, documents)
        self.cache = str(folder / "cache")

    def first(self, jobs: int = 1) -> Spent:
        """A batch with nothing made before."""
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        spent = self.again(jobs)
        made = sum(1 for _ in (self.folder / "output").rglob("*.docx"))
        if made != self.documents:
            raise Failed(f"{made} documents of {self.documents}")
        return spent

    def again(self, jobs: int = 1) -> Spent:
        """A batch with what was made before."""
        command = (sys.executable, "-m", "pubdocs", "-q", "-C", self.folder, "batch", "--jobs", str(jobs))
        return run(command, PUBDOCS_CACHE=self.cache)


def compare(rounds: int, *, long: bool) -> None:
    """Print the rows of batches: of 100 and 1,000 documents, and of 10,000 if it may take long."""
    print(f"\npubdocs batch (the load of the machine is {os.getloadavg()[0]:.1f})")
    with TemporaryDirectory() as folder:
        try:
            _compare(Path(folder), rounds, long=long)
        except Failed as failed:
            print(f"pubdocs batch failed: {failed}")


def _compare(folder: Path, rounds: int, *, long: bool) -> None:
    few, many = Batch(folder, 100), Batch(folder, 1_000)
    few.first()
    turns = [(many.first(1), many.first(2), many.again(), few.first()) for _ in range(rounds)]
    one, two, again, at_few = zip(*turns, strict=True)
    # What else the machine does only ever makes it slower.
    row("two processes against one, by the clock", min(s.clock for s in one) / min(s.clock for s in two), 1.7)
    first = middle(spent.cpu for spent in one)
    row("an unchanged rerun of 1,000 documents", first / middle(spent.cpu for spent in again), None if long else 20)
    least = middle(spent.cpu for spent in at_few) / few.documents
    _grown(many, first, max(spent.peak for spent in one), least, at_few[0].peak)
    if long:
        most = Batch(folder, 10_000)
        whole = most.first()
        row("an unchanged rerun of 10,000 documents", whole.cpu / most.again().cpu, 20, note=f"{whole.cpu:.0f} s")
        _grown(most, whole.cpu, whole.peak, least, at_few[0].peak)


def _grown(batch: Batch, cpu: float, peak: float, least: float, at_few: float) -> None:
    """The rows of a batch against that of 100 documents: CPU a document, and memory."""
    count = f"{batch.documents:,}"
    note = f"{1000 * cpu / batch.documents:.2f} ms a document"
    row(f"CPU a document, at {count} against at 100", cpu / batch.documents / least, 1.1, most=True, note=note)
    row(f"peak memory, at {count} against at 100", peak / at_few, 1.5, most=True, note=f"{peak:.0f} MB")
