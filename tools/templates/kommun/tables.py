"""Tables of one fact a row, and headings that answer to more than one name."""

from collections.abc import Mapping

from tools.templates.blocks import NBSP, TEXT_WIDTH, Cell, Row, p, present, table, text, value
from tools.templates.xml import Element, w


def section(words: str, *clauses: str) -> Element:
    """A numbered heading with a bookmark for each clause whose matter it holds; its id is the first."""
    marks = [w("bookmarkStart", id=0, name=clause) for clause in clauses]
    ends = [w("bookmarkEnd", id=0) for _ in clauses]
    return p(*marks, words, *ends, style="Heading1")


def row_when(test: str, label: str, content: Cell) -> list[Row]:
    """A row that names a fact and prints it, where the test holds."""
    return [(f"{{%tr if {test} %}}",), (label, content), ("{%tr endif %}",)]


def facts(header: tuple[str, str], rows: Mapping[str, tuple[str, Cell]], width: int = TEXT_WIDTH) -> Element:
    """A table of one fact a row: its name, and under which test it stands there with what content."""
    lines = (row_when(test, label, content) for label, (test, content) in rows.items())
    return table({header[0]: 28, header[1]: 72}, *lines, width=width, labelled=True)


def stated(fact: str, shown: str = "") -> tuple[str, Cell]:
    """A fact and the tag that prints it, for `facts`."""
    return fact, shown or f"{{{{ {fact} }}}}"


def told(fact: str) -> tuple[str, Cell]:
    """A free text and the tag that prints it, for `facts`."""
    return fact, text(fact, "TableText")


def reached(contact: str) -> str:
    """A contact in a cell: name, e-mail address and telephone number, each on a line."""
    return present(
        value(f"{contact}.name"), value(f"{contact}.email"), f"tfn{NBSP}{value(f'{contact}.phone')}", between="\n"
    )
