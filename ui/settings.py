"""What belongs to this machine and not to the office: language, look, person; kept in `settings.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from ccapp.files import plain_errors, write_atomically
from ccapp.values import as_dict, names, value
from ccapp.words import DEFAULT_LANGUAGE, LANGUAGES

FILE: Final = "settings.json"
THEMES: Final = ("light", "dark", "contrast", "system")


@value
class Settings:
    """Language (`vi`, `en`), look (one of `THEMES`), the person who last worked here, those who have, latest
    first, a line each, the day (ISO) on which it was last asked who is working, and when and where the last
    backup by hand went (ISO time, path; both empty before the first); size and place of the
    window as Qt tells them, in base64. Where the user was at the end: page, plan and record; the plans opened
    last, with blanks between; the day (ISO). For signing: the key file, the token's library, the pictures of
    signature and seal, the trusted root certificate (paths; never a passphrase or PIN). The template of a
    plan's document (path). The folder that is watched for files of other offices (path). The topic of the
    help that was read last (its key).
    """

    language: str = DEFAULT_LANGUAGE
    theme: str = "system"
    person: str = ""
    people: str = ""
    asked: str = ""
    backup_at: str = ""
    backup_file: str = ""
    window: str = ""
    guide: str = ""
    page: str = ""
    plan: str = ""
    record: str = ""
    recent: str = ""
    seen: str = ""
    help: str = ""
    sign_key: str = ""
    sign_library: str = ""
    sign_picture: str = ""
    sign_seal: str = ""
    sign_root: str = ""
    letter_template: str = ""
    watched_folder: str = ""


def load(folder: Path) -> Settings:
    """The settings in a data folder; a missing or unreadable file gives the defaults, for it is no data."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    known = {key: value for key, value in data.items() if key in names(Settings) and isinstance(value, str)}
    for key, allowed in (("language", LANGUAGES), ("theme", THEMES)):
        if known.get(key) not in allowed:
            known.pop(key, None)
    return Settings(**known)


def save(folder: Path, settings: Settings) -> None:
    """Write the settings. Raises FileError."""
    raw = json.dumps(as_dict(settings), ensure_ascii=False, indent=1).encode("utf-8")
    with plain_errors(folder / FILE):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(folder / FILE, lambda out: out.write(raw))
