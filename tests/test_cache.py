"""What is kept from one run to the next, and what is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pubdocs import pipeline
from pubdocs.cache import Cache

ROOT = Path(__file__).parents[1]


class Counted:
    """Something to be made, that counts how often it was."""

    def __init__(self, result: object = ("made", 1)) -> None:
        self.result, self.times = result, 0

    def __call__(self) -> object:
        self.times += 1
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def twice(cache: Cache, make: Callable[[], object], sources: bytes = b"x") -> list[object]:
    return [cache.remember("thing", sources, make) for _ in range(2)]


def test_what_was_made_of_the_same_sources_is_not_made_again(tmp_path: Path) -> None:
    make = Counted()
    assert twice(Cache(tmp_path / "new"), make) == [("made", 1)] * 2
    assert make.times == 1


def test_other_sources_or_another_kind_are_another_thing(tmp_path: Path) -> None:
    cache, make = Cache(tmp_path), Counted()
    for kind, sources in (("a", b"x"), ("a", b"y"), ("b", b"x")):
        cache.remember(kind, sources, make)
    assert make.times == 3


def test_another_version_of_the_program_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Counted()
    Cache(tmp_path).remember("thing", b"x", make)
    monkeypatch.setattr("pubdocs.cache.program", lambda: b"another")
    Cache(tmp_path).remember("thing", b"x", make)
    assert make.times == 2


def test_without_a_folder_nothing_is_kept() -> None:
    make = Counted()
    twice(Cache(None), make)
    assert make.times == 2


def test_what_fails_is_not_kept(tmp_path: Path) -> None:
    make = Counted(ValueError("no"))
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            Cache(tmp_path).remember("thing", b"x", make)
    assert make.times == 2
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_kept_is_still_given(tmp_path: Path) -> None:
    assert twice(Cache(tmp_path), Counted(here := lambda: None)) == [here, here]


@pytest.mark.parametrize("content", [b"", b"\x80\x05", b"not a pickle", b"cno.such\nthing\n."])
def test_an_entry_that_is_spoilt_is_made_anew(tmp_path: Path, content: bytes) -> None:
    make = Counted()
    Cache(tmp_path).remember("thing", b"x", make)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(content)
    assert twice(Cache(tmp_path), make) == [("made", 1)] * 2
    assert make.times == 2


def test_a_folder_that_cannot_be_used_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    make = Counted()
    assert twice(Cache(tmp_path / "file" / "folder"), make) == [("made", 1)] * 2


def test_the_oldest_go_when_there_are_many(tmp_path: Path) -> None:
    for number in range(210):
        Cache(tmp_path).remember("thing", b"%d" % number, Counted(number))
    assert len(list(tmp_path.iterdir())) == 200


def test_a_run_that_remembers_writes_and_finds_the_same(tmp_path: Path) -> None:
    cache, written = Cache(tmp_path / "cache"), []
    for folder, kept in (("none", Cache(None)), ("cold", cache), ("warm", cache)):
        outcome = pipeline.generate(ROOT, ["journalforing"], tmp_path / folder, cache=kept)
        written.append({path.name: path.read_bytes() for path in outcome.written})
        found = [
            one for one in pipeline.check(ROOT, ["journalforing"], kept) if not one.law
        ]  # generate counts the law's
        assert list(outcome.findings) == found
    assert written[0] == written[1] == written[2]
    assert len(written[0]) == 4
