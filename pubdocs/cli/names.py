"""Names of agreements on the command line, completed by the shell."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.settings import Settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class AgreementName(click.ParamType[str]):
    """The name of a file in the project's folder of agreements, without its .yaml."""

    name = "agreement"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The agreements of the project that begin so."""
        from click.shell_completion import CompletionItem

        from pubdocs.diagnostics import Fault
        from pubdocs.source.folder import Folder
        from pubdocs.source.project import open_project

        settings = ctx.find_object(Settings) or Settings()
        try:
            names = open_project(Folder(Path(settings.root))).agreement_ids
        except Fault:
            return []
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


AGREEMENTS = AgreementName()
