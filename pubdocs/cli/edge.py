"""The one place where an exception becomes words and an exit code.

0 done · 1 input at fault, or findings · 2 wrong use · 3 cannot write · 4 some of a batch failed · 5 our own fault ·
130 interrupted · 141 nobody reads our output any more (as any program that is cut off in a pipe).
"""

import os
import sys
from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from pubdocs.cli.language import language, speak, translate
from pubdocs.cli.settings import CutOff, Settings

if TYPE_CHECKING:
    from pubdocs.diagnostics import Fault

CANNOT_WRITE, OUR_FAULT, INTERRUPTED, CUT_OFF = 3, 5, 130, 141


def run(args: Sequence[str] | None = None) -> int:
    """Run a command line (`sys.argv` if none is given). Returns the exit code; raises nothing but SystemExit."""
    speak(language(sys.argv[1:] if args is None else args, os.environ))
    for stream in filter(None, (sys.stdout, sys.stderr)):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot write ö is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    settings = Settings()
    color = False if os.environ.get("NO_COLOR") else None
    try:
        from pubdocs.cli.app import pubdocs  # its texts are translated as it is imported

        code = pubdocs.main(args, "pubdocs", standalone_mode=False, obj=settings, color=color)
        click.echo(nl=False)  # flushes what is printed, so that a full disk is noticed here
        return code if isinstance(code, int) else 0
    except CutOff:
        return CUT_OFF
    except (Exception, KeyboardInterrupt) as error:
        return _exit_code(error, settings, color)
    finally:
        _let_go()


def _exit_code(error: BaseException, settings: Settings, color: bool | None) -> int:
    """Say what went wrong, and return the exit code."""
    from pubdocs.diagnostics import Fault

    match error:
        case click.ClickException():
            error.show()
            return error.exit_code
        case Fault():
            _tell(error, settings, color)
            return error.exit_code
        case click.Abort() | KeyboardInterrupt():
            click.echo(_("Interrupted."), err=True)
            return INTERRUPTED
        case BrokenPipeError():
            return CUT_OFF
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            reason = where + translate(error.strerror or str(error))
            click.echo(_("Cannot write: {reason}").format(reason=reason), err=True)
            return CANNOT_WRITE
        case _:
            return _our_fault(error, settings)


def _tell(fault: "Fault", settings: Settings, color: bool | None) -> None:
    """What is wrong, as text on stderr, or on stdout for a program that reads JSON there."""
    if settings.as_json:
        from pubdocs.cli.machine import findings_as_json

        click.echo(findings_as_json(fault.diagnostics))
    else:
        from pubdocs.cli.rendering import as_text

        click.echo(as_text(fault.diagnostics, settings.root), err=True, color=color)


def _our_fault(error: BaseException, settings: Settings) -> int:
    if settings.debug:
        import traceback

        traceback.print_exception(error)
    words = str(error).splitlines()
    click.echo(
        _("This is a fault in pubdocs, not in your files: {kind}: {words}").format(
            kind=type(error).__name__, words=words[0] if words else ""
        ),
        err=True,
    )
    if not settings.debug:
        click.echo(
            _("Run the same command with --debug, and send what it shows to those who look after pubdocs."), err=True
        )
    return OUR_FAULT


def _let_go() -> None:
    """Drop what could not be printed, so that Python does not complain of it once more when it ends."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
