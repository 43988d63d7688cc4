"""What a thing of an agreement is called in a sentence, and what is quoted of one that comes or goes."""

from collections.abc import Sequence
from typing import Any

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.values import Day, Term
from pubdocs.agreement.wording import in_a_row, written_out
from pubdocs.amendments.amendment import Told
from pubdocs.amendments.differing import key_of
from pubdocs.amendments.rules import THINGS, Listed

_ANOTHER = Listed("other", "other", "Tillkommer", "Utgår", "Uppgiften", "uppgifterna", "id")


def row_of(rule: str) -> Listed:
    """How the things of a list are told of, by its path in the model."""
    return THINGS.get(rule, _ANOTHER)


_SHORT = 60
"""Characters of a text that stands for a name."""


def key_term(row: Listed, thing: Facts) -> Term:
    """The value that names a thing: its name, or else its id."""
    named: Term = getattr(thing, row.name, None) or getattr(thing, key_of(thing))
    return named


def called(row: Listed, thing: Facts, told: Told) -> str:
    """What a thing is called: by its name; a clause without a heading by how its text begins; else by its id."""
    text = getattr(thing, "text", None)
    if getattr(thing, row.name, None) or not text:
        return told(key_term(row, thing))
    words = " ".join(told(text).split())
    return f"”{words if len(words) <= _SHORT else words[:_SHORT].rpartition(' ')[0] + ' …'}”"


def name_of(row: Listed, thing: Facts, told: Told) -> str:
    """What a thing is called, a company with its countries, a place with its own."""
    countries = getattr(thing, "countries", ()) or filter(None, [getattr(thing, "country", None)])
    where = in_a_row([country.wording for country in countries])
    return called(row, thing, told) + (f" ({where})" if where and "country" not in row.shown else "")


def sentence(words: str) -> str:
    """Words with a full stop, unless they end in one: a company's "Inc.", a text that is quoted."""
    return words if words.removesuffix("”").endswith((".", "!", "?")) else f"{words}."


def names_of(things: Sequence[Any], told: Told) -> str:
    """Things in running text."""
    return in_a_row([told(thing.name) for thing in things])


def quoted(row: Listed, thing: Facts, told: Told) -> Term | None:
    """What is quoted of a thing, a line for each fact; None if nothing is."""
    lines = [
        f"{label}: {words}" if label else words
        for name, label in row.shown.items()
        if (words := _in_words(getattr(thing, name), told))
    ]
    return Term("\n".join(lines), key_term(row, thing).span) if lines else None


def _in_words(value: Any, told: Told) -> str:
    match value:
        case Day():
            return written_out(value.date)
        case Term():
            return told(value)
        case tuple() if value and isinstance(value[0], Term):
            return in_a_row([told(one) for one in value])
        case tuple() if value and hasattr(value[0], "name"):
            return names_of(value, told)
        case tuple():  # clauses within a clause
            return "\n".join(filter(None, (_clause(one, told) for one in value)))
        case _:
            return ""


def _clause(clause: Any, told: Told) -> str:
    parts = (told(words) if words else "" for words in (clause.heading, clause.text))
    return "\n".join(filter(None, (*parts, _in_words(clause.clauses, told))))
