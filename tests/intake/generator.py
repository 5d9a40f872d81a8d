"""Makes plan appendices nobody has written, in every shape people type them, with the rows they mean.

Headings are none of the recogniser's own phrases; texts are our own. Everything follows from one seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")

HEADINGS = {
    "number": ("STT.", "T.T", "Số thứ tự nhiệm vụ", "Stt", "TT (1)", "Thứ tự việc"),
    "title": (
        "Nội dung công việc triển khai", "Tên nhiệm vụ, công việc", "Các nhiệm vụ trọng tâm trong năm",
        "Nhiệm vụ, giải pháp chủ yếu", "Nội dung nhiệm vụ cụ thể", "Công việc phải thực hiện",
        "Các đầu việc trong năm", "Nhiệm vụ/hoạt động",
    ),
    "product": (
        "Sản phẩm dự kiến", "Kết quả cần đạt được", "Sản phẩm/kết quả đầu ra",
        "Kết quả, sản phẩm hoàn thành", "Dự kiến sản phẩm", "Sản phẩm phải có",
        "Kết quả thực hiện dự kiến",
    ),
    "lead": (
        "Đơn vị chủ trì, tham mưu", "Bộ phận chủ trì", "Cán bộ, công chức phụ trách",
        "Cơ quan chịu trách nhiệm chính", "Bộ phận chủ trì thực hiện", "Đơn vị đầu mối",
        "Ban, ngành chủ trì",
    ),
    "partners": (
        "Đơn vị cùng phối hợp", "Bộ phận phối hợp thực hiện", "Các ngành phối hợp",
        "Cơ quan, đơn vị tham gia", "Đơn vị phối hợp, hỗ trợ", "Thành phần tham gia phối hợp",
    ),
    "deadline": (
        "Thời hạn phải xong", "Thời gian dự kiến hoàn thành", "Tiến độ thực hiện", "Thời điểm hoàn thành",
        "Thời gian thực hiện, hoàn thành", "Hạn hoàn thành nhiệm vụ", "Mốc thời gian",
    ),
    "budget": (
        "Dự kiến kinh phí", "Nguồn kinh phí bảo đảm", "Kinh phí (triệu đồng)", "Dự toán kinh phí thực hiện",
    ),
    "notes": ("Ghi chú thêm", "Ghi chú (nếu có)", "Các lưu ý"),
    "goal": ("Mục tiêu cần hướng tới", "Mục tiêu cụ thể", "Nhóm mục tiêu", "Mục tiêu, định hướng"),
    "task": ("Nhiệm vụ cần thực hiện", "Các nhiệm vụ", "Nhiệm vụ trọng tâm", "Nội dung nhiệm vụ"),
    "activity": ("Hoạt động cụ thể", "Các hoạt động triển khai", "Hoạt động chính", "Các bước tiến hành"),
}  # fmt: skip
ODD = {
    "number": ("#", "Số"),
    "title": ("Làm gì trong năm", "Những việc cần làm", "Phần việc", "Việc được giao"),
    "product": ("Cái gì ra được", "Minh chứng kèm theo", "Văn bản phải có", "Làm xong có gì"),
    "lead": ("Ai làm chính", "Giao cho ai", "Người lo việc", "Nơi phụ trách"),
    "partners": ("Ai cùng làm", "Bên liên quan", "Nơi hỗ trợ"),
    "deadline": ("Khi nào xong", "Bao giờ có", "Chậm nhất", "Xong trước ngày"),
    "budget": ("Tiền ở đâu", "Lấy từ nguồn nào", "Tiền"),
    "notes": ("Nói thêm", "Lưu ý gì"),
    "goal": ("Hướng tới điều gì", "Mục đích"),
    "task": ("Nhiệm vụ", "Việc lớn"),
    "activity": ("Việc nhỏ cụ thể", "Cách làm"),
}  # fmt: skip
SECTIONS = (
    "Công tác xây dựng thể chế", "Đơn giản hóa thủ tục hành chính", "Sắp xếp bộ máy",
    "Nâng cao chất lượng công vụ", "Quản lý tài chính công", "Chính quyền số và dịch vụ công",
    "Chỉ đạo, điều hành chung", "Thông tin, tuyên truyền",
)  # fmt: skip
VERBS = (
    "Xây dựng", "Rà soát", "Tổ chức", "Triển khai", "Cập nhật", "Hoàn thiện", "Kiểm tra", "Đánh giá",
    "Bố trí", "Niêm yết",
)  # fmt: skip
OBJECTS = (
    "danh mục thủ tục thuộc thẩm quyền của xã trên cổng dịch vụ công",
    "quy chế làm việc của Ủy ban nhân dân phường", "việc số hóa hồ sơ lưu trữ tại bộ phận Một cửa",
    "lịch tiếp công dân định kỳ của Chủ tịch UBND xã",
    "đề án vị trí việc làm sau sắp xếp đơn vị hành chính", "hệ thống camera và mạng nội bộ tại trụ sở",
    "khảo sát mức độ hài lòng của người dân, doanh nghiệp",
    "công tác tự chấm điểm chỉ số cải cách hành chính năm", "chữ ký số chuyên dùng cho cán bộ, công chức",
    "tủ sách pháp luật và loa truyền thanh ở các thôn",
)  # fmt: skip
PRODUCTS = (
    "Kế hoạch", "Báo cáo kết quả", "Quyết định phê duyệt của UBND xã", "Tờ trình và dự thảo Nghị quyết",
    "Biên bản kiểm tra", "Công văn đôn đốc", "Thông báo kết luận", "Danh mục được công khai",
    "Phương án đơn giản hóa", "Quy chế sửa đổi",
)  # fmt: skip
LEADS = (
    "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Phòng Kinh tế",
    "Trung tâm Phục vụ hành chính công", "Công an xã", "Tư pháp - Hộ tịch", "Bộ phận Một cửa",
    "Ban Chỉ huy quân sự",
)  # fmt: skip
PARTNERS = (
    "Các phòng, ban liên quan", "Các thôn, bản", "Công an xã; Phòng Kinh tế",
    "Ủy ban Mặt trận Tổ quốc và các đoàn thể", "Đoàn Thanh niên, Hội Phụ nữ", "Các đơn vị sự nghiệp",
)  # fmt: skip
DEADLINES = (
    "Trước ngày 15/3/2026", "Quý II/2026", "Tháng 11/2026", "Hằng quý", "Năm 2026", "Trước 30/9 hằng năm",
    "Thường xuyên", "31/12/2026", "Quý III - IV/2026",
)  # fmt: skip
BUDGETS = ("Theo dự toán được giao", "Ngân sách xã", "25 triệu đồng", "")
NOTES = ("Thực hiện theo hướng dẫn của tỉnh", "", "", "Báo cáo lồng ghép")
INDICATORS = (
    "Tỷ lệ hồ sơ giải quyết đúng hạn", "Tỷ lệ hồ sơ nộp trực tuyến", "Mức độ hài lòng của người dân",
    "Số dịch vụ công toàn trình được cung cấp", "Tỷ lệ văn bản ký số",
    "Tỷ lệ cán bộ được tập huấn kỹ năng số",
)  # fmt: skip


@dataclass
class Cell:
    """A cell to write: `span` columns wide; `up` continues the cell above; `bold` as sections are."""

    text: str = ""
    span: int = 1
    up: bool = False
    starts: bool = False
    bold: bool = False


@dataclass
class Made:
    """A made file and the rows it means."""

    data: bytes
    keys: list[str]
    records: list[dict[str, str]]
    note: dict[str, object] = field(default_factory=dict)


@dataclass
class Shape:
    """The choices one seed makes."""

    keys: list[str]
    headings: list[str]
    merges: str
    section_style: str
    restart: bool
    dotted: bool
    cut: bool
    repeat_header: bool
    index_row: bool
    distractors: bool


def make(seed: int, *, odd: bool = False) -> Made:
    """One file from a seed; with `odd` the headings are words no plan of the field uses."""
    rng = random.Random(seed)
    kind = rng.choice(("task", "task", "task", "goal", "years"))
    shape = _shape(rng, kind, odd)
    records: list[dict[str, str]] = []
    rows = _rows(rng, kind, shape, records)
    document = docx.Document()
    if shape.distractors:
        _distractors(document)
    for text in ("PHỤ LỤC", "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"):
        document.add_paragraph().add_run(text).bold = True
    document.add_paragraph("(Kèm theo Kế hoạch số 12/KH-UBND ngày 09 tháng 01 năm 2026 của UBND xã Phú Sơn)")
    for part in _pages(rng, shape, rows):
        document.element.body.insert(-1, parse_xml(_table(part, len(shape.keys))))
        document.add_paragraph("")
    stream = BytesIO()
    document.save(stream)
    return Made(stream.getvalue(), shape.keys, records, {"kind": kind, "shape": shape})


def _shape(rng: random.Random, kind: str, odd: bool) -> Shape:
    table = ODD if odd else HEADINGS
    if kind == "years":
        years = [f"y{year}" for year in range(2026, 2026 + rng.randint(3, 5))]
        keys = ["number", "title", *years, "lead"]
    else:
        words = ["title"] if kind == "task" else ["goal", "task", "activity"]
        tail = ["lead", "partners", "deadline"]
        tail += ["product"] if kind == "goal" or rng.random() < 0.8 else []
        tail += rng.sample(["budget", "notes"], rng.randint(0, 2))
        rng.shuffle(tail)
        keys = ["number", *words, *tail]
        if rng.random() < 0.25 and kind == "task":
            rest = keys[1:]
            rng.shuffle(rest)
            keys = ["number", *rest]
    heads = [
        rng.choice(("{}", "Năm {}")).format(key[1:]) if key.startswith("y") else rng.choice(table[key])
        for key in keys
    ]
    if kind == "years":
        heads[1] = rng.choice(("Chỉ tiêu phấn đấu", "Mục tiêu, chỉ tiêu", "Nội dung chỉ tiêu"))
    return Shape(
        keys=keys,
        headings=heads,
        merges=rng.choice(("merged", "blank", "typed")),
        section_style=rng.choice(("span", "numbered", "number+span", "capitals", "roman-plain")),
        restart=rng.random() < 0.5,
        dotted=rng.random() < 0.2,
        cut=rng.random() < 0.5,
        repeat_header=rng.random() < 0.75,
        index_row=rng.random() < 0.4,
        distractors=rng.random() < 0.5,
    )


def _rows(rng: random.Random, kind: str, shape: Shape, records: list[dict[str, str]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    number = 0
    titles = rng.sample(SECTIONS, rng.randint(2, 5))
    for index, section in enumerate(titles):
        capitals = section.upper() if shape.section_style == "capitals" else section
        numeral = "" if shape.section_style == "capitals" else ROMAN[index]
        rows.append(_section_row(shape, numeral, capitals))
        number = 0 if shape.restart else number
        for _ in range(rng.randint(1, 5)):
            number += 1
            text = f"{number}." if shape.dotted else str(number)
            block = _years(rng, shape, text) if kind == "years" else _task(rng, shape, kind, text)
            records += [{"section_number": numeral, "section": capitals, **line} for line in block]
            rows += _cells(shape, block)
    return rows


def _years(rng: random.Random, shape: Shape, number: str) -> list[dict[str, str]]:
    line = {key: f"≥ {rng.randint(40, 100)}%" for key in shape.keys if key.startswith("y")}
    return [{**line, "number": number, "title": rng.choice(INDICATORS), "lead": rng.choice(LEADS)}]


def _task(rng: random.Random, shape: Shape, kind: str, number: str) -> list[dict[str, str]]:
    def words() -> str:
        return f"{rng.choice(VERBS)} {rng.choice(OBJECTS)}"

    leaves = rng.choice((1, 1, 2, 3)) if "product" in shape.keys else 1
    lead, partners = rng.choice(LEADS), rng.choice(PARTNERS)
    head = {"number": number}
    head |= {"title": words()} if kind == "task" else {"goal": words(), "task": words()}
    lines = []
    products = rng.sample(PRODUCTS, leaves)
    for index in range(leaves):
        line = {
            **head,
            "product": products[index],
            "lead": lead,
            "partners": partners,
            "deadline": rng.choice(DEADLINES),
            "budget": rng.choice(BUDGETS),
            "notes": rng.choice(NOTES),
        }
        if kind == "goal":
            line["activity"] = f"{VERBS[(index * 3 + len(number)) % len(VERBS)]} {rng.choice(OBJECTS)}"
        lines.append({key: value for key, value in line.items() if key in shape.keys})
    return lines


def _cells(shape: Shape, block: list[dict[str, str]]) -> list[list[Cell]]:
    shared = {"number", "title", "goal", "task", "lead", "partners"}
    rows = []
    for index, line in enumerate(block):
        row = []
        for key in shape.keys:
            if key not in shared or len(block) == 1 or shape.merges == "typed":
                row.append(Cell(line[key]))
            elif index == 0:
                row.append(Cell(line[key], starts=shape.merges == "merged"))
            else:
                row.append(Cell(up=shape.merges == "merged"))
        rows.append(row)
    return rows


def _section_row(shape: Shape, numeral: str, title: str) -> list[Cell]:
    width = len(shape.keys)
    words = next(index for index, key in enumerate(shape.keys) if key in {"title", "goal"})
    if shape.section_style == "span":
        return [Cell(f"{numeral}. {title}", span=width, bold=True)]
    if shape.section_style == "capitals":
        return [Cell(title, span=width, bold=True)]
    if shape.section_style == "number+span" and words == 1:
        return [Cell(numeral, bold=True), Cell(title, span=width - 1, bold=True)]
    row = [Cell() for _ in range(width)]
    bold = shape.section_style != "roman-plain"
    row[0], row[words] = Cell(numeral, bold=bold), Cell(title, bold=bold)
    return row


def _pages(rng: random.Random, shape: Shape, rows: list[list[Cell]]) -> list[list[list[Cell]]]:
    header = [[Cell(text, bold=True) for text in shape.headings]]
    if shape.index_row:
        header.append([Cell(f"({index})") for index in range(1, len(shape.keys) + 1)])
    if not shape.cut or len(rows) < 8:
        return [header + rows]
    at = rng.randint(4, len(rows) - 3)
    first, second = rows[:at], rows[at:]
    if rng.random() < 0.5:
        first, second = _break_row(rng, shape, first, second)
    if second and any(cell.up for cell in second[0]):
        # A merged cell that a page break cuts is blank on the next page, and begins there again.
        second[0] = [Cell(starts=True) if cell.up else cell for cell in second[0]]
    return [header + first, (header[:1] if shape.repeat_header else []) + second]


def _break_row(
    rng: random.Random, shape: Shape, first: list[list[Cell]], second: list[list[Cell]]
) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Break the last row of a page inside the words of its title, and of other long cells."""
    last = first[-1]
    words = next(index for index, key in enumerate(shape.keys) if key in {"title", "goal"})
    continued = second and any(cell.up for cell in second[0])
    whole = len(last) == len(shape.keys) and last[words].text and last[0].text and shape.keys[1][0] != "y"
    if not whole or continued or last[0].bold or last[0].text.strip(".") in ROMAN:
        return first, second
    if second and not second[0][0].text:
        return first, second  # the next row belongs to the same task
    top, tail = [], []
    for index, cell in enumerate(last):
        parts = cell.text.split(" ")
        broken = index == words or (len(parts) > 3 and rng.random() < 0.4)
        if broken and len(parts) > 3:
            cut = rng.randint(1, len(parts) - 1)
            top.append(Cell(" ".join(parts[:cut])))
            tail.append(Cell(" ".join(parts[cut:])))
        else:
            top.append(cell)
            tail.append(Cell())
    return [*first[:-1], top], [tail, *second]


