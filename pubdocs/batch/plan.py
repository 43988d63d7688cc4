"""What is to be made, what of it is made already, and what no longer belongs."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pubdocs.agreement.variant import Variant
from pubdocs.batch.judging import Counted
from pubdocs.batch.manifest import entries, is_whole
from pubdocs.batch.production import Production
from pubdocs.diagnostics import Diagnostic, Fault, msg

_SHARE = 8  # ranges a worker gets in all: few enough to cost nothing, many enough that no worker waits for another
_LARGEST = 64  # variants in a range: what is done again when a worker dies


@dataclass(frozen=True, slots=True)
class Planned:
    """The numbers of the variants to make, the others being unchanged; folders of the manifest to be emptied.

    `found` is how much the law's rules found in what is unchanged.
    """

    variants: tuple[Variant, ...]
    todo: tuple[int, ...]
    obsolete: tuple[str, ...]
    found: Counted

    @property
    def unchanged(self) -> int:
        """How many variants are unchanged."""
        return len(self.variants) - len(self.todo)


def planned(production: Production, output: Path) -> Planned:
    """What a run has to do. Raises Fault (`batch.names-clash`) before anything is written."""
    variants = production.plan
    clashes = list(_clashes(lambda: (name for variant in variants for name in production.names_of(variant))))
    if clashes:
        raise Fault(clashes)
    numbers = {variant.folder: number for number, variant in enumerate(variants)}
    todo = bytearray(b"\1") * len(variants)
    strangers: list[str] = []
    found = Counted()
    for folder, entry in entries(output):
        number = numbers.get(folder)
        if number is None:
            strangers.append(folder)
        elif entry.digest == production.digest_of(variants[number]) and is_whole(output, entry):
            todo[number] = 0
            found.add(entry.judged)
    obsolete = tuple(_obsolete(production, strangers))
    return Planned(variants, tuple(number for number, is_todo in enumerate(todo) if is_todo), obsolete, found)


def _obsolete(production: Production, folders: Iterable[str]) -> Iterator[str]:
    """Folders that the whole project no longer asks for: a run for one agreement empties no other's folder.

    While an agreement's file cannot be read, nobody knows which variants it asks for, and they stay.
    """
    whole = {variant.folder for variant in production.whole_plan} if folders else ()
    kept = production.unreadable
    return (folder for folder in folders if folder not in whole and folder.partition("/")[0] not in kept)


def _clashes(names: Callable[[], Iterable[str]]) -> Iterator[Diagnostic]:
    """File names that some file systems take for the same: by case, by accents, by a dot or blank at the end.

    The names are asked for once more where two of them may be the same, so that not all are held in memory.
    """
    seen: set[int] = set()
    alike: set[int] = set()
    for name in names():
        key = hash(_folded(name))
        (alike if key in seen else seen).add(key)
    first: dict[str, str] = {}
    for name in names() if alike else ():
        key, folded = hash(_folded(name)), _folded(name)
        before = first.setdefault(folded, name) if key in alike else name
        if before != name:
            yield Diagnostic(
                "batch.names-clash",
                msg('"{one}" and "{other}" would be the same file on some computers.', one=before, other=name),
                None,
                msg("Give one of them another name."),
            )


def _folded(name: str) -> str:
    folder, _, last = name.rpartition("/")
    return f"{_folded_folder(folder)}/{_folded_part(last)}"


@lru_cache(maxsize=16)
def _folded_folder(folder: str) -> str:
    return "/".join(map(_folded_part, folder.split("/")))


def _folded_part(part: str) -> str:
    if part.isascii():
        return part.lower().rstrip(". ")
    plain = unicodedata.normalize("NFD", part.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).rstrip(". ")


def ranges(numbers: Sequence[int], jobs: int) -> Iterator[range]:
    """Numbers in rising order as ranges, each small enough that all workers have something to do."""
    size = max(1, min(_LARGEST, len(numbers) // (jobs * _SHARE)))
    start = 0
    while start < len(numbers):
        end = start + 1
        while end < len(numbers) and end - start < size and numbers[end] == numbers[end - 1] + 1:
            end += 1
        yield range(numbers[start], numbers[end - 1] + 1)
        start = end
