"""Small Word 97-2003 files written byte by byte, for what LibreOffice does not write (see [MS-DOC])."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ccapp.intake.doc.fib import Pair

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
TEXT_AT = 1536
PAIRS = 93


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file ([MS-CFB]) with the given streams at its top."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    counts = [-(-len(data) // SECTOR) for data in padded.values()]
    fats = 1
    while fats * 128 < fats + 1 + sum(counts):
        fats += 1
    chains = [FAT] * fats + [END]
    starts = []
    for count in counts:
        starts.append(len(chains))
        chains += [*range(len(chains) + 1, len(chains) + count), END]
    entries = [entry("Root Entry", 5, child=1 if streams else FREE, start=END, size=0)]
    for index, (name, data) in enumerate(padded.items()):
        right = index + 2 if index + 1 < len(padded) else FREE
        entries.append(entry(name, 2, right=right, start=starts[index], size=len(data)))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(fats * SECTOR, b"\xff")
    body = table + directory + b"".join(pad(data) for data in padded.values())
    return header(fats, directory_at=fats) + body


def header(fats: int, *, directory_at: int) -> bytes:
    """The first sector: 512-byte sectors, no mini stream, no DIFAT sectors."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, fats, directory_at, 0, 4096, END, 0, END, 0)
    numbers = [*range(fats), *[FREE] * (109 - fats)]
    return head + struct.pack("<109I", *numbers)


def entry(name: str, kind: int, *, child: int = FREE, right: int = FREE, start: int, size: int) -> bytes:
    """A directory entry."""
    raw = name.encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def pad(data: bytes) -> bytes:
    """Whole sectors."""
    return data + bytes(-len(data) % SECTOR)


def sprm(code: int, operand: int | bytes = 1) -> bytes:
    """A modifier; numbers take the size that the code says."""
    size = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}.get(code >> 13)
    if isinstance(operand, int):
        assert size is not None
        operand = operand.to_bytes(size, "little", signed=operand < 0)
    elif code == 0xD608:
        operand = struct.pack("<H", len(operand) + 1) + operand
    elif size is None:
        operand = bytes([len(operand)]) + operand
    return struct.pack("<H", code) + operand


def tdef(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """sprmTDefTable: edges of cells in twips, and the merge flags of each."""
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    return sprm(0xD608, bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges) + cells)


@dataclass
class Para:
    """A paragraph: runs of text with their modifiers, its own modifiers, its mark and that mark's."""

    runs: Sequence[tuple[str, bytes]] = ()
    papx: bytes = b""
    mark: str = "\r"
    mark_chpx: bytes = b""
    style: int = 0


IN_TABLE = sprm(0x2416)


def para(text: str = "", papx: bytes = b"", **rest: bytes | int | str) -> Para:
    """A paragraph of plain text."""
    return Para(runs=[(text, b"")] if text else [], papx=papx, **rest)  # type: ignore[arg-type]


def cell(*content: str | Para) -> list[Para]:
    """A cell: its last paragraph ends with the cell mark."""
    paras = [para(one, IN_TABLE) if isinstance(one, str) else one for one in content]
    paras[-1].mark = "\x07"
    return paras


def row(*cells: str | list[Para], shape: bytes = b"", mark_chpx: bytes = b"") -> list[Para]:
    """A row and its end."""
    paras = [one for content in cells for one in (cell(content) if isinstance(content, str) else content)]
    return [*paras, Para(papx=IN_TABLE + sprm(0x2417) + shape, mark="\x07", mark_chpx=mark_chpx)]


@dataclass
class Parts:
    """What else a file holds: structures of the table stream, the Data stream, flags."""

    table: dict[Pair, bytes] = field(default_factory=dict)
    data: bytes = b""
    boxes: Sequence[Para] = ()
    flags: int = 0x0200
    identifier: int = 0xA5EC
    version: int = 0xC1
    compressed: bool = False
    prm: int = 0
    prcs: Sequence[bytes] = ()
    sections: Sequence[tuple[int, bytes]] = ()


