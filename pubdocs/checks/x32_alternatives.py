"""X32: alternatives are not both left in."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import EVERY, Case, Passage, Rule, Told
from pubdocs.diagnostics import Place, Severity, msg
from pubdocs.document import Paragraph, clauses, text_of

MOST_WORDS = 6


def judge(case: Case) -> Iterator[Told]:
    """Paragraphs that say that their clause does not hold, after something that says how it does."""
    for appendix, document in case.documents.items():
        for clause in clauses(document):
            for paragraph in [one for one in clause.content[1:] if isinstance(one, Paragraph)]:
                words = text_of(paragraph.inlines)
                short = len(words.split()) <= MOST_WORDS
                if short and says(words, case.lexicon.not_applicable):
                    passage = Passage(paragraph.inlines, words, Place(case.template(appendix)))
                    message = msg('"{words}" stands after terms that say otherwise.', words=words)
                    yield Told(message, passage.at(0, case, words), excerpt=words)


RULE = Rule(
    "X32",
    msg("Alternatives are not both left in"),
    "formuläret",
    Severity.WARNING,
    why=msg("A clause with terms, and after them a sentence that it does not apply, holds two editions at once."),
    hint=msg("Take one of them out; in the data: alternatives, of which one is chosen."),
    example="Telefoni levereras enligt följande villkor …\nTelefoni erbjuds ej.",
    judge=judge,
    kinds=EVERY,
)
