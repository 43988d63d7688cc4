"""The record of what was sent: a YAML file for each agreement and day, in which what stands there stays."""

from collections.abc import Iterable
from typing import Any

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.values import Day, Id, Term
from pubdocs.amendments.amendment import Amendment
from pubdocs.amendments.notice import LoggedChange, NoticeLog, Sent
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Span, msg
from pubdocs.notices.letters import Letters
from pubdocs.source.tree import Tree

_HEAD = "# yaml-language-server: $schema=../../schema/notice.schema.json\n"
_LIST = b"\nsent:\n"


def recorded(tree: Tree, folder: str, sent: Iterable[Letters], found: Findings) -> dict[str, bytes]:
    """The records of some letters, by their file names, with what stands in the folder's own of the same days.

    What was sent stays as it is recorded; what goes to others on the same day is added below it. Complaints go to
    `found`: notice.logged where another notice to the same party is recorded, and of a record that cannot be read.
    """
    together: dict[tuple[str, str], list[Letters]] = {}
    for one in sent:
        together.setdefault((str(one.notice.date), one.changed.variant.agreement), []).append(one)
    records: dict[str, bytes] = {}
    for (date, agreement), some in together.items():
        name = f"{date}-{agreement}.yaml"
        with found.collecting():
            records[name] = _added(tree, f"{folder}/{name}", _log(date, agreement, some))
    return records


def _added(tree: Tree, path: str, log: NoticeLog) -> bytes:
    """A record, below what is recorded already. Raises Fault."""
    if path not in tree.files(path.rpartition("/")[0], ".yaml"):
        return _HEAD.encode() + _dumped(log)
    before = tree.read(path)
    if before == _HEAD.encode() + _dumped(log):
        return before
    there = {_to(one): one for one in _read(tree, path).sent}
    if any(there[_to(one)] != one for one in log.sent if _to(one) in there):
        message = msg("Another notice of this agreement and day has been recorded already.")
        hint = msg("Give this one another --date. If nothing was sent, delete the record, or write with --draft.")
        raise Fault([Diagnostic("notice.logged", message, Span(path, 1, 1), hint)])
    fresh = tuple(one for one in log.sent if _to(one) not in there)
    added = _dumped(NoticeLog(agreement=log.agreement, date=log.date, sent=fresh)).partition(_LIST)[2] if fresh else b""
    return before + (b"" if before.endswith(b"\n") else b"\n") + added if added else before


def _read(tree: Tree, path: str) -> NoticeLog:
    """A record that is there. Raises Fault."""
    from pubdocs.source.binding import bind
    from pubdocs.source.reader import read_file

    found = Findings()
    node = read_file(tree, path, found)
    log = bind(node, NoticeLog, found) if node is not None else None
    found.raise_errors()
    assert log is not None
    return log


def _to(sent: Sent) -> tuple[str, str]:
    """Whom something was sent to: the party of a region's variant."""
    return str(sent.region or ""), str(sent.party or "")


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


def _dumped(log: NoticeLog) -> bytes:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Lines of a text as lines."""

    def text(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", words, style="|" if "\n" in words else None)

    Dumper.add_representer(str, text)
    dumped = yaml.dump(_plain(log), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=120)
    return str(dumped).encode()


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
