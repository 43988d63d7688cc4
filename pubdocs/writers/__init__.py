"""Outputs of a document: a table from name to function.

A function takes the `Document` that was read back from the Word file and gives text, so an output never says anything
but what stands in the file that is sent. The .docx itself is written by `word.package.Package.to_bytes`.
"""

from collections.abc import Callable

from pubdocs.document import Document
from pubdocs.writers.markdown import markdown
from pubdocs.writers.text import text

WRITERS: dict[str, Callable[[Document], str]] = {
    "md": markdown,
    "txt": text,
}
"""By the name of the file's ending."""
