"""What the parts of a package may not hold: anything that runs, or that fetches words from outside the file.

A document must say the same wherever it is opened. So macros, embedded programs and documents, remote templates and
pictures, and the fields that read other files are refused by name; links that a reader clicks may stay.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pubdocs.diagnostics import Diagnostic, Message, Place, msg
from pubdocs.word.names import (
    CONTENT_TYPES,
    DOCUMENT_TYPE,
    O_NS,
    OFFICE_DOCUMENT,
    PACKAGE_RELATIONSHIPS,
    RELATIONSHIPS_NS,
    STRICT_NS,
    TEMPLATE_TYPE,
    V_NS,
    Element,
    P,
    w,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A package whose parts of XML are parsed."""

    file: str
    names: list[str]
    trees: dict[str, Element]

    def relationships(self) -> Iterator[tuple[str, Element]]:
        """Every relationship of the package, with the name of the .rels part it stands in."""
        for name, tree in self.trees.items():
            if name.endswith(".rels"):
                yield from ((name, line) for line in tree.iter(f"{{{RELATIONSHIPS_NS}}}Relationship"))

    def content_types(self) -> dict[str, str]:
        """The content type of each part, as [Content_Types].xml says; "" where it says none."""
        tree = self.trees.get(CONTENT_TYPES)
        lines = [] if tree is None else list(tree)
        said = {line.get("PartName", "").lstrip("/").lower(): line.get("ContentType", "") for line in lines}
        endings = {line.get("Extension", "").lower(): line.get("ContentType", "") for line in lines}
        return {name: said.get(name.lower()) or endings.get(name.lower().rpartition(".")[2], "") for name in self.names}


def is_xml(name: str, content: bytes) -> bool:
    """Whether a part is XML: by its name, or because it begins as XML does."""
    return name.lower().endswith((".xml", ".rels", ".vml")) or content.lstrip(
        b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
    ).startswith((b"<?xml", b"<\0?\0x", b"\0<\0?\0x"))


_MACROS = ("package.macros", msg("It carries macros (program code)."))
_EMBEDDED = ("package.embedded", msg("It carries another file inside it (an embedded object)."))
_ACTIVEX = ("package.activex", msg("It carries a form control that runs program code (ActiveX)."))
_TEMPLATE = ("package.remote-template", msg("It is attached to a Word template outside the file: {target}"))
_ADD_IN = ("package.add-in", msg("It starts an add-in, or changes Word's menus."))

_RELATIONSHIPS: dict[str, tuple[str, Message]] = {
    "vbaProject": _MACROS,
    "wordVbaData": _MACROS,
    "oleObject": _EMBEDDED,
    "package": _EMBEDDED,
    "control": _ACTIVEX,
    "activeXControlBinary": _ACTIVEX,
    "aFChunk": ("package.alt-chunk", msg("It carries a document in another format (altChunk): {target}")),
    "attachedTemplate": _TEMPLATE,
    "subDocument": ("package.subdocument", msg("It takes in another document (subdocument): {target}")),
    "frame": ("package.frame", msg("It shows another document in a frame: {target}")),
    "mailMergeSource": ("package.mail-merge", msg("It reads a register for mail merge: {target}")),
    "mailMergeHeaderSource": ("package.mail-merge", msg("It reads a register for mail merge: {target}")),
    "webextension": _ADD_IN,
    "webextensiontaskpanes": _ADD_IN,
    "extensibility": _ADD_IN,
}
_REMOTE: dict[str, tuple[str, Message]] = {
    "image": ("package.remote-picture", msg("It shows a picture from outside the file: {target}")),
    "hyperlink": ("package.link", msg("A link goes to {target}; links may go to http, https and mailto addresses.")),
}
_OTHER_REMOTE = ("package.external", msg("It takes something from outside the file: {target}"))
_HINTS: dict[str, Message] = {
    "package.macros": msg("Save it in Word as a Word document (.docx), which has no macros."),
    "package.embedded": msg("Take the object away in Word, or paste it as a picture."),
    "package.activex": msg("Take the control away in Word: Developer, Design mode."),
    "package.remote-template": msg("Detach it in Word: Developer, Document template, and choose Normal."),
    "package.remote-picture": msg("Put the picture itself into the document: Insert, Pictures."),
    "package.link": msg("Give the link a web or e-mail address, or take it away."),
    "package.field": msg("Replace the field by its text in Word: mark it and press Ctrl+Shift+F9."),
    "package.mail-merge": msg("End the mail merge in Word: Mailings, Start mail merge, Normal Word document."),
}
_REMOVE_IT = msg("Take it away in Word and save again. Do not use the file unless you know where it comes from.")


