"""X32: alternatives are not both left in."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import Words, finder
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
                if short and ends(words, case.lexicon.not_applicable):
                    passage = Passage(paragraph.inlines, words, Place(case.template(appendix)))
                    message = msg('"{words}" stands after terms that say otherwise.', words=words)
                    yield Told(message, passage.at(0, case, words), excerpt=words)


def ends(text: str, words: Words) -> bool:
    """Whether a text ends with any of some words: it says so of all, not of something that follows."""
    return any(match.end() == len(text.rstrip(" .\u00a0")) for match in finder(words)(text))


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
