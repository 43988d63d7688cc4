"""The files that are laid over an agreement for a region: which there are, in which order, and which are misnamed.

From the bottom to the top: what holds in every region, in a group of them, in one region, whatever the agreement
(data/regions); then the same for the agreement alone (data/agreements/<agreement>). Each only if the file is there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath

from pubdocs.agreement.form import Project
from pubdocs.agreement.variant import ALL, Variant
from pubdocs.diagnostics import Diagnostic, Span, msg
from pubdocs.source.completion import near
from pubdocs.source.regions import Regions
from pubdocs.source.shared import ids_in
from pubdocs.source.tree import Tree

Files = Mapping[str, str]


class Layers:
    """A project's layers. `organisations` gives the ids of all that may be a region of an agreement."""

    def __init__(
        self, tree: Tree, project: Project, regions: Regions, organisations: Callable[[], Iterable[str]]
    ) -> None:
        self._tree, self._project, self._organisations = tree, project, organisations
        self.regions = regions

    def files(self, variant: Variant) -> tuple[str, ...]:
        """The files that are laid over an agreement for its variant, the lowest first."""
        if not variant.region:
            return ()
        names = self.regions.names_for(variant.region)
        both = (self._shared, self._own.get(variant.agreement, {}))
        return tuple(files[name] for files in both for name in names if name in files)

    @cached_property
    def shared(self) -> tuple[str, ...]:
        """The files that hold whatever the agreement."""
        return tuple(self._shared.values())

    @cached_property
    def _shared(self) -> Files:
        return {name: file for name, file in self._in(str(self._project.regions)).items() if name in (ALL, *self.names)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The ids of all regions, other organisations and groups."""
        return (*self._organisations(), *self.regions.groups)

    @cached_property
    def _own(self) -> Mapping[str, Files]:
        """An agreement's own layers, by its id."""
        folder = PurePosixPath(self._project.agreements)
        folders = dict.fromkeys(path.parent.name for path in self._below if path.parent.parent == folder)
        return {name: self._in(f"{self._project.agreements}/{name}") for name in folders}

    def _in(self, folder: str) -> Files:
        return {name: f"{folder}/{name}.yaml" for name in ids_in(self._tree, folder)[0]}

    @cached_property
    def _below(self) -> tuple[PurePosixPath, ...]:
        """The files in folders in the agreements' folder, as far as these are no folders of other things."""
        project = self._project
        folders = (project.parties, project.catalogue, project.regions, project.templates, project.output)
        others = {PurePosixPath(folder) for folder in (*folders, project.notices)}
        paths = [PurePosixPath(path) for path in self._tree.files(project.agreements, ".yaml", ".yml")]
        return tuple(
            path
            for path in paths
            if path.parent != PurePosixPath(project.agreements) and not others.intersection(path.parents)
        )

    def misplaced(self, agreements: Iterable[str]) -> Iterator[Diagnostic]:
        """Complaints about files that no agreement can be laid under (these being all agreements).

        file.name, overlay.unknown-agreement, overlay.unknown-region, overlay.too-deep.
        """
        there = tuple(agreements)
        folder = PurePosixPath(self._project.agreements)
        wrong = dict.fromkeys(path.relative_to(folder).parts[0] for path in self._below)
        for name in (name for name in wrong if name not in there):
            first = next(path for path in self._below if path.relative_to(folder).parts[0] == name)
            message = msg('The folder "{name}" belongs to no agreement.', name=name)
            hint = near(name, there) or msg("Give it the name of the agreement that its files are laid over.")
            yield Diagnostic("overlay.unknown-agreement", message, Span(str(first), 1, 1), hint)
        for path in self._below:
            if len(path.relative_to(folder).parts) > 2:
                message = msg("A file in a folder this deep is laid over nothing.")
                yield Diagnostic("overlay.too-deep", message, Span(str(path), 1, 1), msg("Move it one folder up."))
        yield from ids_in(self._tree, str(self._project.regions))[1]
        for name, file in self._in(str(self._project.regions)).items():
            if name not in (ALL, *self.names):
                message = msg('There is no region or group of regions "{name}".', name=name)
                hint = near(name, (ALL, *self.names)) or _NAMES
                yield Diagnostic("overlay.unknown-region", message, Span(file, 1, 1), hint)

    def strangers(self, agreement: str, regions: tuple[str, ...]) -> Iterator[Diagnostic]:
        """Complaints about an agreement's layers that none of its regions takes: file.name, overlay.unknown-region."""
        if agreement not in self._own:
            return
        yield from ids_in(self._tree, f"{self._project.agreements}/{agreement}")[1]
        taken = dict.fromkeys(name for region in regions for name in self.regions.names_for(region))
        for name, file in self._own[agreement].items():
            if name not in taken:
                message = msg('"{agreement}" has no variant for "{name}".', agreement=agreement, name=name)
                hint = near(name, taken) or (_REGION if name in self.names else _NAMES)
                yield Diagnostic("overlay.unknown-region", message, Span(file, 1, 1), hint)


_REGION = msg("Write it under regions in the agreement, or take the file away.")
_NAMES = msg("Name the file after a region, after a group in pubdocs.yaml, or all.yaml.")
