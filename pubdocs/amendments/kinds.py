"""The kinds of change between two versions of an agreement: what the law calls each, and whether it is substantive.

A new kind is a line in the table; what gives it is a line in `pubdocs.amendments.rules`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pubdocs.agreement.values import Code
from pubdocs.agreement.wording import NBSP, in_a_row


class ChangeSeverity(Code):
    """Whether a change touches what the parties have agreed, or only how it is written."""

    __slots__ = ()
    words = {"substantive": "saklig", "editorial": "redaktionell"}


class _Row(NamedTuple):
    """A kind: its Swedish wording, its articles, the kind that the opposite change is, whether it is editorial."""

    wording: str
    law: tuple[str, ...]
    opposite: str = ""
    editorial: bool = False


_SUBPROCESSOR = ("28(2)", "28(4)")
_INSTRUCTION = ("28(3)",)
_INSTRUCTED = ("28(3)(a)",)
_MEASURES = ("28(3)(c)", "32")
_LOGS = ("32", "HSLF-FS 2016:40")
_RETENTION = ("5(1)(e)", "28(3)(g)")
_TRANSFER = ("28(3)(a)", "V")

_ROWS = {
    "subprocessor-new": _Row("nytt underbiträde", _SUBPROCESSOR, "subprocessor-ended"),
    "subprocessor-ended": _Row("underbiträde som utgår", _SUBPROCESSOR, "subprocessor-new"),
    "subprocessor-replaced": _Row("underbiträde som ersätts", _SUBPROCESSOR),
    "subprocessor-renamed": _Row("underbiträdets namn", _SUBPROCESSOR),
    "subprocessor-country": _Row("underbiträdets länder", ("28(2)", "28(3)(a)")),
    "subprocessor-task": _Row("underbiträdets uppdrag", _SUBPROCESSOR),
    "subprocessor-terms": _Row("underbiträdets villkor", ("28(4)",)),
    "subprocessor-contact": _Row("underbiträdets kontaktuppgifter", ("28(4)",)),
    "subprocessors-text": _Row("text om underbiträden", ("28(2)",)),
    "country-new": _Row("nytt land", _INSTRUCTED, "country-ended"),
    "country-ended": _Row("land som utgår", _INSTRUCTED, "country-new"),
    "location-new": _Row("ny plats för behandlingen", _INSTRUCTED, "location-ended"),
    "location-ended": _Row("plats som utgår", _INSTRUCTED, "location-new"),
    "location-changed": _Row("ändrad plats", _INSTRUCTED),
    "transfer-new": _Row("ny överföring till tredje land", _TRANSFER, "transfer-ended"),
    "transfer-ended": _Row("överföring som upphör", _TRANSFER, "transfer-new"),
    "transfer-basis": _Row("grunden för en överföring", _TRANSFER),
    "transfer-changed": _Row("ändrad överföring", _TRANSFER),
    "data-type-new": _Row("ny typ av personuppgifter", _INSTRUCTION, "data-type-ended"),
    "data-type-ended": _Row("typ av personuppgifter som utgår", _INSTRUCTION, "data-type-new"),
    "data-type-changed": _Row("ändrade personuppgifter", _INSTRUCTION),
    "safeguard-changed": _Row("skydd för känsliga personuppgifter", ("9", "32")),
    "data-source": _Row("personuppgifternas källa", ("13", "14")),
    "subjects-new": _Row("ny kategori av registrerade", _INSTRUCTION, "subjects-ended"),
    "subjects-ended": _Row("kategori av registrerade som utgår", _INSTRUCTION, "subjects-new"),
    "subjects-changed": _Row("ändrad kategori av registrerade", _INSTRUCTION),
    "purpose-changed": _Row("ändrat ändamål", ("5(1)(b)", "28(3)")),
    "subject-matter-changed": _Row("ändrat föremål", _INSTRUCTION),
    "nature-changed": _Row("ändrad art", _INSTRUCTION),
    "duration-changed": _Row("ändrad varaktighet", _INSTRUCTION),
    "handling-changed": _Row("ändrade hanteringskrav", _INSTRUCTED),
    "instructions-changed": _Row("ändrade instruktioner", _INSTRUCTED),
    "measure-new": _Row("ny säkerhetsåtgärd", _MEASURES, "measure-ended"),
    "measure-ended": _Row("svagare skydd: en säkerhetsåtgärd utgår", _MEASURES, "measure-new"),
    "measure-changed": _Row("ändrad säkerhetsåtgärd", _MEASURES),
    "logging-shorter": _Row("loggar sparas kortare tid", _LOGS, "logging-longer"),
    "logging-longer": _Row("loggar sparas längre tid", _LOGS, "logging-shorter"),
    "logging-changed": _Row("ändrad loggning", _LOGS),
    "retention-shorter": _Row("kortare lagringstid", _RETENTION, "retention-longer"),
    "retention-longer": _Row("längre lagringstid", _RETENTION, "retention-shorter"),
    "retention-changed": _Row("ändrad gallring", _RETENTION),
    "authorisation-weaker": _Row(
        "svagare ställning för den personuppgiftsansvarige", ("28(2)",), "authorisation-stronger"
    ),
    "authorisation-stronger": _Row(
        "starkare ställning för den personuppgiftsansvarige", ("28(2)",), "authorisation-weaker"
    ),
    "authorisation-changed": _Row("ändrat förhandstillstånd", ("28(2)",)),
    "party-new": _Row("ny part", _INSTRUCTION, "party-ended"),
    "party-ended": _Row("part som utgår", _INSTRUCTION, "party-new"),
    "party-changed": _Row("ändrad part", _INSTRUCTION),
    "contact-changed": _Row("ändrad kontakt", ("33(2)",)),
    "dpo-changed": _Row("ändrat dataskyddsombud", ("33(3)(b)", "37(7)")),
    "clause-new": _Row("ny klausul", _INSTRUCTION, "clause-ended"),
    "clause-ended": _Row("klausul som utgår", _INSTRUCTION, "clause-new"),
    "clause-changed": _Row("ändrad klausul", _INSTRUCTION),
    "chain-changed": _Row("ändrad avtalskedja", ("28(4)",)),
    "care-choice-changed": _Row("ändrat vårdval", _INSTRUCTION),
    "form-changed": _Row("formulärets fasta text", _INSTRUCTION),
    "other": _Row("annan ändring", _INSTRUCTION),
    "wording": _Row("skrivsätt", (), editorial=True),
    "layout": _Row("uppställning", (), editorial=True),
    "particulars": _Row("dokumentuppgifter", (), editorial=True),
    "signatures": _Row("underskrifter", (), editorial=True),
    "internal": _Row("uppgift som inte skrivs ut", (), editorial=True),
}


class ChangeKind(Code):
    """What sort of change it is."""

    __slots__ = ()
    words = {id_: row.wording for id_, row in _ROWS.items()}

    @property
    def severity(self) -> ChangeSeverity:
        """Substantive or editorial."""
        return ChangeSeverity("editorial" if _ROWS[str(self)].editorial else "substantive")

    @property
    def articles(self) -> tuple[str, ...]:
        """What of the law it touches: articles of GDPR (28(2)), V for chapter V, or another law by its name."""
        return _ROWS[str(self)].law

    @property
    def opposite(self) -> "ChangeKind":
        """What the same change is, seen from the other side."""
        return ChangeKind(_ROWS[str(self)].opposite or str(self))


# What Swedish law adds, beside GDPR.
_OTHER_LAWS = {
    "HSLF-FS 2016:40": f"4{NBSP}kap. 9{NBSP}§ HSLF-FS{NBSP}2016:40",
    "2018:218": f"3{NBSP}kap. 10{NBSP}§ dataskyddslagen (2018:218)",
}
_ARTICLE = re.compile(r"(\d+)(?:\((\d+)\))?(?:\((\w)\))?")


def cited(articles: Iterable[str]) -> str:
    """Articles as diagnostics have them: GDPR art. 28(2), 28(4), ch. V; HSLF-FS 2016:40."""
    named = _in_order(articles)
    ours = [one for one in named if _ARTICLE.fullmatch(one)] + (["ch. V"] if "V" in named else [])
    others = [one for one in named if one in _OTHER_LAWS]
    gdpr = f"GDPR {'' if ours[0] == 'ch. V' else 'art. '}{', '.join(ours)}" if ours else ""
    return "; ".join(filter(None, (gdpr, *others)))


def in_swedish(articles: Iterable[str]) -> str:
    """The same as a Swedish text has them: "artikel 28.2 och 28.4 samt kapitel V i dataskyddsförordningen"."""
    named = _in_order(articles)
    numbers = [_number(one) for one in named if _ARTICLE.fullmatch(one)]
    parts = [f"artikel{NBSP}{in_a_row(numbers)}"] if numbers else []
    parts += [f"kapitel{NBSP}V"] if "V" in named else []
    gdpr = f"{' samt '.join(parts)} i dataskyddsförordningen" if parts else ""
    return in_a_row([*filter(None, [gdpr]), *(words for law, words in _OTHER_LAWS.items() if law in named)])


def _in_order(articles: Iterable[str]) -> list[str]:
    """Each article once, in the law's order."""
    unique = dict.fromkeys(articles)
    return sorted(unique, key=lambda one: int(found[1]) if (found := _ARTICLE.fullmatch(one)) else 1000)


def _number(article: str) -> str:
    """28(3)(c) as 28.3 c."""
    found = _ARTICLE.fullmatch(article)
    assert found
    number, paragraph, letter = found.groups()
    return number + (f".{paragraph}" if paragraph else "") + (f"{NBSP}{letter}" if letter else "")
