"""The names that templates and texts may use, and what they stand for in one document."""

from collections.abc import Iterator, Mapping
from typing import Any

from pubdocs.agreement.codes import Role
from pubdocs.agreement.facts import facts_of
from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement, PartyInRole
from pubdocs.tags.filters import absent
from pubdocs.tags.kinds import ANY, Kind


class AnyScope(Mapping[str, Kind]):
    """A scope that knows every name, for templates whose facts have no model."""

    def __getitem__(self, name: str) -> Kind:
        return ANY

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def role_name(role: str) -> str:
    """A role as a name of the tag language: sub-processor is sub_processor."""
    return role.replace("-", "_")


def scope() -> dict[str, Kind]:
    """Every root name with its kind: the facts of the agreement, one name a role, the appendix and the form."""
    facts: dict[str, Kind] = {name: field.annotation for name, field in facts_of(Agreement).items()}
    roles = {role_name(role): PartyInRole | None for role in Role.words}
    return facts | roles | {"appendix": Appendix, "form": Form}


def notice_scope() -> dict[str, Kind]:
    """The root names of templates for notices: those of an agreement's documents, and what changed."""
    from pubdocs.amendments.notice import Notice

    return scope() | {"notice": Notice}


def facts(agreement: Agreement, form: Form, appendix: Appendix) -> Mapping[str, Any]:
    """The values of the root names for one appendix of an agreement; what is not stated is `absent`."""
    stated: dict[str, Any] = {role_name(role): absent for role in Role.words}
    for name in Agreement.__dataclass_fields__:
        value = getattr(agreement, name)
        stated[name] = absent if value is None else value
    for party in agreement.parties:
        stated[role_name(party.role)] = party
    return stated | {"appendix": appendix, "form": form}
