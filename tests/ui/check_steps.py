"""A small Word plan with slips of each kind, as an office would hand it in, for the tests of the check."""

from __future__ import annotations

from pathlib import Path

import docx
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ui.pages.checking import CheckingPage
from ui.window import MainWindow

HEADINGS = (
    "TT",
    "Nội dung, nhiệm vụ",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian hoàn thành",
)
LETTER = (
    "ỦY BAN NHÂN DÂN",
    "XÃ SUỐI MÂY",
    "Suối Mây, ngày     tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2026",
    "I. MỤC ĐÍCH",
    "1. Rà soát xong trước ngày 31 tháng 6 năm 2026.",
    "3. Phối hợp với các ban, ngành tổ chức tập huấn.",
    "II. NHIỆM VỤ",
    "Không để chống chéo nhiệm vụ.",
)
OFFICE, SHORT = "Văn phòng - Thống kê", "Văn phòng - TK"
TEAMS = "Các ban, ngành, đoàn thể"
ROWS = (
    ("I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""),
    ("1", "Xây dựng kế hoạch kiểm tra văn bản", "Kế hoạch", OFFICE, TEAMS, "Quý I/2026"),
    ("2", "Kiểm tra, rà soát văn bản của xã", "", OFFICE, TEAMS, "Tháng 6/2026"),
    ("3", "Báo cáo kết quả rà soát văn bản", "Báo cáo", SHORT, TEAMS, "31/6/2026"),
    ("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "", "", "", ""),
    ("4", "Công khai thủ tục hành chính tại bộ phận một cửa", "Danh mục", SHORT, TEAMS, "Thường xuyên"),
    ("5", "Đánh giá việc giải quyết hồ sơ trực tuyến", "Báo cáo", "Công an xã", TEAMS, "xong sớm"),
    ("7", "Tổ chức đối thoại với người dân", "Biên bản", "Công an xã", TEAMS, "Trước ngày 31/12 hàng năm"),
)


def word_file(folder: Path, name: str = "Kế hoạch xã.docx") -> Path:
    """Text and table, both with slips."""
    document = docx.Document()
    for text in LETTER:
        document.add_paragraph(text)
    table = document.add_table(len(ROWS) + 1, len(HEADINGS))
    table.style = "Table Grid"
    for at, row in enumerate((HEADINGS, *ROWS)):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    path = folder / name
    document.save(str(path))
    return path


def slipped_plan(session: Session, folder: Path) -> RecordId:
    """The same taken in as a plan."""
    file = word_file(folder)
    return planning.import_file(session, file, title="Kế hoạch cải cách hành chính năm 2026").plan


def settle(qtbot: QtBot, page: CheckingPage) -> None:
    """Wait until the check has ended."""
    qtbot.waitUntil(lambda: not page.watch.is_waiting)


def checked_page(qtbot: QtBot, window: MainWindow, plan: RecordId) -> CheckingPage:
    """The page in the real window, checked."""
    window.resize(1366, 768)
    window.show()
    window.navigate("checking", plan=plan)
    made = window.page("checking")
    assert isinstance(made, CheckingPage)
    settle(qtbot, made)
    return made
