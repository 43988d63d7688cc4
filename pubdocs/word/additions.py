"""What a filling adds around the text: the relationships of its links, and a numbering part with its lists."""

from collections.abc import Mapping
from functools import lru_cache

from pubdocs.word.lists import FreshLists
from pubdocs.word.markup import quoted
from pubdocs.word.names import CONTENT_TYPES, HYPERLINK, NUMBERING, NUMBERING_TYPE, RELATIONSHIPS_NS
from pubdocs.word.package import Package, compress, relationships_name

NEW_NUMBERING = "word/numbering.xml"


def with_links(package: Package, links: Mapping[str, Mapping[str, str]]) -> Package:
    """The package with the external links of each part (address to relationship id) in its relationships."""
    changed: dict[str, bytes] = {}
    for part, found in links.items():
        lines = "".join(
            f'<Relationship Id="{identity}" Type="{HYPERLINK}" Target={quoted(address)} TargetMode="External"/>'
            for address, identity in found.items()
        )
        name = relationships_name(part)
        changed[name] = _with_lines(package, name, lines)
    return package.replace(changed) if changed else package


def with_numbering(package: Package, lists: FreshLists) -> Package:
    """The package with the filling's new lists in its numbering part, which is made if there was none."""
    content = lists.part()
    if content is None:
        return package
    if lists.sources.part:
        return package.replace({lists.sources.part: _compressed(lists.sources.part, content)})
    main = package.main
    relationships = relationships_name(main)
    line = f'<Relationship Id="rIdNumbering" Type="{NUMBERING}" Target="/{NEW_NUMBERING}"/>'
    override = f'<Override PartName="/{NEW_NUMBERING}" ContentType="{NUMBERING_TYPE}"/>'
    types = package.read(CONTENT_TYPES).replace(b"</Types>", f"{override}</Types>".encode())
    return package.replace(
        {CONTENT_TYPES: types, relationships: _with_lines(package, relationships, line), NEW_NUMBERING: content}
    )


# One document's new lists are mostly another's, too.
_compressed = lru_cache(maxsize=16)(compress)


def _with_lines(package: Package, name: str, lines: str) -> bytes:
    if not package.has(name):
        return f'<Relationships xmlns="{RELATIONSHIPS_NS}">{lines}</Relationships>'.encode()
    return package.read(name).replace(b"</Relationships>", f"{lines}</Relationships>".encode())
