"""The terminal program: arguments, language, output, exit codes.

Exit 0: done. 1: nothing found, undone or redone. 2: refused, one line on standard error. 3: a bug of ours.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from ccapp import __version__
from ccapp.errors import AppError
from ccapp.words import DEFAULT_LANGUAGE, LANGUAGES, Words

BUG: Final = 3
INTERRUPTED: Final = 130


class _Parser(argparse.ArgumentParser):
    """Raises instead of printing a usage block: a refusal is one line in the user's language."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix("usage:").split())
        raise AppError("usage", detail=usage or message)


def _common() -> _Parser:
    """Options that may stand before or after the verb."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", metavar="DIR")
    common.add_argument("--lang", choices=LANGUAGES)
    common.add_argument("--as", dest="who", metavar="NAME")
    common.add_argument("--json", action="store_true")
    return common


_PATHS: Final = frozenset(
    {"data", "file", "out", "paths", "signed", "p12", "library", "picture", "seal", "root", "take", "table"}
)
_SHORT: Final = ("-", "-h")
_SHIELD: Final = "\0"  # no argument of a system can hold it
_OUT: Final[dict[str, object]] = {"required": True}
# Verb, how it is written, its positional arguments (? one or none, + one or more), its options.
_VERBS: Final[tuple[tuple[str, str, str, dict[str, dict[str, object]]], ...]] = (
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
        "PLAN --out FILE.pdf [--mode paper|electronic]",
        "plan",
        {"out": _OUT, "mode": {"choices": ("paper", "electronic"), "default": "paper"}},
    ),
    (
        "consult",
        (
            "PLAN [--to NAME]... --out DIR [--by DAY] [--no-column] | --take FILE... [--from NAME] | "
            "--table FILE.pdf [--round ROUND]"
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
    ("connect", "FILE", "file", {}),
    ("card", "--out DIR", "", {"out": _OUT}),
    ("pair", "FILE [--code DIGITS]", "file", {"code": {}}),
    ("send", "[PLAN] --to OFFICE --out DIR", "plan?", {"to": _OUT, "out": _OUT}),
    (
        "receive",
        "[--look | --accept] PATH...",
        "paths+",
        {name: {"action": "store_true"} for name in ("look", "accept")},
    ),
    ("watched", "DIR", "file", {}),
    ("remarks", "PLAN --out DIR", "plan", {"out": _OUT}),
    (
        "remark",
        (
            "PLAN [RECORD --words TEXT [--field F] [--by NAME] [--speaker S] [--channel C] [--day DAY]] | "
            "--taken ID | --explained ID --answer TEXT"
        ),
        "plan record?",
        {
            **{name: {} for name in ("words", "field", "by", "day", "taken", "explained", "answer")},
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
    ("collected", "", "", {}),
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
    ("assigned", "PLAN [--accept]", "plan", {"accept": {"action": "store_true"}}),
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
    ("missing", "[--year YEAR]", "", {"year": {}}),
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
    ("receptions", "[--undo RUN]", "", {"undo": {}}),
    ("attached", "PLAN [--out DIR]", "plan", {"out": {}}),
    ("carry", "--out DIR", "", {"out": _OUT}),
    ("pen", "[--take]", "", {"take": {"action": "store_true"}}),
    ("both", "", "", {}),
    ("settle", "RECORD FIELD --dot DOT|--text TEXT", "record field", {"dot": {}, "text": {}}),
    ("reissue", "OFFICE --out DIR", "office", {"out": _OUT}),
    ("rivals", "[--accept OFFICE] [--refuse OFFICE]", "", {"accept": {}, "refuse": {}}),
    ("notice", "FILE --out DIR", "file", {"out": _OUT}),
    ("deadline", "TEXT|- --year YEAR [--issued DAY]", "text", {"year": _OUT, "issued": {}}),
    ("demo", "--out DIR", "", {"out": _OUT}),
)


def _parser(words: Words) -> _Parser:
    common = _common()
    usage = "ccapp [--data DIR] [--lang vi|en] [--as NAME] VERB ... [--json]"
    parser = _Parser(prog="ccapp", usage=usage, parents=[common], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)
    for name, written, positional, options in _VERBS:
        one = verbs.add_parser(
            name,
            usage=f"ccapp {name} {written}",
            help=words.text(f"verb-{name}"),
            parents=[common],
            allow_abbrev=False,
        )
        for argument in positional.split():
            many = argument[-1] if argument[-1] in "?+" else None
            one.add_argument(argument.rstrip("?+"), nargs=many)
        for option, settings in options.items():
            one.add_argument(f"--{option}", **settings)  # type: ignore[arg-type]
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    _use_utf8()
    words = Words(_language(sys.argv[1:] if argv is None else argv))
    try:
        args = argparse.Namespace(data=None, who=None, json=False)
        _parser(words).parse_args(_shielded(sys.argv[1:] if argv is None else argv), args)
        _unshield(args)
        _require_text(args)
        return _run(args, words)
    except AppError as error:
        _complain(words.error(error))
        return 2
    except KeyboardInterrupt:
        _complain(words.text("cancelled"))
        return INTERRUPTED
    except Exception as error:  # the exception hook of the terminal: a bug is reported, not shown raw
        logging.getLogger("ccapp").exception("bug")
        _complain(words.text("bug", detail=f"{type(error).__name__}: {error}"))
        return BUG


def _shielded(argv: Sequence[str]) -> list[str]:
    """Arguments such that a text beginning with a dash (`-nt-`, `-5`) is no option: ours are written `--`."""
    return [
        _SHIELD + argument
        if argument[:1] == "-" and argument not in _SHORT and argument[:2] != "--"
        else argument
        for argument in argv
    ]


def _unshield(args: argparse.Namespace) -> None:
    for name, value in vars(args).items():
        if isinstance(value, str):
            setattr(args, name, value.removeprefix(_SHIELD))
        elif isinstance(value, list):
            setattr(args, name, [each.removeprefix(_SHIELD) for each in value])


def _require_text(args: argparse.Namespace) -> None:
    """Arguments that are words, not paths, must be text: other bytes could be neither stored nor shown."""
    for name, value in vars(args).items():
        if name not in _PATHS and isinstance(value, str):
            try:
                value.encode("utf-8")
            except UnicodeEncodeError as error:
                raise AppError("not-text", argument=ascii(value)) from error


def _use_utf8() -> None:
    """Speak UTF-8 whatever the system says; where a stream was closed, speak to nobody."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for good
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _language(argv: Sequence[str]) -> str:
    """The language wanted, found before parsing so that usage errors speak it too."""
    for index, argument in enumerate(argv):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and index + 1 < len(argv):
            value = argv[index + 1]
        if value in LANGUAGES:
            return value
    chosen = os.environ.get("CCAPP_LANG", DEFAULT_LANGUAGE)
    return chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE


def _run(args: argparse.Namespace, words: Words) -> int:
    from ccapp.cli.call import Call  # after the arguments are known to be right
    from ccapp.cli.verbs import VERBS

    call = Call(args=args, words=words)
    answer = VERBS[args.verb](call)
    for warning in call.warnings:
        _complain(warning)
    _say([json.dumps(answer.object, ensure_ascii=False)] if args.json else answer.lines)
    return answer.code


def _say(lines: Sequence[str]) -> None:
    """Print the answer. A reader that has gone or a full disk behind a redirection changes nothing: what
    was done is done.
    """
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except OSError as error:
        logging.getLogger("ccapp").warning("output failed: %s", error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(line: str) -> None:
    print(f"ccapp: {line}", file=sys.stderr)
