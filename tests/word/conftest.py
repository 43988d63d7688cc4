"""What the tests of this room share: documents as LibreOffice and docxodus print them."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Office = Callable[[list[Path], str, Path], None]
Printed = Callable[[Mapping[str, bytes]], dict[str, str]]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Convert files with LibreOffice, several in one call since its start costs seconds."""
    profile = tmp_path_factory.mktemp("office-profile")

    def convert(files: list[Path], kind: str, to: Path) -> None:
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(to), *map(str, files)], check=True, capture_output=True, timeout=300)

    return convert


@pytest.fixture(scope="session")
def printed(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The words that LibreOffice prints of documents, by the documents' names."""

    def words(documents: Mapping[str, bytes]) -> dict[str, str]:
        folder = tmp_path_factory.mktemp("printed")
        files = {name: folder / f"d{index}.docx" for index, name in enumerate(documents)}
        for name, file in files.items():
            file.write_bytes(documents[name])
        office(list(files.values()), "pdf", folder)
        out = {}
        for name, file in files.items():
            command = ["pdftotext", "-layout", str(file.with_suffix(".pdf")), "-"]
            out[name] = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return out

    return words


@pytest.fixture(scope="session")
def second_reading(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The words that docxodus shows of documents, a line for each paragraph, by the documents' names."""

    def words(documents: Mapping[str, bytes]) -> dict[str, str]:
        folder = tmp_path_factory.mktemp("second")
        for index, content in enumerate(documents.values()):
            (folder / f"{index}.docx").write_bytes(content)
        command = ["node", str(Path(__file__).with_name("docxodus.mjs")), str(folder), str(len(documents))]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        shown = json.loads((folder / "shown.json").read_text(encoding="utf-8"))
        return dict(zip(documents, shown, strict=True))

    return words
