"""`pubdocs chain` as a user meets it, on the repository's own agreements and on small ones."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tools.messages import ROOT

Pubdocs = Callable[..., subprocess.CompletedProcess[str]]
Tree = Callable[[Mapping[str, str]], Path]

TOP = """\
title: Modellavtal 2
parties: [{id: v, name: Vårdbolaget AB, role: controller}, {id: s, name: Sjukhuset AB, role: processor}]
"""
BELOW = """\
title: Modellavtal 1
parties: [{id: s, name: Sjukhuset AB, role: controller}, {id: i, name: Inera AB, role: processor}]
chain: {above: [ovan]}
"""


@pytest.fixture
def files(tree: Tree) -> Callable[..., Path]:
    """A project with two agreements, one above the other."""

    def write(top: str = TOP + "chain: {below: [under]}\n", below: str = BELOW) -> Path:
        agreements = {"p/data/agreements/ovan.yaml": top, "p/data/agreements/under.yaml": below}
        return tree({"p/pubdocs.yaml": "title: P\n", **agreements})

    return write


def test_the_chain_is_drawn_with_the_agreement_marked(pubdocs: Pubdocs, files: Callable[..., Path]) -> None:
    files()
    done = pubdocs("-C", "p", "chain", "under", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Vårdbolaget AB (personuppgiftsansvarig)",
        "│",
        "└─ ovan · Modellavtal 2",
        "   Sjukhuset AB (personuppgiftsbiträde, in under personuppgiftsansvarig)",
        "   │",
        "   └─ under · Modellavtal 1 ← this agreement",
        "      Inera AB (personuppgiftsbiträde)",
    ]


@pytest.mark.parametrize("flags", [["--format", "json"], ["--json"]])
def test_for_a_program_it_is_json(pubdocs: Pubdocs, files: Callable[..., Path], flags: list[str]) -> None:
    files()
    told = json.loads(pubdocs("-C", "p", "chain", "ovan", *flags).stdout)
    assert [(one["id"], one["upper"], one["lower"]) for one in told["links"]] == [
        ("ovan", "v", "s"),
        ("under", "s", "i"),
    ]


def test_an_agreement_that_stands_in_no_chain_is_drawn_alone(pubdocs: Pubdocs, files: Callable[..., Path]) -> None:
    files(top=TOP)
    done = pubdocs("-C", "p", "chain", "ovan", "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.startswith('The agreement "ovan" stands in no chain')
    assert "Vårdbolaget AB (personuppgiftsansvarig)\n" in done.stdout
    assert "Sjukhuset AB (personuppgiftsbiträde)\n" in done.stdout


def test_a_chain_that_does_not_fit_is_not_drawn(pubdocs: Pubdocs, files: Callable[..., Path]) -> None:
    files(below=BELOW.replace("id: s, name: Sjukhuset AB", "id: r, name: Regionen"))
    done = pubdocs("-C", "p", "chain", "under", "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[chain.does-not-fit]" in done.stderr
    assert "Sjukhuset AB" in done.stderr
    assert "Regionen" in done.stderr


def test_a_warning_is_said_beside_the_drawing(pubdocs: Pubdocs, files: Callable[..., Path]) -> None:
    files(top=TOP + "chain: {below: [under]}\nsubprocessors: {items: [{id: annan, name: Annan AB}]}\n")
    done = pubdocs("-C", "p", "chain", "under", "--lang", "en")
    assert done.returncode == 0
    assert "warning[chain.subprocessor-not-listed]" in done.stderr
    assert "law: GDPR art. 28(2), 28(4)" in done.stderr
    assert "└─ ovan" in done.stdout


@pytest.mark.parametrize(("name", "hint"), [("undr", "Did you mean under?"), ("xyz", "There are: ovan, under")])
def test_a_name_of_no_agreement_is_wrong_input(
    pubdocs: Pubdocs, files: Callable[..., Path], name: str, hint: str
) -> None:
    files()
    done = pubdocs("-C", "p", "chain", name, "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert "project.unknown-agreement" in done.stderr
    assert hint in done.stderr


def test_one_agreement_must_be_named(pubdocs: Pubdocs) -> None:
    assert pubdocs("chain").returncode == 2
    assert pubdocs("chain", "a", "b").returncode == 2
    assert pubdocs("chain", "a", "--format", "png").returncode == 2


@pytest.mark.parametrize(
    ("agreement", "parties"),
    [
        ("modellavtal-1", ["Tallmovikens Hälsocentral AB", "Granbackens Sjukhus AB", "Inera AB"]),
        (
            "kvalitetsregister-central",
            ["Granbackens Sjukhus AB", "Region Gävleborg", "Klippnäs Registercentrum AB", "Älvbrynets Drift AB"],
        ),
    ],
)
def test_the_example_s_chains_lead_from_the_controller_downwards(
    pubdocs: Pubdocs, agreement: str, parties: list[str]
) -> None:
    done = pubdocs("-C", str(ROOT), "chain", agreement)
    assert (done.returncode, done.stderr) == (0, "")
    places = [done.stdout.index(f"{party} (") for party in parties]
    assert places == sorted(places)
