"""The repository's own layers: which one gave a value and which it overrode, against what PyYAML finds in the files."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from pubdocs import pipeline
from pubdocs.explain.explaining import explain
from pubdocs.explain.sources import Source, Written

ROOT = Path(__file__).parents[2]
PROJECT = yaml.safe_load((ROOT / "pubdocs.yaml").read_text("utf-8"))  # noqa: TID251 - by another reader than ours
GROUPS = {one["id"]: one["regions"] for one in PROJECT["groups"]}
VARIANTS = [
    *(("bildarkiv", region) for region in ("skane", "norrbotten", "halland", "gotland", "vasterbotten")),
    *(("journalforing", region) for region in ("kronoberg", "skane", "stockholm", "gotland")),
]
Step = tuple[str, ...]


def layers(agreement: str, region: str) -> list[str]:
    """The files of a variant, each laid over those before it, as the plan of the house has them."""
    groups = [name for name, regions in GROUPS.items() if region in regions]
    names = ["all", *groups, region]
    own = [f"data/agreements/{agreement}.yaml", *(f"data/regions/{name}.yaml" for name in names)]
    files = [*own, *(f"data/agreements/{agreement}/{name}.yaml" for name in names)]
    return [file for file in files if (ROOT / file).exists()]


@cache
def values(file: str) -> list[tuple[int, int, Step, bool]]:
    """Where each value of a file begins, its path, whether it is added; what stands in a list goes by its id."""
    node = yaml.compose((ROOT / file).read_text("utf-8"))
    return sorted(_values(node, ())) if node else []


def _values(node: yaml.Node, path: Step) -> Iterator[tuple[int, int, Step, bool]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _values(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            named = {key.value: value.value for key, value in item.value} if isinstance(item, yaml.MappingNode) else {}
            yield from _values(item, (*path, str(named.get("id", item.value if not named else number))))
    else:
        yield node.start_mark.line + 1, node.start_mark.column + 1, path, node.tag == "!append"


def path_of(written: Written) -> Step:
    at = (written.span.line, written.span.column)
    return next(path for line, column, path, _ in reversed(values(written.span.file)) if (line, column) <= at)


def expected(files: list[str], path: Step, giver: str) -> list[str]:
    """The files that state a value, the last first; what is added below it takes the place of nothing."""
    stating = [(file, adds) for file in reversed(files) for _, _, one, adds in values(file) if one == path]
    while stating[0][1] and stating[0][0] != giver:
        stating.pop(0)
    return [file for file, _ in stating][: 1 if stating[0][1] else None]


@pytest.mark.parametrize(("agreement", "region"), VARIANTS)
def test_the_last_layer_that_states_a_value_gives_it(agreement: str, region: str, tmp_path: Path) -> None:
    files = layers(agreement, region)
    pipeline.generate(ROOT, [agreement], tmp_path, regions=[region])
    given: set[str] = set()
    overrode = 0
    for document in tmp_path.rglob("*.docx"):
        for source in _data(explain(ROOT, str(document)).paragraphs):
            assert source.written
            if source.written.span.file not in files:  # an organisation, a catalogue, a form
                continue
            path = path_of(source.written)
            told = [one.span.file for one in (source.written, *source.overrode)]
            assert told == expected(files, path, told[0]), (document.name, source.words, path)
            assert {path_of(one) for one in source.overrode} <= {path}
            given.add(source.written.span.file)
            overrode += len(source.overrode)
    assert len(given) > 1 or region == "kronoberg"  # what was published is made of one file
    assert overrode > 1 or region == "kronoberg"


def _data(paragraphs: tuple[object, ...]) -> Iterator[Source]:
    for paragraph in paragraphs:
        for told in paragraph.sentences:  # type: ignore[attr-defined]
            yield from (one for one in told.sources or () if one.kind == "data" and any(map(str.isalnum, one.words)))
