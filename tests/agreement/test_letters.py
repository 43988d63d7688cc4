"""Lettered lists: which lines number an item, and what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.agreement.letters import letters, mark_letters, roman


def marked(text: str) -> list[tuple[int, str, int]]:
    """The markers of a text: line, format, value."""
    return [(line, marker.format, marker.value) for line, marker in mark_letters(text)[1].items()]


def lettered(*lines: int) -> list[tuple[int, str, int]]:
    return [(line, "lowerLetter", value) for value, line in enumerate(lines, 1)]


def romans(*lines: int) -> list[tuple[int, str, int]]:
    return [(line, "lowerRoman", value) for value, line in enumerate(lines, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a) x\nb) y\nc) z", lettered(0, 1, 2)),
        ("a. x\nb. y", lettered(0, 1)),
        ("i. x\nii. y\niii. z\niv. w", romans(0, 1, 2, 3)),
        ("Text\n\na) x\n\nb) y", lettered(2, 4)),
        ("a) x\n   i. y\n   ii. z\nb) w", [*lettered(0), *romans(1, 2), (3, "lowerLetter", 2)]),
        ("1. x\n   a) y\n   b) z\n2. w\n   a) v", [*lettered(1, 2), (4, "lowerLetter", 1)]),
        ("a) x\n\nStycke.\n\na) y\nb) z", [(0, "lowerLetter", 1), *lettered(4, 5)]),
        ("a) x\nb) y\n\ni. z\nii. w", [*lettered(0, 1), *romans(3, 4)]),
        ("- x\n\n  a) y\n  b) z", lettered(2, 3)),
        ("a) x\nfortsätter\nb) y", lettered(0, 2)),
        ("a) x\nb) y\nd) z", [*lettered(0, 1), (2, "lowerLetter", 4)]),
        ("a) x\nb) y\n\na) z", [*lettered(0, 1), (3, "lowerLetter", 1)]),
        ("h) x", []),
        ("Text\na) x", []),
        ("b) x\nc) y", []),
        ("a)x", []),
        ("a) ", []),
        ("A) x", []),
        ("ca. 5 dagar", []),
        ("a) x\nca) y", lettered(0)),
    ],
)
def test_what_numbers_an_item(text: str, expected: list[tuple[int, str, int]]) -> None:
    assert marked(text) == expected


def test_a_list_goes_on_after_z() -> None:
    labels = [letters(value) for value in range(1, 54)]
    assert labels[25:28] + labels[-2:] == ["z", "aa", "bb", "zz", "aaa"]
    text = "\n".join(f"{label}) x" for label in labels)
    assert marked(text) == lettered(*range(53))


def test_i_in_a_lettered_list_is_a_letter() -> None:
    text = "\n".join(f"{label}. x" for label in "abcdefghij")
    assert marked(text) == lettered(*range(10))


def test_roman_numbers() -> None:
    assert [roman(value) for value in (1, 4, 9, 14, 40, 49, 50)] == ["i", "iv", "ix", "xiv", "xl", "xlix", "l"]


@given(st.text(st.sampled_from("abix.) \n-1åä")))
def test_every_line_keeps_its_length_and_place(text: str) -> None:
    made, markers = mark_letters(text)
    assert [len(line) for line in made.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(
        before == after
        for number, (before, after) in enumerate(zip(text.split("\n"), made.split("\n"), strict=True))
        if number not in markers
    )
