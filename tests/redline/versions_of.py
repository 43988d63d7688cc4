"""Pairs of versions of the repository's own documents: what is changed in the data, by the name of the case."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from pubdocs.cache import Cache
from pubdocs.diagnostics import Findings
from pubdocs.library import Library, make_one
from pubdocs.source.folder import Folder
from pubdocs.source.material import gather
from pubdocs.word.names import PPR, RPR, TR, Element, P, w
from pubdocs.word.package import Package
from pubdocs.word.tracked import stories

ROOT = Path(__file__).parents[2]
Change = Callable[[str], str]


def put(*replaced: tuple[str, str]) -> Change:
    """Words replaced by others, each where it stands first. A space in the old words may be one that does not break."""

    def change(text: str) -> str:
        for old, new in replaced:
            text, count = re.subn(re.escape(old).replace("\\ ", "[ \u00a0]"), lambda _, new=new: new, text, count=1)
            assert count == 1, old
        return text

    return change


def cut(start: str, end: str, before: str = "") -> Change:
    """Lines from one on and up to another taken away, or moved to before a third."""

    def change(text: str) -> str:
        first = text.index(start)
        piece = text[first : text.index(end, first + 1)]
        text = text.replace(piece, "", 1)
        return text.replace(before, piece + before, 1) if before else text

    return change


_NEW_CLAUSE = """  - id: nycklar
    heading: Förvaring av nycklar
    text: |
      Nycklar förvaras i ett **låst** skåp enligt [](#incidenter).

      - ett
      - två
  - id: incidentovningar
"""
_SRI_LANKA = """    - id: sigma-lanka
      name: Sigma Lanka Support Ltd
      purpose: Ge support till dem som använder journalsystemet och tidbokningen, och avhjälpa fel.
      data: Namn.
      established: [LK]
      access: [LK]
      agreement: signed
    - id: maple-lake
      purpose"""
EXAMPLE, SERVICE, GENERAL = "exempel-halsocentral", "inera-hemmatning", "inera-allmanna-instruktioner"
INERA = "tjanstespecifika-villkor"
Case = tuple[str, str, Change]  # agreement, appendix, what is changed in the agreement's file
CASES: dict[str, Case] = {
    "a-sentence": (EXAMPLE, "bilaga-1", put(("tillbaka alla", "tillbaka samtliga"), ("en gång om", "två gånger om"))),
    "a-sub-processor-swapped": (
        EXAMPLE,
        "bilaga-2",
        put(
            (
                "- id: kaveri-ridge\n      purpose",
                "- id: sigma-lanka\n      name: Sigma Lanka Support Ltd\n      purpose",
            ),
            ("established: [IN]", "established: [LK]"),
            ("access: [IN]", "access: [LK]"),
        ),
    ),
    "a-sub-processor-added": (EXAMPLE, "bilaga-2", put(("    - id: maple-lake\n      purpose", _SRI_LANKA))),
    "a-sub-processor-removed": (
        EXAMPLE,
        "bilaga-2",
        cut("    - id: kaveri-ridge\n      purpose", "    - id: maple-lake"),
    ),
    "a-clause-added": (EXAMPLE, "bilaga-1", put(("  - id: incidentovningar\n", _NEW_CLAUSE))),
    "a-clause-removed": (EXAMPLE, "bilaga-1", cut("  - id: incidentovningar\n", "  - id: granskning\n")),
    "a-clause-moved": (EXAMPLE, "bilaga-1", cut("  - id: granskning\n", "\nregions:", "  - id: incidenter\n")),
    "a-list-item-added": (EXAMPLE, "bilaga-1", put(("  - boka besök,", "  - fakturera vården,\n  - boka besök,"))),
    "a-point-added": (
        EXAMPLE,
        "bilaga-1",
        put(
            (
                "              - id: granskning-tystnadsplikt",
                "              - id: ny\n                text: legitimera sig,\n"
                "              - id: granskning-tystnadsplikt",
            )
        ),
    ),
    "a-table-row-changed": (EXAMPLE, "bilaga-1", put(("| 24 timmar |", "| 36 timmar |"))),
    "a-table-row-added": (EXAMPLE, "bilaga-1", put(("| 24 timmar |", "| 24 timmar |\n      | Ny rad | 2 dagar |"))),
    "a-table-row-removed": (
        SERVICE,
        INERA,
        put(
            ("period: 90 dagar efter", "period: 120 dagar efter"),
            ("    - id: sakerhetskopior\n      data: säkerhetskopior\n      period: 30 dagar\n", ""),
        ),
    ),
    "version-and-date": (
        SERVICE,
        INERA,
        put(
            ("version: 1.0", "version: 1.1"),
            ("2026-03-02", "2026-04-15"),
            ("title: Hemmätning", "title: Hemmonitorering"),
        ),
    ),
    "a-sentence-and-then-another": (
        EXAMPLE,
        "bilaga-1",
        put(
            ("text: >-\n      Parterna övar", "text: |\n      Parterna övar"),
            ("en personuppgiftsincident hanteras.", "incidenter hanteras.\n\n      De skriver upp det."),
        ),
    ),
    "a-numbered-text-added": (
        GENERAL,
        "allmanna-instruktioner",
        put(
            ("      - id: tillampning\n", "      - id: nytt\n        text: Ett nytt stycke.\n      - id: tillampning\n")
        ),
    ),
    "a-clause-with-contents-moved": (
        GENERAL,
        "allmanna-instruktioner",
        cut("      - id: skalskydd", "      - id: atkomst-och-loggning", "      - id: tillganglighet"),
    ),
}


def made(root: Path, agreement: str, appendix: str, cache: Cache) -> Package:
    """A document of a project."""
    found, tree = Findings(), Folder(root)
    material = gather(tree, [agreement], cache)
    found.extend(material.complaints)
    library = Library(tree, material, cache)
    documents = {key: one for variant in material.variants for key, one in make_one(library, variant, found).items()}
    found.raise_errors()
    return documents[appendix].package


def pair(case: str, folder: Path, cache: Cache) -> tuple[Package, Package]:
    """The two versions of a case's document."""
    agreement, appendix, change = CASES[case]
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pubdocs.yaml", folder)
    path = folder / f"data/agreements/{agreement}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(change(text), encoding="utf-8")
    return made(ROOT, agreement, appendix, cache), made(folder, agreement, appendix, cache)


_SIGNS = {"ins": "{+%s+}", "del": "[-%s-]", "moveFrom": "[<%s<]", "moveTo": "{>%s>}"}
_WORDS = {w("t"): None, w("delText"): None, w("tab"): "\t", w("br"): "\n"}
_KINDS = {w(name): name for name in _SIGNS}


def marked(package: Package) -> str:
    """The paragraphs of a redline that hold changes: `[-struck-]{+put in+}`, `[<moved from<]{>moved to>}`.

    Before a paragraph: what happened to its row and to its mark.
    """
    lines = [line for name in stories(package) for line in _lines(package.tree(name))]
    return "\n".join(lines) + "\n"


def _lines(tree: Element) -> Iterator[str]:
    for paragraph in tree.iter(P):
        marks = [_KINDS[one.tag] for one in paragraph.findall(f"{PPR}/{RPR}/*") if one.tag in _KINDS]
        row = next(paragraph.iterancestors(TR), None)
        if row is not None:
            marks += [f"row {_KINDS[one.tag]}" for one in row.findall(f"{w('trPr')}/*") if one.tag in _KINDS]
        words = "".join(_pieces(paragraph))
        if marks or any(sign.split("%s")[0] in words for sign in _SIGNS.values()):
            yield "".join(f"({mark}) " for mark in marks) + words


def _pieces(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter(*_WORDS):
        if next(element.iterancestors(P)) is not paragraph:
            continue
        text = _WORDS[element.tag] or element.text or ""
        kind = next((_KINDS[one.tag] for one in element.iterancestors() if one.tag in _KINDS), "")
        yield (_SIGNS[kind] % text) if kind else text
