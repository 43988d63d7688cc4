"""X34: no prompt is left as the answer."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import begins
from pubdocs.checks.phrases import answers, sentences
from pubdocs.checks.rule import EVERY, Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Answers that are one sentence and begin as a prompt does."""
    for path, text in answers(case.agreement):
        if len(sentences(text)) == 1 and begins(text, case.lexicon.prompts):
            yield Told(msg("{path} holds the form's prompt and no answer.", path=path), text.span)


RULE = Rule(
    "X34",
    msg("No prompt is left as the answer"),
    "formuläret",
    Severity.ERROR,
    why=msg("The form asks with Ange …; whoever leaves it there has not answered."),
    hint=msg("Answer it, or say outright that there are no special requirements."),
    example="handling_requirements: Ange särskilda hanteringskrav",
    judge=judge,
    kinds=EVERY,
)
