"""A table of contents: a field that pubdocs fills, and that Word makes the same list of when somebody updates it."""

from tools.templates.blocks import p, run
from tools.templates.xml import XML, Element, w

HEADING = "Innehåll"
PLACEHOLDER = "Skrivs när dokumentet framställs."  # LibreOffice drops a field that shows nothing


def contents(levels: int = 3) -> Element:
    r"""A list of the headings of the first levels, under a heading of its own that is not in it.

    The control around is the one that Word makes, so that Word offers to update it. `\u`: headings without a number
    too, by their outline level; `\n`: no page numbers; `\h`: links.
    """
    code = w("instrText", f' TOC \\o "1-{levels}" \\u \\n \\h ')
    code.set(f"{{{XML}}}space", "preserve")
    marks = {kind: w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")}
    field = p(marks["begin"], w("r", code), marks["separate"], run(PLACEHOLDER), marks["end"], style="TOC1")
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", p(run(HEADING), style="TOCHeading"), field))
