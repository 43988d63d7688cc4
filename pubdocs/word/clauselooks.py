"""What a template has for free clauses: for each place in their tree a style, and the list that numbers it."""

from dataclasses import dataclass, replace

from pubdocs.agreement.model import Clause
from pubdocs.diagnostics import Diagnostic, Message, Span, msg
from pubdocs.word.compiled import Shape
from pubdocs.word.filling import Filling
from pubdocs.word.look import indented, placed
from pubdocs.word.text import continued

_UNNUMBERED = {1: "Rubrik utan nummer", 2: "Mellanrubrik"}
_COUNTS = ("lowerLetter", "lowerRoman", "bullet")  # of points, where the template has no styles for them


@dataclass(frozen=True, slots=True)
class Place:
    """Where some clauses stand in their tree.

    `points`: their level as points, from 1, 0 if they are clauses; `list` the list (w:num) these count in. `inserted`
    and `unnumbered`: inside an inserted clause, inside one without a number. `left`: twips that all stands further in.
    """

    depth: int
    points: int = 0
    list: int = 0
    inserted: bool = False
    unnumbered: bool = False
    left: int = 0


@dataclass(frozen=True, slots=True)
class Looks:
    """The paragraph that bears a clause's number (w:pPr), the rest of its text, and the level of lists in that."""

    first: str
    rest: Shape
    level: int = 0
    left: int = 0
    numbered: bool = True


class ClauseLooks:
    """Finds the looks of clauses in one filling. `body` is the look of plain text."""

    def __init__(self, filling: Filling, body: Shape, tag: int) -> None:
        self.filling, self.body, self.tag = filling, body, tag
        self.styles = filling.look.styles

    def of(self, clause: Clause, place: Place) -> Looks | None:
        """The looks of a clause; None, and a complaint, if the template has none for it."""
        return self._point(clause, place) if place.points else self._clause(clause, place)

    def _clause(self, clause: Clause, place: Place) -> Looks | None:
        if clause.number == "none":
            return self._unnumbered(clause, place)
        if place.unnumbered:
            self.complain(
                clause,
                "number-within-none",
                msg("The clause {id} would be numbered, but the clause around it has no number.", id=clause.id),
                msg("Write number: none in it too, or numbering: points in the clause around it."),
            )
            return None
        name = _numbered_name(place, inserted=clause.number == "inserted")
        style = self.styles.get(name.lower())
        headings_only = not self.numbers_headings() and clause.heading and clause.number != "inserted"
        if style is None or not (style.num or headings_only):
            self._no_style(clause, place, name)
            return None
        if clause.heading:
            return Looks(placed("", style=style.id), self.body)
        left, _ = self.filling.lists.indentation(style.num, style.level)
        rest = replace(self.body, paragraph=indented(self.body.paragraph, left)) if left else self.body
        return Looks(placed(self.body.paragraph, num=style.num, level=style.level), rest, left=left)

    def _unnumbered(self, clause: Clause, place: Place) -> Looks | None:
        if not clause.heading:
            body = replace(self.body, paragraph=indented(self.body.paragraph, place.left)) if place.left else self.body
            return Looks(body.paragraph, body, left=place.left, numbered=False)
        own = self.styles.get(_UNNUMBERED.get(place.depth, "").lower())
        if own:
            return Looks(placed("", style=own.id), self.body, numbered=False)
        style = self.styles.get(f"heading {place.depth}")
        if style is None:
            self._no_style(clause, place, f"heading {place.depth}")
            return None
        return Looks(placed("", style=style.id, num=0), self.body, numbered=False)

    def _point(self, clause: Clause, place: Place) -> Looks | None:
        """The looks of a point."""
        name = f"Punkt {place.points}"
        style = self.styles.get(name.lower())
        level = style.level if style and style.num else place.points - 1
        if clause.number == "inserted":
            self.complain(
                clause,
                "inserted-point",
                msg("The clause {id} is inserted among points, which are counted in one series.", id=clause.id),
                msg("Take number: inserted away; the points after it then get the next letter."),
            )
            return None
        if not place.list:
            self._no_style(clause, place, name)
            return None
        left, hanging = self.filling.lists.indentation(place.list, level)
        rest = continued(self.filling, place.points - 1, self.body.run, place.left and place.left + left)
        if clause.number == "none":
            return Looks(rest.paragraph, rest, place.points, place.left, numbered=False)
        first = placed("", style=style.id if style else self._numbered_list(place), num=place.list, level=level)
        if place.left:
            first = indented(first, place.left + left, hanging)
        return Looks(first, rest, place.points, place.left)

    def _numbered_list(self, place: Place) -> str:
        look = self.filling.look
        return (look.bullets if place.points == len(_COUNTS) else look.numbers)[place.points - 1]

    def with_points(self, place: Place, level: int) -> Place:
        """The place of points of a level, with a list that begins anew; without one if the template has none."""
        style = self.styles.get(f"punkt {level}")
        list_ = 0
        if style and style.num:
            above = self.styles.get(f"punkt {level - 1}")
            goes_on = place.list and above and above.num == style.num
            list_ = place.list if goes_on else self.filling.lists.again(style.num)
        elif "punkt 1" not in self.styles and level <= len(_COUNTS):
            list_ = self.filling.lists.number(_COUNTS[level - 1], ".", 1, level - 1)
        return replace(place, points=level, list=list_, unnumbered=False)

    def numbers(self, place: Place) -> bool:
        """Whether the template numbers clauses at a place."""
        style = self.styles.get(_numbered_name(place).lower())
        return style is not None and style.num > 0

    def follows_a_number(self, place: Place) -> bool:
        """Whether an inserted clause may stand first at a place: points, or after clauses of the template's own."""
        first = self.styles.get("heading 1")
        return place.points > 0 or (place.depth == 1 and first is not None and first.id in self.filling.look.used)

    def numbers_headings(self) -> bool:
        """Whether the template numbers its headings at all."""
        style = self.styles.get("heading 1")
        return style is not None and style.num > 0

    def _no_style(self, clause: Clause, place: Place, name: str) -> None:
        self.complain(
            clause,
            "no-style",
            msg(
                "The template has no numbered style for the clause {id}, at depth {depth}: {style}.",
                id=clause.id,
                depth=place.depth,
                style=name,
            ),
            msg("Move the clause up, make it a point (numbering: points), or add the style to the template in Word."),
            code="template.no-clause-style",
        )

    def complain(
        self, clause: Clause, slug: str, message: Message, hint: Message, span: Span | None = None, code: str = ""
    ) -> None:
        """Keep a complaint of a clause, at its id or at a span."""
        self.filling.findings.add(
            Diagnostic(
                code or f"clause.{slug}",
                message,
                span or clause.id.span or self.filling.part.tags[self.tag].place,
                hint,
                excerpt=self.filling.part.tags[self.tag].raw,
            )
        )


def _numbered_name(place: Place, inserted: bool = False) -> str:
    """The name of the style that numbers clauses at a place."""
    if inserted:
        return f"Rubrik {place.depth} infogad" + (" i infogad" if place.inserted else "")
    return f"Rubrik {place.depth} i infogad" if place.inserted else f"heading {place.depth}"
