"""`pubdocs generate`: the appendices of agreements."""

import os
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.names import AGREEMENTS, FORMS, REGIONS, listed
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pubdocs.diagnostics import Diagnostic, Severity
    from pubdocs.pipeline import Outcome


@click.command(
    "generate",
    cls=Command,
    help=_(
        "Write the appendices of agreements, as Word files and as text. Without a name: of all agreements.\n\n"
        "A document that would lack or alter a word of its facts is not written. Without --region an agreement is "
        "written as it stands, not as its regions have it."
    ),
    writes=_("Write into this folder instead of the project's own (output)."),
    examples=(
        ("pubdocs generate", _("All agreements of the project in this folder.")),
        ("pubdocs generate journalforing", _("One: data/agreements/journalforing.yaml.")),
        ("pubdocs generate journalforing --region kronoberg", _("As it is in one region.")),
        ("pubdocs generate journalforing --form kommun", _("The same agreement in another form.")),
        ("pubdocs -C my-project generate -o /tmp/out", _("A project elsewhere, written elsewhere.")),
    ),
)
@click.argument("names", nargs=-1, metavar=_("[AGREEMENT]..."), type=AGREEMENTS)
@click.option(
    "--region",
    "regions",
    multiple=True,
    metavar=_("REGION,…"),
    type=REGIONS,
    help=_("As the agreements are in these regions, or groups of regions; or all."),
)
@click.option("--form", default="", metavar=_("FORM"), type=FORMS, help=_("In this form, not the agreement's own."))
@click.option("--json", "as_json", is_flag=True, help=_("Say what was written as JSON."))
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    names: tuple[str, ...],
    regions: tuple[str, ...],
    form: str,
    as_json: bool,
) -> None:
    """Write the documents and say which."""
    from pubdocs import pipeline
    from pubdocs.cli.keeping import cache
    from pubdocs.diagnostics import Fault

    root, second = Path(settings.root), stamp()
    output = root / settings.output if settings.output else None
    try:
        outcome = pipeline.generate(root, names, output, second, cache(), listed(regions), form)
    except Fault as fault:
        if not as_json:
            raise
        click.echo(_as_json((), (), fault.diagnostics))
        ctx.exit(fault.exit_code)
    if as_json:
        click.echo(_as_json(outcome.written, outcome.unchanged, outcome.findings, outcome.judged))
    elif not settings.quiet:
        _tell(outcome, root)
        tell_judged(outcome.judged, root, names)


def tell_judged(judged: "Mapping[Severity, int]", root: Path, names: "Sequence[str]") -> None:
    """One line if the law's rules find anything: how much, and the command that shows it."""
    from pubdocs.cli.rendering import counted, visible

    if any(judged.values()):
        folder = () if root == Path() else ("-C", visible(str(root)))
        line = " ".join(("pubdocs", *folder, "check", *names))
        click.echo(_("The law's rules find {count}: {command} shows them.").format(count=counted(judged), command=line))


def stamp() -> int | None:
    """The second to stamp files with (reproducible-builds.org), or None."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= 12):
        raise click.UsageError(_("SOURCE_DATE_EPOCH is not a number of seconds: {value}").format(value=repr(epoch)))
    return int(epoch)


def _as_json(
    written: tuple[Path, ...],
    unchanged: tuple[Path, ...],
    findings: "tuple[Diagnostic, ...]",
    judged: "Mapping[Severity, int] | None" = None,
) -> str:
    import json

    from pubdocs.cli.machine import record

    return json.dumps(
        {
            "written": [path.as_posix() for path in written],
            "unchanged": [path.as_posix() for path in unchanged],
            "findings": [record(finding) for finding in findings],
            "judged": {severity.value: count for severity, count in sorted((judged or {}).items())},
        },
        indent=2,
    )


def _tell(outcome: "Outcome", root: Path) -> None:
    from pubdocs.cli.rendering import as_text, visible

    if outcome.findings:
        click.echo(as_text(outcome.findings, root), err=True)
    for path in outcome.written:
        click.echo(_("written: {path}").format(path=visible(str(path))))
    for path in outcome.unchanged:
        click.echo(_("unchanged: {path}").format(path=visible(str(path))))
    click.echo(
        _("{written} written, {unchanged} unchanged.").format(
            written=len(outcome.written), unchanged=len(outcome.unchanged)
        )
    )
