"""Rounds on the board: quiet writing shown together, and the solution circle, stage by stage.

What is written quietly is the lead's alone until it is shown: it is kept like everything else, so
that a laptop that dies in the middle loses nothing. Who presents, and how long a stage takes, is
from the solution circle (about half an hour; first steps within a day and within three).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.board_round import METHODS, STAGES, BoardRound
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _

QUIET_MINUTES = 5
STAGE_MINUTES: Mapping[str, int] = {
    "present": 6,
    "ask": 4,
    "ideas": 8,
    "choose": 6,
    "first_steps": 6,
}
MOST_MINUTES = 60
WITHIN_DAYS: Mapping[str, int] = {"24_hours": 1, "3_days": 3}


def open_round(entries: Entries, meeting_id: str | None) -> BoardRound | None:
    """Return the round that is running, if there is one."""
    running = [one for one in entries.all(BoardRound, meeting_id) if not one.is_over]
    return running[-1] if running else None


def is_writing_quietly(entries: Entries, meeting_id: str | None) -> bool:
    """Say whether a new idea stays hidden until all are shown together."""
    running = open_round(entries, meeting_id)
    return running is not None and running.writes_quietly


def quiet_ideas(entries: Entries, meeting_id: str | None) -> tuple[Idea, ...]:
    """Return what was written quietly and is not shown yet, oldest first."""
    return tuple(one for one in entries.all(Idea, meeting_id) if one.quiet)


def begin_round(
    session: MeetingSession,
    *,
    method: str,
    quietly: bool = True,
    presenter: str | None = None,
    outcome_id: str | None = None,
) -> Gesture:
    """Begin a round: quiet writing, or a solution circle with its first stage.

    Raises:
        Refused: a round is running already.

    """
    _check_one_of(method, METHODS)
    if open_round(session.entries, session.meeting_id) is not None:
        raise Refused(_("A round is running already. End it first."))
    is_circle = method == "circle"
    stage = STAGES[0] if is_circle else "ideas"
    writer = session.begin()
    writer.create(
        BoardRound,
        method=method,
        stage=stage,
        quietly=(quietly or not is_circle) or None,
        presenter_id=Circle(session, writer).bring_maybe(presenter),
        outcome_id=outcome_id,
        minutes=STAGE_MINUTES[stage] if is_circle else QUIET_MINUTES,
        began_at=_now_text(session),
    )
    return writer.commit()


def go_to_stage(session: MeetingSession, stage: str) -> Gesture:
    """Go to a stage of the circle; its time begins anew."""
    _check_one_of(stage, STAGES)
    running = _running(session)
    if running.method != "circle":
        raise Refused(_("Only a solution circle has stages."))
    writer = session.begin()
    writer.set(running, stage=stage, minutes=STAGE_MINUTES[stage], began_at=_now_text(session))
    return writer.commit()


def give_minutes(session: MeetingSession, more: int) -> Gesture:
    """Give the stage more minutes."""
    running = _running(session)
    minutes = (running.minutes or 0) + more
    if not 0 < minutes <= MOST_MINUTES:
        raise BadInput(_("A stage takes from 1 to {most} minutes.").format(most=MOST_MINUTES))
    writer = session.begin()
    writer.set(running, minutes=minutes)
    return writer.commit()


def end_round(session: MeetingSession) -> Gesture:
    """End the round; what was written quietly stays hidden until it is shown."""
    _running(session)
    writer = session.begin()
    for one in session.entries.all(BoardRound, session.meeting_id):
        writer.set(one, is_over=True)
    return writer.commit()


def show_together(session: MeetingSession, *, hold_back: Sequence[Idea] = ()) -> Gesture:
    """Show everything that was written quietly at once, less what the lead holds back.

    A quiet round is over then; in a circle the ideas that follow go straight onto the board.

    Raises:
        Refused: nothing waits to be shown.

    """
    waiting = quiet_ideas(session.entries, session.meeting_id)
    if not waiting:
        raise Refused(_("No ideas wait to be shown."))
    held = {one.id for one in hold_back}
    writer = session.begin()
    for one in waiting:
        writer.set(one, quiet=None)
        if one.id in held:
            writer.set(one, held_back=True)
    running = open_round(session.entries, session.meeting_id)
    if running is not None and running.method == "circle":
        writer.set(running, quietly=None)
    elif running is not None:
        writer.set(running, is_over=True)
    return writer.commit()


def hold_back(session: MeetingSession, idea: Idea) -> Gesture:
    """Keep an idea off every screen but the lead's, for now."""
    return _hold(session, idea, held=True)


def let_go(session: MeetingSession, idea: Idea) -> Gesture:
    """Show an idea that was held back."""
    return _hold(session, idea, held=None)


def _hold(session: MeetingSession, idea: Idea, *, held: bool | None) -> Gesture:
    writer = session.begin()
    writer.set(idea, held_back=held)
    return writer.commit()


# --- first steps -------------------------------------------------------------------------------


def first_step(
    session: MeetingSession,
    *,
    what: str,
    owner: str | None,
    within: str,
    idea_id: str | None = None,
) -> Gesture:
    """Promise a first step within 24 hours or within 3 days."""
    _check_one_of(within, tuple(WITHIN_DAYS))
    due_on = today(session) + timedelta(days=WITHIN_DAYS[within])
    return agree_action(session, what=what, owner=owner, due_on=due_on, idea_id=idea_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """What begins within a day, and what within three."""

    in_24_hours: tuple[Action, ...] = ()
    in_3_days: tuple[Action, ...] = ()


def first_steps(entries: Entries, meeting_id: str | None, on: date) -> FirstSteps:
    """Return the promises of a meeting that begin at once; those without a day are none."""
    dated = [one for one in entries.all(Action, meeting_id) if one.due_on is not None]
    tomorrow, soon = on + timedelta(days=1), on + timedelta(days=3)
    return FirstSteps(
        in_24_hours=tuple(one for one in dated if one.due_on and one.due_on <= tomorrow),
        in_3_days=tuple(one for one in dated if one.due_on and tomorrow < one.due_on <= soon),
    )


# --- time --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """How a stage stands with its time; for the lead alone."""

    minutes: int
    minutes_left: int
    """Minutes begun count; 0 and less when the time is over."""
    share: float
    """How much of the time is used, 0 to 1."""

    @property
    def is_over(self) -> bool:
        """Say whether the time is used up."""
        return self.minutes_left <= 0


def stage_time(running: BoardRound, now: datetime) -> StageTime:
    """Return how a stage stands; what another laptop wrote unclearly counts as begun now."""
    minutes = running.minutes or QUIET_MINUTES
    used = max(0.0, (now - _began(running, now)).total_seconds())
    left = minutes * 60 - used
    return StageTime(
        minutes=minutes, minutes_left=-int(-left // 60), share=min(1.0, used / (minutes * 60))
    )


def _began(running: BoardRound, now: datetime) -> datetime:
    try:
        began = datetime.fromisoformat(running.began_at)
    except ValueError:
        return now
    return began if began.tzinfo is not None else now


def _now_text(session: MeetingSession) -> str:
    return session.clock.now().isoformat(timespec="seconds")


def _running(session: MeetingSession) -> BoardRound:
    running = open_round(session.entries, session.meeting_id)
    if running is None:
        raise Refused(_("No round is running."))
    return running


def _check_one_of(told: str, known: Sequence[str]) -> None:
    if told not in known:
        raise BadInput(
            _("“{value}” is not one of: {choices}").format(
                value=told[:60], choices=", ".join(known)
            )
        )
