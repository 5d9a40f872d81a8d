"""What guidance says and offers, as values: codes with facts for the catalogues, never words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ccapp.domain.findings import Edit, Finding, Fix
from ccapp.domain.plan import NOT_STORED, RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words to be said: a code of the catalogues and the facts that fill its blanks."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)


class Source(StrEnum):
    """Where a task that the plan does not have comes from; the value is the code of its words."""

    ASSIGNED = "guide-from-superior"
    LAST_YEAR = "guide-from-last-year"
    TEMPLATE = "guide-from-template"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A task that may be added to a section, with its products by record key, years already this plan's.

    `label` is its number in last year's plan, `document` what assigns it and `assigned` its record there.
    """

    source: Source
    title: str
    section: RecordId = NOT_STORED
    products: tuple[Mapping[str, str], ...] = field(default=(), hash=False)
    label: str = ""
    document: str = ""
    assigned: RecordId = NOT_STORED
    obligatory: bool = False

    @property
    def said(self) -> Said:
        """The line of the offer: title and source."""
        return Said(
            code=self.source.value,
            facts={"title": self.title, "line": self.label or "-", "document": self.document or "-"},
        )


class Does(StrEnum):
    """What a button of the guide does."""

    GO = "go"  # to `record`, to its `field` if one is named
    WRITE = "write"  # set the texts of `edits`
    SIGN = "sign"  # say who signs the product of `record`: the text of `edits`
    ASK_SIGNER = "ask-signer"  # ask in words who signs the product of `record`
    ADD = "add"  # take `offer` into the plan
    LINK = "link"  # say that `record` does what `offer` assigns
    FIX = "fix"  # what a finding offers
    KEEP = "keep"  # leave what `finding` asks about as it is
    CHECK = "check"  # open the list of findings
    PREVIEW = "preview"  # open the print preview
    SUBMIT = "submit"  # save the next draft round and lock the table
    TAKE_BACK = "take-back"  # back to draft, to enter what the leader changed
    ISSUE = "issue"  # write down number and day of the signed plan
    EDITIONS = "editions"  # open the saved versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A way on, and what it needs."""

    words: Said
    does: Does
    record: RecordId = NOT_STORED
    field: str = ""
    edits: tuple[Edit, ...] = ()
    offer: Offer | None = None
    fix: Fix | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One thing to do: what was seen, why it matters where that needs saying, the ways on."""

    said: Said
    why: Said | None = None
    buttons: tuple[Button, ...] = ()


def go(code: str, record: RecordId, field_: str = "", **facts: object) -> Button:
    """A button that leads to a place of the table."""
    return Button(words=Said(code=code, facts=facts), does=Does.GO, record=record, field=field_)


def write(record: RecordId, field_: str, text: str) -> Button:
    """A button that writes one text and says it."""
    edit = Edit(record=record, field=field_, text=text)
    words = Said(code="guide-write", facts={"text": text})
    return Button(words=words, does=Does.WRITE, record=record, field=field_, edits=(edit,))
