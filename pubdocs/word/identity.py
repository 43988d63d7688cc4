"""Which document a Word file is: `journalforing/bilaga-1`, as a custom property of the file.

Word and LibreOffice keep custom properties when a file is saved again or under another name, and show them under
File, Info, Properties. Of the core properties `dc:identifier` is the one meant for this, but Word writes back only
those that it has a field for. (ECMA-376 part 1, 22.3.)
"""

from typing import Any

from lxml import etree

from pubdocs.word.markup import serialise
from pubdocs.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, R_NS, RELATIONSHIPS_NS
from pubdocs.word.package import Package

PROPERTY = "pubdocs"
_KIND = f"{R_NS}/custom-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PART = "docProps/custom.xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # all custom properties have this one
_PROPERTY = f"{{{_NS}}}property"
_FIRST = 2  # 0 and 1 are kept for other uses


def identified(package: Package, identity: str) -> Package:
    """The package saying which document it is. A part is added if it has no custom properties."""
    name, package = _place(package)
    root = package.tree(name)
    for there in _found(root):
        root.remove(there)
    pids = [int(pid) for one in root.iterchildren(_PROPERTY) if (pid := one.get("pid", "")).isdecimal()]
    said = etree.SubElement(root, _PROPERTY, fmtid=_FORMAT, pid=str(max(pids, default=_FIRST - 1) + 1), name=PROPERTY)
    etree.SubElement(said, f"{{{_VALUES}}}lpwstr").text = identity
    return package.with_trees({name: root})


def identity_of(package: Package) -> str:
    """Which document a package says it is, "" if it says nothing. Raises Fault for a part that is not well-formed."""
    for name in package.related("", _KIND):
        for said in _found(package.tree(name)):
            return "".join(str(words) for words in said.itertext()).strip()
    return ""


def with_room(package: Package) -> Package:
    """A template with a part for the identities of its documents, so that it need not be added to each."""
    return _place(package)[1]


def _found(root: Any) -> list[Any]:
    return [one for one in root.iterchildren(_PROPERTY) if one.get("name") == PROPERTY]


def _place(package: Package) -> tuple[str, Package]:
    """The part of a package that holds custom properties, and the package with it."""
    for name in package.related("", _KIND):
        return name, package
    name = _PART
    while package.has(name):  # one that nothing leads to
        name = name.replace(".xml", "1.xml")
    types, lines = package.tree(CONTENT_TYPES), package.tree(PACKAGE_RELATIONSHIPS)
    etree.SubElement(types, f"{{{_TYPES_NS}}}Override", PartName=f"/{name}", ContentType=_TYPE)
    etree.SubElement(lines, f"{{{RELATIONSHIPS_NS}}}Relationship", Id="rIdIdentity", Type=_KIND, Target=name)
    empty = f'<Properties xmlns="{_NS}" xmlns:vt="{_VALUES}"/>'.encode()
    made = {CONTENT_TYPES: serialise(types), PACKAGE_RELATIONSHIPS: serialise(lines), name: empty}
    return name, package.replace(made)
