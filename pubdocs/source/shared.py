"""What the agreements of a project share: its catalogue and its organisations, each file read once."""

from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath

from pubdocs.agreement.catalogue import Catalogue
from pubdocs.agreement.form import Project
from pubdocs.agreement.model import Party
from pubdocs.agreement.values import Id, slug
from pubdocs.diagnostics import Diagnostic, Findings, Span, msg
from pubdocs.source.binding import bind
from pubdocs.source.completion import Known, Named, stand_in
from pubdocs.source.node import Mapping, Scalar, Sequence, merged
from pubdocs.source.reader import read_file
from pubdocs.source.reference import by_id, region_nodes
from pubdocs.source.shapes import shapes
from pubdocs.source.tree import Tree

Found = tuple[Diagnostic, ...]


class Shared:
    """The catalogue and the organisations of a project. Complaints about a file go to everyone who asks for it."""

    def __init__(self, tree: Tree, project: Project) -> None:
        self._tree, self._project = tree, project
        self._organisations: dict[str, tuple[Mapping | None, Found]] = {}

    def known(self, findings: Findings) -> Known:
        """What an agreement may leave unsaid; what is wrong with the files it then uses is added to `findings`."""
        findings.extend(self._catalogue[1])

        def organisation(id_: str) -> Mapping | None:
            node, found = self._organisation(id_)
            findings.extend(found)
            return node

        findings.extend(self._own[1])
        return Known(*self._named, organisation, self.ids)

    def ids(self) -> tuple[str, ...]:
        """The ids of all organisations: those that have a file, and the regions."""
        return tuple(sorted({*self._own[0], *region_nodes()}))

    @cached_property
    def _named(self) -> tuple[Named, Named]:
        """The catalogue's data types and subject categories by id."""
        catalogue, _ = self._catalogue
        return (
            _whole(by_id(catalogue, "data_types"), ("name", "kind")),
            _whole(by_id(catalogue, "subject_categories"), ("name",)),
        )

    @cached_property
    def _own(self) -> tuple[tuple[str, ...], Found]:
        """The organisations that have a file."""
        return ids_in(self._tree, self._project.parties)

    @cached_property
    def _catalogue(self) -> tuple[Mapping | None, Found]:
        """The catalogue's files taken together, so that an id in two of them is found."""
        findings = Findings()
        paths = self._tree.files(self._project.catalogue, ".yaml")
        nodes = [node for path in paths if (node := read_file(self._tree, path, findings)) is not None]
        whole = None
        for node in nodes:
            if isinstance(node, Mapping):
                whole = node if whole is None else _joined(whole, node)
            else:
                bind(node, Catalogue, findings)
        if whole is not None:
            bind(whole, Catalogue, findings)
        return whole, tuple(findings)

    def _organisation(self, id_: str) -> tuple[Mapping | None, Found]:
        if id_ not in self._organisations:
            self._organisations[id_] = self._read_organisation(id_)
        return self._organisations[id_]

    def _read_organisation(self, id_: str) -> tuple[Mapping | None, Found]:
        """An organisation's file, laid over what is known of a region with its id."""
        region = region_nodes().get(id_)
        known = tuple((k, v) for k, v in region.entries if k.value in shapes(Party)) if region is not None else ()
        base = Mapping(known, region.span) if region is not None else None
        if id_ not in self._own[0]:
            return base, ()
        file, findings = f"{self._project.parties}/{id_}.yaml", Findings()
        node = read_file(self._tree, file, findings)
        if isinstance(node, Mapping) and base is not None:
            node = merged(base, node)
        if node is not None:
            bind(node, Party, findings)
        facts = node if isinstance(node, Mapping) else Mapping((), Span(file, 1, 1))
        written = facts.get("id")
        if isinstance(written, Scalar) and written.value != id_:
            message = msg(
                'The organisation\'s id is "{id}", but its file is named {file}.', id=written.value, file=file
            )
            findings.add(Diagnostic("file.name", message, written.span, msg("Give both the same name.")))
        return merged(stand_in(Scalar(id_, facts.span), ("name",)), facts), tuple(findings)


def ids_in(tree: Tree, folder: str) -> tuple[tuple[str, ...], Found]:
    """The ids of the files right inside a folder, sorted; and complaints (file.name) about files with other names."""
    paths = [PurePosixPath(path) for path in tree.files(folder, ".yaml", ".yml")]
    paths = [path for path in paths if path.parent == PurePosixPath(folder)]
    wrong = tuple(found for path in paths for found in _wrong_name(path))
    return tuple(sorted(path.stem for path in paths if not _wrong_name(path))), wrong


def _wrong_name(path: PurePosixPath) -> Found:
    if path.suffix == ".yaml" and Id.fits(path.stem):
        return ()
    hint = msg("Rename it: {name}.yaml", name=slug(path.stem))
    message = msg("The file {name} cannot be used under this name.", name=path.name)
    return (Diagnostic("file.name", message, Span(path.as_posix(), 1, 1), hint),)


def _joined(first: Mapping, second: Mapping) -> Mapping:
    """Two mappings with lists under their keys as one."""
    for key, value in second.entries:
        before = first.get(key.value)
        if isinstance(before, Sequence) and isinstance(value, Sequence):
            first = first.put(key.value, replace(before, items=(*before.items, *value.items)))
        else:
            first = replace(first, entries=(*first.entries, (key, value)))
    return first


def _whole(named: Named, keys: tuple[str, ...]) -> Named:
    """The catalogue's things with stand-ins for what they lack, which has been complained of in the catalogue."""
    return {id_: merged(stand_in(Scalar(id_, thing.span), keys), thing) for id_, thing in named.items()}
