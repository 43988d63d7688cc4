"""What a batch must know of a project before anything is bound: which variants there are, and what each is made of.

All of it is plain data, so that it can be remembered and a run in which nothing has changed reads no YAML.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pubdocs.agreement.variant import ALL, Asked, Variant
from pubdocs.diagnostics import Diagnostic, Fault
from pubdocs.source.material import ids_named

if TYPE_CHECKING:  # what reads YAML is not loaded when outlines are remembered
    from pubdocs.source.project import Workspace


@dataclass(frozen=True, slots=True)
class Outlines:
    """The variants asked for and all there are, what is wrong with the question, and what variants are made of.

    By variant (each agreement as it stands, too): its `forms`, "" if it cannot be told, and the `layers` laid in it.
    `appendices` by form; `named`: ids of agreements that stand in a file; `strangers`: files of an agreement that no
    region takes. `unreadable`: agreements whose regions cannot be told.
    """

    plan: tuple[Variant, ...]
    whole: tuple[Variant, ...]
    complaints: tuple[Diagnostic, ...]
    unreadable: frozenset[str]
    forms: Mapping[Variant, str]
    layers: Mapping[Variant, tuple[str, ...]]
    appendices: Mapping[str, tuple[str, ...]]
    named: Mapping[str, frozenset[str]]
    strangers: Mapping[str, tuple[str, ...]]


def outlines(workspace: "Workspace", asked: Asked, texts: Iterable[str], text_of: Callable[[str], bytes]) -> Outlines:
    """The outlines of a project. `texts` are the files that may name agreements; `text_of` gives what to read in one.

    Complaints: those of `project.Workspace.complaints` and `plan`.
    """
    plan, found = workspace.plan(asked)
    whole, _ = workspace.plan(Asked(regions=(ALL,)))
    same = {variant: variant for variant in whole}
    plan = tuple(same.get(variant, variant) for variant in plan)  # held once, for they may be many
    each = dict.fromkeys((*whole, *(Variant(id_) for id_ in workspace.agreement_ids)))
    ids = [id_.encode() for id_ in workspace.agreement_ids]
    return Outlines(
        plan,
        whole,
        (*workspace.complaints, *found),
        frozenset(id_ for id_ in workspace.agreement_ids if not workspace.is_readable(id_)),
        {variant: _form(workspace, variant) for variant in each},
        {variant: workspace.layers.files(variant) for variant in each},
        {id_: _appendices(workspace, id_) for id_ in workspace.form_ids},
        {path: frozenset(id_.decode() for id_ in ids_named(text_of(path), ids)) for path in texts},
        {
            id_: tuple(str(found.span) for found in workspace.layers.strangers(id_, workspace.regions_of(id_)))
            for id_ in workspace.agreement_ids
        },
    )


def _form(workspace: "Workspace", variant: Variant) -> str:
    from pubdocs.source import node as tree

    node = workspace.laid(variant).node
    form = node.get("form") if isinstance(node, tree.Mapping) else None
    return form.value if isinstance(form, tree.Scalar) else ""


def _appendices(workspace: "Workspace", form: str) -> tuple[str, ...]:
    try:
        return tuple(str(appendix.id) for appendix in workspace.form(form).appendices)
    except Fault:
        return ()
