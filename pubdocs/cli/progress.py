"""How far a batch has come: a bar with rate and remaining time on a terminal, a line a variant in a pipe."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pubdocs.agreement.variant import Variant
    from pubdocs.batch.work import Result

    Tell = Callable[[Variant, Result], None]

WIDE = 72  # columns of a terminal in which a bar of click's own length and its words have room


def progress(*, quiet: bool) -> "Callable[[int], AbstractContextManager[Tell]]":
    """How a batch tells of its progress."""
    if quiet:
        return _silent
    if sys.stderr.isatty():
        return _bar
    return _lines


@contextmanager
def _silent(length: int) -> "Iterator[Tell]":
    yield lambda variant, result: None


@contextmanager
def _lines(length: int) -> "Iterator[Tell]":
    yield _line


def _line(variant: "Variant", result: "Result") -> None:
    words = _("failed: {name}") if result.failed else _("made: {name}")
    click.echo(words.format(name=variant.name), err=True)


@contextmanager
def _bar(length: int) -> "Iterator[Tell]":
    if not length:
        yield lambda variant, result: None
        return
    wide = shutil.get_terminal_size().columns >= WIDE
    with click.progressbar(length=length, file=sys.stderr, show_pos=True, width=36 if wide else 0) as bar:
        begun, done = time.monotonic(), 0

        def tell(variant: "Variant", result: "Result") -> None:
            nonlocal done
            done += 1
            rate = done / max(time.monotonic() - begun, 0.001)
            bar.label = _("{rate} a second").format(rate=f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}")
            bar.update(1)

        yield tell
