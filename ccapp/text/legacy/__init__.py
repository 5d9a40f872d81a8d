"""Vietnamese before Unicode: TCVN3 (ABC) and VNI, where a font's name says what its codes mean."""

from __future__ import annotations

from enum import StrEnum


class Encoding(StrEnum):
    """The encodings of old files that are still met."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
