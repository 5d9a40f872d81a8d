"""Lines of several plans that are one: what stands below them is kept once, and none of it is lost."""

from __future__ import annotations

from ccapp.domain.joined_lines import joined_below, twins
from ccapp.domain.joining import Group, Member, differences
from ccapp.domain.layout import Level
from ccapp.domain.plan import Item


def task(*products: tuple[str, str]) -> Item:
    """A task with (product, deadline) leaves."""
    leaves = (Item(level=Level.PRODUCT, texts={"product": name, "deadline": due}) for name, due in products)
    return Item(level=Level.TASK, texts={"title": "Rà soát văn bản"}, children=tuple(leaves))


def below(*lines: Item) -> list[tuple[str, str]]:
    return [(leaf.text("product"), leaf.text("deadline")) for leaf in joined_below(lines)]


TWICE = (("Báo cáo", "Quý I"), ("Báo cáo", "Quý III"))


def test_a_product_that_both_have_is_there_once() -> None:
    one, other = task(("Báo cáo", "Quý I")), task(("Báo cáo.", "Quý II"), ("Danh mục", ""))
    assert below(one, other) == [("Báo cáo", "Quý I"), ("Danh mục", "")]
    assert [(kept.text("deadline"), its.text("deadline")) for kept, its in twins(one, other)] == [
        ("Quý I", "Quý II")
    ]


def test_what_one_plan_has_twice_stays_twice() -> None:
    assert below(task(("Kế hoạch", "")), task(*TWICE)) == [("Kế hoạch", ""), *TWICE]
    assert below(task(("Báo cáo", "Quý I")), task(*TWICE)) == [*TWICE]
    assert below(task(*TWICE), task(*TWICE)) == [*TWICE]
    assert len(list(twins(task(*TWICE), task(*TWICE)))) == 2


def test_what_is_said_of_a_product_without_a_name_is_asked_about() -> None:
    ((kept, its),) = twins(task(("Báo cáo", "Quý I")), task(("", "Quý II")))
    assert (kept.text("product"), its.text("deadline")) == ("Báo cáo", "Quý II")
    assert not list(twins(task(*TWICE), task(("", "Quý II")))), "nobody knows which of them it is"


def test_what_two_others_say_otherwise_of_what_the_kept_one_lacks_is_told_too() -> None:
    plans = task(("Kế hoạch", "")), task(("Báo cáo", "Quý I")), task(("Báo cáo", "Quý III"))
    members = tuple(
        Member(id=str(at), source=at, section="", item=each, words="ra soat van ban")
        for at, each in enumerate(plans)
    )
    assert below(*plans) == [("Kế hoạch", ""), ("Báo cáo", "Quý I")]
    assert [(each.source, each.kept, each.other) for each in differences(Group(members=members))] == [
        (2, "Quý I", "Quý III")
    ]
