"""`pubdocs matrix`: what differs between the variants of an agreement."""

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.names import AGREEMENTS
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from pubdocs.compare.changes import Fate

FORMATS = ("text", "md", "html", "xlsx", "json")
NARROWEST, WIDEST = 80, 120


@click.command(
    "matrix",
    cls=Command,
    help=_(
        "Show what differs between the variants of an agreement: a table of clauses, each with its wordings and the "
        "regions that have them. What each region says of itself, such as its name, is no difference."
    ),
    examples=(
        ("pubdocs matrix journalforing", _("In the terminal.")),
        ("pubdocs matrix journalforing -o journalforing.xlsx", _("As an Excel workbook.")),
        ("pubdocs matrix journalforing --format md > differences.md", _("As Markdown, to keep in git.")),
    ),
)
@click.argument("name", metavar=_("AGREEMENT"), type=AGREEMENTS)
@click.option("--format", "form", type=click.Choice(FORMATS), help=_("How to write it; else as the file's name says."))
@click.option("--json", "form", flag_value="json", help=_("The same as --format json."))
@click.option("-o", "target", type=click.Path(dir_okay=False), metavar=_("FILE"), help=_("Write it into this file."))
@pass_settings
def command(settings: Settings, name: str, form: str | None, target: str | None) -> None:
    """Print the matrix, or write it into a file."""
    form = form or _named(target)
    if form == "xlsx" and target is None:
        raise click.UsageError(_("An Excel workbook is written into a file: say which with -o FILE."))

    from pubdocs import pipeline
    from pubdocs.cli.keeping import cache
    from pubdocs.cli.language import translate
    from pubdocs.compare.matrix_text import as_text
    from pubdocs.compare.writing import MATRIX_WRITERS

    root = Path(settings.root)
    matrix = pipeline.matrix(root, name, cache())
    if target is None and form == "text":
        click.echo(as_text(matrix, translate, _width(), _painted), nl=False)
        return
    words = MATRIX_WRITERS[form](matrix, translate)
    content = words if isinstance(words, bytes) else words.encode()
    if target is None:
        click.echo(content, nl=False)
        return

    from pubdocs.cli.rendering import visible
    from pubdocs.writers.disk import write_files

    path = root / target
    written, _same = write_files(path.parent, {path.name: content})
    if not settings.quiet:
        words = _("written: {path}") if written else _("unchanged: {path}")
        click.echo(words.format(path=visible(str(path))))


def _named(target: str | None) -> str:
    """The format that a file's name says; text if it says none."""
    ending = Path(target).suffix.removeprefix(".").lower() if target else ""
    return ending if ending in FORMATS else "text"


def _width() -> int:
    """The terminal's width, as far as a table is readable."""
    import shutil

    return min(max(shutil.get_terminal_size((NARROWEST, 0)).columns, NARROWEST), WIDEST)


def _painted(fate: "Fate", words: str) -> str:
    from pubdocs.cli.rendering import visible

    color = {"gone": "red", "new": "green"}.get(fate)
    return click.style(visible(words), fg=color) if color else visible(words)
