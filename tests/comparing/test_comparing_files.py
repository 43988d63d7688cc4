"""Word files compared: with one another, and with what a project makes in their place."""

from pathlib import Path
from typing import Any

import pytest
from comparing_project import words

from pubdocs.cache import Cache
from pubdocs.diagnostics import Fault
from pubdocs.pipeline import generate


def codes(fault: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [one.code for one in fault.value.diagnostics]


@pytest.fixture
def sent(old: Any, kept: Cache, tmp_path: Path) -> Path:
    """The old version's documents, as they stand and for every region."""
    generate(old.root, (), tmp_path / "sent", None, kept, ("all",))
    generate(old.root, ("bokning",), tmp_path / "sent", None, kept)
    return tmp_path / "sent"


@pytest.mark.parametrize("other", ["bokning/gotland/bilaga-1", "bokning/bilaga-1"])
def test_two_files(sent: Path, differ: Any, other: str) -> None:
    found = differ(f"sent/{other}.docx", f"sent/{other}.docx")
    assert not found.any
    found = differ("sent/annat/bilaga-1.docx", f"sent/{other}.docx")
    assert found.any
    (paper,) = found.papers
    assert paper.title
    assert "[-Annat-]{+Bokning+}" in str(words(found))


def test_a_file_and_the_document_that_the_project_makes_in_its_place(sent: Path, new: Any, differ: Any) -> None:
    new.change(("varje månad", "varje vecka"))
    expected = {"bokning/bilaga-1": ("changed", "Loggar granskas varje [-månad-]{+vecka+}.")}
    for path in ("bokning/gotland/bilaga-1", "bokning/bilaga-1"):
        (told,) = words(differ(f"sent/{path}.docx", "new")).values()
        assert [one[1:] for one in told] == [expected["bokning/bilaga-1"]]
        (told,) = words(differ("new", f"sent/{path}.docx")).values()
        assert [one[1:] for one in told] == [("changed", "Loggar granskas varje [-vecka-]{+månad+}.")]
    assert not differ("sent/bokning/gotland/bilaga-2.docx", "new").any


def test_a_file_that_does_not_say_which_it_is(old: Any, differ: Any) -> None:
    with pytest.raises(Fault) as fault:
        differ("old/templates/skr-2023/bilaga-1.docx", "old")
    assert codes(fault) == ["diff.no-identity"]


def test_a_document_that_the_project_no_longer_has(sent: Path, new: Any, differ: Any) -> None:
    (new.root / "data/agreements/annat.yaml").unlink()
    with pytest.raises(Fault) as fault:
        differ("sent/annat/bilaga-1.docx", "new")
    assert codes(fault) == ["diff.no-such-document"]


def test_files_that_cannot_be_read(old: Any, differ: Any, tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"no zip")
    with pytest.raises(Fault) as fault:
        differ("a.docx", "b.docx")
    assert codes(fault) == ["file.unreadable", "package.not-word"]
