"""The appendix: all clauses, under a header that says whose it is, who decided on it and its number.

The clauses are the agreement's own, numbered 1, 1.1 with no full stop after the first. What names the care choice is
taken from the agreement, so that the same text serves another.
"""

from tools.templates.blocks import NBSP, ORGANISATION, field, p, plain_heading, strong, text
from tools.templates.contents import PLACEHOLDER
from tools.templates.document import document
from tools.templates.house import numbering
from tools.templates.xml import part, w

HEADER = w(
    "hdr",
    p(
        strong("{{ care_choice.unit }}"),
        "\t",
        field("PAGE", "1"),
        f"{NBSP}(",
        field("NUMPAGES", "1"),
        ")",
        style="Header",
    ),
    p("Fastställt av {{ care_choice.decided_by }}", style="Header"),
    p("{{ date }}", style="Header"),
    p(f"Diarienummer:{NBSP}{{{{ reference }}}}", style="Header"),
)
# Every heading, made anew each time; then a new page, so that the clauses begin on the second, as they do on paper.
CONTENTS = p(
    *(
        w("r", piece)
        for piece in (
            w("fldChar", fldCharType="begin"),
            w("instrText", ' TOC \\o "1-2" \\t "Mellanrubrik;3" \\n \\h \\z '),
            w("fldChar", fldCharType="separate"),
            w("t", PLACEHOLDER),
            w("fldChar", fldCharType="end"),
            w("br", type="page"),
        )
    ),
    style="TOC1",
)
FOOTER = w("ftr", p(style="Footer"))  # the page number stands in the header

APPENDIX = document(
    p("{{ appendix.title }}", style="Title"),
    p(f"Vårdval {{{{ care_choice.name }}}}, {ORGANISATION}", style="Subtitle"),
    plain_heading("Innehåll"),
    CONTENTS,
    text("clauses"),
    title="{{ appendix.title }} – vårdval {{ care_choice.name }}",
    own={"header1.xml": part(HEADER), "footer1.xml": part(FOOTER), "numbering.xml": part(numbering(stop=""))},
)
