"""`pubdocs diff`: what changed in the documents, clause by clause and word by word."""

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.names import AGREEMENTS, REGIONS, listed
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from pubdocs.compare.changes import Fate

FORMATS = ("text", "md", "html", "json")
STAT_FORMATS = ("text", "md")


@click.command(
    "diff",
    cls=Command,
    help=_(
        "Show what changed in the documents between two sides: by default between HEAD and the working folder. A side "
        "is a git revision (HEAD^, a tag, a branch), a folder with a project, or a Word file; a Word file beside a "
        "project is compared with the document that it is there.\n\n"
        "The documents of both sides are made in memory and their words compared, so formatting is no change. "
        "What is equal in several regions is told once.\n\n"
        "Exit code 0 if nothing changed, 1 if something did or a side is wrong."
    ),
    examples=(
        ("pubdocs diff", _("What you have changed since the last commit.")),
        ("pubdocs diff v1.0 HEAD --stat", _("A line for each document that is another since v1.0.")),
        ("pubdocs diff main...HEAD --format md", _("What a branch changes, for a pull request.")),
        ("pubdocs diff sent.docx returned.docx", _("Two Word files.")),
        ("pubdocs diff returned.docx", _("What came back, beside what the project says now.")),
        ("pubdocs diff HEAD^ -o changes.html", _("As a page to read or send.")),
    ),
)
@click.argument("old", required=False, metavar=_("[OLD]"))
@click.argument("new", required=False, metavar=_("[NEW]"))
@click.option("--agreement", "names", multiple=True, metavar=_("AGREEMENT"), type=AGREEMENTS, help=_("Only this one."))
@click.option(
    "--region",
    "regions",
    multiple=True,
    metavar=_("REGION,…"),
    type=REGIONS,
    help=_("Only as the agreements are in these regions, or groups of regions."),
)
@click.option("--format", "form", type=click.Choice(FORMATS), help=_("How to write it; else as the file's name says."))
@click.option("--json", "form", flag_value="json", help=_("The same as --format json."))
@click.option("--stat", is_flag=True, help=_("A line a document, also where only formatting changed."))
@click.option("-o", "target", type=click.Path(dir_okay=False), metavar=_("FILE"), help=_("Write it into this file."))
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    old: str | None,
    new: str | None,
    names: tuple[str, ...],
    regions: tuple[str, ...],
    form: str | None,
    stat: bool,
    target: str | None,
) -> None:
    """Print the differences, or write them into a file; the exit code says whether there are any."""
    form = form or _named(target)
    if stat and form not in STAT_FORMATS:
        raise click.UsageError(_("--stat is written as text or md."))

    from pubdocs.cli.keeping import cache
    from pubdocs.cli.language import translate
    from pubdocs.cli.rendering import as_text as complaints
    from pubdocs.comparing.documents import Wanted
    from pubdocs.comparing.sides import sides
    from pubdocs.comparing.together import differences_of
    from pubdocs.comparing.writing import DIFF_WRITERS, STAT_WRITERS, as_stat, as_text

    root, settings.root = Path(settings.root), "."  # complaints name the file from where we stand, or in its revision
    found = differences_of(*sides(root, old, new), Wanted(names, listed(regions)), cache(), _cores())
    if target is not None:
        _write(root / target, (STAT_WRITERS if stat else DIFF_WRITERS)[form](found, translate), quiet=settings.quiet)
    elif form == "text" and not settings.quiet:
        words = (as_stat if stat else as_text)(found, translate, _painted)
        click.echo(words or ("" if found.faults else _("Nothing has changed.") + "\n"), nl=False)
    elif not settings.quiet:
        click.echo((STAT_WRITERS if stat else DIFF_WRITERS)[form](found, translate).encode(), nl=False)
    if found.faults:
        click.echo(complaints(found.faults), err=True)
    ctx.exit(found.any or bool(found.faults))


def _cores() -> int:
    """The processors that this process may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _named(target: str | None) -> str:
    """The format that a file's name says; text if it says none."""
    ending = Path(target).suffix.removeprefix(".").lower() if target else ""
    return ending if ending in FORMATS else "text"


def _write(path: Path, words: str, *, quiet: bool) -> None:
    from pubdocs.cli.rendering import visible
    from pubdocs.writers.disk import write_files

    written, _same = write_files(path.parent, {path.name: words.encode()})
    if not quiet:
        said = _("written: {path}") if written else _("unchanged: {path}")
        click.echo(said.format(path=visible(str(path))))


def _painted(fate: "Fate", words: str) -> str:
    from pubdocs.cli.rendering import visible

    color = {"gone": "red", "new": "green"}.get(fate)
    return click.style(visible(words), fg=color) if color else visible(words)
