"""X11: every category of data subjects has types of data."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Categories that no group of types is about."""
    types, categories = case.agreement.data_types, case.agreement.subject_categories
    if not types or not types.items or not categories:
        return
    about = {str(id_) for group in types.items for id_ in group.subjects}
    for one in categories.items:
        if one.id not in about:
            yield Told(msg("No type of data is listed for the category {name}.", name=one.name), one.id.span)


RULE = Rule(
    "X11",
    msg("Every category of data subjects has types of data"),
    "art. 28.3 dataskyddsförordningen",
    Severity.WARNING,
    why=msg("A category with no types says that somebody's data is processed, and not what."),
    hint=msg("Add the category to a group under data_types.items (subjects), or take it out."),
    example="subject_categories:\n  items: [patienter, brukare]   # brukare står inte i data_types",
    judge=judge,
)
