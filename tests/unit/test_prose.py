"""Plans of prose alone: candidate lines are found, and the ticked ones become tables with one undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.intake.candidates import Candidate, CandidateKind
from ccapp.services.intake import prose
from ccapp.services.plans import planning
from ccapp.services.session import Session

TEXT = """KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026

I. MỤC TIÊU
- Trên 98% hồ sơ được giải quyết đúng hạn.
- Nâng cao tinh thần phục vụ Nhân dân.
- Đến năm 2030, mức độ hài lòng đạt tối thiểu 95%.
II. NHIỆM VỤ
1. Cải cách thể chế
- Rà soát văn bản quy phạm pháp luật đã ban hành.
- Hằng quý họp giao ban với các trưởng thôn.
2. Cải cách thủ tục hành chính
a) Công khai thủ tục hành chính tại trụ sở.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng theo dõi, tổng hợp, báo cáo Ủy ban nhân dân xã.
Nơi nhận:
- Như trên;
"""


@pytest.fixture
def found(tmp_path: Path) -> tuple[Candidate, ...]:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(TEXT, encoding="utf-8")
    return prose.look_for(path)


def test_tasks_stand_below_tasks_and_targets_below_goals(found: tuple[Candidate, ...]) -> None:
    assert [(line.kind.value, line.text[:22], line.sure) for line in found] == [
        ("indicator", "Trên 98% hồ sơ được gi", True),
        ("indicator", "Đến năm 2030, mức độ h", True),
        ("task", "Rà soát văn bản quy ph", True),
        ("task", "Hằng quý họp giao ban ", False),
        ("task", "Công khai thủ tục hành", True),
    ]


def test_a_target_says_its_measure_and_its_year(found: tuple[Candidate, ...]) -> None:
    targets = [line for line in found if line.kind is CandidateKind.INDICATOR]
    assert [(line.target, line.year) for line in targets] == [("Trên 98%", None), ("đạt tối thiểu 95%", 2030)]


def test_ticked_lines_become_tables_and_one_undo_takes_them_back(
    session: Session, found: tuple[Candidate, ...]
) -> None:
    ticked = [line for line in found if line.sure]
    done = prose.take_in(session, ticked, title="Kế hoạch năm 2026", years=(2026, 2026))
    tasks, targets = planning.show(session, done.plan).appendices
    assert [(row.section.text("section"), row.text("number"), row.text("title")) for row in rows(tasks)] == [
        ("Cải cách thể chế", "1", "Rà soát văn bản quy phạm pháp luật đã ban hành."),
        ("Cải cách thủ tục hành chính", "2", "Công khai thủ tục hành chính tại trụ sở."),
    ]
    assert [(row.text("y2026"), row.text("y2030")) for row in rows(targets)] == [
        ("Trên 98%", ""),
        ("", "đạt tối thiểu 95%"),
    ]
    planning.undo(session)
    assert planning.plans(session) == ()


def test_nothing_ticked_makes_no_plan(session: Session) -> None:
    with pytest.raises(RefusedError) as caught:
        prose.take_in(session, [], title="Kế hoạch", years=(2026, 2026))
    assert caught.value.code == "prose-none-ticked"


@pytest.mark.parametrize(("seed", "least"), [("000", 40), ("001", 50)])
def test_plans_without_a_table_offer_their_lines(corpus: Path, seed: str, least: int) -> None:
    (path,) = (corpus.parent / "seeds").glob(f"{seed}_*.txt")
    assert sum(line.sure for line in prose.look_for(path)) >= least - 10


def test_a_line_longer_than_the_sync_file_takes_is_refused(
    session: Session, found: tuple[Candidate, ...]
) -> None:
    long = replace(found[-1], text="x" * 20_001)
    with pytest.raises(RefusedError) as caught:
        prose.take_in(session, [long], title="Kế hoạch năm 2026", years=(2026, 2026))
    assert caught.value.code == "text-too-long"
    assert planning.plans(session) == ()
