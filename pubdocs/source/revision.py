"""A git revision as a tree of files, read from git's own objects: nothing is checked out, and no file of yours touched.

What git keeps beside its objects is told and not followed: links, submodules, files that git LFS keeps.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pubdocs.diagnostics import Diagnostic, Fault, Message, Span, msg
from pubdocs.source.git import git, run, words
from pubdocs.source.tree import inside, missing

_LINK, _SUBMODULE = "120000", "160000"
_POINTER = b"version https://git-lfs"
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its name, the beginning of it that is enough, the day it was made (ISO 8601), its first line."""

    name: str
    short: str
    day: str
    subject: str


class _Entry(NamedTuple):
    """A line of a git tree: what kind of thing it is (octal, as git has it), and the object that holds it."""

    mode: str
    name: str


class Revision:
    """The files of a project as they were in a commit; satisfies `Tree`.

    `prefix` is where the project stands in the repository: "", or a path that ends with a slash.
    """

    def __init__(self, folder: Path, commit: Commit, prefix: str, entries: Mapping[str, _Entry]) -> None:
        self.commit, self.prefix = commit, prefix
        self._folder, self._entries = folder, entries
        self._wanted: dict[str, None] = {}
        self._blobs: dict[str, bytes] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Revision) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Path, str, str]:
        return self._folder, self.commit.name, self.prefix

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises Fault: file.outside, file.missing, file.unreadable, git.link, git.not-kept."""
        name = str(inside(path))
        entry = self._entries.get(name)
        if entry is None or entry.mode in _TOLD:
            raise self._absent(name)
        if entry.name not in self._blobs:
            self._fetch(name)
        if entry.name not in self._blobs:
            message = msg('"{path}" cannot be read: {reason}.', path=path, reason="git cat-file")
            raise Fault([Diagnostic("file.unreadable", message, Span(path, 1, 1))])
        data = self._blobs[entry.name]
        if data.startswith(_POINTER):
            message = msg(
                'Git itself does not have "{path}": git LFS keeps it, and only a pointer stands here.', path=path
            )
            hint = msg("Check that revision out in a folder of its own (git worktree add), and name the folder.")
            raise Fault([Diagnostic("git.not-kept", message, Span(path, 1, 1), hint)])
        return data

    def files(self, under: str, *endings: str) -> tuple[str, ...]:
        """The paths of all files in a folder and below it whose names end so, sorted.

        Raises Fault: file.outside; git.link, git.not-kept if the folder is a link or in a submodule.
        """
        folder = PurePosixPath(inside(under))
        for above in (folder, *folder.parents):
            if self._is_told(str(above)):
                raise self._absent(str(folder))
        start = "" if folder == PurePosixPath() else f"{folder}/"
        found = sorted(
            path
            for path, entry in self._entries.items()
            if path.startswith(start) and path.endswith(endings) and entry.mode != _SUBMODULE and _is_shown(path, start)
        )
        # What is listed is read sooner or later: one process for all of it.
        self._wanted.update(dict.fromkeys(found))
        return tuple(found)

    def _is_told(self, path: str) -> bool:
        return path in self._entries and self._entries[path].mode in _TOLD

    def _fetch(self, path: str) -> None:
        """Read a file, and with it what was listed and has not been read."""
        entries = (self._entries[one] for one in (*self._wanted, path))
        names = dict.fromkeys(one.name for one in entries if one.mode not in _TOLD and one.name not in self._blobs)
        self._wanted.clear()
        output = git(self._folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
        self._blobs.update(_blobs(output))

    def _absent(self, path: str) -> Fault:
        """Why there is no such file: it is a link or in a submodule, or there is none."""
        for above in (path, *map(str, PurePosixPath(path).parents)):
            if self._is_told(above):
                code, message, hint = _TOLD[self._entries[above].mode]
                place = Span(path, 1, 1)
                return Fault([Diagnostic(code, msg(message.text, path=above), place, hint)])
        parent = str(PurePosixPath(path).parent)
        start = "" if parent == "." else f"{parent}/"
        return missing(path, tuple(one for one in self._entries if one.startswith(start)))


_WORKTREE = msg("Check that revision out in a folder of its own (git worktree add), and name the folder.")
_TOLD: dict[str, tuple[str, Message, Message]] = {
    _LINK: (
        "git.link",
        msg('"{path}" is a link in that revision, and links are not followed there.'),
        msg("Put the file itself into git instead of a link to it."),
    ),
    _SUBMODULE: (
        "git.not-kept",
        msg('"{path}" is a submodule: its files are in another repository.'),
        _WORKTREE,
    ),
}


def _is_shown(path: str, start: str) -> bool:
    """Editors and systems leave files beside others whose names begin with a dot; so in a folder (`folder.Folder`)."""
    return not any(part.startswith(".") for part in path[len(start) :].split("/"))


def open_revision(folder: Path, name: str) -> Revision:
    """The project in a folder as it was in a revision (`HEAD^`, a tag, a branch, `main~3`, the name of a commit).

    Raises Fault: git.not-installed, git.no-repository, git.failed, git.unknown-revision.
    """
    prefix = words(git(folder, "rev-parse", "--show-prefix"))
    commit = _commit(folder, _resolved(folder, name))
    listing = git(folder, "ls-tree", "-r", "-z", commit.name)
    return Revision(folder, commit, prefix, dict(_entries(listing)))


def merge_base(folder: Path, one: str, other: str) -> str:
    """The commit in which two revisions parted. Raises Fault as `open_revision`, and git.no-merge-base."""
    names = (_resolved(folder, one), _resolved(folder, other))
    found = run(folder, "merge-base", *names)
    if found.returncode != 0:
        message = msg('"{one}" and "{other}" have no commit in common.', one=one, other=other)
        raise Fault([Diagnostic("git.no-merge-base", message, None, _hint_of_depth(folder))])
    return words(found.stdout)


def is_revision(folder: Path, name: str) -> bool:
    """Whether git knows a commit by this name; not so without git or a repository."""
    try:
        return bool(_name_of(folder, name))
    except Fault:
        return False


def _name_of(folder: Path, name: str) -> str:
    """The full name of a commit, "" if there is none."""
    if not name or "\0" in name:
        return ""
    found = run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return words(found.stdout) if found.returncode == 0 else ""


def _resolved(folder: Path, name: str) -> str:
    found = _name_of(folder, name)
    if found:
        return found
    git(folder, "rev-parse", "--git-dir")  # without a repository that is what is wrong
    if not words(run(folder, "rev-list", "--max-count=1", "--all").stdout):
        message, hint = msg("Nothing is committed yet, so there is no revision to compare with."), None
    else:
        message = msg('There is no git revision "{name}".', name=name)
        hint = _near(folder, name) or _hint_of_depth(folder)
    raise Fault([Diagnostic("git.unknown-revision", message, None, hint)])


def _near(folder: Path, name: str) -> Message | None:
    """Branches and tags with a name like this one, also those of a remote."""
    import difflib

    asked = re.split(r"[~^@:]", name)[0] or name
    if _name_of(folder, asked):  # it is the commits before it that are missing
        return None
    listing = git(folder, "for-each-ref", "--format=%(refname)", "refs/heads", "refs/tags", "refs/remotes")
    shorts = {"/".join(line.split("/")[2:]): None for line in words(listing).splitlines()}
    by_end = {short.rpartition("/")[2]: short for short in reversed(shorts)}
    near = difflib.get_close_matches(asked, [*shorts, *by_end], n=_NEAR, cutoff=0.5)
    names = dict.fromkeys(by_end[one] if one not in shorts else one for one in near)
    return msg("Did you mean {near}?", near=", ".join(names)) if names else None


def _hint_of_depth(folder: Path) -> Message | None:
    if words(run(folder, "rev-parse", "--is-shallow-repository").stdout) != "true":
        return None
    return msg("Only the newest commits have been fetched here. Fetch the rest with: git fetch --unshallow")


def _commit(folder: Path, name: str) -> Commit:
    form = "--format=%h%x00%cd%x00%s"
    line = git(folder, "log", "-1", "--no-show-signature", "--no-color", "--date=short", "--encoding=UTF-8", form, name)
    short, day, subject = words(line).split("\0")
    return Commit(name, short, day, subject)


def _entries(listing: bytes) -> Iterator[tuple[str, _Entry]]:
    """What `git ls-tree -r -z` says: `mode kind object\tpath\0`."""
    for line in filter(None, listing.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        mode, _kind, name = facts.decode().split(" ")
        yield os.fsdecode(path), _Entry(mode, name)


def _blobs(output: bytes) -> Iterator[tuple[str, bytes]]:
    """What `git cat-file --batch` says: `object kind size\n` and the content; `object missing\n`."""
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        name, *facts = output[at:end].decode().split(" ")
        at = end + 1
        if len(facts) == 2:
            size = int(facts[1])
            yield name, output[at : at + size]
            at += size + 1
