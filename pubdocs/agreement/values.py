"""The values an agreement is made of: text that knows where it was written.

Every scalar of the YAML reaches the model as a `Term` with its span. A field's type says what the text must be
(a date, a country, one of a list of codes); a value that is not is `Refused` with a message and a hint.
"""

import datetime
import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pubdocs.diagnostics import Message, Span, msg

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


class Refused(ValueError):
    """A scalar that is not what its field wants. The binding turns it into a Diagnostic at the value's place."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        self.code, self.message, self.hint = code, message, hint
        super().__init__(message.render())


class Term(str):
    """Plain text, printed exactly as written: a name, a title, a reference number."""

    __slots__ = ("span",)
    span: Span | None
    pattern: ClassVar[str] = ""

    def __new__(cls, value: str, span: Span | None = None) -> Self:  # noqa: D102 - see __init__
        term = super().__new__(cls, value)
        term.span = span
        return term

    @classmethod
    def parse(cls, raw: object) -> Self:
        """The value as this type, with the span it came with. Raises Refused."""
        if not isinstance(raw, str):
            raise Refused("value.not-text", msg("Text is expected here, not a list or a mapping."))
        cls.judge(raw)
        return cls(raw, getattr(raw, "span", None))

    @classmethod
    def judge(cls, raw: str) -> None:
        """Raise Refused if the text is not of this type."""

    @property
    def wording(self) -> str:
        """The text as it is printed."""
        return str(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        return {"type": "string"} | ({"pattern": cls.pattern} if cls.pattern else {})


class Text(Term):
    """Free text in CommonMark: paragraphs, lists, bold, links, a table; may name facts in `{{ … }}`.

    `quoted` once another text of the agreement names it, so that a form need not print it twice.
    """

    __slots__ = ("quoted",)
    quoted: bool

    def __new__(cls, value: str, span: Span | None = None) -> Self:  # noqa: D102 - see Term
        text = super().__new__(cls, value, span)
        text.quoted = False
        return text


class Line(Term):
    """Words on one line that may name facts in `{{ … }}`, without other marks: a clause's heading."""

    __slots__ = ()

    @classmethod
    def judge(cls, raw: str) -> None:
        """Refuse what would not stay on its line."""
        if "\n" in raw.replace("\r", "\n"):
            raise Refused(
                "value.line",
                msg("A heading stands on one line, and here the line is broken."),
                msg("Write it on one line, right after the key; or > after the colon if it is long."),
            )


class Id(Term):
    """A name for the machine: a-z, 0-9 and hyphens, first a letter, at most 40 characters."""

    __slots__ = ()
    pattern = "^[a-z][a-z0-9-]{0,39}$"

    @classmethod
    def fits(cls, raw: str) -> bool:
        """Whether a text can be an id."""
        return bool(re.fullmatch(cls.pattern[1:-1], raw)) and raw not in _WINDOWS_OWN

    @classmethod
    def judge(cls, raw: str) -> None:
        """Refuse what cannot be a bookmark in Word or a file name anywhere."""
        if not re.fullmatch(cls.pattern[1:-1], raw):
            raise Refused(
                "value.id",
                msg('"{value}" cannot be used as an id.', value=raw),
                msg(
                    "Use a-z, 0-9 and hyphens, begin with a letter, at most 40 characters: {near}",
                    near=slug(raw),
                ),
            )
        if raw in _WINDOWS_OWN:
            raise Refused(
                "value.id",
                msg('"{value}" cannot be used as an id: Windows keeps this name for itself.', value=raw),
                msg("Write another, for example {near}.", near=slug(raw)),
            )


class Day(Term):
    """A date, written year-month-day (2022-11-14)."""

    __slots__ = ()
    pattern = r"^\d{4}-\d{2}-\d{2}$"

    @classmethod
    def judge(cls, raw: str) -> None:
        """Refuse what is not a day of the calendar."""
        try:
            if re.fullmatch(cls.pattern[1:-1], raw):
                datetime.date.fromisoformat(raw)
                return
        except ValueError:
            pass
        raise Refused(
            "value.date",
            msg('"{value}" is not a date.', value=raw),
            msg("Write year-month-day, for example 2026-03-31."),
        )

    @property
    def date(self) -> datetime.date:
        """The day itself."""
        return datetime.date.fromisoformat(self)


