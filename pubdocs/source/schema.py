"""JSON Schemas for editors, from the same models that the data is read with.

An editor that knows YAML completes keys from them and shows what each one holds. It parses YAML 1.2, so that `1.0` is
a number to it and `NO` a text; where pubdocs takes any scalar for text, the schema takes them all.
"""

import json
from collections.abc import Callable
from typing import Any

from pubdocs.agreement.catalogue import Catalogue
from pubdocs.agreement.facts import Facts
from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.model import Agreement, Party
from pubdocs.agreement.variant import ALL
from pubdocs.amendments.notice import NoticeLog
from pubdocs.source.completion import COMPLETIONS
from pubdocs.source.shapes import paths, shapes

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# What each kind of file holds, and whether other files complete it (domain: shorthands, organisations, regions).
_FILES: dict[str, tuple[type[Facts], dict[type[Facts], tuple[str, ...]]]] = {
    "agreement": (Agreement, {model: completion.gives for model, completion in COMPLETIONS.items()}),
    # What is laid over another file says only what differs; a thing in a list is found by its id.
    "overlay": (Agreement, {part: tuple(set(shapes(part)) - {"id"}) for _, part in paths(Agreement)}),
    "party": (Party, {Party: ("name",)}),
    "catalogue": (Catalogue, {}),
    "form": (Form, {}),
    "project": (Project, {}),
    "notice": (NoticeLog, {}),
}

# Words that stand for a whole list.
_WORDS = {("Agreement", "regions"): ALL}

Schema = dict[str, Any]


def schemas(translate: Callable[[str], str] = str) -> dict[str, str]:
    """File name → JSON Schema (draft 2020-12) as text; descriptions in the language of `translate`."""
    return {
        f"{name}.schema.json": json.dumps(_schema(model, given, translate), ensure_ascii=False, indent=2) + "\n"
        for name, (model, given) in _FILES.items()
    }


def _schema(model: type[Facts], given: dict[type[Facts], tuple[str, ...]], translate: Callable[[str], str]) -> Schema:
    from pydantic import TypeAdapter

    whole = TypeAdapter(model).json_schema()
    definitions: dict[str, Schema] = whole.pop("$defs", {})
    if "$ref" in whole:  # a model that holds itself
        whole = definitions[model.__name__]
    left_out = {part.__name__: keys for part, keys in given.items()}
    short = {part.__name__ for part in given if part in COMPLETIONS and COMPLETIONS[part].shorthand}
    parts = {name: _part(name, part, left_out, translate) for name, part in definitions.items()}
    for name in short & parts.keys():
        parts[name] = _or_word(parts[name])
    result = {"$schema": DRAFT, **_part(model.__name__, whole, left_out, translate)}
    return {**result, "$defs": parts} if parts else result


def _part(name: str, part: Schema, left_out: dict[str, tuple[str, ...]], translate: Callable[[str], str]) -> Schema:
    """A model's schema: without the keys that other files may give among the required, descriptions translated."""
    properties = {key: _property(field, translate) for key, field in part["properties"].items()}
    for key in (key for key in properties if (name, key) in _WORDS):
        properties[key] = _or_constant(properties[key], _WORDS[name, key])
    required = [key for key in part.get("required", ()) if key not in left_out.get(name, ())]
    whole = {
        "description": translate(" ".join(part.get("description", "").split())),
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    return {**whole, "required": required} if required else whole


def _property(field: Schema, translate: Callable[[str], str]) -> Schema:
    """A key's schema: an absent fact is a key left out, never null, and its default is not shown."""
    choices = [choice for choice in field.get("anyOf", ()) if choice != {"type": "null"}]
    kept = {key: value for key, value in field.items() if key not in ("anyOf", "default", "title", "description")}
    described = {"description": translate(field["description"])} if "description" in field else {}
    return {**described, **_value(kept | (choices[0] if choices else {}))}


def _value(value: Schema) -> Schema:
    """What may stand for a value in an editor's eyes, where an unquoted number is no text."""
    if "items" in value:
        return {**value, "items": _value(value["items"])}
    if value.get("type") != "string":
        return value
    if "enum" in value:
        return _enumeration(value)
    if "pattern" not in value:
        return {**value, "type": ["string", "number", "boolean"]}
    return {**value, "type": ["string", "integer"]} if value["pattern"].startswith("^[0-9]") else value


def _enumeration(value: Schema) -> Schema:
    codes, words = value["enum"], value["markdownEnumDescriptions"]
    numbers = [int(code) for code in codes if code.isdigit()]
    if not numbers:
        return value
    return {**value, "type": ["string", "integer"], "enum": [*numbers, *codes], "markdownEnumDescriptions": words * 2}


def _or_word(part: Schema) -> Schema:
    """A thing, or its id alone."""
    return {"description": part["description"], "anyOf": [part["properties"]["id"], part]}


def _or_constant(field: Schema, word: str) -> Schema:
    """A list, or a word that stands for all it may hold."""
    rest = {key: value for key, value in field.items() if key != "description"}
    return {"description": field["description"], "anyOf": [{"const": word}, rest]}
