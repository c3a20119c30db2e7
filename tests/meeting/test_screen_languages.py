"""The family screen's languages: the lead's choice, and what only the lead is told of drafts."""

from dataclasses import replace

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.editing import undo, undo_words
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.people import ADULT
from mam_desktop.meeting.screen_languages import (
    SCREEN_LANGUAGES,
    choose_screen_languages,
    languages_of,
    screen_language_notes,
    statement_language,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import signed_hash
from mam_desktop.meeting.statements import (
    CouncilWords,
    Statement,
    council_words,
    spoken_lines,
)
from mam_desktop.settings import Settings
from mam_desktop.texts import N_, checked_words, screen_checked, speaking
from tests.meeting.builders import MEETING_ON, meeting_session


@pytest.fixture
def session() -> MeetingSession:
    return meeting_session()


def view(session: MeetingSession) -> FamilyView:
    return family_view(session.entries, session.meeting, FamilyScreen(ScreenState.ON), MEETING_ON)


def notes(session: MeetingSession, *, is_statement_due: bool = False) -> str:
    told = screen_language_notes(
        session.meeting, council_words(Settings()), ADULT, is_statement_due=is_statement_due
    )
    return " ".join(told)


def test_the_screen_speaks_the_meeting_s_language_until_the_lead_chooses(
    session: MeetingSession,
) -> None:
    assert (view(session).language, view(session).second) == ("en", "")
    choose_screen_languages(session, "pl", "en")
    assert (view(session).language, view(session).second) == ("pl", "en")
    assert session.meeting.language in ("", "en")


def test_the_choice_is_left_alone_when_something_else_is_taken_back(
    session: MeetingSession,
) -> None:
    add_idea(session, words="Swimming", by="Mum")
    choose_screen_languages(session, "ur")
    assert "Swimming" in (undo_words(session) or "")
    undo(session)
    assert languages_of(session.meeting) == ("ur", "")


def test_choosing_the_same_again_writes_nothing(session: MeetingSession) -> None:
    assert choose_screen_languages(session, "en") is None
    choose_screen_languages(session, " pl ", "pl")
    assert languages_of(session.meeting) == ("pl", "")
    assert choose_screen_languages(session, "pl") is None


def test_the_choice_is_no_part_of_what_is_signed(session: MeetingSession) -> None:
    before = signed_hash(session.entries, session.meeting)
    choose_screen_languages(session, "ar", "en")
    assert signed_hash(session.entries, session.meeting) == before


@pytest.mark.parametrize("code", ["", "  ", "../../etc", "p l", "<b>", "x" * 10_000, "پولش"])
def test_what_is_no_language_is_refused_in_plain_words(session: MeetingSession, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        choose_screen_languages(session, code)
    assert len(str(refused.value)) < 200
    if code.strip():
        with pytest.raises(BadInput):
            choose_screen_languages(session, "en", code)


# --- what only the lead is told ------------------------------------------------------------------


@pytest.mark.parametrize("language", [one for one in SCREEN_LANGUAGES if one != "en"])
def test_the_lead_is_told_of_drafts_with_a_count_and_the_room_is_not(
    session: MeetingSession, language: str
) -> None:
    choose_screen_languages(session, language)
    assert "draft: no translator has checked these words" in notes(session)
    assert f"({screen_checked(language).drafts} sentences)" in notes(session)
    assert not any("draft" in text.casefold() for text in view(session).texts())


def test_english_needs_no_note(session: MeetingSession) -> None:
    assert notes(session) == ""


def test_a_second_language_is_told_of_as_well(session: MeetingSession) -> None:
    choose_screen_languages(session, "pl", "ur")
    assert "Polish – draft" in notes(session)
    assert "Urdu – draft" in notes(session)


def test_a_language_without_words_is_told_of(session: MeetingSession) -> None:
    choose_screen_languages(session, "so")
    assert notes(session) == "There are no words in so yet: the screen’s own show in English."


# --- the statement -------------------------------------------------------------------------------


def test_a_statement_shows_in_no_words_that_nobody_checked(session: MeetingSession) -> None:
    choose_screen_languages(session, "pl")
    words = council_words(Settings())
    assert statement_language(words, session.meeting, ADULT) == "en"
    told = notes(session, is_statement_due=True)
    assert "The statement shows in English: nobody has checked its words in Polish." in told
    assert "statement" not in notes(session)


def test_a_checked_statement_shows_in_the_screen_s_language(session: MeetingSession) -> None:
    polish = Statement(edition=ADULT, language="pl", version="1", lines=("Dziękujemy.",))
    words = CouncilWords(statements=(*council_words(Settings()).statements, polish))
    choose_screen_languages(session, "pl-PL")
    assert statement_language(words, session.meeting, ADULT) == "pl"
    told = screen_language_notes(session.meeting, words, ADULT, is_statement_due=True)
    assert not any("statement" in one for one in told)


def test_blanks_of_a_statement_are_filled_in_checked_words_only(session: MeetingSession) -> None:
    statement = council_words(Settings()).statement()
    assert statement is not None
    about = replace(statement, language="pl", lines=("{council}, {kept}",))
    with speaking("pl"):
        lines = spoken_lines(about, CouncilWords(statements=(about,)), session.entries, None)
    assert lines == ("the council, for as long as the council’s rule says",)


def test_a_draft_is_no_checked_word() -> None:
    with speaking("pl"):
        assert checked_words("pl", N_("What we agreed")) == "What we agreed"
