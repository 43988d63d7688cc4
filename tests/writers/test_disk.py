"""Files on disk: what is said when one cannot be written."""

from pathlib import Path

import pytest

from pubdocs.diagnostics import WriteFault
from pubdocs.writers.disk import write_files


def test_the_file_itself_is_named_not_the_one_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(27, "File too large")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(WriteFault) as fault:
        write_files(tmp_path, {"a/b.docx": b"x"})
    [found] = fault.value.diagnostics
    assert found.message.render() == f"{tmp_path / 'a' / 'b.docx'} cannot be written: File too large."
    assert list((tmp_path / "a").iterdir()) == []
