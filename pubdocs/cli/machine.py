"""Diagnostics for machines: JSON, and SARIF 2.1.0 (OASIS) for editors and code hosts. ASCII, so it suits any pipe."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pubdocs import __version__
from pubdocs.cli.language import translate
from pubdocs.cli.rendering import in_order
from pubdocs.diagnostics import Diagnostic, Place, Severity, Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A list with an object for each diagnostic; see `record`."""
    return json.dumps([record(diagnostic) for diagnostic in in_order(diagnostics)], indent=2)


def findings_as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """What a command answers that could not do what it was asked: an object, as its answer would have been."""
    return json.dumps({"findings": [record(diagnostic) for diagnostic in in_order(diagnostics)]}, indent=2)


def record(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as an object: null where it has no such thing; lines, columns and paragraphs count from 1."""
    span = diagnostic.span
    line, column = (span.line, span.column) if isinstance(span, Span) else (None, (span and span.column) or None)
    part, paragraph = (span.part or None, span.paragraph or None) if isinstance(span, Place) else (None, None)
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.render(translate),
        "file": span.file if span else None,
        "line": line,
        "column": column,
        "part": part,
        "paragraph": paragraph,
        "hint": diagnostic.hint.render(translate) if diagnostic.hint else None,
        "law": diagnostic.law or None,
        "agreement": diagnostic.about or None,
        "variants": list(diagnostic.among.regions) if diagnostic.among else None,
    }


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """A SARIF log with one run."""
    found = in_order(diagnostics)
    driver = {
        "name": "pubdocs",
        "version": __version__,
        "rules": [_rule(code) for code in sorted({diagnostic.code for diagnostic in found})],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic) for diagnostic in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    """A rule of the law with its title and what it is for; of another code there is no more to say."""
    from pubdocs.checks.documents.rules import BY_ID

    rule = BY_ID.get(code)
    if rule is None:
        return {"id": code}
    title, why = rule.title.render(translate), rule.why.render(translate)
    return {"id": code, "shortDescription": {"text": title}, "fullDescription": {"text": f"{why} ({rule.law})"}}


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    texts = [diagnostic.message.render(translate)]
    if diagnostic.hint:
        texts.append(diagnostic.hint.render(translate))
    return {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": " ".join(texts)},
        "locations": [_location(diagnostic.span)] if diagnostic.span else [],
    } | _properties(diagnostic)


def _properties(diagnostic: Diagnostic) -> dict[str, Any]:
    """What SARIF has no word for: the agreement, and in which of its variants; the law."""
    known = {"agreement": diagnostic.about, "law": diagnostic.law}
    properties: dict[str, Any] = {name: value for name, value in known.items() if value}
    if diagnostic.among:
        properties["variants"] = list(diagnostic.among.regions)
    return {"properties": properties} if properties else {}


def _location(span: Span | Place) -> dict[str, Any]:
    path = Path(span.file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    match span:
        case Span():
            start, end = max(span.column, 1), max(span.column, 1) + max(span.length, 1)
            physical["region"] = {"startLine": max(span.line, 1), "startColumn": start, "endColumn": end}
            return {"physicalLocation": physical}
        case Place():
            inside = {"fullyQualifiedName": f"{span.part}/{span.paragraph}", "kind": "element"}
            return {"physicalLocation": physical} | ({"logicalLocations": [inside]} if span.part else {})
