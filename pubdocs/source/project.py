"""A project: its agreements and forms, found in a tree of files and read when asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath

from pubdocs.agreement.alternatives import resolved
from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.variant import Asked, Variant
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Span, msg
from pubdocs.source.basis import Trees
from pubdocs.source.binding import bind
from pubdocs.source.completion import Known
from pubdocs.source.layers import Layers
from pubdocs.source.locating import locator
from pubdocs.source.node import Mapping, Node, Scalar
from pubdocs.source.planning import plan, unknown
from pubdocs.source.reader import read_file
from pubdocs.source.reference import region_nodes
from pubdocs.source.regions import Regions, wrong_groups
from pubdocs.source.requirements import unmet, unnamed
from pubdocs.source.shapes import texts
from pubdocs.source.shared import Shared, ids_in
from pubdocs.source.tree import PROJECT_FILE, Tree, inside
from pubdocs.source.variants import Laid, Variants
from pubdocs.tags.scope import scope
from pubdocs.tags.texts import check_text


def open_project(tree: Tree) -> "Workspace":
    """The project in a tree. Raises Fault: project.missing, and all that reading and binding find in pubdocs.yaml."""
    findings = Findings()
    node = read_file(tree, PROJECT_FILE, findings)
    if missing := [found for found in findings if found.code == "file.missing"]:
        message = msg("There is no project here: no file {name}.", name=PROJECT_FILE)
        own = msg("Name the project's folder with -C, or make a new project with pubdocs init.")
        hint = missing[0].hint or own  # the tree may know one near by
        raise Fault([Diagnostic("project.missing", message, None, hint)])
    project = None if node is None else bind(node, Project, findings)
    if project is not None:
        findings.extend(_outside(project))
    if len(findings):
        raise Fault(_in_order(findings))
    assert project is not None
    return Workspace(tree, project)


def _outside(project: Project) -> Iterator[Diagnostic]:
    """Complaints about folders that are not inside the project, at their places in pubdocs.yaml."""
    folders = (project.agreements, project.parties, project.catalogue, project.regions, project.notices)
    for folder in (*folders, project.templates, project.output):
        try:
            inside(folder)
        except Fault as fault:
            yield from (replace(found, span=folder.span) for found in fault.diagnostics)


class Workspace:
    """A project's facts. A file that several agreements share is read once; what is wrong is raised as one Fault."""

    def __init__(self, tree: Tree, project: Project) -> None:
        self.tree, self.project = tree, project
        self._shared = Shared(tree, project)
        self._forms: dict[str, tuple[Form | None, tuple[Diagnostic, ...]]] = {}

    @cached_property
    def agreement_ids(self) -> tuple[str, ...]:
        """The ids of all agreements, sorted."""
        return self._listing[0]

    @cached_property
    def _listing(self) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
        return ids_in(self.tree, self.project.agreements)

    @cached_property
    def form_ids(self) -> tuple[str, ...]:
        """The ids of all forms, sorted."""
        folder = PurePosixPath(self.project.templates)
        files = [PurePosixPath(path) for path in self.tree.files(self.project.templates, "form.yaml")]
        return tuple(file.parent.name for file in files if file == folder / file.parent.name / "form.yaml")

    @cached_property
    def regions(self) -> Regions:
        """The regions that are known, and the project's groups of them."""
        groups = {str(group.id): tuple(map(str, group.regions)) for group in self.project.groups}
        return Regions(tuple(region_nodes()), groups)

    @cached_property
    def _trees(self) -> Trees:
        return Trees(self.tree, str(self.project.agreements), lambda: self.agreement_ids, self.regions.written_out)

    @cached_property
    def layers(self) -> Layers:
        """The files that are laid over agreements for their regions."""
        return Layers(self.tree, self.project, self.regions, self._shared.ids)

    @cached_property
    def _variants(self) -> Variants:
        return Variants(self.tree, self._trees, self.layers)

    @cached_property
    def complaints(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the project whichever agreement is asked for.

        project.empty, file.name; those of `regions.wrong_groups` and `layers.Layers.misplaced`.
        """
        findings = Findings()
        findings.extend(self._listing[1])
        if not self.agreement_ids and not len(findings):
            message = msg("There are no agreements in {folder}.", folder=self.project.agreements)
            hint = msg("Write the first one there: a file with the agreement's id for a name, ending in .yaml.")
            findings.add(Diagnostic("project.empty", message, self.project.agreements.span, hint))
        findings.extend(wrong_groups(self.project.groups, self._shared.ids))
        findings.extend(self.layers.misplaced(self.agreement_ids))
        return tuple(findings)

    def agreement(self, id_: str) -> Agreement:
        """One agreement as it stands. Raises Fault as `agreements` does."""
        return self.agreements([id_])[id_]

    def agreements(self, ids: Iterable[str] = ()) -> dict[str, Agreement]:
        """Agreements as they stand by id, all of them if none is named.

        Raises Fault with all that `plan` and `read` complain of.
        """
        planned, found = self.plan(Asked(tuple(ids)))
        facts, more = self.read(planned)
        if found or more:
            raise Fault(_in_order((*found, *more)))
        return {variant.agreement: agreement for variant, agreement in facts.items()}

    def regions_of(self, id_: str) -> tuple[str, ...]:
        """The regions that an agreement has a variant for, as far as its file can be read."""
        return self._variants.regions_of(id_)

    def is_readable(self, id_: str) -> bool:
        """Whether an agreement's file, and those that it is based on, can be read as they are meant."""
        return not self._trees.node(id_)[1]

    def plan(self, asked: Asked) -> tuple[tuple[Variant, ...], tuple[Diagnostic, ...]]:
        """The variants that are asked for, and what is wrong with the question; see `planning.plan`."""
        return plan(self, asked)

    def neighbour(self, id_: str, region: str) -> Variant:
        """An agreement as a variant for a region refers to it: its own variant for that region, or as it stands."""
        return Variant(id_, region if region in self.regions_of(id_) else "")

    def read(self, variants: Iterable[Variant]) -> tuple[dict[Variant, Agreement], tuple[Diagnostic, ...]]:
        """The variants in which nothing is wrong, and everything wrong, by file and line.

        Complaints: those of `complaints` and of `variants.Variants.laid`; data.unknown-form, data.required, and all
        that reading and binding find in agreements, the organisations they name, the catalogue and their forms.
        """
        asked = tuple(variants)
        found = Findings()
        found.extend(self.complaints)
        facts: dict[Variant, Agreement] = {}
        for variant in asked:
            before = len(found)
            agreement = self._agreement(variant, found)
            if agreement is not None and len(found) == before:
                facts[variant] = agreement
        if self.layers.shared and self._are_all(asked):
            found.extend(self._variants.shared_idle(self.agreement_ids))
        return facts, _in_order(found)

    def _are_all(self, asked: tuple[Variant, ...]) -> bool:
        """Whether every variant there is has been asked for, and all can be read."""
        there = {(variant.agreement, variant.region) for variant in asked}
        if {agreement for agreement, _ in there} != {*self.agreement_ids} or not any(region for _, region in there):
            return False
        return all(
            self.is_readable(id_) and all((id_, region) in there for region in self.regions_of(id_))
            for id_ in self.agreement_ids
        )

    def alike(self, variants: Iterable[Variant]) -> tuple[Diagnostic, ...]:
        """Warnings that variants cannot but say the same as others (data.no-region)."""
        return tuple(dict.fromkeys(found for variant in variants for found in self._variants.alike(variant)))

    def name_of(self, organisation: str) -> str | None:
        """An organisation's name, if its file or the list of regions gives one; what is wrong with it is not told."""
        node = self._shared.known(Findings()).organisation(organisation)
        name = node.get("name") if node is not None else None
        return name.words if isinstance(name, Scalar) else None

    def form(self, id_: str) -> Form:
        """One form. Raises Fault: project.unknown-form, data.unknown-fact, and what reading and binding find."""
        if id_ not in self.form_ids:
            raise Fault([unknown("project.unknown-form", id_, self.form_ids)])
        form, found = self._form(id_)
        if form is None:
            raise Fault(found)
        return form

    def node(self, id_: str, findings: Findings) -> Node | None:
        """An agreement's tree, laid over that of the agreement it is based on; None if it cannot be made.

        Adds what `basis.Trees.node` complains of.
        """
        node, found = self._trees.node(id_)
        findings.extend(found)
        return node

    def files_of(self, id_: str) -> tuple[str, ...]:
        """The files that an agreement is read from: its own, then those of the agreements that it is based on."""
        return self._trees.files(id_)

    def laid(self, variant: Variant) -> Laid:
        """A variant's tree, what its layers overrode, and what is wrong with it; see `variants.Variants.laid`."""
        return self._variants.laid(variant)

    def _agreement(self, variant: Variant, findings: Findings) -> Agreement | None:
        laid, found = self.laid(variant), Findings()
        found.extend(laid.found)
        form = self._form_of(laid.node, found)
        agreement = None if laid.node is None else bind(laid.node, Agreement, found, self._known(found))
        if form is not None and agreement is not None and laid.node is not None:
            found.extend(unmet(form, resolved(agreement), laid.node.span.file))
        if laid.node is not None and len(found):
            found.extend(self._wrong_texts(laid.node))
        findings.extend(found)
        return agreement

    def _known(self, findings: Findings) -> Known:
        return replace(self._shared.known(findings), groups=tuple(self.regions.groups))

    def _wrong_texts(self, node: Node) -> Iterator[Diagnostic]:
        """What is wrong in the texts of an agreement that could not be bound, so that it is told at the same time."""
        names, locate = scope(), locator(self.tree)
        for text in texts(node, Agreement):
            yield from check_text(text, names, locate)

    def _form_of(self, node: Node | None, findings: Findings) -> Form | None:
        """The form that an agreement names, if it does."""
        name = node.get("form") if isinstance(node, Mapping) else None
        if not isinstance(name, Scalar):
            return None
        if name.value not in self.form_ids:
            findings.add(unknown("data.unknown-form", name.value, self.form_ids, name.span))
            return None
        form, found = self._form(name.value)
        findings.extend(found)
        if form is not None and form.kind == "notice":
            message = msg(
                'The form "{form}" is for notices of changes, not for an agreement\'s documents.', form=name.value
            )
            findings.add(Diagnostic("data.notice-form", message, name.span))
        return form

    def _form(self, id_: str) -> tuple[Form | None, tuple[Diagnostic, ...]]:
        if id_ not in self._forms:
            findings = Findings()
            node = read_file(self.tree, f"{self.project.templates}/{id_}/form.yaml", findings)
            form = None if node is None else bind(node, Form, findings)
            if form is not None:
                findings.extend(unnamed(form))
            self._forms[id_] = (None if len(findings) else form, tuple(findings))
        return self._forms[id_]


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Complaints, each once, by file and line."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda d: d.span if isinstance(d.span, Span) else Span("", 0, 0)))
