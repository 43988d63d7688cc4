import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.agreement.sentences import sentences


def split(text: str) -> list[str]:
    return [text[begin:end] for begin, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Detta gäller t.ex. Region Skåne.",
        "Enligt 4 kap. 9 § patientdatalagen (2008:355) bl.a. Skåne.",
        "Se art. 28 i dataskyddsförordningen, nr. 3 och dnr. RS 2022/891.",
        "Avtal 1.1 och 2.4, kl. 17.30 den 1 jan. 2026.",
        "A. Ström och B. Ek, m.fl. (se bilaga 2), skriver under.",
        "1. Ändamål",
        "Maple Lake Messaging Inc. (Kanada)",
        "Vad gäller? undrade de… och fick svar",
    ],
)
def test_these_are_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett. Två! Tre? Fyra", ["Ett.", "Två!", "Tre?", "Fyra"]),
        ("Vårdgivare m.fl. Biträdet ska logga.", ["Vårdgivare m.fl.", "Biträdet ska logga."]),
        ("Ange ändamål m.m. Mer.", ["Ange ändamål m.m.", "Mer."]),
        ("Från den 25 maj 2018. Därefter.", ["Från den 25 maj 2018.", "Därefter."]),
        ("”Hej.” Så sade hon.", ["”Hej.”", "Så sade hon."]),
        ("Ett (se bilaga 2.) Två", ["Ett (se bilaga 2.)", "Två"]),
        ("  Rad ett\nRad två  ", ["Rad ett", "Rad två"]),
        ("Slutet\u00a0är.\u00a0Nytt.", ["Slutet\u00a0är.", "Nytt."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(st.sampled_from("aÅ1 .?!\n\u00a0(”)§"), max_size=60))
def test_no_word_is_lost_or_doubled(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())
