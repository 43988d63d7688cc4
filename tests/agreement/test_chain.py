"""Which party stands above which, and what is wrong with a chain whose links do not fit."""

from collections.abc import Iterable, Sequence

import pytest

from pubdocs.agreement.chain import ENTRUSTS, Chain, Link, Side, complaints, unreadable
from pubdocs.agreement.codes import Role
from pubdocs.agreement.values import Id, Term
from pubdocs.diagnostics import Diagnostic, Severity, Span

WHO = {"v": "controller", "s": "processor"}


def side(id_: str, role: str, line: int = 1, file: str = "x") -> Side:
    return Side(Term(id_), id_.upper(), Role(role, Span(file, line, 1)))


def link(
    id_: str,
    upper: str,
    lower: str,
    *,
    above: Sequence[str] = (),
    below: Sequence[str] = (),
    listed: Iterable[str] = (),
    roles: tuple[str, str] = ("controller", "processor"),
) -> Link:
    """An agreement; its parties stand on lines 1 and 2 of its file, `above` from line 10 and `below` from line 20."""
    file = f"{id_}.yaml"
    return Link(
        id_,
        id_.upper(),
        file,
        (side(upper, roles[0], 1, file), side(lower, roles[1], 2, file)),
        tuple(Id(one, Span(file, line, 1)) for line, one in enumerate(above, 10)),
        tuple(Id(one, Span(file, line, 1)) for line, one in enumerate(below, 20)),
        frozenset(listed),
    )


def found(*links: Link, asked: Sequence[str] = (), there: Sequence[str] = ()) -> list[Diagnostic]:
    by_id = {one.id: one for one in links}
    return list(complaints(by_id, (*by_id, *there), asked or [*by_id]))


def said(diagnostics: Iterable[Diagnostic]) -> list[str]:
    return [f"{one.span} {one.code}" for one in diagnostics]


def words(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message.render()} {diagnostic.hint.render() if diagnostic.hint else ''}"


@pytest.mark.parametrize("written", [0, 1])
@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("controller", "processor"),
        ("local-controller", "central-controller"),
        ("central-controller", "register-centre"),
        ("register-centre", "it-supplier"),
        ("processor", "sub-processor"),
        ("sub-processor", "it-supplier"),
    ],
)
def test_the_roles_tell_who_entrusts_whom_in_whatever_order_they_are_written(
    upper: str, lower: str, written: int
) -> None:
    parties = (side("u", upper), side("l", lower))
    one = Link("a", "A", "a.yaml", parties[::-1] if written else parties)
    assert (one.upper, one.lower) == parties


@pytest.mark.parametrize(
    "roles",
    [
        ("controller",),
        ("controller", "local-controller"),
        ("controller", "central-controller"),
        ("controller", "sub-processor"),
        ("controller", "processor", "sub-processor"),
    ],
)
def test_other_parties_do_not_tell(roles: tuple[str, ...]) -> None:
    one = Link("a", "A", "a.yaml", tuple(side(f"p{n}", role) for n, role in enumerate(roles)))
    assert (one.upper, one.lower) == (None, None)


def test_no_role_stands_above_itself_by_whatever_way() -> None:
    assert set(ENTRUSTS) == set(Role.words)
    order = list(ENTRUSTS)
    for role, below in ENTRUSTS.items():
        assert all(order.index(role) < order.index(one) for one in below)


def test_a_chain_that_fits_gives_no_complaint() -> None:
    one = link("modell-2", "vard", "sjukhus", below=["modell-1"], listed=["inera", "INERA"])
    two = link("modell-1", "sjukhus", "inera", above=["modell-2"])
    assert found(one, two) == []
    assert found(one, two, asked=["modell-1"]) == []


def test_an_agreement_without_a_chain_needs_no_parties_of_two_kinds() -> None:
    assert found(Link("a", "A", "a.yaml", (side("p", "processor"),))) == []


def test_a_name_of_no_agreement_is_told_with_what_is_near() -> None:
    one = link("a", "p", "q", below=["modelavtal"], above=["ingenting"])
    wrong = found(one, there=["modellavtal"])
    assert said(wrong) == ["a.yaml:10:1 data.unknown-id", "a.yaml:20:1 data.unknown-id"]
    assert "Did you mean modellavtal?" in words(wrong[1])


def test_a_link_that_does_not_fit_names_both_agreements_and_both_parties() -> None:
    wrong = found(link("a", "p", "q", below=["b"]), link("b", "r", "t", above=["a"]))
    assert said(wrong) == ["a.yaml:20:1 chain.does-not-fit"]
    assert all(f" {name}" in words(wrong[0]).replace('"', " ") for name in ("a", "b", "Q", "R"))


def test_a_fault_between_two_is_told_where_the_one_that_was_asked_for_says_it() -> None:
    both = link("a", "p", "q", below=["b"]), link("b", "r", "t", above=["a"])
    assert said(found(*both, asked=["b"])) == ["b.yaml:10:1 chain.does-not-fit"]


def test_one_organisation_fits_itself_by_its_name() -> None:
    one, two = link("a", "p", "q", below=["b"]), link("b", "q-ab", "t", above=["a"])
    named = Link(two.id, two.title, two.file, (Side(Term("q-ab"), "Q", Role("controller")), two.parties[1]), two.above)
    assert said(found(one, named)) == []


