"""Git repositories for tests: made anew, with fixed names and days, and deaf to the user's own configuration."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

ENVIRON = {
    "GIT_AUTHOR_NAME": "Prov",
    "GIT_AUTHOR_EMAIL": "prov@example.se",
    "GIT_COMMITTER_NAME": "Prov",
    "GIT_COMMITTER_EMAIL": "prov@example.se",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Repository:
    """A repository in a folder. Each commit is made a day after the one before, from 1 March 2026."""

    def __init__(self, root: Path) -> None:
        self.root, self._day = root, 0
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *line: str, environ: Mapping[str, str] = {}) -> str:
        """What a git command prints."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | ENVIRON | {**environ}
        done = subprocess.run(["git", *line], cwd=self.root, env=env, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def put(self, files: Mapping[str, str | bytes]) -> None:
        """Write files."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, subject: str, files: Mapping[str, str | bytes] = {}) -> str:
        """Write files and commit all there is; returns the commit's name."""
        self.put(files)
        self._day += 1
        moment = f"2026-03-{self._day:02}T12:00:00+01:00"
        self.git("add", "--all", "--force")
        days = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        self.git("commit", "--quiet", "--allow-empty", "-m", subject, environ=days)
        return self.git("rev-parse", "HEAD").strip()
