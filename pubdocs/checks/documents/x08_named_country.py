"""X08 on Word files: a transfer names the country."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern, says
from pubdocs.checks import x08_named_country
from pubdocs.checks.documents.paper import Paper, sentence_at
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.documents.x04_countries_with_a_basis import named_countries
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import msg


def judge(paper: Paper) -> Iterator[Told]:
    """Sentences that say that data goes to a third country, without condition, in a file that names none."""
    phrases = pattern(paper.lexicon.unnamed_receivers)
    if not phrases.search(paper.words) or not all(map(paper.reference.in_eea, named_countries(paper))):
        return
    for one in paper.body:
        for match in phrases.finditer(one.text):
            sentence = sentence_at(one.text, match.start())
            if not says(sentence, (*paper.lexicon.denials, *paper.lexicon.conditions)):
                yield paper.told(msg("The country is not named: {words}", words=match[0]), one, match[0], match.start())


RULE = on_files(x08_named_country.RULE, judge, msg("Name the country: whether a basis holds depends on it."))
