"""What the rivals in Python have in common: the plain data, plain filters, and the clock."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

WORKLOAD = Path("build/bench")


class Thing(SimpleNamespace):
    """A group of facts, reached by dots; printed, it is its name."""

    def __str__(self) -> str:
        return str(self.name)


def measure(render: Callable[[Path, Any], bytes], facts: Callable[[Any, int], Any] | None = None) -> None:
    """Print the CPU time of a document, the median of as many as the command line asks for, for each appendix.

    `render` gets the appendix's folder, and the facts of the document, which `facts` makes from the data and a number.
    """
    documents = int(sys.argv[1]) if sys.argv[1:] else 20
    for folder in sorted(path for path in WORKLOAD.iterdir() if path.is_dir()):
        data = json.loads((folder / "data.json").read_text(encoding="utf-8"))
        times: list[float] = []
        for number in range(documents + 1):
            given = (facts or context)(data, number)
            start = time.process_time()
            made = render(folder, given)
            times.append(time.process_time() - start)
        (folder / f"{Path(sys.argv[0]).stem}.docx").write_bytes(made)  # for whoever wants to see it
        print(f"{folder.name}\t{1000 * statistics.median(times[1:]):.3f} ms of CPU a document", flush=True)


def environment(kind: type[Environment] = Environment) -> Environment:
    """Jinja with the plainest filters and functions under the names of pubdocs's."""
    made = kind(autoescape=True)
    made.filters |= {"och": _names, "eller": _names, "datum": str, "land": str, "genitiv": str, "versal": str}
    made.globals |= {"ref": lambda clause: clause, "bookmark": lambda clause: ""}
    return made


def _names(things: Any) -> str:
    return ", ".join(map(str, things))


def context(data: Mapping[str, Any], number: int) -> dict[str, Any]:
    """The facts as plain objects and strings, a little different in each document.

    A free text is a RichTextParagraph: docxtpl's quickest way to put a paragraph in.
    """
    from docxtpl import RichTextParagraph

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(part) for part in value]
        if not isinstance(value, dict):
            return value
        if "paragraph" in value:
            return RichTextParagraph(value["paragraph"])
        return Thing(**{name: plain(part) for name, part in value.items()})

    return {**{name: plain(value) for name, value in data.items()}, "title": f"{data['title']} {number}"}
