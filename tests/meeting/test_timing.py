"""The plan of the hour: minutes out of the log, across stops, days and clocks that jump."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.clocks import local_now
from mam_desktop.meeting.making_room import plan_minutes, room_suggested
from mam_desktop.meeting.meetings import STEP_MINUTES
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.starting import go_to_step, pause_meeting, prepare_meeting, resume_meeting
from mam_desktop.meeting.timing import (
    HourPlan,
    TimeAway,
    hour_plan,
    meeting_log,
    stopped,
    time_away,
)
from tests.meeting.builders import FixedClock, clock_of, meeting_session, open_session

DAY = datetime(2026, 11, 24, tzinfo=UTC)


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    return DAY + timedelta(days=days, hours=hour, minutes=minute)


def plan_of(session: MeetingSession) -> HourPlan:
    assert session.meeting_id is not None
    log = meeting_log(session.everything.changes(), session.meeting_id)
    return hour_plan(session.meeting, log, local_now(session))


def set_clock(session: MeetingSession, when: datetime) -> None:
    clock_of(session).at = when


def step(session: MeetingSession, name: str, when: datetime) -> None:
    set_clock(session, when)
    go_to_step(session, name)


def began(when: datetime | None = None) -> MeetingSession:
    """Return a meeting of 14:00 to 15:30 that has come to its first step."""
    session = meeting_session(clock=FixedClock(at(13, 50)))
    step(session, "welcome", when or at(14))
    return session


# --- minutes used --------------------------------------------------------------------------------


def test_minutes_of_a_step_are_counted_over_every_time_the_meeting_was_in_it() -> None:
    session = began()
    step(session, "voice", at(14, 5))
    step(session, "welcome", at(14, 15))
    step(session, "voice", at(14, 17))
    set_clock(session, at(14, 20))
    plan = plan_of(session)
    assert plan.minutes_used("welcome") == 7
    assert plan.minutes_used("voice") == 13
    assert plan.minutes_used("board") == 0


def test_a_step_is_over_from_the_first_whole_minute_and_says_by_how_much() -> None:
    session = began()
    set_clock(session, at(14, 5))
    assert plan_of(session).minutes_over("welcome") == 0
    set_clock(session, at(14, 6))
    assert plan_of(session).minutes_over("welcome") == 1


def test_time_while_it_is_stopped_belongs_to_no_step() -> None:
    session = began()
    set_clock(session, at(14, 3))
    pause_meeting(session)
    set_clock(session, at(14, 20))
    plan = plan_of(session)
    assert plan.minutes_used("welcome") == 3
    assert plan.stopped_since == at(14, 3)
    assert not plan.is_running
    resume_meeting(session)
    set_clock(session, at(14, 21))
    assert plan_of(session).minutes_used("welcome") == 4
    assert plan_of(session).is_running


def test_steps_gone_to_while_it_is_stopped_take_no_time() -> None:
    session = began()
    set_clock(session, at(14, 3))
    pause_meeting(session)
    step(session, "board", at(14, 4))
    set_clock(session, at(14, 30))
    resume_meeting(session)
    set_clock(session, at(14, 31))
    plan = plan_of(session)
    assert (plan.minutes_used("welcome"), plan.minutes_used("board")) == (3, 1)


def test_a_clock_that_jumps_backwards_never_takes_minutes_away() -> None:
    session = began()
    step(session, "voice", at(14, 5))
    set_clock(session, at(13, 0))
    plan = plan_of(session)
    assert plan.minutes_used("welcome") == 5
    assert plan.minutes_used("voice") == 0
    go_to_step(session, "board")
    plan = plan_of(session)
    assert all(used >= timedelta() for used in plan.used.values())


def test_a_meeting_nobody_stopped_does_not_run_through_the_night() -> None:
    session = began()
    step(session, "voice", at(14, 5))
    set_clock(session, at(14, 9))
    add_idea(session, words="A sleep diary", by="Mum")
    set_clock(session, at(9, 0, days=1))
    plan = plan_of(session)
    assert plan.minutes_used("voice") == 4
    assert plan.resting_since == at(14, 9)
    assert not plan.is_running
    add_idea(session, words="Swimming", by="Mum")
    set_clock(session, at(9, 2, days=1))
    assert plan_of(session).minutes_used("voice") == 6
    assert plan_of(session).is_running


def test_time_in_which_the_program_was_closed_belongs_to_no_step() -> None:
    session = began()
    step(session, "feedback", at(14, 5))
    assert session.meeting_id is not None
    away = time_away(session, at(14, 38))
    assert away == TimeAway(at(14, 5), at(14, 38))
    set_clock(session, at(14, 40))
    log = meeting_log(session.everything.changes(), session.meeting_id).without([away])
    plan = hour_plan(session.meeting, log, local_now(session))
    assert (plan.minutes_used("welcome"), plan.minutes_used("feedback")) == (5, 2)
    assert plan.is_running
    pause_meeting(session)
    assert time_away(session, at(15)) is None


def test_a_log_that_takes_note_of_one_more_line_says_the_same_as_one_read_anew() -> None:
    session = began()
    assert session.meeting_id is not None
    log = meeting_log(session.everything.changes(), session.meeting_id)
    for when in (at(14, 20), at(9, 0, days=1), at(9, 5, days=1)):
        set_clock(session, when)
        add_idea(session, words=f"An idea of {when}", by="Mum")
        log = log.noted(when)
        now = local_now(session)
        assert hour_plan(session.meeting, log, now).used == plan_of(session).used


# --- the end -------------------------------------------------------------------------------------


def test_the_sum_of_what_is_left_is_held_against_the_end() -> None:
    session = began()
    step(session, "board", at(14, 47))
    plan = plan_of(session)
    assert plan.minutes_left == 43
    assert plan.needed == timedelta(minutes=20 + 15 + 5 + 10 + 5)
    assert plan.would_end == at(15, 42)
    assert plan.minutes_late == 12


def test_a_step_that_is_over_needs_nothing_more_and_the_others_all_of_theirs() -> None:
    session = began()
    step(session, "sign", at(15, 0))
    set_clock(session, at(15, 20))
    plan = plan_of(session)
    assert plan.minutes_over("sign") == 10
    assert plan.would_end == at(15, 25)
    assert plan.minutes_late == 0


def test_past_its_end_it_is_late_by_what_is_still_needed_and_over_by_the_clock() -> None:
    session = began()
    step(session, "sign", at(15, 30))
    set_clock(session, at(15, 40))
    plan = plan_of(session)
    assert plan.minutes_left == -10
    assert plan.minutes_late == 5


def test_a_meeting_that_started_late_still_ends_when_people_have_to_go() -> None:
    plan = plan_of(began(at(14, 20)))
    assert plan.ends == at(15, 30)
    assert plan.minutes_late == 25


def test_a_meeting_begun_after_its_end_takes_its_whole_length() -> None:
    assert plan_of(began(at(16, 0))).ends == at(17, 30)


def test_a_meeting_begun_on_another_day_takes_its_whole_length() -> None:
    assert plan_of(began(at(10, 0, days=3))).ends == at(11, 30, days=3)


def test_a_clock_that_was_set_back_says_no_minutes_left() -> None:
    session = began()
    step(session, "voice", at(14, 30))
    set_clock(session, at(14, 20))
    assert plan_of(session).minutes_left == 70
    for back in (at(13, 0), at(9, 0, days=-400)):
        set_clock(session, back)
        plan = plan_of(session)
        assert plan.minutes_left is None
        assert (plan.minutes_late, plan.minutes_over("voice")) == (0, 0)


def test_no_meeting_has_more_time_left_than_it_was_to_take() -> None:
    session = meeting_session(clock=FixedClock(at(9)))
    step(session, "welcome", at(10))
    plan = plan_of(session)
    assert plan.ends == at(15, 30)
    assert plan.minutes_left == 95


def test_before_it_begins_the_plan_is_held_against_the_agreed_hour() -> None:
    session = meeting_session(clock=FixedClock(at(13, 50)))
    plan = plan_of(session)
    assert (plan.starts, plan.ends) == (at(14), at(15, 30))
    assert plan.would_end == at(15, 35)
    assert plan.minutes_late == 5
    set_clock(session, at(10, 0, days=-1))
    assert plan_of(session).ends is None


def test_after_a_break_the_same_day_the_agreed_end_stays() -> None:
    session = began()
    set_clock(session, at(14, 40))
    pause_meeting(session)
    set_clock(session, at(14, 50))
    resume_meeting(session)
    assert plan_of(session).ends == at(15, 30)


@pytest.mark.parametrize("on", [at(10, 0, days=1), at(18, 0), at(0, 10, days=30)])
def test_gone_on_later_the_planned_length_goes_on_where_it_was(on: datetime) -> None:
    session = began()
    step(session, "voice", at(14, 10))
    set_clock(session, at(14, 40))
    pause_meeting(session)
    set_clock(session, on)
    assert plan_of(session).minutes_of_length_left == 50
    resume_meeting(session)
    plan = plan_of(session)
    assert plan.ends == on + timedelta(minutes=50)
    assert plan.minutes_used("voice") == 30


def test_a_stop_over_midnight_counts_no_minute_of_the_night() -> None:
    session = open_session(clock=FixedClock(at(22, 0)))
    prepare_meeting(session, type="MAM", on=DAY.date(), starts_at="22:30", ends_at="23:55")
    step(session, "welcome", at(22, 30))
    set_clock(session, at(23, 50))
    pause_meeting(session)
    set_clock(session, at(0, 10, days=1))
    resume_meeting(session)
    set_clock(session, at(0, 12, days=1))
    plan = plan_of(session)
    assert plan.minutes_used("welcome") == 82
    assert plan.ends == at(0, 15, days=1)


def test_gone_on_after_the_length_is_used_up_the_steps_that_are_left_have_their_minutes() -> None:
    session = began()
    step(session, "sign", at(15, 40))
    pause_meeting(session)
    set_clock(session, at(9, 0, days=1))
    resume_meeting(session)
    plan = plan_of(session)
    assert plan.ends == at(9, 15, days=1)
    assert plan.minutes_late == 0


# --- making room ---------------------------------------------------------------------------------


def test_room_is_found_in_the_longest_steps_never_in_the_voice_or_the_read_back() -> None:
    session = began()
    step(session, "board", at(14, 47))
    plan = plan_of(session)
    suggested = room_suggested(plan)
    assert plan.with_minutes(suggested).minutes_late == 0
    assert set(suggested) <= {"board", "actions", "next_steps"}
    assert all(suggested[one] >= STEP_MINUTES[one] // 2 for one in suggested)


def test_where_no_room_is_left_the_suggestion_takes_half_and_says_no_more() -> None:
    session = began()
    step(session, "next_steps", at(15, 29))
    plan = plan_of(session)
    assert room_suggested(plan) == {"next_steps": 3}
    assert plan.with_minutes(room_suggested(plan)).minutes_late > 0


def test_a_plan_that_fits_suggests_nothing() -> None:
    session = began()
    step(session, "sign", at(15, 0))
    assert room_suggested(plan_of(session)) == {}


def test_steps_get_other_minutes_and_none_passes_over_one() -> None:
    session = began()
    plan_minutes(session, {"board": 12, "next_steps": 0})
    assert session.meeting.minutes_by_step == {**STEP_MINUTES, "board": 12, "next_steps": 0}
    assert plan_minutes(session, {"board": 12}).changes == ()


@pytest.mark.parametrize("minutes", [{"board": -1}, {"board": 601}, {"tea": 5}, {"board": True}])
def test_minutes_that_are_none_are_refused(minutes: dict[str, int]) -> None:
    session = began()
    with pytest.raises(BadInput):
        plan_minutes(session, minutes)
    assert session.meeting.minutes_by_step == STEP_MINUTES


# --- stopped until later -------------------------------------------------------------------------


def test_home_is_told_where_a_meeting_stopped_and_when() -> None:
    session = began()
    step(session, "board", at(14, 40))
    assert stopped(session, session.meeting, UTC) is None
    pause_meeting(session)
    found = stopped(session, session.meeting, UTC)
    assert found is not None
    assert found.words(DAY.date()) == "Stopped at 14:40, at the step “What CAN we do?”"
    later = found.words(date(2026, 11, 30))
    assert later == "Stopped on Tuesday 24 November 2026, at the step “What CAN we do?”"
