"""Which variants a question asks for, and what is wrong with the question itself."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pubdocs.agreement.values import slug
from pubdocs.agreement.variant import ALL, Asked, Variant
from pubdocs.diagnostics import Diagnostic, Message, Span, msg
from pubdocs.source.completion import near
from pubdocs.source.regions import Regions

if TYPE_CHECKING:
    from pubdocs.source.project import Workspace


def plan(workspace: "Workspace", asked: Asked) -> tuple[tuple[Variant, ...], tuple[Diagnostic, ...]]:
    """The variants that are asked for, in the agreements' order; and what is wrong with the question.

    An agreement that cannot be read is planned as it stands. Complaints: project.unknown-agreement,
    project.unknown-form, project.unknown-region, project.no-variant.
    """
    there = workspace.agreement_ids
    found = [unknown("project.unknown-agreement", id_, there) for id_ in asked.names if id_ not in there]
    if asked.form and asked.form not in workspace.form_ids:
        found.append(unknown("project.unknown-form", asked.form, workspace.form_ids))
    found += _unknown_regions(asked.regions, workspace.regions, workspace.layers.names if asked.regions else ())
    if found:
        return (), tuple(found)
    ids = asked.names or there
    planned = tuple(variant for id_ in dict.fromkeys(ids) for variant in _planned(workspace, id_, asked))
    if not planned and ids:
        regions = dict.fromkeys(region for id_ in ids for region in workspace.regions_of(id_))
        found.append(_no_variant(asked.regions, tuple(regions)))
    return planned, tuple(found)


def _planned(workspace: "Workspace", id_: str, asked: Asked) -> Iterator[Variant]:
    own, members = workspace.regions_of(id_), workspace.regions.members
    wanted = {region for word in asked.regions for region in (own if word == ALL else members(word))}
    chosen = [region for region in own if region in wanted]
    itself = not asked.regions or asked.as_it_stands or (ALL in asked.regions and not own)
    if itself or (not chosen and not workspace.is_readable(id_)):
        yield Variant(id_, "", asked.form)
    for region in chosen:
        yield Variant(id_, region, asked.form)


def _unknown_regions(words: Iterable[str], regions: Regions, there: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Complaints about words that stand for no region."""
    for word in (word for word in words if word not in (ALL, *there)):
        message = msg('There is no region or group of regions "{name}".', name=word)
        alike = near(slug(word.lower().removeprefix("region ")), there)
        yield Diagnostic("project.unknown-region", message, None, alike or _listed(regions))


def _listed(regions: Regions) -> Message:
    return msg("There are: {names}", names=", ".join((*regions.ids, *regions.groups)))


def _no_variant(words: Iterable[str], regions: tuple[str, ...]) -> Diagnostic:
    """The complaint that no agreement asked for has a variant for these regions, but for those."""
    message = msg("None of the agreements has a variant for {regions}.", regions=", ".join(words))
    hint = (
        msg("There are: {names}", names=", ".join(regions))
        if regions
        else msg("Write its regions in the agreement: regions: [kronoberg, blekinge]")
    )
    return Diagnostic("project.no-variant", message, None, hint)


def unknown(code: str, id_: str, there: tuple[str, ...], span: Span | None = None) -> Diagnostic:
    """The complaint that there is no such agreement or form, with those that there are; a path may name it, too."""
    stem = PurePosixPath(id_.replace("\\", "/")).stem.lower()
    near = [stem] if stem in there else difflib.get_close_matches(stem, there, n=3, cutoff=0.6)
    if near:
        hint = msg("Did you mean {near}?", near=", ".join(near))
    else:
        hint = msg("There are: {names}", names=", ".join(there)) if there else msg("There are none yet.")
    message = (
        msg('There is no agreement "{id}".', id=id_) if "agreement" in code else msg('There is no form "{id}".', id=id_)
    )
    return Diagnostic(code, message, span, hint)
