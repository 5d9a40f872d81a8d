"""The window's captions: collected from the source, filled with words, built for the program.

    python installer/translations.py update            new and changed captions of ui/ into i18n/ccapp_vi.ts
    python installer/translations.py fill FILE ...     words from JSON files {"English": "Tiếng Việt"};
                                                       for one context {"Context": {"English": "…"}}
    python installer/translations.py build             i18n/*.ts to i18n/*.qm, where the .ts is newer

English is the language of the source. `i18n/ccapp_en.ts` holds only captions that it says in other words:
those with a count, in words that need no plural. They are written there by hand.

Run by the environment's own Python: `lupdate` and `lrelease` come with the PySide6 wheel. The .ts files are
kept with the source, in an order and a form that do not change by themselves; the .qm files are never kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
WORDS = ROOT / "i18n"
OURS = WORDS / "ccapp_vi.ts"
ENGLISH = WORDS / "ccapp_en.ts"
USAGE = "usage: translations.py update | fill FILE ... | build"

Message = tuple[str, str, str, str]  # context, source, comment, translation; no translation is unfinished


def main(arguments: Sequence[str]) -> int:
    """Run one verb; returns the exit code."""
    verb, files = (arguments[0] if arguments else ""), [Path(name) for name in arguments[1:]]
    if verb == "update" and not files:
        return update(OURS)
    if verb == "fill" and files:
        return fill(OURS, files)
    if verb == "build" and not files:
        return build(WORDS)
    print(USAGE, file=sys.stderr)
    return 2


def tool(name: str) -> str:
    """Path of a Qt tool in the PySide6 wheel, which has it beside its modules."""
    package = find_spec("PySide6")
    if package is None or package.origin is None:
        raise SystemExit("PySide6 is not in this environment; run installer/dev.py setup first")
    return str(Path(package.origin).with_name(f"{name}.exe" if sys.platform == "win32" else name))


def update(ts: Path) -> int:
    """Bring the captions of the source into `ts`; words that are there stay, captions that are gone go."""
    kept = {message[:3]: message[3] for message in read(ts)} if ts.exists() else {}
    found = collect()
    messages = [(*key, kept.get(key, "")) for key in found]
    write(ts, messages)
    missing = [message for message in messages if not message[3]]
    print(f"{ts.name}: {len(messages)} captions, {len(missing)} without words")
    for context, source, _, _ in missing:
        print(f"  {context}: {source}")
    if ts == OURS:
        write(ENGLISH, [message for message in read(ENGLISH) if message[:3] in set(found)])
    return 0


def collect() -> list[tuple[str, str, str]]:
    """Every caption of ui/ as (context, source, comment), as lupdate finds them."""
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as scratch:
        fresh, listed = Path(scratch, "fresh_vi.ts"), Path(scratch, "sources.lst")
        listed.write_text("\n".join(sources), encoding="utf-8")  # a command line may be too short for all
        command = [tool("lupdate"), "-silent", "-locations", "none", "-extensions", "py", f"@{listed}"]
        subprocess.run([*command, "-ts", str(fresh)], check=True)
        return [message[:3] for message in read(fresh)]


def fill(ts: Path, files: Sequence[Path]) -> int:
    """Give captions their words; of a caption named in several files the last one counts."""
    words: dict[str, str | dict[str, str]] = {}
    for file in files:
        words.update(json.loads(file.read_text(encoding="utf-8")))
    before = read(ts)
    after = [(*message[:3], _words_for(message, words)) for message in before]
    write(ts, after)
    known = {message[0] for message in before} | {message[1] for message in before}
    for name in sorted(words.keys() - known):
        print(f"  no caption: {name}")
    changed = sum(old != new for old, new in zip(before, after, strict=True))
    print(f"{ts.name}: {changed} filled, {sum(not message[3] for message in after)} without words")
    return 0


def _words_for(message: Message, words: Mapping[str, str | dict[str, str]]) -> str:
    """Those given for its context, else those given for the caption anywhere, else those it has."""
    context, source, _, present = message
    own, anywhere = words.get(context), words.get(source)
    if isinstance(own, dict) and source in own:
        return own[source]
    return anywhere if isinstance(anywhere, str) else present


def read(ts: Path) -> list[Message]:
    """The messages of a .ts file in its order; plural forms are not used in this program."""
    messages = []
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            words = message.find("translation")
            done = words is not None and words.get("type") is None
            translation = (words.text or "") if words is not None and done else ""
            messages.append(
                (name, message.findtext("source") or "", message.findtext("comment") or "", translation)
            )
    return messages


def write(ts: Path, messages: Sequence[Message]) -> None:
    """Write a .ts file: sorted, without places in the source, so that only real changes show."""
    language = ts.stem.rpartition("_")[2]
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}">')
    for name in sorted({message[0] for message in messages}):
        lines += ["<context>", f"    <name>{escape(name)}</name>"]
        for _, source, comment, translation in sorted(each for each in messages if each[0] == name):
            lines += ["    <message>", f"        <source>{escape(source)}</source>"]
            if comment:
                lines.append(f"        <comment>{escape(comment)}</comment>")
            state = "" if translation else ' type="unfinished"'
            lines += [f"        <translation{state}>{escape(translation)}</translation>", "    </message>"]
        lines.append("</context>")
    ts.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8", newline="\n")


def build(folder: Path) -> int:
    """Make the .qm of every .ts that is newer than it.

    In a file of its own that takes the old one's place: a program that has the old one open reads it out of
    memory pages, and dies where it is written over.
    """
    for ts in sorted(folder.glob("*.ts")):
        qm = ts.with_suffix(".qm")
        if not qm.exists() or qm.stat().st_mtime <= ts.stat().st_mtime:
            fresh = qm.with_name(f"{qm.name}.{os.getpid()}")
            subprocess.run([tool("lrelease"), "-silent", str(ts), "-qm", str(fresh)], check=True)
            fresh.replace(qm)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
