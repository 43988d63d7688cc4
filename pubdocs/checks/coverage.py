"""Coverage: every value stands in a document, or is named.

Two questions that are always asked: what of the agreement no document printed (`unused`), and whether all that was
printed is there when the document is read back (`missing`); a document that lacks something is not written.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from pubdocs.agreement.codes import ClauseNumber, ClauseNumbering, Conjunction, DataClass, MeasureKind, Role
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.values import Id
from pubdocs.agreement.walking import Found, values
from pubdocs.agreement.wording import same_words
from pubdocs.diagnostics import Diagnostic, Place, Severity, Span, msg
from pubdocs.document import Document, lines
from pubdocs.word.filling import Printed

# Sections whose facts may come from the file of an organisation.
_OF_ORGANISATIONS = ("parties", "subprocessors")
# What steers a document without being printed in it.
_STEERING = (Id, Role, ClauseNumber, ClauseNumbering, Conjunction, DataClass, MeasureKind)


def unused(agreement: Agreement, printed: Iterable[Span | None]) -> tuple[Diagnostic, ...]:
    """The values of an agreement that none of its documents printed, as warnings at their places.

    Facts of a party's own file are the register's, shared by many agreements: they may be left out.
    """
    used = set(printed)
    found = [
        one
        for one in values(agreement)
        if one.value.span and not isinstance(one.value, _STEERING) and _section(one) != "ignore"
    ]
    own = {one.value.span.file for one in found if one.value.span and _section(one) not in _OF_ORGANISATIONS}
    said = {place for one in found if one.value.span in used for place in _places(one)}
    return tuple(
        _unused(one)
        for one in found
        if one.value.span not in used and not said.intersection(_places(one)) and _is_own(one, own)
    )


def _places(found: Found) -> tuple[object, ...]:
    """Where the same words count as the same value: in the same group of facts, or as the same fact of another.

    So a country that is both where a company is established and where its staff works is printed once, and so is the
    purpose that several companies serve.
    """
    words = found.value.wording
    return (id(found.group), words), (type(found.group), found.path.rpartition(".")[2], words)


def _is_own(found: Found, files: Container[str]) -> bool:
    """Whether a value is the agreement's: not a party's, unless a file says it that says other things, too."""
    return _section(found) != "parties" or (found.value.span is not None and found.value.span.file in files)


def _section(found: Found) -> str:
    return found.path.partition(".")[0]


def _unused(found: Found) -> Diagnostic:
    return Diagnostic(
        "coverage.unused",
        msg("{name} stands in no document: no template of the form prints it.", name=found.path),
        found.span,
        msg("Let a template print it, or take it out of the agreement."),
        Severity.WARNING,
    )


def missing(
    file: str, printed: Sequence[Printed], document: Document, beside: Mapping[int, str]
) -> tuple[Diagnostic, ...]:
    """What was printed and is not in the document read back, word for word.

    `beside` are the values found where the reader may not look: in properties, in headers that are not shown.
    """
    found: dict[int, str] = {}
    for inlines in lines(document):
        for inline in inlines:
            if inline.value >= 0:
                found[inline.value] = found.get(inline.value, "") + inline.text
    return tuple(_missing(file, printed, {**beside, **found}))


def _missing(file: str, printed: Sequence[Printed], found: Mapping[int, str]) -> Iterator[Diagnostic]:
    for number, value in enumerate(printed):
        words = found.get(number, "")
        if words != value.words and not (number in found and same_words(words) == same_words(value.words)):
            yield Diagnostic(
                "coverage.missing",
                msg("A value was printed and cannot be read in the document: {words}", words=value.words[:80]),
                value.span or Place(file, value.part),
                msg("Look whether the template hides it (hidden text, a deleted part). The document was not written."),
            )
