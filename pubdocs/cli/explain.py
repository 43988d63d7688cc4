"""`pubdocs explain`: where each sentence of a document came from."""

import json
import re
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pubdocs.cli.language import later, translate
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubdocs.explain.explaining import Explained, Explanation, Told
    from pubdocs.explain.sources import Source, Written

# What a layer is, by its kind; {name} is the agreement, region, group, organisation or form.
LAYERS = {
    "agreement": later("the agreement"),
    "based-on": later("{name}, which the agreement is based on"),
    "regions": later("what holds in all regions"),
    "group": later("what holds in the regions {name}"),
    "region": later("what holds in {name}"),
    "agreement-in-regions": later("the agreement in all regions"),
    "agreement-in-group": later("the agreement in the regions {name}"),
    "agreement-in-region": later("the agreement in {name}"),
    "organisation": later("the organisation {name}"),
    "catalogue": later("the catalogue"),
    "form": later("the form {name}"),
    "built-in": later("the lists that come with pubdocs"),
    "other": later("the project"),
}
# What is worked out, and so is written nowhere as it stands.
WORKED_OUT = {
    "reference": later("worked out: a reference to {target}"),
    "contents": later("worked out: the table of contents"),
    "field": later("worked out by Word: {target}"),
    "left-out": later("written by pubdocs where a clause is left out"),
}
PARTS = {"header": later("header"), "footnotes": later("footnotes"), "footer": later("footer")}
LEAST = 60  # columns, however narrow the terminal
LONGEST = 48  # characters of words that are shown beside their place


@click.command(
    "explain",
    cls=Command,
    help=_(
        "Tell where each sentence of a document came from: the line of data, the layer that gave it and what that "
        "overrode, or the paragraph of the template; and when the line was last changed, if git knows.\n\n"
        "FILE is a Word file that pubdocs wrote, also under another name or saved again in Word. The project tells as "
        "it is now: a sentence that the project no longer gives is said to be so. CLAUSE is a number or an id.\n\n"
        "Exit code 1 if a sentence is not in the project as it is now."
    ),
    examples=(
        ("pubdocs explain output/journalforing/bilaga-1.docx", _("Every sentence.")),
        ("pubdocs explain output/journalforing/bilaga-1.docx 7", _("One clause, by its number.")),
        ("pubdocs explain copy.docx ovriga-instruktioner --json", _("One clause, by its id, for a program to read.")),
    ),
)
@click.argument("file", metavar=_("FILE"), type=click.Path(dir_okay=False))
@click.argument("clause", metavar=_("[CLAUSE]"), default="")
@click.option("--as", "identity", metavar=_("DOCUMENT"), default="", help=_("Which document it is, if it cannot tell."))
@click.option("--json", "as_json", is_flag=True, help=_("As JSON."))
@pass_settings
def command(settings: Settings, file: str, clause: str, identity: str, as_json: bool) -> int:
    """Print the sentences with their sources."""
    from pubdocs.cli.keeping import cache
    from pubdocs.explain.explaining import explain

    found = explain(Path(settings.root), file, clause, identity, cache())
    if as_json:
        click.echo(json.dumps(_record(found), indent=2))
    else:
        click.echo("\n".join(_Rows(found, settings.root).rows()))
    return 1 if found.strangers else 0


