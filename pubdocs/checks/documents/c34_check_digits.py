"""C34 on Word files: organisation numbers are possible ones."""

import re
from collections.abc import Iterator

from pubdocs.checks import c34_names_and_numbers
from pubdocs.checks.c34_names_and_numbers import passes_luhn
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import msg

NUMBER = re.compile(r"(?<![\d-])\d{2}[2-9]\d{3}-\d{4}(?![\d-])")
NAMED = re.compile(r"org(?:anisations)?[.\s\u00a0-]*n(?:umme)?r", re.IGNORECASE)


def judge(paper: Paper) -> Iterator[Told]:
    """Numbers that are called organisation numbers in their line or row, and whose check digit is wrong."""
    for one in paper.body:
        for match in NUMBER.finditer(one.text):
            if not passes_luhn(match[0]) and NAMED.search(paper.row(one)):
                message = msg("The check digit of {number} is wrong.", number=match[0])
                yield paper.told(message, one, match[0], match.start())


RULE = on_files(c34_names_and_numbers.RULE, judge, example="Org.nr: 232100-0084")
