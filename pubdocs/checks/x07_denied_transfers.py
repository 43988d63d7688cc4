"""X07: no transfer is denied that is described elsewhere."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import Lexicon, pattern, says
from pubdocs.checks.companies import companies
from pubdocs.checks.phrases import sentences
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import subprocessors, transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """A denial in words without exception, or a policy that forbids, beside somebody outside the EEA."""
    outside = list(_outside(case))
    authorisation = case.agreement.authorisation
    if not outside:
        return
    for text in case.texts:
        if words := _denied(text, case.lexicon):
            message = msg(
                '"{words}", it is said, and yet {name} stands in {country}.',
                words=words,
                name=outside[0][0],
                country=outside[0][1],
            )
            yield Told(message, case.locate(text.span, words))
            return
    if authorisation and authorisation.transfers == "forbidden":
        message = msg(
            "Transfers are forbidden, and yet {name} stands in {country}.", name=outside[0][0], country=outside[0][1]
        )
        yield Told(message, authorisation.transfers.span)


def _denied(text: str, lexicon: Lexicon) -> str:
    return next((words for sentence in sentences(text) if (words := denied(sentence, lexicon))), "")


def denied(sentence: str, lexicon: Lexicon) -> str:
    """The words by which a sentence denies all transfers to third countries; "" if it does not.

    One that makes an exception, or is of some of the data (of patients, of what is sensitive), does not deny all.
    """
    if says(sentence, lexicon.excepting) or says(sentence, lexicon.some_data):
        return ""
    if phrase := pattern(lexicon.none_transferred).search(sentence):
        return phrase[0]
    country = pattern(lexicon.third_countries).search(sentence)
    is_denial = says(sentence, lexicon.transferring) and says(sentence, lexicon.transfers_denied)
    partly = says(sentence, lexicon.transfers_allowed) or companies(sentence, lexicon)
    return country[0] if country and is_denial and not partly else ""


def _outside(case: Case) -> Iterator[tuple[str, str]]:
    for one in subprocessors(case):
        yield from ((one.name, country.wording) for country in one.countries if case.third(country))
    for transfer in transfers(case):
        if transfer.country and case.third(transfer.country):
            yield transfer.importer, transfer.country.wording
    for place in case.agreement.locations.items if case.agreement.locations else ():
        if case.third(place.country):
            yield place.operator or place.activity, place.country.wording


RULE = Rule(
    "X07",
    msg("No transfer is both denied and described"),
    "kap. V dataskyddsförordningen",
    Severity.ERROR,
    why=msg("To say that nothing is transferred, and to list a recipient outside the EEA, is to say two things."),
    hint=msg("Take out the one that is wrong."),
    example="transfers:\n  text: Ingen överföring till tredje land sker.\nsubprocessors: … access: [US]",
    judge=judge,
)
