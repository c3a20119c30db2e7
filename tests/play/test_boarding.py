"""Scripts run rounds on the board as the page does: quietly, in stages, and from last time."""

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.rounds import open_round, quiet_ideas
from mam_desktop.meeting.session import MeetingSession
from tests.play.test_mattering import Told, played

QUIET: Told = {"do": "round", "method": "quiet"}


def idea(words: str) -> Told:
    return {"do": "idea", "words": words, "by": "Jo", "column": "new"}


def shown(session: MeetingSession) -> list[str]:
    return [one.words for one in session.entries.all(Idea, session.meeting_id) if not one.is_hidden]


def test_ideas_are_written_quietly_and_shown_together() -> None:
    session = played(QUIET, idea("Swimming"), idea("Fishing"))
    assert shown(session) == []
    session = played(
        QUIET, idea("Swimming"), idea("Fishing"), {"do": "show_ideas", "hold_back": ["Fishing"]}
    )
    assert shown(session) == ["Swimming"]


def test_an_idea_that_was_held_back_is_let_go() -> None:
    session = played(idea("Swimming"), {"do": "hold_back", "idea": "Swimming"})
    assert shown(session) == []
    session = played(
        idea("Swimming"),
        {"do": "hold_back", "idea": "Swimming"},
        {"do": "hold_back", "idea": "Swimming", "let_go": True},
    )
    assert shown(session) == ["Swimming"]


def test_a_circle_goes_through_its_stages_to_first_steps() -> None:
    session = played(
        {"do": "round", "method": "circle", "presenter": "Jo", "aloud": True},
        {"do": "round_stage", "to": "ideas"},
        {"do": "round_minutes", "more": 3},
        idea("Swimming"),
        {"do": "round_stage", "to": "first_steps"},
        {
            "do": "first_step",
            "what": "Ring the pool",
            "owner": "Jo",
            "within": "24_hours",
            "from_idea": "Swimming",
        },
        {"do": "round_over"},
    )
    assert shown(session) == ["Swimming"]
    assert session.entries.all(Action)[-1].idea_id == session.entries.all(Idea)[0].id
    assert open_round(session.entries, session.meeting_id) is None


def test_a_round_that_is_over_leaves_what_was_not_shown_hidden() -> None:
    session = played(QUIET, idea("Swimming"), {"do": "round_over"})
    assert len(quiet_ideas(session.entries, session.meeting_id)) == 1


def test_ideas_come_from_last_time_by_their_words() -> None:
    again: Told = {
        "do": "meeting",
        "type": "MAM",
        "on": "2027-01-12",
        "starts_at": "14:00",
        "ends_at": "15:30",
        "place": "at home",
    }
    before = (idea("Swimming"), idea("Fishing"), again)
    assert shown(played(*before, {"do": "bring_ideas"})) == ["Swimming", "Fishing"]
    assert shown(played(*before, {"do": "bring_ideas", "ideas": ["Fishing"]})) == ["Fishing"]
    with pytest.raises(BadInput):
        played(*before, {"do": "bring_ideas", "ideas": ["Sailing"]})
