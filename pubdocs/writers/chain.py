"""Drawings of a chain of agreements: a table from name to function.

A function takes the chain and what translates its few words of its own; the roles are Swedish, as in the documents.
"""

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from pubdocs.agreement.chain import Chain, Link, Side
from pubdocs.agreement.wording import NBSP
from pubdocs.diagnostics import msg

Translate = Callable[[str], str]

WIDTH = 80


def as_text(chain: Chain, translate: Translate = str) -> str:
    """The chain as a tree, the uppermost parties at the left; no line is longer than 80 characters.

    An agreement that can be reached by two ways is drawn once, and where it comes again only named.
    """
    link = chain.links[chain.agreement]
    if len(chain.links) == 1:
        alone = msg('The agreement "{id}" stands in no chain: it names no agreement above or below it.', id=link.id)
        return "\n".join([*textwrap.wrap(alone.render(translate), WIDTH), "", *_alone(link, translate)]) + "\n"
    drawn: set[str] = set()
    trees = ["\n".join(_tree(chain, group, drawn, translate)) for group in _tops(chain)]
    return "\n\n".join(trees) + "\n"


def _alone(link: Link, translate: Translate) -> Iterator[str]:
    """An agreement that stands in no chain: its parties one below the other, or as a list if none is above."""
    if link.upper is not None and link.lower is not None:
        yield from _tree(Chain(link.id, {link.id: link}), [link], set(), translate)
        return
    yield from _wrapped(_title(link), "", "  ")
    for party in link.parties:
        yield from _wrapped(f"{party.name} ({party.role.wording})", "· ", "  ")


def _tops(chain: Chain) -> list[list[Link]]:
    """The uppermost links, those together that begin with the same party."""
    groups: list[list[Link]] = []
    for link in map(chain.links.__getitem__, chain.tops):
        upper = link.upper
        group = next((one for one in groups if upper and one[0].upper and one[0].upper.same(upper)), None)
        if group is None:
            groups.append([link])
        else:
            group.append(link)
    return groups


def _tree(chain: Chain, links: list[Link], drawn: set[str], translate: Translate) -> Iterator[str]:
    """The uppermost party of some links, and below it each link with what is below that."""
    if links[0].upper is not None:
        yield from _wrapped(_party(links[0].upper, (), links, translate), "", "")
    yield "│"
    yield from _branches(chain, links, "", drawn, translate)


def _branches(chain: Chain, links: list[Link], before: str, drawn: set[str], translate: Translate) -> Iterator[str]:
    for number, link in enumerate(links, 1):
        last = number == len(links)
        yield from _branch(chain, link, before, "   " if last else "│  ", drawn, translate)
        if not last:
            yield f"{before}│"


def _branch(chain: Chain, link: Link, before: str, beside: str, drawn: set[str], translate: Translate) -> Iterator[str]:
    """A link and its lower party, and below that the links that begin with it."""
    again, inside = link.id in drawn, before + beside
    drawn.add(link.id)
    notes = [msg("this agreement")] if link.id == chain.agreement else []
    notes += [msg("drawn above")] if again else []
    title = "".join((_title(link), *(f" {_together(f'← {note.render(translate)}')}" for note in notes)))
    yield from _wrapped(title, before + ("└─ " if beside.isspace() else "├─ "), inside + "  ")
    if again or link.lower is None:
        return
    below = [chain.links[id_] for id_ in chain.below(link.id)]
    yield from _wrapped(_party(link.lower, (link.lower.role.wording,), below, translate), inside, inside + "  ")
    if below:
        yield f"{inside}│"
        yield from _branches(chain, below, inside, drawn, translate)


def _title(link: Link) -> str:
    return f"{link.id} · {link.title}"


