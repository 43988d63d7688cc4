"""How the difference between two texts reads."""

import pytest

from pubdocs.compare.changes import Fate
from pubdocs.compare.words import pieces

MARKS = {Fate.SAME: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Sparas i 12 månader.", "Sparas i 24 månader.", "Sparas i [-12-]{+24+} månader."),
        ("x (foo)", "x foo", "x [-(foo)-]{+foo+}"),
        ("foo bar", "Inledning foo bar", "{+Inledning +}foo bar"),
        ("Namn och adress.", "Namn, personnummer och adress.", "Namn{+, personnummer+} och adress."),
        # A short word in common between two changes is told with them.
        (
            "Driften sköts av Älvbrynet AB och Fjordvakt AS i Sverige.",
            "Driften sköts av Tallmoviken och Granbacken i Sverige.",
            "Driften sköts av [-Älvbrynet AB och Fjordvakt AS-]{+Tallmoviken och Granbacken+} i Sverige.",
        ),
        # Sentences that have nothing in common are not taken to pieces.
        (
            "Det gäller alla. Ingen överföring sker till tredje land.",
            "Det gäller alla. Leverantören får anlita andra efter beslut.",
            "Det gäller alla. [-Ingen överföring sker till tredje land.-]"
            "{+Leverantören får anlita andra efter beslut.+}",
        ),
        ("Första gäller. Andra gäller.", "Första gäller. Ny regel här. Andra gäller.",
         "Första gäller.{+ Ny regel här.+} Andra gäller."),
        ("Se art. 28 i lagen. Sist.", "Se art. 32 i lagen. Sist.", "Se art. [-28-]{+32+} i lagen. Sist."),
        ("", "Nytt.", "{+Nytt.+}"),
        ("Lika.", "Lika.", "Lika."),
    ],
)  # fmt: skip
def test_the_difference_reads_well(old: str, new: str, told: str) -> None:
    assert "".join(f"{MARKS[fate][0]}{text}{MARKS[fate][1]}" for fate, text in pieces(old, new)) == told
