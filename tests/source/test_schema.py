"""The schemas for editors: they let through what pubdocs reads, and complete what it knows."""

import json
from typing import Any

import pytest

from pubdocs.source.schema import DRAFT, schemas

KINDS = ["agreement", "overlay", "party", "catalogue", "form", "project", "notice"]


def schema(name: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(schemas()[f"{name}.schema.json"])
    return result


def test_one_schema_a_kind_of_file() -> None:
    assert set(schemas()) == {f"{name}.schema.json" for name in KINDS}


@pytest.mark.parametrize("name", KINDS)
def test_every_object_is_closed_and_every_key_described(name: str) -> None:
    whole = schema(name)
    assert whole["$schema"] == DRAFT
    for part in (
        whole,
        *(p for d in whole.get("$defs", {}).values() for p in d.get("anyOf", [d]) if "properties" in p),
    ):
        assert part["additionalProperties"] is False
        assert part["description"]
        assert all(field["description"] for field in part["properties"].values())


def test_nothing_may_be_null() -> None:
    assert "null" not in schemas()["agreement.schema.json"]


def test_an_unquoted_number_is_text_but_a_date_has_its_form() -> None:
    fields = schema("agreement")["properties"]
    assert fields["version"]["type"] == ["string", "number", "boolean"]
    assert fields["date"] == {
        "description": "The document's date.",
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}$",
    }


def test_codes_are_listed_with_what_they_print() -> None:
    parts = schema("agreement")["$defs"]
    role = parts["PartyInRole"]["properties"]["role"]
    assert (
        dict(zip(role["enum"], role["markdownEnumDescriptions"], strict=True))["processor"] == "personuppgiftsbiträde"
    )
    assert parts["Transfer"]["properties"]["module"]["enum"] == [1, 2, 3, 4, "1", "2", "3", "4"]
    assert parts["Authorisation"]["properties"]["notice_days"]["type"] == ["string", "integer"]


def test_shorthands_and_facts_from_other_files_need_not_be_written() -> None:
    parts = schema("agreement")["$defs"]
    word, whole = parts["DataType"]["anyOf"]
    assert word["type"] == "string"
    assert whole["required"] == ["id"]
    assert parts["PartyInRole"]["required"] == ["id", "role"]
    assert parts["Subprocessor"]["required"] == ["id", "purpose"]
    assert parts["DataGroup"]["required"] == ["id", "types"]


def test_a_clause_holds_clauses_and_alternatives_that_hold_clauses() -> None:
    parts = schema("agreement")["$defs"]
    clauses = {"type": "array", "items": {"$ref": "#/$defs/Clause"}}
    for name in ("Clause", "Alternative"):
        assert clauses.items() <= parts[name]["properties"]["clauses"].items()
        assert parts[name]["required"] == ["id"]
    assert parts["Clause"]["properties"]["alternatives"]["items"] == {"$ref": "#/$defs/Alternative"}
    assert parts["Clause"]["properties"]["number"]["enum"] == ["own", "inserted", "none"]
    assert parts["Clause"]["properties"]["heading"]["type"] == ["string", "number", "boolean"]


def test_an_overlay_says_only_what_differs_but_names_things_by_their_ids() -> None:
    whole = schema("overlay")
    assert "required" not in whole
    required = {name: part.get("required") for name, part in whole["$defs"].items() if "properties" in part}
    assert required["PartyInRole"] == required["Clause"] == ["id"]
    assert required["Signature"] is None
    assert whole["$defs"]["DataType"]["anyOf"][1]["required"] == ["id"]


def test_all_stands_for_every_region() -> None:
    for name in ("agreement", "overlay"):
        word, several = schema(name)["properties"]["regions"]["anyOf"]
        assert word == {"const": "all"}
        assert several["type"] == "array"


def test_in_the_catalogue_itself_everything_is_written() -> None:
    assert schema("catalogue")["$defs"]["DataType"]["required"] == ["id", "name", "kind"]


def test_descriptions_are_translated() -> None:
    assert '"description": "TITLE"' not in schemas()["project.schema.json"]
    assert "WHAT THE PROJECT IS CALLED." in schemas(str.upper)["project.schema.json"]


def test_descriptions_can_be_said_in_a_hint() -> None:
    """A hint quotes a description as a message, where braces would be fields."""
    assert not any("{" in field for field in _descriptions(schema("agreement")))


def _descriptions(part: Any) -> list[str]:
    if isinstance(part, list):
        return [text for item in part for text in _descriptions(item)]
    if not isinstance(part, dict):
        return []
    own = [part["description"]] if isinstance(part.get("description"), str) else []
    return own + [text for value in part.values() for text in _descriptions(value)]
