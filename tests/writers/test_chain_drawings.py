"""Drawings of chains: several branches, an agreement reached by two ways, words that mean something to Mermaid."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pubdocs.agreement.chain import Chain, Link, Side
from pubdocs.agreement.codes import Role
from pubdocs.agreement.values import Id, Term
from pubdocs.writers.chain import CHAIN_WRITERS, as_json, as_mermaid, as_text

CASES = Path(__file__).parents[1] / "cases" / "chains"
NAMES = {
    "vard": "Vårdgården i Ånäs AB",
    "rehab": "Blåklintens Rehabilitering AB",
    "sjukhus": "Granbackens Sjukhus AB",
    "drift": "Driftbolaget med det mycket långa namnet i Norra Storforsens industriområde AB",
    "moln": "Moln & Co",
    "tolk": "Tolkförmedlingen ”Ord” AB",
}
WORDS = {"this agreement": "detta avtal", "drawn above": "ritat ovan", "in {agreement} {role}": "i {agreement} {role}"}


def link(id_: str, title: str, *parties: tuple[str, str], above: str = "", below: str = "") -> Link:
    sides = tuple(Side(Term(party), NAMES[party], Role(role)) for party, role in parties)
    return Link(id_, title, f"{id_}.yaml", sides, tuple(map(Id, above.split())), tuple(map(Id, below.split())))


def chain(agreement: str, *links: Link) -> Chain:
    return Chain(agreement, {one.id: one for one in links})


BRANCHES = (
    link("lagring", "Lagring", ("drift", "processor"), ("moln", "sub-processor"), above="drift tolkning"),
    link("vard-2", "Tjänster åt vårdgården", ("vard", "controller"), ("sjukhus", "processor"), below="drift tolkning"),
    link("vard-3", "Arkiv", ("vard", "controller"), ("sjukhus", "processor"), below="drift"),
    link("rehab-2", "Tjänster åt rehab", ("rehab", "local-controller"), ("sjukhus", "processor"), below="drift"),
    link(
        "drift",
        "Drift av ett system vars namn är så långt att raden måste delas någonstans på vägen",
        ("sjukhus", "controller"),
        ("drift", "processor"),
        above="vard-2 vard-3 rehab-2",
        below="lagring",
    ),
    link("tolkning", "Tolkning", ("sjukhus", "processor"), ("drift", "sub-processor"), above="vard-2", below="lagring"),
)
DRAWN = {
    "branches": chain("drift", *BRANCHES),
    "alone": chain("ensam", link("ensam", "Ensamt avtal", ("vard", "controller"), ("tolk", "processor"))),
    "one-party": chain("ett", link("ett", "Avtal utan ansvarig", ("tolk", "processor"))),
}


def swedish(text: str) -> str:
    return WORDS.get(text, text)


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize(("form", "ending"), [("text", "txt"), ("mermaid", "mmd"), ("json", "json")])
def test_a_drawing_is_as_it_was_looked_at(
    expect: Callable[[Path, str], None], name: str, form: str, ending: str
) -> None:
    expect(CASES / f"{name}.{ending}", CHAIN_WRITERS[form](DRAWN[name], swedish))


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_fits_a_terminal_of_eighty_columns(name: str) -> None:
    assert max(map(len, as_text(DRAWN[name], swedish).splitlines())) <= 80


def test_a_drawing_names_every_agreement_and_marks_one() -> None:
    drawn = as_text(DRAWN["branches"])
    for one in BRANCHES:
        assert f"─ {one.id} · " in drawn
        marked = as_text(chain(one.id, *BRANCHES))
        first, again = marked.count("this agreement"), marked.count(f"─ {one.id} · ")
        assert first == again


@pytest.mark.parametrize("form", CHAIN_WRITERS)
def test_the_order_in_which_files_are_read_changes_nothing(form: str) -> None:
    draw = CHAIN_WRITERS[form]
    assert draw(chain("drift", *BRANCHES), swedish) == draw(chain("drift", *BRANCHES[::-1]), swedish)


def test_words_that_mean_something_to_mermaid_are_written_by_number() -> None:
    odd = 'a "b" [c] {d} | <e> # ; %%{init} `f` & \\ å–ö (g) end'
    parties = (Side(Term("a"), odd, Role("controller")), Side(Term("b"), "B\nC", Role("processor")))
    drawn = as_mermaid(Chain("x", {"x": Link("x", odd, "x.yaml", parties)}))
    labels = re.findall(r'"([^"\n]*)"', drawn)
    assert [re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label) for label in labels] == [
        f"{odd}<br>personuppgiftsansvarig",
        "B C<br>personuppgiftsbiträde",
        f"x<br>{odd}",
    ]
    assert not re.search(r"[\[\]{}|<>#;%`&\\]", re.sub(r"#\d+;|<br>", "", "".join(labels)))


def test_json_holds_who_entrusts_whom_and_plain_letters() -> None:
    text = as_json(DRAWN["branches"])
    links = {one["id"]: one for one in json.loads(text)["links"]}
    assert text.isascii()
    assert (links["drift"]["upper"], links["drift"]["lower"]) == ("sjukhus", "drift")
    assert links["drift"]["above"] == ["rehab-2", "vard-2", "vard-3"]
    assert json.loads(as_json(DRAWN["one-party"]))["links"][0]["upper"] is None
