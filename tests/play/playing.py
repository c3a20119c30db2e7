"""Plays script lines into a session, with a fake recorder and no windows."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mam_desktop.changes.change import Change, JsonValue
from mam_desktop.meeting.amending import amend
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.session import Author, MeetingSession
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import Line, Script, check_line, read_script
from mam_desktop.play.timing import ScriptClock, ScriptIds
from mam_desktop.resources import resource_path
from tests.meeting.builders import FakeRecorder, FakeSigner

Told = dict[str, JsonValue]

EXAMPLES = ("robin", "ash-taf")
NOT_ABOUT_THE_SESSION = frozenset(
    {
        "family_screen",
        "restart",
        "expect",
        "sync",
        "export",
        "export_many",
        "sent",
        "laptop",
        "attach",
    }
)


def example(name: str) -> Script:
    return read_script(resource_path(f"examples/{name}.jsonl"))


def a_script(*told: Told) -> Script:
    lines = tuple(check_line(no, one) for no, one in enumerate(told, start=1))
    return Script(lines, "digest", Path())


class Play:
    """A session that a script is played into, as a laptop does it."""

    def __init__(self, script: Script, *, device_id: str = "laptop-1") -> None:
        self.clock = ScriptClock(script.lines)
        self.ids = ScriptIds(script.digest, self.clock)
        self.recorder = FakeRecorder()
        self._device_id = device_id
        self.session = self._open(self.ids.new_id(), ())

    def _open(self, family_id: str, changes: Iterable[Change]) -> MeetingSession:
        session = MeetingSession(
            family_id=family_id,
            changes=changes,
            clock=self.clock,
            ids=self.ids,
            author=Author(authority_id="thornbury", author_id="script", device_id=self._device_id),
            recorder=self.recorder,
        )
        self.recorder.session = session
        return session

    def restart(self) -> None:
        """Open the session again from what was recorded, as after a kill."""
        meeting_id = self.session.meeting_id
        self.session = self._open(self.session.family_id, self.recorder.changes)
        self.session.meeting_id = meeting_id

    def play(self, lines: Iterable[Line]) -> "Play":
        for line in lines:
            self.clock.follow(line)
            self.ids.begin_line(line.no)
            self._perform(line)
        return self

    def _perform(self, line: Line) -> None:
        if line.do == "seal":
            seal_meeting(self.session, FakeSigner(), part=line.text("what") or "both")
        elif line.do == "amend":
            self._amend(line)
        elif line.do == "restart":
            self.restart()
        elif line.do not in NOT_ABOUT_THE_SESSION:
            PERFORM[line.do](self.session, line)

    def _amend(self, line: Line) -> None:
        lines = [check_line(line.no, one) for one in line.objects("changes")]

        def correct(session: MeetingSession) -> None:
            for one in lines:
                PERFORM[one.do](session, one)

        amend(
            self.session,
            FakeSigner(),
            by=line.text("by"),
            reason=line.text("reason"),
            correct=correct,
        )


def played(*told: Told) -> Play:
    """Play lines after a family and a meeting with Mum and Lee were set up."""
    script = a_script(*BEGINNING, *told)
    return Play(script).play(script.lines)


BEGINNING: tuple[Told, ...] = (
    {
        "do": "family",
        "preferred_name": "Robin",
        "households": [{"address": "1 Example Street", "people": [{"name": "Mum"}]}],
    },
    {
        "do": "meeting",
        "type": "MAM",
        "on": "2026-11-24",
        "starts_at": "14:00",
        "ends_at": "15:30",
        "place": "at home",
    },
    {
        "do": "attend",
        "name": "Mum",
        "role": "Parent",
        "service": "Child and family",
        "state": "present",
    },
    {
        "do": "attend",
        "name": "Lee",
        "role": "Engagement Lead",
        "service": "Education",
        "state": "present",
    },
)


def shown(session: MeetingSession, step: str) -> str:
    """Return every text of the family screen at a step."""
    screen = FamilyScreen(ScreenState.ON, step)
    view = family_view(session.entries, session.meeting, screen, date(2026, 11, 24))
    return "\n".join(view.texts())


IDEA: Told = {"do": "idea", "words": "Swimming", "by": "Mum", "column": "new"}
ACTION: Told = {"do": "action", "what": "Ring", "owner": "Lee", "due_on": "2026-12-01"}
EARLIER: Told = {
    "do": "earlier_action",
    "what": "Visit",
    "owner": "Ms Ode",
    "due_on": "2026-10-30",
    "meeting_on": "2026-10-13",
}
