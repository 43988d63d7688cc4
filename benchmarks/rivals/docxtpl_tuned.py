"""docxtpl with what can be kept between documents kept: the opened file, the patched XML, the compiled templates.

python -m benchmarks.rivals.docxtpl_tuned [DOCUMENTS]
"""

import copy
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment, Template

from benchmarks.rivals.plain import environment, measure


@lru_cache
def opened(path: Path) -> Any:
    return Document(path)


@lru_cache
def patched(xml: str) -> str:
    return DocxTemplate.patch_xml(None, xml)


class Remembering(Environment):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.compiled: dict[str, Template] = {}

    def from_string(self, source: str) -> Template:  # type: ignore[override]
        if source not in self.compiled:
            self.compiled[source] = super().from_string(source)
        return self.compiled[source]


class Tuned(DocxTemplate):
    def init_docx(self, reload: bool = True) -> None:
        self.docx = copy.deepcopy(opened(self.template_file))
        self.is_rendered = False

    def patch_xml(self, src_xml: str) -> str:
        return patched(src_xml)


ENVIRONMENT = environment(Remembering)


def render(folder: Path, facts: Mapping[str, Any]) -> bytes:
    document = Tuned(folder / "template.docx")
    document.render(facts, ENVIRONMENT, autoescape=True)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


if __name__ == "__main__":
    measure(render)