def _party(party: Side, known: Iterable[str], links: Iterable[Link], translate: Translate) -> str:
    """A party with its roles: the one it has where it stands, and others that it has in the links that it begins."""
    roles = list(known)
    for link in links:
        if link.upper is None or link.upper.role.wording in roles:
            continue
        word = link.upper.role.wording
        roles.append(
            word if not roles else msg("in {agreement} {role}", agreement=link.id, role=word).render(translate)
        )
    return f"{party.name} ({', '.join(roles)})"


def _together(words: str) -> str:
    """Words that a line's end does not part."""
    return words.replace(" ", NBSP)


def _wrapped(text: str, first: str, then: str) -> list[str]:
    lines = textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)
    return [line.replace(NBSP, " ") for line in lines]


def as_mermaid(chain: Chain, translate: Translate = str) -> str:
    """The chain as a flowchart in Mermaid, as GitHub draws it: a box an organisation, an arrow an agreement."""
    boxes: list[_Box] = []
    arrows: list[str] = []
    for link in map(chain.links.__getitem__, _downwards(chain)):
        numbers = {party.role: _box(boxes, party, link) for party in link.parties}
        if link.upper is not None and link.lower is not None:
            shaft = "==>" if link.id == chain.agreement else "-->"
            words = f"{_escaped(link.id)}<br>{_escaped(link.title)}"
            arrows.append(f'  p{numbers[link.upper.role]} {shaft}|"{words}"| p{numbers[link.lower.role]}')
    drawn = [f'  p{number}["{"<br>".join(map(_escaped, _lines(box)))}"]' for number, box in enumerate(boxes)]
    return "\n".join(["flowchart TD", *drawn, *arrows]) + "\n"


class _Box(NamedTuple):
    """An organisation, and the agreements in which it has each of its roles."""

    party: Side
    roles: dict[str, list[str]]


def _box(boxes: list[_Box], party: Side, link: Link) -> int:
    """The number of a party's box, which is made if there is none; its role in the link is written in it."""
    number = next((number for number, box in enumerate(boxes) if box.party.same(party)), len(boxes))
    if number == len(boxes):
        boxes.append(_Box(party, {}))
    boxes[number].roles.setdefault(party.role.wording, []).append(link.id)
    return number


def _lines(box: _Box) -> list[str]:
    """What stands in a box: the name, and the role; several roles each with its agreements."""
    roles = [f"{role} ({', '.join(ids)})" for role, ids in box.roles.items()]
    return [box.party.name, *(roles if len(roles) > 1 else box.roles)]


def _escaped(text: str) -> str:
    """Words as Mermaid takes them between quotation marks: anything but letters, digits and plain points by number."""
    return re.sub(r"[^\w ,.:()/–-]", lambda found: f"#{ord(found[0])};", " ".join(text.split()))


def as_json(chain: Chain, translate: Translate = str) -> str:
    """The chain for a program: its links from the top, each with its parties, and the ids above and below it."""
    links = [_record(chain, id_) for id_ in _downwards(chain)]
    return json.dumps({"agreement": chain.agreement, "links": links}, indent=2) + "\n"


def _record(chain: Chain, id_: str) -> dict[str, Any]:
    link = chain.links[id_]
    return {
        "id": id_,
        "title": link.title,
        "upper": str(link.upper.id) if link.upper else None,
        "lower": str(link.lower.id) if link.lower else None,
        "parties": [
            {"id": str(party.id), "name": party.name, "role": str(party.role), "wording": party.role.wording}
            for party in link.parties
        ],
        "above": list(chain.above(id_)),
        "below": list(chain.below(id_)),
    }


def _downwards(chain: Chain) -> list[str]:
    """The ids of the links, each after one above it."""
    ids = list(chain.tops)
    for id_ in ids:
        ids.extend(below for below in chain.below(id_) if below not in ids)
    return ids


CHAIN_WRITERS: dict[str, Callable[[Chain, Translate], str]] = {"text": as_text, "mermaid": as_mermaid, "json": as_json}
"""By the name of the format."""
