"""C33: a document that is referred to is named so that it can be found."""

from collections.abc import Iterator

from pubdocs.checks.phrases import answers, delegates, identified, titled
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Answers that leave it to a document of which something is named, but not enough (nothing at all: X18)."""
    for path, text in answers(case.agreement):
        found = identified(text)
        if delegates(text, case.lexicon) and any(found):
            if not (found.dated or found.version):
                yield Told(msg("{path} leaves the answer to a document without date or version.", path=path), text.span)
            elif not found.registered:
                yield Told(msg("{path} leaves the answer to a document without diarienummer.", path=path), text.span)
            elif not titled(text, case.lexicon):
                yield Told(msg("{path} leaves the answer to a document without title.", path=path), text.span)


RULE = Rule(
    "C33",
    msg("A document referred to is fully named"),
    "formuläret; art. 28.3 a dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "The document that answers instead must be the same one for both parties: its date or version, and "
        "its diarienummer."
    ),
    hint=msg("State its title, its date or version, and its diarienummer."),
    example="handling_requirements: I enlighet med uppdragsspecifikationen 2026-01-12.",
    judge=judge,
)
