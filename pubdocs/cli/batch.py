"""`pubdocs batch`: every variant of agreements, in parallel, and again only what has changed."""

import json
import os
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubdocs.cli.generate import stamp, tell_judged
from pubdocs.cli.names import AGREEMENTS, REGIONS, Number, listed
from pubdocs.cli.progress import progress
from pubdocs.cli.settings import Command, Settings, pass_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubdocs.batch.executors import Start
    from pubdocs.batch.making import Summary
    from pubdocs.batch.plan import Planned
    from pubdocs.diagnostics import Diagnostic

SOME_FAILED = 4


@click.command(
    "batch",
    cls=Command,
    help=_(
        "Make every variant of agreements: one for each of an agreement's regions. Without a name: of all "
        "agreements.\n\n"
        "What is unchanged since the last time is left as it is, and what no longer belongs is removed, if a batch "
        "made it. One variant that fails stops no other; exit code 4 if any did."
    ),
    writes=_("Write into this folder instead of the project's own (output)."),
    examples=(
        ("pubdocs batch", _("Everything that has changed.")),
        ("pubdocs batch journalforing --regions blekinge,gotland", _("One agreement, in two regions.")),
        ("pubdocs batch --dry-run", _("See what would be made, and make nothing.")),
        ("pubdocs batch --executor dask://scheduler:8786", _("On a Dask cluster that sees the same folder.")),
    ),
)
@click.argument("names", nargs=-1, metavar=_("[AGREEMENT]..."), type=AGREEMENTS)
@click.option(
    "--regions",
    "--region",
    multiple=True,
    metavar=_("REGION,…"),
    type=REGIONS,
    help=_("Only these regions, or groups of regions; else all."),
)
@click.option("--jobs", "-j", type=Number(1, 512), metavar=_("N"), help=_("Processes; else one a core."))
@click.option("--executor", metavar=_("ADDRESS"), help=_("Make them on a Dask cluster: dask://host:port."))
@click.option("--dry-run", is_flag=True, help=_("Say what would be made and removed, and do nothing."))
@click.option("--json", "as_json", is_flag=True, help=_("Say what was done as JSON."))
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    names: tuple[str, ...],
    regions: tuple[str, ...],
    jobs: int | None,
    executor: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make the documents and say what was made."""
    from pubdocs.batch.making import make_all
    from pubdocs.batch.plan import planned
    from pubdocs.batch.production import open_production
    from pubdocs.batch.work import Job
    from pubdocs.cli.keeping import cache

    chosen = listed(regions)
    root, kept, second = Path(settings.root), cache(), stamp()
    production = open_production(root, names, chosen, kept, second)
    output = root / (settings.output or production.output)
    if dry_run:
        _tell_plan(planned(production, output), as_json=as_json)
        return
    keeps = "" if kept.folder is None else str(kept.folder.resolve())
    job = Job(str(root.resolve()), str(output.resolve()), names, chosen, second, keeps, production.digest)
    with _workers(executor, jobs) as (start, workers):
        summary = make_all(production, job, start, workers, progress(quiet=settings.quiet or as_json))
    if as_json:
        click.echo(_as_json(summary))
    else:
        _tell(summary, root, quiet=settings.quiet)
        if not settings.quiet:
            tell_judged(summary.judged, root, names)
    ctx.exit(SOME_FAILED if summary.failed else 0)


@contextmanager
def _workers(executor: str | None, jobs: int | None) -> "Iterator[tuple[Start, int]]":
    """Who makes the documents, and how many they are."""
    from pubdocs.batch.executors import dask, processes

    if executor is None:
        count = jobs or _cores()
        yield processes(count), count
        return
    scheme, found, address = executor.partition("://")
    if scheme != "dask" or not found or not address:
        raise click.BadParameter(_("Write dask://host:port."), param_hint="--executor")
    with dask(f"tcp://{address}") as (start, there):
        if not there:
            click.echo(_("The cluster has no workers yet: waiting for one."), err=True)
        yield start, jobs or there or _cores()


def _cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell_plan(plan: "Planned", *, as_json: bool) -> None:
    if as_json:
        names = [plan.variants[number].name for number in plan.todo]
        said = {"to_make": names, "unchanged": plan.unchanged, "to_remove": list(plan.obsolete)}
        click.echo(json.dumps(said, indent=2, ensure_ascii=False))
        return
    for number in plan.todo:
        click.echo(_("to make: {name}").format(name=plan.variants[number].name))
    for name in plan.obsolete:
        click.echo(_("to remove: {name}").format(name=name))
    words = _("{todo} to make, {unchanged} unchanged, {obsolete} to remove.")
    click.echo(words.format(todo=len(plan.todo), unchanged=plan.unchanged, obsolete=len(plan.obsolete)))


def _tell(summary: "Summary", root: Path, *, quiet: bool) -> None:
    """The findings, the failures with what is wrong (once, if it is the same), and how many there were of each."""
    from pubdocs.cli.rendering import as_text, visible

    if summary.findings:
        click.echo(as_text(summary.findings, root), err=True)
    alike: dict[tuple[Diagnostic, ...], list[str]] = {}
    for variant, found in summary.failed.items():
        alike.setdefault(found, []).append(variant.name)
    for found, variants in alike.items():
        click.echo(_("failed: {name}").format(name=visible(", ".join(variants))), err=True)
        click.echo(as_text(found, root), err=True)
    if quiet:
        return
    words = _("{made} made, {unchanged} unchanged, {failed} failed; {written} files written, {removed} removed.")
    click.echo(
        words.format(
            made=summary.made,
            unchanged=summary.unchanged,
            failed=len(summary.failed),
            written=summary.written,
            removed=len(summary.removed),
        )
    )


def _as_json(summary: "Summary") -> str:
    from pubdocs.cli.machine import record

    return json.dumps(
        {
            "made": summary.made,
            "unchanged": summary.unchanged,
            "written": summary.written,
            "removed": list(summary.removed),
            "failed": {variant.name: [record(one) for one in found] for variant, found in summary.failed.items()},
            "findings": [record(one) for one in summary.findings],
            "judged": {severity.value: count for severity, count in sorted(summary.judged.items())},
        },
        indent=2,
        ensure_ascii=False,
    )
