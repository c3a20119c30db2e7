"""The family screen's pictures: each step's scene, from what the whole room may see."""

from datetime import date

import pytest

from mam_desktop.meeting.agreeing import (
    agree_action,
    note_disagreement,
    record_decision,
    refer,
    set_next_meeting,
)
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea, add_outcome, vote
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.family_scenes import FOLLOW, FamilyScreen, family_view
from mam_desktop.meeting.family_view import (
    ActionsScene,
    BoardScene,
    Body,
    FamilyView,
    LastTimeScene,
    NextStepsScene,
    ReadBackScene,
    ScreenState,
    ThanksScene,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.reviewing import CameOfIt, review_action
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import sign
from mam_desktop.meeting.starting import add_earlier_action, add_earlier_scale, go_to_step
from mam_desktop.meeting.voicing import Sharing, give_score, write_observation, write_voice
from tests.meeting.builders import begin_meeting, meeting_session

TODAY = date(2026, 11, 24)


def view(
    session: MeetingSession, show: str = FOLLOW, state: ScreenState = ScreenState.ON
) -> FamilyView:
    return family_view(session.entries, session.meeting, FamilyScreen(state, show), TODAY)


def scene(session: MeetingSession, step: str) -> Body:
    body = view(session, step).body
    assert body is not None
    return body


def test_it_follows_the_step_or_shows_what_the_lead_chose() -> None:
    session = meeting_session()
    assert view(session).scene == STEPS[0]
    go_to_step(session, "board")
    assert (view(session).scene, view(session).step_no) == ("board", 5)
    assert view(session, "voice").scene == "voice"


@pytest.mark.parametrize("state", [ScreenState.COVER, ScreenState.OFF])
@pytest.mark.parametrize("step", STEPS)
def test_covered_or_off_it_holds_no_text_at_all(state: ScreenState, step: str) -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="Ask me first.")
    assert not any(view(session, step, state).texts())
    assert view(session, step, state).body is None


def test_welcome_shows_who_is_here_and_the_last_words_from_before() -> None:
    session = meeting_session()
    write_voice(session, who="Robin", words="hidden", sharing=Sharing(share="nobody"))
    write_voice(session, who="Robin", words="I like the swings.")
    begin_meeting(session, on=date(2027, 1, 5))
    attend(session, name="Mum")
    attend(session, name="Sam", state="apologies", about={"role": "GP"})
    attend(session, name="Dana", state="absent")
    body = scene(session, "welcome")
    assert isinstance(body, WelcomeScene)
    assert [(one.name, one.is_here) for one in body.people] == [("Mum", True), ("Sam", False)]
    assert body.child == "Robin"
    assert body.last_words is not None
    assert body.last_words.words == "I like the swings."


def test_voice_shows_words_numbers_and_what_was_seen() -> None:
    session = meeting_session()
    add_earlier_scale(session, who="Mum", score=3, on=date(2026, 10, 13))
    write_voice(session, who="Robin", words="The bell.", how="pointed", through="Mum")
    give_score(session, who="Mum", score=4, reason="sleep")
    write_observation(session, by="Lee", saw="ears", might_mean="loud", will_do="light")
    body = scene(session, "voice")
    assert isinstance(body, VoiceScene)
    assert [(one.words, one.who, one.through) for one in body.quotes] == [
        ("The bell.", "Robin", "Mum")
    ]
    assert [(one.score, one.before) for one in body.scales] == [(4, 3)]
    assert [one.saw for one in body.observations] == ["ears"]


def test_last_time_shows_a_promises_status_once_this_meeting_spoke_of_it() -> None:
    session = meeting_session()
    add_earlier_action(
        session,
        what="Visit",
        owner="Lee",
        due_on=date(2026, 10, 30),
        meeting_on=date(2026, 10, 13),
    )
    body = scene(session, "last_time")
    assert isinstance(body, LastTimeScene)
    assert [one.status for one in body.promises] == [""]
    came = CameOfIt(status="done", what_changed="peg")
    review_action(session, session.entries.all(Action)[0], came)
    body = scene(session, "last_time")
    assert isinstance(body, LastTimeScene)
    assert [(one.status, one.what_changed) for one in body.promises] == [("done", "peg")]


def test_the_board_shows_four_columns_hearts_and_when_the_panel_meets() -> None:
    session = meeting_session()
    add_outcome(session, words="Rest")
    add_idea(session, words="Swimming", by="Mum", column="can")
    add_idea(session, words="Held back", by="Lee", held_back=True)
    vote(session, session.entries.all(Idea)[0], by="Robin")
    refer(session, to="MAP", question="Joint?", on=date(2026, 12, 9))
    body = scene(session, "board")
    assert isinstance(body, BoardScene)
    assert [one.column for one in body.columns] == ["can", "could_if", "new", "panel"]
    assert [(one.words, one.hearts) for one in body.columns[0].ideas] == [("Swimming", 1)]
    assert body.panel_on == date(2026, 12, 9)
    held = next(one for one in session.entries.all(Idea) if one.held_back)
    change_entry(session, held, {"held_back": False})
    assert "Held back" in view(session, "board").texts()


def test_actions_are_those_the_family_may_see_numbered_as_on_paper() -> None:
    session = meeting_session()
    agree_action(session, what="Ring", owner="Lee", due_on=date(2026, 12, 1))
    agree_action(session, what="Chronology", owner="Dana", due_on=None, kind="professional")
    ring = session.entries.all(Action)[0]
    agree_action(
        session,
        what="Write to the panel",
        owner="Dana",
        due_on=None,
        kind="professional",
        needed_for=ring.id,
    )
    body = scene(session, "actions")
    assert isinstance(body, ActionsScene)
    assert [(one.no, one.what) for one in body.actions] == [(1, "Ring"), (2, "Write to the panel")]


def test_the_last_scenes_show_decisions_who_signed_and_whom_to_ring() -> None:
    session = meeting_session()
    record_decision(session, what="Stay", why="it helps", by="all", route="here")
    set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="School")
    note_disagreement(session, who="Dana", about="Stay", words="too soon")
    sign(session, who="Mum", method="typed")
    steps, back, thanks = (scene(session, one) for one in ("next_steps", "sign", "feedback"))
    assert isinstance(steps, NextStepsScene)
    assert isinstance(back, ReadBackScene)
    assert isinstance(thanks, ThanksScene)
    assert steps.next is not None
    assert (steps.decisions[0].why, steps.next.on) == ("it helps", date(2027, 1, 5))
    assert [one.words for one in back.disagreements] == ["too soon"]
    assert [one.who for one in back.signatures] == ["Mum"]
    assert thanks.lead == "Lee"


def test_a_disagreement_about_something_hidden_is_hidden_too() -> None:
    session = meeting_session()
    add_idea(session, words="Gym", by="Robin", sharing=Sharing(not_for=["Dad"]))
    note_disagreement(session, who="Dana", about=" gym", words="too far")
    assert "too far" not in view(session, "sign").texts()
    attend(session, name="Dad", state="left")
    assert "too far" in view(session, "sign").texts()
