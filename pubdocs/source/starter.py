"""The project that a newcomer gets: pubdocs's own, carried by the wheel."""

import shutil
from pathlib import Path

from pubdocs.diagnostics import Diagnostic, Fault, WriteFault, msg

_PARTS = ("pubdocs.yaml", "data", "templates", "schema")
_IGNORE = "/output/\n"
ATTRIBUTES = """\
# Word files are shown as text after `pubdocs git-setup`, and are never merged line by line.
*.docx -text diff=pubdocs merge=pubdocs
"""
"""What `.gitattributes` says."""


def starter() -> Path:
    """Where the starter project lies: in the installed package, or at the root of the repository."""
    package = Path(__file__).parents[1]
    carried = package / "starter"
    return carried if carried.is_dir() else package.parent


def copy_starter(target: Path) -> tuple[Path, ...]:
    """Copy the starter project into a new or empty folder; returns the files written.

    Raises Fault (`init.not-empty`) and WriteFault (`write.failed`).
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Fault(
            [
                Diagnostic(
                    "init.not-empty",
                    msg("{path} is there already and not empty.", path=target),
                    None,
                    msg("Choose a new folder, so that nothing of yours is overwritten."),
                )
            ]
        )
    aside = target.resolve().with_name(f".{target.resolve().name}.part")
    try:
        aside.mkdir(parents=True)
        for name in _PARTS:
            source = starter() / name
            copy = shutil.copytree if source.is_dir() else shutil.copyfile
            copy(source, aside / name)
        (aside / ".gitignore").write_text(_IGNORE, encoding="utf-8")
        (aside / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
        target.mkdir(exist_ok=True)
        for part in aside.iterdir():
            part.rename(target / part.name)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteFault(
            [Diagnostic("write.failed", msg("{path} cannot be written: {reason}.", path=target, reason=reason))]
        ) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(sorted(path for path in target.rglob("*") if path.is_file()))
