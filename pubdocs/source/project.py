"""A project: its agreements and forms, found in a tree of files and read when asked for."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath

from pubdocs.agreement.alternatives import resolved
from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.model import Agreement
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Span, msg
from pubdocs.source.basis import Trees
from pubdocs.source.binding import bind
from pubdocs.source.locating import locator
from pubdocs.source.node import Mapping, Node, Scalar
from pubdocs.source.reader import read_file
from pubdocs.source.requirements import unmet, unnamed
from pubdocs.source.shapes import texts
from pubdocs.source.shared import Shared, ids_in
from pubdocs.source.tree import PROJECT_FILE, Tree, inside
from pubdocs.tags.scope import scope
from pubdocs.tags.texts import check_text


def open_project(tree: Tree) -> "Workspace":
    """The project in a tree. Raises Fault: project.missing, and all that reading and binding find in pubdocs.yaml."""
    findings = Findings()
    node = read_file(tree, PROJECT_FILE, findings)
    if any(found.code == "file.missing" for found in findings):
        message = msg("There is no project here: no file {name}.", name=PROJECT_FILE)
        hint = msg("Name the project's folder with -C, or make a new project with pubdocs init.")
        raise Fault([Diagnostic("project.missing", message, None, hint)])
    project = None if node is None else bind(node, Project, findings)
    if project is not None:
        findings.extend(_outside(project))
    _raise(findings)
    assert project is not None
    return Workspace(tree, project)


def _outside(project: Project) -> Iterator[Diagnostic]:
    """Complaints about folders that are not inside the project, at their places in pubdocs.yaml."""
    for folder in (project.agreements, project.parties, project.catalogue, project.templates, project.output):
        try:
            inside(folder)
        except Fault as fault:
            yield from (replace(found, span=folder.span) for found in fault.diagnostics)


class Workspace:
    """A project's facts. A file that several agreements share is read once; what is wrong is raised as one Fault."""

    def __init__(self, tree: Tree, project: Project) -> None:
        self.tree, self.project = tree, project
        self._shared = Shared(tree, project)
        self._trees = Trees(tree, str(project.agreements), lambda: self.agreement_ids)
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

    def agreement(self, id_: str) -> Agreement:
        """One agreement. Raises Fault as `agreements` does."""
        return self.agreements([id_])[id_]

    def agreements(self, ids: Iterable[str] = ()) -> dict[str, Agreement]:
        """Agreements by id, all of them if none is named.

        Raises Fault: project.empty, project.unknown-agreement, file.name, data.unknown-form, data.required, and all
        that reading and binding find in the agreements, the organisations they name, the catalogue and their forms.
        """
        findings = Findings()
        findings.extend(self._listing[1])
        if not self.agreement_ids and not len(findings):
            message = msg("There are no agreements in {folder}.", folder=self.project.agreements)
            hint = msg("Write the first one there: a file with the agreement's id for a name, ending in .yaml.")
            findings.add(Diagnostic("project.empty", message, self.project.agreements.span, hint))
        facts: dict[str, Agreement] = {}
        for id_ in tuple(ids) or self.agreement_ids:
            if id_ not in self.agreement_ids:
                findings.add(_unknown("project.unknown-agreement", id_, self.agreement_ids))
            elif (agreement := self._agreement(id_, findings)) is not None:
                facts[id_] = agreement
        _raise(findings)
        return facts

    def name_of(self, organisation: str) -> str | None:
        """An organisation's name, if its file or the list of regions gives one; what is wrong with it is not told."""
        node = self._shared.known(Findings()).organisation(organisation)
        name = node.get("name") if node is not None else None
        return name.words if isinstance(name, Scalar) else None

    def form(self, id_: str) -> Form:
        """One form. Raises Fault: project.unknown-form, data.unknown-fact, and what reading and binding find."""
        if id_ not in self.form_ids:
            raise Fault([_unknown("project.unknown-form", id_, self.form_ids)])
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

    def _agreement(self, id_: str, findings: Findings) -> Agreement | None:
        file = f"{self.project.agreements}/{id_}.yaml"
        found = Findings()
        node = self.node(id_, found)
        form = self._form_of(node, found)
        agreement = None if node is None else bind(node, Agreement, found, self._shared.known(found))
        if form is not None and agreement is not None:
            found.extend(unmet(form, resolved(agreement), file))
        if node is not None and agreement is None:
            found.extend(self._wrong_texts(node))
        findings.extend(found)
        return agreement

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
            findings.add(_unknown("data.unknown-form", name.value, self.form_ids, name.span))
            return None
        form, found = self._form(name.value)
        findings.extend(found)
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


def _unknown(code: str, id_: str, there: tuple[str, ...], span: Span | None = None) -> Diagnostic:
    near = difflib.get_close_matches(id_.lower(), there, n=3, cutoff=0.6)
    if near:
        hint = msg("Did you mean {near}?", near=", ".join(near))
    else:
        hint = msg("There are: {names}", names=", ".join(there)) if there else msg("There are none yet.")
    message = (
        msg('There is no agreement "{id}".', id=id_) if "agreement" in code else msg('There is no form "{id}".', id=id_)
    )
    return Diagnostic(code, message, span, hint)


def _raise(findings: Findings) -> None:
    """Raise all errors as one Fault, each once, by file and line."""
    if len(findings):
        unique = dict.fromkeys(findings)
        raise Fault(sorted(unique, key=lambda d: d.span if isinstance(d.span, Span) else Span("", 0, 0)))
