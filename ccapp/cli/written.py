"""How every verb of the terminal is written: its line of usage, its positional arguments, its options."""

from __future__ import annotations

from typing import Final

_OUT: Final[dict[str, object]] = {"required": True}
_YES_NO: Final[dict[str, object]] = {"choices": ("yes", "no")}
# Verb, how it is written, its positional arguments (? one or none, + one or more), its options.
WRITTEN: Final[tuple[tuple[str, str, str, dict[str, dict[str, object]]], ...]] = (
    (
        "init",
        "--name NAME --role commune|superior",
        "",
        {"name": _OUT, "role": {"required": True, "choices": ("commune", "superior")}},
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
            "out": _OUT,
            "mode": {"choices": ("paper", "electronic"), "default": "paper"},
            "edition": {},
            "mark": {"action": "store_true"},
        },
    ),
    ("copy", "PLAN --out FILE.html|FILE.txt [--table N]", "plan", {"out": _OUT, "table": {}}),
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
    ("letter", "[PLAN] --out FILE.docx [--template FILE.docx]", "plan?", {"out": _OUT, "template": {}}),
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
            "number": _OUT,
            "date": _OUT,
            "signer": _OUT,
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
    ("correct", "PLAN RECORD FIELD VALUE --reason TEXT", "plan record field value", {"reason": _OUT}),
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
            "out": _OUT,
            "number": {},
            "picture": {},
            "seal": {},
            "signer": {},
            "root": {},
        },
    ),
    ("verify", "FILE.pdf [--root CERT]", "file", {"root": {}}),
    ("backup", "--out FILE", "", {"out": _OUT}),
    ("restore", "FILE", "file", {}),
    ("invite", "--name NAME --out DIR", "", {"name": _OUT, "out": _OUT}),
    ("connect", "FILE [--look]", "file", {"look": {"action": "store_true"}}),
    (
        "calendar",
        '[--usual | --period "NAME=14/3,17/3"... | --none] [--basis TEXT]',
        "",
        {
            "period": {"action": "append"},
            "basis": {},
            **{name: {"action": "store_true"} for name in ("usual", "none")},
        },
    ),
    (
        "model",
        "[PLAN|TEMPLATE | --none | --make TITLE --year 2026|2026-2030 [--of OFFICE]]",
        "plan?",
        {**{name: {} for name in ("make", "year", "of")}, "none": {"action": "store_true"}},
    ),
    ("card", "--out DIR", "", {"out": _OUT}),
    ("pair", "FILE [--code DIGITS|--paper FILE.pdf]", "file", {"code": {}, "paper": {}}),
    (
        "keys",
        "[--renew encryption|root] [--revoke DEVICE [--last NUMBER]] [--out DIR]",
        "",
        {
            "renew": {"choices": ("encryption", "root")},
            "revoke": {},
            "last": {"type": int, "default": 0},
            "out": {},
        },
    ),
    ("covering", "OFFICE... [--out FILE.docx]", "offices+", {"out": {}}),
    (
        "send",
        "[PLAN] --to OFFICE --out DIR|--look [--no-evidence] [--zip]",
        "plan?",
        {
            "to": _OUT,
            "out": {},
            **{name: {"action": "store_true"} for name in ("look", "no-evidence", "zip")},
        },
    ),
    (
        "receive",
        "[--look | --accept] PATH...",
        "paths+",
        {name: {"action": "store_true"} for name in ("look", "accept")},
    ),
    (
        "forward",
        "--to OFFICE --out DIR [PLAN...]",
        "plans*",
        {"to": {"required": True}, "out": _OUT},
    ),
    ("forwarded", "FILE [--out DIR]", "file", {"out": {}}),
    ("watched", "DIR [--make]", "file", {"make": {"action": "store_true"}}),
    ("rebuild", "", "", {}),
    ("trail", "", "", {}),
    ("drives", "", "", {}),
    ("aside", "[--again]", "", {"again": {"action": "store_true"}}),
    ("same", "HELD PLAN", "held plan", {}),
    ("remarks", "PLAN --out DIR", "plan", {"out": _OUT}),
    (
        "remark",
        (
            "PLAN [RECORD --words TEXT [--field F] [--propose TEXT] [--by NAME] [--speaker S] [--channel C] "
            "[--day DAY]] | --accept ID | --taken ID | --explained ID --answer TEXT | --open ID | "
            "--reword ID --words TEXT | --remove ID"
        ),
        "plan record?",
        {
            **{name: {} for name in ("words", "field", "propose", "by", "day")},
            **{name: {} for name in ("accept", "taken", "explained", "answer", "open", "reword", "remove")},
            "speaker": {"choices": ("chairman", "superior", "colleague", "other"), "default": "superior"},
            "channel": {"choices": ("printout", "phone", "zalo", "meeting", "document"), "default": "phone"},
        },
    ),
    (
        "review",
        "PLAN [--accept [--note TEXT] | --supplement TEXT [--until DAY] [--row ROW]... | --reopen TEXT]",
        "plan",
        {
            "accept": {"action": "store_true"},
            "note": {},
            "supplement": {},
            "until": {},
            "row": {"action": "append"},
            "reopen": {},
        },
    ),
    (
        "lineage",
        (
            "[--rename|--merge|--split|--move OFFICE [--office O]... --into NAME... --since DAY "
            "[--basis TEXT] [--open]] [--close ID]"
        ),
        "",
        {
            "rename": {},
            "merge": {},
            "split": {},
            "move": {},
            "office": {"action": "append"},
            "into": {"action": "append"},
            "since": {},
            "basis": {},
            "open": {"action": "store_true"},
            "close": {},
        },
    ),
    ("adopt", "PLAN", "plan", {}),
    ("collected", "[--as-now]", "", {"as-now": {"action": "store_true"}}),
    (
        "assign",
        "PLAN --out DIR [--to OFFICE]... [--kind K] [--number N] [--date D] [--issuer I] [--optional ROW]...",
        "plan",
        {
            "kind": {},
            "number": {},
            "date": {},
            "issuer": {},
            "optional": {"action": "append"},
            "to": {"action": "append"},
            "out": _OUT,
        },
    ),
    ("acknowledged", "PLAN", "plan", {}),
    ("assigned", "PLAN [--accept]", "plan", {"accept": {"action": "store_true"}}),
    ("targets", "PLAN [--take]", "plan", {"take": {"action": "store_true"}}),
    (
        "form",
        "PLAN --commune NAME [--commune NAME]... --out DIR",
        "plan",
        {"commune": {"action": "append"}, "out": _OUT},
    ),
    (
        "collect",
        "[--look] [--commune NAME] [--day 14/6/2026] [--channel system|mail|zalo|paper] [--number N] PATH...",
        "paths+",
        {
            "look": {"action": "store_true"},
            "commune": {},
            "day": {},
            "channel": {"choices": ("system", "mail", "zalo", "paper"), "default": "mail"},
            "number": {},
        },
    ),
    (
        "proxy",
        "PLAN --commune NAME [--day 14/6/2026] [--channel system|mail|zalo|paper] [--number N]",
        "plan",
        {
            "commune": {"required": True},
            "day": {},
            "channel": {"choices": ("system", "mail", "zalo", "paper"), "default": "paper"},
            "number": {},
        },
    ),
    ("missing", "[--year YEAR] [--letter FILE.docx]", "", {"year": {}, "letter": {}}),
    ("since", "PLAN", "plan", {}),
    (
        "sent",
        "PLAN --day 14/6/2026 [--channel system|mail|zalo|paper] [--number N]",
        "plan",
        {
            "day": _OUT,
            "channel": {"choices": ("system", "mail", "zalo", "paper"), "default": "mail"},
            "number": {},
        },
    ),
    ("receipt", "[OFFICE] --out DIR", "office?", {"out": _OUT}),
    ("confirm", "CODE", "code", {}),
    ("slip", "[OFFICE] --out FILE.pdf [--sending NUMBER]", "office?", {"out": _OUT, "sending": {}}),
    (
        "offices",
        "[--add NAME]... [--forget NAME]...",
        "",
        {"add": {"action": "append"}, "forget": {"action": "append"}},
    ),
    (
        "sendings",
        (
            "[--otherwise OFFICE --day 14/6/2026 [--plan PLAN] [--form word|pdf|excel|paper] "
            "[--channel system|mail|zalo|paper] [--number N]] [--remove ID]"
        ),
        "",
        {
            **{name: {} for name in ("otherwise", "day", "plan", "number", "remove")},
            "form": {"choices": ("word", "pdf", "excel", "paper")},
            "channel": {"choices": ("system", "mail", "zalo", "paper")},
        },
    ),
    ("receptions", "[--undo RUN [--later]]", "", {"undo": {}, "later": {"action": "store_true"}}),
    ("attached", "PLAN [--out DIR]", "plan", {"out": {}}),
    ("carry", "--out DIR", "", {"out": _OUT}),
    ("pen", "[--take] [--name NAME]", "", {"take": {"action": "store_true"}, "name": {}}),
    ("both", "", "", {}),
    ("settle", "RECORD FIELD --dot DOT|--text TEXT", "record field", {"dot": {}, "text": {}}),
    ("reissue", "OFFICE --out DIR", "office", {"out": _OUT}),
    ("rivals", "[--accept OFFICE] [--refuse OFFICE]", "", {"accept": {}, "refuse": {}}),
    ("notice", "FILE --out DIR", "file", {"out": _OUT}),
    ("giveback", "PLAN --out DIR", "plan", {"out": _OUT}),
    ("deadline", "TEXT|- --year YEAR [--issued DAY]", "text", {"year": _OUT, "issued": {}}),
    ("demo", "--out DIR", "", {"out": _OUT}),
)
