import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pubdocs import __version__
from pubdocs.cli.app import COMMANDS
from tools.messages import ROOT

Pubdocs = Callable[..., subprocess.CompletedProcess[str]]

EVERY = {
    "pubdocs",
    "pubdocs.cli",
    "pubdocs.cli.edge",
    "pubdocs.cli.language",
    "pubdocs.cli.settings",
    "pubdocs.cli.app",
}
STANDARD = {"dataclasses", "locale", "struct", "_struct", "copy"}  # gettext and dataclasses take them

# What a command's help may load beside that, over a click program's own help: nothing of the command's work.
MORE = {
    "": ([], []),
    "generate": (["json", "pathlib"], ["pubdocs.cli.names"]),
    "batch": (["json", "pathlib"], ["pubdocs.cli.names", "pubdocs.cli.generate", "pubdocs.cli.progress"]),
    "check": (["pathlib"], ["pubdocs.cli.names"]),
    "chain": (["pathlib"], ["pubdocs.cli.names"]),
    "init": (["pathlib"], []),
    "show": (["pathlib"], []),
    "git-setup": (["pathlib"], []),
    "explain": (["json", "pathlib"], []),
    "diff": (["pathlib"], ["pubdocs.cli.names"]),
    "notice": (["json", "pathlib"], ["pubdocs.cli.names", "pubdocs.cli.generate"]),
    "matrix": (["pathlib"], ["pubdocs.cli.names"]),
    "redline": (["json", "pathlib"], ["pubdocs.cli.names", "pubdocs.cli.generate"]),
    "fields": (["json", "pathlib"], []),
    "schema": (["pathlib"], []),
}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_loads_nothing_it_does_not_need(name: str) -> None:
    standard, rooms = MORE[name]
    script = (
        f"import {', '.join(['sys', 'click', *standard])}\n"
        "click.Command('x', params=[click.Option(['-y'])]).main(['--help'], standalone_mode=False)\n"
        "before = set(sys.modules)\n"
        "from pubdocs.cli.edge import run\n"
        f"code = run({[*filter(None, [name]), '--help']!r})\n"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    loaded = set(done.stderr.split())
    ours = {module for module in loaded if module.partition(".")[0] == "pubdocs"}
    assert ours == EVERY | set(rooms) | ({f"pubdocs.cli.{name.replace('-', '_')}"} if name else set())
    assert loaded - ours <= STANDARD


def test_every_command_says_what_it_does_and_teaches_by_example(pubdocs: Pubdocs) -> None:
    listed = pubdocs("--help", "--lang", "en").stdout
    for name, (_module, words) in COMMANDS.items():
        assert f"  {name}" in listed
        assert words in listed
        said = pubdocs(name, "--help", "--lang", "en").stdout
        assert said.startswith(f"Usage: pubdocs {name} [OPTIONS]")
        assert f"\nExamples:\n  $ pubdocs {name}" in said


def test_help_is_swedish_unless_another_language_is_wanted(pubdocs: Pubdocs) -> None:
    assert pubdocs("--help").stdout.startswith("Användning: pubdocs [FLAGGOR]")
    assert pubdocs("generate", "--help", LC_ALL="C").stdout.startswith("Användning: pubdocs generate")
    assert pubdocs("--help", LANG="en_GB.UTF-8").stdout.startswith("Usage: pubdocs")
    assert pubdocs("generate", "--help", "--lang", "en").stdout.startswith("Usage: pubdocs generate")
    wrong = pubdocs("generat")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.splitlines()[-1] == "Fel: Det finns inget kommando 'generat'. Menade du 'generate'?"


def test_version(pubdocs: Pubdocs) -> None:
    assert pubdocs("--version", "--lang", "en").stdout == f"pubdocs, version {__version__}\n"


def test_without_a_compiled_catalogue_all_is_english(tmp_path: Path) -> None:
    script = "from pubdocs.cli import language; language.LOCALE = 'nowhere'; from pubdocs.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--lang", "sv", "--help"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.startswith("Usage: pubdocs")


def complete(pubdocs: Pubdocs, line: str) -> list[str]:
    done = pubdocs(_PUBDOCS_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(line.split(" ")) - 1))
    return [row.partition(",")[2] for row in done.stdout.splitlines()]


def test_the_shell_completes_commands_and_options(pubdocs: Pubdocs) -> None:
    assert complete(pubdocs, "pubdocs ") == list(COMMANDS)
    assert complete(pubdocs, "pubdocs ge") == ["generate"]
    assert complete(pubdocs, "pubdocs check --fo") == ["--format"]
    assert complete(pubdocs, "pubdocs check --format s") == ["sarif"]
    for shell in ("bash", "zsh", "fish"):
        assert "_PUBDOCS_COMPLETE" in pubdocs(_PUBDOCS_COMPLETE=f"{shell}_source").stdout


def test_the_shell_completes_names_of_agreements(pubdocs: Pubdocs, tree: Callable[[Mapping[str, str]], Path]) -> None:
    files = {"p/pubdocs.yaml": "title: P", "p/data/agreements/aa.yaml": "", "p/data/agreements/ab.yaml": ""}
    tree(files | {"p/data/agreements/b.yaml": "no: [agreement"})
    assert complete(pubdocs, "pubdocs -C p generate a") == ["aa", "ab"]
    assert complete(pubdocs, "pubdocs check -C p ") == ["aa", "ab", "b"]
    assert not any(complete(pubdocs, "pubdocs check "))


def test_the_shell_completes_regions_and_forms(pubdocs: Pubdocs, tree: Callable[[Mapping[str, str]], Path]) -> None:
    groups = "groups: [{id: sydost, regions: [kalmar]}]"
    tree({"pubdocs.yaml": f"title: P\n{groups}\n", "templates/kommun/form.yaml": "", "templates/skr/form.yaml": ""})
    assert complete(pubdocs, "pubdocs generate --region s") == ["sydost", "stockholm", "sormland", "skane"]
    assert complete(pubdocs, "pubdocs batch --regions gotland,ka") == ["gotland,kalmar"]
    assert complete(pubdocs, "pubdocs generate --form k") == ["kommun"]
