"""From the tree to typed facts: Agreement, Party, Form, Project, Catalogue.

A tree may have been merged before it comes here; each value brings its own span.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic_core import ValidationError

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.values import Term
from pubdocs.diagnostics import Diagnostic, Findings, msg
from pubdocs.source.complaints import complaints
from pubdocs.source.completion import Known, complete
from pubdocs.source.consistency import inconsistencies
from pubdocs.source.node import Mapping, Node, Scalar, Sequence
from pubdocs.source.typed import typed

M = TypeVar("M", bound=Facts)


def bind(node: Node, model: type[M], findings: Findings, known: Known | None = None) -> M | None:
    """The facts of a tree, or None if something is wrong with it; all complaints are added to `findings`.

    `known` is what other files give; without it the tree must say everything itself. Adds: those of
    `completion.complete`, `consistency.inconsistencies` and `complaints.complaints`; yaml.tag.
    """
    found = Findings()
    found.extend(_stray_tags(node))
    if known is not None:
        node = complete(node, model, known, found)
    found.extend(inconsistencies(node, model, known or Known()))
    taken = {d.span for d in findings}
    findings.extend(d for d in found if d.span not in taken)
    try:
        facts = typed(model, plain(node))
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        findings.extend(complaints(errors, model, node, (d.span for d in findings)))
        return None
    return None if len(found) else facts


def plain(node: Node) -> Any:
    """The tree as dicts, lists and Terms."""
    match node:
        case Scalar():
            return Term(node.words, node.span)
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.value: plain(value) for key, value in node.entries}


def _stray_tags(node: Node) -> Iterator[Diagnostic]:
    """!remove and !append, which mean something in an overlay alone."""
    if node.tag:
        message = msg("{tag} has a meaning only in a file that is laid over another, not here.", tag=node.tag)
        yield Diagnostic("yaml.tag", message, node.span, msg("Delete it; or name the other agreement: based_on."))
    below = node.items if isinstance(node, Sequence) else ()
    if isinstance(node, Mapping):
        below = tuple(value for _, value in node.entries)
    for child in below:
        yield from _stray_tags(child)
