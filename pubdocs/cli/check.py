"""`pubdocs check`: everything that is wrong, at once, and nothing written."""

from gettext import gettext as _
from pathlib import Path

import click

from pubdocs.cli.names import AGREEMENTS
from pubdocs.cli.settings import Command, Settings, pass_settings

FORMATS = ("text", "json", "sarif")


@click.command(
    "check",
    cls=Command,
    help=_(
        "Find what is wrong in agreements and their templates: all of it, with file and line. Nothing is written.\n\n"
        "Exit code 0 if there is nothing to say, 1 if there is an error or a warning."
    ),
    examples=(
        ("pubdocs check", _("All agreements of the project in this folder.")),
        ("pubdocs check journalforing --json", _("One, for a program to read.")),
        ("pubdocs check --format sarif > pubdocs.sarif", _("For a code host to show beside the lines.")),
    ),
)
@click.argument("names", nargs=-1, metavar=_("[AGREEMENT]..."), type=AGREEMENTS)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=_("How to say it; else as text."))
@click.option("--json", "form", flag_value="json", help=_("The same as --format json."))
@pass_settings
@click.pass_context
def command(ctx: click.Context, settings: Settings, names: tuple[str, ...], form: str) -> None:
    """Print the findings; the exit code says whether any of them matters."""
    from pubdocs import pipeline
    from pubdocs.cli import machine, rendering
    from pubdocs.cli.keeping import cache
    from pubdocs.diagnostics import Fault, Severity

    root = Path(settings.root)
    try:
        found = pipeline.check(root, names, cache())
    except Fault as fault:
        found = fault.diagnostics
    if form == "json":
        click.echo(machine.as_json(found))
    elif form == "sarif":
        click.echo(machine.as_sarif(found))
    elif found:
        click.echo(rendering.as_text(found, root))
    elif not settings.quiet:
        click.echo(_("Nothing to complain of."))
    ctx.exit(any(d.severity is not Severity.INFORMATION for d in found))
