"""X26 on Word files: a name or a long word has one spelling; a company's name to the letter."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from pubdocs.checks import x26_one_spelling_of_names
from pubdocs.checks.companies import companies
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.checks.x26_one_spelling_of_names import one_slip, slips, without_a_letter
from pubdocs.diagnostics import Place, msg

FEWEST_LETTERS = 5  # of a word in a name, so that one letter's difference is rather a slip than another company
LONG_WORD = 9  # letters, so that any one letter's difference is a slip, be it at the end
MOST = 100  # names that are compared


def judge(paper: Paper) -> Iterator[Told]:
    """Long words that stand once beside a usual spelling; companies and regions whose names are spelt in two ways."""
    words = tuple(slips(paper))
    yield from words
    told = {slip.span for slip in words}
    for name, other in _spellings(paper):
        finding = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for one in paper.body:
            for match in finding.finditer(one.text):
                message = msg('The name "{name}" is elsewhere, or rightly, written "{usual}".', name=name, usual=other)
                found = paper.told(message, one, name, match.start())
                if not any(_inside(place, found.span) for place in told):
                    yield found


def _spellings(paper: Paper) -> Iterator[tuple[str, str]]:
    """Spellings of companies and regions, each with the one that is usual, or the region's."""
    counts = Counter(
        name.rstrip(".") for one in paper.body for name in companies(one.text.replace("{{", "  "), paper.lexicon)
    )
    usual = [" ".join(name.split()) for name, _ in counts.most_common(MOST)]
    other: dict[str, str] = {}
    for name in usual:
        for match in _loosely(name).finditer(paper.words):
            if " ".join(match[0].split()) != name and name not in other and not match[0].isupper():
                other.setdefault(match[0], name)
    other |= {rare: name for name, rare in combinations(usual, 2) if _slip(name, rare) or _long_slip(name, rare)}
    regions = [str(region.name) for region in paper.reference.regions]
    written = set(re.findall(r"Region [A-ZÅÄÖ]\w+", paper.words)) - {*regions}
    other |= {one: name for one in written for name in regions if _slip(name, one) or _slip(f"{name}s", one)}
    yield from other.items()


def _loosely(name: str) -> re.Pattern[str]:
    """A pattern for the same letters, with other capitals, spaces and hyphens."""
    letters = r"[ \u00a0-]?".join(map(re.escape, re.sub(r"[\W_]", "", name)))
    return re.compile(rf"(?<!\w){letters}(?!\w)", re.IGNORECASE)


def _slip(name: str, other: str) -> bool:
    """Whether two names differ by one letter too many or too few in one long word."""
    words = [pair for pair in zip(name.split(), other.split(), strict=False) if pair[0] != pair[1]]
    if len(name.split()) != len(other.split()) or len(words) != 1:
        return False
    one, another = words[0]
    long = min(len(one), len(another)) >= FEWEST_LETTERS
    return long and (another in without_a_letter(one) or one in without_a_letter(another))


def _long_slip(name: str, other: str) -> bool:
    """Whether two names are one but for any one letter in a long word, and no genitive."""
    words = [pair for pair in zip(name.split(), other.split(), strict=False) if pair[0] != pair[1]]
    if len(name.split()) != len(other.split()) or len(words) != 1:
        return False
    one, another = words[0]
    long = min(len(one), len(another)) >= LONG_WORD and one.isalpha() and another.isalpha()
    return long and one_slip(one, another) and one_slip(another, one)


def _inside(place: object, other: object) -> bool:
    """Whether a finding stands at words that have been told of already."""
    if not (isinstance(place, Place) and isinstance(other, Place)):
        return False
    same = (place.part, place.paragraph) == (other.part, other.paragraph)
    return same and other.column <= place.column < other.column + other.length


RULE = on_files(
    x26_one_spelling_of_names.RULE,
    judge,
    msg("Choose one spelling. Look a company's name up where it is registered."),
    "Tele2 Sverige AB … Tele 2 Sverige AB",
)
