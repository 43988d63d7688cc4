"""What was found in several variants and agreements is told once, with where."""

from pathlib import Path

from pubdocs import pipeline
from pubdocs.cache import Cache
from pubdocs.checks.running import once, together
from pubdocs.diagnostics import Among, Diagnostic, Severity, Span, msg
from tests.checks.wellmade import AGREEMENT, check, project, told

NEEDLESS = Diagnostic("check.needless-ignore", msg("Needless."), Span("a.yaml", 9, 3), severity=Severity.WARNING)
IGNORED = Diagnostic("check.ignored", msg("Because."), Span("a.yaml", 9, 3), severity=Severity.INFORMATION)


def found(message: str, about: str = "a") -> Diagnostic:
    return Diagnostic("X01", msg(message), Span("a.yaml", 1, 1), about=about)


def test_a_finding_of_several_variants_is_told_once_with_their_regions() -> None:
    one, other = found("One."), found("Other.")
    among = together([("", one), ("skane", one), ("skane", other), ("kalmar", one)], 3)
    assert [(finding.message, finding.among) for finding in among] == [
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


def test_what_was_found_is_remembered_only_while_no_file_of_the_project_has_changed(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    root, cache = project(tmp_path / "project"), Cache(tmp_path / "cache")
    assert check((root, cache), AGREEMENT) == ()
    assert check((root, cache), AGREEMENT) == ()
    wrong = AGREEMENT.replace("inom 15 minuter", "inom TBD minuter")
    assert told(check((root, cache), wrong)) == told(check((root, cache), wrong)) == ["C38"]
    assert told(check((root, cache), wrong, ignore=("C38",))) == []
    party = root / "data/parties/alvbrynet.yaml"
    party.write_text(party.read_text(encoding="utf-8").replace("Älvbrynets", "Älvbrinets"), encoding="utf-8")
    assert "C38" not in told(check((root, cache), AGREEMENT))
    assert "X01" in told(check((root, cache), AGREEMENT))
    assert pipeline.check(root, ["saknas"], cache) == pipeline.check(root, ["saknas"], cache) != ()
    (root / "templates/skr-2023/bilaga-2.docx").write_bytes(b"")
    assert "X01" not in told(check((root, cache), AGREEMENT))
