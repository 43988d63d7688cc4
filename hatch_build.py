"""The build compiles the catalogues of messages, so that a wheel and an editable install speak Swedish."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Compiles every .po to the .mo that gettext reads; the .mo files are in the wheel, not in git."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        sys.path.insert(0, self.root)
        from tools.messages import compile_catalogues

        compiled = compile_catalogues(Path(self.root))
        build_data["artifacts"] += [path.relative_to(self.root).as_posix() for path in compiled]
