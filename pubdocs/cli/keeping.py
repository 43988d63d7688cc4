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
    named = Path(environ.get(variable, ""))
    try:
        return (named if named.is_absolute() else Path.home() / at_home) / "pubdocs"
    except RuntimeError:  # a user without a home
        return None
