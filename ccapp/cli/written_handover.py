"""How the verbs of the handover are written, in the manner of `ccapp.cli.written`."""

from __future__ import annotations

from typing import Final

OUT: Final[dict[str, object]] = {"required": True}
# Verb, how it is written, its positional arguments (? one or none, + one or more), its options.
HANDOVER: Final[tuple[tuple[str, str, str, dict[str, dict[str, object]]], ...]] = (
    ("invite", "--name NAME --out DIR", "", {"name": OUT, "out": OUT}),
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
    ("card", "--out DIR", "", {"out": OUT}),
    ("pair", "FILE [--code DIGITS|--paper FILE.pdf]", "file", {"code": {}, "paper": {}}),
    (
        "keys",
        "[--renew encryption|root] [--revoke DEVICE [--last NUMBER]] [--out DIR [--roster]]",
        "",
        {
            "renew": {"choices": ("encryption", "root")},
            "revoke": {},
            "last": {"type": int, "default": 0},
            "out": {},
            "roster": {"action": "store_true"},
        },
    ),
    ("covering", "OFFICE... [--out FILE.docx]", "offices+", {"out": {}}),
    (
        "send",
        "[PLAN] --to OFFICE --out DIR|--look [--no-evidence] [--zip]",
        "plan?",
        {
            "to": OUT,
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
        {"to": {"required": True}, "out": OUT},
    ),
    ("forwarded", "FILE [--out DIR]", "file", {"out": {}}),
    ("watched", "DIR [--make]", "file", {"make": {"action": "store_true"}}),
    ("rebuild", "", "", {}),
    ("trail", "[--deeds]", "", {"deeds": {"action": "store_true"}}),
    ("drives", "", "", {}),
    ("aside", "[--again]", "", {"again": {"action": "store_true"}}),
    ("same", "HELD PLAN", "held plan", {}),
    ("remarks", "PLAN --out DIR", "plan", {"out": OUT}),
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
            "out": OUT,
        },
    ),
    ("acknowledged", "PLAN", "plan", {}),
    ("assigned", "PLAN [--accept]", "plan", {"accept": {"action": "store_true"}}),
    ("targets", "PLAN [--take]", "plan", {"take": {"action": "store_true"}}),
    (
        "form",
        "PLAN --commune NAME [--commune NAME]... --out DIR",
        "plan",
        {"commune": {"action": "append"}, "out": OUT},
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
            "day": OUT,
            "channel": {"choices": ("system", "mail", "zalo", "paper"), "default": "mail"},
            "number": {},
        },
    ),
    ("receipt", "[OFFICE] --out DIR", "office?", {"out": OUT}),
    ("confirm", "CODE", "code", {}),
    ("slip", "[OFFICE] --out FILE.pdf [--sending NUMBER]", "office?", {"out": OUT, "sending": {}}),
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
    ("carry", "--out DIR", "", {"out": OUT}),
    ("pen", "[--take] [--name NAME]", "", {"take": {"action": "store_true"}, "name": {}}),
    ("both", "", "", {}),
    ("settle", "RECORD FIELD --dot DOT|--text TEXT", "record field", {"dot": {}, "text": {}}),
    ("reissue", "OFFICE --out DIR", "office", {"out": OUT}),
    ("rivals", "[--accept OFFICE] [--refuse OFFICE]", "", {"accept": {}, "refuse": {}}),
    ("notice", "FILE --out DIR", "file", {"out": OUT}),
    ("giveback", "PLAN --out DIR", "plan", {"out": OUT}),
)
