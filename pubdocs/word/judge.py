"""A package is judged before it is used: what may stand in the zip file, and (in `active`) in its parts.

Each check is a line in a table, and refuses by name. All findings are raised together, as far as the file can be
read at all: what is wrong with the container ends the judgement before anything is unpacked.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from pubdocs.diagnostics import Diagnostic, Fault, Message, Place, msg
from pubdocs.word.active import PART_CHECKS, Opened, is_xml, main_part
from pubdocs.word.container import DEFLATED, STORED, Damaged, Entry, Packed, directory, unpack
from pubdocs.word.markup import Malformed, parse
from pubdocs.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS

MOST_ENTRIES = 2000
MOST_BYTES = 200 * 1024 * 1024
LARGEST_ENTRY = 100 * 1024 * 1024
HIGHEST_RATIO = 250
"""Times that an entry of more than a megabyte may swell; a long Word document swells some 30 times."""

_SAVE_AS_DOCX = msg("Open it in Word, choose Save as, and the type Word document (.docx).")
_SAVE_AGAIN = msg("Open it in Word, save it again, and use the file that Word made.")
_ASK_AGAIN = msg("Fetch the file again, or ask its sender for a new copy.")
_DISTRUST = msg("Word writes no such file. Do not use it unless you know where it comes from.")

_KINDS: tuple[tuple[bytes, str, Message, Message], ...] = (
    (b"{\\rtf", "package.not-word", msg("This is an RTF file, not a Word document (.docx)."), _SAVE_AS_DOCX),
    (b"%PDF", "package.not-word", msg("This is a PDF file, not a Word document (.docx)."), _SAVE_AS_DOCX),
    (
        b"version https://git-lfs",
        "package.lfs-pointer",
        msg("This is a pointer to a file that git LFS keeps, not the file itself."),
        msg("Fetch it with: git lfs pull"),
    ),
    (b"PK", "package.cut", msg("The Word file is cut short: its directory is missing."), _ASK_AGAIN),
    (b"<", "package.not-word", msg("This is a file of XML or HTML, not a Word document (.docx)."), _SAVE_AS_DOCX),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def judge(data: bytes, file: str) -> list[Packed]:
    """The parts of the .docx in `data`, in its order; `file` is its name, for messages.

    Raises Fault (`package.…`) with all that is wrong. Folder entries, which some zip programs add, are left out.
    """
    parts, found = examined(data, file)
    if found:
        raise Fault(found)
    return parts


def examined(data: bytes, file: str) -> tuple[list[Packed], list[Diagnostic]]:
    """The parts of a .docx that is only to be read, and what is refused of it: what runs, or is fetched from elsewhere.

    Reading runs and fetches nothing. Raises Fault (`package.…`) with all that is wrong if the file cannot be read.
    """
    entries = [entry for entry in _directory(data, file) if not (entry.name.endswith("/") and not entry.size)]
    found = [finding for check in ENTRY_CHECKS.values() for finding in check(entries, file)]
    if found:
        raise Fault(found)
    parts = [unpack(data, entry) for entry in entries]
    opened, unreadable = _open(parts, file)
    unreadable += main_part(opened)
    refused = [finding for check in PART_CHECKS.values() for finding in check(opened)]
    if unreadable:
        raise Fault([*unreadable, *refused])
    return parts, refused


def _directory(data: bytes, file: str) -> list[Entry]:
    try:
        if data.startswith(_OLE):
            raise Fault([_old_or_encrypted(data, file)])
        entries = directory(data)
    except Damaged as damage:
        raise Fault([_not_a_package(data, file, damage.reason)]) from None
    if any(entry.name == "mimetype" for entry in entries) and b"opendocument" in data[:200]:
        text = msg("This is an OpenDocument file, not a Word document (.docx).")
        raise Fault([Diagnostic("package.open-document", text, Place(file), _SAVE_AS_DOCX)])
    return entries


def _old_or_encrypted(data: bytes, file: str) -> Diagnostic:
    if _ENCRYPTED in data:
        hint = msg("Open it in Word and take the password away: File, Info, Protect document.")
        return Diagnostic("package.password", msg("The Word file is locked with a password."), Place(file), hint)
    text = msg("This is a Word file of the old kind (.doc), not a Word document (.docx).")
    return Diagnostic("package.old-word", text, Place(file), _SAVE_AS_DOCX)


def _not_a_package(data: bytes, file: str, reason: Message | str) -> Diagnostic:
    if not data.strip(b"\0"):
        return Diagnostic("package.empty", msg("The file is empty."), Place(file), _ASK_AGAIN)
    if b"PK\5\6" in data:
        text = msg("The Word file's container is damaged: {reason}.", reason=reason)
        return Diagnostic("package.damaged", text, Place(file), _SAVE_AGAIN)
    for start, code, text, hint in _KINDS:
        if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(start):
            return Diagnostic(code, text, Place(file), hint)
    return Diagnostic("package.not-word", msg("This is not a Word document (.docx)."), Place(file), _SAVE_AS_DOCX)


def _too_large(entries: list[Entry], file: str) -> Iterator[Diagnostic]:
    hint = msg("Make its pictures smaller in Word: Picture format, Compress pictures.")
    if len(entries) > MOST_ENTRIES:
        text = msg("The Word file holds {count} parts; at most {most} are read.", count=len(entries), most=MOST_ENTRIES)
        yield Diagnostic("package.too-many-parts", text, Place(file), _DISTRUST)
    total = sum(entry.size for entry in entries)
    if total > MOST_BYTES:
        text = msg("The Word file unpacks to {size} MB; at most 200 MB are read.", size=total >> 20)
        yield Diagnostic("package.too-large", text, Place(file), hint)
    for entry in entries:
        if entry.size > LARGEST_ENTRY:
            text = msg("{part} unpacks to {size} MB; at most 100 MB are read.", part=entry.name, size=entry.size >> 20)
            yield Diagnostic("package.too-large", text, Place(file, entry.name), hint)
        if entry.size > 1 << 20 and entry.size > entry.packed * HIGHEST_RATIO:
            times = entry.size // max(entry.packed, 1)
            text = msg("{part} swells {times} times when it is unpacked.", part=entry.name, times=times)
            yield Diagnostic("package.ratio", text, Place(file, entry.name), _DISTRUST)


def _duplicates(entries: list[Entry], file: str) -> Iterator[Diagnostic]:
    for name, count in Counter(entry.name.lower() for entry in entries).items():
        if count > 1:
            text = msg("The Word file holds {count} parts with the name {part}.", count=count, part=name)
            yield Diagnostic("package.duplicate-part", text, Place(file, name), _DISTRUST)


def _overlaps(entries: list[Entry], file: str) -> Iterator[Diagnostic]:
    for before, after in pairwise(sorted(entries, key=lambda entry: entry.start)):
        if before.end > after.start:
            text = msg("{part} and {other} lie over each other in the file.", part=before.name, other=after.name)
            yield Diagnostic("package.overlap", text, Place(file, after.name), _DISTRUST)


def _headers(entries: list[Entry], file: str) -> Iterator[Diagnostic]:
    for entry in entries:
        if not entry.agrees:
            text = msg("What the Word file's directory says of {part} is not what stands at it.", part=entry.name)
            yield Diagnostic("package.header-mismatch", text, Place(file, entry.name), _DISTRUST)


def _part_names(entries: list[Entry], file: str) -> Iterator[Diagnostic]:
    for entry in entries:
        pieces = entry.name.split("/")
        controls = any(character < " " for character in entry.name)
        if "" in pieces or ".." in pieces or "." in pieces or "\\" in entry.name or ":" in pieces[0] or controls:
            text = msg('The Word file holds a part with the name "{part}".', part=entry.name)
            yield Diagnostic("package.part-name", text, Place(file, entry.name), _DISTRUST)


def _methods(entries: list[Entry], file: str) -> Iterator[Diagnostic]:
    for entry in entries:
        if entry.flags & 0x2041:  # encrypted, strongly encrypted, directory encrypted
            text = msg("{part} is encrypted.", part=entry.name)
            yield Diagnostic("package.encrypted-part", text, Place(file, entry.name), _SAVE_AGAIN)
        elif entry.method not in (STORED, DEFLATED):
            text = msg("{part} is compressed in a way that Word does not read.", part=entry.name)
            yield Diagnostic("package.method", text, Place(file, entry.name), _SAVE_AGAIN)


def _needed(entries: list[Entry], file: str) -> Iterator[Diagnostic]:
    names = {entry.name for entry in entries}
    for name in (CONTENT_TYPES, PACKAGE_RELATIONSHIPS):
        if name not in names:
            text = msg("This is a zip file but not a Word document: it has no {part}.", part=name)
            yield Diagnostic("package.not-word", text, Place(file), _SAVE_AS_DOCX)


ENTRY_CHECKS: dict[str, Callable[[list[Entry], str], Iterator[Diagnostic]]] = {
    "size": _too_large,
    "duplicate names": _duplicates,
    "overlapping entries": _overlaps,
    "headers as the directory says": _headers,
    "names": _part_names,
    "encryption and compression": _methods,
    "needed parts": _needed,
}
"""What is checked of the zip directory, before anything is unpacked."""


def _open(parts: list[Packed], file: str) -> tuple[Opened, list[Diagnostic]]:
    """Everything unpacked, each part of XML parsed; and what was damaged, not well-formed, or declares a DOCTYPE."""
    opened, found = Opened(file, [part.name for part in parts], {}), []
    for part in parts:
        try:
            content = part.inflate()
            if is_xml(part.name, content):
                opened.trees[part.name] = parse(content)
        except Damaged:
            text = msg("The part {part} of the Word file is damaged.", part=part.name)
            found.append(Diagnostic("package.damaged", text, Place(file, part.name), _ASK_AGAIN))
        except Malformed as fault:
            code = "package.doctype" if fault.doctype else "package.not-well-formed"
            text = msg("The part {part} cannot be read: {reason}.", part=part.name, reason=fault.reason)
            hint = _DISTRUST if fault.doctype else _SAVE_AGAIN
            found.append(Diagnostic(code, text, Place(file, part.name), hint))
    return opened, found
