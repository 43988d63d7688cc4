"""`pubdocs git-setup`: let git show Word files as text."""

from gettext import gettext as _
from pathlib import Path

import click

from pubdocs.cli.settings import Command, Settings, pass_settings


@click.command(
    "git-setup",
    cls=Command,
    help=_(
        "Let git show Word files as text with their numbers, templates too, in git diff, git log -p and git show; and "
        "say what to do when two versions of a Word file are to be merged.\n\n"
        "Writes into the repository's own configuration and into .gitattributes. Run it once in every clone, and again "
        "when pubdocs has been upgraded."
    ),
    examples=(
        ("pubdocs git-setup", _("Then: git diff, git log -p.")),
        ("pubdocs git-setup --undo", _("Take it back.")),
    ),
)
@click.option("--undo", "back", is_flag=True, help=_("Take back what git-setup did."))
@pass_settings
def command(settings: Settings, back: bool) -> None:
    """Set git up, or take it back, and say what was done."""
    from pubdocs.cli.language import translate
    from pubdocs.comparing.git_setup import set_up, undo

    root = Path(settings.root)
    done = undo(root) if back else set_up(root, _program(), _note())
    for message in () if settings.quiet else done:
        click.echo(message.render(translate))


def _program() -> str:
    """How a shell starts this program, wherever it stands."""
    import shlex
    import shutil
    import sys

    return "pubdocs" if shutil.which("pubdocs") else f"{shlex.quote(sys.executable)} -m pubdocs"


def _note() -> tuple[str, ...]:
    """What is said when git cannot merge a Word file; %P is its name."""
    return (
        _("pubdocs: %P was changed on both sides, and git cannot merge Word files. Yours is kept for now."),
        _('  What differs:  git show ":3:%P" > theirs.docx; pubdocs diff "%P" theirs.docx'),
        _('  To take theirs:  git checkout --theirs "%P"'),
        _('  When it is as it should be:  git add "%P"'),
    )
