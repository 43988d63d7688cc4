"""How much the law's rules find in the variants of a batch, as numbers.

A finding is handed on and kept as a short mark of its words, not as the words: what several variants of an agreement
have in common then counts once, as it does when one agreement is made, and an unchanged variant need not be judged.
"""

from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from pubdocs.diagnostics import Diagnostic, Severity

Judged = Mapping[str, str]
"""The marks of what was found, by its severity, with blanks between."""


def judged(found: Iterable[Diagnostic]) -> dict[str, str]:
    """The marks of findings; notes are none."""
    marks: dict[str, set[str]] = {}
    for one in found:
        if one.severity is not Severity.INFORMATION:
            words = f"{one.about}\0{one.code}\0{one.message.render()}"
            marks.setdefault(one.severity.value, set()).add(_mark(words))
    return {severity: " ".join(sorted(some)) for severity, some in sorted(marks.items())}


def _mark(words: str) -> str:
    return urlsafe_b64encode(blake2b(words.encode(), digest_size=6).digest()).decode()


class Counted:
    """What was found in many variants."""

    def __init__(self) -> None:
        self._found: set[tuple[str, str]] = set()

    def add(self, marks: Judged) -> None:
        """What was found in one."""
        for severity, some in marks.items():
            self._found.update((severity, mark) for mark in some.split())

    @property
    def counts(self) -> Counter[Severity]:
        """How many errors and warnings."""
        return Counter(Severity(severity) for severity, _ in self._found if severity in set(Severity))
