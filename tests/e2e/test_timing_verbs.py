"""The verbs `extend` and `event`, and what `show` says of them beside its records."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Run


def test_a_deadline_is_put_off_shown_and_taken_back(run: Run, office: str, sample: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    before = run("show", plan, "--json").object
    first, second = (row["id"] for row in before["tables"][0]["records"][:2])
    for leaf, text in ((first, "Trước ngày 30/6/2026"), (second, "15 ngày sau khi có hướng dẫn")):
        assert run("set", plan, leaf, "deadline", text).code == 0
    written = run("show", plan, "--json").object
    done = run("extend", plan, first, "--until", "Quý IV/2026", "--reason", "chờ vốn", "--json")
    assert (done.code, done.object["changes"]) == (0, 1)
    assert run("event", plan, second, "--day", "12/3/2026", "--json").object["changes"] == 1
    shown = run("show", plan, "--json").object
    assert shown["tables"][0].pop("timing") == [
        {
            "id": first,
            "extended": [
                {
                    "of": "2026-06-30",
                    "by": [{"until": "2026-12-31", "reason": "chờ vốn", "phrase": "Quý IV/2026"}],
                }
            ],
        },
        {"id": second, "events": [{"phrase": "15 ngày sau khi có hướng dẫn", "day": "2026-03-12"}]},
    ]
    assert shown == written
    assert run("event", plan, second, "--back").code == 0
    assert run("extend", plan, first, "--back").code == 0
    assert "timing" not in run("show", plan, "--json").object["tables"][0]
    assert run("undo").code == 0
    assert run("show", plan, "--json").object["tables"][0]["timing"][0]["id"] == first


def test_what_is_refused_is_said_in_one_line(run: Run, office: str, sample: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    row = run("show", plan, "--json").object["tables"][0]["records"][0]
    assert run("set", plan, row["id"], "deadline", "30/6/2026").code == 0
    for arguments in (
        ("extend", plan, row["id"], "--until", "30/9/2026"),
        ("extend", plan, row["id"], "--until", "31/11/2026", "--reason", "chờ"),
        ("extend", plan, row["id"], "--until", "30/9/2026", "--reason", "chờ", "--of", "30/13/2026"),
        ("extend", plan, row["task_id"], "--until", "30/9/2026", "--reason", "chờ"),
        ("extend", plan, plan, "--until", "30/9/2026", "--reason", "chờ"),
        ("extend", plan, row["id"], "--back"),
        ("event", plan, row["id"], "--day", "12/3/2026"),
    ):
        said = run(*arguments)
        assert (said.code, said.out) == (2, ""), arguments
        assert len(said.err.splitlines()) == 1


def test_of_two_events_the_phrase_says_which(run: Run, office: str, sample: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    leaf = run("show", plan, "--json").object["tables"][0]["records"][0]["id"]
    first, second = "15 ngày sau khi có hướng dẫn", "10 ngày sau khi có kế hoạch của tỉnh"
    assert run("set", plan, leaf, "deadline", f"- {first}\n- {second}").code == 0
    assert run("event", plan, leaf, "--day", "12/3/2026").code == 2
    assert run("event", plan, leaf, "--day", "12/3/2026", "--phrase", second).code == 0
    (kept,) = run("show", plan, "--json").object["tables"][0]["timing"]
    assert kept["events"] == [{"phrase": second, "day": "2026-03-12"}]
    assert run("event", plan, leaf, "--back", "--phrase", second).code == 0
    assert "timing" not in run("show", plan, "--json").object["tables"][0]
