"""X06 on Word files: standard contractual clauses are named by their decision."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern, says
from pubdocs.agreement.sentences import sentences
from pubdocs.checks import x06_clauses_named
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.checks.transfers import CLAUSES, called_regulation
from pubdocs.diagnostics import msg
from pubdocs.word.manuscript import Written


def judge(paper: Paper) -> Iterator[Told]:
    """Clauses that are said to be signed where nothing names the decision; a decision that is called otherwise."""
    unnamed = CLAUSES not in paper.words and not paper.reference.stale(paper.words, paper.day)
    for one in paper.body:
        if wrong := called_regulation(one.text):
            message = msg("{instrument} is a decision, not a regulation.", instrument=CLAUSES)
            yield paper.told(message, one, wrong[0], wrong.start())
        for start, words in _signed(paper, one) if unnamed else ():
            message = msg("The standard contractual clauses are not named by decision (EU) 2021/914.")
            yield paper.told(message, one, words, start)


def _signed(paper: Paper, one: Written) -> Iterator[tuple[int, str]]:
    """Where a sentence says that the clauses have been signed, or that a transfer rests on them."""
    for begin, end in sentences(one.text):
        sentence = one.text[begin:end]
        named = pattern(paper.lexicon.standard_clauses).search(sentence)
        if named and says(sentence, paper.lexicon.concluded) and not says(sentence, paper.lexicon.conditions):
            yield begin + named.start(), named[0]


RULE = on_files(
    x06_clauses_named.RULE,
    judge,
    msg("Name the decision, (EU) 2021/914, and the module."),
    "Parterna har ingått avtal enligt kommissionens standardavtalsklausuler.",
)
