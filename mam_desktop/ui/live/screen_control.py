"""The lead's hand on the family screen: what it shows, what it keeps back, and where it stands.

It makes the one `FamilyView`, shared by the family's window and the lead's thumbnail.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import (
    FamilyScreen,
    family_view,
    is_statement_due,
)
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.frozen_picture import frozen_view
from mam_desktop.meeting.held_words import held_since
from mam_desktop.meeting.letting_show import hold_new_words, let_show, show_at_once
from mam_desktop.meeting.one_thing import can_show_alone
from mam_desktop.meeting.people import ADULT
from mam_desktop.meeting.screen_languages import screen_language_notes, statement_language
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.statements import statement_lines
from mam_desktop.texts import _
from mam_desktop.ui.ports import MeetingDesk

if TYPE_CHECKING:
    from mam_desktop.ui.family_screen.screens import FamilyScreens

RunUseCase = Callable[[Callable[[], Gesture]], object]
"""Runs a use case; the world's refusal becomes a sentence."""


class ScreenControl(QObject):
    """The family screen of one live meeting, as the lead's windows see it."""

    changed = Signal(object)
    """FamilyView."""
    trouble = Signal(str)
    """A sentence: something could not be done."""
    told = Signal(str)
    """A sentence: something was done that the page itself does not show."""
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

    def __init__(self, desk: MeetingDesk, do: RunUseCase, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._do = desk, do
        self._chosen = desk.screen
        self._step = self._session.meeting.step
        self._edition = ADULT
        self._view: FamilyView | None = None
        self._frozen: tuple[FamilyView, Entries] | None = None
        """The picture that the lead froze, and what was in the record then."""
        self._drawn_from: Entries | None = None
        """What was in the record when the picture was made that shows now."""
        self._view = self._fresh_view()
        self.screens: FamilyScreens | None = None

    @property
    def _session(self) -> MeetingSession:
        return self._desk.session

    # --- reading -------------------------------------------------------------------------------

    @property
    def chosen(self) -> FamilyScreen:
        """Return what the lead chose for the family screen."""
        return self._chosen

    @property
    def state(self) -> ScreenState:
        """Return whether it is on, frozen, covered or off."""
        return self._chosen.state

    @property
    def one(self) -> str:
        """Return the id of the one thing that shows alone, or nothing."""
        return self._chosen.one

    @property
    def view(self) -> FamilyView:
        """Return what the family sees now."""
        return self._view or self._fresh_view()

    @property
    def language_notes(self) -> tuple[str, ...]:
        """Return what only the lead is told about the words on the family screen."""
        session = self._session
        return screen_language_notes(
            session.meeting,
            self._desk.council_words,
            self._edition,
            is_statement_due=is_statement_due(session.entries, session.meeting),
        )

    # --- what it shows ---------------------------------------------------------------------------

    def change(self, state: ScreenState | None = None, show: str | None = None) -> None:
        """Change what the family screen does; what is not named stays."""
        before = self._chosen
        one = "" if show else before.one
        self._set(replace(before, state=state or before.state, show=show or before.show, one=one))

    def _set(self, wanted: FamilyScreen) -> None:
        if wanted != self._chosen:
            self._desk.set_screen(wanted)
            self._chosen = wanted
            self.refresh()

    def cover(self) -> None:
        """Cover the family screen, or bring back what was there, frozen if it was."""
        if self.state is not ScreenState.COVER:
            self.change(ScreenState.COVER)
        elif self._frozen is None:
            self.change(ScreenState.ON)
        else:
            self._uncover(*self._frozen)

    def _uncover(self, shown: FamilyView, then: Entries) -> None:
        """Show the frozen picture again, while all may see it; a frozen one alone shows nothing."""
        entries, meeting = self._session.entries, self._session.meeting
        view = frozen_view(shown, entries, meeting, then=then)
        if view.body is not None:
            self._view = replace(view, state=ScreenState.ON)
            self.changed.emit(self._view)
        self.change(ScreenState.FREEZE)

    def cover_at_once(self) -> None:
        """Cover the family screen where it shows something; what is off or covered stays so."""
        if self.state in (ScreenState.ON, ScreenState.FREEZE):
            self.change(ScreenState.COVER)

    def show_one(self, entry_id: str) -> None:
        """Show one thing alone while the room may see it; an empty id ends it."""
        session = self._session
        if entry_id and not can_show_alone(session.entries, session.meeting, entry_id):
            self.trouble.emit(_("This cannot be shown alone: the room does not see it now."))
            return
        self._set(replace(self._chosen, one=entry_id))
        if entry_id and self.state is not ScreenState.ON:
            self.told.emit(_("It shows alone as soon as the family screen is on again."))

    def hold_words(self, *, holds: bool) -> None:
        """Let new words wait for the lead from here on, or show at once; what holds stays so."""
        session = self._session
        if holds != (held_since(session.entries, session.meeting.id) is not None):
            choose = hold_new_words if holds else show_at_once
            self._do(lambda: choose(session))

    def let_show(self) -> None:
        """Let everything show that waits."""
        self._do(lambda: let_show(self._session))

    def set_playing(self, attachment_id: str) -> None:
        """Mark the recording that plays now, or none, on the family screen."""
        if attachment_id != self._chosen.playing:
            self._chosen = replace(self._chosen, playing=attachment_id)
            self.refresh()

    def set_reading(self, action_id: str) -> None:
        """Let the family screen show the action that is read aloud now, or none."""
        if action_id != self._chosen.reading:
            self._chosen = replace(self._chosen, reading=action_id)
            self.refresh()

    def read_along(self, edition: str) -> None:
        """Let the family screen show this edition of the statement while it is read out."""
        self._edition = edition
        self.refresh()

    def read_aloud(self) -> None:
        """Read aloud what the room sees, or stop."""
        self.read_aloud_wanted.emit()

    # --- where it stands -------------------------------------------------------------------------

    def use_screens(self, screens: "FamilyScreens") -> None:
        """Go by the screens of this computer from here on."""
        self.screens = screens
        screens.changed.connect(self.screens_changed)
        screens.told.connect(self.told)
        self.screens_changed.emit()

    def turn_round(self) -> None:
        """Turn this laptop round for the family: nothing of the lead's stays in sight."""
        self.turn_wanted.emit()

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

    # --- following the meeting -------------------------------------------------------------------

    def follow(self) -> None:
        """Show the meeting as it is now; another step ends what shows alone."""
        try:
            step = self._session.meeting.step
            if self.one and step != self._step:
                self.show_one("")
            self._step = step
        finally:
            self.refresh()

    def refresh(self) -> None:
        """Make the picture again, and tell everybody who shows it when it is another one."""
        view = None
        try:
            view = self._fresh_view()
        finally:
            # A picture that cannot be made is a cover: what stood there may not be shown any more.
            view = view or self._cover_view()
            if view != self._view:
                self._view = view
                self.changed.emit(view)

    def _cover_view(self) -> FamilyView | None:
        shown = self._view
        dark = ScreenState.OFF if self.state is ScreenState.OFF else ScreenState.COVER
        return None if shown is None else replace(shown, state=dark, title="", body=None)

    def _fresh_view(self) -> FamilyView:
        """Return the picture now; a frozen one keeps what was last shown, while all may see it."""
        entries, meeting = self._session.entries, self._session.meeting
        self._freeze(entries)
        if self._frozen is not None and self.state is ScreenState.FREEZE:
            shown, then = self._frozen
            return frozen_view(shown, entries, meeting, then=then)
        day = today(self._session)
        view = family_view(entries, meeting, self._chosen, day, statement=self._statement())
        self._drawn_from = entries
        if self.state is ScreenState.FREEZE:
            # A cover was frozen: what the room has not seen yet must not stand in a still picture.
            return replace(view, title="", body=None)
        return view

    def _freeze(self, entries: Entries) -> None:
        """Keep the picture that shows now, and what was in the record when it was made.

        A cover over it keeps it too: the same key brings it back.
        """
        if self.state in (ScreenState.ON, ScreenState.OFF):
            self._frozen = None
        elif (
            self.state is ScreenState.FREEZE
            and self._frozen is None
            and self._view is not None
            and self._view.body is not None
        ):
            self._frozen = (self._view, self._drawn_from or entries)

    def _statement(self) -> tuple[str, ...]:
        """Return the lines to read along, in the screen's language where they were checked."""
        entries, meeting = self._session.entries, self._session.meeting
        if not is_statement_due(entries, meeting):
            return ()
        words = self._desk.council_words
        language = statement_language(words, meeting, self._edition)
        return statement_lines(words, entries, meeting.id, edition=self._edition, language=language)
