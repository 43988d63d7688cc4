"""X31: prior approval and objection are not both asked for."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """A specific authorisation with days for objections; a general one whose words ask for approval."""
    one = case.agreement.authorisation
    if one and one.mode == "specific" and (one.objection_days or says(one.text, case.lexicon.objections)):
        yield Told(
            msg("The authorisation is specific, and yet the controller is to object."),
            case.span(one.objection_days, one.text),
        )
    if one and one.mode == "general" and one.text and says(one.text, case.lexicon.prior_approval):
        yield Told(
            msg("The authorisation is general, and yet each sub-processor is to be approved beforehand."), one.text.span
        )


RULE = Rule(
    "X31",
    msg("Prior approval, or notice with objection: one of them"),
    "art. 28.2 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "With a specific authorisation nothing happens without approval; with a general one it happens "
        "unless the controller objects."
    ),
    hint=msg("Choose one: with specific, take away notice_days and objection_days."),
    example="authorisation:\n  mode: specific\n  objection_days: 20",
    judge=judge,
)
