"""`pubdocs notice`: from two sides to the documents for each party, and the record of what was sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pubdocs.amendments.timing import NO_DAYS, Asked
from pubdocs.cache import Cache
from pubdocs.comparing.documents import EVERYTHING
from pubdocs.comparing.documents import Wanted as Of
from pubdocs.comparing.sides import ProjectSide, Side, placed
from pubdocs.diagnostics import Diagnostic, Fault, Findings, msg
from pubdocs.library import Templates
from pubdocs.made import files_of
from pubdocs.notices.finding import Changed, found_changes
from pubdocs.notices.letters import NOTICE_FORM, Letters, letters, notice_form
from pubdocs.notices.log import recorded
from pubdocs.source.folder import Folder
from pubdocs.source.material import Material
from pubdocs.source.project import Workspace, open_project
from pubdocs.source.tree import Once
from pubdocs.writers.disk import write_files


@dataclass(frozen=True, slots=True)
class Notices:
    """What a run did: the letters, files written and those that were the same already, warnings.

    `fresh` are agreements that are new, of which there is no change to tell.
    """

    letters: tuple[Letters, ...]
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]
    fresh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: agreements, days, where to write (None: the project's own), a draft or in earnest.

    `stamp` is SOURCE_DATE_EPOCH, the date of the entries in the .docx.
    """

    of: Of = EVERYTHING
    days: Asked = NO_DAYS
    output: Path | None = None
    draft: bool = False
    stamp: int | None = None


def send(root: Path, old: Side, new: Side, wanted: Wanted, cache: Cache) -> Notices:
    """Write the notices of what changed from one side to the other, and record them in the project in `root`.

    Raises Fault with everything that is wrong, and then nothing is written: what is wrong on either side,
    notice.no-project, notice.no-form, notice.logged, what `letters` complains of. WriteFault.
    """
    before, after = _project(old), _project(new)
    found_ = found_changes(before, after, wanted.of, cache)
    if not found_.changed:
        return Notices((), (), (), (), found_.fresh)
    workspace = open_project(Once(after.tree))
    made, said = _made(found_.changed, after, workspace, wanted, cache)
    found, home = Findings(), Folder(root)
    found.extend(said)
    records = {} if wanted.draft else recorded(home, str(workspace.project.notices), made, found)
    found.raise_errors()
    files = {path: data for one in made for path, data in _files(one, wanted.stamp)}
    written, same = write_files(wanted.output or root / workspace.project.output / NOTICE_FORM, files)
    logged, known = write_files(root / workspace.project.notices, records)
    return Notices(tuple(made), (*written, *logged), (*same, *known), found.once(), found_.fresh)


def _made(
    changed: Iterable[Changed], side: ProjectSide, workspace: Workspace, wanted: Wanted, cache: Cache
) -> tuple[list[Letters], tuple[Diagnostic, ...]]:
    """The letters of all agreements that changed, and what is wrong, placed on the side that they are of."""
    form = notice_form(workspace.form(NOTICE_FORM) if NOTICE_FORM in workspace.form_ids else None)
    templates = Templates(side.tree, Material(workspace.project, {}, {NOTICE_FORM: form}), cache)
    found, made = Findings(), list[Letters]()
    for one in changed:
        file = f"{workspace.project.agreements}/{one.variant.agreement}.yaml"
        made += letters(one, form, templates, wanted.days, file, found)
    return made, placed(found, side)


def _files(letters: Letters, stamp: int | None) -> Iterator[tuple[str, bytes]]:
    for name, document in letters.documents.items():
        yield from files_of(f"{letters.folder}/{name}", document, stamp).items()


def _project(side: Side) -> ProjectSide:
    if isinstance(side, ProjectSide):
        return side
    message = msg("{name} is a Word file: notices are written from the facts of a project.", name=side.name)
    hint = msg("Name two git revisions, or two folders with a project.")
    raise Fault([Diagnostic("notice.no-project", message, None, hint)])
