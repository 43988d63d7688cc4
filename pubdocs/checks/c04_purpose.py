"""C04: the purpose is stated, and says something."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern
from pubdocs.agreement.wording import same_words
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

FEWEST_WORDS = 4


def judge(case: Case) -> Iterator[Told]:
    """The purpose that is missing, that is no more than a name, or that leaves its limits open."""
    purpose = case.agreement.purpose
    if not purpose:
        yield Told(msg("The purpose of the processing is not stated."))
    elif len(purpose.split()) < FEWEST_WORDS:
        yield Told(
            msg("The purpose is only a name or a heading: {words}", words=same_words(purpose)),
            purpose.span,
            Severity.WARNING,
        )
    elif vague := pattern(case.lexicon.vague).search(purpose):
        place = case.locate(purpose.span, vague[0])
        yield Told(msg('The purpose is left open by the words "{words}".', words=vague[0]), place, Severity.WARNING)


RULE = Rule(
    "C04",
    msg("The purpose is stated and says something"),
    "art. 28.3, art. 5.1 b dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "Purposes must be specified and explicit. Words such as vid behov leave the limits open, and a "
        "system's name is no purpose."
    ),
    hint=msg("Say what the controller wants to achieve with the processing."),
    example="purpose: Behandling enligt avtal, vid behov.",
    judge=judge,
)
