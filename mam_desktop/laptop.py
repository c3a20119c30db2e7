"""One laptop: its record, its open sessions, its papers and its way to the central record, joined.

Knows no Qt: the windows, the script player and the command line all work through it.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from mam_desktop.changes.change import Change, Clock, IdSource, JsonValue
from mam_desktop.errors import BadInput, WorldError
from mam_desktop.meeting.as_of import StoodStill, newest_moment
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.council_papers import NOTHING_SET, CouncilPapers
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.looking import check_looked
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.session import Author, Gesture, MeetingSession, Receipt, Recorder
from mam_desktop.meeting.signing import WHOLE, check_may_seal, seal_holding, seal_meeting
from mam_desktop.meeting.timing import TimeAway, time_away
from mam_desktop.record.record import Record
from mam_desktop.sync_store import RecordSyncStore
from mam_desktop.texts import _
from mam_desktop.writing import InlineLane, Lane, WritingQueue

if TYPE_CHECKING:
    from mam_desktop.papers import MadePaper, Papers

SCREEN_STATE = "family_screen"
"""The key of the family screen's state among the record's local states."""

AWAY_STATE = "times_away:"
"""Before a meeting's id: when the program was closed in the middle of it."""


class Laptop:
    """Everything one laptop does, but for its windows."""

    def __init__(
        self,
        *,
        record: Record,
        clock: Clock,
        ids: IdSource,
        author_id: str,
        authority_id: str,
        lane: Lane | None = None,
    ) -> None:
        self.record = record
        self.clock = clock
        self.ids = ids
        self._author = Author(
            authority_id=authority_id, author_id=author_id, device_id=record.device_id
        )
        self._lane = lane or InlineLane()
        self._sessions: dict[str, MeetingSession] = {}
        self._queues: dict[str, WritingQueue] = {}
        self._screens: dict[str | None, FamilyScreen] = {}
        self._unwritten_screen: JsonValue = None
        self._away: dict[str, tuple[TimeAway, ...]] = {}
        self._pulled: deque[tuple[str, Sequence[Change]]] = deque()
        self.council: CouncilPapers = NOTHING_SET
        """The council's own words on papers."""
        self.trouble: WorldError | None = None
        """Why the record could not be written, while gestures wait."""
        self.on_saved: Callable[[Receipt], None] = lambda _receipt: None
        self.on_trouble: Callable[[WorldError], None] = lambda _error: None
        self.on_recovered: Callable[[], None] = lambda: None

    # --- families and meetings -----------------------------------------------------------------

    def new_family(self) -> MeetingSession:
        """Open a session for a family that is not in the record yet."""
        return self._open(self.ids.new_id(), ())

    def open_family(self, family_id: str) -> MeetingSession:
        """Return the family's one open session; its newest meeting is open in it."""
        if family_id in self._sessions:
            return self._sessions[family_id]
        changes = self.record.changes_of(family_id)
        if not changes:
            raise BadInput(_("This family is not on this laptop."))
        session = self._open(family_id, changes)
        meetings = session.entries.all(Meeting)
        session.meeting_id = meetings[-1].id if meetings else None
        return session

    def _open(self, family_id: str, changes: Sequence[Change]) -> MeetingSession:
        queue = WritingQueue(
            self.record.append,
            self._lane,
            saved=lambda receipt: self._on_saved(family_id, receipt),
            failed=self.could_not_write,
        )
        session = MeetingSession(
            family_id=family_id,
            changes=changes,
            clock=self.clock,
            ids=self.ids,
            author=self._author_for(changes),
            recorder=queue,
        )
        if changes:
            session.undo_floor = self.record.sent_until(family_id)
        self._sessions[family_id] = session
        self._queues[family_id] = queue
        return session

    def read_family(self, family_id: str, recorder: Recorder) -> MeetingSession:
        """Return a session over what is on disk of a family, for work beside everything else.

        Its clock stands at the newest change that papers are made of; what it writes goes to
        `recorder` and never to the record.

        Raises:
            BadInput: the family is not on this laptop.

        """
        changes = self.record.changes_of(family_id)
        if not changes:
            raise BadInput(_("This family is not on this laptop."))
        return MeetingSession(
            family_id=family_id,
            changes=changes,
            clock=StoodStill(newest_moment(changes)),
            ids=self.ids,
            author=self._author_for(changes),
            recorder=recorder,
        )

    def let_go(self, family_id: str) -> bool:
        """Forget the open session of a family that nobody works in; say whether that was done."""
        queue = self._queues.get(family_id)
        if queue is None or not queue.is_empty:
            return queue is None
        del self._sessions[family_id], self._queues[family_id]
        return True

    def is_open(self, family_id: str) -> bool:
        """Say whether a family has an open session."""
        return family_id in self._sessions

    def _author_for(self, changes: Sequence[Change]) -> Author:
        """Return who writes here; a family stays with the council that its record began with."""
        if not changes:
            return self._author
        return replace(self._author, authority_id=changes[0].authority_id)

    def be_used_by(self, author_id: str) -> None:
        """Write under another name from here on."""
        self._author = replace(self._author, author_id=author_id or self.record.device_id)
        for session in self._sessions.values():
            session.author = replace(session.author, author_id=self._author.author_id)

    def _on_saved(self, family_id: str, receipt: Receipt) -> None:
        self._sessions[family_id].saved(receipt)
        self.on_saved(receipt)
        self.could_write()

    def could_not_write(self, error: WorldError) -> None:
        """Take note that the record took something not; all that waits stays, in order."""
        self.trouble = error
        self.on_trouble(error)

    def could_write(self) -> None:
        """Take note that the record took something; it may have been in trouble before."""
        if self.trouble is not None and self.is_saved and self._unwritten_screen is None:
            self.trouble = None
            self.on_recovered()

    @property
    def sessions(self) -> Sequence[MeetingSession]:
        """Return the open sessions."""
        return tuple(self._sessions.values())

    @property
    def is_saved(self) -> bool:
        """Say whether every gesture is on disk."""
        return all(queue.is_empty for queue in self._queues.values())

    def write_again(self) -> None:
        """Try again to write what waits."""
        for queue in self._queues.values():
            queue.write()
        if self._unwritten_screen is not None:
            self._write_screen(self._unwritten_screen)

    # --- the family screen ---------------------------------------------------------------------

    def screen_of(self, session: MeetingSession) -> FamilyScreen:
        """Return what the lead chose for the family screen of the open meeting.

        After a restart nobody has looked at who is in the room, and a frozen picture is gone: what
        showed comes back covered, as after a plug.
        """
        if session.meeting_id in self._screens:
            return self._screens[session.meeting_id]
        kept = self.record.get_state(SCREEN_STATE)
        if not isinstance(kept, dict) or kept.get("meeting") != session.meeting_id:
            return FamilyScreen()
        state = ScreenState(str(kept["state"]))
        if state in (ScreenState.ON, ScreenState.FREEZE):
            state = ScreenState.COVER
        return FamilyScreen(state, str(kept["show"]))

    def come_back(self, session: MeetingSession) -> None:
        """Take note of the time in which the program was closed, once for each meeting opened."""
        meeting_id = session.meeting_id
        if meeting_id is None or meeting_id in self._away:
            return
        kept = self.record.get_state(AWAY_STATE + meeting_id)
        away = [TimeAway(*map(datetime.fromisoformat, one)) for one in _pairs(kept)]
        new = time_away(session, self.clock.now())
        if new is not None:
            away = [*(one for one in away if one.since < new.since), new]
        self._away[meeting_id] = tuple(away)
        if new is not None:
            told = [[one.since.isoformat(), one.until.isoformat()] for one in away]
            # Where the disk is full, the clock alone forgets it at the next start.
            self._lane.run(
                lambda: self.record.set_state(AWAY_STATE + meeting_id, told),
                lambda _nothing: None,
                lambda _error: None,
            )

    def times_away(self, session: MeetingSession) -> tuple[TimeAway, ...]:
        """Return when the program was closed in the middle of the open meeting."""
        return self._away.get(session.meeting_id or "", ())

    def set_screen(self, session: MeetingSession, screen: FamilyScreen) -> None:
        """Do what the lead chose, on this laptop only; a full disk must not hold up a cover."""
        self._screens[session.meeting_id] = screen
        self._write_screen(
            {"meeting": session.meeting_id, "state": screen.state.value, "show": screen.show}
        )

    def _write_screen(self, value: JsonValue) -> None:
        self._unwritten_screen = value
        self._lane.run(
            lambda: self.record.set_state(SCREEN_STATE, value),
            lambda _nothing: self._on_screen_written(value),
            self.could_not_write,
        )

    def _on_screen_written(self, value: JsonValue) -> None:
        if self._unwritten_screen is value:
            self._unwritten_screen = None
        self.could_write()

    def family_view(self, session: MeetingSession) -> FamilyView:
        """Return what the family sees now."""
        screen = self.screen_of(session)
        return family_view(session.entries, session.meeting, screen, today(session))

    # --- sealing and papers --------------------------------------------------------------------

    @cached_property
    def papers(self) -> "Papers":
        """Return what makes the copies; a start does not need it."""
        from mam_desktop.papers import Papers
        from mam_desktop.sealing import LaptopSealer

        return Papers(self.record, LaptopSealer(self.record), self._council_with_logo)

    def _council_with_logo(self) -> CouncilPapers:
        from mam_desktop.documents.logo import read_logo

        return replace(self.council, logo=read_logo(self.council.logo_file))

    def seal(
        self,
        session: MeetingSession,
        *,
        part: str = "both",
        looked_by: str = "",
        without: str = "",
    ) -> "Sequence[MadePaper]":
        """Seal the minutes and make the papers for everyone there.

        `without` is a reason for going on without all that is missing; it stays in the record.

        Raises:
            Refused: something is missing that nobody has passed with a reason.

        """
        from mam_desktop.meeting.finalising import check_nothing_is_missing, pass_all_gaps

        check_may_seal(session, part)
        check_looked(session, looked_by)
        if without.strip():
            pass_all_gaps(session, reason=without, part=part, looked_by=looked_by)
        check_nothing_is_missing(session, part=part, looked_by=looked_by)
        seal_meeting(session, self.record.signer, part=part, looked_by=looked_by)
        return self.papers_for_everyone(session, looked_by=looked_by)

    def amend(
        self,
        session: MeetingSession,
        *,
        by: str,
        reason: str,
        correct: Callable[[MeetingSession], None],
    ) -> Gesture:
        """Correct sealed minutes: a new version beside the old one."""
        from mam_desktop.meeting.amending import amend

        return amend(session, self.record.signer, by=by, reason=reason, correct=correct)

    def accept_corrections(
        self,
        session: MeetingSession,
        *,
        by: str,
        reason: str,
        gesture_ids: "Sequence[str] | None" = None,
        correct: Callable[[MeetingSession], object] | None = None,
    ) -> Gesture:
        """Take in what waits as corrections, and correct by hand, in one new version."""
        from mam_desktop.meeting.corrections import accept_corrections

        return accept_corrections(
            session,
            self.record.signer,
            by=by,
            reason=reason,
            gesture_ids=gesture_ids,
            correct=correct,
        )

    def papers_for_everyone(
        self, session: MeetingSession, *, looked_by: str = ""
    ) -> "Sequence[MadePaper]":
        """Make minutes and action plan, PDF and Word, for everyone at the meeting.

        While only the plan is sealed, the action plan alone is made.
        """
        from mam_desktop.meeting.copies import Paper
        from mam_desktop.papers import PaperOrder

        made = []
        papers = ((Paper.MINUTES, "minutes"), (Paper.PLAN, "action-plan"))
        only_plan = seal_holding(session.entries, session.meeting_id, WHOLE) is None
        for paper, name in papers[1:] if only_plan else papers:
            for as_format in ("pdf", "docx"):
                order = PaperOrder(
                    copy=Copy.EVERYONE,
                    paper=paper,
                    as_format=as_format,
                    looked_by=looked_by,
                    language=session.meeting.language or "en",
                )
                one = self.papers.make(session, order)
                version = f"-v{one.version}" if one.version > 1 else ""
                made.append(one.named(f"{name}{version}.{as_format}"))
        return made

    # --- sync ----------------------------------------------------------------------------------

    def sync_store(self) -> RecordSyncStore:
        """Return what a sync client needs of this laptop; it may work on another thread."""
        return RecordSyncStore(self.record, lambda *told: self._pulled.append(told))

    def bring_in(self) -> None:
        """Bring what a sync pulled into the open sessions; call it on the sessions' thread.

        What it sent has left the room: undo does not reach it any more.
        """
        while self._pulled:
            family_id, changes = self._pulled.popleft()
            session = self._sessions.get(family_id)
            if session is not None:
                session.take_in(changes)
        for family_id, session in self._sessions.items():
            session.undo_floor = max(session.undo_floor, self.record.sent_until(family_id))

    def conflict_count(self) -> int:
        """Return how many fields two people changed, in every family."""
        return self.record.conflicts()

    def close(self) -> None:
        """Write what waits, here and now, and close the record."""
        try:
            for queue in self._queues.values():
                queue.finish()
        finally:
            self.record.close()


def _pairs(kept: JsonValue) -> Iterator[tuple[str, str]]:
    for one in kept if isinstance(kept, list) else ():
        if isinstance(one, list) and len(one) == 2:
            yield str(one[0]), str(one[1])
