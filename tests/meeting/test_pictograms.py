"""Pictures beside words: which words suggest one, and what the lead chose instead."""

import csv
from datetime import date

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.agreeing import action_from_idea, agree_action
from mam_desktop.meeting.boarding import add_idea, add_outcome, bring_ideas
from mam_desktop.meeting.editing import undo, undo_words
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import BoardScene, FamilyView, MattersScene, ScreenState
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.pictograms import alt_of, fitting, pictograms, search, suggest
from mam_desktop.meeting.picturing import (
    choose_pictogram,
    pictogram_of,
    read_easily,
    show_pictures,
    shown_pictogram,
    suggested_pictogram,
)
from mam_desktop.meeting.plan import Action, Idea, Outcome
from mam_desktop.meeting.said import Note, Voice
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import seal_meeting, signed_hash
from mam_desktop.meeting.voicing import Sharing, write_note, write_voice
from mam_desktop.resources import resource_path
from tests.meeting.builders import FakeSigner, begin_meeting, meeting_session

TODAY = date(2026, 11, 24)


def board(words: str, **told: object) -> tuple[MeetingSession, Idea]:
    session = meeting_session()
    add_idea(session, words=words, by="Mum", **told)  # type: ignore[arg-type]
    return session, session.entries.all(Idea)[0]


def view(session: MeetingSession, show: str) -> FamilyView:
    screen = FamilyScreen(ScreenState.ON, show)
    return family_view(session.entries, session.meeting, screen, TODAY)


def on_board(session: MeetingSession) -> list[str]:
    body = view(session, "board").body
    assert isinstance(body, BoardScene)
    return [one.pictogram for column in body.columns for one in column.ideas]


# --- the set ----------------------------------------------------------------------------------


def test_every_picture_has_words_that_suggest_it_and_says_what_it_shows() -> None:
    with resource_path("pictograms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == sorted({row["name"] for row in rows})
    assert all(row["words"] and row["alt"] and row["openmoji"] for row in rows)
    words = [one.strip("~=") for row in rows for one in row["words"].split("|")]
    assert sorted(words) == sorted(set(words))
    assert alt_of("bus") == "a bus"
    assert alt_of("no such picture") == ""


# --- suggesting -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "picture"),
    [
        ("Swimming on Saturdays", "swimming"),
        ("Two nights of short breaks a month", "night"),
        ("Quiet-room pass", "pass"),
        ("Robin’s page goes to every new worker", "social-worker"),
        ("She SLEEPS at last", "sleep"),
        ("We want a dog.", "dog"),
        ("More books at home", "books"),
        ("School is too noisy", "headphones"),
    ],
)
def test_words_and_their_endings_suggest_a_picture(words: str, picture: str) -> None:
    assert suggest(words)[0] == picture


@pytest.mark.parametrize(
    "words",
    [
        "",
        "🙂🙂🙂",
        "Book 2 places for April",
        "Chcę spać w domu",
        "I don’t like the bus",
        "No more phone",
        "He hit his brother at school",
        "The dog died",
        "She cries every morning before school",
        "I am scared of the dog",
        "Support at home, with the family",
    ],
)
def test_nothing_is_suggested_when_unsure_when_turned_round_or_when_grave(words: str) -> None:
    assert suggest(words) == ()


def test_a_sentence_full_of_things_is_left_alone_but_offers_them_when_asked() -> None:
    words = "The bus, the dog, football, pizza and a bath"
    assert suggest(words) == ()
    assert fitting(words)[:2] == ("bus", "dog")


def test_the_same_words_always_suggest_the_same_however_long_or_odd() -> None:
    assert suggest("swimming " * 100_000) == suggest("swimming")
    assert suggest("<b>swimming</b>\x00\u202e") == ("swimming",)


def test_looking_for_a_picture_finds_it_by_the_beginning_of_its_words() -> None:
    assert "swimming" in search("swim")
    assert search("quiet room")[:1] == ("pass",)
    assert search("zzz") == ()
    assert search("") == tuple(pictograms())


# --- beside an entry's words ------------------------------------------------------------------


def test_what_words_suggest_is_shown_and_written_down_nowhere() -> None:
    session, idea = board("Swimming on Saturdays")
    before = len(session.everything.changes())
    assert on_board(session) == ["swimming"]
    assert idea.pictogram is None
    assert len(session.everything.changes()) == before


