"""The noun `Template`: a .docx compiled once, to be filled many times."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2.exceptions import SecurityError, UndefinedError

from pubdocs.agreement.values import Text
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Place, msg
from pubdocs.tags.checking import Checked, Use, check
from pubdocs.tags.environment import TagEnvironment, environment
from pubdocs.tags.kinds import Kind, is_class
from pubdocs.word import names
from pubdocs.word.additions import NEW_NUMBERING, with_links, with_numbering
from pubdocs.word.compiler import DELIMITERS, CompiledPart, Surroundings, compile_part
from pubdocs.word.filling import Filling, Printed, Reference
from pubdocs.word.lists import FreshLists, ListSources
from pubdocs.word.look import Look
from pubdocs.word.markup import parse
from pubdocs.word.names import w
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.printing import FILLING, PRINTING
from pubdocs.word.settling import restart_lists, settle
from pubdocs.word.tagged import Found, Tag, find, find_in_properties

LARGEST = 64 * 1024 * 1024
"""Characters a filled part may have: a bound, so that loops within loops cannot fill the memory."""

_TEXT_PARTS = (names.HEADER, names.FOOTER, names.FOOTNOTES, names.ENDNOTES)


@dataclass(frozen=True)
class Template:
    """A template ready to be filled. `uses` are the facts that it prints, each with the place where it does."""

    package: Package
    parts: tuple[CompiledPart, ...]
    uses: tuple[tuple[Use, Tag], ...]
    definitions: Definitions

    def definitions_of(self, filled: "Filled") -> Definitions:
        """The styles and list definitions of a filled document: the template's, and the lists that filling added."""
        part = self.lists.part or NEW_NUMBERING
        if part not in filled.package.parts or filled.package.parts[part] is self.package.parts.get(part):
            return self.definitions
        return self.definitions.with_numbering(filled.package.tree(part))

    @cached_property
    def lists(self) -> ListSources:
        """Its lists, to be begun anew."""
        return ListSources.of(self.package, Look.of(self.definitions.styles))


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled template: its package (with marks around the values), what was printed, what refers to clauses."""

    package: Package
    printed: tuple[Printed, ...]
    references: tuple[Reference, ...]


def compile_template(package: Package, scope: Mapping[str, Kind], *, fixed: bool = False) -> Template:
    """Check and compile a template. `fixed`: a clause left out keeps its number and says so.

    Raises Fault with everything that is wrong: tags (`tag.…`), their places (`template.…`), what a template must not
    hold (comments, tracked changes).
    """
    findings = Findings()
    tags = environment()
    parts: list[CompiledPart] = []
    uses: list[tuple[Use, Tag]] = []
    surroundings = Surroundings(_jinja(), Definitions.of(package), fixed)
    for name in _fillable(package):
        root = package.tree(name)
        _refuse_review(root, package.file, name, findings)
        properties = name in package.related("", names.CORE_PROPERTIES)
        found = (find_in_properties if properties else find)(root, package.file, name)
        checked = _check(found, scope, tags)
        findings.extend(found.findings)
        if found.tags and not len(found.findings):
            part = compile_part(name, root, found.tags, checked.printed, surroundings, findings)
            parts.append(part)
            uses.extend((use, found.tags[use.line - 1]) for use in checked.uses)
    findings.raise_errors()
    return Template(package, tuple(parts), tuple(uses), surroundings.definitions)


def _jinja() -> TagEnvironment:
    made = environment(**DELIMITERS)
    made.filters |= PRINTING
    return made


def _fillable(package: Package) -> Iterator[str]:
    main = package.main
    yield main
    for kind in _TEXT_PARTS:
        yield from dict.fromkeys(package.related(main, kind))
    yield from package.related("", names.CORE_PROPERTIES)


def _check(found: Found, scope: Mapping[str, Kind], tags: TagEnvironment) -> Checked:
    """Check the tags of a part together, one a line, so that a line is a tag's number; complaints go to `found`."""
    lines = ["" if tag.sort == "#" else _plain_tag(tag) for tag in found.tags]
    checked = check("\n".join(lines), scope, tags)
    for problem in checked.problems:
        tag = found.tags[problem.line - 1]
        found.findings.add(Diagnostic(problem.code, problem.message, tag.place, problem.hint, excerpt=tag.excerpt))
    printed = {line - 1: kind for line, kind in checked.printed.items()}
    for number, kind in printed.items():
        tag = found.tags[number]
        if tag.reach == "p" and kind not in (None, Any) and not is_class(kind, Text):
            found.findings.add(
                tag.complain(
                    "not-a-text",
                    msg("{tag}: {name} is plain words, not a free text.", tag=tag.raw, name=tag.body),
                    msg("Write {{{{ {name} }}}} without p.", name=tag.body),
                )
            )
    return Checked(checked.problems, checked.uses, printed)


def _plain_tag(tag: Tag) -> str:
    return f"{{{{ {tag.body} }}}}" if tag.sort == "{" else f"{{% {tag.body} %}}"


def _refuse_review(root: Any, file: str, part: str, findings: Findings) -> None:
    """Comments and tracked changes would go out to the other party."""
    changed = next(root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")), None)
    if changed is not None and part.endswith(".xml"):
        findings.add(
            Diagnostic(
                "template.tracked-changes",
                msg("The template has tracked changes, which would go out in every document."),
                Place(file, part),
                msg("Accept or reject them in Word (Granska), and save."),
                excerpt="".join(changed.itertext())[:80],
            )
        )
    if next(root.iter(w("commentReference")), None) is not None:
        findings.add(
            Diagnostic(
                "template.comments",
                msg("The template has comments, which would go out in every document."),
                Place(file, part),
                msg("Delete them in Word (Granska), and save."),
            )
        )


def fill(template: Template, facts: Mapping[str, Any]) -> Filled:
    """Fill a template with the facts of one document.

    Raises Fault with every fact that is printed but not stated and every text that does not fit its place.
    """
    lists = FreshLists(template.lists)
    filling = Filling(facts, template.lists.look, lists)
    context = {**facts, FILLING: filling}
    trees: dict[str, Any] = {}
    for part in template.parts:
        filling.part = part
        source = _render(part, context, template.package.file)
        if not len(filling.findings):
            trees[part.name] = settle(parse(source.encode()), part.after)
    filling.findings.raise_errors()
    for part in template.parts:
        if "restart" in part.after:
            restart_lists(trees[part.name], lists, template.definitions)
    package = with_numbering(with_links(template.package.with_trees(trees), filling.links), lists)
    return Filled(package, tuple(filling.printed), tuple(filling.references))


def _render(part: CompiledPart, context: dict[str, Any], file: str) -> str:
    chunks: list[str] = []
    size = 0
    try:
        for chunk in part.jinja.root_render_func(part.jinja.new_context(context, shared=True)):
            chunks.append(chunk)
            size += len(chunk)
            if size > LARGEST:
                raise Fault([_cannot(part, file, "larger than 64 million characters")])
    except (UndefinedError, SecurityError) as error:
        raise Fault([_cannot(part, file, str(error))]) from None
    return "".join(chunks)


def _cannot(part: CompiledPart, file: str, reason: str) -> Diagnostic:
    return Diagnostic(
        "template.cannot-fill",
        msg("The template cannot be filled: {reason}.", reason=reason),
        Place(file, part.name),
    )
