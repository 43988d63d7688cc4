"""The general instructions: title, contents, a new page, the title as the first heading, then the clauses."""

from tools.templates.blocks import heading, p, text
from tools.templates.contents import contents
from tools.templates.document import document
from tools.templates.house import numbering
from tools.templates.parties import PARTIES
from tools.templates.styles import styles
from tools.templates.xml import part

TITLE = "{{ appendix.title }}"
DEPTH = 2  # 1., 1.1; what stands below are points: a., i.

GENERAL = document(
    p(TITLE, style="Title"),
    PARTIES,
    contents(levels=2),
    heading(TITLE, style="RubrikNySida"),
    text("clauses"),
    title=TITLE,
    own={"numbering.xml": part(numbering(depth=DEPTH)), "styles.xml": part(styles(depth=DEPTH))},
)
