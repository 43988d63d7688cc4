"""How the time of a document grows with the number of its clauses.

python -m benchmarks.clauses
"""

from dataclasses import replace
from time import process_time

from benchmarks.spending import ROOT, middle, row
from pubdocs.agreement.model import Clause
from pubdocs.agreement.values import Id, Line, Text
from pubdocs.cache import Cache
from pubdocs.library import Templates
from pubdocs.made import make
from pubdocs.source.folder import Folder
from pubdocs.source.material import gather
from pubdocs.writers import WRITERS

AGREEMENT = "inera-allmanna-instruktioner"
_TEXT = "Inera ska följa det som sägs i [](#klausul-0) och lämna rapport {} till Kunden senast inom 30 dagar."


def compare(rounds: int) -> None:
    """Print the row of growth."""
    tree = Folder(ROOT)
    material = gather(tree, (AGREEMENT,), Cache(None))
    agreement = material.agreements[AGREEMENT]
    form = material.forms[agreement.form]
    (appendix,) = form.appendices
    template = Templates(tree, material).template(agreement.form, appendix)
    times: dict[int, float] = {}
    for count in (10, 100, 1000):
        spent: list[float] = []
        for turn in range(max(3, rounds)):
            varied = replace(agreement, clauses=tuple(_clause(number, turn) for number in range(count)))
            start = process_time()
            made = make(template, varied, form, appendix)
            made.package.to_bytes(), WRITERS["md"](made.document)
            spent.append(process_time() - start)
        times[count] = 1000 * middle(spent) / count
    note = ", ".join(f"{time:.2f} ms at {count:,}" for count, time in times.items())
    print("\nFrom 10 to 1,000 clauses, each with a reference: docx, read back, checked, Markdown")
    row("time a clause, at 1,000 against at 10", times[1000] / times[10], 1.2, most=True, note=note)


def _clause(number: int, turn: int) -> Clause:
    text = Text(_TEXT.format(f"{turn}-{number}"))
    return Clause(id=Id(f"klausul-{number}"), heading=Line(f"Klausul om sak {number}"), text=text)


if __name__ == "__main__":
    compare(5)
