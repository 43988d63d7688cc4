"""Jinja as the tag language uses it: sandboxed, autoescaping, strict, with our filters and nothing of its own."""

from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pubdocs.agreement.model import Facts, Section
from pubdocs.agreement.values import Term
from pubdocs.tags.filters import FILTERS, Absent, absent


class TagEnvironment(ImmutableSandboxedEnvironment):
    """Jinja with our filters, in which an absent fact is false and empty, and has only absent parts."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute of a model or a value; the names were checked when the template was compiled."""
        if obj is absent:
            return absent
        if isinstance(obj, Facts | Term):
            if attribute.startswith("_"):
                return self.undefined(obj=obj, name=attribute)
            value = getattr(obj, attribute, absent)
            return absent if value is None else value
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A thing of a section by its id."""
        return self.getattr(obj, argument) if isinstance(obj, Section | Absent) else super().getitem(obj, argument)


def environment(finalize: Callable[..., Any] | None = None, **delimiters: Any) -> TagEnvironment:
    """A sandboxed, autoescaping Jinja with strict names, our filters and nothing else of Jinja's."""
    made = TagEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        keep_trailing_newline=True,
        cache_size=0,
        **delimiters,
    )
    made.filters = {name: filter_.apply for name, filter_ in FILTERS.items()}
    made.tests = {}
    made.globals = {}
    return made
