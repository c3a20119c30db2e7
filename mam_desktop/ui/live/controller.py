"""Joins the open session, the family screen and the windows; the only hand that runs use cases.

Every gesture makes one `FamilyView`, shared by the family's window and the lead's thumbnail.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from mam_desktop.errors import Ambiguous, WorldError
from mam_desktop.meeting.clocks import local_now, today
from mam_desktop.meeting.editing import (
    redo,
    redo_words,
    undo,
    undo_and_redo_words,
    undo_words,
    what_stays,
)
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import (
    FamilyScreen,
    family_view,
    frozen_view,
    is_statement_due,
)
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.held_words import held_since
from mam_desktop.meeting.kinds import APART
from mam_desktop.meeting.letting_show import hold_new_words, let_show, show_at_once
from mam_desktop.meeting.making_room import plan_minutes
from mam_desktop.meeting.meetings import STEPS, Meeting
from mam_desktop.meeting.one_thing import can_show_alone
from mam_desktop.meeting.people import ADULT
from mam_desktop.meeting.screen_languages import screen_language_notes, statement_language
from mam_desktop.meeting.session import MeetingSession, Receipt
from mam_desktop.meeting.starting import go_to_step, pause_meeting, resume_meeting
from mam_desktop.meeting.statements import statement_lines
from mam_desktop.meeting.timing import HourPlan, MeetingLog, hour_plan, meeting_log
from mam_desktop.meeting.voicing import pause_notes, resume_notes
from mam_desktop.texts import N_, _
from mam_desktop.ui.ports import ConflictRow, MeetingDesk, SyncState
from mam_desktop.ui.widgets.message_strip import Question

if TYPE_CHECKING:
    from mam_desktop.ui.family_screen.screens import FamilyScreens

T = TypeVar("T")

STILL_COVERED = N_("The family screen is still covered. F8 shows it again.")


class LiveController(QObject):
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
    screen_changed = Signal(object)
    """FamilyView."""
    step_changed = Signal(str)
    trouble = Signal(str)
    """A sentence: something could not be done; nothing of it was written."""
    told = Signal(str)
    """A sentence: something was done that the page itself does not show."""
    question = Signal(object)
    """Question: something must be chosen; nothing is guessed."""
    question_went = Signal()
    """The question that was asked shows no more."""
    screens_changed = Signal()
    """The family has another screen, or none, or the screens of this computer came to be known."""
    panel_wanted = Signal(str)
    """A panel over the page, by its name: `screens` or `one_thing`."""
    read_aloud_wanted = Signal()
    """What the room sees is to be read aloud, or no longer."""
    reading_aloud_changed = Signal(bool)
    """Whether it is read aloud now."""
    turn_wanted = Signal()
    """This laptop is turned round: the family's picture is to fill the lead's window."""

    def __init__(self, desk: MeetingDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._screen = desk.screen
        self._step = self.meeting.step
        self._visited = self._steps_visited()
        self._log = self._read_log()
        self._edition = ADULT
        self._view: FamilyView | None = None
        self._frozen: FamilyView | None = None
        self._view = self._fresh_view()
        self._sync = desk.sync_state()
        self.screens: FamilyScreens | None = None
        self.session.listen(self._on_session_changed)

    # --- reading -------------------------------------------------------------------------------

    @property
    def session(self) -> MeetingSession:
        """Return the open session."""
        return self.desk.session

    @property
    def entries(self) -> Entries:
        """Return the state as entries."""
        return self.session.entries

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
    def view(self) -> FamilyView:
        """Return what the family sees now."""
        return self._view or self._fresh_view()

    @property
    def screen(self) -> FamilyScreen:
        """Return what the lead chose for the family screen."""
        return self._screen

    @property
    def screen_language_notes(self) -> tuple[str, ...]:
        """Return what only the lead is told about the words on the family screen."""
        return screen_language_notes(
            self.meeting,
            self.desk.council_words,
            self._edition,
            is_statement_due=is_statement_due(self.entries, self.meeting),
        )

    @property
    def sync_state(self) -> SyncState:
        """Return how this laptop stands with the central record, as last told."""
        return self._sync

    @property
    def today(self) -> date:
        """Return today's date in the meeting's zone."""
        return today(self.session)

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

    def do(self, use_case: Callable[[], T]) -> T | None:
        """Run one use case; the world's refusal becomes a `trouble` and None comes back."""
        try:
            return use_case()
        except Ambiguous as error:
            self.trouble.emit(_with_choices(error))
        except WorldError as error:
            self.trouble.emit(str(error))
        return None

    def ask(self, question: Question) -> None:
        """Show a question above the capture bar."""
        self.question.emit(question)

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
        self.cover_at_once()
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

    # --- the family screen ---------------------------------------------------------------------

    def set_screen(self, state: ScreenState | None = None, show: str | None = None) -> None:
        """Change what the family screen does; what is not named stays."""
        before = self._screen
        one = "" if show else before.one
        self._set(replace(before, state=state or before.state, show=show or before.show, one=one))

    def _set(self, wanted: FamilyScreen) -> None:
        if wanted != self._screen:
            self.desk.set_screen(wanted)
            self._screen = wanted
            self._show(self._fresh_view())

    def show_one(self, entry_id: str) -> None:
        """Show one thing alone while the room may see it; an empty id ends it."""
        if entry_id and not can_show_alone(self.entries, self.meeting, entry_id):
            self.trouble.emit(_("This cannot be shown alone: the room does not see it now."))
            return
        self._set(replace(self._screen, one=entry_id))
        if entry_id and self._screen.state is not ScreenState.ON:
            self.told.emit(_("It shows alone as soon as the family screen is on again."))

    def screen_was_set(self) -> None:
        """Take note that the application itself changed the family screen (a projector left)."""
        self._screen = self.desk.screen
        self._show(self._fresh_view())

    def use_screens(self, screens: "FamilyScreens") -> None:
        """Go by the screens of this computer from here on."""
        self.screens = screens
        screens.changed.connect(self.screens_changed)
        screens.told.connect(self.told)
        self.screens_changed.emit()

    def hold_words(self, *, holds: bool) -> None:
        """Let new words wait for the lead from here on, or show at once; what holds stays so."""
        if holds != (held_since(self.entries, self.meeting.id) is not None):
            choose = hold_new_words if holds else show_at_once
            self.do(lambda: choose(self.session))

    def let_show(self) -> None:
        """Let everything show that waits."""
        self.do(lambda: let_show(self.session))

    def open_call(self) -> None:
        """Open the family's picture as a window of its own, and say what must not be shared."""
        if self.screens is None:
            return
        self.screens.open_call()
        self.told.emit(
            _("In the video call share the window “Family screen”. Yours is kept out of captures.")
            if self.screens.is_lead_hidden
            else _(
                "In the video call share only the window “Family screen”, never the whole screen: "
                "this computer cannot hide your own window from captures."
            )
        )

    def set_playing(self, attachment_id: str) -> None:
        """Mark the recording that plays now, or none, on the family screen."""
        if attachment_id != self._screen.playing:
            self._screen = replace(self._screen, playing=attachment_id)
            self._show(self._fresh_view())

    def set_reading(self, action_id: str) -> None:
        """Let the family screen show the action that is read aloud now, or none."""
        if action_id != self._screen.reading:
            self._screen = replace(self._screen, reading=action_id)
            self._show(self._fresh_view())

    def read_along(self, edition: str) -> None:
        """Let the family screen show this edition of the statement while it is read out."""
        self._edition = edition
        self._show(self._fresh_view())

    def read_aloud(self) -> None:
        """Read aloud what the room sees, or stop."""
        self.read_aloud_wanted.emit()

    def turn_round(self) -> None:
        """Turn this laptop round for the family: nothing of the lead's stays in sight."""
        self.turn_wanted.emit()

    def cover(self) -> None:
        """Cover the family screen, or show it again."""
        is_covered = self._screen.state is ScreenState.COVER
        self.set_screen(ScreenState.ON if is_covered else ScreenState.COVER)

    def cover_at_once(self) -> None:
        """Cover the family screen where it shows something; what is off or covered stays so."""
        if self._screen.state in (ScreenState.ON, ScreenState.FREEZE):
            self.set_screen(ScreenState.COVER)

    def _fresh_view(self) -> FamilyView:
        """Return the picture now; a frozen one keeps what was last shown, while all may see it."""
        if self._screen.state is not ScreenState.FREEZE:
            self._frozen = None
        elif self._frozen is None and self._view is not None and self._view.body is not None:
            self._frozen = self._view
        if self._frozen is not None:
            return frozen_view(self._frozen, self.entries, self.meeting)
        return family_view(
            self.entries, self.meeting, self._screen, self.today, statement=self._statement()
        )

    def _statement(self) -> tuple[str, ...]:
        """Return the lines to read along, in the screen's language where they were checked."""
        if not is_statement_due(self.entries, self.meeting):
            return ()
        words = self.desk.council_words
        language = statement_language(words, self.meeting, self._edition)
        return statement_lines(
            words, self.entries, self.meeting.id, edition=self._edition, language=language
        )

    def _show(self, view: FamilyView) -> None:
        if view != self._view:
            self._view = view
            self.screen_changed.emit(view)

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
        self._note_in_log(touched)
        if self._screen.one and self.meeting.step != self._step:
            self.show_one("")
        self._show(self._fresh_view())
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
        return meeting_log(self.session.everything.changes(), self.meeting.id)

    def _steps_visited(self) -> set[str]:
        meeting_id = self.meeting.id
        return {
            str(one.value)
            for one in self.session.everything.changes()
            if one.entity_id == meeting_id and one.field == "step"
        }


def _with_choices(error: Ambiguous) -> str:
    if not error.choices:
        return str(error)
    return _("{sentence} {choices}").format(sentence=error, choices=" · ".join(error.choices))
