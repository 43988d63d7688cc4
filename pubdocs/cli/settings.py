"""The options that hold for every command, before its name or after it."""

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

import click

from pubdocs.cli.language import LANGUAGES


@dataclass(slots=True)
class Settings:
    """What the options that hold everywhere say. Relative paths are meant from `root`, as in git and make."""

    root: str = "."
    output: str | None = None
    quiet: bool = False
    debug: bool = False
    as_json: bool = False


class CutOff(Exception):
    """Nobody reads our output any more; click would make a broken pipe the exit code of findings."""


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Write an option that was given into the settings; the last one said holds."""
    if value and param.name:
        setattr(ctx.find_object(Settings), param.name, value)


def shared_options(*, hidden: bool) -> list[click.Parameter]:
    """The options that hold everywhere. Only the help of `pubdocs` itself lists them."""
    folder = click.Path(exists=True, file_okay=False)

    def option(*names: str, help: str, **more: Any) -> click.Option:
        return click.Option(names, help=help, hidden=hidden, expose_value=False, callback=_keep, **more)

    return [
        option("-C", "root", type=folder, metavar=_("DIR"), help=_("Work as if started in this folder.")),
        option("-q", "--quiet", is_flag=True, help=_("Say nothing but what is wrong.")),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            hidden=hidden,
            help=_("Language of the messages; else the one of the locale."),
        ),
        option("--debug", is_flag=True, help=_("Show the whole trace of a fault of our own.")),
    ]


def output_option(*, hidden: bool = False, help: str | None = None) -> click.Parameter:
    """`-o DIR`, for `pubdocs` and the commands that write."""
    return click.Option(
        ["-o", "output"],
        type=click.Path(file_okay=False),
        metavar=_("DIR"),
        help=help or _("Write into this folder."),
        hidden=hidden,
        expose_value=False,
        callback=_keep,
    )


class Command(click.Command):
    """A command with the options that hold everywhere, and with examples at the end of its help."""

    examples: tuple[tuple[str, str], ...]

    def __init__(
        self, name: str | None, *, examples: tuple[tuple[str, str], ...] = (), writes: str = "", **more: Any
    ) -> None:
        super().__init__(name, **more, options_metavar=_("[OPTIONS]"))
        self.examples = examples
        if writes:
            self.params.append(output_option(help=writes))
        self.params += shared_options(hidden=True)

    def invoke(self, ctx: click.Context) -> Any:
        """Do it. Who asked for JSON is answered in JSON, also if it cannot be done (`edge`)."""
        if settings := ctx.find_object(Settings):
            said = (ctx.params.get(param.name) for param in self.params if param.name and "--json" in param.opts)
            settings.as_json = any(value in (True, "json") for value in said)
        return super().invoke(ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, and where the other options are told of."""
        write_examples(formatter, self.examples)
        formatter.write_paragraph()
        formatter.write_text(_("Options that every command takes: see pubdocs --help."))


def write_examples(formatter: click.HelpFormatter, examples: tuple[tuple[str, str], ...]) -> None:
    """Each example with what it does below it."""
    with formatter.section(_("Examples")):
        for line, meaning in examples:
            formatter.write(f"{'':>{formatter.current_indent}}$ {line}\n")
            formatter.indent()
            formatter.write_text(meaning)
            formatter.dedent()


def pass_settings(function: Callable[..., Any]) -> Callable[..., Any]:
    """Hand a command the settings as its first argument."""
    return click.make_pass_decorator(Settings)(function)
