"""`pubdocs notice`: what changed told to the other party, and the letters about new sub-processors."""

import json
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.generate import stamp
from pubdocs.cli.names import AGREEMENTS, REGIONS, listed
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from pubdocs.agreement.values import Day
    from pubdocs.notices.letters import Letters
    from pubdocs.notices.sending import Notices


class DayType(click.ParamType["Day"]):
    """A day of the calendar, written year-month-day."""

    name = "day"

    def convert(self, value: "str | Day", param: click.Parameter | None, ctx: click.Context | None) -> "Day":
        """The day that is written."""
        from pubdocs.agreement.values import Day, Refused

        try:
            return Day.parse(value)
        except Refused:
            raise click.BadParameter(_("{value} is not a day as in 2026-03-02.").format(value=repr(value))) from None


@click.command(
    "notice",
    cls=Command,
    help=_(
        "Write what changed in the agreements between two sides as notices to the other party: by default between HEAD "
        "and the working folder. A side is a git revision or a folder with a project.\n\n"
        "Each change is told as substantive or editorial, with what of the law it touches. Each controller gets a "
        "document of its own, and a letter if there is a new sub-processor (GDPR art. 28(2)), with the last day to "
        "object. What was sent is recorded in data/notices."
    ),
    writes=_("Write into this folder instead of the project's own (output/notice)."),
    examples=(
        ("pubdocs notice --draft", _("What you have changed since the last commit, to look at; nothing is recorded.")),
        ("pubdocs notice v1.0 v1.1 --date 2026-06-01", _("Between two versions, as a notice of that day.")),
        ("pubdocs notice ../last-year . --agreement journalforing", _("Of one agreement, between two folders.")),
    ),
)
@click.argument("old", required=False, metavar=_("[OLD]"))
@click.argument("new", required=False, metavar=_("[NEW]"))
@click.option("--agreement", "names", multiple=True, metavar=_("AGREEMENT"), type=AGREEMENTS, help=_("Only this one."))
@click.option(
    "--region",
    "regions",
    multiple=True,
    metavar=_("REGION,…"),
    type=REGIONS,
    help=_("Only as the agreements are in these regions, or groups of regions."),
)
@click.option(
    "--date",
    type=DayType(),
    metavar=_("YYYY-MM-DD"),
    help=_("The day of the notice; else the new version's own date. The time to object is counted from it."),
)
@click.option(
    "--decided",
    type=DayType(),
    metavar=_("YYYY-MM-DD"),
    help=_("The day on which the changes were decided; else the new version's own date."),
)
@click.option(
    "--effective",
    type=DayType(),
    metavar=_("YYYY-MM-DD"),
    help=_("The day on which they take effect; else three months after the notice, or at once if all are editorial."),
)
@click.option("--draft", is_flag=True, help=_("Write the documents, and record nothing as sent."))
@click.option("--json", "as_json", is_flag=True, help=_("Say what changed and what was written as JSON."))
@pass_settings
def command(
    settings: Settings,
    old: str | None,
    new: str | None,
    names: tuple[str, ...],
    regions: tuple[str, ...],
    date: "Day | None",
    decided: "Day | None",
    effective: "Day | None",
    draft: bool,
    as_json: bool,
) -> None:
    """Write the notices and say what they tell."""
    from pubdocs.amendments.timing import Asked
    from pubdocs.cli.keeping import cache
    from pubdocs.comparing.documents import Wanted as Of
    from pubdocs.comparing.sides import sides
    from pubdocs.notices.sending import Wanted, send

    root, settings.root = Path(settings.root), "."  # complaints name a file from where we stand, or in its revision
    output = root / settings.output if settings.output else None
    wanted = Wanted(Of(names, listed(regions)), Asked(date, decided, effective), output, draft, stamp())
    done = send(root, *sides(root, old, new), wanted, cache())
    if as_json:
        click.echo(_as_json(done))
    elif not settings.quiet:
        _tell(done)


def _as_json(done: "Notices") -> str:
    from pubdocs.cli.machine import record

    told = {
        "notices": [_record(one) for one in done.letters],
        "written": [path.as_posix() for path in done.written],
        "unchanged": [path.as_posix() for path in done.unchanged],
        "findings": [record(finding) for finding in done.findings],
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


def _record(letters: "Letters") -> dict[str, object]:
    notice = letters.notice
    return {
        "agreement": letters.changed.variant.agreement,
        "region": letters.changed.variant.region,
        "party": str(notice.recipient.id) if notice.recipient else "",
        "severity": str(notice.severity),
        "date": str(notice.date),
        "decided": str(notice.decided),
        "effective": str(notice.effective),
        "last_day": notice.last_day,
        "documents": [f"{letters.folder}/{name}.docx" for name in letters.documents],
        "changes": [
            {
                "kind": str(change.kind),
                "severity": str(change.severity),
                "path": str(change.path),
                "words": str(change.words),
                "law": change.cited,
                "old": change.old,
                "new": change.new,
            }
            for change in notice.changes
        ],
    }


def _tell(done: "Notices") -> None:
    from pubdocs.cli.rendering import as_text, visible

    if done.findings:
        click.echo(as_text(done.findings), err=True)
    for one in done.letters:
        _tell_of(one)
    for name in done.fresh:
        click.echo(_("{agreement} is new: there is no change to tell of.").format(agreement=name))
    for path in done.written:
        click.echo(_("written: {path}").format(path=visible(str(path))))
    for path in done.unchanged:
        click.echo(_("unchanged: {path}").format(path=visible(str(path))))
    if not done.letters:
        click.echo(_("Nothing has changed."))


def _tell_of(letters: "Letters") -> None:
    """Whom a notice goes to, and what it tells."""
    from pubdocs.cli.rendering import visible

    notice = letters.notice
    party = notice.recipient.name if notice.recipient else _("all who are joined")
    click.echo(click.style(visible(f"{letters.changed.variant.name}: {party}"), bold=True))
    for change in notice.changes:
        click.echo(visible(f"  {change.severity.wording}: {change.words}"))
    if notice.last_day:
        click.echo("  " + _("last day to object: {day}").format(day=notice.last_day))
