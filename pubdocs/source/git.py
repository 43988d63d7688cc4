"""The git that is installed, as a subprocess: no library reads a repository as it does."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from pubdocs.diagnostics import Diagnostic, Fault, msg


def words(output: bytes) -> str:
    """What git printed, as text without the line's end."""
    return output.decode("utf-8", "replace").strip("\n")


def git(folder: Path, *line: str, given: bytes = b"") -> bytes:
    """What a git command prints. Raises Fault: git.not-installed, git.no-repository, git.failed."""
    done = run(folder, *line, given=given)
    if done.returncode == 0:
        return done.stdout
    said = words(done.stderr)
    if "not a git repository" in said:
        message = msg("This folder is not in a git repository, so it has no revisions.")
        hint = msg("Name two folders or two Word files to compare, or start a repository with git init.")
        raise Fault([Diagnostic("git.no-repository", message, None, hint)])
    reason = " ".join(said.removeprefix("fatal: ").split())
    raise Fault([Diagnostic("git.failed", msg("Git cannot read the repository: {reason}", reason=reason))])


def run(folder: Path, *line: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """A git command, done, whatever came of it. Raises Fault: git.not-installed, git.failed."""
    # In English, so that we know what it says; never a question, never a lock that another git would wait for.
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *line]
    try:
        return subprocess.run(command, env=environment, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        message = msg("Git is not installed, or not found.")
        hint = msg("Name two folders or two Word files to compare, or install git.")
        raise Fault([Diagnostic("git.not-installed", message, None, hint)]) from None
    except OSError as error:
        message = msg("Git cannot read the repository: {reason}", reason=error.strerror or error)
        raise Fault([Diagnostic("git.failed", message)]) from None


def repository(folder: Path) -> Path:
    """The root of the working tree that a folder is in. Raises Fault as `git`."""
    return Path(os.fsdecode(git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))


def setting(folder: Path, name: str) -> str | None:
    """What a repository's own configuration says; None if nothing."""
    found = run(folder, "config", "--local", "--get", name)
    return words(found.stdout) if found.returncode == 0 else None


def configure(folder: Path, settings: Iterable[tuple[str, str | None]]) -> None:
    """Write settings into a repository's own configuration; None takes one away. Raises Fault as `git`."""
    for name, value in settings:
        if value is None:
            run(folder, "config", "--local", "--unset-all", name)
        else:
            git(folder, "config", "--local", name, value)
