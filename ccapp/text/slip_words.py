"""The words that the look for slips knows by name. Tables only; the rules are in `slips`."""

from __future__ import annotations

from typing import Final


def _pairs(lines: str) -> dict[str, str]:
    """Lines of `wrong = right`, several parted by semicolons."""
    entries = (entry.split("=") for line in lines.strip().splitlines() for entry in line.split(";"))
    return {wrong.strip(): right.strip() for wrong, right in entries}


def words_of(lines: str) -> frozenset[str]:
    """The words of a table that is written as plain text."""
    return frozenset(lines.split())


# No syllables as they stand; of the two tones that would make them one, this is the usual word.
SPELLINGS: Final = _pairs(
    """
    viêc = việc; đươc = được; cuầ = của; tôt = tốt; nươc = nước; thưc = thực; tưc = tức; chưc = chức
    lưc = lực; môt = một; quôc = quốc; cuôc = cuộc; kêt = kết; viêt = viết; thiêt = thiết; biêt = biết
    quyêt = quyết; xuât = xuất; nhât = nhất; chât = chất; thât = thật; câp = cấp; lâp = lập; tâp = tập
    hơp = hợp; nghiêp = nghiệp; tiêp = tiếp; phuc = phục; đôt = đột; truôc = trước; trươc = trước
    măt = mặt; đăt = đặt; khăc = khắc
    vbaor = bảo; cahs = cách; cac = các; viec = việc; duoc = được
    """
)
# Valid syllables, and yet not the word that was meant.
PHRASES: Final = _pairs(
    """
    bổ xung = bổ sung; xắp xếp = sắp xếp; sắp sếp = sắp xếp; đề suất = đề xuất; suất sắc = xuất sắc
    xuất xắc = xuất sắc; sát nhập = sáp nhập; chỉnh chu = chỉn chu; chuẩn đoán = chẩn đoán; cọ sát = cọ xát
    rà xoát = rà soát; dà soát = rà soát; giám xát = giám sát; kiểm xoát = kiểm soát; khảo xát = khảo sát
    trú trọng = chú trọng; chú chọng = chú trọng; nổ lực = nỗ lực; nổ lục = nỗ lực; xúc tích = súc tích
    sử lý = xử lý; xữ lý = xử lý; sử phạt = xử phạt; kỹ luật = kỷ luật; kỹ niệm = kỷ niệm; kỷ thuật = kỹ thuật
    kỷ năng = kỹ năng; nghĩ hưu = nghỉ hưu; nghĩ phép = nghỉ phép; hổ trợ = hỗ trợ
    sữa đổi = sửa đổi; sữa chữa = sửa chữa; sửa chửa = sửa chữa; mỡ rộng = mở rộng; cãi cách = cải cách
    cãi thiện = cải thiện; giãi quyết = giải quyết; giãi pháp = giải pháp; hiệu quã = hiệu quả
    kết quã = kết quả; triễn khai = triển khai; phát triễn = phát triển; thũ tục = thủ tục
    cơ sỡ = cơ sở; trụ sỡ = trụ sở; chuyễn đổi = chuyển đổi; bão đảm = bảo đảm
    bảo đãm = bảo đảm; bão vệ = bảo vệ; quãn lý = quản lý
    vô hình chung = vô hình trung; tựu chung = tựu trung; thăm quan = tham quan
    lảng phí = lãng phí; chia sẽ = chia sẻ; sẳn sàng = sẵn sàng
    phổ biết = phổ biến; tuyên chuyền = tuyên truyền; truyên truyền = tuyên truyền; tiếp cân = tiếp cận
    trung thưc = trung thực; giử gìn = giữ gìn; gìn giử = gìn giữ
    hưỡng ứng = hưởng ứng; khuyến kích = khuyến khích; khen thuởng = khen thưởng; nhân dan = nhân dân
    tăng cuòng = tăng cường; phối hợi = phối hợp; thực hiên = thực hiện; kế hoạnh = kế hoạch
    cải cánh = cải cách
    """
)
# The first word of a phrase above may end the compound before it: "giám sát nhập khẩu" is no slip.
COMPOUNDS: Final = {
    "sát": ("giám", "kiểm", "khảo", "quan", "trinh"),
    "sử": ("lịch",),
    "xúc": ("tiếp", "cảm", "bức"),
    "nổ": ("bùng", "cháy"),
    "trú": ("cư", "lưu", "tạm", "thường"),
}
ACRONYMS: Final = {"TTTC": "TTHC", "HDND": "HĐND"}
# Said twice on purpose, and one after another only by chance: "thực hiện hiện đại hóa" is
# no slip, "và và" is.
NEVER_TWICE: Final = words_of("và của các những được với đã sẽ nhằm bản")
ON_PURPOSE: Final = words_of("từng rất mỗi dần ngày đời nhà người mãi")
# Loan words and names that follow other rules and come up in plans.
QUIET: Final = words_of(
    "ôtô êđê niê êban mlô byă kbuôr xơđăng ôxy bôxít milimét centimét xentimét kilômét kilôgam"
)
# English words of the shapes that the rules would take for Vietnamese typed without accents or in Telex.
ENGLISH: Final = words_of("""
    at it up set get let net pet bet met hot got lot not pot dot put but cut nut hut cat mat bat rat hat sat
    sit hit kit bit pit lit top pop hop mop tap map cap lap gap nap rap tip hip lip dip rip sip chip chat that
    cup pic mic tic mac sec rec doc bot ip tech rich coach boat goat coat soap quit quiet diet poet lien
    bien vien cop teens rooms boots roots trees sees moons seems meets keeps bees noons three tree sup
    """)
