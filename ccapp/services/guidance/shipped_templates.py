"""The templates that come with the program, read from `resources/templates`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from ccapp.domain.templates import Roles, Template, Topic, UsualProduct, UsualSection, UsualTask
from ccapp.domain.units.starter import Era
from ccapp.errors import FileError
from ccapp.resources import resource

KEYS: Final = ("cchc-1", "cchc-5", "cchc-10", "cds-1", "cds-5", "cds-10")
_ROLES: Final = "roles.toml"


@cache
def templates() -> tuple[Template, ...]:
    """Every template, the yearly one of the reform in front. Raises FileError for a file edited wrongly."""
    return tuple(_template(key, _read(f"{key}.toml")) for key in KEYS)


def template_for(topic: Topic | None, span: int) -> Template | None:
    """The template of a topic for a span; the longest it has where there is none for that span."""
    found = [each for each in templates() if each.topic is topic]
    return next((each for each in found if each.span == span), found[-1] if found else None)


@cache
def roles(era: Era, seat: str = "") -> Roles:
    """What the units are called in a commune of a kind (`xã`, `phường`). Raises FileError."""
    entries = _read(_ROLES)["role"]
    try:
        return Roles(names={entry["key"]: _name(entry, era, seat) for entry in entries})
    except KeyError as error:
        raise FileError("template-file", file=_ROLES, detail=repr(error)) from error


def _name(entry: Mapping[str, str], era: Era, seat: str) -> str:
    own = entry.get(f"{era.value}-{seat}") if seat else None
    return own or entry[era.value]


def _read(name: str) -> dict[str, Any]:
    path = resource("resources", "templates", name)
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except tomllib.TOMLDecodeError as error:
        raise FileError("template-file", file=str(path), detail=str(error)) from error


def _template(key: str, data: Mapping[str, Any]) -> Template:
    try:
        return Template(
            key=key,
            topic=Topic(data["topic"]),
            span=int(data["span"]),
            title=data["title"],
            appendix=data["appendix"],
            sections=tuple(map(_section, data["section"])),
            six=bool(data.get("six", False)),
        )
    except (KeyError, ValueError) as error:
        raise FileError("template-file", file=f"{key}.toml", detail=repr(error)) from error


def _section(entry: Mapping[str, Any]) -> UsualSection:
    return UsualSection(name=entry["name"], tasks=tuple(map(_task, entry["task"])))


def _task(entry: Mapping[str, Any]) -> UsualTask:
    """A task with one product has it in line; one with several lists them, sharing lead and partners."""
    several = entry.get("products", [entry])
    return UsualTask(title=entry["title"], products=tuple(_product(entry, each) for each in several))


def _product(task: Mapping[str, Any], entry: Mapping[str, Any]) -> UsualProduct:
    return UsualProduct(
        product=entry["product"],
        lead=entry.get("lead", task.get("lead", "")),
        partners=tuple(entry.get("partners", task.get("partners", ()))),
        deadline=entry["deadline"],
        signed_by=entry.get("signed_by", task.get("signed_by", "")),
    )
