"""Joins the open session and the windows; what it runs use cases with is the `SessionHand`.

What the family screen does is its `screen`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from mam_desktop.meeting.clocks import local_now
from mam_desktop.meeting.editing import (
    redo,
    redo_words,
    undo,
    undo_and_redo_words,
    undo_words,
    what_stays,
)
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.kinds import APART
from mam_desktop.meeting.making_room import plan_minutes
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.session import Receipt
from mam_desktop.meeting.starting import go_to_step, pause_meeting, resume_meeting
from mam_desktop.meeting.timing import HourPlan, MeetingLog, hour_plan, meeting_log
from mam_desktop.meeting.voicing import pause_notes, resume_notes
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.screen_control import ScreenControl
from mam_desktop.ui.ports import ConflictRow, MeetingDesk, SyncState
from mam_desktop.ui.session_hand import SessionHand

T = TypeVar("T")

STILL_COVERED = N_("The family screen is still covered. F8 shows it again.")


class LiveController(SessionHand):
    """One live meeting, as the windows see it."""

    state_changed = Signal(object)
    """frozenset[str]: ids of entities that may look different."""
    saved = Signal(object)
    """datetime, aware, in the meeting's zone: everything up to here is on disk."""
    saving = Signal()
    """A gesture is on its way to the disk."""
    save_failed = Signal(str)
    sync_changed = Signal(object)
    """SyncState."""
    step_changed = Signal(str)
    question_went = Signal()
    """The question that was asked shows no more."""

    def __init__(self, desk: MeetingDesk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._step = self.meeting.step
        self._visited = self._steps_visited()
        self._log = self._read_log()
        self._sync = desk.sync_state()
        self.screen = ScreenControl(desk, self.do, self)
        """The lead's hand on the family screen."""
        self.screen.told.connect(self.told)
        self.screen.trouble.connect(self.trouble)
        self.session.listen(self._on_session_changed)

    # --- reading -------------------------------------------------------------------------------

    @property
    def meeting(self) -> Meeting:
        """Return the meeting being held."""
        return self.session.meeting

    @property
    def step(self) -> str:
        """Return the step the meeting is in; the first one before it has begun."""
        return self.meeting.step or STEPS[0]

    @property
    def visited(self) -> frozenset[str]:
        """Return the steps the meeting has been in."""
        return frozenset(self._visited)

    @property
    def sync_state(self) -> SyncState:
        """Return how this laptop stands with the central record, as last told."""
        return self._sync

    @property
    def now(self) -> datetime:
        """Return the time, aware, in the meeting's zone."""
        return local_now(self.session)

    @property
    def hour_plan(self) -> HourPlan:
        """Return how the meeting stands with its time, now."""
        return hour_plan(self.meeting, self._log, self.now)

    @property
    def undo_words(self) -> str | None:
        """Return what undo would take back, in words."""
        return undo_words(self.session)

    @property
    def redo_words(self) -> str | None:
        """Return what redo would do again, in words."""
        return redo_words(self.session)

    @property
    def undo_and_redo_words(self) -> tuple[str | None, str | None]:
        """Return both, in one look at the log."""
        return undo_and_redo_words(self.session)

    @property
    def what_stays(self) -> str:
        """Return why the newest thing done here is not undone; nothing when it can be."""
        return what_stays(self.session)

    # --- doing ---------------------------------------------------------------------------------

    def go_to(self, step: str) -> None:
        """Go to a step; where the meeting is already, or while it is stopped, nothing happens."""
        if self.meeting.paused:
            self.trouble.emit(_("The meeting is stopped. Go on with it first."))
        elif step != self.meeting.step:
            self.do(lambda: go_to_step(self.session, step))

    def go_on(self) -> None:
        """Go to the next step; after the last one there is none."""
        at = STEPS.index(self.step)
        if not self.meeting.step:
            self.go_to(STEPS[0])
        elif at + 1 < len(STEPS):
            self.go_to(STEPS[at + 1])

    def go_back(self) -> None:
        """Go to the step before; before the first one there is none."""
        at = STEPS.index(self.step)
        if at and self.meeting.step:
            self.go_to(STEPS[at - 1])

    def undo(self) -> None:
        """Take the last gesture back and say which."""
        words = undo_words(self.session)
        if self.do(lambda: undo(self.session)) is not None and words:
            self.told.emit(_("Taken back – {what}").format(what=words))

    def redo(self) -> None:
        """Do again what was taken back last, and say which."""
        words = redo_words(self.session)
        if self.do(lambda: redo(self.session)) is not None and words:
            self.told.emit(_("Done again – {what}").format(what=words))

    # --- time ------------------------------------------------------------------------------------

    def stop_or_go_on(self) -> None:
        """Stop the meeting for now and cover the family screen, or go on with it."""
        if self.meeting.paused:
            self._go_on_again()
            return
        self.screen.cover_at_once()
        self.do(lambda: pause_meeting(self.session))

    def _go_on_again(self) -> None:
        if self.do(lambda: resume_meeting(self.session)) is None:
            return
        if self.screen.state is ScreenState.COVER:
            self.told.emit(_(STILL_COVERED))

    def pause_or_take_notes(self) -> None:
        """Pause the notes, or take notes again."""
        use_case = pause_notes if self.session.notes_pause is None else resume_notes
        self.do(lambda: use_case(self.session))

    def plan_minutes(self, minutes: Mapping[str, int]) -> None:
        """Give steps other minutes."""
        self.do(lambda: plan_minutes(self.session, minutes))

    # --- what the application tells --------------------------------------------------------------

    def record_saved(self, receipt: Receipt) -> None:
        """Take the record's word that a gesture is on disk."""
        self.session.saved(receipt)
        if self.session.is_saved:
            self.saved.emit(receipt.saved_at.astimezone(self.now.tzinfo))

    def record_failed(self, words: str) -> None:
        """Take note that the record could not be written; everything stays queued, in order."""
        self.save_failed.emit(words)

    def record_recovered(self) -> None:
        """Take note that what the record refused before is on disk now."""
        if self.session.is_saved:
            self.saved.emit(self.now)

    def sync_told(self, state: SyncState) -> None:
        """Take note of how sync stands."""
        self._sync = state
        self.sync_changed.emit(state)

    def sync_now(self) -> None:
        """Send and fetch changes now."""
        self.desk.sync_now(self.sync_told, self._on_desk_sync_failed)

    def _on_desk_sync_failed(self, words: str) -> None:
        self.sync_told(self.desk.sync_state())
        self.trouble.emit(words)

    @property
    def conflict_count(self) -> int:
        """Return how many things two people changed in this family."""
        fold = self.session.fold
        return sum(fold.kind_of(one) not in APART for one, _field in fold.conflicts())

    def settle(self, row: ConflictRow, words: str | None, change_id: str | None) -> None:
        """Settle what two people changed by keeping a version or by writing it again."""
        self.do(lambda: self.desk.settle(row, words, change_id))

    def close(self) -> None:
        """Stop listening to the session."""
        self.session.forget(self._on_session_changed)

    # --- inside --------------------------------------------------------------------------------

    def _on_session_changed(self, touched: frozenset[str]) -> None:
        self.screen.follow()  # first: whatever may go wrong after it, the room sees nothing old
        self._note_in_log(touched)
        if not self.session.is_saved:
            self.saving.emit()
        self.state_changed.emit(touched)
        if self.meeting.step != self._step:
            self._step = self.meeting.step
            self._visited.add(self._step)
            self.step_changed.emit(self.step)

    def _note_in_log(self, touched: frozenset[str]) -> None:
        """Keep the meeting's turns at hand, so that the clock need not read the whole log."""
        meeting_id, fold = self.meeting.id, self.session.everything
        if meeting_id in touched:
            self._log = self._read_log()
            return
        births = (fold.birth(one) for one in touched)
        if any(one is not None and one.meeting_id == meeting_id for one in births):
            self._log = self._log.noted(self.session.clock.now())

    def _read_log(self) -> MeetingLog:
        log = meeting_log(self.session.everything.changes(), self.meeting.id)
        return log.without(self.desk.times_away())

    def _steps_visited(self) -> set[str]:
        meeting_id = self.meeting.id
        return {
            str(one.value)
            for one in self.session.everything.changes()
            if one.entity_id == meeting_id and one.field == "step"
        }
