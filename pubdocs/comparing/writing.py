"""Differences as files: a table from the name of the format to a function."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from pubdocs.compare.changes import Change, Where
from pubdocs.comparing.as_pages import as_html, as_markdown, stat_as_markdown
from pubdocs.comparing.as_text import as_stat, as_text
from pubdocs.comparing.sides import ProjectSide, Side
from pubdocs.comparing.telling import Translate
from pubdocs.comparing.together import Differences, Paper

__all__ = ["DIFF_WRITERS", "STAT_WRITERS", "as_stat", "as_text"]


def as_json(differences: Differences, translate: Translate = str) -> str:
    """The differences for a program: words uncut, documents in which nothing differs left out."""
    papers = [_record(paper) for paper in differences.papers if any(state != "same" for state in paper.states.values())]
    record = {"old": _side(differences.old), "new": _side(differences.new), "documents": papers}
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _side(side: Side) -> dict[str, Any]:
    commit = asdict(side.commit) if isinstance(side, ProjectSide) and side.commit else None
    return {"name": side.name, "commit": commit}


def _record(paper: Paper) -> dict[str, Any]:
    return {
        "name": paper.name,
        "title": paper.title,
        "label": paper.label,
        "states": dict(paper.states),
        "regions": {region: name for region, name in paper.names.items() if region},
        "changes": [{"regions": [*filter(None, one.regions)], **_change(one.change)} for one in paper.told],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "what": change.what,
        "old": _place(change.old),
        "new": _place(change.new),
        "pieces": [{"fate": fate, "text": text} for fate, text in change.pieces],
    }


def _place(where: Where | None) -> dict[str, str] | None:
    return None if where is None else dict(_facts(where))


def _facts(where: Where) -> Iterator[tuple[str, str]]:
    for name in ("part", "clause", "number", "heading", "label", "row", "column"):
        yield name, getattr(where, name)


DIFF_WRITERS: dict[str, Callable[[Differences, Translate], str]] = {
    "text": as_text,
    "md": as_markdown,
    "html": as_html,
    "json": as_json,
}
STAT_WRITERS: dict[str, Callable[[Differences, Translate], str]] = {"text": as_stat, "md": stat_as_markdown}
"""By the name of the format: a line a document."""
