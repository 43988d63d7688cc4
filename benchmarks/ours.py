"""pubdocs on the workload, one document after another, measured as the rivals are.

    python -m benchmarks.ours {docx,whole,floor,floor-whole} [DOCUMENTS] [--isal]

docx: filled, numbered, references settled, packed. whole: that, and read back, every value looked for, and Markdown.
floor: only what no program that writes this document in this way can leave out: its XML parsed strictly once,
serialised and deflated, and every element looked at once from Python.
floor-whole: that, and what reading back adds: the tree of what was read made anew, its words joined.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.workload import Work, works
from pubdocs.agreement.model import Agreement
from pubdocs.document import Cell, Clause, Document, Inline, ListItem, Paragraph, Row, Table
from pubdocs.made import make
from pubdocs.tags.scope import facts
from pubdocs.word import package
from pubdocs.word.container import DEFLATED, Packed, compress
from pubdocs.word.elsewhere import Elsewhere
from pubdocs.word.markup import parse, serialise
from pubdocs.word.references import Draft, settle_references
from pubdocs.word.template import fill
from pubdocs.writers import WRITERS

WARM_UP = 10


def docx(work: Work, agreement: Agreement) -> object:
    labels = {str(one.id): str(one.label) for one in work.form.appendices}
    draft = Draft.of(work.template, fill(work.template, facts(agreement, work.form, work.appendix), keep=True))
    return draft.written(settle_references(draft, Elsewhere.labelled(labels, work.appendix.id))).to_bytes()


def whole(work: Work, agreement: Agreement) -> object:
    made = make(work.template, agreement, work.form, work.appendix)
    return made.package.to_bytes(), WRITERS["md"](made.document)


def floor(work: Work) -> Callable[[], object]:
    made = make(work.template, work.agreement, work.form, work.appendix).package
    part = made.read(made.main)

    def least() -> object:
        tree = parse(part)
        for element in tree.iter():
            element.tag, element.text, element.tail  # noqa: B018
        return compress("", serialise(tree))

    return least


def floor_whole(work: Work) -> Callable[[], object]:
    made, least = make(work.template, work.agreement, work.form, work.appendix), floor(work)
    words = WRITERS["md"](made.document).split("\n")
    return lambda: (least(), _again(made.document), "\n".join(words).encode())


def _again(value: Any) -> Any:
    """A tree of dataclasses made anew, object by object; a value of one word as it is."""
    if isinstance(value, tuple):
        return tuple([_again(one) for one in value])
    if isinstance(value, Inline):
        return Inline(value.text, value.span, value.value, value.bold, value.italic, value.link)
    fields = _FIELDS.get(type(value))
    return type(value)(*[_again(getattr(value, name)) for name in fields]) if fields else value


_FIELDS = {kind: kind.__match_args__ for kind in (Document, Clause, Paragraph, ListItem, Table, Row, Cell)}


def with_isal(name: str, data: bytes) -> Packed:
    """As `compress`, by Intel's library."""
    from isal import isal_zlib

    return Packed(name, isal_zlib.compress(data, 1, -15), isal_zlib.crc32(data), len(data), DEFLATED)


def measure(road: str, documents: int) -> None:
    gc.set_threshold(20_000)  # as `pubdocs` itself
    for name, work in works().items():
        least, least_whole = floor(work), floor_whole(work)
        roads: dict[str, Callable[[Any], object]] = {
            "docx": lambda agreement: docx(work, agreement),  # noqa: B023 - used at once
            "whole": lambda agreement: whole(work, agreement),  # noqa: B023
            "floor": lambda _: least(),  # noqa: B023
            "floor-whole": lambda _: least_whole(),  # noqa: B023
        }
        times: list[float] = []
        for number in range(WARM_UP + documents):
            agreement = work.varied(number)
            start = time.process_time()
            roads[road](agreement)
            times.append(time.process_time() - start)
        print(f"{name}\t{1000 * statistics.median(times[WARM_UP:]):.3f} ms of CPU a document", flush=True)


if __name__ == "__main__":
    if "--isal" in sys.argv:
        sys.argv.remove("--isal")
        package.compress = with_isal
    measure(sys.argv[1], int(sys.argv[2]) if sys.argv[2:] else 50)
