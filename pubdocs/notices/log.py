"""The record of what was sent: a YAML file for each agreement and day, which pubdocs never writes over."""

from collections.abc import Iterable, Iterator
from typing import Any

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.values import Day, Id, Term
from pubdocs.amendments.amendment import Amendment
from pubdocs.amendments.notice import LoggedChange, NoticeLog, Sent
from pubdocs.diagnostics import Diagnostic, Span, msg
from pubdocs.notices.letters import Letters
from pubdocs.source.tree import Tree

_HEAD = "# yaml-language-server: $schema=../../schema/notice.schema.json\n"


def logs(sent: Iterable[Letters]) -> dict[str, bytes]:
    """The records of some letters, by their file names."""
    together: dict[tuple[str, str], list[Letters]] = {}
    for one in sent:
        together.setdefault((str(one.notice.date), one.changed.variant.agreement), []).append(one)
    return {
        f"{date}-{agreement}.yaml": _written(_log(date, agreement, some))
        for (date, agreement), some in together.items()
    }


def already_there(tree: Tree, folder: str, records: dict[str, bytes]) -> Iterator[Diagnostic]:
    """Complaints (notice.logged) about records of other notices of the same agreement and day."""
    there = set(tree.files(folder, ".yaml"))
    for name, content in records.items():
        path = f"{folder}/{name}"
        if path in there and tree.read(path) != content:
            message = msg("Another notice of this agreement and day has been recorded already.")
            hint = msg("Give this one another --date. If nothing was sent, delete the record, or write with --draft.")
            yield Diagnostic("notice.logged", message, Span(path, 1, 1), hint)


def _log(date: str, agreement: str, letters: list[Letters]) -> NoticeLog:
    return NoticeLog(agreement=Id(agreement), date=Day(date), sent=tuple(map(_sent, letters)))


def _sent(letters: Letters) -> Sent:
    notice, region = letters.notice, letters.changed.variant.region
    return Sent(
        party=notice.recipient.id if notice.recipient else None,
        name=notice.recipient.name if notice.recipient else None,
        region=Id(region) if region else None,
        decided=notice.decided,
        effective=notice.effective,
        last_day=notice.last_day,
        documents=tuple(Term(f"{letters.folder}/{name}.docx") for name in letters.documents),
        changes=tuple(map(_told, notice.changes)),
    )


def _told(change: Amendment) -> LoggedChange:
    return LoggedChange(**{name: getattr(change, name) for name in LoggedChange.__dataclass_fields__})


def _written(log: NoticeLog) -> bytes:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Lines of a text as lines."""

    def text(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", words, style="|" if "\n" in words else None)

    Dumper.add_representer(str, text)
    dumped = yaml.dump(_plain(log), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=120)
    return f"{_HEAD}{dumped}".encode()


def _plain(value: Any) -> Any:
    """Facts as mappings and lists of plain texts, without what is not stated."""
    match value:
        case Facts():
            stated = ((name, _plain(one)) for name, one in value.__dict__.items() if one not in (None, ()))
            return dict(stated)
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return str(value)
