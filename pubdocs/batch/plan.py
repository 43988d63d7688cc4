"""What is to be made, what of it is made already, and what no longer belongs."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pubdocs.agreement.variant import Variant
from pubdocs.batch.manifest import Manifest, is_whole
from pubdocs.batch.production import Production
from pubdocs.diagnostics import Diagnostic, Fault, msg

_SHARE = 8  # ranges a worker gets in all: few enough to cost nothing, many enough that no worker waits for another
_LARGEST = 64  # variants in a range: what is done again when a worker dies


@dataclass(frozen=True, slots=True)
class Planned:
    """The numbers of the variants to make and of those that are unchanged; folders of the manifest to be emptied."""

    variants: tuple[Variant, ...]
    todo: tuple[int, ...]
    unchanged: tuple[int, ...]
    obsolete: tuple[str, ...]


def planned(production: Production, manifest: Manifest, output: Path) -> Planned:
    """What a run has to do. Raises Fault (`batch.names-clash`) before anything is written."""
    variants = production.plan
    clashes = list(_clashes(name for variant in variants for name in production.names_of(variant)))
    if clashes:
        raise Fault(clashes)
    unchanged = [
        number
        for number, variant in enumerate(variants)
        if (entry := manifest.entries.get(variant.folder)) is not None
        and entry.digest == production.digest_of(variant)
        and is_whole(output, entry)
    ]
    known = set(unchanged)
    todo = tuple(number for number in range(len(variants)) if number not in known)
    return Planned(variants, todo, tuple(unchanged), tuple(_obsolete(production, manifest)))


def _obsolete(production: Production, manifest: Manifest) -> Iterator[str]:
    """Entries that the whole project no longer asks for: a run for one agreement empties no other's folder.

    While an agreement's file cannot be read, nobody knows which variants it asks for, and they stay.
    """
    whole = {variant.folder for variant in production.whole_plan}
    kept = production.unreadable
    return (folder for folder in manifest.entries if folder not in whole and folder.partition("/")[0] not in kept)


def _clashes(names: Iterable[str]) -> Iterator[Diagnostic]:
    """File names that some file systems take for the same: by case, by accents, by a dot or blank at the end."""
    seen: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFD", name.casefold())
        key = "/".join(
            "".join(sign for sign in part if not unicodedata.combining(sign)).rstrip(". ") for part in plain.split("/")
        )
        before = seen.setdefault(key, name)
        if before != name:
            yield Diagnostic(
                "batch.names-clash",
                msg('"{one}" and "{other}" would be the same file on some computers.', one=before, other=name),
                None,
                msg("Give one of them another name."),
            )


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
