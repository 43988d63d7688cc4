"""X15: data that is transferred is listed for its category."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Types of a transfer that are listed for none of its categories (for nobody at all, if it names none)."""
    types = case.agreement.data_types.items if case.agreement.data_types else ()
    for one in transfers(case) if types else ():
        about = {str(subject.id) for subject in one.subjects}
        listed = {str(kind.id) for group in types if not about or about & set(group.subjects) for kind in group.types}
        whom = ", ".join(subject.name for subject in one.subjects)
        for kind in one.data:
            if kind.id not in listed and whom:
                yield Told(
                    msg(
                        "{data} is transferred, and is not listed among the data on {subjects}.",
                        data=kind.name,
                        subjects=whom,
                    ),
                    kind.id.span,
                )
            elif kind.id not in listed:
                yield Told(
                    msg("{data} is transferred, and is not listed among the types of data.", data=kind.name),
                    kind.id.span,
                )


RULE = Rule(
    "X15",
    msg("Data transferred is listed for its category"),
    "art. 28.3, kap. V dataskyddsförordningen",
    Severity.ERROR,
    why=msg("What is transferred about somebody must stand among the data that is processed about them."),
    hint=msg("Add the type to the category's group under data_types.items, or take it out of the transfer."),
    example=(
        "transfers: … data: [användarnamn], subjects: [anställda]   # användarnamn står inte bland anställdas uppgifter"
    ),
    judge=judge,
)
