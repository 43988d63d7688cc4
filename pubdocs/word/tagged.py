"""Finding the tags in a part, and refusing those whose place would cost words.

Word cuts a tag into several runs as it pleases. Here each tag is found in the text of its whole paragraph and moved
into one w:t, and everything that docxtpl's regular expressions would lose is complained of: words beside a `{%p %}`
tag, a tag that goes on in the next paragraph, a bookmark, a note or a break inside a tag.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from pubdocs.diagnostics import Diagnostic, Findings, Message, Place, msg
from pubdocs.word.names import M_NS, W_NS, mc, w
from pubdocs.word.strays import instruction, refuse_elsewhere

Element = Any

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_PARTS = re.compile(r"\{([{%#])(tr|tc|p|r)?(?=\s)(.*?)[}%#]\}", re.DOTALL)
# Word's autocorrection puts these into tags; in a tag they can only mean the plain ones.
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"} | dict.fromkeys("\u00a0\t\r\n", " "))

_P, _T, _R, _RPR = w("p"), w("t"), w("r"), w("rPr")
_TEXT_BOX = w("txbxContent")
_SDT, _SDT_PR, _BINDING = w("sdt"), w("sdtPr"), w("dataBinding")
# What Word strews about without meaning; it goes before tags are looked for.
_NOISE = (w("proofErr"), w("lastRenderedPageBreak"), w("permStart"), w("permEnd"))
# Bookmarks that Word sets for itself: where one last stood, and where something was copied.
_WORDS_OWN = ("_GoBack", "_Hlk")
_OBJECTS = {
    w("drawing"): msg("a picture"),
    w("pict"): msg("a picture"),
    w("object"): msg("an object"),
    w("footnoteReference"): msg("a footnote"),
    w("endnoteReference"): msg("an endnote"),
    w("fldChar"): msg("a field"),
    w("fldSimple"): msg("a field"),
    w("instrText"): msg("a field"),
    w("bookmarkStart"): msg("a bookmark"),
    w("bookmarkEnd"): msg("a bookmark"),
    w("br"): msg("a line break"),
    w("cr"): msg("a line break"),
    w("tab"): msg("a tab"),
    w("sym"): msg("a symbol"),
    w("noBreakHyphen"): msg("a no-break hyphen"),
    w("softHyphen"): msg("a soft hyphen"),
    w("ptab"): msg("a tab"),
    f"{{{M_NS}}}oMath": msg("a formula"),
    w("sectPr"): msg("a section break"),
}


@dataclass(slots=True, eq=False)
class Tag:
    """A tag where it stands. `sort` is `{`, `%` or `#`; `reach` is p, tr, tc, r or nothing; `body` what it says."""

    sort: str
    reach: str
    body: str
    raw: str
    place: Place
    excerpt: str
    paragraph: Element
    host: Element = None  # the w:t it stands in
    start: int = 0  # where it begins in the host's text
    number: int = 0  # its number among the part's tags

    def slim(self) -> "Tag":
        """The tag without its elements, to be kept with the compiled template."""
        return replace(self, paragraph=None, host=None)

    def complain(self, code: str, message: Message, hint: Message | None = None) -> Diagnostic:
        """A complaint of this tag."""
        return Diagnostic(f"template.{code}", message, self.place, hint, excerpt=self.excerpt)


@dataclass(slots=True)
class Found:
    """The tags of a part in reading order, and what was wrong with their places."""

    tags: list[Tag] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)


def find(root: Element, file: str, part: str) -> Found:
    """The tags of a WordprocessingML part. Changes the tree: each tag now stands within one w:t."""
    _clear_noise(root)
    found = Found()
    for number, paragraph in enumerate(root.iter(_P), 1):
        hosts = [t for t in _own(paragraph) if t.tag == _T and t.text]
        text = "".join(t.text for t in hosts)
        if _STRAY.search(text):
            _find_in(paragraph, hosts, text, Place(file, part, number), found)
    for number, tag in enumerate(found.tags):
        tag.number = number
    refuse_elsewhere(root, file, part, found.findings)
    if found.tags and root.nsmap.get("w") != W_NS:
        found.findings.add(
            Diagnostic(
                "template.other-program",
                msg("The file was not saved by Word, and cannot be filled as it stands."),
                Place(file, part),
                msg("Open it in Word, save it again, and use the file that Word made."),
            )
        )
    return found


def find_in_properties(root: Element, file: str, part: str) -> Found:
    """The tags of the core properties (title, subject …): each property's text by itself."""
    found = Found()
    for foreign in root.iter(etree.ProcessingInstruction):
        found.findings.add(instruction(Place(file, part), foreign))
    for element in root.iter("*"):
        text = element.text or ""
        end = 0
        for match in _TAG.finditer(text):
            _stray(text[end : match.start()], text, Place(file, part), found)
            end = match.end()
            tag = _tag(match, text, element, Place(file, part))
            tag.host, tag.start, tag.number = element, match.start(), len(found.tags)
            if problem := _shape_problem(tag):
                found.findings.add(problem)
            elif tag.reach:
                found.findings.add(tag.complain("not-in-properties", msg("{tag} has no place here.", tag=tag.raw)))
            found.tags.append(tag)
        _stray(text[end:], text, Place(file, part), found)
    return found