def _table(rows: list[list[Cell]], width: int) -> str:
    grid = "".join(f'<w:gridCol w:w="{1200 + 100 * index}"/>' for index in range(width))
    body = "".join("<w:tr>" + "".join(map(_cell, row)) + "</w:tr>" for row in rows)
    return f"<w:tbl {NS}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _cell(cell: Cell) -> str:
    shape = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    shape += '<w:vMerge w:val="restart"/>' if cell.starts else "<w:vMerge/>" if cell.up else ""
    bold = "<w:rPr><w:b/></w:rPr>" if cell.bold else ""
    run = f'<w:r>{bold}<w:t xml:space="preserve">{escape(cell.text)}</w:t></w:r>' if cell.text else ""
    return f"<w:tc><w:tcPr>{shape}</w:tcPr><w:p>{run}</w:p></w:tc>"


def _distractors(document: docx.document.Document) -> None:
    tables = (
        [["UBND XÃ PHÚ SƠN\nSố: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
        [["STT", "Họ và tên", "Chức vụ", "Nhiệm vụ"], ["1", "Nguyễn Thị A", "Trưởng ban", "Chủ trì"]],
        [["Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]],
    )
    for rows in tables:
        width = len(rows[0])
        cells = [[Cell(text) for text in row] for row in rows]
        document.element.body.insert(-1, parse_xml(_table(cells, width)))
        document.add_paragraph("Ủy ban nhân dân xã ban hành kế hoạch với các nội dung sau đây.")
