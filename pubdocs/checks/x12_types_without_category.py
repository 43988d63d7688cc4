"""X12: types of data are about categories that are listed."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Groups of types about categories that are not listed; groups about nobody."""
    types, categories = case.agreement.data_types, case.agreement.subject_categories
    if not types or not categories or not categories.items:
        return
    listed = {str(one.id) for one in categories.items}
    for group in types.items:
        for id_ in group.subjects:
            if id_ not in listed:
                yield Told(
                    msg(
                        '{label}: the category "{id}" is not among the categories of data subjects.',
                        label=group.label,
                        id=id_,
                    ),
                    id_.span,
                )
        if not group.subjects:
            yield Told(
                msg("{label}: which category of data subjects the types are about is not stated.", label=group.label),
                group.id.span,
            )


RULE = Rule(
    "X12",
    msg("Types of data are about listed categories"),
    "art. 28.3 dataskyddsförordningen",
    Severity.WARNING,
    why=msg("Data about somebody who stands in no list of categories: one of the two is incomplete."),
    hint=msg("Add the category under subject_categories.items, worded the same."),
    example="data_types.items med subjects: [konsulter], och konsulter står inte i subject_categories",
    judge=judge,
)
