"""The well-made agreement (exempel-halsocentral), changed as a test wants it and judged in a project of its own."""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import indent
from typing import Any

from pubdocs import pipeline
from pubdocs.cache import Cache
from pubdocs.checks.running import Wanted
from pubdocs.diagnostics import Diagnostic
from pubdocs.source.reference import region_nodes

ROOT = Path(__file__).parents[2]
WELL_MADE = "exempel-halsocentral"
FILE = f"data/agreements/{WELL_MADE}.yaml"
# Without its no-break spaces, so that the cases are easy to write: no rule minds which spaces stand there.
# Nor does any mind its variant, which would be made and judged beside it.
AGREEMENT = (ROOT / FILE).read_text(encoding="utf-8").replace("\u00a0", " ").replace("\nregions: [gavleborg]\n", "\n")
RULE = re.compile(r"[CX]\d\d")

# What a thing that comes last in a list stands before, and how deep it stands.
LAST = {
    "subprocessor": ("\nclauses:\n", 4),
    "location": ("\ntransfers:\n", 4),
    "transfer": ("\nother_instructions:", 4),
    "group": ("\nsubject_categories:\n", 4),
    "clause": ("\nsigned:", 2),
}


def project(root: Path) -> Path:
    """A project with the well-made agreement alone, without the regions' own files."""
    for name in ("pubdocs.yaml", "data/parties", "data/catalogue"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, root / name, ignore=shutil.ignore_patterns(*(f"{id_}.yaml" for id_ in region_nodes()))
            )
        else:
            (root / name).write_bytes(source.read_bytes())
    shutil.copytree(ROOT / "templates/skr-2023", root / "templates/skr-2023")
    (root / "data/agreements").mkdir()
    return root


def without(text: str, section: str) -> str:
    changed = re.sub(rf"^{section}:.*\n(?:[ #].*\n|\n)*", "", text, count=1, flags=re.MULTILINE)
    if section == "ending":
        changed = re.sub(r"^  ending: >-\n(?:    .*\n)+", "", text, count=1, flags=re.MULTILINE)
    assert changed != text, section
    return changed


def changed(text: str, change: Mapping[str, str]) -> str:
    """The agreement's text after one change."""
    match dict(change):
        case {"old": old, "new": new, "every": True}:
            assert old in text, old
            return text.replace(old, new)
        case {"old": old, "new": new}:
            assert old in text, old
            return text.replace(old, new, 1)
        case {"without": section}:
            return without(text, section)
        case {"add": section}:
            return f"{text}\n{section}"
        case {"ending": words}:
            return text.replace("\nauthorisation:\n", f"  ending: {words}\n\nauthorisation:\n", 1)
    ((kind, thing),) = change.items()
    before, depth = LAST[kind]
    assert before in text
    return text.replace(before, f"{indent(thing.rstrip(), ' ' * depth)}\n{before}", 1)


def check(project: tuple[Path, Cache], text: str, *, settled: bool = True, **wanted: Any) -> tuple[Diagnostic, ...]:
    root, cache = project
    (root / FILE).write_text(text, encoding="utf-8")
    form = (ROOT / "templates/skr-2023/form.yaml").read_text(encoding="utf-8")
    form = form if settled else re.sub(r"^settled: .*\n", "", form, flags=re.MULTILINE)
    (root / "templates/skr-2023/form.yaml").write_text(form, encoding="utf-8")
    return pipeline.check(root, [WELL_MADE], cache, Wanted(**wanted))


def told(found: Iterable[Diagnostic]) -> list[str]:
    """The law's rules among what was found."""
    return [one.code for one in found if RULE.fullmatch(one.code)]
