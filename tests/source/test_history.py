import subprocess
from pathlib import Path

import pytest

from pubdocs.source.history import Commit, blame


def git(folder: Path, *args: str, day: str = "2024-05-03T23:30:00+0200") -> str:
    who = {f"GIT_{one}_{what}": "x" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/bin:/bin:/usr/local/bin"}
    command = ["git", "-C", str(folder), *args]
    return subprocess.run(command, env=settings | who | dates, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a project in a folder of it, one file of which has two commits and a line that is new."""
    project = tmp_path / "project"
    project.mkdir()
    git(tmp_path, "init", "-q", ".")
    (project / "a b.yaml").write_text("one\ntwo\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "first")
    (project / "a b.yaml").write_text("one\n2\u2028\n")
    git(tmp_path, "commit", "-q", "-a", "-m", "second", day="2025-01-01T00:10:00+0100")
    (project / "a b.yaml").write_text("one\n2\u2028\nthree\n")
    return project


def test_each_line_tells_its_commit_and_the_day_where_it_was_made(repository: Path) -> None:
    names = [name[:10] for name in git(repository, "log", "--format=%H").split()]
    second, first = (Commit(name, day) for name, day in zip(names, ("2025-01-01", "2024-05-03"), strict=True))
    assert blame(repository, ["a b.yaml"]) == {"a b.yaml": (first, second, None)}


def test_what_git_does_not_know_is_left_out(repository: Path, tmp_path: Path) -> None:
    (repository / "new.yaml").write_text("x\n")
    assert blame(repository, ["new.yaml", "none.yaml", "../../outside.yaml"]) == {}


def test_without_a_repository_or_git_nothing_is_known(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    other = tmp_path.parent / f"{tmp_path.name}-other"
    other.mkdir()
    (other / "a.yaml").write_text("x\n")
    assert blame(other, ["a.yaml"]) == {}
    monkeypatch.setenv("PATH", str(other))
    assert blame(repository, ["a b.yaml"]) == {}