def _finding(file: str, part: str, code: str, text: Message, paragraph: int = 0, **values: str) -> Diagnostic:
    filled = msg(text.text, **values) if values else text
    return Diagnostic(code, filled, Place(file, part, paragraph), _HINTS.get(code, _REMOVE_IT))


def _is_link(target: str) -> bool:
    """Whether a link may stay: within the document, or a web or e-mail address."""
    return target.startswith("#") or bool(re.match(r"(https?://|mailto:)", target, re.IGNORECASE))


def _source(rels: str) -> str:
    return rels.replace("_rels/", "").removesuffix(".rels") or rels


def _relationships(opened: Opened) -> Iterator[Diagnostic]:
    for rels, line in opened.relationships():
        kind, target = line.get("Type", "").rsplit("/", 1)[-1], line.get("Target", "")
        if kind in _RELATIONSHIPS:
            yield _finding(opened.file, _source(rels), *_RELATIONSHIPS[kind], target=target)
        elif line.get("TargetMode") == "External" and not (kind == "hyperlink" and _is_link(target)):
            yield _finding(opened.file, _source(rels), *_REMOTE.get(kind, _OTHER_REMOTE), target=target)


_ACTIVE_TYPES = (
    ("vbaproject", _MACROS),
    ("macroenabled", _MACROS),
    ("oleobject", _EMBEDDED),
    ("activex", _ACTIVEX),
)


def _active_parts(opened: Opened) -> Iterator[Diagnostic]:
    """Parts that run or are embedded, also where no relationship tells of them."""
    for name, content_type in opened.content_types().items():
        kind = f"{content_type} {name}".lower()
        for word, (code, text) in _ACTIVE_TYPES:
            if word in kind:
                yield _finding(opened.file, name, code, text)
                break
        else:
            if "/embeddings/" in name.lower():
                yield _finding(opened.file, name, *_EMBEDDED)


def main_part(opened: Opened) -> Iterator[Diagnostic]:
    """Why there is no document to read: none is there, or it is of another kind."""
    kinds = {line.get("Type", ""): line for rels, line in opened.relationships() if rels == PACKAGE_RELATIONSHIPS}
    if any(kind.startswith(STRICT_NS) for kind in kinds):
        text = msg("It is saved as Strict Open XML, which few programs read.")
        hint = msg("Open it in Word, choose Save as, and the type Word document (.docx).")
        yield Diagnostic("package.strict", text, Place(opened.file), hint)
        return
    target = kinds[OFFICE_DOCUMENT].get("Target", "").lstrip("/") if OFFICE_DOCUMENT in kinds else ""
    name = next((name for name in opened.names if name.lower() == target.lower()), "")
    if not name:
        yield Diagnostic("package.no-main", msg("The Word file has no document in it."), Place(opened.file), _REMOVE_IT)
        return
    kind = opened.content_types()[name]
    if kind == TEMPLATE_TYPE:
        text = msg("This is a Word template (.dotx), not a Word document (.docx).")
        hint = msg("Open it in Word, choose Save as, and the type Word document (.docx).")
        yield Diagnostic("package.template-file", text, Place(opened.file), hint)
    elif kind != DOCUMENT_TYPE and "macroenabled" not in kind.lower():
        text = msg("Its main part is not a Word document but {kind}.", kind=kind or "?")
        yield Diagnostic("package.not-word", text, Place(opened.file, name), _REMOVE_IT)


_FIELDS = re.compile(
    "DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|DATABASE|RD|AUTOTEXT|GLOSSARY|HTMLACTIVEX|CONTROL"
    "|ADDIN|PRINT"
)
"""Fields that run something, or take words or pictures from outside the file (ECMA-376 part 1, 17.16.5).

AUTOTEXT (older name GLOSSARY) takes them from the reader's own template. AUTOTEXTLIST only offers a menu, and
MACROBUTTON NoMacro a place to click, as many public bodies' templates do: they stay.
"""
_BEGIN, _SEPARATE = "begin", "separate"
_FLD_CHAR, _FLD_SIMPLE, _INSTR, _DEL_INSTR = w("fldChar"), w("fldSimple"), w("instrText"), w("delInstrText")
_COMPUTED = "\0"
# Before a code that stands in a field's result: it is looked at on its own, and a field there is no part of a code.
_RESULT = "\1"


