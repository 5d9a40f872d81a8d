"""The verb `search`: the object of the contract, words for people, nothing found is no failure."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Run


def test_search_without_accents_finds_the_record(run: Run, office: str, sample: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    row = run("show", plan, "--json").object["tables"][0]["records"][0]
    said = run("set", plan, row["id"], "product", "Kế hoạch tự kiểm tra của Đảng ủy", "--json")
    assert said.code == 0
    hits = run("search", "tu kiem tra", "--json").object["hits"]
    assert hits[0] == {
        "plan": plan,
        "record": row["id"],
        "field": "product",
        "text": "Kế hoạch tự kiểm tra của Đảng ủy",
    }
    assert hits[0] in run("search", "dang", "--json").object["hits"]
    undone = run("undo")
    assert undone.code == 0
    assert hits[0] not in run("search", "tu kiem tra", "--json").object["hits"]


def test_a_hit_names_what_set_takes(run: Run, office: str, sample: Path) -> None:
    plan = run("import", sample, "--json").object["plan"]
    for hit in run("search", "b", "--json").object["hits"]:
        same = run("set", hit["plan"], hit["record"], hit["field"], hit["text"], "--json")
        assert (same.code, same.object["changes"]) == (0, 0)
        assert hit["plan"] == plan


def test_nothing_found_is_an_empty_list_and_a_hint(run: Run, office: str) -> None:
    assert run("search", "không có", "--json").object == {"hits": []}
    said = run("search", "không có")
    assert said.code == 0
    assert "“không có”" in said.out


def test_many_hits_are_cut_and_said_so(run: Run, office: str, sample: Path) -> None:
    for _ in range(4):
        run("import", sample)
    said = run("search", "t")
    assert len(said.out.splitlines()) == 201
    assert "200" in said.out.splitlines()[-1]
