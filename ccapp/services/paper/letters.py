"""Văn bản kế hoạch: the plan's own text from a Word template, filled, with its appendices behind it.

The template is the office's own file or the shipped one; what it asks and nobody knows is named and stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ccapp.domain.letter import DOTS, Gap, gap_of, gap_texts
from ccapp.domain.plan import Plan, RecordId, Side
from ccapp.errors import FileError, RefusedError
from ccapp.files import write_atomically
from ccapp.services.paper.publishing import Form, file_name
from ccapp.services.plans.planning import show
from ccapp.services.session import Session
from ccapp.store.assigned import list_tasks
from ccapp.store.exports import keep_export

if TYPE_CHECKING:  # start-up cost: lxml
    from ccapp.printing.docx.letter import Doubt
    from ccapp.printing.rules import PageRules

_MAIN: Final = "word/document.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A finished document. `unknown` are gaps nobody knows, `alike` texts that only look like gaps.

    `blank` are gaps of which the plan knows nothing yet; they stand as dots.
    """

    file: Path
    unknown: tuple[Doubt, ...]
    alike: tuple[Doubt, ...]
    blank: tuple[Gap, ...]


def texts(session: Session, plan: RecordId) -> Mapping[Gap, str]:
    """What each gap would say now. Raises NotFoundError."""
    return _texts(session, show(session, plan))


def _texts(session: Session, plan: Plan) -> Mapping[Gap, str]:
    tasks = list_tasks(session.store.connection, plan.id)
    documents = {task.document.id: task.document for task in tasks}
    return gap_texts(plan, tuple(documents.values()))


def letter_name(session: Session, plan: RecordId) -> str:
    """`KH CCHC 2026.docx`: the name of the appendix's file without its first words."""
    return file_name(show(session, plan), Form.WORD).removeprefix("Phu luc ")


def save_template(out: Path, side: Side = Side.STATE) -> Path:
    """Write the shipped template on the page of a side, to be edited in Word. Raises FileError."""
    from ccapp.printing.docx.letter_form import letter_template  # start-up cost: lxml
    from ccapp.printing.rules import TEMPLATES

    data = letter_template(TEMPLATES[side])

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    write_atomically(out, write)
    return out


def write_letter(session: Session, plan: RecordId, out: Path, template: Path | None = None) -> Letter:
    """Write the document of a plan with its appendices as one Word file.

    Raises RefusedError for another ending than .docx, the template's own place or a table in the midst of an
    adjustment, FileError for a template that cannot be read, NotFoundError.
    """
    from ccapp.printing.docx import letter  # start-up cost: lxml, reportlab
    from ccapp.printing.editable import editable
    from ccapp.printing.rules import Mode, template_of

    if out.suffix.lower() != Form.WORD.value:
        raise RefusedError("letter-form", file=out.name)
    if template is not None and out.resolve() == template.resolve():
        raise RefusedError("letter-over-template", file=out.name)
    found = show(session, plan)
    if found.is_being_adjusted:  # its number and day are those of the version before
        raise RefusedError("adjust-under-way", plan=found.title)
    said, rules = _texts(session, found), template_of(found)
    name, data = _template(template, rules, said)
    parts, main = _parts(name, data)
    with session.store.writing() as connection:
        edition = keep_export(connection, found)
    doubts = letter.LetterDoubts()

    def write(stream: BinaryIO) -> None:
        made = letter.write_letter(
            parts,
            main,
            editable(found, mode=Mode.PAPER),
            stream,
            answer=lambda written: _answer(said, written),
            anchor=lambda written: gap_of(written) is Gap.APPENDICES,
            rules=rules,
            name=name,
            edition=edition,
        )
        doubts.unknown[:], doubts.alike[:] = made.unknown, made.alike

    write_atomically(out, write)
    blank = tuple(gap for gap, text in said.items() if DOTS in text)
    return Letter(file=out, unknown=tuple(doubts.unknown), alike=tuple(doubts.alike), blank=blank)


def _answer(said: Mapping[Gap, str], written: str) -> str | None:
    """The words of a gap; one written in capitals is answered in capitals."""
    gap = gap_of(written)
    if gap is None or gap not in said:
        return None
    return said[gap].upper() if written.isupper() else said[gap]


def _template(template: Path | None, rules: PageRules, said: Mapping[Gap, str]) -> tuple[str, bytes]:
    if template is None:
        from ccapp.printing.docx.letter_form import letter_template  # start-up cost: lxml

        return _MAIN, letter_template(rules, said)
    from ccapp.intake import formats  # start-up cost: lxml

    return template.name, formats.load(template)


def _parts(name: str, data: bytes) -> tuple[dict[str, bytes], str]:
    """The parts of a Word file within the bounds of reading. Raises FileError."""
    from ccapp.intake.archive import Archive  # start-up cost: lxml
    from ccapp.intake.docx.package import Package

    archive = Archive(name, data)
    main = Package(archive).main_part()
    if main not in archive.members or "[Content_Types].xml" not in archive.members:
        raise FileError("file-not-word", file=name)
    return {
        member: archive.read(member) for member in sorted(archive.members) if not member.endswith("/")
    }, main
