"""Makes what a wheel holds and the tree does not: the captions of the window, the day it was made."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CaptionsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the translations' own build step."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's signature
        """Build `i18n/*.qm`; a failure fails the wheel."""
        subprocess.run([sys.executable, "installer/translations.py", "build"], cwd=self.root, check=True)
        day = Path(tempfile.mkdtemp()) / "built.txt"
        day.write_text(f"{built_on(os.environ)}\n", encoding="ascii")
        build_data["force_include"][str(day)] = "ccapp/_data/resources/built.txt"


def built_on(environment: Mapping[str, str]) -> str:
    """The day of the build, which a clock at work cannot be before; that of the source where one is set."""
    since = environment.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(since), UTC) if since else datetime.now(UTC)
    return now.date().isoformat()
