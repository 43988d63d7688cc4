"""Values: what an id may be."""

import pytest

from pubdocs.agreement.values import Id, Refused, slug


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Bilaga 1", "bilaga-1"),
        ("bilaga-1", "bilaga-1"),
        ("Vårdval 2026", "vardval-2026"),
        ("1177 Journal", "journal"),
        ("2026", "id"),
        ("ÅÄÖ – é", "aao-e"),
        ("x" * 60, "x" * 40),
        ("a" * 39 + " b", "a" * 39),
        ("CON", "con-1"),
    ],
)
def test_any_text_can_be_made_an_id(text: str, id_: str) -> None:
    assert slug(text) == id_
    assert Id.parse(id_) == id_


@pytest.mark.parametrize(
    "word", ["con", "prn", "aux", "nul", "com1", "lpt9", "Bilaga", "1a", "-a", "a_b", "a" * 41, ""]
)
def test_what_cannot_be_an_id_is_refused_and_another_named(word: str) -> None:
    assert not Id.fits(word)
    with pytest.raises(Refused) as caught:
        Id.parse(word)
    assert caught.value.hint is not None
    assert slug(word) in caught.value.hint.render()
    assert Id.fits(slug(word))


@pytest.mark.parametrize("word", ["console", "com", "com10", "lpt", "aux-1", "bilaga-1"])
def test_names_that_only_look_like_those_of_windows_are_ids(word: str) -> None:
    assert Id.parse(word) == word
