"""`pubdocs check`: everything that is wrong, at once, and nothing written."""

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.names import AGREEMENTS, listed
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubdocs.checks.running import Wanted
    from pubdocs.diagnostics import Diagnostic

FILES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".rtf", ".pdf", ".txt", ".html", ".zip")
"""How a name ends that is a file's; those that are no .docx are told so."""
FORMATS = ("text", "json", "sarif", "md")


@click.command(
    "check",
    cls=Command,
    help=_(
        "Find what is wrong in agreements and their templates, and what a careful data protection officer would ask "
        "about: all of it, with file and line. Nothing is written.\n\n"
        "A Word file (.docx), whoever has made it, is asked what can be asked of a file alone; no project is "
        "needed.\n\n"
        "Exit code 1 if there is an error, or with --strict a warning; else 0. An agreement is judged at its own date, "
        "a Word file at the day it was last saved."
    ),
    examples=(
        ("pubdocs check", _("All agreements of the project in this folder.")),
        ("pubdocs check journalforing --json", _("One, for a program to read.")),
        ("pubdocs check bilaga-3.docx", _("A Word file that somebody else has written.")),
        ("pubdocs check --select X01,X18", _("Ask only some of the law's rules.")),
        ("pubdocs check --explain X18", _("What a rule asks, and why.")),
        ("pubdocs check --format sarif > pubdocs.sarif", _("For a code host to show beside the lines.")),
    ),
)
@click.argument("names", nargs=-1, metavar=_("[AGREEMENT|FILE.docx]..."), type=AGREEMENTS)
@click.option("--strict", is_flag=True, help=_("Exit code 1 for a warning, too."))
@click.option("--select", multiple=True, metavar=_("RULE,…"), help=_("Ask only these of the law's rules."))
@click.option("--ignore", multiple=True, metavar=_("RULE,…"), help=_("Do not ask these of the law's rules."))
@click.option("--as-of", metavar=_("DATE"), help=_("Judge at this day (2026-03-31), not at the document's own."))
@click.option("--explain", metavar=_("RULE"), help=_("Say what a rule asks, and why; check nothing."))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=_("How to say it; else as text."))
@click.option("--json", "form", flag_value="json", help=_("The same as --format json."))
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    names: tuple[str, ...],
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    explain: str | None,
    form: str,
) -> None:
    """Print the findings; the exit code says whether any of them matters."""
    from pubdocs import pipeline
    from pubdocs.cli.keeping import cache
    from pubdocs.diagnostics import Fault

    if explain:
        click.echo(_explained(explain))
        return
    root = Path(settings.root)
    if select and not listed(select):
        raise click.UsageError(_("--select names no rule. All are listed in docs/regler.md."))
    wanted = _wanted(listed(select), listed(ignore), as_of)
    if not wanted.rules:
        raise click.UsageError(_("No rule is left to ask: --ignore takes away all that --select names."))
    files = tuple(name for name in names if name.lower().endswith(FILES))
    agreements = tuple(name for name in names if name not in files)
    found: Sequence[Diagnostic] = pipeline.check_files(root, files, wanted) if files else ()
    if agreements or not files:
        try:
            found = (*found, *pipeline.check(root, agreements, cache(), wanted))
        except Fault as fault:
            found = (*found, *fault.diagnostics)
    if found or form != "text":
        click.echo(_said(found, form, root))
    elif not settings.quiet:
        click.echo(_("Nothing to complain of."))
    ctx.exit(_matters(found, strict))


def _matters(found: "Sequence[Diagnostic]", strict: bool) -> bool:
    from pubdocs.diagnostics import Severity

    grave = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(one.severity in grave for one in found)


def _said(found: "Sequence[Diagnostic]", form: str, root: Path) -> str:
    from pubdocs.cli import machine, rendering, report

    if form == "text":
        return rendering.as_text(found, root)
    if form == "md":
        return report.as_markdown(found, root)
    return machine.as_json(found) if form == "json" else machine.as_sarif(found)


def _wanted(select: tuple[str, ...], ignore: tuple[str, ...], as_of: str | None) -> "Wanted":
    from pubdocs.agreement.values import Day, Refused
    from pubdocs.checks.running import Wanted

    try:
        day = Day.parse(as_of).date if as_of else None
    except Refused:
        raise click.UsageError(_("--as-of wants a date, for example 2026-03-31: {value}").format(value=as_of)) from None
    return Wanted(_known(select), _known(ignore), day)


def _known(ids: tuple[str, ...]) -> tuple[str, ...]:
    if not ids:
        return ()
    from pubdocs.checks.documents.rules import BY_ID

    upper = tuple(id_.upper() for id_ in ids)
    for id_ in (one for one in upper if one not in BY_ID):
        raise click.UsageError(_("There is no rule {rule}. All are listed in docs/regler.md.").format(rule=repr(id_)))
    return upper


def _explained(id_: str) -> str:
    from pubdocs.checks.documents.rules import BY_ID
    from pubdocs.cli.report import explained

    (wanted,) = _known((id_,))
    return explained(BY_ID[wanted])
