"""Free clauses: a tree of headings, numbered texts and points, as deep as the template numbers.

`{{p clauses }}` alone in a paragraph. No number is made here: a clause takes the style that the template numbers for
its depth, and a text without a heading takes the numbering of that style. Styles are found by name: "heading 2";
"Rubrik 2 infogad" for a clause between others that leaves their numbers alone (4.1 a), "Rubrik 2 i infogad" for one
inside such a clause (4 a.1); "Rubrik utan nummer" and "Mellanrubrik"; "Punkt 1" (a.), "Punkt 2" (i.) and so on, or
else "List Number". A depth for which there is no such style is a complaint, never anything else.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from pubdocs.agreement.freetext import Block, Words, parse
from pubdocs.agreement.model import Clause
from pubdocs.diagnostics import msg
from pubdocs.word.clauselooks import ClauseLooks, Looks, Place
from pubdocs.word.compiled import Shape
from pubdocs.word.filling import Filling, run
from pubdocs.word.look import Named, placed, styled
from pubdocs.word.text import ends_with_colon, keeping, leads_on, paragraphs

_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')


def clauses(filling: Filling, tree: Iterable[Clause], shape: Shape, tag: int) -> str:
    """A tree of clauses as block-level XML. `shape` is the look of the paragraph that the tag stood in.

    It begins at depth 1; in a heading's style at the depth of that heading, in "Punkt 2" with points of that level.
    """
    style = _style_of(filling, shape)
    if style is None:
        return _Printing(filling, shape, tag).series(tree, Place(1))
    name, named = style
    if named.heading:
        body = replace(shape, paragraph=placed("", style=named.following))
        return _Printing(filling, body, tag).series(tree, Place(named.heading))
    point = re.fullmatch(r"punkt (\d)", name)
    printing = _Printing(filling, shape, tag)
    return printing.series(tree, printing.looks.with_points(Place(1), int(point[1])) if point else Place(1))


def _style_of(filling: Filling, shape: Shape) -> tuple[str, Named] | None:
    said = _STYLE.search(shape.paragraph)
    return next(((name, one) for name, one in filling.look.styles.items() if said and one.id == said[1]), None)


class _Printing:
    """Prints one tree. `body` is the look of plain text."""

    def __init__(self, filling: Filling, body: Shape, tag: int) -> None:
        self.filling, self.body, self.tag = filling, body, tag
        self.looks = ClauseLooks(filling, body, tag)

    def series(self, tree: Iterable[Clause], place: Place) -> str:
        """Clauses that follow one another at one depth."""
        made: list[str] = []
        before = self.looks.follows_a_number(place)
        for clause in tree:
            if clause.number == "inserted" and not before:
                self.looks.complain(
                    clause,
                    "inserted-first",
                    msg("The clause {id} is inserted, but stands first: there is no number before it.", id=clause.id),
                    msg("Move it after the clause whose number it goes by, or give it a number of its own."),
                )
            before = before or clause.number in (None, "own")
            made.append(self._clause(clause, place))
        return "".join(made)

    def _clause(self, clause: Clause, place: Place) -> str:
        looks = self.looks.of(clause, place)
        if looks is None:
            return ""
        blocks = parse(clause.text).blocks if clause.text else ()
        follows = bool(clause.clauses)
        if clause.heading:
            made = self._heading(clause, looks, place.points > 0, bool(blocks) or follows) + self._rest(
                clause, blocks, looks, follows
            )
        else:
            made = self._text(clause, blocks, looks, follows)
        return made + self._inside(clause, place, looks)

    def _heading(self, clause: Clause, looks: Looks, strong: bool, follows: bool) -> str:
        properties = placed(looks.first, keep=True) if strong and follows else looks.first
        look = self._strong() if strong else ""
        words = run(look, self.filling.words(clause.heading, self.tag))
        return f"<w:p>{properties}{self.filling.bookmark(clause.id, self.tag, words)}</w:p>"

    def _strong(self) -> str:
        style = self.filling.look.styles.get("strong")
        return styled(self.body.run, bold=style is None, italic=False, style=style.id if style else "")

    def _rest(self, clause: Clause, blocks: tuple[Block, ...], looks: Looks, leads: bool) -> str:
        if clause.text is None:
            return ""
        return paragraphs(
            self.filling, blocks, clause.text, looks.rest, self.tag, looks.level, looks.left, leads and bool(blocks)
        )

    def _text(self, clause: Clause, blocks: tuple[Block, ...], looks: Looks, leads: bool) -> str:
        """The text of a clause without a heading: its first paragraph bears the number."""
        if clause.text is None or not blocks:
            return self._without_words(clause, looks)
        first, *others = blocks
        if not isinstance(first, Words):
            return self._begins_with_list(clause, blocks, looks, leads)
        shape = Shape(looks.first, self.body.run)
        if leads_on(first, others[0] if others else None, leads):
            shape = keeping(shape)
        words = self.filling.inline(first.pieces, clause.text, shape, self.tag)
        made = f"<w:p>{shape.paragraph}{self.filling.bookmark(clause.id, self.tag, words)}</w:p>"
        return made + self._rest(clause, tuple(others), looks, leads)

    def _without_words(self, clause: Clause, looks: Looks) -> str:
        if looks.numbered:
            self.looks.complain(
                clause,
                "no-words",
                msg("The clause {id} has neither a heading nor a text, so its number would stand alone.", id=clause.id),
                msg("Write its heading or its text, or take it out."),
            )
        return ""

    def _begins_with_list(self, clause: Clause, blocks: tuple[Block, ...], looks: Looks, leads: bool) -> str:
        """A number needs words beside it; without one, the bookmark stands before the list or table."""
        if looks.numbered:
            self.looks.complain(
                clause,
                "text-begins-with-list",
                msg("The clause {id} begins with a list or a table, so its number would stand alone.", id=clause.id),
                msg("Begin its text with words, give it a heading, or write number: none."),
                clause.text.span if clause.text else None,
            )
            return ""
        return self.filling.bookmark(clause.id, self.tag) + self._rest(clause, blocks, looks, leads)

    def _inside(self, clause: Clause, place: Place, looks: Looks) -> str:
        """The clauses inside a clause."""
        if not clause.clauses:
            return ""
        if place.points and clause.numbering == "clauses":
            self.looks.complain(
                clause,
                "clauses-in-point",
                msg("The clause {id} is a point, and what stands inside a point are points.", id=clause.id),
                msg("Take numbering: clauses away, or write it in the clause around."),
            )
            return ""
        inner = replace(
            place,
            depth=place.depth + 1,
            inserted=place.inserted or clause.number == "inserted",
            unnumbered=clause.number == "none",
            left=looks.left,
        )
        if place.points or self._leads_to_points(clause, inner):
            inner = self.looks.with_points(inner, place.points + 1)
        return self.series(clause.clauses, inner)

    def _leads_to_points(self, clause: Clause, inner: Place) -> bool:
        """Whether the clauses inside are points: if that is said; if they have no headings and are led to with a colon;
        or if there are no more clause numbers.
        """
        if clause.numbering:
            return clause.numbering == "points"
        blocks = parse(clause.text).blocks if clause.text else ()
        if blocks and ends_with_colon(blocks[-1]) and not any(one.heading for one in clause.clauses):
            return True
        if self.looks.numbers(inner):
            return False
        return self.looks.numbers_headings() or not all(one.heading for one in clause.clauses)
