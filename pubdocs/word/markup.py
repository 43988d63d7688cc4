"""The one place where a part's XML is parsed: strictly, so that nothing is repaired and nothing is fetched.

A recovering parser drops what it does not understand, and with it words of the document.
"""

import re
from collections.abc import Sequence

from lxml import etree

from pubdocs.diagnostics import Message, msg
from pubdocs.word.names import Element

LARGEST = 32 * 1024 * 1024
"""Bytes; a part of XML larger than this is not read (its tree would take ten times as much)."""

_PARSER = etree.XMLParser(
    recover=False, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
)
_DECLARED = re.compile(rb"""^<\?xml[^>]{0,80}?encoding\s*=\s*["']([^"'>]{1,40})["']""")
# Nothing else in serialised XML can hold "<?": text and attributes have it as "&lt;?".
_INSTRUCTION = re.compile(rb"<\?(?!xml ).*?\?>", re.DOTALL)
_KEPT = re.compile(rb"<\?kept (\d+)\?>")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Malformed(Exception):
    """A part that is not XML as ECMA-376 part 2 wants it; `reason` says why."""

    def __init__(self, reason: Message, doctype: bool = False) -> None:
        super().__init__(reason.render())
        self.reason, self.doctype = reason, doctype


def parse(data: bytes) -> Element:
    """The tree of a part. UTF-8 or UTF-16, well-formed, no DOCTYPE (ECMA-376 part 2, XML usage). Raises Malformed."""
    if len(data) > LARGEST:
        raise Malformed(msg("it is larger than 32 MB"))
    plain = data
    if data[:2] in _UTF16:
        plain = _from_utf16(data)
    elif (declared := _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))) and declared[1].lower() not in _UTF8:
        encoding = declared[1].decode("ascii", "replace")
        raise Malformed(msg("its encoding is {encoding}, not UTF-8 or UTF-16", encoding=encoding))
    if b"\0" in plain:
        raise Malformed(msg("it holds a NUL character, or is neither UTF-8 nor UTF-16"))
    if b"<!" in plain and (b"<!DOCTYPE" in plain or b"<!ENTITY" in plain):
        raise Malformed(msg("it declares a document type (DOCTYPE)"), doctype=True)
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Malformed(msg("it is not XML from line {line}, column {column}", line=line, column=column)) from None


def _from_utf16(data: bytes) -> bytes:
    try:
        return data.decode("utf-16").encode("utf-8")
    except UnicodeError:
        raise Malformed(msg("it begins as UTF-16 and does not go on so")) from None


def quoted(text: str) -> str:
    """A text as the value of an attribute, in quotation marks."""
    return '"' + text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") + '"'


def serialise(tree: Element, kept: Sequence[bytes] = ()) -> bytes:
    """A tree as the bytes of a part: UTF-8 with an XML declaration, standalone as Word writes it.

    Processing instructions are left out: they are marks of ours, and Word has no use for any. In the place of those
    that say `kept 3`, the third of `kept` is put, which has none.
    """
    xml = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    if kept:
        pieces = _KEPT.split(xml)
        pieces[::2] = map(without_instructions, pieces[::2])
        pieces[1::2] = [kept[int(number)] for number in pieces[1::2]]
        return b"".join(pieces)
    return without_instructions(xml)


def without_instructions(xml: bytes) -> bytes:
    """Serialised XML without its processing instructions."""
    return _INSTRUCTION.sub(b"", xml)
