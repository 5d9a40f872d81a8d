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
from ccapp.cli.written import WRITTEN
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
    {"data", "file", "out", "paper", "paths", "signed", "attach", "template", "take", "table"}
    | {"p12", "library", "picture", "seal", "root"}
)
_SHORT: Final = ("-", "-h")
_SHIELD: Final = "\0"  # no argument of a system can hold it


def _parser(words: Words) -> _Parser:
    common = _common()
    usage = "ccapp [--data DIR] [--lang vi|en] [--as NAME] VERB ... [--json]"
    parser = _Parser(prog="ccapp", usage=usage, parents=[common], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)
    for name, written, positional, options in WRITTEN:
        one = verbs.add_parser(
            name,
            usage=f"ccapp {name} {written}",
            help=words.text(f"verb-{name}"),
            parents=[common],
            allow_abbrev=False,
        )
        for argument in positional.split():
            many = argument[-1] if argument[-1] in "?+*" else None
            one.add_argument(argument.rstrip("?+*"), nargs=many)
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
        for text in value if isinstance(value, list) else (value,):
            if name not in _PATHS and isinstance(text, str):
                try:
                    text.encode("utf-8")
                except UnicodeEncodeError as error:
                    raise AppError("not-text", argument=ascii(text)) from error


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
