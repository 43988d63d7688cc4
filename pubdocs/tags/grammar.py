"""The form of tags, each by itself: which there are, that each can be read alone, that each if and for has an end.

Were tags only read together, a quotation mark left open in one would run on to the next, and the document's words
between them would be swallowed as a string.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from pubdocs.diagnostics import Message, msg

DEEPEST = 16
"""Tags within tags: Python, which Jinja's tags become, has a limit of twenty loops within loops."""

_KNOWN = ("if", "elif", "else", "endif", "for", "endfor")
_ENDS = {"endif": "if", "endfor": "for"}
# What the tag that is open must be where each of these stands.
_WITHIN = {"elif": ("if",), "else": ("if",), "endif": ("if", "else"), "endfor": ("for",)}

# A tag that steers, made whole so that it can be read alone.
_ALONE = {
    "if": "{0}{{% endif %}}",
    "for": "{0}{{% endfor %}}",
    "elif": "{{% if 1 %}}{0}{{% endif %}}",
    "else": "{{% if 1 %}}{0}{{% endif %}}",
    "endif": "{{% if 1 %}}{0}",
    "endfor": "{{% for one in () %}}{0}",
}
# The slips that are made most, by what Jinja says of them.
_SLIPS: tuple[tuple[str, Message], ...] = (
    (r"unexpected char ['\"]", msg("Look for a quotation mark that has no second one.")),
    (r"unexpected '[]})]'|expected '[]})]'", msg("Look for a bracket that has no second one.")),
    (r"got '='", msg('To compare, write two equal signs: {{% if version == "1.0" %}}.')),
    (
        r"got 'name'|got 'string'|got 'integer'",
        msg("Is a point missing between two words, as in {{{{ controller.name }}}}? A name has no spaces."),
    ),
)
_NO_SLIP = msg("Write a fact by its name, as in {{{{ title }}}}, {{% if date %}} or {{% for party in parties %}}.")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a tag may not say. `line` is the tag's number from 1: its line in the checked source."""

    line: int
    code: str
    message: Message
    hint: Message | None = None


def parse(lines: list[str], environment: Environment) -> nodes.Template | None:
    """The syntax tree of some tags, one a line; None if any of them has a problem."""
    try:
        if any(_misplaced(lines)):
            return None
        for line in lines:
            if re.search(r"[\"'(\[{]", line[2:]):  # nothing else can run on into the next tag
                list(environment.lexer.tokeniter(line, None))
        return environment.parse("\n".join(lines))
    except (TemplateSyntaxError, RecursionError):
        return None


def problems(lines: list[str], environment: Environment) -> tuple[Problem, ...]:
    """All that is wrong with the form of some tags, one a line, in their order; something is, if `parse` gives None."""
    unreadable = (one for one in _alone(lines, environment) if isinstance(one, Problem))
    found = sorted([*unreadable, *_misplaced(lines)], key=lambda problem: problem.line)
    return tuple(found) or (_not_understood(1, lines[0], _NO_SLIP),)


def readable(lines: list[str], environment: Environment) -> Iterator[nodes.Template]:
    """The syntax trees of those tags that can be read, each by itself."""
    yield from (one for one in _alone(lines, environment) if isinstance(one, nodes.Template))


def _word(line: str) -> str:
    """The first word of a tag that steers; "" for one that prints."""
    words = line[2:-2].split(None, 1) if line.startswith("{%") else ()
    return words[0] if words else ""


def _alone(lines: list[str], environment: Environment) -> Iterator[nodes.Template | Problem]:
    """Each tag that there is, read by itself, or what is wrong with it."""
    for number, line in enumerate(lines, 1):
        word = _word(line)
        if not line or (word and word not in _KNOWN):
            continue
        try:
            yield environment.parse("\n" * (number - 1) + _ALONE.get(word, "{0}").format(line))
        except TemplateSyntaxError as error:
            hint = next((hint for slip, hint in _SLIPS if re.search(slip, error.message or "")), _NO_SLIP)
            yield _not_understood(number, line, hint)
        except RecursionError:
            yield _not_understood(number, line, msg("It is too long."))


def _not_understood(number: int, line: str, hint: Message) -> Problem:
    return Problem(number, "tag.syntax", msg("{tag} cannot be understood.", tag=line), hint)


def _misplaced(lines: list[str]) -> Iterator[Problem]:
    """Tags that steer and are none of ours, or that have no beginning or no end."""
    opened: list[tuple[str, int]] = []  # if, else (an if that has come to its else) or for, and where each began
    for number, line in enumerate(lines, 1):
        word = _word(line)
        if word in ("if", "for"):
            opened.append((word, number))
            if len(opened) == DEEPEST + 1:
                yield _too_deep(number)
        elif word and word not in _KNOWN:
            yield _no_such_tag(number, word)
        elif word:
            yield from _goes_on(number, word, opened)
    yield from (_without_end(number, word) for word, number in opened)


def _goes_on(number: int, word: str, opened: list[tuple[str, int]]) -> Iterator[Problem]:
    """What an elif, else, endif or endfor says of what is open before it."""
    if not any(open_ in _WITHIN[word] for open_, _ in opened):
        yield _without_beginning(number, word, any(open_ == "else" for open_, _ in opened))
        return
    while opened[-1][0] not in _WITHIN[word]:
        open_, began = opened.pop()
        yield _without_end(began, open_)
    if word == "else":
        opened[-1] = ("else", opened[-1][1])
    elif word in _ENDS:
        opened.pop()


def _no_such_tag(number: int, word: str) -> Problem:
    near = difflib.get_close_matches(word, _KNOWN, n=1, cutoff=0.6)
    return Problem(
        number,
        "tag.unknown-tag",
        msg("There is no tag {word}.", word=word),
        msg("Did you mean {near}?", near=near[0])
        if near
        else msg("There are if, elif, else, endif, for and endfor. Put what must be worked out in the data."),
    )


def _too_deep(number: int) -> Problem:
    text = msg("More than {most} tags stand one inside the other here.", most=DEEPEST)
    return Problem(number, "tag.too-deep", text, msg("Take some of them out of the others."))


def _without_beginning(number: int, word: str, after_else: bool) -> Problem:
    beginning = _ENDS.get(word, "if")
    if after_else:
        text = msg("This {word} comes after the else of the same if.", word=word)
        hint = msg("Let the else come last.")
    else:
        text = msg("There is no {beginning} before this {word}.", word=word, beginning=beginning)
        hint = msg("Delete it, or write the {beginning} that it belongs to.", beginning=beginning)
    return Problem(number, "tag.no-beginning", text, hint)


def _without_end(number: int, word: str) -> Problem:
    beginning = "for" if word == "for" else "if"
    return Problem(
        number,
        "tag.no-end",
        msg("This {word} has no end.", word=beginning),
        msg(
            "Write {{% end{word} %}} where it ends: with p, as in {{%p end{word} %}}, if it begins so.", word=beginning
        ),
    )
