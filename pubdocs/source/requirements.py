"""What a form requires of an agreement: paths of facts, as written in form.yaml."""

import difflib
from collections.abc import Iterator
from typing import Any

from pubdocs.agreement.codes import Role
from pubdocs.agreement.facts import Facts, facts_of
from pubdocs.agreement.form import Form
from pubdocs.agreement.model import Agreement, PartyInRole
from pubdocs.agreement.values import Term
from pubdocs.diagnostics import Diagnostic, Message, Span, msg
from pubdocs.source.shapes import shapes

_ROLES = {role.replace("-", "_"): role for role in Role.words}


def unnamed(form: Form) -> Iterator[Diagnostic]:
    """Complaints about paths that no agreement can have (data.unknown-fact), at their places in form.yaml."""
    for path in form.requires:
        steps = path.split(".")
        model: type[Facts] | None = PartyInRole if steps[0] in _ROLES else Agreement
        for step in steps[steps[0] in _ROLES :]:
            there = shapes(model) if model is not None else {}
            if step not in there:
                message = msg('"{path}" is not a fact of an agreement: there is no "{step}".', path=path, step=step)
                yield Diagnostic("data.unknown-fact", message, path.span, _near(step, list(there)))
                break
            model = there[step].facts


def _near(step: str, there: list[str]) -> Message | None:
    near = difflib.get_close_matches(step, there, n=1, cutoff=0.6)
    if near:
        return msg("Did you mean {near}?", near=near[0])
    return msg("Possible here: {keys}", keys=", ".join(there)) if there else None


def unmet(form: Form, agreement: Agreement, file: str) -> Iterator[Diagnostic]:
    """Complaints about facts that the form requires and the agreement does not state (data.required)."""
    for path in form.requires:
        if not _stated(agreement, path.split(".")):
            message = msg('The form "{form}" requires {path}, which is not stated.', form=agreement.form, path=path)
            yield Diagnostic("data.required", message, Span(file, 1, 1), _advice(path))


def _stated(agreement: Agreement, steps: list[str]) -> bool:
    """Whether a fact is there, and in a list for each thing."""
    values: list[Any] = [agreement]
    if steps[0] in _ROLES:
        values = [party for party in agreement.parties if party.role == _ROLES[steps[0]]]
        steps = steps[1:]
    for step in steps:
        values = [part for value in values for part in _parts(getattr(value, step, None))]
    return bool(values) and all(value is not None for value in values)


def _parts(value: Any) -> tuple[Any, ...]:
    return (value or (None,)) if isinstance(value, tuple) else (value,)


def _advice(path: Term) -> Message:
    key, _, below = path.partition(".")
    if key in _ROLES:
        return msg('State it for the party whose role is "{role}".', role=_ROLES[key])
    there = facts_of(Agreement)
    if below or key not in there:
        return msg("Write it in the agreement.")
    return msg("Write {key}: {description}", key=key, description=msg(there[key].description))
