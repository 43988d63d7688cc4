"""The zip container of a package (ECMA-376 part 2, mapping to ZIP), read with suspicion and written the same each time.

Own code where a zip library would do for reading and writing alone: a part that filling leaves as it is (styles,
theme, fonts, pictures) is copied as the compressed bytes it came in, which no library offers and which makes the
cost of a document the cost of its own text. What is read is held to a narrow form: one directory at the end of
the file, every entry where the directory says, nothing hidden between them. Then two programs cannot read two
different documents out of one file.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pubdocs.diagnostics import Message, msg

Stamp = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second."""

STORED, DEFLATED = 0, 8
OLDEST: Stamp = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip entry can have; every entry's, so that a file's bytes do not tell when it was made."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_UTF8_FLAG, _STREAMED_FLAG = 0x800, 0x8
_VERSION = 20


class Damaged(Exception):
    """Bytes that are not the zip file, or the entry (by its name), they give themselves out to be."""

    def __init__(self, reason: Message | str) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Packed:
    """A part kept as it stands in the file: `raw` is its content, compressed by `method`; `size` in bytes when not."""

    name: str
    raw: bytes = field(repr=False)
    crc: int
    size: int
    method: int

    def inflate(self) -> bytes:
        """The content. Raises Damaged if it is not of the size and checksum that were declared."""
        data = self.raw
        if self.method == DEFLATED:
            stream = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                data = stream.decompress(self.raw, self.size + 1)
            except zlib.error:
                raise Damaged(self.name) from None
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise Damaged(self.name)
        return data


LEVEL = 3
"""Of zlib's levels: level 6 would make a document 2 to 7 % smaller, and take two to three times as long over it."""


def compress(name: str, data: bytes) -> Packed:
    """A part from its content, deflated."""
    return Packed(name, zlib.compress(data, LEVEL, -zlib.MAX_WBITS), zlib.crc32(data), len(data), DEFLATED)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the zip directory, and the header it points at. `start` and `end` are offsets of the whole entry."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    start: int
    data: int
    agrees: bool

    @property
    def end(self) -> int:
        """Where the entry's compressed bytes end."""
        return self.data + self.packed


def directory(data: bytes) -> list[Entry]:
    """The entries that a zip file's directory lists, in its order. Raises Damaged where there is no such directory."""
    count, size, offset, end = _end_of_directory(data)
    if offset + size != end:
        raise Damaged(msg("the directory is not where the file's end says it is"))
    entries = list(_entries(data, offset, end))
    if len(entries) != count:
        raise Damaged(msg("the directory is shorter or longer than the file's end says"))
    return entries


def _end_of_directory(data: bytes) -> tuple[int, int, int, int]:
    end = data.rfind(_END_MARK, max(0, len(data) - _END.size - 0xFFFF))
    if end < 0 or len(data) < end + _END.size:
        raise Damaged(msg("no zip directory"))
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(data, end)
    if disk or first_disk or here != count or end + _END.size + comment != len(data):
        raise Damaged(msg("the zip directory does not end the file"))
    return count, size, offset, end


def _entries(data: bytes, offset: int, end: int) -> Iterator[Entry]:
    while offset < end:
        if offset + _CENTRAL.size > end or data[offset : offset + 4] != _CENTRAL_MARK:
            raise Damaged(msg("the zip directory is broken"))
        line = _CENTRAL.unpack_from(data, offset)
        flags, method, crc, packed, size, length, extra, comment = (*line[3:5], *line[7:13])
        start = offset + _CENTRAL.size
        offset = start + length + extra + comment
        yield _entry(data, data[start : start + length], flags, method, crc, packed, size, line[16])


def _entry(data: bytes, raw: bytes, flags: int, method: int, crc: int, packed: int, size: int, start: int) -> Entry:
    if start + _LOCAL.size > len(data) or data[start : start + 4] != _LOCAL_MARK:
        raise Damaged(msg("an entry is not where the zip directory says it is"))
    line = _LOCAL.unpack_from(data, start)
    name_at = start + _LOCAL.size
    local = data[name_at : name_at + line[9]]
    sizes = line[6:9]
    # A streamed entry knows its sizes only afterwards, so its header holds zeros (or zip64's all ones).
    unknown = bool(flags & _STREAMED_FLAG) and set(sizes) <= {0, 0xFFFFFFFF}
    agrees = local == raw and line[2:4] == (flags, method) and (unknown or sizes == (crc, packed, size))
    name = raw.decode("utf-8" if flags & _UTF8_FLAG else "cp437", "replace")
    return Entry(name, flags, method, crc, packed, size, start, name_at + line[9] + line[10], agrees)


def unpack(data: bytes, entry: Entry) -> Packed:
    """An entry's bytes, still compressed."""
    return Packed(entry.name, data[entry.data : entry.end], entry.crc, entry.size, entry.method)


def write(parts: Iterable[Packed], stamp: Stamp = OLDEST) -> bytes:
    """A zip file of these parts in this order, all with the same moment and nothing that tells of system or user."""
    year, month, day, hour, minute, second = max(stamp, OLDEST)
    date, time = (min(year, 2107) - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
    out: list[bytes] = []
    lines: list[bytes] = []
    offset = 0
    for part in parts:
        flags, name = (0, part.name.encode()) if part.name.isascii() else (_UTF8_FLAG, part.name.encode())
        facts = (_VERSION, flags, part.method, time, date, part.crc, len(part.raw), part.size, len(name), 0)
        header = _LOCAL.pack(_LOCAL_MARK, *facts)
        out += (header, name, part.raw)
        lines += (_CENTRAL.pack(_CENTRAL_MARK, _VERSION, *facts, 0, 0, 0, 0, offset), name)
        offset += len(header) + len(name) + len(part.raw)
    listing = b"".join(lines)
    count = len(lines) // 2
    out += (listing, _END.pack(_END_MARK, 0, 0, count, count, len(listing), offset, 0))
    return b"".join(out)
