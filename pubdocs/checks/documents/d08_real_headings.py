"""D08: headings have a heading's style."""

from collections.abc import Iterator
from itertools import pairwise

from pubdocs.checks.documents.paper import Paper, looks_like_heading, number_of
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Place, Severity, msg
from pubdocs.word.manuscript import Written

FEWEST = 2  # bold lines in a document without headings


def judge(paper: Paper) -> Iterator[Told]:
    """Bold lines that stand as headings; where there are real headings, only those with a number."""
    begun = next((one.place for one in paper.body if not one.bold), None)
    found = [one for one, after in pairwise(paper.body) if _is_meant(one, after, begun)]
    if not any(one.heading for one in paper.body) and len(found) < FEWEST:
        found = [one for one in found if number_of(one)]
    if any(one.heading for one in paper.body):
        found = [one for one in found if number_of(one)]
    if found:
        message = msg(
            '{count} headings are only bold text; the first is "{text}".', count=len(found), text=found[0].text.strip()
        )
        yield paper.told(message, found[0])


def _is_meant(one: Written, after: Written, begun: Place | None) -> bool:
    """Whether a bold line is meant as a heading: it has a number, or stands between texts that are not bold."""
    if not looks_like_heading(one):
        return False
    between = begun is not None and begun < one.place and not after.bold and not after.spot
    return bool(number_of(one)) or (between and not one.label)


RULE = Rule(
    "D08",
    msg("Headings have a heading's style"),
    "WCAG 2.1, 1.3.1; EN 301 549, 10.1.3.1",
    Severity.WARNING,
    why=msg(
        "A bold line is a heading to the eye alone: neither a screen reader nor Word's navigation pane "
        "nor a table of contents finds it."
    ),
    hint=msg("Give each of them a heading's style in Word: Home, Styles, Heading 1."),
    example="**Ändamål**   # fet stil i stället för Rubrik 1",
    judge=judge,
)