def field_codes(tree: Element) -> Iterator[tuple[int, str]]:
    """Every field code of a part with its paragraph's number from 1: pieced together from its runs (17.16.18).

    Where the code begins with the result of another field, which only Word can know, it begins with NUL.
    """
    paragraph = 0
    open_fields: list[list[str]] = [[]]
    for element in tree.iter(P, _FLD_CHAR, _FLD_SIMPLE, _INSTR, _DEL_INSTR):
        if element.tag == P:
            paragraph += 1
        elif element.tag == _FLD_SIMPLE:
            yield paragraph, element.get(w("instr"), "")
        elif element.tag == _FLD_CHAR:
            yield from ((paragraph, code) for code in _step(element.get(w("fldCharType"), ""), open_fields))
        else:
            open_fields[-1].append(element.text or "")
    yield from ((paragraph, _joined(code)) for code in open_fields if code)


def _step(kind: str, open_fields: list[list[str]]) -> Iterator[str]:
    """A field begins, turns from its code to its result, or ends."""
    if kind == _BEGIN:
        if len(open_fields) > 1 and not any(piece.strip() for piece in open_fields[-1]):
            open_fields[-1].insert(0, _COMPUTED)
        open_fields.append([])
    else:
        yield _joined(open_fields[-1])
        open_fields[-1].clear()
        if kind == _SEPARATE:
            open_fields[-1].append(_RESULT)
        elif len(open_fields) > 1:
            open_fields.pop()


def _joined(code: list[str]) -> str:
    return "".join(code).removeprefix(_RESULT)


def _fields(opened: Opened) -> Iterator[Diagnostic]:
    for name, tree in opened.trees.items():
        for paragraph, code in field_codes(tree):
            if finding := _judge_field(code):
                yield _finding(opened.file, name, *finding[:2], paragraph, field=finding[2])


def _judge_field(code: str) -> tuple[str, Message, str] | None:
    if code.startswith(_COMPUTED):
        return "package.field", msg("A field works out what kind of field it is when the file is opened."), ""
    words = re.findall(r'"([^"]*)"?|(\S+)', code)
    kind = (words[0][0] or words[0][1]).upper() if words else ""
    argument = (words[1][0] or words[1][1]) if len(words) > 1 else ""
    if _FIELDS.fullmatch(kind) or (kind == "MACROBUTTON" and not argument.lower().startswith("nomacro")):
        return "package.field", msg("It has a field that runs something or reads another file: {field}"), kind
    if kind == "HYPERLINK" and (target := _address(words[1:])) and not _is_link(target):
        return "package.link", msg("A link goes to {field}; links may go to http, https and mailto addresses."), target
    return None


def _address(words: list[tuple[str, str]]) -> str:
    """The address of a HYPERLINK field: its first argument that belongs to no switch (17.16.5)."""
    taken = False
    for quoted, bare in words:
        if taken:
            taken = False
        elif bare.startswith("\\") and len(bare) == 2:
            taken = bare.lower() in ("\\l", "\\o", "\\s", "\\t")
        else:
            return quoted or bare
    return ""


def _settings(opened: Opened) -> Iterator[Diagnostic]:
    for name, tree in opened.trees.items():
        if next(tree.iter(w("mailMerge")), None) is not None:
            yield _finding(opened.file, name, "package.mail-merge", msg("It is set up for mail merge from a register."))


def _drawings(opened: Opened) -> Iterator[Diagnostic]:
    """Old drawings (VML) name pictures and links by address, beside the relationships."""
    for name, tree in opened.trees.items():
        for element in tree.iter(f"{{{V_NS}}}*"):
            for key in ("src", f"{{{O_NS}}}href", f"{{{O_NS}}}althref"):
                if (source := element.get(key)) and not source.startswith("#"):
                    yield _finding(opened.file, name, *_REMOTE["image"], target=source)
            if (target := element.get("href")) and not _is_link(target):
                yield _finding(opened.file, name, *_REMOTE["hyperlink"], target=target)


PART_CHECKS: dict[str, Callable[[Opened], Iterator[Diagnostic]]] = {
    "active parts": _active_parts,
    "relationships": _relationships,
    "fields": _fields,
    "mail merge": _settings,
    "drawings": _drawings,
}
"""What is checked of the parts, once they are parsed."""
