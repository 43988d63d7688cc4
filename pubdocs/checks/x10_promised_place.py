"""X10: a promised place holds for all."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern, says
from pubdocs.agreement.values import Country
from pubdocs.checks.phrases import sentences
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import subprocessors
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Promises of a place without exception, and a place beyond them: of storage, of support, or of all."""
    locations, described = case.agreement.locations, case.agreement.transfers
    for text in (locations.text if locations else None, described.text if described else None):
        for sentence in sentences(text or ""):
            beyond = next(_beyond(sentence, case), None)
            if text and beyond:
                words, name, country = beyond
                message = msg(
                    '"{words}", it is promised, and yet {name} stands in {country}.',
                    words=words,
                    name=name,
                    country=country,
                )
                yield Told(message, case.locate(text.span, words))


def _beyond(sentence: str, case: Case) -> Iterator[tuple[str, str, str]]:
    sweden = pattern(case.lexicon.within_sweden).search(sentence)
    promised = sweden or pattern(case.lexicon.within_eea).search(sentence)
    if promised and not says(sentence, case.lexicon.excepting):
        for name, country in _places(sentence, case):
            if (country != "SE") if sweden else case.third(country):
                yield promised[0], name, country.wording


def _places(sentence: str, case: Case) -> Iterator[tuple[str, Country]]:
    """Those that a promise is about."""
    places = case.agreement.locations.items if case.agreement.locations else ()
    for about in (case.lexicon.support, case.lexicon.at_rest):
        if says(sentence, about):
            yield from ((one.operator or one.activity, one.country) for one in places if says(one.activity, about))
            return
    if says(sentence, case.lexicon.only):
        yield from ((one.operator or one.activity, one.country) for one in places)
        yield from ((one.name, country) for one in subprocessors(case) for country in one.access)


RULE = Rule(
    "X10",
    msg("A promised place holds for all"),
    "art. 28.3 a dataskyddsförordningen",
    Severity.ERROR,
    why=msg("A promise that data stays in Sweden or in the EEA binds every sub-processor and every place."),
    hint=msg("Limit the promise to what it holds for, or change the places."),
    example=(
        "locations:\n"
        "  text: Personuppgifterna behandlas endast i Sverige.\n"
        "  items:\n"
        "    - {id: support, activity: support, country: NO}"
    ),
    judge=judge,
)