def _clear_noise(root: Element) -> None:
    for element in list(root.iter(*_NOISE)):
        element.getparent().remove(element)
    own = {e.get(w("id")) for e in root.iter(w("bookmarkStart")) if e.get(w("name"), "").startswith(_WORDS_OWN)}
    for element in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        if element.get(w("id")) in own:
            element.getparent().remove(element)
    # The old drawing of a text box repeats its words; with tags it would be filled, and read, twice.
    for fallback in list(root.iter(mc("Fallback"))):
        if _STRAY.search("".join(fallback.itertext())):
            fallback.getparent().remove(fallback)


def _own(paragraph: Element) -> Iterator[Element]:
    """What belongs to the paragraph itself: not the paragraphs of a text box that hangs in it."""
    for child in paragraph:
        if child.tag != _TEXT_BOX and child.tag != _P:
            yield child
            yield from _own(child)


def _find_in(paragraph: Element, hosts: list[Element], text: str, place: Place, found: Found) -> None:
    end = 0
    for match in _TAG.finditer(text):
        _stray(text[end : match.start()], text, place, found)
        end = match.end()
        tag = _tag(match, text, paragraph, place)
        if problem := _shape_problem(tag):
            found.findings.add(problem)
            continue
        host, start = _gather(hosts, match.start(), match.end(), tag, found)
        tag.host, tag.start = host, start
        found.tags.append(tag)
        if any(sdt.find(f"{_SDT_PR}/{_BINDING}") is not None for sdt in host.iterancestors(_SDT)):
            found.findings.add(
                tag.complain(
                    "bound-control",
                    msg("{tag} stands in a content control that Word fills by itself when it is opened.", tag=tag.raw),
                    msg("Right-click it in Word and choose Remove content control; the tag stays."),
                )
            )
    _stray(text[end:], text, place, found)
    own = [tag for tag in found.tags if tag.paragraph is paragraph]
    _refuse_company(paragraph, text, own, found)


def _stray(between: str, text: str, place: Place, found: Found) -> None:
    if stray := _STRAY.search(between):
        opening = stray.group() in ("{{", "{%", "{#")
        found.findings.add(
            Diagnostic(
                "template.unclosed-tag",
                msg("The tag that begins with {mark} has no end in its paragraph.", mark=stray.group())
                if opening
                else msg("{mark} ends a tag that does not begin in this paragraph.", mark=stray.group()),
                place,
                msg("A tag begins and ends in the same paragraph. Write it again on one line."),
                excerpt=_around(text, text.find(between) + stray.start(), 2),
            )
        )


def _tag(match: re.Match[str], text: str, paragraph: Element, place: Place) -> Tag:
    raw = match.group()
    parts = _PARTS.fullmatch(raw)
    sort, reach, body = (parts.group(1), parts.group(2) or "", parts.group(3)) if parts else (raw[1], "", raw[2:-2])
    body = body.translate(_PLAIN).strip() if sort != "#" else ""
    return Tag(sort, reach, body, raw, place, _around(text, match.start(), len(raw)), paragraph)


def _around(text: str, start: int, length: int) -> str:
    before, after = text[max(0, start - 40) : start], text[start + length : start + length + 40]
    end = "…" if len(text) > start + length + 40 else ""
    return f"{'…' if start > 40 else ''}{before}{text[start : start + length]}{after}{end}"


