"""A project: its agreements and forms, found in a tree of files and read when asked for."""

import difflib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePosixPath

from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.model import Agreement
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Span, msg
from pubdocs.source.binding import bind
from pubdocs.source.completion import nodes_at
from pubdocs.source.node import Scalar
from pubdocs.source.reader import read_file
from pubdocs.source.requirements import unmet, unnamed
from pubdocs.source.shared import Shared, ids_in
from pubdocs.source.tree import Tree

PROJECT_FILE = "pubdocs.yaml"


def open_project(tree: Tree) -> "Workspace":
    """The project in a tree. Raises Fault: project.missing, and all that reading and binding find in pubdocs.yaml."""
    findings = Findings()
    node = read_file(tree, PROJECT_FILE, findings)
    if any(found.code == "file.missing" for found in findings):
        message = msg("There is no project here: no file {name}.", name=PROJECT_FILE)
        hint = msg("Name the project's folder with -C, or make a new project with pubdocs init.")
        raise Fault([Diagnostic("project.missing", message, None, hint)])
    project = None if node is None else bind(node, Project, findings)
    _raise(findings)
    assert project is not None
    return Workspace(tree, project)


class Workspace:
    """A project's facts. A file that several agreements share is read once; what is wrong is raised as one Fault."""

    def __init__(self, tree: Tree, project: Project) -> None:
        self.tree, self.project = tree, project
        self._shared = Shared(tree, project)
        self._forms: dict[str, tuple[Form | None, tuple[Diagnostic, ...]]] = {}

    @cached_property
    def agreement_ids(self) -> tuple[str, ...]:
        """The ids of all agreements, sorted. Raises Fault: file.name."""
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

        Raises Fault: project.unknown-agreement, data.unknown-form, data.required, and everything that reading and
        binding find in the agreements, the organisations they name, the catalogue and their forms.
        """
        findings = Findings()
        facts: dict[str, Agreement] = {}
        for id_ in tuple(ids) or self.agreement_ids:
            if id_ not in self.agreement_ids:
                findings.add(_unknown("project.unknown-agreement", id_, self.agreement_ids))
            elif (agreement := self._agreement(id_, findings)) is not None:
                facts[id_] = agreement
        _raise(findings)
        return facts

    def form(self, id_: str) -> Form:
        """One form. Raises Fault: project.unknown-form, data.unknown-fact, and what reading and binding find."""
        if id_ not in self.form_ids:
            raise Fault([_unknown("project.unknown-form", id_, self.form_ids)])
        form, found = self._form(id_)
        if form is None:
            raise Fault(found)
        return form

    def _agreement(self, id_: str, findings: Findings) -> Agreement | None:
        file = f"{self.project.agreements}/{id_}.yaml"
        found = Findings()
        node = read_file(self.tree, file, found)
        agreement = None if node is None else bind(node, Agreement, found, self._shared.known(found))
        findings.extend(found)
        for name in nodes_at(node, ("form",)):
            if isinstance(name, Scalar):
                findings.extend(self._judged_by_form(name, agreement, file))
        return agreement

    def _judged_by_form(self, name: Scalar, agreement: Agreement | None, file: str) -> Iterator[Diagnostic]:
        """What is wrong with the form that an agreement names, or what the form requires and the agreement lacks."""
        if name.value not in self.form_ids:
            yield _unknown("data.unknown-form", name.value, self.form_ids, name.span)
            return
        form, found = self._form(name.value)
        yield from found
        if form is not None and agreement is not None:
            yield from unmet(form, name.value, agreement, file)

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