def test_the_lead_changes_a_picture_takes_it_away_and_goes_back_to_the_words() -> None:
    session, idea = board("Swimming on Saturdays")
    choose_pictogram(session, idea, "bath")
    assert on_board(session) == ["bath"]
    choose_pictogram(session, session.entries.all(Idea)[0], "")
    assert on_board(session) == [""]
    assert undo_words(session) == "picture of idea “Swimming on Saturdays” taken away"
    undo(session)
    assert on_board(session) == ["bath"]
    assert undo_words(session) == "picture of idea “Swimming on Saturdays”: a bath"
    choose_pictogram(session, session.entries.all(Idea)[0], None)
    assert on_board(session) == ["swimming"]


def test_quotes_outcomes_and_actions_have_pictures_too_and_a_promise_keeps_its_own() -> None:
    session, idea = board("A dog")
    choose_pictogram(session, idea, "cat")
    action_from_idea(session, session.entries.all(Idea)[0])
    add_outcome(session, words="Robin sleeps")
    write_voice(session, who="Robin", words="I like swimming.")
    assert shown_pictogram(session.entries.all(Action)[0], session.meeting) == "cat"
    assert shown_pictogram(session.entries.all(Outcome)[0], session.meeting) == "sleep"
    assert shown_pictogram(session.entries.all(Voice)[0], session.meeting) == "swimming"
    body = view(session, "what_matters").body
    assert isinstance(body, MattersScene)
    assert body.outcomes[0].pictogram == "sleep"


def test_an_idea_brought_from_last_time_brings_its_picture() -> None:
    session, idea = board("Try it again")
    choose_pictogram(session, idea, "tractor")
    begin_meeting(session, on=date(2027, 1, 5))
    bring_ideas(session)
    assert on_board(session) == ["tractor"]


@pytest.mark.parametrize("told", [{"sharing": Sharing(share="nobody")}, {"held_back": True}])
def test_private_words_suggest_nothing(told: dict[str, object]) -> None:
    _session, idea = board("Swimming on Saturdays", **told)
    assert suggested_pictogram(idea) == ""
    assert pictogram_of(idea) == ""


def test_words_in_another_language_suggest_by_their_english_meaning() -> None:
    session, idea = board("Pływanie", meaning=Meaning("en", "Swimming", "Ewa"))
    assert shown_pictogram(idea, session.meeting) == "swimming"


def test_the_lead_decides_whether_suggestions_are_shown_or_any_picture_at_all() -> None:
    session, _idea = board("Swimming")
    add_idea(session, words="Anything", by=None)
    choose_pictogram(session, session.entries.all(Idea)[1], "star")
    assert on_board(session) == ["swimming", "star"]
    show_pictures(session, "chosen")
    assert on_board(session) == ["", "star"]
    show_pictures(session, "none")
    assert on_board(session) == ["", ""]
    with pytest.raises(BadInput):
        show_pictures(session, "all")


def test_easy_read_belongs_to_the_meeting_and_goes_off_again() -> None:
    session = meeting_session()
    read_easily(session, on=True)
    assert session.meeting.easy_read is True
    read_easily(session, on=False)
    assert session.meeting.easy_read is None


def test_no_picture_stands_beside_a_note_and_none_is_made_up() -> None:
    session, idea = board("Swimming")
    write_note(session, words="mine")
    with pytest.raises(BadInput):
        choose_pictogram(session, session.entries.all(Note)[0], "bus")
    with pytest.raises(BadInput, match="There is no picture"):
        choose_pictogram(session, idea, "../../etc/passwd")


def test_no_picture_changes_what_people_sign() -> None:
    session, idea = board("Swimming")
    agree_action(session, what="Ring the dentist", owner="Lee", due_on=TODAY)
    before = signed_hash(session.entries, session.meeting)
    choose_pictogram(session, idea, "bath")
    choose_pictogram(session, session.entries.all(Action)[0], "")
    show_pictures(session, "none")
    read_easily(session, on=True)
    assert signed_hash(session.entries, session.meeting) == before


def test_a_picture_that_only_a_newer_version_has_is_not_shown() -> None:
    spec = Idea.specs()["pictogram"]
    assert spec.read("hologram") == ""
    assert spec.read(None) is None
    assert spec.read(["bus"]) == ""


def test_a_sealed_promise_can_have_another_picture_and_stays_sealed() -> None:
    session = meeting_session()
    agree_action(session, what="Ring the dentist", owner="Lee", due_on=TODAY)
    seal_meeting(session, FakeSigner())
    before = signed_hash(session.entries, session.meeting)
    choose_pictogram(session, session.entries.all(Action)[0], "phone")
    assert session.entries.all(Action)[0].pictogram == "phone"
    assert signed_hash(session.entries, session.meeting) == before
