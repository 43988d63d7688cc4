"""Git taught to show Word files as text, and to say what to do when two versions of one meet.

Which files that holds for stands in `.gitattributes`, which all who use the repository share; how it is done stands in
the repository's own configuration, which git takes from nobody.
"""

from dataclasses import replace
from pathlib import Path

from pubdocs.diagnostics import Diagnostic, Fault, Message, msg
from pubdocs.source.git import configure, repository, run, setting, words
from pubdocs.source.starter import ATTRIBUTES
from pubdocs.source.tree import PROJECT_FILE
from pubdocs.writers.disk import write_files

FILE = ".gitattributes"
_CACHE = "refs/notes/textconv/pubdocs"
_HOLD = ("text: unset", "diff: pubdocs", "merge: pubdocs")
_PROBE = "a.docx"

# The documents' own language, for git keeps the text, and shows it to readers of all languages.
# A file that cannot be shown must not stop git log: what differs is then at least that it is another file.
_TEXTCONV = 'p() {{ {command} show --lang sv "$1" || {{ test $? -eq 1 && git hash-object "$1"; }}; }}; p'
# %P is the path, which git has put in quotes; %% is what git makes a % of.
_DRIVER = "printf '%%s\\n' {lines} >&2; exit 1"


def set_up(folder: Path, command: str, note: tuple[str, ...]) -> tuple[Message, ...]:
    """Let the repository that a folder is in show Word files by `command`; returns what was done.

    `note` is what to say, line by line, when two versions of a Word file are to be merged; `%P` is the file. Done
    again, it changes nothing but that texts that git kept are made anew. Raises Fault: git.not-installed,
    git.no-repository, git.failed; WriteFault.
    """
    top = _top(folder)
    wanted = _settings(command, note)
    changed = {name: value for name, value in wanted.items() if setting(top, name) != value}
    configure(top, changed.items())
    done = [_add_lines(folder if (folder / PROJECT_FILE).is_file() else top)]
    run(top, "update-ref", "-d", _CACHE)
    if changed:
        done.append(msg("The repository's configuration says how: {names}.", names=", ".join(changed)))
    else:
        done.append(msg("The repository's configuration says how already."))
    return tuple(done)


def _top(folder: Path) -> Path:
    """The repository's root; where there is none, what to do is not what it is for those who compare."""
    try:
        return repository(folder)
    except Fault as fault:
        hint = msg("Start a repository with git init, or go to the folder of one.")
        raise Fault(
            [replace(one, hint=hint) if one.code == "git.no-repository" else one for one in fault.diagnostics]
        ) from None


def undo(folder: Path) -> tuple[Message, ...]:
    """Take back what `set_up` did; returns what was done. Raises as `set_up`.

    Lines in `.gitattributes` that are committed stay: others use them, and they do nothing by themselves.
    """
    top = _top(folder)
    there = [name for name in _settings("", ()) if setting(top, name) is not None]
    configure(top, ((name, None) for name in there))
    for section in ("diff.pubdocs", "merge.pubdocs"):
        run(top, "config", "--local", "--remove-section", section)
    run(top, "update-ref", "-d", _CACHE)
    gone = msg("Taken out of the repository's configuration: {names}.", names=", ".join(there))
    nothing = msg("There was nothing of pubdocs in the repository's configuration.")
    return (gone if there else nothing, *_take_lines(folder if (folder / PROJECT_FILE).is_file() else top))


def _settings(command: str, note: tuple[str, ...]) -> dict[str, str]:
    return {
        "diff.pubdocs.textconv": _TEXTCONV.format(command=command),
        "diff.pubdocs.cachetextconv": "true",
        "diff.pubdocs.binary": "true",
        "merge.pubdocs.name": "Word files, which git cannot merge",
        "merge.pubdocs.driver": _DRIVER.format(lines=" ".join(map(_quoted, note))),
    }


def _quoted(line: str) -> str:
    """A line as one word of a shell's command; %P stays what git fills in."""
    parts = line.replace("'", "’").replace("%", "%%").split("%%P")
    return "%P".join(f"'{part}'" for part in parts)


def _add_lines(folder: Path) -> Message:
    held = words(run(folder, "check-attr", "text", "diff", "merge", "--", _PROBE).stdout)
    if all(f"{_PROBE}: {one}" in held for one in _HOLD):
        return msg("{file} says already that Word files are shown as text.", file=FILE)
    before = _read(folder / FILE)
    lines = before if not before or before.endswith(b"\n") else before + b"\n"
    write_files(folder, {FILE: lines + ATTRIBUTES.encode()})
    return msg("{file} now says that Word files are shown as text: commit it.", file=FILE)


def _take_lines(folder: Path) -> tuple[Message, ...]:
    ours, before = ATTRIBUTES.encode(), _read(folder / FILE)
    if ours not in before:
        return ()
    committed = run(folder, "show", f"HEAD:./{FILE}")
    if committed.returncode == 0 and ours in committed.stdout:
        return (msg("{file} is committed and stays as it is: without the configuration it does nothing.", file=FILE),)
    after = before.replace(ours, b"")
    if after:
        write_files(folder, {FILE: after})
    else:
        (folder / FILE).unlink()
    return (msg("Taken out of {file}: that Word files are shown as text.", file=FILE),)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        message = msg('"{path}" cannot be read: {reason}.', path=path, reason=error.strerror or error)
        raise Fault([Diagnostic("file.unreadable", message)]) from None
