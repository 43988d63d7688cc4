"""Which layer a file of a project is: what it says stands above, or beneath, what other files say."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from pubdocs.agreement.form import Project
from pubdocs.agreement.variant import ALL, Variant
from pubdocs.source.reference import FOLDER


class LayerKind(StrEnum):
    """What a layer holds for."""

    AGREEMENT = "agreement"
    BASED_ON = "based-on"
    REGIONS = "regions"
    GROUP = "group"
    REGION = "region"
    AGREEMENT_IN_REGIONS = "agreement-in-regions"
    AGREEMENT_IN_GROUP = "agreement-in-group"
    AGREEMENT_IN_REGION = "agreement-in-region"
    ORGANISATION = "organisation"
    CATALOGUE = "catalogue"
    FORM = "form"
    BUILT_IN = "built-in"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer; `name` is the id of the agreement, region, group, organisation or form that it is."""

    kind: LayerKind
    name: str = ""


def layer_of(file: str, project: Project, variant: Variant) -> Layer:
    """The layer that a file is in the making of a variant's documents."""
    path = PurePosixPath(file)
    folder, name = path.parent, path.stem
    if folder == PurePosixPath(project.agreements):
        return Layer(LayerKind.AGREEMENT if name == variant.agreement else LayerKind.BASED_ON, name)
    if folder == PurePosixPath(project.regions):
        return Layer(_for_regions(name, variant, *_WHATEVER_AGREEMENT), name)
    if folder.parent == PurePosixPath(project.agreements):
        return Layer(_for_regions(name, variant, *_OF_AGREEMENT), name)
    if folder == PurePosixPath(project.parties):
        return Layer(LayerKind.ORGANISATION, name)
    if path.is_relative_to(project.catalogue):
        return Layer(LayerKind.CATALOGUE)
    if path.is_relative_to(project.templates):
        return Layer(LayerKind.FORM, folder.name)
    return Layer(LayerKind.BUILT_IN if str(folder) == FOLDER else LayerKind.OTHER)


_WHATEVER_AGREEMENT = (LayerKind.REGIONS, LayerKind.REGION, LayerKind.GROUP)
_OF_AGREEMENT = (LayerKind.AGREEMENT_IN_REGIONS, LayerKind.AGREEMENT_IN_REGION, LayerKind.AGREEMENT_IN_GROUP)


def _for_regions(name: str, variant: Variant, every: LayerKind, region: LayerKind, group: LayerKind) -> LayerKind:
    if name == ALL:
        return every
    return region if name == variant.region else group
