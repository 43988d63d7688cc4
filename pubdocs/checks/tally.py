"""How much the law's rules find in agreements whose documents are made: a number, for whoever did not ask for more.

What was found in an agreement is remembered, so that the rules are not even loaded while nothing has changed.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.model import Agreement
from pubdocs.cache import Cache
from pubdocs.diagnostics import Severity
from pubdocs.document import Document
from pubdocs.source.tree import Tree


class Told(NamedTuple):
    """A finding by its file: what several variants or agreements have in common counts once, as `check` tells it once.

    Not by its line, which may have changed since it was remembered; alike findings of a file have numbers instead.
    """

    file: str
    code: str
    message: str
    severity: Severity
    number: int


class Tally:
    """Counts, agreement by agreement."""

    def __init__(self, tree: Tree, project: Project, cache: Cache) -> None:
        self._tree, self._project, self._cache = tree, project, cache
        self._told: set[Told] = set()

    def add(self, name: str, agreement: Agreement, form: Form, documents: Mapping[str, Document], words: bytes) -> None:
        """Judge an agreement; `words` are those of its documents, for all that a rule may read is there or a fact."""
        key = b"\0".join((name.encode(), repr((agreement, form)).encode(), words))
        self._told |= self._cache.remember("told", key, lambda: self._judge(name, agreement, form, documents))

    def _judge(self, name: str, agreement: Agreement, form: Form, documents: Mapping[str, Document]) -> frozenset[Told]:
        from pubdocs.checks.running import Judge

        judge = Judge(self._tree, self._project, self._cache)
        alike: Counter[tuple[str, str, str, Severity]] = Counter()
        told: set[Told] = set()
        for one in judge(name, agreement, form, documents):
            kind = (one.span.file if one.span else "", one.code, one.message.render(), one.severity)
            told.add(Told(*kind, alike[kind]))
            alike[kind] += 1
        return frozenset(told)

    @property
    def counts(self) -> Counter[Severity]:
        """How many errors and warnings."""
        return Counter(one.severity for one in self._told if one.severity is not Severity.INFORMATION)
