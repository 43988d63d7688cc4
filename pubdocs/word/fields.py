"""What a template asks for: the facts its tags print, in the order in which they first do."""

from collections.abc import Mapping
from dataclasses import dataclass

from pubdocs.agreement.facts import Facts, facts_of
from pubdocs.agreement.model import Agreement, Clause
from pubdocs.agreement.values import Code, Country, Day, Id, OrgNr, Term, Text, Whole
from pubdocs.diagnostics import Message, msg
from pubdocs.tags.kinds import Kind, base_kind, is_class, item_kind
from pubdocs.word.template import Template

# From the narrowest kind to the widest: the first that fits names a field's kind.
_KINDS: tuple[tuple[type, Message], ...] = (
    (Text, msg("free text")),
    (Day, msg("date")),
    (Whole, msg("whole number")),
    (OrgNr, msg("organisation number")),
    (Country, msg("country")),
    (Code, msg("choice")),
    (Id, msg("id")),
    (Term, msg("words")),
    (Clause, msg("clauses")),
)


# What the model works out from other facts, and the facts that an author writes: the longest match counts.
_WORKED_OUT = {
    "subprocessors.groups.members.countries": ("subprocessors.items.established", "subprocessors.items.access"),
    "subprocessors.groups.members": ("subprocessors.items",),
    "subprocessors.groups": ("subprocessors.items",),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A fact that a template prints. `description` is the model's, in English, to be translated.

    `required` where it is printed with no if around it: an agreement that does not state it cannot be printed.
    """

    name: str
    kind: Message
    description: str
    required: bool


def fields_of(template: Template, scope: Mapping[str, Kind]) -> tuple[Field, ...]:
    """The fields of a template."""
    required: dict[str, bool] = {}
    for use, _ in template.uses:
        for path in _written(use.path):
            required[path] = required.get(path, False) or use.required
    return tuple(Field(name, _kind(name, scope), _description(name, scope), must) for name, must in required.items())


def _written(path: str) -> tuple[str, ...]:
    """The facts to write for a path: itself, or those that it is worked out from."""
    for whole, sources in _WORKED_OUT.items():
        if path == whole or path.startswith(f"{whole}."):
            return tuple(f"{source}{path.removeprefix(whole)}" for source in sources)
    return (path,)


def _kind(path: str, scope: Mapping[str, Kind]) -> Message:
    kind, _ = _walk(path, scope)
    inner = item_kind(kind)
    if inner is not None:
        return msg("list of {kind}", kind=_word(inner))
    return _word(kind)


def _word(kind: Kind) -> Message:
    return next((word for one, word in _KINDS if is_class(kind, one)), msg("names"))


def _description(path: str, scope: Mapping[str, Kind]) -> str:
    return _walk(path, scope)[1]


def _walk(path: str, scope: Mapping[str, Kind]) -> tuple[Kind, str]:
    """The kind at a path, and the description of its last step."""
    first, *rest = path.split(".")
    kind: Kind = scope.get(first)
    root = facts_of(Agreement).get(first)
    description = root.description if root else ""
    for step in rest:
        owner = base_kind(item_kind(kind) or kind)
        if not is_class(owner, Facts):
            return kind, description
        field = facts_of(owner).get(step)
        if field is None:
            return kind, description
        kind, description = field.annotation, field.description
    return kind, description
