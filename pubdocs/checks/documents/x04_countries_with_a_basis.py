"""X04 on Word files: a country outside the EEA that receives data stands with a basis."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pubdocs.agreement.countries import COUNTRIES
from pubdocs.agreement.lexicon import CountryName, begins, says
from pubdocs.checks import x04_basis
from pubdocs.checks.documents.paper import Paper, Section, sentence_at
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import Severity, msg
from pubdocs.word.manuscript import Written

FIRST = "1"
MOST = 100  # places of a country that are looked at


def judge(paper: Paper) -> Iterator[Told]:
    """Countries, each once, that are named as receiving data, and nowhere in a section or a row with a basis.

    A country with a decision on adequacy in force needs none to be named, unless the decision holds for some only. A
    document that asks for a basis under chapter V in general leaves it to another to state it; one that is not the
    first appendix may do so too, so there it is a warning.
    """
    asked = says(paper.words, paper.lexicon.bases_elsewhere)
    for country, places in named_countries(paper).items() if not asked else ():
        if paper.reference.in_eea(country) or _adequate(paper, country):
            continue
        based = any(_is_based(one, country) for one in (paper, *paper.beside))
        receiving = next((one for one in places if _receives(paper, one)), None)
        if receiving and not based:
            words, start = receiving.match[1], receiving.match.start()
            message = msg("{country} is outside the EEA, and no basis for a transfer stands with it.", country=words)
            severity = Severity.WARNING if paper.appendix not in ("", FIRST) else None
            yield paper.told(message, receiving.written, words, start, severity)


class Named(NamedTuple):
    """Where a country is named."""

    written: Written
    match: re.Match[str]
    section: Section


def named_countries(paper: Paper) -> dict[str, list[Named]]:
    """The countries that the body names, by their codes, in reading order."""
    named: dict[str, list[Named]] = {}
    finding, codes = _countries(paper.lexicon.country_names)
    for section in paper.sections if finding.search(paper.words) else ():
        for one in filter(None, [section.heading, *section.content]):
            for match in finding.finditer(one.text):
                places = named.setdefault(codes[match[1]], [])
                if len(places) < MOST:
                    places.append(Named(one, match, section))
    return named


@lru_cache(maxsize=2)
def _countries(others: tuple[CountryName, ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern for names of countries, genitives too, and the codes of the names."""
    codes = {name: code for code, name in COUNTRIES.items()}
    codes |= {str(name): str(other.country) for other in others for name in other.names}
    names = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({names})s?(?![\w-])"), codes


def _adequate(paper: Paper, country: str) -> bool:
    decision = paper.reference.adequacy(country, paper.day)
    return decision is not None and not decision.partial


def _is_based(paper: Paper, country: str) -> bool:
    """Whether a country stands with a basis somewhere in a document; that it holds no more, X05 tells."""
    paragraphs = {one.written.place: one for one in named_countries(paper).get(country, ())}
    around = [_around(paper, one) for one in paragraphs.values()]
    return any(says(words, paper.lexicon.bases) or paper.reference.stale(words, paper.day) for words in around)


def _around(paper: Paper, named: Named) -> str:
    """Where a basis would stand: in the section, of its tables in the same row; or in a table of names and values."""
    heading, content, _ = named.section
    texts = [other.text for other in content if not other.spot]
    return "\n".join([heading.text if heading else "", *texts, paper.row(named.written), paper.pairs(named.written)])


def _receives(paper: Paper, named: Named) -> bool:
    """Whether the words say that data goes there, or may: they or the headings over them; and do not deny it."""
    written, match, section = named
    sentence = sentence_at(written.text, match.start())
    if says(sentence, (*paper.lexicon.denials, *paper.lexicon.examples)) or begins(sentence, paper.lexicon.hypotheses):
        return False
    heading = section.heading.text if section.heading else ""
    receiving = (*paper.lexicon.receiving, *paper.lexicon.at_rest, *paper.lexicon.support)
    listed = says(paper.over(written), (*receiving, *paper.lexicon.listing))
    return listed or says(f"{heading}\n{paper.row(written)}", receiving)


RULE = on_files(
    x04_basis.RULE,
    judge,
    msg(
        "State in the same section or row what the transfer rests on: adequacy, standard clauses, BCR. If another "
        "appendix does, check both files together."
    ),
    "Support ges av Acme Inc. i USA.",
)
