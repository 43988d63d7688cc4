"""The documentation's pictures: pages of Word files as LibreOffice prints them.

python -m tools.picture      needs soffice and pdftoppm, and the extra redline

`bilaga-1.png` is the first page of the invented agreement. The rest show the amendment that
docs/fran-andring-till-undertecknat.md makes, by the changes that stand in it.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PAGE = ROOT / "docs" / "fran-andring-till-undertecknat.md"
AGREEMENT = "exempel-halsocentral"
_TEXT = r'"(?:[^"\\]|\\.)*"'
_CHANGE = re.compile(rf"<!-- change (\S+): ({_TEXT}) -> ({_TEXT}) -->", re.DOTALL)


class Picture(NamedTuple):
    """A page of a Word file: the picture's name, the file, the number of the page, dots per inch."""

    name: str
    document: str
    page: int = 1
    density: int = 60


PICTURES = (
    Picture("bilaga-1", f"out/{AGREEMENT}/bilaga-1.docx", density=80),
    Picture("redline-bilaga-1", f"redline/{AGREEMENT}/gavleborg/bilaga-1.docx", page=5),
    Picture("redline-bilaga-2", f"redline/{AGREEMENT}/gavleborg/bilaga-2.docx"),
    Picture("andringsmeddelande", f"notice/{AGREEMENT}/gavleborg/tallmoviken-halsocentral/andringsmeddelande.docx"),
    Picture("underrattelse", f"notice/{AGREEMENT}/gavleborg/tallmoviken-halsocentral/underbitrade.docx"),
    Picture("underrattelse-2", f"notice/{AGREEMENT}/gavleborg/tallmoviken-halsocentral/underbitrade.docx", page=2),
)


def main() -> None:
    """Make the documents, print them to PDF, and take their pages."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _documents(folder)
        for document in dict.fromkeys(picture.document for picture in PICTURES):
            _print(folder, folder / document)
        for picture in PICTURES:
            _take(folder / picture.document, picture)
            print((IMAGES / f"{picture.name}.png").relative_to(ROOT))


def _documents(folder: Path) -> None:
    """The example as it is, and what the page's commands make of its amendment."""
    old, new = folder / "forra", folder / "mina-avtal"
    _pubdocs("-C", str(ROOT), "generate", AGREEMENT, "-o", str(folder / "out"))
    for project in (old, new):
        _pubdocs("init", str(project))
    for name, before, after in _CHANGE.findall(PAGE.read_text(encoding="utf-8")):
        file = new / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(ast.literal_eval(before), ast.literal_eval(after), 1), encoding="utf-8")
    _pubdocs("-C", str(new), "redline", str(old), ".", "-o", str(folder / "redline"))
    _pubdocs("-C", str(new), "notice", str(old), ".", "--draft", "-o", str(folder / "notice"))


def _pubdocs(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pubdocs", *words], check=True, capture_output=True, cwd=ROOT)


def _print(folder: Path, document: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(document.parent), str(document)]
    subprocess.run(convert, check=True, capture_output=True)


def _take(document: Path, picture: Picture) -> None:
    page = str(picture.page)
    take = ["pdftoppm", "-png", "-singlefile", "-r", str(picture.density), "-f", page, "-l", page]
    subprocess.run([*take, str(document.with_suffix(".pdf")), str(IMAGES / picture.name)], check=True)


if __name__ == "__main__":
    main()
