"""The texts of an agreement, checked before anything is printed: their marks, and the facts they name."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pubdocs.agreement.alternatives import resolved, set_aside
from pubdocs.agreement.freetext import Piece, line, parse, pieces, unclosed
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.values import Line, Term, Text
from pubdocs.agreement.walking import Found, values
from pubdocs.diagnostics import Diagnostic, Span, msg
from pubdocs.tags.checking import Checked, check
from pubdocs.tags.environment import environment
from pubdocs.tags.facts import parse_fact
from pubdocs.tags.kinds import Kind

# Where in a value's source some words stand: given the value's span and the words.
Locate = Callable[[Span | None, str], Span | None]


def check_texts(agreement: Agreement, scope: Mapping[str, Kind], locate: Locate) -> tuple[Diagnostic, ...]:
    """What is wrong in the texts: marks that would lose words, facts that do not exist, texts that name each other.

    Alternatives that are not chosen may name facts that the agreement does not state. Marks each text that another one
    names as `quoted`.
    """
    printed = resolved(agreement)
    texts = {found.path: found for found in values(printed) if isinstance(found.value, Text | Line)}
    known = _known_paths(printed)
    wrong: list[Diagnostic] = []
    quotes: dict[str, set[str]] = {}
    for path, found in texts.items():
        text = _Text(found.value, found.span, scope, locate)
        quotes[path] = {use.path for use in text.uses}
        wrong.extend((*text.wrong, *text.absent(known)))
    for quoted in set().union(*quotes.values()):
        if quoted in texts:
            _mark_quoted(texts[quoted])
    wrong.extend(_circles(texts, quotes))
    for found in (found for alternative in set_aside(agreement) for found in values(alternative)):
        if isinstance(found.value, Text | Line):
            wrong.extend(_Text(found.value, found.span, scope, locate).wrong)
    return tuple(wrong)


def check_text(text: Term, scope: Mapping[str, Kind], locate: Locate) -> tuple[Diagnostic, ...]:
    """What is wrong in a text by itself, where the rest of its agreement is not known: its marks, misspelt names."""
    return _Text(text, text.span, scope, locate).wrong


def _mark_quoted(found: Found) -> None:
    if isinstance(found.value, Text):
        found.value.quoted = True


class _Text:
    """A text or a line with what is wrong in it, and the facts that it names."""

    def __init__(self, text: Term, span: Span | None, scope: Mapping[str, Kind], locate: Locate) -> None:
        self.text, self.span, self.locate = text, span, locate
        named = [piece.text for piece in self._pieces() if piece.fact]
        self.facts = [one for one in named if parse_fact(one)]
        lines = "\n".join(f"{{{{ {' '.join(one.split())} }}}}" for one in self.facts)
        checked = check(lines, scope, environment(), ids=True) if self.facts else Checked((), (), {})
        self.uses = checked.uses
        self.wrong = (
            *self._troubles(),
            *(self._not_a_fact(one) for one in named if one not in self.facts),
            *(
                Diagnostic(problem.code, problem.message, self._place(problem.line), problem.hint)
                for problem in checked.problems
            ),
        )

    def _place(self, line: int) -> Span | None:
        return self.locate(self.span, self.facts[line - 1])

    def _pieces(self) -> Iterable[Piece]:
        return line(self.text) if isinstance(self.text, Line) else pieces(parse(self.text).blocks)

    def _troubles(self) -> Iterator[Diagnostic]:
        lines = self.text.split("\n")
        for trouble in unclosed(self.text) if isinstance(self.text, Line) else parse(self.text).troubles:
            words = lines[min(trouble.line, len(lines) - 1)].strip()[:60]
            yield Diagnostic(trouble.code, trouble.message, self.locate(self.span, words), trouble.hint)

    def _not_a_fact(self, expression: str) -> Diagnostic:
        return Diagnostic(
            "text.not-a-fact",
            msg("{{{{ {words} }}}} does not name a fact.", words=expression),
            self.locate(self.span, expression),
            msg("Write a name, for example processor.name, with filters after |; \\{{{{ prints the braces."),
        )

    def absent(self, known: set[str]) -> Iterator[Diagnostic]:
        """Facts that the agreement could state and does not."""
        for use in self.uses:
            if use.path.removesuffix(".items") not in known:
                yield Diagnostic(
                    "text.absent-fact",
                    msg("This text names {name}, which the agreement does not state.", name=use.path),
                    self._place(use.line),
                    msg("State it, or leave it out of the text."),
                )


def _known_paths(agreement: Agreement) -> set[str]:
    """The paths of every value that is stated, and of all that they stand in; parties by their roles too."""
    known: set[str] = set()
    roles = {f"parties.{party.id.replace('-', '_')}": party.role.replace("-", "_") for party in agreement.parties}
    for found in values(agreement):
        parts = found.path.split(".")
        prefixes = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
        known.update(prefixes)
        known.update(
            role + path.removeprefix(party)
            for party, role in roles.items()
            for path in prefixes
            if path.startswith(party)
        )
    return known


def _circles(texts: Mapping[str, Found], quotes: Mapping[str, set[str]]) -> Iterator[Diagnostic]:
    for start in quotes:
        seen: set[str] = set()
        ahead = list(quotes[start])
        while ahead:
            path = ahead.pop()
            if path == start:
                yield Diagnostic(
                    "text.circle",
                    msg("The text {name} names itself, by way of the texts that it names.", name=start),
                    texts[start].span,
                    msg("Take one of the facts out."),
                )
                break
            if path not in seen:
                seen.add(path)
                ahead.extend(quotes.get(path, ()))
