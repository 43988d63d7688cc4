"""`pubdocs init`: a project that works, to start from."""

from gettext import gettext as _
from pathlib import Path

import click

from pubdocs.cli.settings import Command, Settings, pass_settings


@click.command(
    "init",
    cls=Command,
    help=_(
        "Make a project in a new or empty folder: agreements that work, organisations, the catalogue, templates and "
        "schemas. Change them and make them yours."
    ),
    examples=(("pubdocs init my-project", _("Then: pubdocs -C my-project generate")),),
)
@click.argument("folder", metavar=_("DIR"), type=click.Path(file_okay=False))
@pass_settings
def command(settings: Settings, folder: str) -> None:
    """Copy the project, and say what to do next."""
    from pubdocs import pipeline

    target = Path(settings.root, folder)
    written = pipeline.init(target)
    quoted = f'"{target}"' if " " in str(target) else target
    if not settings.quiet:
        click.echo(
            _("{count} files in {folder}. Next: {command}").format(
                count=len(written), folder=target, command=f"pubdocs -C {quoted} generate"
            )
        )