def _shape_problem(tag: Tag) -> Diagnostic | None:
    if tag.sort != "#" and (tag.body.startswith(("-", "+")) or tag.body.endswith(("-", "+"))):
        return tag.complain(
            "trims",
            msg("{tag} would swallow the words beside it.", tag=tag.raw),
            msg("Write it without - or +; a tag alone in its paragraph leaves no empty one behind."),
        )
    if tag.sort != "#" and not tag.body:
        return tag.complain("empty-tag", msg("The tag {tag} says nothing.", tag=tag.raw))
    if "?>" in tag.body:
        return tag.complain("odd-tag", msg("{tag} holds ?>, which no tag needs.", tag=tag.raw))
    if tag.reach == "tc" or (tag.sort == "{" and tag.reach == "tr"):
        return tag.complain(
            "unknown-reach",
            msg("{tag}: tags reach over a paragraph (p), a table row (tr) or a run (r).", tag=tag.raw),
            msg("Repeat rows with {{%tr for … %}}; columns are fixed."),
        )
    return None


def _gather(hosts: list[Element], start: int, end: int, tag: Tag, found: Found) -> tuple[Element, int]:
    """Move the tag's characters into the w:t where it begins; returns that and the place in its text."""
    offset, first, place = 0, None, 0
    spread: list[tuple[Element, int, int]] = []
    for host in hosts:
        low, high = max(start, offset), min(end, offset + len(host.text))
        if low < high:
            spread.append((host, low - offset, high - offset))
        offset += len(host.text)
    first, place, _ = spread[0]
    if len(spread) > 1:
        _refuse_inside(spread[0][0], spread[-1][0], tag, found)
        whole = "".join(host.text[low:high] for host, low, high in spread)
        # Characters of a tag only move to the front, so the offsets of later tags still hold in sum.
        first.text = first.text[:place] + whole
        for host, low, high in spread[1:]:
            host.text = host.text[:low] + host.text[high:]
    return first, place


def _refuse_inside(first: Element, last: Element, tag: Tag, found: Found) -> None:
    if first.getparent().getparent() is not last.getparent().getparent():
        found.findings.add(
            tag.complain(
                "tag-across",
                msg("{tag} begins inside a link or a content control and ends outside it.", tag=tag.raw),
                msg("Write the tag again, wholly inside or wholly outside."),
            )
        )
    inside = False
    for element in _own(tag.paragraph):
        if element is first:
            inside = True
        elif element is last:
            return
        elif inside and (what := _OBJECTS.get(element.tag)):
            found.findings.add(
                tag.complain(
                    "inside-tag",
                    msg("There is {what} inside the tag {tag}.", what=what, tag=tag.raw),
                    msg("Move it out of the tag, or write the tag again."),
                )
            )


def _refuse_company(paragraph: Element, text: str, tags: list[Tag], found: Found) -> None:
    """A tag that reaches over its paragraph or row stands there alone: whatever stood beside it would vanish."""
    reaching = [tag for tag in tags if tag.reach in ("p", "tr")]
    if not reaching:
        return
    tag = reaching[0]
    if len(tags) > 1:
        found.findings.add(
            tag.complain(
                "two-in-one",
                msg("{tag} shares its paragraph with another tag, which would be lost.", tag=tag.raw),
                msg("Give each its own paragraph."),
            )
        )
    scope = paragraph if tag.reach == "p" else next(paragraph.iterancestors(w("tr")), None)
    if scope is None:
        found.findings.add(
            tag.complain("not-in-table", msg("{tag} stands outside a table.", tag=tag.raw), msg("Use p instead of tr."))
        )
        return
    words = (text if tag.reach == "p" else _words(scope)).replace(tag.raw, "", 1).strip()
    if words and len(tags) == 1:
        found.findings.add(
            tag.complain(
                "words-beside",
                msg("The words beside {tag} would be lost: {words}", tag=tag.raw, words=words),
                msg("Give the tag a paragraph of its own.")
                if tag.reach == "p"
                else msg("Give the tag a table row of its own."),
            )
        )
    objects = [_OBJECTS[e.tag] for e in scope.iter(*_OBJECTS) if e.getparent().tag != w("tabs")]
    for what in objects:
        found.findings.add(
            tag.complain(
                "object-beside",
                msg("There is {what} beside {tag} which would be lost.", what=what, tag=tag.raw),
                msg("Give the tag a paragraph of its own."),
            )
        )


def _words(scope: Element) -> str:
    return "".join(t.text or "" for t in scope.iter(_T))
