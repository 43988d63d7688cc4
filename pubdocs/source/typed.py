"""Plain data as typed facts: pydantic's validator, and all that is wrong at once.

The validator is made of the declarations by pydantic-core alone. pydantic's own TypeAdapter makes the same of them, as
a test shows, but needs 70 ms for it; the JSON Schemas, which nobody waits for, are made by it.
"""

from dataclasses import MISSING
from functools import cache
from typing import TypeVar

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from pubdocs.agreement.facts import Declared, Facts, facts_of
from pubdocs.source.shapes import Shape, paths, shapes

M = TypeVar("M", bound=Facts)


def typed(model: type[M], data: object) -> M:
    """Dicts, lists and texts as facts. Raises pydantic_core.ValidationError, which carries all errors."""
    facts: M = _validator(model).validate_python(data)
    return facts


@cache
def _validator(model: type[Facts]) -> SchemaValidator:
    parts = dict.fromkeys(part for _, part in paths(model))
    definitions = [_part(part) for part in parts]
    return SchemaValidator(core_schema.definitions_schema(_reference(model), definitions))


def _reference(part: type[Facts]) -> CoreSchema:
    return core_schema.definition_reference_schema(part.__name__)


def _part(part: type[Facts]) -> CoreSchema:
    declared = facts_of(part)
    fields = [
        core_schema.dataclass_field(name, _fact(declared[name], shape), kw_only=True)
        for name, shape in shapes(part).items()
    ]
    arguments = core_schema.dataclass_args_schema(part.__name__, fields, extra_behavior="forbid")
    return core_schema.dataclass_schema(part, arguments, list(declared), ref=part.__name__)


def _fact(declared: Declared, shape: Shape) -> CoreSchema:
    item = shape.item
    value = _reference(item) if issubclass(item, Facts) else core_schema.no_info_plain_validator_function(item.parse)
    if shape.many:
        value = core_schema.tuple_variable_schema(value, min_length=declared.min_length)
    return value if declared.default is MISSING else core_schema.with_default_schema(value, default=declared.default)
