"""How each element of a page is shown: font, weight, whether it is seen at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from ccapp.intake.html import css
from ccapp.intake.html.css import StyleSheet

_BOLD_TAGS: Final = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_CENTRED_TAGS: Final = frozenset(("center", "th"))
_RAISED: Final = frozenset(("super", "text-top"))
_NOTE_CLASSES: Final = frozenset(
    ("msofootnotereference", "msoendnotereference", "sdfootnoteanc", "sdendnoteanc")
)
# Parts that no page shows in place: comments, notes and headings of pages (Word, then LibreOffice).
_APART: Final = frozenset(
    (
        "comment-list", "comment", "footnote-list", "endnote-list", "footnote", "endnote", "header", "footer",
    )
)  # fmt: skip
_COMMENT_CLASSES: Final = ("msocom",)
_NOTE_IDS: Final = ("sdfootnote", "sdendnote")
# The attributes on which a look depends.
_GIVEN: Final = ("class", "id", "style", "align", "face", "hidden", "title")
_MARGIN_TITLES: Final = frozenset(("header", "footer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an element hands down to its text. `apart`: a comment, a note's text, or a header or footer."""

    font: str = ""
    bold: bool = False
    centered: bool = False
    hidden: bool = False
    raised: bool = False
    note: bool = False
    apart: bool = False
    page: str = ""


class Looks:
    """Works out looks; the same element under the same look is worked out once."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str | Look | None, ...], Look] = {}

    def properties(self, element: etree._Element, tag: str) -> css.Properties:
        """The declarations that hold for an element, its own `style` winning."""
        of_sheet = self._sheet.of(tag, element.get("class", ""), element.get("id", ""))
        return of_sheet | css.declarations(element.get("style", ""))

    def look(self, element: etree._Element, tag: str, above: Look) -> Look:
        """The look of an element within another."""
        known = (tag, above, *map(element.get, _GIVEN))
        if known not in self._known:
            self._known[known] = self._worked_out(element, tag, above)
        return self._known[known]

    def _worked_out(self, element: etree._Element, tag: str, above: Look) -> Look:
        said = self.properties(element, tag)
        weight = css.bold(said)
        own = tag in _BOLD_TAGS or above.bold
        return replace(
            above,
            font=css.font(said) or css.first_family(element.get("face", "")) or above.font,
            bold=own if weight is None else weight,
            centered=_is_centred(element, tag, said, above),
            hidden=above.hidden or _is_hidden(element, said),
            raised=_is_raised(tag, said, above),
            note=above.note or _is_note(element, said),
            apart=_is_apart(element, tag, said),
            page=said.get("page", above.page).lower(),
        )


def _is_apart(element: etree._Element, tag: str, said: css.Properties) -> bool:
    if said.get("mso-element", "").lower() in _APART:
        return True
    return (
        element.get("class", "").lower().startswith(_COMMENT_CLASSES)
        or element.get("title", "").lower() in _MARGIN_TITLES
        or (tag == "div" and element.get("id", "").lower().startswith(_NOTE_IDS))
    )


def _is_centred(element: etree._Element, tag: str, said: css.Properties, above: Look) -> bool:
    where = said.get("text-align", element.get("align", "")).lower()
    if where and tag not in {"table", "img", "hr"}:
        return where == "center"
    return tag in _CENTRED_TAGS or above.centered


def _is_hidden(element: etree._Element, said: css.Properties) -> bool:
    return (
        said.get("display", "").lower() == "none"
        or said.get("visibility", "").lower() in {"hidden", "collapse"}
        or said.get("mso-hide", "").lower() == "all"
        or element.get("hidden") is not None
    )


def _is_raised(tag: str, said: css.Properties, above: Look) -> bool:
    where = said.get("vertical-align", "").lower()
    if tag in {"td", "th", "tr"} or tag == "sub":
        return False
    return tag == "sup" or where in _RAISED or (above.raised and where in {"", "baseline"})


def _is_note(element: etree._Element, said: css.Properties) -> bool:
    return (
        "mso-footnote-id" in said
        or "mso-endnote-id" in said
        or not _NOTE_CLASSES.isdisjoint(element.get("class", "").lower().split())
    )
