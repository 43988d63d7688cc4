"""The documents and templates of a run, each made once."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import PurePosixPath

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.variant import Variant
from pubdocs.cache import NOTHING_KEPT, Cache
from pubdocs.checks.coverage import unused
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Place, Severity, Span, msg
from pubdocs.made import Made, settled
from pubdocs.source.locating import locator
from pubdocs.source.material import Material, neighbour
from pubdocs.source.tree import Tree
from pubdocs.tags.kinds import Kind
from pubdocs.tags.scope import facts, notice_scope, scope
from pubdocs.word.elsewhere import Elsewhere, Neighbour, Paper, in_running_text
from pubdocs.word.identity import with_room
from pubdocs.word.package import Package
from pubdocs.word.references import Draft
from pubdocs.word.targets import Spot
from pubdocs.word.template import Template, fill

_SPOTS_KEPT = 64  # documents whose clauses are remembered while documents are made one variant at a time


class Library:
    """The documents of a run, each filled once: those that are made, and those that references lead into.

    `keep`: blocks that say what those of the last document said are not worked out again (`word.kept`).
    `find` gives another agreement as a variant for a region refers to it (`source.material.neighbour`).
    """

    def __init__(
        self,
        tree: Tree,
        material: Material,
        cache: Cache = NOTHING_KEPT,
        find: Callable[[str, str], Material] | None = None,
        *,
        keep: bool = True,
    ) -> None:
        self._tree, self._material, self._cache, self._keep = tree, material, cache, keep
        self._find = find or (lambda id_, region: neighbour(tree, id_, region, cache))
        self._templates = Templates(tree, material, cache)
        self._drafts: dict[tuple[Variant, str], Draft | Fault] = {}
        self._spots: dict[tuple[Variant, str], Mapping[str, Spot]] = {}
        self._others: dict[Variant, Material] = {}
        self._regions = {one.agreement: frozenset(map(str, facts.regions)) for one, facts in material.variants.items()}

    def beside(self, material: Material) -> "Library":
        """A library of other variants that shares what has been worked out: templates, what clauses are called."""
        other = Library(self._tree, material, self._cache, self._find, keep=self._keep)
        other._templates, other._spots = self._templates, self._spots
        for oldest in [*self._spots][:-_SPOTS_KEPT]:
            del self._spots[oldest]
        return other

    def agreement(self, variant: Variant) -> tuple[Agreement, Form]:
        """A variant's facts and its form. Raises Fault if it is wrong itself."""
        material = self._others.get(variant, self._material)
        if variant not in material.variants:
            raise Fault(material.complaints)
        agreement = material.variants[variant]
        return agreement, self._templates.forms.setdefault(agreement.form, material.forms[agreement.form])

    def unlisted(self, form: str) -> tuple[Diagnostic, ...]:
        """Warnings about templates in a form's folder that the form does not list (form.unlisted)."""
        return self._templates.unlisted(form)

    def draft(self, variant: Variant, appendix: Appendix) -> Draft:
        """A document filled. Raises Fault, the same each time."""
        key = (variant, str(appendix.id))
        if key not in self._drafts:
            agreement, form = self.agreement(variant)
            try:
                template = self._templates.template(agreement.form, appendix)
                self._drafts[key] = Draft.of(
                    template, fill(template, facts(agreement, form, appendix), keep=self._keep)
                )
            except Fault as fault:
                self._drafts[key] = fault
        draft = self._drafts[key]
        if isinstance(draft, Fault):
            raise draft
        return draft

    def settled(self, draft: Draft, variant: Variant, here: str) -> Made:
        """A variant's document with its references in place. Raises Fault, each reference where its text has it."""
        try:
            return settled(draft, self.elsewhere(variant, here), variant.path(here))
        except Fault as fault:
            locate = locator(self._tree)
            raise Fault(
                [
                    replace(one, span=locate(one.span, one.excerpt))
                    if one.code.startswith("reference.") and isinstance(one.span, Span)
                    else one
                    for one in fault.diagnostics
                ]
            ) from None

    def close(self, variant: Variant) -> None:
        """Let go of a variant's documents, but for what other agreements may ask: what its clauses are called."""
        for appendix in self.agreement(variant)[1].appendices if len(self._material.variants) > 1 else ():
            with Findings().collecting():
                self._spots[variant, str(appendix.id)] = self.spots(variant, appendix)
                del self._drafts[variant, str(appendix.id)]

    def spots(self, variant: Variant, appendix: Appendix, *, own: bool = False) -> Mapping[str, Spot]:
        """What the clauses of a document are called. Raises Fault, of an agreement's `own` without its diagnostics."""
        key = (variant, str(appendix.id))
        if key in self._spots:
            return self._spots[key]
        try:
            spots = self.draft(variant, appendix).targets.spots()
        except Fault as fault:
            raise Fault(() if own else fault.diagnostics) from None
        if not own:
            self._spots[key] = spots
        return spots

    def elsewhere(self, variant: Variant, here: str) -> Elsewhere:
        """Where the references of a document may lead beside itself."""
        papers = {
            str(one.id): Paper(in_running_text(one.label), partial(self.spots, variant, one, own=True))
            for one in self.agreement(variant)[1].appendices
        }
        return Elsewhere(papers, here, variant.agreement, partial(self.neighbour, variant.region), self.neighbours)

    def neighbours(self) -> tuple[str, ...]:
        """The ids of all agreements."""
        folder = PurePosixPath(self._material.project.agreements)
        paths = [PurePosixPath(path) for path in self._tree.files(str(folder), ".yaml", ".yml")]
        return tuple(path.stem for path in paths if path.parent == folder)

    def neighbour(self, region: str, id_: str) -> Neighbour | None:
        """An agreement as those of a region refer to it; None if there is none. Raises Fault if it is wrong itself."""
        if id_ not in self.neighbours():
            return None
        variant = self._variant(id_, region)
        agreement, form = self.agreement(variant)
        papers: dict[str, Paper] = {}
        for one in form.appendices:
            name = in_running_text(one.label)  # "Bilaga 1" alone would be one's own
            name = f"{name} till ”{agreement.title}”" if name != one.label else name
            papers[str(one.id)] = Paper(name, partial(self.spots, variant, one))
        return Neighbour(next(iter(papers.values())).name if len(papers) == 1 else f"”{agreement.title}”", papers)

    def _variant(self, id_: str, region: str) -> Variant:
        """The variant of another agreement that one for a region refers to; one that is not here is read now."""
        for variant in (Variant(id_, region), Variant(id_)):
            at_home = variant.region == region or (id_ in self._regions and region not in self._regions[id_])
            if at_home and (variant in self._material.variants or variant in self._others):
                return variant
        found = self._find(id_, region)
        variant = next(iter(found.variants), Variant(id_, region))
        self._others[variant] = found
        if found.variants:
            self._regions[id_] = frozenset(map(str, found.variants[variant].regions))
        return variant


