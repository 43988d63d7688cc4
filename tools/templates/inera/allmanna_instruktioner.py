"""The general instructions: title, contents, a new page, the title as the first heading, then the clauses."""

from tools.templates.blocks import heading, p, text
from tools.templates.contents import contents
from tools.templates.document import document
from tools.templates.parties import PARTIES

TITLE = "{{ appendix.title }}"

GENERAL = document(
    p(TITLE, style="Title"),
    PARTIES,
    contents(levels=2),
    heading(TITLE, style="RubrikNySida"),
    text("clauses"),
    title=TITLE,
)
