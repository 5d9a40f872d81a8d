"""Nothing is out of reach: small and much enlarged screens, and the keyboard, over every page and dialog."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

LEAST_SEEN = 120  # pictures; fewer means that scenes were skipped


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A screen of 1366x768 dots, as Qt's offscreen platform wants it described."""
    spec = importlib.util.spec_from_file_location("screens", ROOT / "installer" / "screens.py")
    assert spec is not None
    assert spec.loader is not None
    screens = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(screens)
    file = tmp_path_factory.mktemp("screen") / "screens.json"
    file.write_text(json.dumps({"screens": [screens.SCREEN]}), encoding="utf-8")
    return file


@pytest.mark.timeout(900)  # a walk over everything takes half a minute, on a busy machine many
@pytest.mark.parametrize(
    ("scale", "keyboard"),
    [(200, True), (125, False)],
    ids=["683x384, with the keyboard", "1093x614"],
)
def test_every_control_of_every_page_and_dialog_can_be_reached(
    screen: Path, *, scale: int, keyboard: bool
) -> None:
    environment = {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": str(scale / 100),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "installer")]),
    }
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "utf8",
            "-c",
            f"from tests.ui.walking import walk; walk({scale}, keyboard={keyboard})",
        ],
        env=os.environ | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=840,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    skipped = [line for line in done.stderr.splitlines() if "skipped" in line or "no dialog" in line]
    assert [line for line in skipped if "dialog-waiting" not in line] == []
    seen, faults = json.loads(done.stdout.splitlines()[-1])
    assert faults == []
    assert len(seen) >= LEAST_SEEN
