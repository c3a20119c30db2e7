"""Robin's meeting as the example script tells it, up to a step; shared by tests of the pages."""

from collections.abc import Callable

from mam_desktop.meeting.consents import TAKE_PART, THIS_MEETING, note_consent
from mam_desktop.meeting.corrections import accept_corrections
from mam_desktop.meeting.reading_back import actions_to_read, answer_read_back
from mam_desktop.meeting.session import Author, MeetingSession
from mam_desktop.meeting.signing import seal_meeting
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import Line, read_script
from mam_desktop.play.timing import ScriptClock
from mam_desktop.resources import resource_path
from mam_desktop.ui.ports import CorrectionOrder
from tests.ui.drawn_meeting import CountedIds, DeskInMemory, KeptRecord, StillClock
from tests.ui.drawn_papers import at_once

ROBIN = "examples/robin.jsonl"
END = ""


class PlainSigner:
    """A laptop's key that signs nothing secret."""

    def public_key(self) -> str:
        """Return a made-up key."""
        return "key"

    def sign(self, data: bytes) -> str:  # noqa: ARG002
        """Return a made-up signature."""
        return "signed"


class WorkingDesk(DeskInMemory):
    """A desk that really seals, all in memory."""

    def seal(
        self,
        *,
        part: str,
        looked_by: str,
        done: Callable[[str], None],
        failed: Callable[[str], None],
    ) -> None:
        """Seal the meeting."""
        if self.refusal:
            failed(self.refusal)
            return
        seal_meeting(self.session, PlainSigner(), part=part, looked_by=looked_by)
        done("The minutes are sealed.")

    def correct(
        self, order: CorrectionOrder, done: Callable[[str], None], failed: Callable[[str], None]
    ) -> None:
        """Make a corrected version."""
        if self.refusal:
            failed(self.refusal)
            return
        at_once(
            lambda: accept_corrections(
                self.session,
                PlainSigner(),
                by=order.by,
                reason=order.reason,
                gesture_ids=order.gesture_ids,
                correct=order.correct,
            ),
            lambda _made: done("A new version is sealed."),
            failed,
        )


def robin_desk(until: str = END) -> WorkingDesk:
    """Return the desk of Robin's meeting, played up to the end of a step."""
    lines = read_script(resource_path(ROBIN)).lines
    clock = ScriptClock(lines)
    record = KeptRecord(StillClock(clock.now()))
    session = MeetingSession(
        family_id="family-robin",
        changes=(),
        clock=clock,
        ids=CountedIds(),
        author=Author(authority_id="council", author_id="lee", device_id="laptop"),
        recorder=record,
    )
    for line in _lines_until(lines, until):
        clock.follow(line)
        if line.do in PERFORM:
            PERFORM[line.do](session, line)
    if until == "next_steps":
        _ask_nan(session)
    return WorkingDesk(session, record)


def _ask_nan(session: MeetingSession) -> None:
    """Ask Nan too whether she takes part, so that nothing is missing before a seal."""
    told = {"purpose": TAKE_PART, "recipient": THIS_MEETING, "how": "said"}
    note_consent(session, by="Nan", answer="yes", **told)


def read_all_aloud(session: MeetingSession) -> None:
    """Have Mum say yes to each action read aloud."""
    for action in actions_to_read(session.entries, session.meeting):
        answer_read_back(session, action, answer="yes", by="Mum")


def _lines_until(lines: tuple[Line, ...], until: str) -> tuple[Line, ...]:
    """Return the lines up to, not with, the step after `until`, or the seal."""
    taken: list[Line] = []
    is_there = False
    for line in lines:
        if line.do in {"seal", "amend"} or (is_there and line.do == "step"):
            break
        is_there = is_there or (line.do == "step" and line.text("to") == until)
        taken.append(line)
    return tuple(taken)
