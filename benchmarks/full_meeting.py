"""Robin's meeting with more in it than a meeting ever had: 200 cards, 60 actions, 40 people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.live_side import live_of, settle
from benchmarks.opening import open_live
from benchmarks.robin import played
from mam_desktop.joining import Seat
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea, vote
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.plan import COLUMNS, Action, Idea
from mam_desktop.meeting.session import MeetingSession

CARDS, ACTIONS, PEOPLE = 200, 60, 40
FIRST_DUE = date(2026, 12, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Full:
    """What differs from one measurement to another; in texts `{no}` and `{guest}` are numbers."""

    step: str
    hearts: int = 0
    action: str
    owner: str
    so_that: str = ""


@contextmanager
def full_meeting(full: Full) -> Iterator[Seat]:
    """Open the full meeting at a step, with the family screen on."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ground = played(folder, until="idea")
        fill(ground.session, full)
        ground.laptop.close()
        seat = open_live(folder)
        live = live_of(seat)
        live.controller.go_to(full.step)
        live.controller.screen.change(ScreenState.ON)
        settle(seat)
        try:
            yield seat
        finally:
            seat.close()
            seat.laptop.close()


def fill(session: MeetingSession, full: Full) -> None:
    """Put in the people, the cards, their hearts and the actions."""
    for no in range(PEOPLE - 9):
        attend(session, name=f"Guest {no}", about={"role": "Teacher", "service": "Education"})
    for no in range(CARDS):
        column = COLUMNS[no % len(COLUMNS)]
        add_idea(session, words=f"An idea that somebody had, number {no}", by="Mum", column=column)
    ideas = session.entries.all(Idea)
    for no in range(full.hearts):
        vote(session, ideas[no], by="Nan" if no % 2 else f"Guest {no % (PEOPLE - 9)}")
    for no in range(ACTIONS - len(session.entries.all(Action))):
        agree_action(
            session,
            what=full.action.format(no=no),
            owner=full.owner.format(guest=no % (PEOPLE - 9)),
            due_on=FIRST_DUE + timedelta(days=no),
            so_that=full.so_that,
        )
