"""The project that the repository carries: its agreements are read, and one uses every field there is."""

from pathlib import Path
from typing import Any

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import Agreement, CareChoice, Chain, Ignored
from pubdocs.source.folder import Folder
from pubdocs.source.project import open_project
from pubdocs.source.shapes import paths, shapes

ROOT = Path(__file__).parents[2]


# A file to copy says everything itself, is issued for no care choice, stands in no chain and has nothing
# to ignore: other files show these.
ELSEWHERE = {
    ("Agreement", "based_on"),
    ("Agreement", "care_choice"),
    ("Agreement", "chain"),
    *(("CareChoice", name) for name in shapes(CareChoice)),
    *(("Chain", name) for name in shapes(Chain)),
    ("Agreement", "ignore"),
    *(("Ignored", name) for name in shapes(Ignored)),
}


def test_every_field_of_the_model_is_used_by_the_example() -> None:
    used = set(_used(open_project(Folder(ROOT)).agreement("exempel-halsocentral")))
    fields = {(model.__name__, name) for _, model in paths(Agreement) for name in shapes(model)}
    assert fields - used == ELSEWHERE


def test_what_the_example_does_not_show_others_do() -> None:
    used = {one for agreement in open_project(Folder(ROOT)).agreements().values() for one in _used(agreement)}
    assert ELSEWHERE - used == set()


def _used(value: Any) -> list[tuple[str, str]]:
    if isinstance(value, tuple):
        return [found for item in value for found in _used(item)]
    if not isinstance(value, Facts):
        return []
    stated = [(name, getattr(value, name)) for name in value.__dataclass_fields__]
    own = [(type(value).__name__, name) for name, fact in stated if fact not in (None, ())]
    return own + [found for _, fact in stated for found in _used(fact)]


def test_kronoberg_is_kept_as_it_was_published() -> None:
    agreement = open_project(Folder(ROOT)).agreement("journalforing")
    assert agreement.data_types is not None
    assert agreement.transfers is not None
    assert agreement.subprocessors is not None
    assert [group.label for group in agreement.data_types.items] == [
        "Patienter",
        "Närstående till patienter",
        "Anställda, Hyrpersonal, Konsulter och Studenter samt personer med motsvarande roll hos den "
        "personuppgiftsansvarige",
    ]
    assert agreement.data_types.items[2].types[-1].name == "HSA-ID"
    assert agreement.subprocessors.items[0].name == "Cambio Healtcare Systems AB"
    assert agreement.subprocessors.items[0].countries == ()
    assert agreement.transfers.text is not None
    assert "fel hantering/felsökning" in agreement.transfers.text


def test_all_yaml_files_name_their_schema() -> None:
    for path in [ROOT / "pubdocs.yaml", *(ROOT / "data").rglob("*.yaml")]:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.partition("=")[2]).resolve().is_file()
