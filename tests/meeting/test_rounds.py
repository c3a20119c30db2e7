"""Rounds on the board: what is written quietly, who sees it when; the solution circle's stages."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.board_round import STAGES, BoardRound
from mam_desktop.meeting.boarding import add_idea, vote
from mam_desktop.meeting.capturing import capture_line
from mam_desktop.meeting.content import every_text
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.editing import redo, undo, undo_words
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import BoardScene, ScreenState
from mam_desktop.meeting.money_hints import names_money
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.promises import ideas_not_used
from mam_desktop.meeting.rounds import (
    begin_round,
    end_round,
    first_step,
    first_steps,
    give_minutes,
    go_to_stage,
    hold_back,
    is_writing_quietly,
    let_go,
    open_round,
    quiet_ideas,
    show_together,
    stage_time,
)
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import signed_hash
from tests.meeting.builders import (
    begin_meeting,
    clock_of,
    meeting_session,
    open_session,
    recorder_of,
    second_laptop,
    sync,
)

SECRET = "xylophone-lessons"
NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)


def everything_out(session: MeetingSession) -> str:
    """Return every word on the family screen and in every copy."""
    entries, meeting = session.entries, session.meeting
    told = list(
        family_view(
            entries, meeting, FamilyScreen(ScreenState.ON, "board"), meeting.on or date.min
        ).texts()
    )
    for copy in (Copy.FAMILY, Copy.EVERYONE, Copy.CASE_FILE, Copy.RUNNING_SHEET):
        to = Recipient(copy)
        told += [str(one) for one in visible_to(entries, to, meeting.id).entries]
        order = CopyOrder(recipient=to, paper=Paper.MINUTES, made_at=NOW)
        told += every_text(copy_content_for(entries, meeting, order).blocks)
    return "\n".join(told)


def board_of(session: MeetingSession) -> BoardScene:
    screen = FamilyScreen(ScreenState.ON, "board")
    body = family_view(session.entries, session.meeting, screen, date(2026, 11, 24)).body
    assert isinstance(body, BoardScene)
    return body


def idea(session: MeetingSession, words: str) -> Idea:
    return next(one for one in session.entries.all(Idea) if one.words == words)


# --- written quietly ---------------------------------------------------------------------------


def test_what_is_written_quietly_leaves_by_no_way_until_it_is_shown() -> None:
    session = meeting_session()
    begin_round(session, method="quiet")
    add_idea(session, words=SECRET, by="Robin")
    capture_line(session, f"+ {SECRET} at school @Mum")
    assert SECRET not in everything_out(session)
    assert len(quiet_ideas(session.entries, session.meeting_id)) == 2
    show_together(session)
    assert SECRET in everything_out(session)
    assert {one.words for one in board_of(session).columns[2].ideas} == {
        SECRET,
        f"{SECRET} at school",
    }


def test_nobody_can_read_a_quiet_idea_in_what_undo_says() -> None:
    session = meeting_session()
    begin_round(session, method="quiet")
    add_idea(session, words=SECRET, by="Mum")
    assert SECRET not in (undo_words(session) or "")
    assert "Mum" not in (undo_words(session) or "")


def test_the_lead_holds_one_back_and_lets_it_go_later() -> None:
    session = meeting_session()
    begin_round(session, method="quiet")
    add_idea(session, words="A sleep diary", by="Mum")
    add_idea(session, words=SECRET, by=None)
    show_together(session, hold_back=[idea(session, SECRET)])
    assert "A sleep diary" in everything_out(session)
    assert SECRET not in everything_out(session)
    let_go(session, idea(session, SECRET))
    assert SECRET in everything_out(session)
    hold_back(session, idea(session, SECRET))
    assert SECRET not in everything_out(session)


def test_showing_ends_a_quiet_round_and_is_one_gesture() -> None:
    session = meeting_session()
    begin_round(session, method="quiet")
    for no in range(3):
        add_idea(session, words=f"Idea {no}", by=None)
    show_together(session)
    assert open_round(session.entries, session.meeting_id) is None
    assert undo_words(session) == "ideas written quietly, shown together"
    undo(session)
    assert len(quiet_ideas(session.entries, session.meeting_id)) == 3
    assert is_writing_quietly(session.entries, session.meeting_id)
    redo(session)
    assert not quiet_ideas(session.entries, session.meeting_id)


def test_ending_the_round_shows_nothing() -> None:
    session = meeting_session()
    begin_round(session, method="quiet")
    add_idea(session, words=SECRET, by="Mum")
    end_round(session)
    assert SECRET not in everything_out(session)
    add_idea(session, words="Said aloud", by="Mum")
    assert "Said aloud" in everything_out(session)
    show_together(session)
    assert SECRET in everything_out(session)


def test_a_laptop_that_dies_in_the_middle_loses_nothing_and_shows_nothing() -> None:
    session = meeting_session()
    begin_round(session, method="circle", presenter="Mum")
    go_to_stage(session, "ideas")
    add_idea(session, words=SECRET, by="Dad")
    again = open_session(recorder_of(session).changes, meeting_id=session.meeting_id)
    running = open_round(again.entries, again.meeting_id)
    assert running is not None
    assert running.stage == "ideas"
    assert [one.words for one in quiet_ideas(again.entries, again.meeting_id)] == [SECRET]
    assert SECRET not in everything_out(again)


def test_while_two_laptops_differ_an_idea_stays_hidden() -> None:
    session = meeting_session()
    begin_round(session, method="quiet")
    add_idea(session, words=SECRET, by="Mum")
    other = second_laptop(session)
    show_together(session)
    hold_back(other, idea(other, SECRET))
    sync(session, other)
    assert SECRET not in everything_out(session)


def test_there_must_be_something_to_show() -> None:
    session = meeting_session()
    with pytest.raises(Refused):
        show_together(session)


def test_a_round_changes_nothing_that_people_sign() -> None:
    session = meeting_session()
    before = signed_hash(session.entries, session.meeting)
    begin_round(session, method="circle", presenter="Mum")
    go_to_stage(session, "ideas")
    add_idea(session, words=SECRET, by="Mum")
    assert signed_hash(session.entries, session.meeting) == before


# --- the circle --------------------------------------------------------------------------------


def test_a_circle_goes_through_its_stages_each_with_its_own_time() -> None:
    session = meeting_session()
    begin_round(session, method="circle", presenter="Mum")
    for stage in STAGES:
        go_to_stage(session, stage)
        running = open_round(session.entries, session.meeting_id)
        assert running is not None
        assert stage_time(running, session.clock.now()).minutes_left == running.minutes


def test_time_runs_and_more_can_be_given() -> None:
    session = meeting_session()
    begin_round(session, method="circle")
    clock_of(session).go_on(minutes=5, seconds=30)
    running = open_round(session.entries, session.meeting_id)
    assert running is not None
    assert stage_time(running, session.clock.now()).minutes_left == 1
    clock_of(session).go_on(minutes=1)
    assert stage_time(running, session.clock.now()).is_over
    give_minutes(session, 2)
    running = open_round(session.entries, session.meeting_id)
    assert running is not None
    assert stage_time(running, session.clock.now()).minutes_left == 2
    with pytest.raises(BadInput):
        give_minutes(session, 500)


def test_the_time_is_the_leads_alone() -> None:
    session = meeting_session()
    begin_round(session, method="circle", presenter="Mum")
    seen = visible_to(session.entries, Recipient(Copy.FAMILY_SCREEN), session.meeting_id).entries
    (shown,) = seen.all(BoardRound)
    assert (shown.minutes, shown.began_at) == (None, "")
    now = board_of(session).round
    assert now is not None
    assert (now.stage, now.presenter, now.is_quiet) == ("present", "Mum", False)


def test_a_time_that_another_laptop_wrote_unclearly_counts_from_now() -> None:
    running = BoardRound(
        id="r", meeting_id="m", at="1", author_id="lee", began_at="soon", minutes=4
    )
    assert stage_time(running, NOW).minutes_left == 4


def test_one_round_runs_at_a_time() -> None:
    session = meeting_session()
    with pytest.raises(Refused):
        end_round(session)
    begin_round(session, method="quiet")
    with pytest.raises(Refused):
        begin_round(session, method="circle")
    with pytest.raises(Refused):
        go_to_stage(session, "ask")


def test_ideas_of_a_circle_can_be_said_aloud() -> None:
    session = meeting_session()
    begin_round(session, method="circle", quietly=False)
    go_to_stage(session, "ideas")
    add_idea(session, words="Swimming", by="Mum")
    assert "Swimming" in everything_out(session)


def test_first_steps_begin_within_a_day_and_within_three() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    swimming = idea(session, "Swimming")
    first_step(session, what="Ring the pool", owner="Dana", within="24_hours", idea_id=swimming.id)
    first_step(session, what="Find a costume", owner="Dad", within="3_days")
    day = date(2026, 11, 24)
    ring, find = session.entries.all(Action)
    assert (ring.due_on, ring.idea_id) == (day + timedelta(days=1), swimming.id)
    assert find.due_on == day + timedelta(days=3)
    steps = first_steps(session.entries, session.meeting_id, day)
    assert [one.what for one in steps.in_24_hours] == ["Ring the pool"]
    assert [one.what for one in steps.in_3_days] == ["Find a costume"]
    with pytest.raises(BadInput):
        first_step(session, what="Some day", owner="Dad", within="a year")


# --- hearts ------------------------------------------------------------------------------------


def test_a_full_room_never_outvotes_the_family() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum", column="can")
    for no in range(12):
        attend(session, name=f"Guest {no}", about={"role": "Teacher", "service": "School"})
        vote(session, idea(session, "Swimming"), by=f"Guest {no}")
    vote(session, idea(session, "Swimming"), by="Mum")
    seen = board_of(session).columns[0].ideas[0]
    assert (seen.hearts, seen.hearts_of_others) == (1, 12)
    paper = everything_out(session)
    assert "1 heart from the family, 12 hearts from others" in paper
    assert "13 hearts" not in paper


def test_somebody_related_counts_as_family_whoever_reads_it() -> None:
    session = meeting_session()
    attend(session, name="Uncle Joe", about={"relation": "uncle"})
    add_idea(session, words="Fishing", by="Mum", column="can")
    vote(session, idea(session, "Fishing"), by="Uncle Joe")
    assert board_of(session).columns[0].ideas[0].hearts == 1


# --- from last time ----------------------------------------------------------------------------


def test_an_idea_that_only_the_lead_saw_does_not_come_back() -> None:
    session = meeting_session()
    add_idea(session, words="Swimming", by="Mum")
    add_idea(session, words="Held", by="Mum", held_back=True)
    begin_round(session, method="quiet")
    add_idea(session, words=SECRET, by="Mum")
    begin_meeting(session, on=date(2027, 1, 12))
    waiting = ideas_not_used(session.entries, session.meeting)
    assert [one.words for one in waiting] == ["Swimming"]


# --- money -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["A taxi for £40 a week", "School pays for a helper", "Who pays?", "It costs too much"],
)
def test_money_is_heard(words: str) -> None:
    assert names_money(words)


@pytest.mark.parametrize(
    "words",
    [
        "Short breaks: 2 nights a month",
        "Joint-funded support at home after school",
        "A personal budget",
        "Pocket money every Saturday",
        "Pay attention to the bell",
        "x" * 100_000,
    ],
)
def test_what_names_no_cost_is_left_alone(words: str) -> None:
    assert not names_money(words)
