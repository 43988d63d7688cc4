"""X14: what is said of sensitive data agrees with what recipients see."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import Lexicon, pattern, says
from pubdocs.agreement.model import Subprocessor
from pubdocs.checks.data import groups
from pubdocs.checks.phrases import sentences
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import subprocessors, transfers
from pubdocs.diagnostics import Message, Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The sentence that none is transferred, beside a recipient that sees it or whose data is not stated."""
    for text in case.texts:
        for sentence in sentences(text):
            if said := pattern(case.lexicon.nothing_sensitive).search(sentence):
                for message in _against(case, everywhere="underbiträd" in sentence.casefold()):
                    yield Told(message, case.locate(text.span, said[0]))


def _against(case: Case, *, everywhere: bool) -> Iterator[Message]:
    """What speaks against it: of those outside the EEA, or of all sub-processors if the sentence names them."""
    for one in transfers(case):
        for kind in one.data:
            if kind.kind == "sensitive":
                yield msg(
                    "It is said that no sensitive data is transferred, and yet {data} goes to {name}.",
                    data=kind.name,
                    name=one.importer,
                )
    for company in subprocessors(case) if any(groups(case, "sensitive")) else ():
        if everywhere or any(case.third(country) for country in company.countries):
            yield from _seen(company, case.lexicon)


def _seen(company: Subprocessor, lexicon: Lexicon) -> Iterator[Message]:
    if not company.data and says(company.purpose, lexicon.free_support):
        yield msg(
            "It is said that no sensitive data is transferred, and what data {name} sees is not stated.",
            name=company.name,
        )
    elif says(company.data, lexicon.sensitive) or says(company.data, lexicon.all_data):
        yield msg("It is said that no sensitive data is transferred, and {name} sees it.", name=company.name)


RULE = Rule(
    "X14",
    msg("No sensitive data is transferred: does it hold?"),
    "art. 9, kap. V dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "Whoever answers support cases sees what the user writes or shows. A sentence that no sensitive data "
        "goes there must be borne out by the list."
    ),
    hint=msg("Say for each sub-processor what data it sees (data), or take the sentence out."),
    example=(
        "Inga känsliga Personuppgifter överförs till Underbiträden.   # och ett Underbiträde tar emot supportärenden"
    ),
    judge=judge,
)
