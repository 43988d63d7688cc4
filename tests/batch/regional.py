"""A small project with regions, and its batches in this process."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

from build import pack
from small import base, paragraphs

from pubdocs.batch.executors import processes
from pubdocs.batch.making import Summary, make_all
from pubdocs.batch.production import Production, open_production
from pubdocs.batch.work import Job
from pubdocs.cache import Cache

PARTIES = "parties:\n  - {id: bolag, role: controller, name: Bolaget AB}\n  - {id: kronoberg, role: processor}\n"
APPENDICES = "\n".join(f"  - {{id: bilaga-{n}, label: Bilaga {n}, title: Titel}}" for n in (1, 2))


def template(*content: str) -> bytes:
    """A small template with these paragraphs."""
    return pack(base(paragraphs(*content)))


FILES: Mapping[str, str | bytes] = {
    "pubdocs.yaml": "title: Prov\ngroups:\n  - {id: sydost, regions: [kalmar, kronoberg, blekinge]}\n",
    "templates/enkel/form.yaml": f"title: Enkel\nappendices:\n{APPENDICES}\n",
    "templates/enkel/bilaga-1.docx": template("{{ title }}", "{{p purpose }}"),
    "templates/enkel/bilaga-2.docx": template("{{ processor.name }}, {{ controller.name }}"),
    "templates/annan/form.yaml": f"title: Annan\nappendices:\n{APPENDICES}\n",
    "templates/annan/bilaga-1.docx": template("{{p purpose }}"),
    "templates/annan/bilaga-2.docx": template("{{ title }}, {{ controller.name }}"),
    "data/agreements/avtal.yaml": (
        f"title: Avtal\nform: enkel\n{PARTIES}regions: [sydost, gotland]\n"
        'purpose: "Att föra journal hos {{ processor.name }}."\n'
    ),
    "data/agreements/annat.yaml": f"title: Annat\nform: annan\n{PARTIES}purpose: Att boka tider.\n",
    "data/agreements/avtal/kalmar.yaml": "purpose: Att föra journal i Kalmar.\n",
}
AVTAL, ANNAT = "data/agreements/avtal.yaml", "data/agreements/annat.yaml"
KALMAR, GOTLAND = "data/agreements/avtal/kalmar.yaml", "data/agreements/avtal/gotland.yaml"
EVERY = ["annat", *(f"avtal/{region}" for region in ("kalmar", "kronoberg", "blekinge", "gotland"))]


class Regional:
    """The small project in a folder, and what becomes of it."""

    def __init__(self, root: Path) -> None:
        self.root, self.output = root, root / "output"
        for name, content in FILES.items():
            self.put(name, content)

    def put(self, name: str, content: str | bytes) -> None:
        """Write a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def text(self, name: str) -> str:
        """What stands in a file."""
        return (self.root / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Write other words in a file."""
        assert old in self.text(name)
        self.put(name, self.text(name).replace(old, new))

    def open(self, *names: str, regions: tuple[str, ...] = (), stamp: int | None = None) -> Production:
        """The project opened for a batch."""
        return open_production(self.root, names, regions, Cache(None), stamp)

    def batch(self, *names: str, regions: tuple[str, ...] = (), jobs: int = 1, stamp: int | None = None) -> Summary:
        """What a batch does."""
        opened = self.open(*names, regions=regions, stamp=stamp)
        job = Job(str(self.root), str(self.output), names, regions, stamp, "", opened.digest)
        return make_all(opened, job, processes(jobs), jobs, lambda length: nullcontext(lambda variant, result: None))

    def made(self) -> dict[str, bytes]:
        """Every file in the output folder."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file() and path.name not in (".pubdocs.lock", ".pubdocs.notes")
        }
