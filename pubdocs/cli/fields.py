"""`pubdocs fields`: what a template asks for."""

import json
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.language import translate
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from pubdocs.word.fields import Field


@click.command(
    "fields",
    cls=Command,
    help=_(
        "List the facts that a template asks for: the name to write in YAML, what it holds, and if it must be there."
    ),
    examples=(
        ("pubdocs fields templates/skr-2023/bilaga-1.docx", _("The facts of one template.")),
        ("pubdocs fields templates/skr-2023/bilaga-1.docx --json", _("The same for a program to read.")),
    ),
)
@click.argument("template", metavar=_("TEMPLATE"), type=click.Path(dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help=_("As JSON."))
@pass_settings
def command(settings: Settings, template: str, as_json: bool) -> None:
    """Print the fields, one a line."""
    from pubdocs import pipeline

    root, settings.root = Path(settings.root), "."  # complaints name the file from where we stand
    found = pipeline.fields(root, root / template)
    if not (found or as_json or settings.quiet):
        click.echo(_("The file has no tags, so it asks for nothing."), err=True)
    click.echo(_as_json(found) if as_json else _as_text(found), nl=as_json or bool(found))


def _as_json(found: "tuple[Field, ...]") -> str:
    rows = [
        {
            "name": field.name,
            "kind": field.kind.render(translate),
            "required": field.required,
            "description": translate(field.description),
        }
        for field in found
    ]
    return json.dumps(rows, indent=2)


def _as_text(found: "tuple[Field, ...]") -> str:
    """Three columns, the last one as wide as it needs."""
    rows = [
        (
            field.name,
            field.kind.render(translate) + (", " + _("required") if field.required else ""),
            translate(field.description),
        )
        for field in found
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    return "\n".join(f"{name:{widths[0]}}  {kind:{widths[1]}}  {words}".rstrip() for name, kind, words in rows)
