"""`pubdocs schema`: JSON Schemas for editors."""

from gettext import gettext as _
from pathlib import Path

import click

from pubdocs.cli.language import translate
from pubdocs.cli.settings import Command, Settings, pass_settings


@click.command(
    "schema",
    cls=Command,
    help=_(
        "Write the JSON Schemas of the YAML files, one a kind of file. An editor that knows YAML reads them: it "
        "completes keys, shows what each one holds and underlines what is wrong."
    ),
    writes=_("Write into this folder instead of the project's own (schema)."),
    examples=(
        ("pubdocs schema", _("Into the folder schema, which the files of the project name.")),
        ("pubdocs schema --lang en -o /tmp/schema", _("With English explanations, elsewhere.")),
    ),
)
@pass_settings
def command(settings: Settings) -> None:
    """Write a file for each schema."""
    from pubdocs import pipeline

    folder = Path(settings.root, settings.output or "schema")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pipeline.schemas(translate).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        if not settings.quiet:
            click.echo(_("written: {path}").format(path=folder / name))