def make_one(library: Library, variant: Variant, found: Findings) -> dict[str, Made]:
    """A variant's documents by appendix: all are filled before any is settled, for they may refer to one another."""
    agreement, form = library.agreement(variant)
    drafts: dict[str, Draft] = {}
    made: dict[str, Made] = {}
    for appendix in form.appendices:
        with found.collecting():
            drafts[appendix.id] = library.draft(variant, appendix)
    for here, draft in drafts.items():
        with found.collecting():
            made[here] = library.settled(draft, variant, here)
    found.extend(library.unlisted(agreement.form))
    if len(made) == len(form.appendices):
        found.extend(unused(agreement, (value.span for one in made.values() for value in one.printed)))
    return made


class Templates:
    """The compiled templates of a project, each compiled once."""

    def __init__(self, tree: Tree, material: Material, cache: Cache = NOTHING_KEPT) -> None:
        self.tree, self.material, self.cache = tree, material, cache
        self.forms = dict(material.forms)
        self._compiled: dict[str, Template] = {}
        self._faults: dict[str, Fault] = {}
        self._unlisted: dict[str, tuple[Diagnostic, ...]] = {}

    def template(self, form: str, appendix: Appendix) -> Template:
        """The template of an appendix. Raises Fault with all that is wrong with it."""
        path = f"{self.material.project.templates}/{form}/{appendix.id}.docx"
        if path in self._faults:
            raise self._faults[path]
        if path not in self._compiled:
            try:
                self._compiled[path] = self._compile(path, self.forms[form])
            except Fault as fault:
                self._faults[path] = fault = Fault([_at_appendix(one, appendix) for one in fault.diagnostics])
                raise fault from None
        return self._compiled[path]

    def unlisted(self, form: str) -> tuple[Diagnostic, ...]:
        """Warnings about files that look like templates of a form and are none of its appendices."""
        if form not in self._unlisted:
            listed = [str(appendix.id) for appendix in self.forms[form].appendices]
            folder = f"{self.material.project.templates}/{form}"
            self._unlisted[form] = tuple(
                _unlisted(path, folder) for path in templates_beside(self.tree, folder, listed)
            )
        return self._unlisted[form]

    def _compile(self, path: str, form: Form) -> Template:
        content, fixed, notice = self.tree.read(path), form.numbering == "fixed", form.kind == "notice"

        def compiled() -> Template:
            from pubdocs.word.compiler import compile_template

            names = names_in_scope(notice=notice)
            return compile_template(with_room(Package.open(content, path)), names, fixed=fixed)

        return self.cache.remember("template", f"{path}\0{fixed}\0{notice}\0".encode() + content, compiled)


def templates_beside(tree: Tree, folder: str, listed: Collection[str]) -> tuple[str, ...]:
    """The paths of .docx files in a form's folder that are no template of the form's appendices."""
    return tuple(
        path
        for path in tree.files(folder, ".docx")
        if path.rpartition("/")[0] == folder
        and (name := path.rpartition("/")[2].removesuffix(".docx")) not in listed
        and not name.startswith("~$")  # Word's own, beside one that is open
    )


def _unlisted(path: str, folder: str) -> Diagnostic:
    message = msg("This template becomes no document: {form} does not list it.", form=f"{folder}/form.yaml")
    hint = msg("List it there under appendices, with id, label and title; or move the file to another folder.")
    return Diagnostic("form.unlisted", message, Place(path), hint, Severity.WARNING)


def _at_appendix(found: Diagnostic, appendix: Appendix) -> Diagnostic:
    """That a template is not there is told where the form asks for it."""
    if found.code != "file.missing" or appendix.id.span is None:
        return found
    hint = msg("Put the template there under this name, or take the appendix out of the form.")
    return replace(found, span=appendix.id.span, hint=hint)


@lru_cache(maxsize=2)
def names_in_scope(*, notice: bool = False) -> Mapping[str, Kind]:
    """The names that tags may use; those of templates for notices know what changed, too."""
    return notice_scope() if notice else scope()
