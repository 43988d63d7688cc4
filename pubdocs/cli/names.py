"""Names of agreements, regions and forms on the command line, completed by the shell; and numbers."""

from collections.abc import Callable, Iterable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.settings import Settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from pubdocs.source.project import Workspace


class Name(click.ParamType[str]):
    """A name of something in the project. `there` lists them; `several`: more may follow after a comma."""

    def __init__(self, name: str, there: "Callable[[Workspace], Iterable[str]]", *, several: bool = False) -> None:
        self.name = name
        self._there, self._several = there, several

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The names of the project that begin so."""
        from click.shell_completion import CompletionItem

        from pubdocs.diagnostics import Fault
        from pubdocs.source.folder import Folder
        from pubdocs.source.project import open_project

        settings = ctx.find_object(Settings) or Settings()
        before, comma, begun = incomplete.rpartition(",") if self._several else ("", "", incomplete)
        try:
            names = tuple(self._there(open_project(Folder(Path(settings.root)))))
        except Fault:
            return []
        return [CompletionItem(f"{before}{comma}{name}") for name in names if name.startswith(begun)]


class Number(click.IntRange):
    """A whole number between two others, called what people call it."""

    name = _("integer")


def listed(words: Iterable[str]) -> tuple[str, ...]:
    """The words of an option that may be given several times, each time with several words."""
    return tuple(dict.fromkeys(name for word in words for name in word.split(",") if name))


AGREEMENTS = Name("agreement", lambda workspace: workspace.agreement_ids)
REGIONS = Name("region", lambda workspace: ("all", *workspace.regions.groups, *workspace.regions.ids), several=True)
FORMS = Name("form", lambda workspace: workspace.form_ids)