@pytest.mark.parametrize(
    ("above", "below", "place", "where"),
    [([], ["b"], "a.yaml:20:1", "chain: above"), (["b"], [], "a.yaml:10:1", "chain: below")],
)
def test_what_only_one_of_two_says_is_told(above: list[str], below: list[str], place: str, where: str) -> None:
    other = link("b", "q", "r") if below else link("b", "o", "p")
    wrong = found(link("a", "p", "q", above=above, below=below), other)
    assert said(wrong) == [f"{place} chain.one-sided"]
    assert where in words(wrong[0])
    assert "b.yaml" in words(wrong[0])


def test_an_agreement_that_says_nothing_of_a_chain_is_not_asked_about_it() -> None:
    assert found(link("a", "p", "q", below=["b"]), link("b", "q", "r"), asked=["b"]) == []


def test_a_circle_is_told_once_with_the_whole_way() -> None:
    links = (
        link("b", "q", "r", above=["a"], below=["c"]),
        link("c", "r", "p", above=["b"], below=["a"]),
        link("a", "p", "q", above=["c"], below=["b"]),
    )
    wrong = found(*links)
    assert said(wrong) == ["a.yaml:20:1 chain.circle"]
    assert "a → b → c → a" in words(wrong[0])


def test_a_circle_of_which_only_another_speaks_is_told_in_the_other_s_file() -> None:
    links = (
        link("a", "p", "q", above=["z"]),
        link("b", "q", "p", above=["a"], below=["a", "z"]),
        link("z", "o", "p", below=["a"], above=["b"]),
    )
    assert "b.yaml:10:1 chain.circle" in said(found(*links, asked=["a"]))


def test_an_agreement_below_itself_is_a_circle() -> None:
    assert said(found(link("a", "p", "q", below=["a"]))) == ["a.yaml:20:1 chain.circle"]


def test_two_that_both_say_the_other_is_below_are_a_circle() -> None:
    wrong = found(link("a", "p", "q", below=["b"]), link("b", "q", "p", below=["a"]))
    assert said(wrong) == ["a.yaml:20:1 chain.circle"]


def test_a_circle_farther_down_is_not_this_agreement_s_fault() -> None:
    links = (
        link("a", "p", "q", below=["b"]),
        link("b", "q", "r", above=["a", "c"], below=["c"]),
        link("c", "r", "q", above=["b"], below=["b"]),
    )
    assert said(found(*links, asked=["a"])) == []
    assert said(found(*links)) == ["b.yaml:20:1 chain.circle"]


def test_parties_of_which_none_is_above_are_told() -> None:
    roles = ("controller", "local-controller")
    wrong = found(link("a", "p", "q", below=["b"], roles=roles), link("b", "q", "r", above=["a"]))
    assert said(wrong) == ["a.yaml:1:1 chain.no-two-parties"]
    assert "P (controller), Q (local-controller)" in words(wrong[0])


def test_a_neighbour_s_parties_are_a_warning_in_its_own_file() -> None:
    roles = ("controller", "local-controller")
    links = link("a", "p", "q", below=["b"]), link("b", "q", "r", above=["a"], roles=roles)
    wrong = found(*links, asked=["a"])
    assert said(wrong) == ["b.yaml:1:1 chain.no-two-parties"]
    assert wrong[0].severity is Severity.WARNING


@pytest.mark.parametrize("listed", [["annan", "ANNAN"], ["annan"]])
def test_a_party_below_that_the_one_above_does_not_list_is_a_warning(listed: list[str]) -> None:
    links = link("a", "p", "q", below=["b"], listed=listed), link("b", "q", "r", above=["a"])
    wrong = found(*links)
    assert said(wrong) == ["a.yaml:20:1 chain.subprocessor-not-listed"]
    assert (wrong[0].severity, wrong[0].law) == (Severity.WARNING, "GDPR art. 28(2), 28(4)")


@pytest.mark.parametrize("listed", [["r"], ["R"], []])
def test_a_party_is_listed_by_its_id_or_its_name_where_there_is_a_list(listed: list[str]) -> None:
    assert found(link("a", "p", "q", below=["b"], listed=listed), link("b", "q", "r", above=["a"])) == []


def test_every_complaint_comes_at_once() -> None:
    wrong = found(
        link("a", "p", "q", below=["b", "nowhere"], listed=["x"]),
        link("b", "r", "t", above=["a"], below=["c"]),
        link("c", "t", "u"),
    )
    codes = [one.code for one in wrong]
    assert codes == ["data.unknown-id", "chain.does-not-fit", "chain.one-sided"]


def test_a_neighbour_that_cannot_be_read_is_named_with_its_file() -> None:
    (warning,) = unreadable(link("a", "p", "q", below=["b", "c"]), {"c": "data/agreements/c.yaml"})
    assert (str(warning.span), warning.code, warning.severity) == ("a.yaml:21:1", "chain.neighbour", "warning")
    assert "data/agreements/c.yaml" in words(warning)
    assert "pubdocs check c" in words(warning)


def test_a_chain_knows_its_links_above_and_below() -> None:
    links = (
        link("drift", "r", "t", above=["central"]),
        link("central", "q", "r", above=["lokal-2", "lokal-1"], below=["drift"]),
        link("lokal-2", "o", "q", below=["central"]),
        link("lokal-1", "p", "q", below=["central"]),
    )
    chain = Chain("drift", {one.id: one for one in links})
    assert chain.tops == ("lokal-1", "lokal-2")
    assert chain.above("central") == ("lokal-1", "lokal-2")
    assert chain.below("central") == ("drift",)
    assert chain.below("drift") == ()
