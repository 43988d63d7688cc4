"""The example project as it was, and as it is with a sub-processor in Sri Lanka."""

import shutil
from pathlib import Path

from pubdocs.agreement.values import Day
from pubdocs.amendments.timing import Asked
from pubdocs.cache import Cache
from pubdocs.comparing.documents import Wanted as Of
from pubdocs.comparing.sides import sides
from pubdocs.notices.sending import Notices, Wanted, send

ROOT = Path(__file__).parents[2]
AGREEMENT = "data/agreements/exempel-halsocentral.yaml"

PARTY = """\
id: ceylon-interpreters
name: Ceylon Interpreters (Pvt) Ltd
address: 12 Lake Road, Colombo
country: LK
contact:
  name: Data Protection
  email: privacy@ceylon-interpreters.example
"""
COMPANY = """\
    - id: ceylon-interpreters
      purpose: Tolka samtal mellan patienter och personal på distans.
      data: Det som sägs i samtalet, och tolkanvändarens språk.
      responsibility: Fjärrtolkning på tamil och singalesiska.
      established: [LK]
      access: [LK]
      agreement: signed
      start: 2026-09-01
"""
TRANSFER = """\
    - id: ceylon-interpreters
      importer: Ceylon Interpreters (Pvt) Ltd
      country: LK
      reason: fjärrtolkning
      basis: scc
      decision: (EU) 2021/914
      module: 3
      signed: 2026-05-04
      assessed: 2026-04-20
      data: [namn]
      subjects: [patienter]
      safeguard: Samtalet krypteras och spelas inte in. Mottagaren får inte veta patientens efternamn.
"""
SRI_LANKA = (
    ("version: 1.0", "version: 1.1"),
    ("date: 2026-03-02\nparties", "date: 2026-05-25\nparties"),
    ("\nother_instructions:", f"{TRANSFER}\nother_instructions:"),
    ("\nclauses:", f"{COMPANY}\nclauses:"),
)


class Versions:
    """Two folders with the example project, `old` and `new`."""

    def __init__(self, folder: Path, cache: Cache) -> None:
        self.folder, self.old, self.new, self.cache = folder, folder / "old", folder / "new", cache
        for project in (self.old, self.new):
            for part in ("data", "templates"):
                shutil.copytree(ROOT / part, project / part)
            shutil.copy(ROOT / "pubdocs.yaml", project)

    def change(self, *changes: tuple[str, str], file: str = AGREEMENT) -> "Versions":
        """Change a file of the new project."""
        path = self.new / file
        text = path.read_text(encoding="utf-8")
        for before, after in changes:
            assert text.count(before) >= 1, before
            text = text.replace(before, after, 1)
        path.write_text(text, encoding="utf-8")
        return self

    def write(self, file: str, text: str) -> "Versions":
        path = self.new / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self

    def sri_lanka(self) -> "Versions":
        """A new sub-processor in Sri Lanka, and the transfer to it."""
        return self.write("data/parties/ceylon-interpreters.yaml", PARTY).change(*SRI_LANKA)

    def send(self, *names: str, draft: bool = False, regions: tuple[str, ...] = (), **days: str) -> Notices:
        asked = Asked(**{name: Day(day) for name, day in days.items()})
        wanted = Wanted(Of(names, regions), asked, self.folder / "out", draft)
        return send(self.new, *sides(self.new, str(self.old), ""), wanted, self.cache)

    def text(self, path: str) -> str:
        """What was written, as text."""
        return (self.folder / "out" / path).read_text(encoding="utf-8").replace("\u00a0", " ")
