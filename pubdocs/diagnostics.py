"""The one shape of every complaint: where, what, how bad, and what to do about it.

Texts are kept apart from their values and in English, so that the edge can say them in the user's
language (gettext); nothing below the edge knows which language that is.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where a value stands: file (relative to the project), line, column and length in characters from 1."""

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fault stands in a Word file: the file, its part, the paragraph's number from 1 (0: none).

    `column` and `length` in characters from 1, where words of the paragraph are meant (0: the paragraph as a whole).
    """

    file: str
    part: str = ""
    paragraph: int = 0
    column: int = 0
    length: int = 0

    def __str__(self) -> str:
        return f"{self.file}: {self.part}" if self.part else self.file


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Message:
    """An English text with named fields, and the values for them; translated and filled at the edge."""

    text: str
    values: "tuple[tuple[str, str | Message], ...]" = ()

    def render(self, translate: Callable[[str], str] = str) -> str:
        """The text in the language of `translate`, with its values in place."""
        values = {name: value.render(translate) if isinstance(value, Message) else value for name, value in self.values}
        return translate(self.text).format_map(values)


def msg(text: str, /, **values: object) -> Message:
    """A message to be translated; `text` is the msgid that the catalogues are extracted from."""
    return Message(
        text, tuple((name, value if isinstance(value, Message) else str(value)) for name, value in values.items())
    )


class Among(NamedTuple):
    """In which of an agreement's variants something was found: the regions they are for, of how many in all.

    No regions: in the agreement as it stands, and in no variant.
    """

    regions: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint.

    `code` is stable and lower-case (`yaml.duplicate-key`, `template.unknown-field`); `excerpt` is the text
    around the fault where the source is a Word file (a YAML line is read from its file); `law` is the legal source.
    A rule of the law has its id in the catalogue as its code (`X01`), and is `about` an agreement, by its id; `among`
    says in which of its variants it was found, if there are any.
    """

    code: str
    message: Message
    span: Span | Place | None = None
    hint: Message | None = None
    severity: Severity = Severity.ERROR
    excerpt: str = ""
    law: str = ""
    about: str = ""
    among: Among | None = None


class Fault(Exception):
    """Input at fault. Carries every complaint that was found, not the first alone. Exit code 1."""

    exit_code = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        lines = (f"{d.span or ''} {d.code}: {d.message.render()}" for d in self.diagnostics)
        super().__init__("\n".join(lines))


class WriteFault(Fault):
    """The output could not be written (disk full, no permission, a folder in the way). Exit code 3."""

    exit_code = 3


class Findings:
    """Collects complaints while a stage goes on, and raises them together at its end."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep one complaint."""
        self._found.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep several complaints."""
        self._found.extend(diagnostics)

    def attempt(self, step: Callable[[], T]) -> T | None:
        """Run a step; keep what it complains of and go on, so that later steps get their say."""
        try:
            return step()
        except Fault as fault:
            self.extend(fault.diagnostics)
            return None

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Keep what a step complains of, and go on after it."""
        try:
            yield
        except Fault as fault:
            self.extend(fault.diagnostics)

    def once(self) -> tuple[Diagnostic, ...]:
        """The complaints, each once."""
        return tuple(dict.fromkeys(self._found))

    def raise_errors(self) -> None:
        """Raise a Fault with all complaints, each once, if any of them is an error."""
        if any(d.severity is Severity.ERROR for d in self._found):
            raise Fault(self.once())
