"""Where things are kept from one run to the next."""

from pathlib import Path

import pytest

from pubdocs.cli.keeping import cache, folder

HOME = Path.home()


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", HOME / ".cache/pubdocs"),
        ({"XDG_CACHE_HOME": "/var/x"}, "linux", Path("/var/x/pubdocs")),
        ({"XDG_CACHE_HOME": "x"}, "linux", HOME / ".cache/pubdocs"),  # the specification ignores a relative one
        ({"XDG_CACHE_HOME": ""}, "freebsd14", HOME / ".cache/pubdocs"),
        ({"XDG_CACHE_HOME": "/var/x"}, "darwin", HOME / "Library/Caches/pubdocs"),
        ({"LOCALAPPDATA": "/users/x"}, "win32", Path("/users/x/pubdocs")),
        ({}, "win32", HOME / "AppData/Local/pubdocs"),
        ({"PUBDOCS_CACHE": "/tmp/x", "XDG_CACHE_HOME": "/var/x"}, "linux", Path("/tmp/x")),
        ({"PUBDOCS_CACHE": ""}, "darwin", None),
    ],
)
def test_the_folder_is_the_platforms_unless_one_is_named(
    environ: dict[str, str], platform: str, expected: Path | None
) -> None:
    assert folder(environ, platform) == expected


def test_a_user_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as where nobody knows whose home it is
    assert folder({}, "linux") is None


def test_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PUBDOCS_CACHE", str(tmp_path))
    assert cache().folder == tmp_path
