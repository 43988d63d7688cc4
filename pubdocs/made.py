"""One document: filled, settled, read back and found complete; and the files that it becomes."""

from dataclasses import dataclass

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.variant import Variant
from pubdocs.checks.coverage import missing
from pubdocs.diagnostics import Fault
from pubdocs.document import Document
from pubdocs.tags.scope import facts
from pubdocs.word.container import OLDEST, Stamp
from pubdocs.word.elsewhere import Elsewhere
from pubdocs.word.filling import Printed
from pubdocs.word.identity import identified
from pubdocs.word.marks import printed_beside, without_marks
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.references import Draft, settle_references
from pubdocs.word.template import Template, fill
from pubdocs.writers import WRITERS


@dataclass(frozen=True, slots=True)
class Made:
    """One document: its package without marks, the tree read back from it, and what was printed in it."""

    package: Package
    document: Document
    printed: tuple[Printed, ...]


def make(template: Template, agreement: Agreement, form: Form, appendix: Appendix) -> Made:
    """One document of an agreement alone: of the others its references know the labels of its form, no clauses.

    Raises Fault if anything that was printed cannot be read in it.
    """
    labels = {str(one.id): str(one.label) for one in form.appendices}
    draft = Draft.of(template, fill(template, facts(agreement, form, appendix), keep=True))
    return settled(draft, Elsewhere.labelled(labels, appendix.id))


def settled(draft: Draft, elsewhere: Elsewhere, identity: str = "") -> Made:
    """A filled document with its references in place, read back. Raises Fault if anything printed is not in it.

    `identity` is the document's path, which makes it known again when it comes back.
    """
    package = settle_references(draft, elsewhere)
    document = read(package, draft.definitions, [value.span for value in draft.printed], draft.kept)
    lost = missing(package.file, draft.printed, document, printed_beside(package, draft.printed))
    if lost:
        raise Fault(lost)
    package = without_marks(draft.written(package))
    return Made(identified(package, identity) if identity else package, document, draft.printed)


def written(variant: Variant, appendix: str, made: Made, stamp: int | None) -> dict[str, bytes]:
    """The files of a document by their paths below the output folder."""
    return files_of(variant.path(appendix), made, stamp)


def files_of(path: str, made: Made, stamp: int | None) -> dict[str, bytes]:
    """The files of a document by their paths, given the path without the suffix of its format."""
    return {f"{path}.docx": made.package.to_bytes(_date(stamp)), f"{path}.md": WRITERS["md"](made.document).encode()}


def _date(stamp: int | None) -> Stamp:
    if stamp is None:
        return OLDEST
    import time

    return max(OLDEST, time.gmtime(stamp)[:6])
