"""Questions that several rules ask of types of data and of what protects them."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.agreement.model import DataGroup
from pubdocs.checks.phrases import sentences
from pubdocs.checks.rule import Case

PROTECTING = ("pseudonymisation-encryption", "storage", "minimisation")


def groups(case: Case, *kinds: str) -> Iterator[DataGroup]:
    """The groups that hold a type of some kinds."""
    for group in case.agreement.data_types.items if case.agreement.data_types else ():
        if any(one.kind in kinds for one in group.types):
            yield group


def reasoned(case: Case, group: DataGroup) -> bool:
    """Whether a reason is given for identity numbers, in a group's safeguard or in a sentence that names them."""
    if says(group.safeguard, case.lexicon.national_ids):
        return _in_one_sentence(group.safeguard or "", case)
    return any(_in_one_sentence(text, case) for text in case.texts)


def protected(case: Case, group: DataGroup) -> bool:
    """Whether identity numbers are protected: by a measure that holds for all data, or by words on them."""
    measures = case.agreement.security_measures
    if measures and any(one.category in PROTECTING for one in measures.items):
        return True
    named = (sentence for text in case.texts for sentence in sentences(text))
    return any(
        says(sentence, case.lexicon.national_ids) and says(sentence, case.lexicon.protections) for sentence in named
    )


def _in_one_sentence(text: str, case: Case) -> bool:
    return any(
        says(sentence, case.lexicon.national_ids) and says(sentence, case.lexicon.reasons)
        for sentence in sentences(text)
    )
