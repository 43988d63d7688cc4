"""`pubdocs` itself: the list of the commands and the options that hold everywhere.

A command's module is imported when the command is used, so that `pubdocs --help` and shell completion are quick.
"""

from gettext import gettext as _
from importlib import import_module
from typing import Any

import click

from pubdocs import __version__
from pubdocs.cli.language import later
from pubdocs.cli.settings import CutOff, output_option, shared_options, write_examples

# Name → (module, what it does). The module's `command` is the click command.
COMMANDS = {
    "init": ("pubdocs.cli.init", later("A working project to start from.")),
    "generate": ("pubdocs.cli.generate", later("Write the appendices of agreements.")),
    "batch": ("pubdocs.cli.batch", later("Make every variant, and again only what has changed.")),
    "check": ("pubdocs.cli.check", later("Find what is wrong, and write nothing.")),
    "chain": ("pubdocs.cli.chain", later("Draw the chain that an agreement stands in.")),
    "explain": ("pubdocs.cli.explain", later("Where each sentence of a document came from.")),
    "diff": ("pubdocs.cli.diff", later("What changed in the documents, word by word.")),
    "matrix": ("pubdocs.cli.matrix", later("What differs between the variants of an agreement.")),
    "redline": ("pubdocs.cli.redline", later("Word files with tracked changes between two versions.")),
    "notice": ("pubdocs.cli.notice", later("Tell the other party what changed.")),
    "fields": ("pubdocs.cli.fields", later("What a template asks for.")),
    "schema": ("pubdocs.cli.schema", later("Write the schemas that help you write YAML.")),
    "show": ("pubdocs.cli.show", later("A Word file as text, with its numbers.")),
    "git-setup": ("pubdocs.cli.git_setup", later("Let git show Word files as text.")),
}
EXAMPLES = (
    ("pubdocs init my-project", later("Make a folder with a project that works.")),
    ("pubdocs -C my-project generate", later("Write all its documents into my-project/output.")),
    ("pubdocs -C my-project check", later("See what is wrong before you send anything.")),
)


class Commands(click.Group):
    """A group that knows its commands by name and loads one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load a command by its name."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[name][0]).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command asked for, or an error that names those with a near name."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Raises CutOff for a broken pipe."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise CutOff from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, without loading a command."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(words)) for name, (_module, words) in COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, and how to have the shell complete names."""
        write_examples(formatter, tuple((line, _(meaning)) for line, meaning in EXAMPLES))
        with formatter.section(_("Completion of commands and names")):
            for shell in ("bash", "zsh"):
                formatter.write(f'  {shell + ":":6}eval "$(_PUBDOCS_COMPLETE={shell}_source pubdocs)"\n')
            formatter.write("  fish: _PUBDOCS_COMPLETE=fish_source pubdocs | source\n")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Names of commands and options, without loading a command."""
        from click.shell_completion import CompletionItem

        names = [CompletionItem(n, help=_(words)) for n, (_m, words) in COMMANDS.items() if n.startswith(incomplete)]
        return names + click.Command.shell_complete(self, ctx, incomplete)


pubdocs = Commands(
    "pubdocs",
    help=_("Documents for Swedish data-processing agreements: from YAML to Word, with the right numbers."),
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGUMENTS]"),
    params=[
        *shared_options(hidden=False),
        output_option(),
    ],
)
click.version_option(__version__, "-V", "--version", prog_name="pubdocs")(pubdocs)
