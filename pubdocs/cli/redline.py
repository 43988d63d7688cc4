"""`pubdocs redline`: Word files with tracked changes between two versions."""

import re
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.generate import stamp
from pubdocs.cli.names import AGREEMENTS, REGIONS, listed
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from pubdocs.redline.run import Redlined

_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


@click.command(
    "redline",
    cls=Command,
    help=_(
        "Write Word files with tracked changes, one for each document that reads differently on two sides: by default "
        "in HEAD and in the working folder. Accept all changes in Word, and you have the new document; reject all, "
        "and you have the old one. Each region's variant of an agreement is a document of its own.\n\n"
        "A side is a git revision (HEAD^, a tag, a branch), a folder with a project, a folder of Word files, or a Word "
        "file. What differs only in looks is not told. A file that would not give both documents back is not written."
    ),
    writes=_("Write into this folder."),
    examples=(
        ("pubdocs redline -o redline", _("What you have changed since the last commit.")),
        ("pubdocs redline v1.0 -o redline", _("What has changed since v1.0.")),
        ("pubdocs redline sent.docx returned.docx -o redline", _("Two Word files.")),
        ("pubdocs redline signed . -o redline", _("From the Word files in a folder to what the project says now.")),
        (
            'pubdocs redline HEAD^ -o redline --author "Inera AB" --date 2026-03-02',
            _("Say whose changes they are, and of which day."),
        ),
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
@click.option("--author", metavar=_("NAME"), default="pubdocs", help=_("Whose changes they are; else pubdocs."))
@click.option(
    "--date",
    metavar=_("YYYY-MM-DD"),
    default="",
    help=_("The day of the changes; else the new document's own date, if it has one."),
)
@pass_settings
def command(
    settings: Settings,
    old: str | None,
    new: str | None,
    names: tuple[str, ...],
    regions: tuple[str, ...],
    author: str,
    date: str,
) -> None:
    """Write the redlines and say which."""
    second = stamp()
    if settings.output is None:
        raise click.UsageError(_("Say which folder to write into with -o DIR."))
    if date and not _DAY.fullmatch(date):
        raise click.BadParameter(
            _("{value} is not a day as in 2026-03-02.").format(value=repr(date)), param_hint="--date"
        )

    from pubdocs.cli.keeping import cache
    from pubdocs.comparing.documents import Wanted
    from pubdocs.diagnostics import Fault
    from pubdocs.redline.run import Told, redlines
    from pubdocs.redline.sides import versions

    root, settings.root = Path(settings.root), "."  # complaints name a file from where we stand, or in its revision
    sides = versions(root, old, new, cache(), Wanted(names, listed(regions)))
    done = redlines(sides, root / settings.output, Told(author, date, second))
    if not settings.quiet:
        _tell(done)
    if done.findings:
        raise Fault(done.findings)


def _tell(done: "Redlined") -> None:
    from pubdocs.cli.rendering import visible

    words = {
        "same": _("reads the same: {path}"),
        "added": _("only in the new version, all of it inserted: {path}"),
        "removed": _("only in the old version, all of it deleted: {path}"),
    }
    for path, fate in done.fates:
        if fate in words:
            click.echo(words[fate].format(path=visible(path)))
    if not done.fates:
        click.echo(_("Nothing has changed."))
        return
    for path_ in done.written:
        click.echo(_("written: {path}").format(path=visible(str(path_))))
    for path_ in done.unchanged:
        click.echo(_("unchanged: {path}").format(path=visible(str(path_))))
    click.echo(
        _("{written} written, {unchanged} unchanged.").format(written=len(done.written), unchanged=len(done.unchanged))
    )
