"""X44 on Word files: the document is in one language."""

from collections.abc import Iterator

from pubdocs.checks import x44_one_language
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told


def judge(paper: Paper) -> Iterator[Told]:
    """Passages in another language than Swedish, where the rest is in Swedish."""
    if paper.in_swedish:
        yield from x44_one_language.judge(paper)


RULE = on_files(x44_one_language.RULE, judge)
