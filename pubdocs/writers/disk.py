"""Files on disk: each is either the old one or the new one, never half of one."""

import contextlib
import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pubdocs.diagnostics import Diagnostic, WriteFault, msg


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write files by their paths below a folder; returns those written and those that were the same already.

    All are first written aside, then renamed, so a full disk leaves the old ones. Raises WriteFault (`write.failed`).
    """
    aside: dict[Path, Path] = {}
    same: list[Path] = []
    try:
        for name, content in files.items():
            target = folder / name
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            if target.is_file() and target.read_bytes() == content:
                same.append(target)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            aside[target] = _write_aside(target, content)
        for target, temporary in aside.items():
            temporary.replace(target)
    except OSError as error:
        raise cannot_write(error, folder) from None
    finally:
        for temporary in aside.values():
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(aside), tuple(same)


@contextmanager
def written_aside(target: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the target's place when all is well. Raises WriteFault (`write.failed`)."""
    temporary = _beside(target)
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(target)
    except OSError as error:
        raise cannot_write(error, target.parent) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def _write_aside(target: Path, content: bytes) -> Path:
    temporary = _beside(target)
    try:
        temporary.write_bytes(content)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(target)) from None
    return temporary


def cannot_write(error: OSError, folder: Path) -> WriteFault:
    """What the system says of a file or folder that cannot be written, as `write.failed`."""
    message = msg("{path} cannot be written: {reason}.", path=error.filename or folder, reason=error.strerror or error)
    hint = msg("Look whether the disk is full, the folder is yours to write in, and the file is open in Word.")
    return WriteFault([Diagnostic("write.failed", message, None, hint)])
