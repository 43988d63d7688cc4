"""The README's picture: the first page of Bilaga 1 of the invented agreement, as LibreOffice prints it.

python -m tools.picture      needs soffice and pdftoppm
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pubdocs.pipeline import generate

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "bilaga-1.png"
AGREEMENT = "exempel-halsocentral"


def main() -> None:
    """Make the document, print it to PDF, and take its first page."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        generate(ROOT, [AGREEMENT], folder)
        document = folder / AGREEMENT / "bilaga-1.docx"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(document)]
        subprocess.run(convert, check=True, capture_output=True)
        target = str(PICTURE.with_suffix(""))
        subprocess.run(
            ["pdftoppm", "-png", "-singlefile", "-r", "80", str(folder / "bilaga-1.pdf"), target], check=True
        )
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
