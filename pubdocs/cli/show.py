"""`pubdocs show`: any Word file as text."""

from gettext import gettext as _
from pathlib import Path

import click

from pubdocs.cli.language import translate
from pubdocs.cli.settings import Command, Settings, pass_settings


@click.command(
    "show",
    cls=Command,
    help=_("Print a Word file as text, with the numbers that Word shows. Any .docx will do, also one from others."),
    examples=(
        ("pubdocs show output/journalforing/bilaga-1.docx", _("Read a document without opening Word.")),
        ("pubdocs show returned.docx --format md | less", _("As Markdown, page by page.")),
    ),
)
@click.argument("file", metavar=_("FILE"), type=click.Path(dir_okay=False))
@click.option("--format", "form", type=click.Choice(("txt", "md")), default="txt", help=_("Plain text or Markdown."))
@pass_settings
def command(settings: Settings, file: str, form: str) -> None:
    """Print the text of the file."""
    from pubdocs import pipeline

    path, settings.root = Path(settings.root, file), "."  # complaints name the file from where we stand
    click.echo(pipeline.show(path, form, translate), nl=False)
