"""A draft sent for opinions: files out, files back, each opinion taken or explained, nobody forgotten."""

from __future__ import annotations

import errno
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from ccapp.domain.layout import column
from ccapp.domain.opinions import Opinion, OpinionKind, Reply
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import RemarkState
from ccapp.errors import FileError, NotFoundError, RefusedError
from ccapp.services.intake import taking_in
from ccapp.services.paper import answers, consulting, opinion_table, returning
from ccapp.services.plans import editing, keeping, layouts, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker
from tests.unit.returned_files import tracked, type_in_row
from tests.unit.test_returning import HEADINGS

NAMES = ("Công an xã", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội")


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    made = plan_maker(session)
    columns = tuple(column(key, heading) for key, heading in HEADINGS.items())
    table = replace(made.appendices[0], layout=made.appendices[0].layout.with_columns(*columns))
    with session.store.journal.write("import", "Lan") as tx:
        return insert_plan(tx, replace(made, appendices=(table,)))


@pytest.fixture
def files(session: Session, plan: RecordId, tmp_path: Path) -> tuple[Path, ...]:
    return consulting.send(session, plan, NAMES, tmp_path).files


class Edited:
    """A file in the hands of one who was asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.word = Document(str(path))
        self.table = self.word.tables[0]

    def cell(self, text: str) -> Run:
        for row in self.table.rows:
            for cell in row.cells:
                if cell.text == text:
                    return cell.paragraphs[0].runs[0]
        raise LookupError(text)

    def row_of(self, text: str) -> int:
        return next(at for at, row in enumerate(self.table.rows) if text in [c.text for c in row.cells])

    def back(self) -> taking_in.TakenFile:
        self.word.save(str(self._path))
        return taking_in.look_at(self._path)


def opinions(session: Session, plan: RecordId, at: int = 0) -> tuple[Opinion, ...]:
    return consulting.rounds(session, plan)[0].answers[at].opinions


def table(session: Session, plan: RecordId) -> list[str]:
    shown = planning.show(session, plan)
    keys = ("number", "title", "product", "deadline")
    return [" | ".join(row.text(key) for key in keys) for each in shown.appendices for row in rows(each)]


def test_each_gets_a_file_of_its_own(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    assert [file.name for file in files] == [
        "Phu luc KH CCHC 2026 - gop y - Cong an xa.docx",
        "Phu luc KH CCHC 2026 - gop y - Phong kinh te.docx",
        "Phu luc KH CCHC 2026 - gop y - Phong van hoa xa hoi.docx",
    ]
    (found,) = consulting.rounds(session, plan)
    assert [one.consulted.name for one in found.answers] == list(NAMES)
    senders = [answers.sender_of(session, taking_in.look_at(file)) for file in files]
    assert [one.name for one in senders if one] == list(NAMES)
    planning.undo(session)
    assert consulting.rounds(session, plan) == ()


def test_nobody_and_the_same_twice_are_refused(session: Session, plan: RecordId, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="consult-nobody"):
        consulting.send(session, plan, [" "], tmp_path)
    with pytest.raises(RefusedError, match="consult-twice"):
        consulting.send(session, plan, ["Công an xã", "công an  xã"], tmp_path)
    assert consulting.rounds(session, plan) == ()
    assert not list(tmp_path.glob("*.docx"))


def test_a_file_without_a_change_agrees(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    done = answers.receive(session, taking_in.look_at(files[0]))
    assert (done.consulted.reply, done.count, done.plan) == (Reply.AGREED, 0, plan)
    replies = [one.consulted.reply for one in consulting.rounds(session, plan)[0].answers]
    assert replies == [Reply.AGREED, Reply.WAITING, Reply.WAITING]


def test_a_tracked_change_names_its_author_and_is_taken(
    session: Session, plan: RecordId, files: tuple[Path, ...]
) -> None:
    before = table(session, plan)
    edited = Edited(files[0])
    run = edited.cell("Thường xuyên")._r
    inserted, deleted = tracked("ins"), tracked("del")
    added = deepcopy(run)
    next(added.iter(qn("w:t"))).text = "Hàng tháng"
    run.addprevious(inserted)
    inserted.append(added)
    run.addprevious(deleted)
    deleted.append(run)
    answers.receive(session, edited.back())
    (one,) = opinions(session, plan)
    assert (one.kind, one.before, one.after, one.by) == (
        OpinionKind.TEXT, "Thường xuyên", "Hàng tháng", "Trần Văn Bình"
    )  # fmt: skip
    assert (one.line, one.column) == ("3. Công khai thủ tục", "Thời gian hoàn thành")
    assert table(session, plan) == before
    consulting.take(session, one.id, "Đã sửa theo ý kiến.")
    assert table(session, plan)[3] == "3 | Công khai thủ tục | Danh mục | Hàng tháng"
    (settled,) = opinions(session, plan)
    assert (settled.state, settled.answer, settled.settled_by) == (
        RemarkState.TAKEN, "Đã sửa theo ý kiến.", "Lan"
    )  # fmt: skip
    planning.undo(session)
    assert table(session, plan) == before
    assert opinions(session, plan)[0].is_open


def test_the_same_proposal_of_two_is_settled_once(
    session: Session, plan: RecordId, files: tuple[Path, ...]
) -> None:
    for file in files[:2]:
        edited = Edited(file)
        edited.cell("Thường xuyên").text = "Hàng tháng"
        answers.receive(session, edited.back())
    consulting.take(session, opinions(session, plan)[0].id)
    assert opinions(session, plan, 1)[0].state is RemarkState.TAKEN
    late = Edited(files[2])
    late.cell("Thường xuyên").text = "Hàng tháng"
    answers.receive(session, late.back())
    assert opinions(session, plan, 2)[0].state is RemarkState.TAKEN


def test_a_file_read_twice_doubles_nothing(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    edited = Edited(files[0])
    edited.cell("Thường xuyên").text = "Hàng tháng"
    answers.receive(session, edited.back())
    assert answers.receive(session, edited.back()).count == 0
    assert len(opinions(session, plan)) == 1


def test_comments_and_words_in_the_column(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    edited = Edited(files[0])
    edited.word.add_comment(edited.cell("Tháng 3/2026"), text="Đề nghị lùi thời hạn", author="Lê Thị Hoa")
    edited.word.add_comment(edited.word.paragraphs[0].runs, text="Thống nhất chung", author="Lê Thị Hoa")
    row = edited.table.rows[edited.row_of("Công khai thủ tục")]
    row.cells[-1].paragraphs[0].add_run("Bổ sung niêm yết tại thôn")
    answers.receive(session, edited.back())
    found = {one.words: one for one in opinions(session, plan)}
    about = found["Đề nghị lùi thời hạn"]
    assert (about.line, about.field, about.by) == ("2. Kiểm tra văn bản", "deadline", "Lê Thị Hoa")
    assert found["Thống nhất chung"].record == ""
    assert found["Bổ sung niêm yết tại thôn"].line == "3. Công khai thủ tục"
    assert len(found) == 3
    with pytest.raises(RefusedError, match="remark-answer-missing"):
        consulting.explain(session, about.id, " ")
    consulting.explain(session, about.id, "Thời hạn theo chỉ đạo của tỉnh.")
    assert {one.state for one in opinions(session, plan) if one.id == about.id} == {RemarkState.EXPLAINED}
    consulting.reopen(session, about.id)
    assert all(one.is_open for one in opinions(session, plan))


def test_a_new_row_a_move_and_a_row_less(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    edited = Edited(files[0])
    rows_ = [row._tr for row in edited.table.rows]
    last = rows_[edited.row_of("Công khai thủ tục")]
    moved = rows_[edited.row_of("Kiểm tra văn bản")]
    fresh = deepcopy(last)
    for each in list(fresh.iter(qn("w:bookmarkStart"))):
        each.getparent().remove(each)
    type_in_row(fresh, "4", "Số hóa hồ sơ", "Kho số hóa", "Công an xã", "Năm 2026", "")
    last.addnext(fresh)
    fresh.addnext(moved)
    gone = next(tr for tr in rows_ if "Báo cáo" in "".join(tr.itertext()))
    gone.getparent().remove(gone)
    answers.receive(session, edited.back())
    found = {one.kind: one for one in opinions(session, plan)}
    assert set(found) == {OpinionKind.NEW, OpinionKind.MOVE, OpinionKind.REMOVE}
    for kind in (OpinionKind.NEW, OpinionKind.MOVE, OpinionKind.REMOVE):
        consulting.take(session, found[kind].id)
    assert table(session, plan) == [
        "1 | Rà soát văn bản | Kế hoạch | Quý I/2026",
        "2 | Công khai thủ tục | Danh mục | Thường xuyên",
        "3 | Số hóa hồ sơ | Kho số hóa | Năm 2026",
        "4 | Kiểm tra văn bản | Kế hoạch | Tháng 3/2026",
    ]


def test_it_is_laid_beside_what_was_sent(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    """What the office changed meanwhile is nobody's opinion."""
    leaf = next(iter(rows(planning.show(session, plan).appendices[0]))).leaf
    edit = editing.CellEdit(record=leaf.id, field="deadline", text="Quý II/2026")
    editing.set_texts(session, plan, [edit])
    assert answers.receive(session, taking_in.look_at(files[0])).consulted.reply is Reply.AGREED


def test_a_submitted_plan_takes_no_text(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    edited = Edited(files[0])
    edited.cell("Thường xuyên").text = "Hàng tháng"
    answers.receive(session, edited.back())
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    (one,) = opinions(session, plan)
    with pytest.raises(RefusedError, match="plan-locked"):
        consulting.take(session, one.id)
    assert opinions(session, plan) == (one,)


def test_words_by_other_ways_and_replies(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    asked = consulting.rounds(session, plan)[0].answers[2].consulted
    consulting.add_words(session, asked.id, "Đề nghị rút ngắn thời hạn")
    consulting.mark_reply(session, consulting.rounds(session, plan)[0].answers[1].consulted.id, Reply.AGREED)
    replies = [one.consulted.reply for one in consulting.rounds(session, plan)[0].answers]
    assert replies == [Reply.WAITING, Reply.AGREED, Reply.ANSWERED]
    consulting.take(session, opinions(session, plan, 2)[0].id, "Đã rút ngắn.")
    consulting.remove_round(session, consulting.rounds(session, plan)[0].consultation.id)
    assert consulting.rounds(session, plan) == ()
    planning.undo(session)
    assert len(opinions(session, plan, 2)) == 1


def with_new_row(file: Path) -> taking_in.TakenFile:
    """The file with a task added below the last one."""
    edited = Edited(file)
    last = edited.table.rows[edited.row_of("Công khai thủ tục")]._tr
    fresh = deepcopy(last)
    for each in list(fresh.iter(qn("w:bookmarkStart"))):
        each.getparent().remove(each)
    type_in_row(fresh, "4", "Số hóa hồ sơ", "Kho số hóa", "Công an xã", "Năm 2026", "")
    last.addnext(fresh)
    return edited.back()


def test_a_new_row_is_not_put_below_one_that_is_gone(
    session: Session, plan: RecordId, files: tuple[Path, ...]
) -> None:
    answers.receive(session, with_new_row(files[0]))
    (one,) = opinions(session, plan)
    editing.remove(session, plan, [planning.show(session, plan).appendices[0].sections[-1].id])
    with pytest.raises(NotFoundError, match="record-not-found"):
        consulting.take(session, one.id)
    assert opinions(session, plan) == (one,)


def test_a_text_of_a_column_that_is_gone_is_not_taken(
    session: Session, plan: RecordId, files: tuple[Path, ...]
) -> None:
    edited = Edited(files[0])
    edited.cell("Thường xuyên").text = "Hàng tháng"
    answers.receive(session, edited.back())
    answers.receive(session, with_new_row(files[1]))
    (shown,) = planning.show(session, plan).appendices
    blank = [editing.CellEdit(record=row.leaf.id, field="deadline", text="") for row in rows(shown)]
    editing.set_texts(session, plan, blank)
    layouts.remove_column(session, plan, shown.id, "deadline")
    (one,), (new,) = opinions(session, plan), opinions(session, plan, 1)
    with pytest.raises(RefusedError, match="field-not-of-record"):
        consulting.take(session, one.id)
    consulting.take(session, new.id)
    last = planning.show(session, plan).appendices[0].sections[-1].children[-1]
    assert last.text("title") == "Số hóa hồ sơ"
    assert "deadline" not in last.children[0].texts


def test_one_opinion_does_not_write_over_another(
    session: Session, plan: RecordId, files: tuple[Path, ...]
) -> None:
    for file, text in zip(files[:2], ("Hàng tháng", "Hàng quý"), strict=True):
        edited = Edited(file)
        edited.cell("Thường xuyên").text = text
        answers.receive(session, edited.back())
    (first,), (second,) = opinions(session, plan), opinions(session, plan, 1)
    consulting.take(session, first.id)
    with pytest.raises(RefusedError, match="opinion-text-changed"):
        consulting.take(session, second.id)
    editing.set_texts(
        session, plan, [editing.CellEdit(record=second.record, field="deadline", text="Hàng quý")]
    )
    consulting.take(session, second.id)
    assert opinions(session, plan, 1)[0].state is RemarkState.TAKEN


def test_a_second_round_leaves_the_files_of_the_first(
    session: Session, plan: RecordId, files: tuple[Path, ...]
) -> None:
    before = files[0].read_bytes()
    again = consulting.send(session, plan, NAMES[:1], files[0].parent).files
    assert [file.name for file in again] == ["Phu luc KH CCHC 2026 - gop y - Cong an xa 1.docx"]
    assert files[0].read_bytes() == before


def test_a_round_that_cannot_be_written_whole_leaves_nothing(
    session: Session, plan: RecordId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.replace

    def full(self: Path, target: Path) -> Path:
        if "kinh te" in target.name:
            raise OSError(errno.ENOSPC, "no space")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FileError, match="disk-full"):
        consulting.send(session, plan, NAMES, tmp_path)
    assert consulting.rounds(session, plan) == ()
    assert not list(tmp_path.glob("*.docx"))


def test_a_cell_as_wide_as_no_table_is(session: Session, plan: RecordId, files: tuple[Path, ...]) -> None:
    edited = Edited(files[0])
    edited.table.rows[1]._tr.tc_lst[0].get_or_add_tcPr().get_or_add_gridSpan().set(qn("w:val"), "9" * 5000)
    file = edited.back()
    assert answers.sender_of(session, file) is not None


def test_words_in_a_column_of_ones_own_are_opinions_too(
    session: Session, plan: RecordId, files: tuple[Path, ...]
) -> None:
    edited = Edited(files[0])
    heads = edited.table.rows[0].cells
    at = next(i for i, cell in enumerate(heads) if cell.text == "Ý kiến góp ý")
    heads[at].paragraphs[0].runs[0].text = "Góp ý của Công an"
    edited.table.rows[edited.row_of("Công khai thủ tục")].cells[at].paragraphs[0].add_run("Nên làm sớm hơn")
    answers.receive(session, edited.back())
    (one,) = opinions(session, plan)
    assert (one.words, one.line) == ("Góp ý của Công an: Nên làm sớm hơn", "3. Công khai thủ tục")


def test_the_column_for_opinions_is_no_change_of_the_plan(
    session: Session, plan: RecordId, files: tuple[Path, ...]
) -> None:
    found = returning.lay_beside(session, plan, taking_in.look_at(files[0]))
    assert all(table.found.is_empty for table in found.tables)


def test_the_table_names_everybody(
    session: Session, plan: RecordId, files: tuple[Path, ...], tmp_path: Path
) -> None:
    edited = Edited(files[0])
    edited.cell("Thường xuyên").text = "Hàng tháng"
    answers.receive(session, edited.back())
    answers.receive(session, taking_in.look_at(files[1]))
    consulting.explain(session, opinions(session, plan)[0].id, "Nhiệm vụ làm thường xuyên.")
    one = consulting.rounds(session, plan)[0].consultation.id
    out = tmp_path / opinion_table.table_name(session, plan)
    assert out.name == "Phu luc KH CCHC 2026 - tong hop y kien.pdf"
    opinion_table.print_opinions(session, plan, one, out)
    word = opinion_table.print_opinions(session, plan, one, out.with_suffix(".docx")).file
    cells = [[cell.text for cell in row.cells] for row in Document(str(word)).tables[0].rows]
    assert [row[1:] for row in cells[1:]] == [
        [
            "Công an xã",
            "3. Công khai thủ tục, Thời gian hoàn thành: Đề nghị sửa “Thường xuyên” thành “Hàng tháng”.",
            "Giải trình: Nhiệm vụ làm thường xuyên.",
        ],
        ["Phòng Kinh tế", "Thống nhất với dự thảo.", ""],
        ["Phòng Văn hóa - Xã hội", "Chưa có ý kiến trả lời.", ""],
    ]
    assert out.read_bytes().startswith(b"%PDF")


def test_other_kinds_of_files_come_from_nobody(session: Session, plan: RecordId, tmp_path: Path) -> None:
    """Also one that only calls itself a Word file: reading goes by content."""
    path = tmp_path / "Kế hoạch năm 2026.docx"
    path.write_text(
        "<table><tr><td>TT</td><td>Nhiệm vụ</td><td>Sản phẩm</td><td>Thời gian</td></tr>"
        "<tr><td>1</td><td>Rà soát</td><td>Báo cáo</td><td>Quý I/2026</td></tr></table>",
        encoding="utf-8",
    )
    file = taking_in.look_at(path)
    assert answers.sender_of(session, file) is None
    assert returning.plan_of_file(session, file) is None
