"""The texts of an agreement, checked before anything is printed: their marks, and the facts they name."""

from collections.abc import Callable, Iterator, Mapping

from pubdocs.agreement.freetext import facts as named_facts
from pubdocs.agreement.freetext import parse
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.values import Text
from pubdocs.agreement.walking import Found, values
from pubdocs.diagnostics import Diagnostic, Span, msg
from pubdocs.tags.checking import check
from pubdocs.tags.environment import environment
from pubdocs.tags.facts import parse_fact
from pubdocs.tags.kinds import Kind

# Where in a value's source some words stand: given the value's span and the words.
Locate = Callable[[Span | None, str], Span | None]


def check_texts(agreement: Agreement, scope: Mapping[str, Kind], locate: Locate) -> tuple[Diagnostic, ...]:
    """What is wrong in the texts: marks that would lose words, facts that do not exist, texts that name each other.

    Marks each text that another one names as `quoted`.
    """
    texts = {found.path: found for found in values(agreement) if isinstance(found.value, Text)}
    found: list[Diagnostic] = []
    quotes: dict[str, set[str]] = {}
    for path, text in texts.items():
        found.extend(_troubles(text, locate))
        expressions = list(named_facts(text.value))
        found.extend(_not_facts(text, expressions, locate))
        named = [one for one in expressions if parse_fact(one)]
        if named:
            quotes[path] = set()
            found.extend(_check_facts(text, named, scope, agreement, locate, quotes[path]))
    for quoted in set().union(*quotes.values()):
        if quoted in texts:
            _mark_quoted(texts[quoted])
    found.extend(_circles(texts, quotes))
    return tuple(found)


def _mark_quoted(found: Found) -> None:
    if isinstance(found.value, Text):
        found.value.quoted = True


def _troubles(text: Found, locate: Locate) -> Iterator[Diagnostic]:
    lines = text.value.split("\n")
    for trouble in parse(text.value).troubles:
        line = lines[min(trouble.line, len(lines) - 1)]
        yield Diagnostic(trouble.code, trouble.message, locate(text.span, line.strip()[:60]), trouble.hint)


def _not_facts(text: Found, expressions: list[str], locate: Locate) -> Iterator[Diagnostic]:
    for expression in expressions:
        if parse_fact(expression) is None:
            yield Diagnostic(
                "text.not-a-fact",
                msg("{{{{ {words} }}}} does not name a fact.", words=expression),
                locate(text.span, expression),
                msg("Write a name, for example processor.name, with filters after |; \\{{{{ prints the braces."),
            )


def _check_facts(
    text: Found,
    expressions: list[str],
    scope: Mapping[str, Kind],
    agreement: Agreement,
    locate: Locate,
    quotes: set[str],
) -> Iterator[Diagnostic]:
    one_line = [" ".join(expression.split()) for expression in expressions]
    checked = check("\n".join(f"{{{{ {one} }}}}" for one in one_line), scope, environment(), ids=True)
    quotes.update(use.path for use in checked.uses)
    for problem in checked.problems:
        place = locate(text.span, expressions[problem.line - 1])
        yield Diagnostic(problem.code, problem.message, place, problem.hint)
    known = _known_paths(agreement)
    for use in checked.uses:
        if use.path.removesuffix(".items") not in known:
            yield Diagnostic(
                "text.absent-fact",
                msg("This text names {name}, which the agreement does not state.", name=use.path),
                locate(text.span, expressions[use.line - 1]),
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
