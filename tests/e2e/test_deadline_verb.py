"""`ccapp deadline`: the exact objects of the contract, one phrase or one a line, no data folder."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Run

KEYS = ["text", "kind", "start", "end", "recurrence", "before", "occurrences", "note"]


def test_one_phrase_gives_the_object_of_the_contract(run: Run, tmp_path: Path) -> None:
    said = run("deadline", "Quý II - III/2023", "--year", "2023", data=tmp_path / "none")
    assert said.code == 0
    assert not (tmp_path / "none").exists()
    assert said.out == (
        '{"text": "Quý II - III/2023", "kind": "window", "start": "2023-04-01", "end": "2023-09-30", '
        '"recurrence": null, "before": false, "occurrences": [{"start": "2023-04-01", "end": "2023-09-30"}], '
        '"note": null}\n'
    )
    assert run("deadline", "Quý II - III/2023", "--year", "2023", "--json").out == said.out


def test_each_line_of_standard_input_gives_one_object(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = "\ufeffTừ nay đến 30/6\n\nHàng quý\nTháng 13\n  Hàng năm"
    monkeypatch.setattr(sys, "stdin", io.StringIO(phrases))
    said = run("deadline", "-", "--year", "2023", "--issued", "2023-01-06")
    found = [json.loads(line) for line in said.out.splitlines()]
    assert [list(each) for each in found] == [KEYS] * 5
    assert [each["text"] for each in found] == ["Từ nay đến 30/6", "", "Hàng quý", "Tháng 13", "  Hàng năm"]
    assert [each["kind"] for each in found] == ["window", "none", "recurring", "none", "recurring"]
    assert (found[0]["start"], found[0]["end"]) == ("2023-01-06", "2023-06-30")
    assert len(found[2]["occurrences"]) == 4
    assert found[3]["note"]


def test_notes_speak_the_language_asked_for(run: Run) -> None:
    vi, en = (
        run("deadline", "29/02/2026", "--year", "2026", "--lang", lang).object["note"]
        for lang in ("vi", "en")
    )
    assert vi != en
    assert "lịch" in vi
    assert "calendar" in en


@pytest.mark.parametrize(
    "arguments",
    [
        ("deadline", "Quý I", "--year", "26"),
        ("deadline", "Quý I", "--year", "3000"),
        ("deadline", "Quý I"),
        ("deadline", "Quý I", "--year", "2026", "--issued", "31/02/2026"),
    ],
)
def test_a_wrong_year_or_day_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)


def test_a_pipe_of_bytes_is_read_as_utf8() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ccapp", "deadline", "-", "--year", "2026"],
        input="Trước ngày 30/6\r\nQuý IV\r\n".encode(),
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    read = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(each["text"], each["end"]) for each in read] == [
        ("Trước ngày 30/6", "2026-06-30"),
        ("Quý IV", "2026-12-31"),
    ]


def test_a_phrase_may_begin_with_a_dash(run: Run) -> None:
    assert json.loads(run("deadline", "-nt-", "--year", "2026").out)["text"] == "-nt-"
