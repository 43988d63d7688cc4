"""docxtpl's loop as its documentation shows it: open the template, render, save, for each document.

The template is pubdocs's own. docxtpl knows none of its filters and functions, so it gets the plainest ones there are;
a free text is a RichTextParagraph, docxtpl's quickest way to put a paragraph in.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from docxtpl import DocxTemplate, RichTextParagraph
from jinja2 import Environment

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.values import Text


def render(template: Path, context: Mapping[str, Any], environment: Environment) -> bytes:
    document = DocxTemplate(template)
    document.render(dict(context), environment, autoescape=True)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def environment() -> Environment:
    made = Environment(autoescape=True)
    names: Callable[[Any], str] = lambda things: ", ".join(_name(thing) for thing in things)  # noqa: E731
    made.filters |= {"och": names, "eller": names, "datum": str, "land": str, "genitiv": str, "versal": str}
    made.globals |= {"ref": lambda clause: clause, "bookmark": lambda clause: ""}
    return made


def _name(thing: Any) -> str:
    return thing.name if isinstance(thing, SimpleNamespace) else str(thing)


def context(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The same facts as plain objects and strings."""
    return {
        name: _plain(value, RichTextParagraph, lambda group: SimpleNamespace(**group)) for name, value in facts.items()
    }


def json_context(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The same facts for JSON. A dictionary has a method `items`, so that name becomes `things`."""
    return {
        name: _plain(
            value, str, lambda group: {"things" if key == "items" else key: part for key, part in group.items()}
        )
        for name, value in facts.items()
    }


def _plain(value: Any, paragraph: Callable[[str], Any], group: Callable[[dict[str, Any]], Any]) -> Any:
    if isinstance(value, Facts):
        computed = {"groups": value.groups} if hasattr(type(value), "groups") else {}
        if hasattr(type(value), "countries"):
            computed["countries"] = value.countries
        stated = {name: getattr(value, name) for name in value.__dataclass_fields__} | computed
        return group({name: _plain(part, paragraph, group) for name, part in stated.items()})
    if isinstance(value, tuple):
        return [_plain(part, paragraph, group) for part in value]
    if isinstance(value, Text):
        return paragraph(str(value))
    return str(value) if value else None
