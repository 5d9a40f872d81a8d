"""The verb `letter`: the plan's document in Word, from the office's own template or the shipped one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ccapp.cli.call import Answer, Call
from ccapp.errors import AppError
from ccapp.services.paper import letters
from ccapp.services.plans import planning


def letter(call: Call) -> Answer:
    """Write the document of a plan with its appendices; without a plan, the shipped template to be edited."""
    args = call.args
    out = Path(args.out)
    if args.plan is None:
        if args.template:
            raise AppError("usage", detail="letter [PLAN] --out FILE.docx [--template FILE.docx]")
        file = letters.save_template(out)
        nothing: dict[str, list[str]] = {"unknown": [], "alike": [], "blank": []}
        return Answer(
            object={"file": str(file), **nothing}, lines=(call.say("said-letter-template", file=file),)
        )
    template = Path(args.template) if args.template else None
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        made = letters.write_letter(session, plan, out, template)
    unknown, alike = [each.text for each in made.unknown], [each.text for each in made.alike]
    blank = [each.value for each in made.blank]
    lines = [call.say("said-letter", file=made.file)]
    lines += [call.say("said-letter-unknown", gap=each) for each in (*unknown, *alike)]
    if blank:
        lines.append(call.say("said-letter-blank", count=len(blank), gaps=", ".join(blank)))
    return Answer(
        object={"file": str(made.file), "unknown": unknown, "alike": alike, "blank": blank},
        lines=tuple(lines),
    )


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"letter": letter}
