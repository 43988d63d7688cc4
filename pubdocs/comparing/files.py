"""A Word file beside another, or beside the document that a project makes in its place."""

from dataclasses import replace

from pubdocs.agreement.variant import Variant
from pubdocs.batch.production import Production
from pubdocs.cache import Cache
from pubdocs.comparing.documents import Pair, State, are_alike, differences, made_on, named, opened
from pubdocs.comparing.sides import FileSide, ProjectSide, Side
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Message, Place, msg
from pubdocs.document import Document
from pubdocs.source.folder import bytes_of
from pubdocs.word.identity import identity_of
from pubdocs.word.package import Package
from pubdocs.word.reader import read


def compared_files(old: Side, new: Side, cache: Cache) -> Pair:
    """What differs between two sides of which one at least is a Word file.

    Raises Fault: file.unreadable, package.…, diff.no-identity, diff.no-such-document, and what is wrong with a document
    that is made.
    """
    found = Findings()
    packages: dict[Side, Package] = {}
    for side in dict.fromkeys((old, new)):
        if isinstance(side, FileSide):
            with found.collecting():
                packages[side] = Package.open(bytes_of(side.path), str(side.path))
    found.raise_errors()
    pair = Pair(Variant(new.name or old.name), "", State.SAME)
    documents: list[Document] = []
    whole: list[Package] = []
    for side, other in ((old, new), (new, old)):
        if isinstance(side, FileSide):
            package, document = packages[side], read(packages[side])
        else:
            assert isinstance(other, FileSide)
            pair, package, document = _made(side, packages[other], other, cache)
        documents.append(document)
        whole.append(package)
    if pair.appendix == "":
        pair = replace(pair, title=documents[1].title or documents[0].title or pair.variant.agreement)
    changes = differences(*documents)
    alike = State.SAME if are_alike(*whole) else State.LAYOUT
    return replace(pair, changes=changes, state=State.CHANGED if changes else alike)


def _made(side: ProjectSide, package: Package, file: FileSide, cache: Cache) -> tuple[Pair, Package, Document]:
    """The document that a project makes in the place of a Word file."""
    identity = identity_of(package)
    if "/" not in identity:
        hint = msg(
            "Name two Word files. Documents that pubdocs has made know which they are, also when Word has saved them."
        )
        raise _refused(
            "diff.no-identity", msg("This Word file does not say which document of the project it is."), file, hint
        )
    production = opened(side, cache)
    variant, appendix = document_at(identity, production)
    if variant.agreement not in {one.agreement for one in production.plan}:
        raise _refused("diff.no-such-document", msg("The project has no document {name}.", name=identity), file, None)
    material, made = made_on(side, production, variant)
    if appendix not in made:
        raise _refused("diff.no-such-document", msg("The project has no document {name}.", name=identity), file, None)
    return named(variant, appendix, material), made[appendix].package, made[appendix].document


def document_at(identity: str, production: Production) -> tuple[Variant, str]:
    """The variant and appendix that an identity names: agreement, region and form if it has them, appendix."""
    agreement, *between, appendix = identity.split("/")
    region, form = (*between, "", "")[:2]
    if region and not form and Variant(agreement, region) not in production.whole_plan:
        region, form = "", region
    return Variant(agreement, region, form), appendix


def _refused(code: str, message: Message, file: FileSide, hint: Message | None) -> Fault:
    return Fault([Diagnostic(code, message, Place(str(file.path)), hint)])