def word97(paras: Sequence[Para], parts: Parts | None = None) -> bytes:
    """A .doc of the given paragraphs, in one piece."""
    parts = parts or Parts()
    width = 1 if parts.compressed else 2
    everything = [*paras, *parts.boxes]
    text, chpx, papx = _formatted(everything, width)
    main = sum(_length(one) for one in paras)
    raw = text.encode("cp1252" if parts.compressed else "utf-16-le")
    stream = bytearray(pad(bytes(TEXT_AT) + raw))
    table = dict(parts.table)
    table[Pair.PLCF_BTE_CHPX] = _pages(stream, chpx, _chpx_page)
    table[Pair.PLCF_BTE_PAPX] = _pages(stream, papx, _papx_page)
    place = TEXT_AT * 2 | 0x4000_0000 if parts.compressed else TEXT_AT
    prcs = b"".join(b"\x01" + struct.pack("<H", len(prc)) + prc for prc in parts.prcs)
    plc = struct.pack("<IIHIH", 0, len(text), 0, place, parts.prm)
    table[Pair.CLX] = prcs + b"\x02" + struct.pack("<I", len(plc)) + plc
    if parts.sections:
        table[Pair.PLCF_SED] = _sections(stream, parts.sections)
    tables, places = _table_stream(table)
    stream[:TEXT_AT] = _fib(parts, main, len(text) - main, places).ljust(TEXT_AT, b"\0")
    name = "1Table" if parts.flags & 0x0200 else "0Table"
    return compound({"WordDocument": bytes(stream), name: tables, "Data": parts.data})


def _length(one: Para) -> int:
    return sum(len(text) for text, _ in one.runs) + 1


def _formatted(
    paras: Sequence[Para], width: int
) -> tuple[str, list[tuple[int, int, bytes]], list[tuple[int, int, bytes]]]:
    text = ""
    chpx: list[tuple[int, int, bytes]] = []
    papx: list[tuple[int, int, bytes]] = []

    def byte() -> int:
        return TEXT_AT + len(text) * width

    for one in paras:
        begin = byte()
        for words, form in (*one.runs, (one.mark, one.mark_chpx)):
            start = byte()
            text += words
            chpx.append((start, byte(), form))
        papx.append((begin, byte(), struct.pack("<H", one.style) + one.papx))
    return text, chpx, papx


