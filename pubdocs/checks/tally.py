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
    """A finding without its place: what several variants of an agreement have in common counts once."""

    about: str
    code: str
    message: str
    severity: Severity


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
        found = judge(name, agreement, form, documents)
        return frozenset(Told(one.about, one.code, one.message.render(), one.severity) for one in found)

    @property
    def counts(self) -> Counter[Severity]:
        """How many errors and warnings."""
        return Counter(one.severity for one in self._told if one.severity is not Severity.INFORMATION)
