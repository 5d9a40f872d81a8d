"""The pages of help: complete in both languages, true to the captions, with no dead link, found by words."""

from __future__ import annotations

import html
import re
import tomllib

import pytest

from ccapp.domain.deadline import Kind, read_deadline
from ccapp.domain.office import Role
from ccapp.errors import FileError
from ccapp.services.guidance import help as guidance
from ccapp.services.guidance.help import ROLES, Topic, search, topics
from ccapp.words import LANGUAGES
from tests.conftest import ROOT

FOLDER = ROOT / "resources" / "help"
QUOTED = re.compile(r"(?<!\*)\*{1,2}([^*\n]+)\*{1,2}")
LINK = re.compile(r"\[[^\]]+\]\(([^)]*)\)")
TROUBLE = {"vi": "## Khi có trục trặc", "en": "## If something goes wrong"}
UNLIKE_THE_HOUSE = re.compile(
    r"\b(?:hoá|hoà|uỷ|huỷ|thuỷ|kĩ|quí|hàng năm|bạn|giao việc)\b|!|\byou\b", re.IGNORECASE
)

everybody = pytest.mark.parametrize("role", list(Role))
languages = pytest.mark.parametrize("language", LANGUAGES)


def every(language: str) -> list[Topic]:
    """Each topic once, whoever has it."""
    return list({topic.key: topic for role in Role for topic in topics(language, role)}.values())


def captions(language: str) -> set[str]:
    """What stands on buttons and in messages; the English ones are those that the Vietnamese file knows."""
    kept = (ROOT / "i18n" / "ccapp_vi.ts").read_text(encoding="utf-8")
    part = "translation" if language == "vi" else "source"
    catalogue = tomllib.loads((ROOT / "i18n" / f"messages.{language}.toml").read_text(encoding="utf-8"))
    known = set(map(html.unescape, re.findall(f"<{part}>([^<]*)</{part}>", kept)))
    return known | {words for section in catalogue.values() for words in section.values()}


@languages
def test_the_files_are_the_topics(language: str) -> None:
    assert {path.stem for path in (FOLDER / language).glob("*.md")} == ROLES.keys()


@languages
def test_every_caption_quoted_stands_in_the_program(language: str) -> None:
    known = captions(language)
    quoted = [(topic.key, words) for topic in every(language) for words in QUOTED.findall(topic.text)]
    assert len(quoted) > 200
    assert [each for each in quoted if each[1] not in known] == []


def test_both_languages_quote_and_link_alike() -> None:
    vi, en = (every(language) for language in ("vi", "en"))
    assert [topic.key for topic in vi] == [topic.key for topic in en]
    for one, other in zip(vi, en, strict=True):
        assert LINK.findall(one.text) == LINK.findall(other.text), one.key
        for heads in (r"^## ", r"^\d\. ", r"^- "):
            count = [len(re.findall(heads, topic.text, re.MULTILINE)) for topic in (one, other)]
            assert count[0] == count[1], f"{one.key}: {heads}"


@languages
def test_a_topic_says_what_for_then_how_then_what_goes_wrong(language: str) -> None:
    for topic in every(language):
        title, blank, purpose, *rest = topic.text.splitlines()
        assert title == f"# {topic.title}", topic.key
        assert not blank, topic.key
        assert purpose.endswith("."), topic.key
        troubles = topic.text.partition(f"{TROUBLE[language]}\n")[2]
        assert 3 <= len(re.findall(r"^- ", troubles, re.MULTILINE)) <= 7, topic.key
        steps = [int(line.partition(".")[0]) for line in rest if re.match(r"\d\. ", line)]
        assert not steps or 3 <= max(steps) <= 8, topic.key
        assert "![" not in topic.text, f"{topic.key}: a page of help opens no file"
        assert not UNLIKE_THE_HOUSE.search(QUOTED.sub("", topic.text)), topic.key


@languages
@everybody
def test_titles_are_told_apart(language: str, role: Role) -> None:
    titles = [topic.title for topic in topics(language, role)]
    assert len(set(titles)) == len(titles)


@languages
@everybody
def test_no_link_leads_to_a_topic_that_the_office_lacks(language: str, role: Role) -> None:
    own = {topic.key for topic in topics(language, role)}
    for topic in topics(language, role):
        for link in LINK.findall(topic.text):
            scheme, _, key = link.partition(":")
            assert scheme in ("topic", "page"), f"{topic.key}: {link}"
            assert scheme == "page" or key in own, f"{topic.key}: {link}"


def test_each_office_has_its_own_pages() -> None:
    commune, superior = ({topic.key for topic in topics("vi", role)} for role in Role)
    assert commune - superior == {"first-half-hour", "exchange"}
    assert superior - commune == {"first-half-hour-above", "reception", "handing-out", "directory"}


@languages
def test_the_ways_of_deadlines_are_understood(language: str) -> None:
    text = next(topic.text for topic in every(language) if topic.key == "deadlines")
    phrases = re.findall(r"“([^”]+)”", text)
    assert len(phrases) >= 10
    assert [each for each in phrases if read_deadline(each, year=2026).kind is Kind.NONE] == []


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        ("sao luu", "backups"),
        ("SAO LƯU", "backups"),
        ("thoi han", "deadlines"),
        ("truc", "directory"),
        ("phim tat", "keys"),
        ("trinh ky", "issuing"),
        ("phu trach", "units"),
        ("hoan tac", "reception"),
    ],
)
def test_titles_come_first_and_accents_do_not_count(sought: str, first: str) -> None:
    assert search(topics("vi", Role.SUPERIOR), sought)[0].key == first


def test_every_word_counts_and_targets_of_links_do_not() -> None:
    own = topics("vi", Role.COMMUNE)
    found = {topic.key for topic in search(own, "rut usb giua chung")}
    assert found == {"exchange"}
    assert search(own, "usb xyzzy") == ()
    assert search(own, "two-machines") == (), "the target of a link is not its text"
    assert search(own, "  ") == own


def test_a_file_that_cannot_be_read_is_a_refusal(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guidance, "resource", lambda *_: tmp_path)  # a folder where the file should be
    topics.cache_clear()
    with pytest.raises(FileError):
        topics("vi", Role.COMMUNE)
    monkeypatch.undo()
    assert topics("vi", Role.COMMUNE)
