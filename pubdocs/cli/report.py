"""Findings as Markdown, for a mail or a case file; and a rule of the law told in full."""

from collections.abc import Iterable
from dataclasses import replace
from gettext import gettext as _
from itertools import groupby
from pathlib import Path
from typing import Any

from pubdocs.checks.rule import Rule
from pubdocs.cli.language import translate
from pubdocs.cli.rendering import SEVERITIES, among, among_all, count, in_order, where, words_of
from pubdocs.diagnostics import Diagnostic


def as_markdown(diagnostics: Iterable[Diagnostic], root: Path) -> str:
    """A heading for each agreement, and a list item for each finding; how many they are."""
    found = sorted(in_order(diagnostics), key=lambda one: one.about)
    if not found:
        return _("Nothing to complain of.")
    parts: list[str] = []
    for about, group in groupby(found, key=lambda one: one.about):
        some = list(group)
        same = among_all(some)
        parts.append(f"## {about}" if about else f"## {_('Files and templates')}")
        parts += [_("All of it {variants}.").format(variants=same)] if same else []
        some = [replace(one, among=None) for one in some] if same else some
        parts.append("\n".join(_item(one, root) for one in some))
    return "\n\n".join([*parts, count(found)])


def _item(one: Diagnostic, root: Path) -> str:
    word, _color = SEVERITIES[one.severity]
    rows = [f"- **{one.code}** ({translate(word)}): {_plain(words_of(one.message))}"]
    rows += [f"  {_plain(words_of(one.hint))}"] if one.hint else []
    place = where(one.span, root)
    rows += [f"  `{place}`" + (f"; {one.law}" if one.law else "")] if place else []
    rows += [f"  {among(one.among)}"] if one.among else []
    return "  \n".join(rows)


def _plain(words: str) -> str:
    """Words in which no sign means anything in Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|" else sign for sign in words)


def explained(rule: Rule[Any]) -> str:
    """A rule: what it asks, the law, why, what breaks it, and what to do."""
    word, _color = SEVERITIES[rule.severity]
    example = "\n".join(f"    {line}" for line in rule.example.splitlines())
    return "\n\n".join(
        [
            f"{rule.id}  {words_of(rule.title)} ({translate(word)})",
            f"{_('law:')} {rule.law}",
            words_of(rule.why),
            f"{_('For example:')}\n\n{example}",
            f"{_('hint:')} {words_of(rule.hint)}",
        ]
    )
