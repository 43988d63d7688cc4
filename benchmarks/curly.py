"""A template of docxtpl's tags in the tags of docxtemplater and easy-template-x, and its data to go with them.

Those have `{name}`, `{#name}…{/name}` for a list or a condition, and no expressions. So each expression gets a name of
its own, and its value is worked out here: they are spared that work.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import unescape

from benchmarks.rivals.plain import Thing, environment

_TAG = re.compile(r"\{\{p? (?P<value>.*?) \}\}|\{%(?P<reach>p|tr)? ?(?P<statement>.*?) %\}")
_FOR = re.compile(r"for (?P<name>\w+) in (?P<list>.+?)(?: if (?P<condition>.+))?")
_ROW = re.compile(r"<w:tr[ >](?:(?!</w:tr>).)*\{%tr (?P<statement>.*?) %\}.*?</w:tr>", re.DOTALL)
_LONE = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@dataclass
class _Block:
    """A part of the template that is there once, not at all, or for each thing of a list (`name` in `expression`)."""

    key: str = ""
    name: str = ""
    expression: str = ""
    condition: str = ""
    values: dict[str, str] = field(default_factory=dict)
    blocks: "list[_Block]" = field(default_factory=list)


class _Translation:
    """One template; every expression has a number."""

    def __init__(self) -> None:
        self.top = _Block()
        self.open = [self.top]
        self.before: list[list[str]] = []
        self.count = 0

    def key(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def tag(self, match: re.Match[str]) -> str:
        if match["value"]:
            key = self.key("value")
            self.open[-1].values[key] = unescape(match["value"])
            return f"{{{key}}}"
        word, _, rest = unescape(match["statement"]).partition(" ")
        return getattr(self, f"_{word}")(rest)

    def _for(self, rest: str) -> str:
        found = _FOR.fullmatch(f"for {rest}")
        return self._begin(_Block(self.key("each"), found["name"], found["list"], found["condition"] or ""))

    def _endfor(self, _: str) -> str:
        return f"{{/{self.open.pop().key}}}"

    def _if(self, condition: str) -> str:
        self.before.append([condition])
        return self._begin(_Block(self.key("if"), condition=condition))

    def _elif(self, condition: str) -> str:
        end = self._endfor("")
        no = " and ".join(f"not ({one})" for one in self.before[-1])
        self.before[-1].append(condition)
        return end + self._begin(_Block(self.key("if"), condition=f"{no} and ({condition})"))

    def _else(self, _: str) -> str:
        return self._elif("true")

    def _endif(self, _: str) -> str:
        self.before.pop()
        return self._endfor("")

    def _begin(self, block: _Block) -> str:
        self.open[-1].blocks.append(block)
        self.open.append(block)
        return f"{{#{block.key}}}"


def in_curly_tags(template: bytes, data: Mapping[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """The template translated, and the data that its tags name."""
    translation = _Translation()
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".xml"):
                xml = _TAG.sub(translation.tag, _rows_as_cells(content.decode()))
                content = xml.encode()
            new.writestr(zipfile.ZipInfo(entry.filename), content, zipfile.ZIP_DEFLATED)
    return made.getvalue(), _values(translation.top, _objects(data))


def _rows_as_cells(xml: str) -> str:
    """`{%tr for … %}` in a row of its own as `{%p for … %}` in the first cell of the next row, and so at the end."""
    while row := _ROW.search(xml):
        before, after = xml[: row.start()], xml[row.end() :]
        tag = _LONE.format(f"{{%p {row['statement']} %}}")
        if row["statement"].startswith("end"):
            before = tag.join(_cut(before, before.rindex("</w:tc>")))
        else:
            after = tag.join(_cut(after, after.index("</w:tcPr>") + len("</w:tcPr>")))
        xml = before + after
    return xml


def _cut(text: str, at: int) -> tuple[str, str]:
    return text[:at], text[at:]


def _objects(data: Any) -> Any:
    """Data with dots; a free text is its words."""
    if isinstance(data, list):
        return [_objects(part) for part in data]
    if isinstance(data, dict):
        return data["paragraph"] if "paragraph" in data else Thing(**_fields(data))
    return data


def _fields(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _objects(value) for name, value in data.items()}


def _values(block: _Block, facts: Any) -> dict[str, Any]:
    found = {key: str(_value(expression, facts)) for key, expression in block.values.items()}
    for inner in block.blocks:
        if inner.expression:
            found[inner.key] = list(_each(inner, facts))
        elif _value(inner.condition, facts):
            found |= {inner.key: True, **_values(inner, facts)}
        else:
            found[inner.key] = False
    return found


def _each(block: _Block, facts: Thing) -> Iterator[dict[str, Any]]:
    """What stands for each thing of a list."""
    within = vars(facts)
    scopes = [Thing(**{**within, block.name: thing}) for thing in _value(block.expression, facts) or ()]
    scopes = [scope for scope in scopes if not block.condition or _value(block.condition, scope)]
    for position, scope in enumerate(scopes):
        scope.loop = Thing(first=not position, last=position == len(scopes) - 1, index=position + 1)
        yield _values(block, scope)


_JINJA = environment()


def _value(expression: str, facts: Thing) -> Any:
    return _JINJA.compile_expression(expression)(**vars(facts))
