"""One document after another in one process: pubdocs against its rivals, on the same template and data."""

import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import workload
from benchmarks.spending import ROOT, Failed, middle, row, run

LOOP = "docxtpl's loop"
_LINE = re.compile(r"^(\S+)\t([\d.]+) ms", re.MULTILINE)
_RUST = ROOT / "build/rust/bin/python"
_NODE = Path("benchmarks/rivals")


@dataclass(frozen=True, slots=True)
class Runner:
    """Somebody who makes documents: the command, without their number; how many a round; how to install it."""

    command: tuple[str | Path, ...]
    documents: int
    there: bool = True
    install: str = ""


def _python(module: str, *words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"benchmarks.{module}", *words)


def _in_node(name: str) -> Runner:
    there = (ROOT / _NODE / "node_modules").is_dir() and shutil.which("node") is not None
    return Runner(("node", _NODE / f"{name}.js"), 20, there, f"npm ci --prefix {_NODE}")


def _has(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None


RIVALS: dict[str, Runner] = {
    LOOP: Runner(_python("rivals.docxtpl_loop"), 6),
    "docxtpl tuned": Runner(_python("rivals.docxtpl_tuned"), 12),
    "rust-docxtpl": Runner(
        (_RUST, "-m", "benchmarks.rivals.docxtpl_loop"),
        6,
        _RUST.exists(),
        "python -m venv build/rust && build/rust/bin/pip install rust-docxtpl",
    ),
    "python-docx by hand": Runner(_python("rivals.python_docx"), 6),
    "docxtemplater": _in_node("docxtemplater"),
    "easy-template-x": _in_node("easy_template_x"),
}
OURS: dict[str, Runner] = {
    "docx": Runner(_python("ours", "docx"), 40),
    "isal": Runner(_python("ours", "docx", "--isal"), 40, _has("isal"), "pip install isal"),
    "whole": Runner(_python("ours", "whole"), 40),
    "floor": Runner(_python("ours", "floor"), 40),
    "floor-whole": Runner(_python("ours", "floor-whole"), 40),
}
Times = dict[str, Mapping[str, float]]
"""Milliseconds of CPU a document, by who makes it and by the appendix."""


def compare(rounds: int) -> None:
    """Print the rows of one document after another."""
    appendices = tuple(workload.write())
    runners = {name: one for name, one in {**RIVALS, **OURS}.items() if one.there}
    turns: list[Times] = [{name: _measured(one) for name, one in runners.items()} for _ in range(rounds)]
    for appendix in appendices:
        print(f"\n{appendix}, one document after another: times as fast, by CPU on one core")
        _rows(turns, appendix)
    for name, one in {**RIVALS, **OURS}.items():
        if not one.there:
            print(f"{name}: not installed. {one.install}")


def _measured(runner: Runner) -> Mapping[str, float]:
    try:
        output = run((*runner.command, str(runner.documents))).output
    except Failed as failed:
        print(f"{' '.join(map(str, runner.command))}: {failed}")
        return {}
    return {name: float(time) for name, time in _LINE.findall(output)}


def _rows(turns: list[Times], appendix: str) -> None:
    def times(one: str) -> list[float]:
        return [turn[one][appendix] for turn in turns if appendix in turn.get(one, {})]

    def against(one: str, other: str) -> float:
        """How many times as fast the first is: the median of what it is in each round."""
        return middle(theirs / ours for ours, theirs in zip(times(one), times(other), strict=True))

    def took(one: str) -> str:
        return f"{middle(times(one)):.2f} ms"

    targets = (("docx", "docx alone", 25), ("isal", "docx alone, with isal", 40), ("whole", "all", 15))
    for one, what, target in (target for target in targets if times(target[0])):
        row(f"{what}, against {LOOP}", against(one, LOOP), target, note=f"{took(one)} to {took(LOOP)}")
    for rival in (rival for rival in RIVALS if rival != LOOP and times(rival)):
        row(f"docx alone, against {rival}", against("docx", rival), note=took(rival))
    for one, what, floor in (("docx", "docx alone", "floor"), ("whole", "all", "floor-whole")):
        row(f"{what}, against its floor", 1 / against(one, floor), 2, most=True, note=took(floor))
