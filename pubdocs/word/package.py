"""The noun `Package`: the parts of one .docx, in their order.

A package is judged before it is opened (`judge`). Parts stay compressed until somebody asks for them; a part that
has been filled is kept as its tree, so that filling, numbering, reading back and writing parse it once.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pubdocs.diagnostics import Diagnostic, Fault, Message, Place, msg
from pubdocs.word.container import OLDEST, Damaged, Packed, Stamp, compress, write
from pubdocs.word.markup import Malformed, parse, serialise
from pubdocs.word.names import (
    CONTENT_TYPES,
    CORE_PROPERTIES,
    CORE_PROPERTIES_BY_OFFICE,
    OFFICE_DOCUMENT,
    PACKAGE_RELATIONSHIPS,
    RELATIONSHIPS_NS,
    Element,
)

__all__ = ["Package", "Packed", "Relationship", "compress", "relationships_name"]

_RELATIONSHIP = f"{{{RELATIONSHIPS_NS}}}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A line of a .rels part. `target` is a part's name, or an address outside the package where `external`."""

    id: str
    type: str
    target: str
    external: bool


def relationships_name(part: str) -> str:
    """The name of the part that holds a part's relationships ("" stands for the package itself)."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one .docx. `file` is the file's name, for messages.

    `parts` are compressed; a part that is also in `trees` has been changed since, and its tree is what counts.
    """

    file: str
    parts: Mapping[str, Packed] = field(repr=False)
    trees: Mapping[str, Element] = field(default_factory=dict, repr=False)
    # What .rels parts say, kept between calls: a package never changes, and documents share their form's relationships.
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, data: bytes, file: str) -> "Package":
        """A package from the bytes of a .docx, judged. Raises Fault (`package.…`) with everything that is wrong."""
        from pubdocs.word.judge import judge  # a compiled template that is remembered was judged before

        return cls(file, {part.name: part for part in judge(data, file)})

    @classmethod
    def examine(cls, data: bytes, file: str) -> "tuple[Package, tuple[Diagnostic, ...]]":
        """A package that is only to be read, and what would be refused of it (see `judge.examined`). Raises Fault."""
        from pubdocs.word.judge import examined

        parts, refused = examined(data, file)
        return cls(file, {part.name: part for part in parts}), tuple(refused)

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, in order."""
        return (*self.parts, *(name for name in self.trees if name not in self.parts))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.parts or name in self.trees

    def read(self, name: str) -> bytes:
        """A part's content. Raises Fault (`package.missing-part`, `package.damaged`)."""
        if name in self.trees:
            return serialise(self.trees[name])
        if name not in self.parts:
            raise Fault([_complaint(self, name, "package.missing-part")])
        try:
            return self.parts[name].inflate()
        except Damaged:
            raise Fault([_complaint(self, name, "package.damaged")]) from None

    def tree(self, name: str) -> Element:
        """A part as a tree: the very tree it was changed into, or parsed anew and strictly.

        Raises Fault (`package.missing-part`, `package.damaged`, `package.not-well-formed`).
        """
        if name in self.trees:
            return self.trees[name]
        try:
            return parse(self.read(name))
        except Malformed as fault:
            raise Fault([_complaint(self, name, "package.not-well-formed", fault.reason)]) from None

    def replace(self, content: Mapping[str, bytes | Packed]) -> "Package":
        """The package with these parts changed, or added at the end; some may be compressed already."""
        return self._with(
            {**self.parts, **{name: _packed(name, data) for name, data in content.items()}},
            {name: tree for name, tree in self.trees.items() if name not in content},
            content,
        )

    def with_trees(self, trees: Mapping[str, Element]) -> "Package":
        """The package with these trees as its parts. They are not copied: `tree` returns that very element."""
        return self._with(self.parts, {**self.trees, **trees}, trees)

    def _with(
        self, parts: Mapping[str, Packed], trees: Mapping[str, Element], changed: Mapping[str, object]
    ) -> "Package":
        made = replace(self, parts=parts, trees=trees)
        if any(not self.has(name) for name in changed):  # a relationship may lead to it
            return replace(made, _relationships={})
        if any(name.endswith(".rels") for name in changed):
            kept = {part: one for part, one in self._relationships.items() if relationships_name(part) not in changed}
            return replace(made, _relationships=kept)
        return made

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """What a part ("": the package) refers to, by relationship id; nothing if it has no .rels part."""
        found = self._relationships.get(part)
        if found is None:
            found = self._relationships[part] = self._read_relationships(part)
        return found

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        name = relationships_name(part)
        if not self.has(name):
            return {}
        lines = self.tree(name).iter(_RELATIONSHIP)
        return {line.get("Id", ""): self._relationship(part, line) for line in lines}

    def _relationship(self, part: str, line: Element) -> Relationship:
        target, external = line.get("Target", ""), line.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            if not self.has(target):  # names are compared without regard to case (ECMA-376 part 2)
                target = next((name for name in self.names if name.lower() == target.lower()), target)
        return Relationship(line.get("Id", ""), line.get("Type", ""), target, external)

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The names of the parts, if there, that a part ("": the package) has a relationship of this type to."""
        found = self.relationships(part).values()
        return tuple(one.target for one in found if one.type == kind and not one.external and self.has(one.target))

    @property
    def core(self) -> tuple[str, ...]:
        """The names of the parts with the core properties; LibreOffice gives the relationship a type of its own."""
        return self.related("", CORE_PROPERTIES) or self.related("", CORE_PROPERTIES_BY_OFFICE)

    @property
    def main(self) -> str:
        """The main document part's name, by the package's relationships. Raises Fault (`package.no-main`)."""
        for name in self.related("", OFFICE_DOCUMENT):
            return name
        raise Fault([_complaint(self, PACKAGE_RELATIONSHIPS, "package.no-main")])

    def to_bytes(self, stamp: Stamp = OLDEST) -> bytes:
        """The .docx: the same package gives the same bytes (with the same zlib). `stamp` for SOURCE_DATE_EPOCH."""
        names = [CONTENT_TYPES, *(name for name in self.names if name != CONTENT_TYPES)]
        return write((self._packed(name) for name in names), stamp)

    def _packed(self, name: str) -> Packed:
        return compress(name, serialise(self.trees[name])) if name in self.trees else self.parts[name]

    def digest(self) -> str:
        """SHA-256 over names and contents: the same for the same document whatever zlib compressed it."""
        from hashlib import sha256

        whole = sha256()
        for name in sorted(self.names):
            whole.update(f"{name}\0{sha256(self.read(name)).hexdigest()}\n".encode())
        return whole.hexdigest()


def _packed(name: str, data: bytes | Packed) -> Packed:
    return data if isinstance(data, Packed) else compress(name, data)


_TEXTS = {
    "package.missing-part": msg("The Word file has no part {part}."),
    "package.damaged": msg("The part {part} of the Word file is damaged: its content does not match its checksum."),
    "package.not-well-formed": msg("The part {part} of the Word file is not well-formed XML: {reason}."),
    "package.no-main": msg("The Word file has no document in it."),
}


def _complaint(package: Package, part: str, code: str, reason: Message | str = "") -> Diagnostic:
    text = msg(_TEXTS[code].text, part=part, reason=reason)
    return Diagnostic(code, text, Place(package.file, part), msg("Open the file in Word, save it again, and try that."))
