"""The bar that tells the truth: the meeting, saved at, not sent yet, the family screen."""

from datetime import datetime

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.meetings import TYPE_NAMES, Meeting
from mam_desktop.texts import _, day_month
from mam_desktop.ui.live.concern_sheet import KEY, NAME
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.screen_menu import STATE_WORDS, ScreenMenu
from mam_desktop.ui.ports import SyncState
from mam_desktop.ui.sync_words import conflict_words, sync_words
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.chip_button import ChipButton
from mam_desktop.ui.widgets.elided_label import ElidedLabel
from mam_desktop.ui.widgets.plain_tip import show_tip
from mam_desktop.ui.widgets.styled import place

SAY_SAVING_AFTER_MS = 400
"""A receipt that comes sooner needs no "Saving…" before it."""

COMPACT_BELOW_PX, SUBTITLE_FROM_PX = 1100, 1340
"""Widths at 100 per cent text: below the first, short words; from the second, day and place too."""
SMALLEST_PX = 560


def subtitle_of(meeting: Meeting, most: int = 3) -> str:
    """Return what stands beside the title: the kind of meeting, the day, the place."""
    parts = (
        _(TYPE_NAMES.get(meeting.type, "Meeting")),
        day_month(meeting.on) if meeting.on else "",
        meeting.place,
    )
    return " · ".join([part for part in parts if part][:most])


