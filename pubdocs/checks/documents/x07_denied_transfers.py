"""X07 on Word files: no transfer is denied where another place names a country outside the EEA that receives data."""

from collections.abc import Iterator
from typing import NamedTuple

from pubdocs.agreement.lexicon import pattern, says
from pubdocs.agreement.wording import same_words
from pubdocs.checks import x07_denied_transfers
from pubdocs.checks.documents.paper import Paper, sentence_at
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.documents.x04_countries_with_a_basis import Named, named_countries
from pubdocs.checks.rule import Told
from pubdocs.checks.x07_denied_transfers import denied
from pubdocs.diagnostics import msg
from pubdocs.word.manuscript import Written

LONGEST = 80  # letters of what is quoted


class _Denial(NamedTuple):
    written: Written
    words: str
    start: int


def judge(paper: Paper) -> Iterator[Told]:
    """The first denial of all transfers, if this file or one beside it states a country outside the EEA."""
    denial = next(_denials(paper), None)
    stated = next((found for one in (paper, *paper.beside) for found in _stated(one)), None) if denial else None
    if denial and stated:
        message = msg(
            '"{words}", it is said, and yet {country} stands elsewhere: {excerpt}',
            words=denial.words,
            country=stated[0].match[1],
            excerpt=stated[1],
        )
        yield paper.told(message, denial.written, denial.words, denial.start)


def _denials(paper: Paper) -> Iterator[_Denial]:
    if not pattern(paper.lexicon.third_countries).search(paper.words):
        return
    for one in paper.body:
        for match in pattern(paper.lexicon.third_countries).finditer(one.text):
            sentence = sentence_at(one.text, match.start())
            if denied(same_words(sentence), paper.lexicon):
                yield _Denial(one, sentence, one.text.index(sentence))


def _stated(paper: Paper) -> Iterator[tuple[Named, str]]:
    """Countries outside the EEA that are said outright to keep, see or receive data, each with the words around."""
    for country, places in named_countries(paper).items():
        if not paper.reference.in_eea(country):
            yield from ((one, words) for one in places if (words := _receiving(paper, one)))


def _receiving(paper: Paper, named: Named) -> str:
    """The row of a list, or the sentence, in which a country receives data; "" if it may, must not, or does not."""
    written, match, _ = named
    sentence = sentence_at(written.text, match.start())
    lexicon = paper.lexicon
    if any(
        says(sentence, words) for words in (lexicon.denials, lexicon.conditions, lexicon.excepting, lexicon.examples)
    ):
        return ""
    receiving = (*lexicon.receiving, *lexicon.at_rest, *lexicon.support)
    if says(paper.over(written), (*receiving, *lexicon.listing)):
        return same_words(paper.row(written))[:LONGEST]
    return same_words(sentence)[:LONGEST] if says(sentence, receiving) else ""


RULE = on_files(
    x07_denied_transfers.RULE,
    judge,
    example="Ingen överföring till tredje land sker.\nUnderbiträde: Acme Inc., USA",
)
