"""The opening statement: checked texts only, a version a text, and the words kept as they were."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mam_desktop.errors import BadInput
from mam_desktop.meeting.people import ADULT, CHILD, EDITIONS, StatementRead
from mam_desktop.meeting.statements import (
    CouncilWords,
    council_words,
    read_statement,
    read_statements,
    readings,
    shipped,
    shipped_statements,
    statement_lines,
    text_hash,
)
from mam_desktop.settings import Scope, Settings, SettingsFiles, change_settings, load_settings
from tests.meeting.builders import begin_meeting, meeting_session, open_session

SHIPPED = {
    (
        "adult",
        "en",
        "1",
    ): "57909f68a0997d7f8fc5b37f6102421964ff5342e0986dd28e51863a18f033f0",
    (
        "child",
        "en",
        "1",
    ): "8fa3c7cd94cb6f4c0c3242c42f613b1e50b2d51691bb7040aad726b273b31fb1",
}
"""A changed text needs a new version: add it here, and never change a line."""

OWN = {
    "en": {
        "checked_by": "A. Officer",
        "adult": [
            "Welcome to {council}.",
            "About {name}. {people} get a copy. Kept {kept}.",
        ],
    }
}


def files(folder: Path) -> SettingsFiles:
    return SettingsFiles(folder, folder / "no-policy.json")


def own_words(**more: object) -> CouncilWords:
    return council_words(replace(Settings(), opening_statement=OWN, **more))  # type: ignore[arg-type]


def test_each_shipped_version_stays_as_it_was_read_out() -> None:
    told = {(one.edition, one.language, one.version): one.sha256 for one in shipped_statements()}
    assert told == SHIPPED


def test_shipped_lines_are_short_and_speak_plainly() -> None:
    lines = [line for one in shipped_statements() for line in one.lines]
    assert max(map(len, lines)) <= 100
    childs = shipped(CHILD, "en", "1")
    assert childs is not None
    assert max(len(line.split()) for line in childs.lines) <= 14


def test_the_lines_name_the_child_who_gets_a_copy_and_the_council() -> None:
    session = meeting_session()
    words = own_words(council_name="Thornbury", kept_until="for 25 years")
    lines = statement_lines(words, session.entries, session.meeting_id)
    assert lines == (
        "Welcome to Thornbury.",
        "About Robin. Lee, Dana get a copy. Kept for 25 years.",
    )


def test_before_anybody_is_listed_every_blank_is_still_filled() -> None:
    session = open_session()
    for edition in EDITIONS:
        lines = statement_lines(council_words(Settings()), session.entries, None, edition=edition)
        assert lines
        assert not any("{" in line for line in lines)


def test_a_councils_text_takes_the_place_of_ours_and_what_it_leaves_out_stays_ours() -> None:
    words = own_words()
    adult, child = words.statement(ADULT), words.statement(CHILD)
    assert adult is not None
    assert adult.lines[0] == "Welcome to {council}."
    assert child == shipped(CHILD, "en", "1")


def test_a_changed_text_is_a_new_version() -> None:
    before = own_words().statement()
    changed = {"en": {**OWN["en"], "adult": ["Welcome."]}}
    after = council_words(replace(Settings(), opening_statement=changed)).statement()
    assert before is not None
    assert after is not None
    assert before.version != after.version
    assert before.version.startswith("council-")


def test_a_text_that_nobody_checked_is_never_offered(tmp_path: Path) -> None:
    draft = {"language": "pl", "version": "1", "checked_by": " ", "adult": ["Witamy."]}
    path = tmp_path / "pl.json"
    path.write_text(json.dumps(draft), encoding="utf-8")
    assert read_statements(path) == ()
    path.write_text(json.dumps({**draft, "checked_by": "Ola Nowak"}), encoding="utf-8")
    (checked,) = read_statements(path)
    assert CouncilWords(statements=(checked,)).languages(ADULT) == ("pl",)


def test_no_text_is_made_by_translating_ours() -> None:
    words = council_words(Settings(language="pl"))
    assert words.languages(ADULT) == ("en",)
    assert words.statement(ADULT, "pl") is None


def test_a_reading_keeps_version_hash_and_the_words_as_they_were_read() -> None:
    session = meeting_session()
    words = own_words()
    statement = words.statement()
    assert statement is not None
    read_statement(session, by="Lee", statement=statement, words=words)
    (read,) = readings(session.entries, session.meeting_id)
    assert (read.version, read.sha256) == (statement.version, text_hash(statement.lines))
    assert read.words.splitlines()[1].startswith("About Robin. Lee, Dana get a copy.")
    assert read.edition == ADULT


def test_each_edition_is_read_out_by_itself_and_each_meeting_anew() -> None:
    session = meeting_session()
    read_statement(session, by="Lee", edition=CHILD)
    assert len(readings(session.entries, session.meeting_id, CHILD)) == 1
    assert not readings(session.entries, session.meeting_id, ADULT)
    begin_meeting(session)
    assert not readings(session.entries, session.meeting_id)


def test_an_unknown_edition_is_refused() -> None:
    session = meeting_session()
    with pytest.raises(BadInput, match="teenager"):
        read_statement(session, by="Lee", edition="teenager")
    assert not session.entries.all(StatementRead)


def test_the_councils_text_is_kept_in_its_settings_and_can_be_forgotten(tmp_path: Path) -> None:
    own = {"opening_statement": OWN, "kept_until": "for 25 years", "lawful_basis": "Public task."}
    change_settings(files(tmp_path), Scope.COUNCIL, own)
    loaded = load_settings(files(tmp_path)).values
    words = council_words(loaded)
    statement = words.statement()
    assert statement is not None
    assert statement.lines == tuple(OWN["en"]["adult"])
    assert (words.kept_until, words.basis) == ("for 25 years", "Public task.")
    change_settings(files(tmp_path), Scope.COUNCIL, {"opening_statement": None})
    assert council_words(load_settings(files(tmp_path)).values).statement() == shipped(
        ADULT, "en", "1"
    )


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ("Welcome.", "texts by language"),
        ({"english language": {"checked_by": "A", "adult": ["Hi."]}}, "language code"),
        ({"en": ["Hi."]}, "checked_by"),
        ({"en": {"adult": ["Hi."]}}, "somebody checked"),
        ({"en": {"checked_by": " ", "adult": ["Hi."]}}, "somebody checked"),
        ({"en": {"checked_by": "A", "teenager": ["Hi."]}}, "for each language"),
        ({"en": {"checked_by": "A", "adult": []}}, "from 1 to 40 lines"),
        ({"en": {"checked_by": "A", "adult": "Hi."}}, "from 1 to 40 lines"),
        ({"en": {"checked_by": "A", "adult": [" "]}}, "words in them"),
        ({"en": {"checked_by": "A", "adult": ["Hi {nmae}."]}}, "no blanks but"),
        ({"en": {"checked_by": "A", "adult": ["Hi {name."]}}, "no blanks but"),
        ({"en": {"checked_by": "A", "adult": ["x" * 201]}}, "at most 200"),
        ({"en": {"checked_by": "A", "adult": ["a\nb"]}}, "on one line"),
        ({"en": {"checked_by": "A", "adult": [7]}}, "text"),
    ],
)
def test_a_statement_that_does_not_fit_is_refused_in_plain_words(
    tmp_path: Path, wrong: object, because: str
) -> None:
    with pytest.raises(BadInput, match=because):
        change_settings(files(tmp_path), Scope.COUNCIL, {"opening_statement": wrong})
    (tmp_path / "council.json").write_text(json.dumps({"opening_statement": wrong}))
    with pytest.raises(BadInput, match=r"council\.json"):
        load_settings(files(tmp_path))


@given(st.text(max_size=60))
def test_any_name_is_read_out_as_it_is(name: str) -> None:
    session = meeting_session()
    words = own_words(council_name=name or "x")
    first = statement_lines(words, session.entries, session.meeting_id)[0]
    assert first == f"Welcome to {name or 'x'}."