class TopBar(QWidget):
    """Home, the meeting's name, and how things stand."""

    home_wanted = Signal()
    conflicts_wanted = Signal()
    search_wanted = Signal()
    apart_wanted = Signal()

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._is_compact = False
        self._is_private_shown = True
        self._trouble = ""
        self._screen_told: ScreenState | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SAY_SAVING_AFTER_MS)
        place(self, "top")
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        gap = theme_now().gap
        self._home = Button(name=_("Home: leave this meeting"), role="quiet", icon="home")
        self._title = ElidedLabel(look="section")
        self._subtitle = ElidedLabel(look="quiet")
        self.search_button = Button(
            name=_("Search in this family’s meetings (Ctrl+F)"), role="quiet", icon="search"
        )
        self.saved_chip = Chip("", icon="circle-check", pill=True)
        self.saved_chip.shrinks()
        self.conflict_chip = ChipButton("", tone="attention", icon="git-merge")
        self.sync_chip = ChipButton("", icon="wifi-off")
        self._menu = ScreenMenu(self._controller, self)
        self.screen_button = Button("…", icon="presentation", arrow="chevron-down")
        self.screen_button.setMenu(self._menu)
        self.cover_button = Button(_("Cover"), role="private", icon="eye-off", key="F8")
        self.apart_button = Button(name=_(NAME), role="quiet", icon="note")
        row = QHBoxLayout(self)
        self._row = row
        high = theme_now().squeeze(8)
        row.setContentsMargins(gap(7), high, gap(16), high)
        row.addWidget(self._home)
        row.setSpacing(gap(4))
        row.addWidget(self._title)
        row.addSpacing(gap(10))
        row.addWidget(self._subtitle)
        row.addStretch(1)
        row.addWidget(self.search_button)
        row.addWidget(self.conflict_chip)
        for one in (self.saved_chip, self.sync_chip, self.screen_button, self.cover_button):
            row.addSpacing(gap(10))
            row.addWidget(one)
        row.addSpacing(gap(4))
        row.addWidget(self.apart_button)
        self._private: tuple[QWidget, ...] = (
            *(self._home, self.search_button, self.saved_chip, self.sync_chip),
            *(self.screen_button, self.cover_button, self.apart_button),
        )

    def _connect(self) -> None:
        controller = self._controller
        self._home.clicked.connect(self.home_wanted)
        self.search_button.clicked.connect(self.search_wanted)
        self.cover_button.clicked.connect(controller.screen.cover)
        self.sync_chip.clicked.connect(controller.sync_now)
        self.conflict_chip.clicked.connect(self.conflicts_wanted)
        self.apart_button.clicked.connect(self.apart_wanted)
        self._late.timeout.connect(self._on_late_timeout)
        controller.saving.connect(self._on_controller_saving)
        controller.saved.connect(self._on_controller_saved)
        controller.save_failed.connect(self._on_controller_save_failed)
        controller.sync_changed.connect(self._on_controller_sync_changed)
        controller.screen.changed.connect(self._on_screen_changed)
        controller.state_changed.connect(self._on_controller_state_changed)

    def refresh(self) -> None:
        """Show everything as it stands now."""
        meeting = self._controller.meeting
        self._title.setText(meeting.title)
        self._show_saved()
        self._show_sync()
        self._show_screen()
        self.show_conflicts()

    def show_conflicts(self) -> None:
        """Say how many things two people changed; none takes the chip away."""
        count = self._controller.conflict_count
        self.conflict_chip.say(str(count), said=conflict_words(count))
        self.conflict_chip.setVisible(count > 0 and self._is_private_shown)

    def show_apart(self, *, is_begun: bool) -> None:
        """Say by another drawing whether a private note was begun and is not kept yet."""
        name = _("Private note, begun: {key}") if is_begun else _("Private note: {key}")
        self.apart_button.set_trim(icon="pencil" if is_begun else "note")
        self.apart_button.setAccessibleName(name.format(key=KEY))
        show_tip(self.apart_button, name.format(key=KEY))

    def set_private(self, visible: bool) -> None:
        """Show what is the lead's, or only the meeting's name while others hold the laptop."""
        self._is_private_shown = visible
        for one in self._private:
            one.setVisible(visible)
        # The house before the name has room around it; without it the page's edge holds.
        gap, high = theme_now().gap, theme_now().squeeze(8)
        self._row.setContentsMargins(gap(7 if visible else 22), high, gap(16), high)
        self.show_conflicts()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the short words: a narrow window must be allowed to come about."""
        theme = theme_now()
        return QSize(theme.px(SMALLEST_PX), theme.control(36) + 2 * theme.squeeze(8))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say less where there is less room; the tool tips and screen readers still say it all."""
        super().resizeEvent(event)
        self._fit_subtitle()
        is_compact = self.width() < theme_now().px(COMPACT_BELOW_PX)
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.refresh()

    def _fit_subtitle(self) -> None:
        """Show as much of kind, day and place as fits with nothing else cut for it."""
        theme = theme_now()
        told = (self._title, self.saved_chip, self.sync_chip, self.screen_button, self.cover_button)
        wide = sum(one.sizeHint().width() for one in told)
        icons = (self._home, self.search_button, self.apart_button)
        wide += sum(one.sizeHint().width() for one in icons)
        if self.conflict_chip.isVisibleTo(self):
            wide += self.conflict_chip.sizeHint().width()
        room = self.width() - wide - theme.gap(95)
        meeting = self._controller.meeting
        said = (subtitle_of(meeting, most) for most in (3, 2, 1))
        fitting = next((one for one in said if self._subtitle.width_of(one) <= room), "")
        self._subtitle.setText(fitting)
        self._subtitle.setVisible(bool(fitting) and self.width() >= theme.px(SUBTITLE_FROM_PX))

    # --- saved ---------------------------------------------------------------------------------

    def _show_saved(self) -> None:
        at = self._controller.session.last_saved_at
        if self._trouble:
            said = _("Not saved yet: {why}").format(why=self._trouble)
            words = _("Not saved yet")
            self.saved_chip.say(words, tone="attention", icon="alert-circle", said=said)
        elif at is None and self._controller.session.is_saved:
            # Opened again, and nothing written since: all there is came from the disk.
            said = _("Everything is saved on this laptop")
            self.saved_chip.say(_("All saved"), tone="can", icon="circle-check", said=said)
        elif at is not None:
            local = at.astimezone(self._controller.now.tzinfo)
            time = local.strftime("%H:%M:%S")
            said = _("Saved {time}").format(time=time)
            words = time if self._is_compact else said
            self.saved_chip.say(words, tone="can", icon="circle-check", said=said)
        # A time is short, and says nothing when it is cut; the reason of a trouble may be.
        whole = self.saved_chip.sizeHint().width()
        self.saved_chip.setMinimumWidth(0 if self._trouble else whole)

    def _on_controller_saving(self) -> None:
        if not self._late.isActive():
            self._late.start()

    def _on_late_timeout(self) -> None:
        if not self._controller.session.is_saved and not self._trouble:
            self.saved_chip.say(_("Saving…"), tone="could_if", icon="refresh")

    def _on_controller_saved(self, _at: datetime) -> None:
        self._late.stop()
        self._trouble = ""
        self._show_saved()

    def _on_controller_save_failed(self, words: str) -> None:
        self._late.stop()
        self._trouble = words
        self._show_saved()

    # --- sync and family screen ----------------------------------------------------------------

    def _show_sync(self) -> None:
        state = self._controller.sync_state
        chip = sync_words(state)
        shown = str(state.pending or "") if self._is_compact else chip.words
        said = _("{words}. Press to send now.").format(words=chip.words)
        self.sync_chip.say(shown, tone=chip.tone, icon=chip.icon, said=said)

    def _on_controller_sync_changed(self, _state: SyncState) -> None:
        self._show_sync()
        self.show_conflicts()

    def _show_screen(self) -> None:
        self._screen_told = state = self._controller.screen.state
        words = _(STATE_WORDS[state])
        said = _("Family screen: {state}").format(state=words)
        self.screen_button.set_words(words if self._is_compact else said, said)
        is_covered = state is ScreenState.COVER
        self.cover_button.set_words(_("Show again") if is_covered else _("Cover"))
        self.cover_button.setEnabled(state is not ScreenState.OFF)
        self._fit_subtitle()

    def _on_screen_changed(self, view: FamilyView) -> None:
        if view.state is not self._screen_told:
            self._show_screen()

    def _on_controller_state_changed(self, touched: frozenset[str]) -> None:
        if self._controller.meeting.id in touched:
            self.refresh()
