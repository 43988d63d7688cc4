"""What pydantic found wrong, as complaints at their places in the YAML, in words that say what to write."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pubdocs.agreement.facts import Facts, facts_of
from pubdocs.agreement.values import Refused
from pubdocs.diagnostics import Diagnostic, Message, Place, Span, msg
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.shapes import model_at, paths, shapes

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """An error of pydantic's and where it stands: the model around it, the key and the node, as far as they exist."""

    error: dict[str, Any]
    root: type[Facts]
    around: type[Facts] | None
    key: Scalar | None
    node: Node

    @property
    def type(self) -> str:
        """Pydantic's name for the error."""
        return str(self.error["type"])

    @property
    def loc(self) -> Loc:
        """The place as keys and numbers."""
        return tuple(self.error["loc"])

    @property
    def name(self) -> str:
        """The last step of the place: a key, or the number of an item in a list."""
        return str(self.loc[-1]) if self.loc else ""

    @property
    def span(self) -> Span:
        """The key if there is one, else the first line of what stands there."""
        return self.key.span if self.key is not None else self.node.span


def complaints(
    errors: list[Any], root: type[Facts], node: Node, taken: Iterable[Span | Place | None]
) -> Iterator[Diagnostic]:
    """A Diagnostic for each error of a validation of `node` as `root`.

    Left out: what stands where a complaint has been made before (`taken`), since it follows from that; and a list
    that is too short only because its items are wrong. Adds data.missing, data.unknown-key, data.not-list,
    data.not-mapping, data.empty-list, data.invalid, and the codes of `Refused`.
    """
    places = frozenset(taken)
    spots = [_spot(error, root, node) for error in errors]
    misspelt = {
        (*spot.loc[:-1], near) for spot in spots if spot.type == "unexpected_keyword_argument" for near in _near(spot)
    }
    for spot in spots:
        if not _follows(spot, spots, places, misspelt):
            yield _RULES.get(spot.type, _invalid)(spot)


def _follows(spot: _Spot, others: list[_Spot], places: frozenset[Span | Place | None], misspelt: set[Loc]) -> bool:
    """Whether an error only follows from another."""
    if spot.type == "missing":
        return spot.loc in misspelt
    if spot.type == "too_short" and any(other.loc[: len(spot.loc)] == spot.loc != other.loc for other in others):
        return True
    return bool({spot.span, spot.node.span} & places)


def _spot(error: dict[str, Any], root: type[Facts], node: Node) -> _Spot:
    """Walk the tree by the error's place. For a key that is missing, the place is the mapping that lacks it."""
    loc: Loc = tuple(error["loc"])
    steps = loc[:-1] if error["type"] == "missing" else loc
    key: Scalar | None = None
    for step in steps:
        if isinstance(node, Mapping):
            key, node = node.key(str(step)), node.get(str(step)) or node
        elif isinstance(node, Sequence) and isinstance(step, int):
            key, node = None, node.items[step]
    return _Spot(error, root, model_at(root, loc[:-1]), key, node)


def _missing(spot: _Spot) -> Diagnostic:
    message = msg('The key "{key}" is missing here.', key=spot.name)
    return Diagnostic("data.missing", message, spot.span, _description(spot))


def _description(spot: _Spot) -> Message | None:
    """What the model says of a key, for the one who must write it."""
    field = facts_of(spot.around).get(spot.name) if spot.around is not None else None
    if field is None or not field.description:
        return None
    return msg("Write {key}: {description}", key=spot.name, description=msg(field.description))


def _unknown_key(spot: _Spot) -> Diagnostic:
    message = msg('There is no key "{key}" here.', key=spot.name)
    return Diagnostic("data.unknown-key", message, spot.span, _meant(spot))


def _near(spot: _Spot) -> list[str]:
    """The key that may be meant: one spelt like it, or one whose description holds the word (ändamål)."""
    fields = facts_of(spot.around) if spot.around is not None else {}
    plain = re.sub(r"[^a-z]+", "_", spot.name.lower())
    if near := difflib.get_close_matches(plain, fields, n=1, cutoff=0.6):
        return near
    word = re.compile(rf"\b{re.escape(spot.name)}\b", re.IGNORECASE)
    return [name for name, field in fields.items() if len(spot.name) > 3 and word.search(field.description)][:1]


def _meant(spot: _Spot) -> Message:
    if near := _near(spot):
        return msg("Did you mean {near}?", near=near[0])
    homes = [path for path, model in paths(spot.root) if spot.name in shapes(model) and model is not spot.around]
    if len(homes) == 1:
        place = homes[0] or msg("the top of the file")
        return msg("It belongs under {place}; look at the indentation.", place=place)
    allowed = shapes(spot.around) if spot.around is not None else ()
    return msg("Possible here: {keys}", keys=", ".join(allowed))


def _refused(spot: _Spot) -> Diagnostic:
    refusal = spot.error.get("ctx", {}).get("error")
    if not isinstance(refusal, Refused):
        return _invalid(spot)
    match spot.node:
        case Scalar():
            return Diagnostic(refusal.code, refusal.message, spot.node.span, refusal.hint)
        case Sequence():
            hint = msg("Write one value; a list within a text needs | after the colon.")
        case Mapping():
            hint = msg("Put a text with a colon in quotation marks.")
    return Diagnostic(refusal.code, refusal.message, spot.span, hint)


def _not_mapping(spot: _Spot) -> Diagnostic:
    model = model_at(spot.root, spot.loc) or spot.root
    keys = list(shapes(model))
    message = msg("Several facts are wanted here, each with its key.")
    if isinstance(spot.node, Scalar) and "text" in keys:
        hint = msg("Move the text to a line of its own below, indented, beginning with text:")
    elif isinstance(spot.node, Sequence) and "items" in keys:
        hint = msg("Put the list below the key items:, indented.")
    else:
        hint = msg("Write them on lines of their own below, indented: {keys}", keys=", ".join(keys))
    return Diagnostic("data.not-mapping", message, spot.span, hint)


def _not_list(spot: _Spot) -> Diagnostic:
    hint = msg('Begin each item on a line of its own with "- ", also if there is only one.')
    return Diagnostic("data.not-list", msg("A list is wanted here."), spot.span, hint)


def _too_short(spot: _Spot) -> Diagnostic:
    message = msg('The list "{key}" is empty; at least one item is wanted.', key=spot.name)
    return Diagnostic("data.empty-list", message, spot.span, _description(spot))


def _invalid(spot: _Spot) -> Diagnostic:
    return Diagnostic("data.invalid", msg("This cannot stand here: {reason}", reason=spot.error["msg"]), spot.span)


_RULES: dict[str, Callable[[_Spot], Diagnostic]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown_key,
    "value_error": _refused,
    "dataclass_type": _not_mapping,
    "dict_type": _not_mapping,
    "tuple_type": _not_list,
    "too_short": _too_short,
}
