"""Compiling a template: its tags found, checked against the model, and put in their places, all faults at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment

from pubdocs.agreement.values import Text
from pubdocs.diagnostics import Diagnostic, Findings, Place, msg
from pubdocs.tags.checking import Checked, check
from pubdocs.tags.environment import environment
from pubdocs.tags.kinds import Kind, Use, is_class, is_clauses
from pubdocs.word import names
from pubdocs.word.compiled import CompiledPart
from pubdocs.word.contents import empty_contents
from pubdocs.word.crossreferences import is_cross_reference
from pubdocs.word.markup import serialise
from pubdocs.word.names import P, T, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.results import fields
from pubdocs.word.shaping import Surroundings, compile_part
from pubdocs.word.strays import tags_elsewhere
from pubdocs.word.tagged import Found, Tag, find, find_in_properties
from pubdocs.word.template import Template

# Tracked changes of words, rows, cells and formatting (ECMA-376 part 1, 17.13.5).
_CHANGES = tuple(
    w(name)
    for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange")
) + tuple(w(f"{name}Change") for name in ("sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "tblPrEx", "numbering"))
_TEXT_PARTS = (names.HEADER, names.FOOTER, names.FOOTNOTES, names.ENDNOTES)


def compile_template(package: Package, scope: Mapping[str, Kind], *, fixed: bool = False) -> Template:
    """Check and compile a template. `fixed`: a clause left out keeps its number and says so.

    Raises Fault with everything that is wrong: tags (`tag.…`), their places (`template.…`), what a template must not
    hold (comments, tracked changes).
    """
    findings = Findings()
    tags = environment()
    package = _without_question(package)
    parts: list[CompiledPart] = []
    uses: list[tuple[Use, Tag]] = []
    with_fields: list[str] = []
    surroundings = Surroundings(Definitions.of(package), fixed)
    filled = tuple(dict.fromkeys(_fillable(package)))
    for name in filled:
        root = package.tree(name)
        _refuse_review(root, package.file, name, findings)
        if _has_fields(root):
            with_fields.append(name)
        properties = name in package.related("", names.CORE_PROPERTIES)
        found = (find_in_properties if properties else find)(root, package.file, name)
        checked = _check(found, scope, tags)
        findings.extend(found.findings)
        if found.tags and not len(found.findings):
            part = compile_part(name, root, found.tags, checked, surroundings, findings)
            parts.extend([part] if part else [])
            uses.extend((use, found.tags[use.line - 1].slim()) for use in checked.uses)
    for name in package.names:
        if name not in filled and name.endswith(".xml"):
            findings.extend(tags_elsewhere(package.read(name), package.file, name))
    findings.raise_errors()
    return Template(package, tuple(parts), tuple(uses), surroundings.definitions, tuple(with_fields))


def _without_question(package: Package) -> Package:
    """Without the setting that makes Word ask its reader whether fields are to be updated (17.15.1.90)."""
    quiet: dict[str, bytes] = {}
    for name in package.related(package.main, names.SETTINGS):
        settings = package.tree(name)
        for asked in settings.findall(w("updateFields")):
            settings.remove(asked)
            quiet[name] = serialise(settings)
    return package.replace(quiet) if quiet else package


def _has_fields(root: Any) -> bool:
    """Whether a part has fields of Word's own that are worked out when it is filled. Empties tables of contents."""
    crossing = any(is_cross_reference(field) for field in fields(root))
    return empty_contents(root) or crossing


def _fillable(package: Package) -> Iterator[str]:
    main = package.main
    yield main
    for kind in _TEXT_PARTS:
        yield from dict.fromkeys(package.related(main, kind))
    yield from package.related("", names.CORE_PROPERTIES)


def _check(found: Found, scope: Mapping[str, Kind], tags: Environment) -> Checked:
    """Check the tags of a part together, one a line, so that a line is a tag's number; complaints go to `found`."""
    lines = ["" if tag.sort == "#" else _plain_tag(tag) for tag in found.tags]
    checked = check("\n".join(lines), scope, tags)
    for problem in checked.problems:
        tag = found.tags[problem.line - 1]
        found.findings.add(Diagnostic(problem.code, problem.message, tag.place, problem.hint, excerpt=tag.excerpt))
    printed = {line - 1: kind for line, kind in checked.printed.items()}
    for number, kind in printed.items():
        tag = found.tags[number]
        if is_clauses(kind):
            found.findings.extend(_clauses_alone(tag))
        elif tag.reach == "p" and kind not in (None, Any) and not is_class(kind, Text):
            found.findings.add(
                tag.complain(
                    "not-a-text",
                    msg("{tag}: {name} is plain words, not a free text.", tag=tag.raw, name=tag.body),
                    msg("Write {{{{ {name} }}}} without p.", name=tag.body),
                )
            )
    trees = {line - 1: tree for line, tree in checked.trees.items()}
    return Checked(checked.problems, checked.uses, printed, trees)


def _clauses_alone(tag: Tag) -> Iterator[Diagnostic]:
    if tag.reach != "p":
        yield tag.complain(
            "clauses-alone",
            msg("{tag}: {name} is a list of clauses, which become paragraphs.", tag=tag.raw, name=tag.body),
            msg("Write {{{{p {name} }}}} alone in a paragraph, or repeat with for.", name=tag.body),
        )


def _plain_tag(tag: Tag) -> str:
    return f"{{{{ {tag.body} }}}}" if tag.sort == "{" else f"{{% {tag.body} %}}"


def _refuse_review(root: Any, file: str, part: str, findings: Findings) -> None:
    """Comments and tracked changes would go out to the other party."""
    changed = next(root.iter(*_CHANGES), None)
    if changed is not None:
        findings.add(
            Diagnostic(
                "template.tracked-changes",
                msg("The template has tracked changes, which would go out in every document."),
                Place(file, part, _paragraph_of(changed)),
                msg("Accept or reject them in Word (Review), and save."),
                excerpt="".join(changed.itertext(T, w("delText")))[:80],
            )
        )
    comment = next(root.iter(w("commentReference")), None)
    if comment is not None:
        findings.add(
            Diagnostic(
                "template.comments",
                msg("The template has comments, which would go out in every document."),
                Place(file, part, _paragraph_of(comment)),
                msg("Delete them in Word (Review), and save."),
            )
        )


def _paragraph_of(element: Any) -> int:
    """The number in its part, from 1, of the paragraph that an element stands in; 0 if it stands in none."""
    paragraph = next(element.iterancestors(P), None)
    root = element.getroottree().getroot()
    return next((number for number, one in enumerate(root.iter(P), 1) if one is paragraph), 0)
