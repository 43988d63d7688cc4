"""What stands a second time where it may stand only once."""

from collections.abc import Iterable, Iterator

from pubdocs.diagnostics import Diagnostic, Message, Span, msg
from pubdocs.source.node import Scalar


def repeated(scalars: Iterable[Scalar], code: str, hint: Message) -> Iterator[Diagnostic]:
    """A complaint for each value that has stood among these before."""
    first: dict[str, Span] = {}
    for scalar in scalars:
        yield from again(scalar, first, code, hint)


def again(scalar: Scalar, first: dict[str, Span], code: str, hint: Message) -> Iterator[Diagnostic]:
    """A complaint if a value is among those that stood before, which it is added to."""
    before = first.setdefault(scalar.value, scalar.span)
    if before is not scalar.span:
        place = msg("on line {line}", line=before.line) if before.file == scalar.span.file else f"in {before}"
        message = msg('"{value}" stands here a second time; the first is {place}.', value=scalar.value, place=place)
        yield Diagnostic(code, message, scalar.span, hint)
