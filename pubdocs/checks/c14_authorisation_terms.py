"""C14: an authorisation has what its kind needs."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """What a general or a specific authorisation lacks."""
    authorisation, listed = case.agreement.authorisation, case.agreement.subprocessors
    if not authorisation:
        return
    if authorisation.mode == "general":
        if not authorisation.notice_days:
            yield Told(msg("The authorisation is general, and no days of notice are stated."), authorisation.mode.span)
        if not authorisation.objection_days:
            yield Told(
                msg("The authorisation is general, and no days for objections are stated."), authorisation.mode.span
            )
    elif not (listed and (listed.items or says(listed.text, case.lexicon.no_subprocessors))):
        yield Told(
            msg("The authorisation is specific, and no sub-processor is listed."), case.span(listed, authorisation)
        )


RULE = Rule(
    "C14",
    msg("Notice, objection and list of sub-processors"),
    "art. 28.2 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "A general authorisation means notice of changes and time to object; a specific one means a list of "
        "those authorised."
    ),
    hint=msg(
        "State notice_days and objection_days; with a specific authorisation the list, or that there are no "
        "sub-processors."
    ),
    example="authorisation:\n  mode: general",
    judge=judge,
)
