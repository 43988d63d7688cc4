"""A batch of all agreements of the repository in all 21 regions, stopped at random moments and run again.

    python -m benchmarks.kills [--times N] [--seed N] [--jobs N]

Each turn starts with nothing made, stops the batch as told (the whole of it killed, one worker killed, Ctrl-C, or two
batches at once of which one is killed), looks whether a file is broken, and runs it again to its end: there must be the
same bytes. A turn takes as long as two batches.
"""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.spending import ROOT
from pubdocs.cli.batch import SOME_FAILED

Files = dict[str, str]
_BESIDE = ("manifest.json", "SHA256SUMS")
"""Files of a batch that may be other ones while it is not done."""


class Wrong(Exception):
    """What was not as it should be."""


class Repository:
    """A copy of the repository's project, every agreement in every region if so wanted, and its batches."""

    def __init__(self, folder: Path, jobs: int = 2, *, everywhere: bool = True) -> None:
        self.root, self.output, self._jobs = folder / "project", folder / "project/output", jobs
        self._environ = os.environ | {"PYTHONPATH": str(ROOT), "PUBDOCS_CACHE": str(folder / "cache")}
        for name in ("data", "templates"):
            shutil.copytree(ROOT / name, self.root / name)
        shutil.copy(ROOT / "pubdocs.yaml", self.root)
        for agreement in (self.root / "data/agreements").glob("*.yaml") if everywhere else ():
            text = re.sub(r"(?m)^regions:.*(\n[ -].*)*\n", "", agreement.read_text(encoding="utf-8"))
            agreement.write_text(f"{text.rstrip()}\nregions: all\n", encoding="utf-8")

    def start(self, *args: str) -> "subprocess.Popen[str]":
        """A batch under way, in a group of processes of its own, as a terminal has it."""
        line = [sys.executable, "-m", "pubdocs", "--lang", "en", "-C", str(self.root), "batch", *args]
        line += ["--jobs", str(self._jobs)]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(line, env=self._environ, encoding="utf-8", start_new_session=True, **pipes)

    def whole(self) -> tuple[Files, float]:
        """What a batch makes that nobody disturbs, and in how many seconds. Raises Wrong."""
        start = time.perf_counter()
        self.finish()
        return self.made(), time.perf_counter() - start

    def finish(self) -> dict[str, Any]:
        """Run a batch to its end; what it says it did. Raises Wrong.

        An agreement that was not written for every region may fail in one: that is a part of the trial.
        """
        run = self.start("--json")
        out, err = run.communicate()
        if run.returncode not in (0, SOME_FAILED):
            raise Wrong(f"exit code {run.returncode}: {err}")
        said: dict[str, Any] = json.loads(out)
        return said

    def clear(self) -> None:
        """Away with everything made."""
        shutil.rmtree(self.output, ignore_errors=True)

    def made(self) -> Files:
        """Every file in the output folder with its sum, but those that are for our own use."""
        return {
            path.relative_to(self.output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.output.rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }

    def sums_hold(self) -> bool:
        """Whether what SHA256SUMS lists is there as it says."""
        if not (self.output / "SHA256SUMS").exists():
            return True
        made = self.made()
        lines = (self.output / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        return all(made.get(name) == sum_ for sum_, _, name in (line.partition("  ") for line in lines))


def _all(run: "subprocess.Popen[str]") -> None:
    os.killpg(run.pid, signal.SIGKILL)


def _parent(run: "subprocess.Popen[str]") -> None:
    run.kill()


def _worker(run: "subprocess.Popen[str]") -> None:
    listed = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    for process in (listed.read_text().split() if listed.exists() else [])[:1]:
        os.kill(int(process), signal.SIGKILL)


def _interrupt(run: "subprocess.Popen[str]") -> None:
    os.killpg(run.pid, signal.SIGINT)


WAYS: dict[str, Callable[["subprocess.Popen[str]"], None]] = {
    "all killed": _all,
    "parent killed": _parent,
    "worker killed": _worker,
    "Ctrl-C": _interrupt,
    "two at once": _all,
}


def turn(repository: Repository, expected: Files, way: str, moment: float) -> tuple[int, int]:
    """Stop a batch after some seconds and run it again; how many were made before, and how many then. Raises Wrong."""
    repository.clear()
    run = repository.start("-q")
    other = repository.start("-q") if way == "two at once" else None
    try:
        run.wait(moment)
    except subprocess.TimeoutExpired:
        WAYS[way](run)
    for one in filter(None, (run, other)):
        _, err = one.communicate()
        if "Traceback" in err or one.returncode in (1, 2, 3, 5):
            raise Wrong(f"{way}: exit code {one.returncode}: {err}")
    half = repository.made()
    broken = [name for name, sum_ in half.items() if name not in _BESIDE and expected.get(name) != sum_]
    if broken or not repository.sums_hold():
        raise Wrong(f"{way}: broken {broken or 'SHA256SUMS'}")
    said = repository.finish()
    if repository.made() != expected or list(repository.output.rglob("*.part")):
        raise Wrong(f"{way}: other files than undisturbed")
    return said["unchanged"], said["made"]


def turns(seed: int, times: int, seconds: float) -> Iterator[tuple[str, float]]:
    """Ways to stop it and moments at which, as many times each."""
    moments = random.Random(seed)
    return ((way, moments.uniform(0.1, seconds)) for _ in range(times) for way in WAYS)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.kills")
    asked.add_argument("--times", type=int, default=3, help="turns of each way")
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--jobs", type=int, default=2)
    chosen = asked.parse_args()
    with TemporaryDirectory() as folder:
        repository = Repository(Path(folder), chosen.jobs)
        expected, _ = repository.whole()
        repository.clear()
        _, seconds = repository.whole()
        print(f"{len(expected)} files in {seconds:.1f} s; seed {chosen.seed}")
        for way, moment in turns(chosen.seed, chosen.times, seconds):
            unchanged, made = turn(repository, expected, way, moment)
            print(f"{way:14} after {moment:4.1f} s: {unchanged:3} kept, {made:3} made; the same bytes", flush=True)


if __name__ == "__main__":
    main()
