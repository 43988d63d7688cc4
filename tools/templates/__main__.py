"""Writes the Word files of every form: `python -m tools.templates [FOLDER]`, by default `templates/`."""

import sys
from pathlib import Path

from tools.templates import inera, inera_tjanst, it_bilaga, kommun, notice, skr_2018, skr_2023

FORMS = {
    "kommun": kommun.DOCUMENTS,
    "inera": inera.DOCUMENTS,
    "inera-tjanst": inera_tjanst.DOCUMENTS,
    "it-bilaga": it_bilaga.DOCUMENTS,
    "notice": notice.DOCUMENTS,
    "skr-2018": skr_2018.DOCUMENTS,
    "skr-2023": skr_2023.DOCUMENTS,
}


def made() -> dict[str, bytes]:
    """Every file by its path inside `templates/`."""
    return {f"{form}/{name}.docx": content for form, files in FORMS.items() for name, content in files.items()}


def main(folder: Path) -> None:
    """Write every file."""
    for path, content in made().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else "templates"))
