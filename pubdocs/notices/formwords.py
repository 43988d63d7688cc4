"""Changes that are not in an agreement's facts: in the form's own words, and in what its documents refer to."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pubdocs.agreement.form import Form
from pubdocs.agreement.values import Term
from pubdocs.agreement.variant import Variant
from pubdocs.agreement.wording import in_a_row
from pubdocs.amendments.amendment import Amendment
from pubdocs.amendments.kinds import ChangeKind, in_swedish
from pubdocs.compare.changes import Change
from pubdocs.comparing.documents import differences
from pubdocs.document import Document
from pubdocs.source.material import Material
from pubdocs.source.tree import Tree
from pubdocs.word.package import Package
from pubdocs.word.reader import read

_MOST = 6  # clauses that are named


def form_changes(old_tree: Tree, old: Material, new_tree: Tree, new: Material, variant: Variant) -> Iterator[Amendment]:
    """What changed in the form of a variant, if it is the same form; another form is a change of its facts."""
    id_ = str(new.variants[variant].form)
    if id_ != old.variants[variant].form:
        return
    before, after = old.forms[id_], new.forms[id_]
    yield from _appendices(before, after)
    for appendix in after.appendices:
        if appendix.id not in {one.id for one in before.appendices}:
            continue
        olds, news = (
            tree.read(f"{material.project.templates}/{id_}/{appendix.id}.docx")
            for tree, material in ((old_tree, old), (new_tree, new))
        )
        if olds != news:
            yield _template(str(appendix.label), str(appendix.id), _own_words(olds), _own_words(news))


def elsewhere_changed(
    material: Material,
    variant: Variant,
    documents: Iterable[tuple[str, Document, Document]],
    compared: Callable[[Document, Document], Sequence[Change]],
) -> Iterator[Amendment]:
    """Documents that read otherwise though nothing in the agreement or its form changed: what they refer to did."""
    labels = {str(one.id): one.label for one in material.forms[str(material.variants[variant].form)].appendices}
    for appendix, before, after in documents:
        if found := compared(before, after):
            words = f"{labels[appendix]} hänvisar{_where(found)} till något som har ändrats."
            yield _amendment("other", appendix, words)


def _appendices(old: Form, new: Form) -> Iterator[Amendment]:
    befores, afters = ({str(one.id): one for one in form.appendices} for form in (old, new))
    for id_ in (one for one in befores if one not in afters):
        yield _amendment("form-changed", id_, f"{befores[id_].label} utgår ur formuläret.")
    for id_ in (one for one in afters if one not in befores):
        yield _amendment("form-changed", id_, f"{afters[id_].label} tillkommer i formuläret.")
    if list(befores) != list(afters) and befores.keys() == afters.keys():
        yield _amendment("layout", "", "Formulärets bilagor har ändrad ordning.")
    for id_ in (one for one in afters if one in befores):
        if befores[id_] != afters[id_]:
            before, after = (f"{one.label}. {one.title}" for one in (befores[id_], afters[id_]))
            yield _amendment("particulars", id_, "Bilagans benämning är ändrad.", Term(before), Term(after))
    if (old.title, old.numbering) != (new.title, new.numbering):
        yield _amendment("layout", "", "Formulärets namn eller numrering är ändrad.")


def _own_words(template: bytes) -> Document:
    return read(Package.open(template, "template"))


def _template(label: str, id_: str, old: Document, new: Document) -> Amendment:
    found = differences(old, new)
    if not found:
        return _amendment("layout", id_, f"{label}: formulärets utseende är ändrat.")
    return _amendment("form-changed", id_, f"{label}: formulärets fasta text är ändrad{_where(found)}.")


def _where(found: Sequence[Change]) -> str:
    """The clauses in which something changed, as far as they have plain headings."""
    headings = dict.fromkeys(one.where.heading for one in found if one.where.heading and "{" not in one.where.heading)
    if not headings:
        return ""
    more = " med flera" if len(headings) > _MOST else ""
    return f" under {in_a_row([f'”{one}”' for one in list(headings)[:_MOST]])}{more}"


def _amendment(kind: str, id_: str, words: str, old: Term | None = None, new: Term | None = None) -> Amendment:
    named = ChangeKind(kind)
    return Amendment(
        kind=named,
        severity=named.severity,
        path=Term(f"form.{id_.replace('-', '_')}" if id_ else "form"),
        words=Term(words),
        law=Term(in_swedish(named.articles)) if named.articles else None,
        articles=tuple(map(Term, named.articles)),
        old=old,
        new=new,
    )
