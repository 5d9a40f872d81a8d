"""The fields of the administrative reform, told by their names: numbers differ from plan to plan."""

from __future__ import annotations

from typing import Final

from ccapp.domain.standard import FIELDS
from ccapp.text.fold import fold

# Words by which plans name each field, in the order of `standard.FIELDS` (names met in real plans).
_NAMES: Final = (
    ("thể chế", "văn bản quy phạm pháp luật"),
    ("thủ tục hành chính", "TTHC"),
    ("bộ máy",),
    ("công vụ", "đội ngũ", "cán bộ, công chức", "CBCC"),
    ("tài chính công", "tài chính"),
    ("chính quyền điện tử", "chính quyền số", "chuyển đổi số", "hiện đại hóa"),
    ("chỉ đạo", "điều hành"),
)
# Words that a task uses of one field only; what several fields share (TTHC, cán bộ) tells nothing.
_PHRASES: Final = (
    (),
    (),
    ("tổ chức bộ máy",),
    ("đội ngũ cán bộ", "đội ngũ công chức"),
    ("tài chính công", "chế độ tự chủ"),
    ("chính quyền số", "chính quyền điện tử", "nền tảng số"),
    (),
)
_NAME_KEYS: Final = tuple(tuple(map(fold, names)) for names in _NAMES)
_REFORM: Final = ("cai cach hanh chinh", "cchc")


def is_reform(title: str) -> bool:
    """Whether a title speaks of the administrative reform."""
    folded = fold(title)
    return any(word in folded for word in _REFORM)


def fields_named(section: str) -> frozenset[str]:
    """The fields that a section's name stands for; a section may join two."""
    folded = fold(section)
    return frozenset(
        field
        for field, names in zip(FIELDS, _NAME_KEYS, strict=True)
        if any(name in folded for name in names)
    )


def phrases_of_fields(text: str) -> tuple[tuple[str, str], ...]:
    """Fields that the words of a task point to, each with the phrase that does."""
    folded = fold(text)
    return tuple(
        (field, phrase)
        for field, phrases in zip(FIELDS, _PHRASES, strict=True)
        for phrase in phrases
        if fold(phrase) in folded
    )