class Whole(Term):
    """A whole number, zero or more."""

    __slots__ = ()
    pattern = "^[0-9]{1,9}$"

    @classmethod
    def judge(cls, raw: str) -> None:
        """Refuse anything but digits."""
        if not re.fullmatch(cls.pattern[1:-1], raw):
            raise Refused(
                "value.number",
                msg('"{value}" is not a whole number.', value=raw),
                msg("Write digits alone; the form adds the unit."),
            )


class OrgNr(Term):
    """A Swedish organisation number, ten digits with a hyphen before the last four (domain C34)."""

    __slots__ = ()
    pattern = r"^\d{6}[-–]\d{4}$"

    @classmethod
    def parse(cls, raw: object) -> Self:
        """The number with a plain hyphen: published documents also hold an en dash."""
        number = super().parse(raw)
        return cls(number.replace("–", "-"), number.span)

    @classmethod
    def judge(cls, raw: str) -> None:
        """Refuse what has not the form; whether it is the right one is a check's business."""
        if not re.fullmatch(cls.pattern[1:-1], raw):
            raise Refused(
                "value.orgnr",
                msg('"{value}" is not an organisation number.', value=raw),
                msg("Write ten digits with a hyphen before the last four, for example 232100-0065."),
            )


class Country(Term):
    """A country as its two letters in ISO 3166-1; printed by its Swedish name."""

    __slots__ = ()
    pattern = "^[A-Z]{2}$"

    @classmethod
    def judge(cls, raw: str) -> None:
        """Refuse codes that are no country, and say the code of a country written by name."""
        from pubdocs.agreement.countries import COUNTRIES, code_of

        if raw in COUNTRIES:
            return
        near = code_of(raw)
        raise Refused(
            "value.country",
            msg('"{value}" is not a country code.', value=raw),
            msg("Did you mean {near}?", near=near)
            if near
            else msg("Write the two letters of ISO 3166-1, for example SE, DE or IN."),
        )

    @property
    def wording(self) -> str:
        """The country's Swedish name."""
        from pubdocs.agreement.countries import COUNTRIES

        return COUNTRIES[str(self)]


class Code(Term):
    """One of a fixed list of codes, printed by its Swedish wording. Subclasses hold the list."""

    __slots__ = ()
    words: ClassVar[dict[str, str]] = {}

    @classmethod
    def judge(cls, raw: str) -> None:
        """Refuse what is not in the list, with the nearest that is."""
        if raw in cls.words:
            return
        import difflib

        near = difflib.get_close_matches(raw.lower(), cls.words, n=1, cutoff=0.6)
        near += [code for code, word in cls.words.items() if word.lower() == raw.lower()][:1]
        raise Refused(
            "value.code",
            msg('"{value}" is not one of the choices here.', value=raw),
            msg("Did you mean {near}?", near=near[0])
            if near
            else msg("Choose one of: {choices}", choices=", ".join(cls.words)),
        )

    @property
    def wording(self) -> str:
        """The Swedish wording of the code."""
        return self.words[str(self)]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        return {
            "type": "string",
            "enum": list(cls.words),
            "markdownEnumDescriptions": list(cls.words.values()),
        }


def slug(text: str) -> str:
    """A text as an id: å and ä become a, ö becomes o, anything else but a-z and 0-9 a hyphen."""
    plain = text.lower().translate(str.maketrans("åäöéü", "aaoeu"))
    word = re.sub(r"[^a-z0-9]+", "-", plain).lstrip("-0123456789")[:40].rstrip("-") or "id"
    return f"{word}-1" if word in _WINDOWS_OWN else word


# Files cannot have these names there, whatever their suffix.
_WINDOWS_OWN = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