class _Rows:
    """An explanation as rows for a terminal."""

    def __init__(self, found: "Explanation", root: str) -> None:
        import shutil

        self.found, self.root = found, root
        self.width = max(shutil.get_terminal_size((100, 24)).columns, LEAST)

    def rows(self) -> "Iterator[str]":
        yield _("This is {document}.").format(document=self.found.identity)
        before = ("body", ("", ""))
        for paragraph in self.found.paragraphs:
            passage = paragraph.passage
            if before != (passage.part, passage.clause):
                before = (passage.part, passage.clause)
                yield from ("", *([] if passage.heading else self.title(paragraph)))
            for number, told in enumerate(paragraph.sentences):
                row = f"{'' if number else passage.label} {told.words}".strip()
                yield click.style(self.cut(row), bold=True) if passage.heading else self.cut(f"  {row}")
                yield from self.told(told)
        if count := self.found.strangers:
            words = ngettext(
                "{count} sentence is not in the project as it is now.",
                "{count} sentences are not in the project as it is now.",
                count,
            )
            yield from ("", words.format(count=count))

    def title(self, paragraph: "Explained") -> "Iterator[str]":
        """The clause that a paragraph stands in, or the part of the document."""
        passage = paragraph.passage
        words = " ".join(filter(None, passage.clause)) or translate(PARTS.get(passage.part, ""))
        if words:
            yield click.style(self.cut(words), bold=True)

    def told(self, told: "Told") -> "Iterator[str]":
        """The sources of a sentence, those at one place together."""
        if told.sources is None:
            words = _("not in the project as it is now: the file or the project has been changed")
            yield "      " + click.style(words, fg="yellow")
            return
        rows: dict[tuple[str, str], list[Source]] = {}
        spoken = [source for source in told.sources if any(map(str.isalnum, source.words))]
        for source in spoken or told.sources:
            if source.kind != "between":
                rows.setdefault(self.source(source), []).append(source)
        for (place, what), sources in rows.items():
            said = _words_of(sources) if len(rows) > 1 or sources[0].excerpt not in ("", told.words) else ""
            yield f"      {place}{said}{what}"
            for beneath in sources[0].overrode:
                yield "        " + _("in place of {place}").format(place="".join(self.written(beneath)))

    def source(self, source: "Source") -> tuple[str, str]:
        """Where some words came from: the place, and what it is."""
        from pubdocs.cli.rendering import where

        if source.kind == "data" and source.written:
            return self.written(source.written)
        if source.kind == "template":
            return where(source.place, self.root), " (" + _("the template") + ")"
        place, _layer = self.written(source.written) if source.written else (where(source.place, self.root), "")
        words = translate(WORKED_OUT.get(source.kind, "")).format(target=source.target)
        return place, f" ({words})" if place else words

    def written(self, written: "Written") -> tuple[str, str]:
        """A line of data, and its layer and commit."""
        from pubdocs.cli.rendering import shown_path

        span, layer = written.span, written.layer
        file = span.file if layer.kind == "built-in" else shown_path(span.file, self.root)
        commit = self.found.commit(written)
        said = translate(LAYERS[layer.kind]).format(name=layer.name)
        return f"{file}:{span.line}", f" ({said}, {commit.name} {commit.day})" if commit else f" ({said})"

    def cut(self, row: str) -> str:
        """A row no wider than the terminal."""
        from pubdocs.cli.rendering import visible

        row = visible(row)
        return row if len(row) <= self.width else row[: self.width - 1] + "…"


def _words_of(sources: "list[Source]") -> str:
    """What came from one place, in quotation marks; of the template the words that its paragraph begins with."""
    from pubdocs.cli.rendering import visible

    between = "" if sources[0].kind == "reference" else " … "
    words = re.sub(r"\{%.*?%\}", "", sources[0].excerpt) or between.join(source.words.strip() for source in sources)
    words = visible(words.strip())
    return f" ”{words if len(words) <= LONGEST else words[: LONGEST - 1] + '…'}”"


def _record(found: "Explanation") -> dict[str, Any]:
    """An explanation as an object: null where there is no such thing; lines, columns and paragraphs count from 1."""
    return {
        "document": found.identity,
        "paragraphs": [
            {
                "part": one.passage.part,
                "clause": {"label": one.passage.clause[0], "heading": one.passage.clause[1]},
                "names": sorted(one.passage.names),
                "label": one.passage.label,
                "sentences": [_told(told, found) for told in one.sentences],
            }
            for one in found.paragraphs
        ],
    }


def _told(told: "Told", found: "Explanation") -> dict[str, Any]:
    sources = None if told.sources is None else [_source(source, found) for source in told.sources]
    return {"text": told.words, "sources": sources}


def _source(source: "Source", found: "Explanation") -> dict[str, Any]:
    place = source.place
    template = {"file": place.file, "part": place.part, "paragraph": place.paragraph} if place else None
    return {
        "words": source.words,
        "kind": source.kind,
        "written": _written(source.written, found) if source.written else None,
        "overrode": [_written(one, found) for one in source.overrode],
        "template": template and {**template, "text": source.excerpt},
        "target": source.target or None,
    }


def _written(written: "Written", found: "Explanation") -> dict[str, Any]:
    span, commit = written.span, found.commit(written)
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "layer": written.layer.kind.value,
        "name": written.layer.name or None,
        "commit": commit.name if commit else None,
        "date": commit.day if commit else None,
    }
