"""The noun `Variant`: one agreement as it stands, as it is for one region, in its own form or in another."""

from typing import NamedTuple

ALL = "all"
"""The word that stands for every region."""


class Variant(NamedTuple):
    """An agreement's id, a region's and a form's; "" where the agreement is made as it stands, or in its own form."""

    agreement: str
    region: str = ""
    form: str = ""

    @property
    def folder(self) -> str:
        """Where its documents stand below the output folder."""
        return "/".join(filter(None, self))

    def path(self, appendix: str) -> str:
        """Where one of its documents stands below the output folder, without the suffix of its format."""
        return f"{self.folder}/{appendix}"

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.folder


class Asked(NamedTuple):
    """Which variants are wanted: of the agreements of these names (none: of all), for these regions or groups.

    Without regions each agreement as it stands; for `ALL` the variants of each, or itself if it has no regions.
    `as_it_stands`: beside its variants, too. `form`: in this form, whatever the agreement's own.
    """

    names: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    form: str = ""
    as_it_stands: bool = False
