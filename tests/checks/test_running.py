"""What was found in several variants and agreements is told once, with where."""

from pubdocs.checks.running import once, together
from pubdocs.diagnostics import Among, Diagnostic, Severity, Span, msg

NEEDLESS = Diagnostic("check.needless-ignore", msg("Needless."), Span("a.yaml", 9, 3), severity=Severity.WARNING)
IGNORED = Diagnostic("check.ignored", msg("Because."), Span("a.yaml", 9, 3), severity=Severity.INFORMATION)


def found(message: str, about: str = "a") -> Diagnostic:
    return Diagnostic("X01", msg(message), Span("a.yaml", 1, 1), about=about)


def test_a_finding_of_several_variants_is_told_once_with_their_regions() -> None:
    one, other = found("One."), found("Other.")
    told = together([("", one), ("skane", one), ("skane", other), ("kalmar", one)], 3)
    assert [(finding.message, finding.among) for finding in told] == [
        (one.message, Among(("skane", "kalmar"), 3)),
        (other.message, Among(("skane",), 3)),
    ]


def test_an_agreement_without_several_variants_says_nothing_of_them() -> None:
    assert [*together([("", found("One."))], 0)] == [found("One.")]
    assert [*together([("", found("One.")), ("skane", found("One."))], 1)] == [found("One.")]


def test_what_agreements_have_in_common_is_told_of_the_first() -> None:
    assert once([found("One."), found("One.", "b"), found("Other.", "b")]) == (found("One."), found("Other.", "b"))


def test_an_ignore_that_one_variant_needs_is_not_needless() -> None:
    assert once([NEEDLESS, IGNORED]) == (IGNORED,)
    assert once([NEEDLESS]) == (NEEDLESS,)
