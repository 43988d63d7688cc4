"""A rule of the catalogue as it judges Word files: the same question, asked of words and looks instead of facts."""

from collections.abc import Callable, Iterable
from typing import Any

from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Message


def on_files(
    rule: Rule[Any],
    judge: Callable[[Paper], Iterable[Told]] | None = None,
    hint: Message | None = None,
    example: str = "",
) -> Rule[Paper]:
    """The rule with a judge, a hint and an example of its own for Word files; else with those it has."""
    return Rule(
        rule.id,
        rule.title,
        rule.law,
        rule.severity,
        rule.why,
        hint or rule.hint,
        example or rule.example,
        judge or rule.judge,
        rule.kinds,
    )
