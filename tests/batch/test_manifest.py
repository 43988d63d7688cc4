"""What a batch remembers: a line a variant, and notes beside it while a run is under way."""

import json
from pathlib import Path
from typing import Any

import pytest

from pubdocs.batch.manifest import MANIFEST, NOTES, SUMS, Entry, entries, known, note, write, write_sums

ONE = Entry("d1", {"a/b.docx": "s1", "a/b.md": "s2"})
CLAIM = Entry("", {"a/b.docx": "", "a/c.docx": ""})
OTHER = Entry("d2", {"ö/b.docx": "s3"})


def manifest(folder: Path) -> Any:
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def test_it_is_json_with_a_line_for_each_variant_sorted(tmp_path: Path) -> None:
    note(tmp_path, [("ö", OTHER), ("a", ONE)])
    write(tmp_path)
    assert manifest(tmp_path) == {
        "format": 1,
        "variants": {
            "a": {"digest": "d1", "files": {"a/b.docx": "s1", "a/b.md": "s2"}},
            "ö": {"digest": "d2", "files": {"ö/b.docx": "s3"}},
        },
    }
    assert len((tmp_path / MANIFEST).read_text(encoding="utf-8").splitlines()) == 4
    assert (tmp_path / SUMS).read_text(encoding="utf-8") == "s1  a/b.docx\ns2  a/b.md\ns3  ö/b.docx\n"
    assert not (tmp_path / NOTES).exists()
    assert list(entries(tmp_path)) == [("a", ONE), ("ö", OTHER)]


def test_an_empty_one_is_json_too(tmp_path: Path) -> None:
    write(tmp_path)
    assert manifest(tmp_path) == {"format": 1, "variants": {}}
    assert list(entries(tmp_path)) == []


def test_in_another_shape_it_is_read_all_the_same(tmp_path: Path) -> None:
    note(tmp_path, [("ö", OTHER), ("a", ONE)])
    write(tmp_path)
    told = manifest(tmp_path)
    told["variants"] = dict(reversed(told["variants"].items()))
    (tmp_path / MANIFEST).write_text(json.dumps(told, indent=2), encoding="utf-8")
    assert list(entries(tmp_path)) == [("a", ONE), ("ö", OTHER)]


def test_what_is_about_to_be_made_has_no_sum_and_is_ours(tmp_path: Path) -> None:
    note(tmp_path, [("a", ONE), ("ö", OTHER)])
    write(tmp_path)
    note(tmp_path, [("a", CLAIM)])
    (before, _) = known(tmp_path)
    assert (before.entry, before.noted, before.made()) == (ONE, (CLAIM,), None)
    assert before.now() == Entry("", {"a/b.docx": "", "a/b.md": "", "a/c.docx": ""})
    write_sums(tmp_path)
    assert (tmp_path / SUMS).read_text(encoding="utf-8") == "s3  ö/b.docx\n"
    made = Entry("d3", {"a/b.docx": "s4", "a/c.docx": "s5"})
    note(tmp_path, [("a", made)])
    (after, _) = known(tmp_path)
    assert after.made() == made
    assert after.now() == Entry("d3", {"a/b.docx": "s4", "a/b.md": "", "a/c.docx": "s5"})


@pytest.mark.parametrize("cut", [1, 20, 50])
def test_a_note_that_was_cut_is_as_if_it_were_not_there(tmp_path: Path, cut: int) -> None:
    note(tmp_path, [("a", ONE), ("ö", OTHER)])
    notes = tmp_path / NOTES
    notes.write_bytes(notes.read_bytes()[:-cut])
    assert list(entries(tmp_path))[:1] == [("a", ONE)]
    write(tmp_path)
    assert list(manifest(tmp_path)["variants"]) in (["a"], ["a", "ö"])


def test_an_entry_may_be_left_out_or_be_another(tmp_path: Path) -> None:
    note(tmp_path, [("a", ONE), ("ö", OTHER)])
    write(tmp_path, lambda one: None if one.folder == "a" else CLAIM)
    assert list(entries(tmp_path)) == [("ö", CLAIM)]
    assert (tmp_path / SUMS).read_text(encoding="utf-8") == ""
