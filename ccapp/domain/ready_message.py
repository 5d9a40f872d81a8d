"""Tin nhắn soạn sẵn: what a commune writes to its superior by Zalo, telephone or mail, ready to be sent."""

from __future__ import annotations


def file_request(own: str, superior: str = "", refused_on: str = "") -> str:
    """Asks for a connection file: the first one, or a new one since a machine is refused.

    `superior` is empty where it is not known, `refused_on` a day as written.
    """
    to = superior or "anh/chị"
    if refused_on:
        why = (
            f"Tệp kết nối của {own} đã được cấp lại từ ngày {refused_on}, máy đang dùng không còn gửi được"
            " dữ liệu. Đề nghị gửi tệp kết nối mới."
        )
    elif superior:
        why = f"{own} đã cài lại máy, lần gửi tới cần tệp kết nối mới. Đề nghị cấp lại tệp kết nối."
    else:
        why = f"{own} đề nghị gửi tệp kết nối để gửi kế hoạch, báo cáo bằng tệp dữ liệu."
    return f"Kính gửi {to}. {why} Tệp gửi qua hệ thống văn bản, thư điện tử hoặc Zalo đều được. Xin cảm ơn."
