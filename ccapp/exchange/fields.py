"""Reading untrusted JSON objects key by key, and the forms of ids, names and texts."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ccapp.exchange.errors import malformed
from ccapp.exchange.limits import MAX_INTEGER, MAX_NAME, require_within

OFFICE_ID: Final = re.compile(r"[0-9a-f]{32}")
PACKAGE_ID: Final = OFFICE_ID
INVITATION_ID: Final = OFFICE_ID
SHA256: Final = re.compile(r"[0-9a-f]{64}")
KEY_ID: Final = re.compile(r"[0-9a-f]{16}")
DEVICE_ID: Final = re.compile(r"[A-Z2-7]{12}")
# A counter has 1 to 11 digits; `counter_of` bounds its value.
DOT: Final = re.compile(r"[A-Z2-7]{12}[1-9a-z][0-9a-z]{0,10}")
VERSION: Final = re.compile(r"[0-9A-Za-z.+-]{1,40}")
MADE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}")
WORD: Final = re.compile(r"[a-z][a-z_]{0,19}")

# Characters that hide or turn what a person reads: controls, zero-width marks, directional overrides.
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A JSON object whose keys are read by form. An absent or differently formed key is `E-KHUNG`.

    Keys that nobody asks for are ignored: a newer writer may add some.
    """

    values: Mapping[str, object]
    where: str

    def get(self, key: str) -> object:
        """The value of a key that must be there."""
        if key not in self.values:
            raise malformed("key-missing", where=self.where, key=key)
        return self.values[key]

    def text(self, key: str, form: re.Pattern[str]) -> str:
        """A text that matches `form` as a whole."""
        value = self.get(key)
        if not isinstance(value, str) or not form.fullmatch(value):
            raise self.wrong(key)
        return value

    def name(self, key: str) -> str:
        """A name to be shown: one line of 1 to 500 visible characters, as `display_name` gives it."""
        value = self.get(key)
        if not isinstance(value, str) or not value.strip() or _UNSEEN.search(value):
            raise self.wrong(key)
        require_within("name", len(value), MAX_NAME)
        return value

    def moment(self, key: str) -> str:
        """A day and time that a calendar has, as `stamp` writes it."""
        value = self.text(key, MADE)
        try:
            datetime.fromisoformat(value)
        except ValueError:
            raise self.wrong(key) from None
        return value

    def integer(self, key: str, *, least: int = 0, most: int = MAX_INTEGER) -> int:
        """An integer of a range."""
        value = self.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(key)
        return value

    def octets(self, key: str, length: int | None = None) -> bytes:
        """Bytes written in base64, of an exact length where one is given."""
        value = self.get(key)
        if not isinstance(value, str):
            raise self.wrong(key)
        data = from_base64(value)
        if data is None or (length is not None and len(data) != length):
            raise self.wrong(key)
        return data

    def inner(self, key: str) -> Fields:
        """An object under a key."""
        return as_fields(self.get(key), f"{self.where}.{key}")

    def each(self, key: str, most: int) -> list[Fields]:
        """A list of at most `most` objects."""
        value = self.get(key)
        if not isinstance(value, list):
            raise self.wrong(key)
        require_within(f"{self.where}.{key}", len(value), most)
        return [as_fields(item, f"{self.where}.{key}") for item in value]

    def texts(self, key: str, form: re.Pattern[str], most: int) -> tuple[str, ...]:
        """A list of at most `most` texts of one form; none where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key)
        require_within(f"{self.where}.{key}", len(value), most)
        if not all(isinstance(each, str) and form.fullmatch(each) for each in value):
            raise self.wrong(key)
        return tuple(value)

    def wrong(self, key: str) -> Exception:
        """The refusal of one key's value."""
        return malformed("key-value", where=self.where, key=key)


def as_fields(value: object, where: str) -> Fields:
    """Take a JSON value for an object. Raises PackageError `E-KHUNG` when it is something else."""
    if not isinstance(value, Mapping):
        raise malformed("not-an-object", where=where)
    return Fields(values=value, where=where)


def display_name(text: str) -> str:
    """A name fit to travel and to be shown on one line: unseen characters become spaces, 500 at most."""
    seen = " ".join(_UNSEEN.sub(" ", text).split())
    return unicodedata.normalize("NFC", seen)[:MAX_NAME].strip()


def own_name(text: str) -> str:
    """A name of ours as it travels. Raises ValueError where nothing visible is left of it."""
    name = display_name(text)
    if not name:
        raise ValueError("an office without a name")
    return name


def is_file_name(text: str) -> bool:
    """Whether a text can only be the name of one file: no folder, drive, stream or hidden character."""
    return bool(text.strip(". ")) and not _UNSEEN.search(text) and not set(text) & set('/\\:*?"<>|')


def to_base64(data: bytes) -> str:
    """Standard base64 with padding."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes | None:
    """The bytes behind standard base64 with padding, or None where it is not the one spelling of them."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if to_base64(data) == text else None
