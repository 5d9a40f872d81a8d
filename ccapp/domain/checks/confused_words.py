"""Slips that make other valid syllables, by the letters that are confused in speech and on keys.

A table only. Unlike those of `usual_words.USUAL` they have other letters than what was meant. An expression
stands here only if no office writes it on purpose; what a word of it may belong to stands in `AROUND`.
"""

from __future__ import annotations

from typing import Final

_TABLE: Final = """
ban hàng = ban hành; ban hàn = ban hành; bang hành = ban hành; ủy bang = ủy ban
thời hạng = thời hạn; giới hạng = giới hạn; quyền hạng = quyền hạn; hạng chế = hạn chế; hạng mức = hạn mức
văn bảng = văn bản; văng bản = văn bản; cơ bảng = cơ bản; phiên bảng = phiên bản; bảng sao = bản sao
bảng đồ = bản đồ; bảng thân = bản thân; địa bàng = địa bàn; sảng phẩm = sản phẩm; tài sảng = tài sản
quảng lý = quản lý; cơ quang = cơ quan; liên quang = liên quan; khách quang = khách quan
chủ quang = chủ quan; tham quang = tham quan; quang trọng = quan trọng; quang hệ = quan hệ
căng cứ = căn cứ; khó khăng = khó khăn; văng phòng = văn phòng; nông thông = nông thôn; lang tỏa = lan tỏa
công dâng = công dân; hàn chính = hành chính; hành chín = hành chính; tài chín = tài chính
hoàn thàn = hoàn thành; thàn lập = thành lập; tiến hàn = tiến hành; thi hàn = thi hành; chấp hàn = chấp hành
điều hàn = điều hành; tình hìn = tình hình; hội đồn = hội đồng; cộng đồn = cộng đồng; đồn bộ = đồng bộ
côn tác = công tác; côn việc = công việc; côn khai = công khai; côn dân = công dân; côn chức = công chức
phân côn = phân công; phòng chốn = phòng chống; thườn xuyên = thường xuyên; trườn học = trường học
tăng cườn = tăng cường; phươn án = phương án; chươn trình = chương trình; địa phươn = địa phương
chất lượn = chất lượng; số lượn = số lượng

phác triển = phát triển; phác sinh = phát sinh; phác hiện = phát hiện; thủ tụt = thủ tục; phụt vụ = phục vụ
giáo dụt = giáo dục; khắc phụt = khắc phục; mụt tiêu = mục tiêu; năng lựt = năng lực; hiệu lựt = hiệu lực
khu vựt = khu vực; lĩnh vựt = lĩnh vực; thựt hiện = thực hiện; thựt tế = thực tế; chứt năng = chức năng
tổ chứt = tổ chức; công chứt = công chức; viên chứt = viên chức; bắc buộc = bắt buộc; tắc cả = tất cả
mặc trận = mặt trận; mặc bằng = mặt bằng; rúc kinh nghiệm = rút kinh nghiệm; tiếc kiệm = tiết kiệm
chi tiếc = chi tiết; thiếc thực = thiết thực; thiếc bị = thiết bị; cần thiếc = cần thiết
quyết liệc = quyết liệt; kế hoạt = kế hoạch; mục đít = mục đích

trương trình = chương trình; chung tâm = trung tâm; chuyền thanh = truyền thanh; chuyền thông = truyền thông
chiển khai = triển khai; phát chiển = phát triển; trỉ đạo = chỉ đạo; trủ trì = chủ trì; trủ động = chủ động
trủ tịch = chủ tịch; trính sách = chính sách; chách nhiệm = trách nhiệm; chực tuyến = trực tuyến
chực tiếp = trực tiếp; kiểm cha = kiểm tra; điều cha = điều tra; trậm nhất = chậm nhất; tổ trức = tổ chức
trức năng = chức năng; công trức = công chức; giá chị = giá trị; vị chí = vị trí; bố chí = bố trí
trấp hành = chấp hành; chình tự = trình tự; quy chình = quy trình; công chình = công trình
truyển đổi = chuyển đổi; truyên môn = chuyên môn; trất lượng = chất lượng

sây dựng = xây dựng; sã hội = xã hội; sác định = xác định; xử dụng = sử dụng; xố hóa = số hóa
hồ xơ = hồ sơ; cơ xở = cơ sở; chính xách = chính sách; ngân xách = ngân sách; danh xách = danh sách
xửa đổi = sửa đổi; xáng kiến = sáng kiến; sản suất = sản xuất; xản xuất = sản xuất; an xinh = an sinh
phát xinh = phát sinh; vệ xinh = vệ sinh; học xinh = học sinh; sét duyệt = xét duyệt; xem sét = xem xét
sếp loại = xếp loại; sếp hạng = xếp hạng; xức khỏe = sức khỏe; tài xản = tài sản; xản phẩm = sản phẩm
chỉ xố = chỉ số; xố liệu = số liệu; xố lượng = số lượng

dải quyết = giải quyết; dải pháp = giải pháp; dám sát = giám sát; giáo giục = giáo dục; dao thông = giao thông
lâng cao = nâng cao; lăng lực = năng lực; lông thôn = nông thôn; lông nghiệp = nông nghiệp
nãnh đạo = lãnh đạo; quản ný = quản lý; xử ný = xử lý; nĩnh vực = lĩnh vực; lội dung = nội dung
lội vụ = nội vụ; nàm việc = làm việc
"""

# Expressions that one of the words may belong to with its neighbour: `trưởng ban | hàng năm`.
AROUND: Final = (
    "hàng năm", "hàng quý", "hàng tháng", "hàng tuần", "hàng ngày", "hàng hóa", "hàng hoá", "bộ đội",
    "xếp hạng", "chế độ", "thân thiện", "sao kê", "bóng chuyền", "thanh niên", "dây chuyền", "tâm huyết",
    "tâm nguyện", "sát cánh", "thân nhân", "đồ dùng",
)  # fmt: skip


def _pairs() -> dict[str, str]:
    entries = (entry.split("=") for line in _TABLE.strip().splitlines() for entry in line.split(";") if entry)
    return {wrong.strip(): right.strip() for wrong, right in entries}


CONFUSED: Final = _pairs()
