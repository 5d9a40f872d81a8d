"""How every verb of the terminal is written: its line of usage, its positional arguments, its options."""

from __future__ import annotations

from typing import Final

from ccapp.cli.written_handover import HANDOVER, OUT

_YES_NO: Final[dict[str, object]] = {"choices": ("yes", "no")}
# Verb, how it is written, its positional arguments (? one or none, + one or more), its options.
WRITTEN: Final[tuple[tuple[str, str, str, dict[str, dict[str, object]]], ...]] = (
    (
        "init",
        "--name NAME --role commune|superior",
        "",
        {"name": OUT, "role": {"required": True, "choices": ("commune", "superior")}},
    ),
    ("read", "FILE", "file", {}),
    ("import", "FILE [--title TITLE] [--year 2026|2026-2030]", "file", {"title": {}, "year": {}}),
    ("plans", "", "", {}),
    ("show", "PLAN", "plan", {}),
    ("set", "PLAN RECORD FIELD VALUE", "plan record field value", {}),
    (
        "extend",
        "PLAN RECORD --until 30/9/2026 --reason TEXT [--of DAY] [--document NUMBER] [--dated DAY] | --back",
        "plan record",
        {
            **{name: {} for name in ("until", "reason", "of", "document", "dated")},
            "back": {"action": "store_true"},
        },
    ),
    (
        "event",
        "PLAN RECORD --day 12/3/2026 [--due DAY] [--phrase TEXT] | --back [--phrase TEXT]",
        "plan record",
        {"day": {}, "due": {}, "phrase": {}, "back": {"action": "store_true"}},
    ),
    ("undo", "", "", {}),
    ("redo", "", "", {}),
    ("history", "[RECORD]", "record?", {}),
    ("search", "TEXT", "text", {}),
    ("check", "PLAN|FILE", "file", {}),
    (
        "print",
        "PLAN --out FILE.pdf [--mode paper|electronic] [--edition draft-2|issued-1|…] [--mark]",
        "plan",
        {
            "out": OUT,
            "mode": {"choices": ("paper", "electronic"), "default": "paper"},
            "edition": {},
            "mark": {"action": "store_true"},
        },
    ),
    ("copy", "PLAN --out FILE.html|FILE.txt [--table N]", "plan", {"out": OUT, "table": {}}),
    (
        "page",
        (
            "PLAN [--table N] [--paper landscape|portrait] [--letters 12] [--width KEY=MM]... "
            "[--margins TOP,BOTTOM,LEFT,RIGHT|usual] [--capitals yes|no] [--signed yes|no] "
            "[--electronic yes|no]"
        ),
        "plan",
        {
            **{name: {} for name in ("table", "letters", "margins")},
            "paper": {"choices": ("landscape", "portrait")},
            "width": {"action": "append"},
            "capitals": _YES_NO,
            "signed": {**_YES_NO, "dest": "signed_block"},
            "electronic": _YES_NO,
        },
    ),
    (
        "document",
        (
            "PLAN [--issuer NAME] [--side state|party] [--above NAME] [--place P] [--kind K] [--symbol S] "
            "[--authority A] [--position P] [--signer NAME] [--urgency none|urgent|very-urgent|express] "
            "[--unit U] [--drafter D] [--copies N] [--contact TEXT]"
        ),
        "plan",
        {
            **{name: {} for name in ("issuer", "above", "place", "kind", "symbol")},
            **{name: {} for name in ("authority", "position", "signer")},
            **{name: {} for name in ("unit", "drafter", "copies", "contact")},
            "side": {"choices": ("state", "party")},
            "urgency": {"choices": ("none", "urgent", "very-urgent", "express")},
        },
    ),
    ("letter", "[PLAN] --out FILE.docx [--template FILE.docx]", "plan?", {"out": OUT, "template": {}}),
    (
        "submit",
        "PLAN [--out FILE.pdf] | --back",
        "plan",
        {"out": {}, "back": {"action": "store_true"}},
    ),
    ("versions", "PLAN", "plan", {}),
    ("compare", "PLAN EDITION [EDITION] [--out FILE.pdf]", "plan older newer?", {"out": {}}),
    ("row", "PLAN NUMBER [--edition draft-2]", "plan number", {"edition": {}}),
    (
        "returned",
        "PLAN FILE [--take [--place P]...]",
        "plan file",
        {"take": {"action": "store_true"}, "place": {"action": "append"}},
    ),
    (
        "state",
        "PLAN draft|closed|issued|binned [--reason TEXT]",
        "plan to",
        {"reason": {}},
    ),
    (
        "consult",
        (
            "PLAN [--to NAME]... --out DIR [--by DAY] [--no-column] | --take FILE... [--from NAME] | "
            "--words TEXT --from NAME | --agrees NAME | --table FILE.pdf | --remove [--round ROUND]"
        ),
        "plan",
        {
            "to": {"action": "append"},
            "out": {},
            "by": {},
            "no-column": {"action": "store_true"},
            "take": {"action": "append"},
            "from": {"dest": "sender"},
            "table": {},
            "round": {},
            "words": {},
            "agrees": {},
            "remove": {"action": "store_true"},
        },
    ),
    (
        "opinion",
        "PLAN ID --taken [--answer TEXT] | --explained TEXT | --reopened",
        "plan id",
        {
            "taken": {"action": "store_true"},
            "answer": {},
            "explained": {},
            "reopened": {"action": "store_true"},
        },
    ),
    (
        "issue",
        "PLAN --number NUMBER --date DAY --signer NAME [--position P] [--channel system|…] [--signed FILE]",
        "plan",
        {
            "number": OUT,
            "date": OUT,
            "signer": OUT,
            "position": {},
            "authority": {},
            "channel": {"choices": ("system", "mail", "zalo", "paper")},
            "signed": {},
        },
    ),
    (
        "signed",
        (
            "PLAN [--attach FILE | --copy ID] [--take | --keep REASON | --tick ROW... | --untick ROW... | "
            "--done | --again | --remove | --out DIR] [--place P]..."
        ),
        "plan",
        {
            **{name: {} for name in ("attach", "copy", "keep", "out")},
            **{name: {"action": "store_true"} for name in ("take", "done", "again", "remove")},
            **{name: {"action": "append"} for name in ("tick", "untick", "place")},
        },
    ),
    (
        "adjust",
        "PLAN --reason TEXT | --close --document N --date DAY | --drop | [--edition E] [--out FILE.pdf]",
        "plan",
        {
            **{name: {} for name in ("reason", "document", "date", "edition", "out")},
            **{name: {"action": "store_true"} for name in ("close", "drop")},
        },
    ),
    ("correct", "PLAN RECORD FIELD VALUE --reason TEXT", "plan record field value", {"reason": OUT}),
    (
        "sign",
        (
            "FILE.pdf --p12 FILE|--library FILE [--token LABEL] --out FILE.pdf [--number 07/KH-UBND] "
            "[--picture PNG] [--seal PNG] [--signer NAME] [--root CERT] (CCAPP_PASSPHRASE)"
        ),
        "file",
        {
            "p12": {},
            "library": {},
            "token": {},
            "out": OUT,
            "number": {},
            "picture": {},
            "seal": {},
            "signer": {},
            "root": {},
        },
    ),
    ("verify", "FILE.pdf [--root CERT]", "file", {"root": {}}),
    ("backup", "--out FILE", "", {"out": OUT}),
    ("restore", "FILE", "file", {}),
    *HANDOVER,
    ("deadline", "TEXT|- --year YEAR [--issued DAY]", "text", {"year": OUT, "issued": {}}),
    ("demo", "--out DIR", "", {"out": OUT}),
)
