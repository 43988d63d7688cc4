"""A project as a batch sees it: its variants, what each is made of as a digest, and the files that each becomes.

Opening one reads every file of the project once and parses none that is known from before; a variant is bound and
filled when its files are asked for.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pubdocs.agreement.form import Project
from pubdocs.agreement.variant import Asked, Variant
from pubdocs.batch.judging import Judged, judged
from pubdocs.cache import Cache, program_text
from pubdocs.diagnostics import Diagnostic, Fault, Findings
from pubdocs.source.folder import Folder
from pubdocs.source.material import Material, project_of
from pubdocs.source.tree import PROJECT_FILE, Once, Tree

if TYPE_CHECKING:
    from pubdocs.checks.running import Judge
    from pubdocs.library import Library
    from pubdocs.made import Made
    from pubdocs.source.outlines import Outlines
    from pubdocs.source.project import Workspace

_NEIGHBOURS_KEPT = 64  # agreements that others refer to


def open_production(
    root: Path, names: tuple[str, ...], regions: tuple[str, ...], cache: Cache, stamp: int | None
) -> "Production":
    """The project in a folder opened to make variants; see `open_tree`."""
    return open_tree(Folder(root), names, regions, cache, stamp)


def open_tree(
    files: Tree, names: tuple[str, ...], regions: tuple[str, ...], cache: Cache, stamp: int | None
) -> "Production":
    """A project opened to make variants: of the agreements of these names (none: of all), for these regions (all).

    Raises Fault: what is wrong with pubdocs.yaml, with the project whichever agreement is asked for, or with what is
    asked for. What is wrong in an agreement is a fault of its variants alone.
    """
    tree = Once(files)
    project = project_of(tree, cache)
    sources = _Sources(tree, project)
    asked = Asked(names, regions or ("all",))
    key = b"".join(digest for _, digest in sorted(sources.digests.items())) + repr(asked).encode()
    outlines = cache.remember("outlines", key, lambda: _outlines(tree, project, sources, asked))
    if outlines.complaints:
        raise Fault(outlines.complaints)
    return Production(tree, project, sources, outlines, cache, stamp)


class _Sources:
    """Every file that documents may be made from, with the digest of its path and content."""

    def __init__(self, tree: Tree, project: Project) -> None:
        self._tree = tree
        self.agreements = tree.files(project.agreements, ".yaml", ".yml")
        self.layers = tree.files(project.regions, ".yaml", ".yml")
        self.parties = tree.files(project.parties, ".yaml", ".yml")
        self.catalogue = tree.files(project.catalogue, ".yaml")
        # Word keeps a file of its own beside one that is open.
        forms = tree.files(project.templates, ".docx", "form.yaml")
        self.forms = tuple(path for path in forms if not path.rpartition("/")[2].startswith("~$"))
        every = (PROJECT_FILE, *self.agreements, *self.layers, *self.parties, *self.catalogue, *self.forms)
        self.digests = {path: self._digest(path) for path in every}

    def digest(self, path: str) -> bytes:
        """A file's digest; nothing if there is no such file."""
        return self.digests.get(path) or self.digests.get(str(PurePosixPath(path)), b"")

    def _digest(self, path: str) -> bytes:
        digest = sha256(path.encode(errors="surrogateescape") + b"\0")
        try:
            digest.update(self._tree.read(path))
        except Fault as fault:  # told by those who need the file
            digest.update(str(fault).encode(errors="replace"))
        return digest.digest()


def _outlines(tree: Tree, project: Project, sources: _Sources, asked: Asked) -> "Outlines":
    from pubdocs.source.outlines import outlines
    from pubdocs.source.project import Workspace

    texts = (*sources.agreements, *sources.layers, *sources.forms)
    return outlines(Workspace(tree, project), asked, texts, lambda path: _text(tree, path))


def _text(tree: Tree, path: str) -> bytes:
    """A file's text, or a template's, in which a tag may be split between runs; nothing if it cannot be read."""
    import re

    from pubdocs.word.package import Package

    try:
        data = tree.read(path)
        if not path.endswith(".docx"):
            return data
        package = Package.open(data, path)
        parts = [package.read(name) for name in package.names if name.endswith(".xml")]
    except Fault:
        return b""
    return b"\n".join(b"".join(re.findall(rb"<w:t(?: [^>]*)?>([^<]*)", part)) for part in parts)


