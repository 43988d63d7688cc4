"""`pubdocs chain`: the chain that an agreement stands in."""

from gettext import gettext as _
from pathlib import Path

import click

from pubdocs.cli.names import AGREEMENTS
from pubdocs.cli.settings import Command, Settings, pass_settings

FORMATS = ("text", "mermaid", "json")


@click.command(
    "chain",
    cls=Command,
    help=_(
        "Draw the chain that an agreement stands in: who entrusts personal data to whom, from the controller "
        "downwards, and by which agreements.\n\n"
        "Exit code 1 if the agreements of the chain do not fit one another."
    ),
    examples=(
        ("pubdocs chain modellavtal-1", _("In the terminal.")),
        ("pubdocs chain modellavtal-1 --format mermaid > chain.mmd", _("As a Mermaid flowchart, which GitHub draws.")),
    ),
)
@click.argument("name", metavar=_("AGREEMENT"), type=AGREEMENTS)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=_("How to draw it; else as text."))
@click.option("--json", "form", flag_value="json", help=_("The same as --format json."))
@pass_settings
def command(settings: Settings, name: str, form: str) -> None:
    """Print the drawing; warnings go to stderr."""
    from pubdocs import pipeline
    from pubdocs.cli.language import translate

    root = Path(settings.root)
    drawing, found = pipeline.chain(root, name, form, translate)
    if found:
        from pubdocs.cli.rendering import as_text

        click.echo(as_text(found, root), err=True)
    click.echo(drawing, nl=False)
