"""X19: clauses that leave the answer to each other."""

from collections.abc import Iterator, Mapping

from pubdocs.agreement.lexicon import Lexicon, begins
from pubdocs.checks.phrases import sentences
from pubdocs.checks.rule import EVERY, Case, Rule, Told
from pubdocs.diagnostics import Severity, msg
from pubdocs.document import Clause, Inline, ListItem, Paragraph, clauses, text_of


def judge(case: Case) -> Iterator[Told]:
    """Clauses that are nothing but references, and that lead back to themselves and to no answer."""
    for document in case.documents.values():
        every = tuple(clauses(document))
        leading = {one.id: one for one in every if one.id and _targets(one, case.lexicon)}
        leads = {id_: _targets(one, case.lexicon) for id_, one in leading.items()}
        told: set[str] = set()
        for id_ in _unanswered(leads):
            circle = _reached(id_, leads)
            if id_ in circle and id_ not in told:
                told |= circle
                labels = ", ".join(leading[one].label.rstrip(".") or one for one in leads if one in circle)
                message = msg("No clause answers: {clauses} only refer to each other.", clauses=labels)
                yield Told(message, next((one.span for one in _words(leading[id_]) if one.span), None))


def _words(clause: Clause) -> tuple[Inline, ...]:
    """The words of a clause that holds one paragraph and no more."""
    if len(clause.content) == 1 and isinstance(only := clause.content[0], Paragraph | ListItem):
        return only.inlines
    return ()


def _targets(clause: Clause, lexicon: Lexicon) -> tuple[str, ...]:
    """The clauses of the same document to which a clause leaves its answer; none if it says anything itself."""
    words = _words(clause)
    text = text_of(words)
    if len(sentences(text)) != 1 or not begins(text, lexicon.delegating):
        return ()
    return tuple(one.link[1:].replace("_", "-") for one in words if one.link.startswith("#"))


def _unanswered(leads: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The clauses from which no road leads to one that says something."""
    unanswered = dict.fromkeys(leads)
    while answered := [id_ for id_ in unanswered if any(to not in unanswered for to in leads[id_])]:
        for id_ in answered:
            del unanswered[id_]
    return list(unanswered)


def _reached(start: str, leads: Mapping[str, tuple[str, ...]]) -> set[str]:
    reached: set[str] = set()
    ahead = list(leads[start])
    while ahead:
        id_ = ahead.pop()
        if id_ not in reached:
            reached.add(id_)
            ahead.extend(leads[id_])
    return reached


RULE = Rule(
    "X19",
    msg("References do not go round in a circle"),
    "art. 28.3 a dataskyddsförordningen",
    Severity.ERROR,
    why=msg("Two clauses that leave the answer to each other give no instruction."),
    hint=msg("Answer in one of them, and let the others refer to it."),
    example="4. Se punkt 5.\n5. Enligt punkt 4.",
    judge=judge,
    kinds=EVERY,
)