def _pages(stream: bytearray, runs: list[tuple[int, int, bytes]], page: object) -> bytes:
    """Formatted pages of ten runs each, and the table that finds them."""
    starts, numbers = [], []
    for at in range(0, len(runs), 4):
        some = runs[at : at + 4]
        starts.append(some[0][0])
        numbers.append(len(stream) // SECTOR)
        stream += page(some)  # type: ignore[operator]
    return struct.pack(f"<{len(starts) + 1}I{len(numbers)}I", *starts, runs[-1][1], *numbers)


def _chpx_page(runs: list[tuple[int, int, bytes]]) -> bytes:
    page = bytearray(SECTOR)
    page[-1] = len(runs)
    struct.pack_into(f"<{len(runs) + 1}I", page, 0, *(run[0] for run in runs), runs[-1][1])
    end = SECTOR - 2
    for index, (_, _, form) in enumerate(runs):
        if form:
            end = (end - len(form) - 1) // 2 * 2
            page[end : end + 1 + len(form)] = bytes([len(form)]) + form
            page[4 * (len(runs) + 1) + index] = end // 2
    return bytes(page)


def _papx_page(runs: list[tuple[int, int, bytes]]) -> bytes:
    page = bytearray(SECTOR)
    page[-1] = len(runs)
    struct.pack_into(f"<{len(runs) + 1}I", page, 0, *(run[0] for run in runs), runs[-1][1])
    end = SECTOR - 2
    for index, (_, _, form) in enumerate(runs):
        odd, half = len(form) % 2, len(form) // 2
        packed = (bytes([half + 1]) if odd else bytes([0, half])) + form
        end = (end - len(packed)) // 2 * 2
        page[end : end + len(packed)] = packed
        page[4 * (len(runs) + 1) + index * 13] = end // 2
    return bytes(page)


def _sections(stream: bytearray, sections: Sequence[tuple[int, bytes]]) -> bytes:
    ends, places = [0], []
    for end, form in sections:
        ends.append(end)
        places.append(len(stream))
        stream += pad(struct.pack("<H", len(form)) + form)
    seds = b"".join(struct.pack("<HIHI", 0, place, 0, 0) for place in places)
    return struct.pack(f"<{len(ends)}I", *ends) + seds


def _table_stream(table: Mapping[Pair, bytes]) -> tuple[bytes, dict[Pair, tuple[int, int]]]:
    data, places = b"", {}
    for pair, part in table.items():
        places[pair] = (len(data), len(part))
        data += part
    return data, places


def _fib(parts: Parts, main: int, boxes: int, places: Mapping[Pair, tuple[int, int]]) -> bytes:
    head = struct.pack("<HH6xH", parts.identifier, parts.version, parts.flags).ljust(32, b"\0")
    counts = [0] * 22
    counts[3], counts[9] = main, boxes
    pairs = [0] * (2 * PAIRS)
    for pair, (at, size) in places.items():
        pairs[2 * pair : 2 * pair + 2] = [at, size]
    return (
        head
        + struct.pack("<H28x", 14)
        + struct.pack("<H22I", 22, *counts)
        + struct.pack(f"<H{2 * PAIRS}I", PAIRS, *pairs)
    )


def fonts(*names: str) -> bytes:
    """SttbfFfn."""
    entries = b""
    for name in names:
        body = bytes(39) + name.encode("utf-16-le") + b"\0\0"
        entries += bytes([len(body)]) + body
    return struct.pack("<HH", len(names), 0) + entries


def styles(*entries: bytes, font: int = 0) -> bytes:
    """STSH with a standard font."""
    stshif = struct.pack("<HHHHHHHHH", len(entries), 10, 1, 0, 0, 0, font, font, font)
    packed = b"".join(struct.pack("<H", len(one)) + one for one in entries)
    return struct.pack("<H", len(stshif)) + stshif + packed


def style(kind: int, *, base: int = 0xFFF, papx: bytes = b"", chpx: bytes = b"") -> bytes:
    """A paragraph (1) or character (2) style."""
    upxs = [struct.pack("<H", 0) + papx, chpx] if kind == 1 else [chpx]
    packed = b"".join(struct.pack("<H", len(upx)) + upx + bytes(len(upx) % 2) for upx in upxs)
    return struct.pack("<HHHHH", 0, kind | base << 4, len(upxs), 0, 0) + b"\x01\0S\0\0\0" + packed


def level(pattern: str, *, form: int = 0, start: int = 1, follow: int = 1) -> bytes:
    """LVL; `{0}` … `{8}` in the pattern stand for the counters."""
    text = pattern.format(*map(chr, range(9)))
    lvlf = struct.pack("<iBB9xB8xBBBB", start, form, 0, follow, 0, 0, 0, 0)
    return lvlf + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def lists(levels: Sequence[bytes], overrides: Sequence[bytes] = (b"",)) -> dict[Pair, bytes]:
    """One list definition and a list for each entry of `overrides` (LFOLVL bytes)."""
    lstf = struct.pack("<Ii18xBB", 77, 0, 1 if len(levels) == 1 else 0, 0)
    lfos = b"".join(struct.pack("<I8xB3x", 77, 1 if own else 0) for own in overrides)
    datas = b"".join(struct.pack("<I", FREE) + own for own in overrides)
    return {
        Pair.PLF_LST: struct.pack("<H", 1) + lstf + b"".join(levels),
        Pair.PLF_LFO: struct.pack("<I", len(overrides)) + lfos + datas,
    }
