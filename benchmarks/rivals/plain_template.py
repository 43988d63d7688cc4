"""The same template and data for `python -m docxtpl`, which takes no filters: they are taken out of its tags."""

import re
import zipfile
from pathlib import Path
from typing import Any

_FILTER = re.compile(r"\s*\|\s*(?:och|eller|datum|land|genitiv|versal)\b")
_CALL = re.compile(r"\{\{\s*(?:ref|bookmark)\([^)]*\)\s*\}\}")


def without_filters(source: Path, target: Path) -> None:
    """Copy a template with its filters and functions left out; `{{p x}}` prints its words in its own paragraph."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".xml"):
                text = _CALL.sub("", _FILTER.sub("", content.decode()))
                content = text.replace("{{p ", "{{ ").replace(".items", ".things").encode()
            new.writestr(entry.filename, content)


def plain_data(data: Any) -> Any:
    """The data to go with it. A dictionary has a method `items`, so that name becomes `things`."""
    if isinstance(data, list):
        return [plain_data(part) for part in data]
    if not isinstance(data, dict):
        return data
    if "paragraph" in data:
        return data["paragraph"]
    return {"things" if name == "items" else name: plain_data(part) for name, part in data.items()}
