"""The library that compares two Word files: docxodus, as python-redlines ships it (decision 11).

It is a program of its own. We run it ourselves rather than through python-redlines, so that it may not take for ever,
and so that it knows nothing of the language of the machine.
"""

import os
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pubdocs.diagnostics import Diagnostic, Fault, msg

LONGEST = 300
"""Seconds; a document of a hundred pages takes some ten."""

NO_DATE = "1980-01-01T00:00:00Z"
"""What stands where a date must stand and there is none; nobody sees it."""
_ENVIRONMENT = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "DOTNET_CLI_TELEMETRY_OPTOUT": "1"}


def compared(old: bytes, new: bytes, path: str, author: str, date: str) -> bytes:
    """A .docx that says how `new` differs from `old`, by an author at a date (ISO 8601; "": `NO_DATE`).

    `path` is what messages call it. Raises Fault: redline.not-installed, redline.not-usable, redline.failed.
    """
    program = _program()
    with TemporaryDirectory(prefix="pubdocs-") as folder:
        files = [Path(folder, name) for name in ("old.docx", "new.docx", "redline.docx")]
        for file, content in zip(files, (old, new), strict=False):
            file.write_bytes(content)
        options = [f"--author={author}", f"--date-time={date or NO_DATE}", "--detect-moves", "--no-conflate-spaces"]
        try:
            subprocess.run(
                [program, *files, *options],
                check=True,
                capture_output=True,
                timeout=LONGEST,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **_ENVIRONMENT},
            )
            return files[-1].read_bytes()
        except subprocess.TimeoutExpired:
            raise _failed(path, f"more than {LONGEST} s") from None
        except subprocess.CalledProcessError as error:
            said = (error.stderr or error.stdout or b"").decode("utf-8", "replace").split("\n")
            raise _failed(path, next(filter(None, map(str.strip, said)), str(error.returncode))) from None
        except OSError as error:
            raise _failed(path, error.strerror or str(error)) from None


@cache
def _program() -> str:
    """The program's path; python-redlines unpacks it into the user's cache when it is first used."""
    try:
        from python_redlines import DocxodusEngine

        return str(DocxodusEngine().extracted_binaries_path)
    except ImportError:
        text = msg("Tracked changes need the library python-redlines, which is not installed.")
        hint = msg("Install it: pip install 'pubdocs[redline]'.")
        raise Fault([Diagnostic("redline.not-installed", text, None, hint)]) from None
    except OSError as error:  # no program for this kind of machine, no room to unpack it
        text = msg("The library python-redlines cannot be used here: {reason}.", reason=error.strerror or error)
        raise Fault([Diagnostic("redline.not-usable", text)]) from None


def check_installed() -> None:
    """See whether the library is there. Raises Fault: redline.not-installed, redline.not-usable."""
    _program()


def _failed(path: str, reason: str) -> Fault:
    text = msg("{path}: the two versions could not be compared: {reason}.", path=path, reason=reason)
    hint = msg("Open both files in Word and save them there, then try again.")
    return Fault([Diagnostic("redline.failed", text, None, hint)])
