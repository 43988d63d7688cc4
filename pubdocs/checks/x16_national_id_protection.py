"""X16: identity numbers have a reason and protection."""

from collections.abc import Iterator

from pubdocs.checks.data import groups, protected, reasoned
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """That identity numbers are processed and not protected; a reason alone that is missing is C27's."""
    bare = [group for group in groups(case, "national-id") if not protected(case, group)]
    if not bare:
        return
    first = next(one for one in bare[0].types if one.kind == "national-id")
    if reasoned(case, bare[0]):
        yield Told(msg("{name} is processed, and how it is protected is not stated.", name=first.name), first.id.span)
    else:
        yield Told(
            msg("{name} is processed, and neither why nor how it is protected is stated.", name=first.name),
            first.id.span,
        )


RULE = Rule(
    "X16",
    msg("Personal identity numbers have a reason and protection"),
    "3 kap. 10 § lagen (2018:218); för kvalitetsregister 7 kap. 8 § patientdatalagen; art. 32 dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "Personal identity numbers are processed only for a good reason, and shown and spread no more than needed."
    ),
    hint=msg("Say why they are needed and how they are protected, under safeguard for the group."),
    example="data_types: … types: [personnummer]   # varken skäl eller skydd anges",
    judge=judge,
)
