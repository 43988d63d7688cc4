"""The long way: a document with values that only docxtpl can put in (a picture, a sub-document, formatted text).

Our compiled template is filled as ever, but docxtpl's values print themselves, into a docxtpl.DocxTemplate of the same
file, which takes up the pictures, styles and links that they bring. The package that it saves is judged as any other.
"""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pubdocs.diagnostics import msg
from pubdocs.word.additions import with_links, with_numbering
from pubdocs.word.filling import Filling, NeedsDocxtpl, is_docxtpl, run
from pubdocs.word.lists import FreshLists, ListSources
from pubdocs.word.markup import serialise
from pubdocs.word.names import RPR, R, T
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.printing import Printing, printing
from pubdocs.word.settling import restart_lists, settle
from pubdocs.word.template import Filled, Template, parsed, render

if TYPE_CHECKING:
    import docxtpl

_RUNS, _PARAGRAPHS = ("<w:r>", "<w:r ", "<w:hyperlink"), ("<w:p>", "<w:p ", "<w:tbl", "<w:sdt")


def fill_with_docxtpl(template: Template, facts: Mapping[str, Any], base: "docxtpl.DocxTemplate") -> Filled:
    """Fill a template with facts among which there are values of docxtpl.

    `base` is a DocxTemplate of the same file, the one that the values were made with; it holds the document afterwards.
    Raises Fault as `template.fill` does, and for what the values bring that no document may hold (`package.…`).
    """
    file = template.package.file
    base.render_init()
    lists = FreshLists(ListSources.of(_saved(base, file), template.lists.look))  # with those of sub-documents
    filling = Filling(facts, template.lists.look, lists)
    ways = {name: _or_itself(name, way, filling) for name, way in printing(filling).items()}
    parts = {str(part.partname).lstrip("/"): part for part in base.docx.part.package.iter_parts()}
    trees: dict[str, Any] = {}
    for part in template.parts:
        filling.part, base.current_rendering_part = part, parts[part.name]
        source = base.resolve_listing(render(part, filling, ways, file))
        if not len(filling.findings):
            trees[part.name] = _tidy(settle(parsed(source, part, file), part.after))
    filling.findings.raise_errors()
    for part in template.parts:
        if "restart" in part.after:
            restart_lists(trees[part.name], lists, template.definitions)
        base.fix_docpr_ids(trees[part.name])
        _put(parts[part.name], trees[part.name])
    base.is_rendered = True
    package = _saved(base, file)
    package = package.with_trees({name: package.tree(name) for name in trees})
    package = with_numbering(with_links(package, filling.links), lists)
    return Filled(package, tuple(filling.printed), tuple(filling.references), definitions=Definitions.of(package))


def base_of(needs: NeedsDocxtpl, template: Template) -> "docxtpl.DocxTemplate":
    """The DocxTemplate that a value was made with, or a new one for a value that needs none. Raises `needs` again."""
    import docxtpl

    base = getattr(needs.value, "tpl", None)
    if base is None and "r:id=" in str(needs.value):  # a link's relationship is in a DocxTemplate we do not know
        raise needs
    return base or docxtpl.DocxTemplate(io.BytesIO(template.package.to_bytes()))


def _saved(base: "docxtpl.DocxTemplate", file: str) -> Package:
    saved = io.BytesIO()
    base.docx.save(saved)
    return Package.open(saved.getvalue(), file)


def _put(part: Any, tree: Any) -> None:
    """A tree as a part of python-docx: its element, or its bytes where python-docx does not read it."""
    if hasattr(part, "_element"):
        part._element = tree
    else:
        part._blob = serialise(tree)


def _or_itself(name: str, way: Printing, filling: Filling) -> Printing:
    """A way to print that lets docxtpl's values print themselves."""

    def prints(value: Any, tag: int, *look: int) -> str:
        if not is_docxtpl(value):
            return way(value, tag, *look)
        xml = str(value)
        if name == "paragraphs" and xml.startswith(_PARAGRAPHS):
            return xml
        if name in ("runs", "paragraphs") and not xml.startswith(_PARAGRAPHS):
            shape = filling.part.shapes[look[0]]
            runs = xml if xml.startswith(_RUNS) else run(shape.run, xml)
            return runs if name == "runs" else f"<w:p>{shape.paragraph}{runs}</w:p>"
        if name == "words" and not xml.startswith((*_RUNS, *_PARAGRAPHS)):
            return xml
        return filling.complain(
            tag,
            "needs-reach",
            msg(
                "The value of {tag} has a formatting of its own, which cannot stand here.",
                tag=filling.part.tags[tag].raw,
            ),
            msg("Write {{{{r … }}}} for formatted words, {{{{p … }}}} for paragraphs, and neither in properties."),
        )

    return prints


def _tidy(root: Any) -> Any:
    """The tree without the runs that are left empty beside a picture."""
    for empty in [one for one in root.iter(R) if all(_says_nothing(child) for child in one)]:
        empty.getparent().remove(empty)
    return root


def _says_nothing(child: Any) -> bool:
    return child.tag == RPR or (child.tag == T and not len(child) and not child.text)