class Production:
    """A project opened by `open_production`."""

    def __init__(
        self,
        tree: Tree,
        project: Project,
        sources: _Sources,
        outlines: "Outlines",
        cache: Cache,
        stamp: int | None,
    ) -> None:
        self._tree, self._project, self._sources, self._outlines = tree, project, sources, outlines
        self._cache, self._stamp = cache, stamp
        self.output = str(project.output)
        self.plan, self.whole_plan = outlines.plan, outlines.whole
        self.unreadable = outlines.unreadable
        """Agreements of which it cannot be told which variants they have."""

    @cached_property
    def digest(self) -> str:
        """The digest of the plan and of all that the project's documents may be made from."""
        return self._sum([repr(self.plan).encode(), *sorted(self._sources.digests.values())])

    def names_of(self, variant: Variant) -> tuple[str, ...]:
        """The files that a variant becomes, by their paths below the output folder; none if its form is not known."""
        appendices = self._outlines.appendices.get(self._outlines.forms.get(variant, ""), ())
        return tuple(f"{variant.path(appendix)}{suffix}" for appendix in appendices for suffix in (".docx", ".md"))

    def digest_of(self, variant: Variant) -> str:
        """The digest of all that a variant is made of: as long as it is the same, so are the files."""
        files = dict.fromkeys(path for one in self._reached(variant) for path in self._files_of(one))
        strangers = repr((self._outlines.strangers.get(variant.agreement, ()), self._unlisted(variant)))
        digests = (self._sources.digest(path) for path in files)
        return self._sum([repr(variant).encode(), strangers.encode(), self._common, *digests])

    def files(self, variant: Variant) -> tuple[dict[str, bytes], tuple[Diagnostic, ...], Judged]:
        """A variant's files by their paths below the output folder, warnings, what the law's rules find; or Fault."""
        from pubdocs.made import written

        material, made, found = self.made(variant)
        files: dict[str, bytes] = {}
        for appendix, one in made.items():
            files |= written(variant, appendix, one, self._stamp)
        agreement = material.variants[variant]
        documents = {appendix: one.document for appendix, one in made.items()}
        return (
            files,
            found,
            judged(self._judge(variant.agreement, agreement, material.forms[agreement.form], documents)),
        )

    def made(self, variant: Variant) -> tuple[Material, dict[str, "Made"], tuple[Diagnostic, ...]]:
        """A variant with its form, its documents by appendix, and warnings. Raises Fault."""
        from pubdocs.library import make_one
        from pubdocs.source.material import read

        material, found = read(self._workspace, (variant,)), Findings()
        found.extend(material.complaints)
        found.raise_errors()
        made = make_one(self._library.beside(material), variant, found)
        found.raise_errors()
        return material, made, found.once()

    @cached_property
    def _workspace(self) -> "Workspace":
        from pubdocs.source.project import Workspace

        return Workspace(self._tree, self._project)

    @cached_property
    def _judge(self) -> "Judge":
        from pubdocs.checks.running import Judge

        return Judge(self._tree, self._project, self._cache)

    @cached_property
    def _library(self) -> "Library":
        """A library without variants, beside which one for each variant is opened."""
        from pubdocs.library import Library
        from pubdocs.source.material import read

        @lru_cache(_NEIGHBOURS_KEPT)
        def find(id_: str, region: str) -> Material:
            return read(self._workspace, (self._workspace.neighbour(id_, region),))

        return Library(self._tree, Material(self._project, {}, {}), self._cache, find)

    @cached_property
    def _common(self) -> bytes:
        """What every variant is made of."""
        sources = self._sources
        paths = (PROJECT_FILE, *sources.parties, *sources.catalogue)
        return b"".join(sources.digest(path) for path in paths)

    def _reached(self, variant: Variant) -> list[Variant]:
        """A variant and those of other agreements that its texts and templates may refer to, and so on."""
        found = [variant]
        for one in found:
            ids = sorted({id_ for path in self._files_of(one) for id_ in self._outlines.named.get(path, ())})
            for id_ in ids:
                other = Variant(id_, variant.region)
                other = other if other in self._outlines.layers else Variant(id_)
                if other not in found and id_ != variant.agreement:
                    found.append(other)
        return found

    def _files_of(self, variant: Variant) -> Iterator[str]:
        yield f"{self._project.agreements}/{variant.agreement}.yaml"
        yield from self._outlines.layers.get(variant, ())
        form = self._outlines.forms.get(variant, "")
        templates = (f"{name}.docx" for name in self._outlines.appendices.get(form, ()))
        yield from (f"{self._project.templates}/{form}/{name}" for name in ("form.yaml", *templates))

    def _unlisted(self, variant: Variant) -> list[str]:
        """Templates in the folder of a variant's form that are none of it, of which a warning is given."""
        folder = f"{self._project.templates}/{self._outlines.forms.get(variant, '')}"
        used = {*self._files_of(variant)}
        return [path for path in self._sources.forms if path.rpartition("/")[0] == folder and path not in used]

    def _sum(self, parts: list[bytes]) -> str:
        made_by = (program_text(), repr(self._stamp).encode())
        return sha256(b"".join(b"%d\0%s" % (len(part), part) for part in (*made_by, *parts))).hexdigest()
