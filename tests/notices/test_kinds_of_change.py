"""Each kind of change of the example, as a patch, and what the notices of it say.

`tests/cases/notices/kinds/NAME.patch` is what somebody changed; `NAME.txt` what each party is told, and until when it
may object. Some patches hold for a few regions alone.
"""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pubdocs.amendments.amendment import Amendment
from pubdocs.notices.letters import Letters
from tests.notices.versions import Versions

CASES = Path(__file__).parents[1] / "cases" / "notices" / "kinds"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.patch")), ids=lambda path: path.stem)
def test_what_is_told(case: Path, versions: Versions, expect: Callable[[Path, str], None]) -> None:
    subprocess.run(["git", "apply", case], cwd=versions.new, check=True)
    done = versions.send(date="2026-06-01", draft=True)
    lines = [f"{one.severity}: {one.message.render()}" for one in done.findings]
    lines += [line for one in done.letters for line in told(one)]
    expect(case.with_suffix(".txt"), "\n".join(lines).replace("\u00a0", " ") + "\n")


def told(letters: Letters) -> Iterator[str]:
    """What a party is told."""
    notice = letters.notice
    until = f", objections until {notice.last_day}" if notice.last_day else ""
    yield f"{letters.folder}: {', '.join(letters.documents)}; {notice.severity}, from {notice.effective}{until}"
    for change in notice.changes:
        yield from ("", *_change(change))
    yield ""


def _change(change: Amendment) -> Iterator[str]:
    yield f"  {change.severity.wording}, {change.kind}" + (f" ({change.cited})" if change.cited else "")
    yield f"  {change.words}"
    for mark, words in (("-", change.old), ("+", change.new)):
        yield from (f"  {mark} {line}" for line in (words or "").splitlines())
