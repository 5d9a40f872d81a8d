"""Dots and version vectors: who wrote what, in which order, without a clock.

A dot names one write of one device: 12 characters of device id, then the device's counter in base 36.
A record's id is the dot of its creation. One counter serves all plans of a device, so a plan's vector has
gaps; only its maxima are compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NewType

DeviceId = NewType("DeviceId", str)
Dot = NewType("Dot", str)
VersionVector = Mapping[DeviceId, int]
FieldValue = str | int | None  # what one field of a record holds

DEVICE_LENGTH: Final = 12
MAX_COUNTER: Final = 2**53 - 1
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def make_dot(device: DeviceId, counter: int) -> Dot:
    """The dot of a device's n-th write. Raises ValueError for a counter below 1 or above 2**53 - 1."""
    if not 1 <= counter <= MAX_COUNTER:
        raise ValueError(f"counter out of range: {counter}")
    out = ""
    while counter:
        counter, digit = divmod(counter, 36)
        out = _DIGITS[digit] + out
    return Dot(device + out)


class Dots:
    """New dots of one device, each with the next number."""

    def __init__(self, device: DeviceId, last: int) -> None:
        self._device = device
        self._first = self.last = last

    def __call__(self) -> Dot:
        """The next one."""
        self.last += 1
        return make_dot(self._device, self.last)

    @property
    def vector(self) -> VersionVector:
        """What has seen all that were given out; empty where none was."""
        return {self._device: self.last} if self.last > self._first else {}


def device_of(dot: str) -> DeviceId:
    """The device that made a dot."""
    return DeviceId(dot[:DEVICE_LENGTH])


def counter_of(dot: str) -> int:
    """The counter of a dot. Raises ValueError where there is none or it is not canonical."""
    text = dot[DEVICE_LENGTH:]
    if not text or text.startswith("0") or text.strip(_DIGITS):
        raise ValueError(f"not a dot: {dot!r}")
    value = int(text, 36)
    if value > MAX_COUNTER:
        raise ValueError(f"counter out of range: {dot!r}")
    return value


def contains(vector: VersionVector, other: VersionVector) -> bool:
    """Whether `vector` has seen everything that `other` has."""
    return all(vector.get(device, 0) >= counter for device, counter in other.items())


def joined(left: VersionVector, right: VersionVector) -> dict[DeviceId, int]:
    """The vector that has seen what either has."""
    devices = {**left, **right}
    return {device: max(left.get(device, 0), right.get(device, 0)) for device in devices}
