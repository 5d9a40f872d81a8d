"""Makes the captions of the window before a wheel is packed; they are never committed."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CaptionsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the translations' own build step."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's signature
        """Build `i18n/*.qm`; a failure fails the wheel."""
        subprocess.run([sys.executable, "installer/translations.py", "build"], cwd=self.root, check=True)
