"""Streams of a PDF unpacked within bounds: the library itself unpacks whatever a file says."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any, BinaryIO, Final

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, int_value
from pdfminer.psparser import PSLiteral, PSStackEntry
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from ccapp.errors import FileError
from ccapp.intake import limits

_WHOLE_FILE: Final = 4 * limits.PART_BYTES
_RUN_LENGTH_RATIO: Final = 64
_COLUMNS: Final = 100_000  # of a predictor's row; cross-reference tables have about five
_TIFF, _PNG = 2, 10
_FLATE: Final = frozenset({"FlateDecode", "Fl"})
_LZW: Final = frozenset({"LZWDecode", "LZW"})
_RUN_LENGTH: Final = frozenset({"RunLengthDecode", "RL"})
_ASCII85: Final = frozenset({"ASCII85Decode", "A85"})
_ASCII_HEX: Final = frozenset({"ASCIIHexDecode", "AHx"})


class BoundedParser(PDFParser):
    """A parser whose streams are unpacked within bounds. Raises FileError(`file-unsafe`) beyond them."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        super().__init__(file)
        self._meter = _Meter(name)

    def push(self, *objs: PSStackEntry[Any]) -> None:
        """Take parsed objects; every stream of a file comes this way."""
        super().push(*((place, self._bounded(value)) for place, value in objs))

    def _bounded(self, value: Any) -> Any:
        if type(value) is not PDFStream:
            return value
        return _BoundedStream(value, self._meter)


class _Meter:
    """Counts unpacked bytes over a whole file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._total = 0

    def refuse(self) -> FileError:
        return FileError("file-unsafe", file=self._name)

    def count(self, size: int) -> None:
        self._total += size
        if size > limits.PART_BYTES or self._total > _WHOLE_FILE:
            raise self.refuse()


class _BoundedStream(PDFStream):
    """A stream that knows how much it may hold."""

    def __init__(self, stream: PDFStream, meter: _Meter) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._meter = meter

    def decode(self) -> None:
        """Unpack in place, as the library does, but for pictures, which are never looked at."""
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for name, parameters in self.get_filters():
            data = self._unpacked(name.name if isinstance(name, PSLiteral) else "", data)
            if isinstance(parameters, dict):
                data = self._predicted(parameters, data)
            self._meter.count(len(data))
        self.data, self.rawdata = data, None

    def _unpacked(self, name: object, data: bytes) -> bytes:
        if name in _FLATE:
            return _inflated(data)
        if name in _LZW:
            return _lzw(data)
        if name in _RUN_LENGTH:
            if len(data) * _RUN_LENGTH_RATIO > limits.PART_BYTES:
                raise self._meter.refuse()
            return rldecode(data)
        if name in _ASCII85:
            return ascii85decode(data)
        if name in _ASCII_HEX:
            return asciihexdecode(data)
        return data if name == "Crypt" else b""

    def _predicted(self, parameters: dict[str, Any], data: bytes) -> bytes:
        predictor = int_value(parameters.get("Predictor", 1))
        colors = int_value(parameters.get("Colors", 1))
        columns = int_value(parameters.get("Columns", 1))
        bits = int_value(parameters.get("BitsPerComponent", 8))
        if not 0 < colors * columns * bits <= _COLUMNS:
            raise self._meter.refuse()
        if predictor == _TIFF:
            return apply_tiff_predictor(colors, columns, bits, data)
        return apply_png_predictor(predictor, colors, columns, bits, data) if predictor >= _PNG else data


def _inflated(data: bytes, step: int = 1 << 16) -> bytes:
    """What can be unpacked, one byte above the limit at most; a damaged end loses only itself."""
    unpacker = zlib.decompressobj()
    parts: list[bytes] = []
    room = limits.PART_BYTES + 1
    try:
        for start in range(0, len(data), step):
            parts.append(unpacker.decompress(data[start : start + step], room))
            room -= len(parts[-1])
            if room <= 0 or unpacker.eof:
                break
    except zlib.error:
        # Byte by byte everything before the damage comes out.
        return _inflated(data, 1) if step > 1 else b"".join(parts)
    return b"".join(parts)


def _lzw(data: bytes) -> bytes:
    found = bytearray()
    for part in LZWDecoder(BytesIO(data)).run():
        found += part
        if len(found) > limits.PART_BYTES:
            break
    return bytes(found)
