"""Files that cannot be read: one code each, never a traceback, never a hang."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.reading import read, read_bytes
from tests.intake.doc_bytes import Parts, para, word97
from tests.intake.word import cell, part, row, table, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>'
)


def with_document(document: str | bytes) -> bytes:
    return zipped({"word/document.xml": document})


def encrypted_entry() -> bytes:
    data = bytearray(with_document(part("document", "<w:body/>")))
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(marker) + offset] |= 1
    return bytes(data)


def nested(depth: int) -> str:
    body = "<w:p/>"
    for _ in range(depth):
        body = table(row(cell(body)))
    return body


CASES = {
    "empty": ("a.docx", b"", "file-empty"),
    "text renamed": ("a.docx", "Kế hoạch năm 2026".encode(), "file-not-word"),
    "Word 95": ("a.doc", word97([para("a")], Parts(version=0x65)), "file-old-word"),
    "Word 95 named docx": ("a.docx", word97([para("a")], Parts(version=0x65)), "file-old-word"),
    "damaged doc": ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "file-damaged"),
    "password": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
    "other ole": ("a.docx", OLE, "file-unsupported"),
    "zip password": ("a.docx", encrypted_entry(), "file-encrypted"),
    "zip cut short": ("a.docx", word("<w:p/>")[:-40], "file-damaged"),
    "zip of nothing": ("a.docx", zipped({}), "file-not-word"),
    "no document part": ("a.docx", zipped({"word/styles.xml": "<a/>"}), "file-not-word"),
    "broken xml": ("a.docx", with_document("<w:document"), "file-damaged"),
    "not word xml": ("a.docx", with_document("<html/>"), "file-not-word"),
    "entity bomb": ("a.docx", with_document(BOMB), "file-unsafe"),
    "entity bomb in utf-16": ("a.docx", with_document(BOMB.encode("utf-16")), "file-unsafe"),
    "damaged excel": ("a.xlsx", zipped({"xl/workbook.xml": "<a/>"}), "file-damaged"),
    "damaged pdf": ("a.pdf", b"%PDF-1.7\n", "file-damaged"),
    "powerpoint": ("a.pptx", zipped({"ppt/presentation.xml": "<a/>"}), "file-unsupported"),
    "picture named docx": ("a.docx", b"\x89PNG\r\n\x1a\n", "file-picture"),
    "unknown": ("a.xyz", b"abc", "file-unsupported"),
    "nested": ("a.docx", word(nested(limits.NESTED_TABLES + 2)), "file-too-complex"),
    "deep xml": ("a.docx", with_document("<a>" * 5000 + "</a>" * 5000), "file-damaged"),
    "wide span": ("a.docx", word(table(row(cell("a", '<w:gridSpan w:val="99999"/>')))), "file-too-complex"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_bad_file_has_its_code(case: str) -> None:
    name, data, code = CASES[case]
    with pytest.raises(FileError) as caught:
        read_bytes(name, data)
    assert (caught.value.code, caught.value.facts["file"]) == (code, name)


def test_a_zip_bomb_is_not_unpacked() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("word/document.xml", bytes(limits.PART_BYTES + 1))
    with pytest.raises(FileError) as caught:
        read_bytes("a.docx", stream.getvalue())
    assert caught.value.code == "file-unsafe"


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 50)
    with pytest.raises(FileError) as caught:
        read_bytes("a.docx", word(table(*(row("a", "b") for _ in range(30)))))
    assert caught.value.code == "file-too-complex"


def test_too_large_a_file_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    path = tmp_path / "a.docx"
    path.write_bytes(bytes(1001))
    with pytest.raises(FileError) as caught:
        read(path)
    assert caught.value.code == "file-too-large"


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(FileError) as missing:
        read(tmp_path / "a.docx")
    assert missing.value.code == "file-not-found"
    with pytest.raises(FileError) as folder:
        read(tmp_path)
    assert folder.value.code == "is-folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(FileError) as caught:
        read(tmp_path / "a.docx")
    assert caught.value.code == "file-unsupported"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_access(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(FileError) as caught:
        read(path)
    assert caught.value.code == "no-access"


SOUND = word(table(row("STT", "Nhiệm vụ", "Chủ trì"), row("1", "Việc", "Phòng Kinh tế")))


@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_altered_bytes_never_end_in_a_traceback(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for at, byte in changes:
        data[at] = byte
    try:
        read_bytes("a.docx", bytes(data))
    except FileError as error:
        assert error.facts["file"] == "a.docx"


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_plainly_or_hold_no_plan(data: bytes) -> None:
    try:
        assert read_bytes("a.docx", data).tables == ()
    except FileError as error:
        assert error.facts["file"] == "a.docx"


def test_a_web_page_by_another_name_is_read_as_one() -> None:
    assert read_bytes("a.docx", b"<html><table><tr><td>1</td></tr></table></html>").tables == ()


@given(st.data())
def test_altered_xml_never_ends_in_a_traceback(data: st.DataObject) -> None:
    body = table(row("STT", "Nhiệm vụ", "Chủ trì"), row("1", cell("Việc", "<w:vMerge/>"), "Phòng Kinh tế"))
    xml = part("document", f"<w:body>{body}</w:body>")
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(xml) - 1))
        end = data.draw(st.integers(start, min(len(xml), start + 40)))
        xml = (
            xml[:start] + data.draw(st.sampled_from(("", "<w:p/>", "9", "</w:tc>", "&x;", "w:"))) + xml[end:]
        )
    try:
        read_bytes("a.docx", with_document(xml))
    except FileError as error:
        assert error.facts["file"] == "a.docx"
