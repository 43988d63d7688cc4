"""The catalogue of messages: collect the English texts from the source, and compile the translations.

    python -m tools.messages             update pubdocs/locale/*/LC_MESSAGES/pubdocs.po from the source, and compile
    python -m tools.messages --compile   compile only

A text is collected where it stands as a plain string: in `msg("…")`, `_("…")`, `later("…")`, `ngettext("…", "…", n)`
and `fact("…")`; and what the JSON Schemas say of the models. click's own messages are collected from
click, because they go through the same catalogue. The build (hatch_build.py) compiles with the function below.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = "pubdocs/locale/*/LC_MESSAGES/pubdocs.po"
MARKS = ("msg", "_", "later", "fact")

# click's words to programmers who misuse it; no user ever sees them.
_TO_PROGRAMMERS = re.compile(r"declaration|defined twice|same flag for true|iterable|No options defined")


class Found(NamedTuple):
    """A text to be translated, its plural if it has one, and the file it stands in."""

    text: str
    plural: str
    file: str


def collect(root: Path = ROOT) -> list[Found]:
    """Every text of the source and of click, in the order of the files."""
    import click

    found: dict[tuple[str, str], Found] = {}
    for base, folder in ((root, root / "pubdocs"), (Path(click.__file__).parent.parent, Path(click.__file__).parent)):
        for path in sorted(folder.rglob("*.py")):
            for text, plural in texts(path.read_text(encoding="utf-8")):
                if base == root or not _TO_PROGRAMMERS.search(text):
                    found.setdefault((text, plural), Found(text, plural, path.relative_to(base).as_posix()))
    for text in _described():
        found.setdefault((text, ""), Found(text, "", "pubdocs/agreement/model.py"))
    return list(found.values())


def _described() -> list[str]:
    """What the JSON Schemas say of the facts: descriptions of fields, docstrings of models."""
    from pubdocs.source.schema import schemas

    said: dict[str, None] = {}
    schemas(lambda text: said.setdefault(text) or text)
    return [text for text in said if text]


def texts(source: str) -> Iterator[tuple[str, str]]:
    """The texts of one file with their plurals. Raises ValueError for a text that is put together while it runs."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in MARKS and node.args and not isinstance(node.args[0], ast.Name | ast.Subscript | ast.Attribute):
            yield _constant(node.args[0]), ""
        elif name == "ngettext":
            yield _constant(node.args[0]), _constant(node.args[1])


def _constant(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(f"line {node.lineno}: a text for the catalogue must be one plain string: {ast.unparse(node)}")


def update(catalogue: Path, found: list[Found]) -> None:
    """Bring a catalogue up to date: new texts without a translation, texts that are gone removed."""
    with catalogue.open("rb") as file:
        old = read_po(file)
    fresh = Catalog(creation_date=old.creation_date)
    for text, plural, place in found:
        fresh.add((text, plural) if plural else text, locations=[(place, 0)])
    old.update(fresh, no_fuzzy_matching=True)
    with catalogue.open("wb") as file:
        write_po(file, old, width=110, include_lineno=False, ignore_obsolete=True)


def compile_catalogues(root: Path = ROOT) -> list[Path]:
    """Write a .mo beside every .po of the project; returns what was written."""
    written = []
    for source in sorted(root.glob(CATALOGUES)):
        with source.open("rb") as file:
            catalogue = read_po(file)
        target = source.with_suffix(".mo")
        aside = target.with_suffix(".mo.new")
        with aside.open("wb") as file:
            write_mo(file, catalogue)
        aside.replace(target)
        written.append(target)
    return written


def main() -> None:
    """Update unless told to compile only; then compile, and say what still wants a translation."""
    if "--compile" not in sys.argv[1:]:
        found = collect()
        for catalogue in sorted(ROOT.glob(CATALOGUES)):
            update(catalogue, found)
    for compiled in compile_catalogues():
        with compiled.with_suffix(".po").open("rb") as file:
            missing = [entry.id for entry in read_po(file) if entry.id and not any(entry.string)]
        print(compiled.relative_to(ROOT), *(f"  without a translation: {text!r}" for text in missing), sep="\n")


if __name__ == "__main__":
    main()
