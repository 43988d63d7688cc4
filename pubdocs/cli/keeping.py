"""Where what was worked out is kept from one run to the next: in the user's own folder for such things."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from pubdocs.cache import Cache

# Platform → the variable that names the folder, if there is one, and where it else is below the user's home.
_FOLDERS = {"win32": ("LOCALAPPDATA", "AppData/Local"), "darwin": ("", "Library/Caches")}
_UNIX = ("XDG_CACHE_HOME", ".cache")


def cache() -> Cache:
    """The cache of this user."""
    return Cache(folder(os.environ, sys.platform))


def folder(environ: Mapping[str, str], platform: str) -> Path | None:
    """$PUBDOCS_CACHE, where an empty one means none; else `pubdocs` in the platform's folder for caches."""
    chosen = environ.get("PUBDOCS_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    variable, at_home = _FOLDERS.get(platform, _UNIX)
    named = environ.get(variable, "")
    parent = Path(named) if Path(named).is_absolute() else Path(os.path.expanduser("~"), at_home)
    return parent / "pubdocs" if parent.is_absolute() else None  # a user without a home keeps nothing
