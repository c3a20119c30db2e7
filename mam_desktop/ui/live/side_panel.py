"""The right panel: what the family sees now, who is here, who asks quietly, the lead's notes."""

from functools import partial

from PySide6.QtCore import QSize, QTimer, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.family_scenes import FOLLOW
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.meetings import STEP_NAMES
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.lead_notes import LeadNotes
from mam_desktop.ui.live.not_heard import NotHeard
from mam_desktop.ui.live.quiet_signals import QuietSignals
from mam_desktop.ui.live.room_sees import RoomSees
from mam_desktop.ui.live.screen_easy_read import EasyHints
from mam_desktop.ui.live.screen_languages import LanguageNote
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import ScrollColumn, clear_layout
from mam_desktop.ui.widgets.styled import place

WIDE_PX = 296


class HereToday(QWidget):
    """Everybody on the list, and how many of them are here."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        gap = theme_now().gap
        self._count = PlainLabel(look="quiet", wraps=False)
        head = QHBoxLayout()
        head.setSpacing(gap(7))
        head.addWidget(IconLabel("users-group", side_px=17))
        head.addWidget(PlainLabel(_("Here today"), look="strong_body", wraps=False))
        head.addWidget(self._count)
        head.addStretch(1)
        self._people = QWidget()
        self._flow = FlowLayout(self._people, gap=gap(6), row_gap=gap(6))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(gap(10))
        rows.addLayout(head)
        rows.addWidget(self._people)
        self._shown: list[tuple[str, bool, bool]] = []
        controller.state_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show who is here; nothing is drawn again when nobody came or went."""
        people = self._listed()
        if people == self._shown:
            return
        self._shown = people
        here = sum(is_here for _name, _is_family, is_here in people)
        self._count.setText(_("{here} of {all}").format(here=here, all=len(people)))
        clear_layout(self._flow)
        for name, is_family, is_here in people:
            avatar = Avatar(name, is_family=is_family, is_here=is_here)
            self._flow.addWidget(avatar)
            avatar.show()

    def _listed(self) -> list[tuple[str, bool, bool]]:
        """Return [(name, is family, is here)], in order of arrival."""
        entries = self._controller.entries
        found = entries.all(Attendance, self._controller.meeting.id)
        people = [(entries.find(Person, one.person_id), one.is_here) for one in found]
        return [(who.name, who.is_family, is_here) for who, is_here in people if who is not None]


class SidePanel(QWidget):
    """What stands on the right; `thumbnail` shows the family's picture."""

    def __init__(
        self, controller: LiveController, thumbnail: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        place(self, "panel")
        self.setFixedWidth(theme_now().px(WIDE_PX))
        self.notes = LeadNotes(controller)
        self.not_heard = NotHeard(controller, self)
        self.signals = QuietSignals(controller, self)
        self._build(thumbnail)
        controller.screen.changed.connect(self._on_screen_changed)
        controller.step_changed.connect(self.refresh)
        self.refresh()

    def _build(self, thumbnail: QWidget) -> None:
        gap = theme_now().gap
        self.room_sees = RoomSees(self._controller, thumbnail, WIDE_PX - 29)
        self._follow = Chip("", tone="can", icon="lock-open")
        self._scene = PlainLabel(look="quiet_small")
        follow = QHBoxLayout()
        follow.setSpacing(gap(8))
        follow.addWidget(self._follow)
        follow.addWidget(self._scene, 1)
        column = self._column = ScrollColumn(margins=(15, 14, 14, 14), spacing=12, fills=True)
        column.add(self.room_sees)
        column.add(follow)
        column.add(LanguageNote(self._controller))
        column.add(EasyHints(self._controller))
        column.add(HereToday(self._controller))
        column.add(self.not_heard)
        column.add(self.signals)
        column.content.addStretch(1)
        column.add(self.notes)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 0, 0, 0)
        rows.addWidget(column)
        self._bring_up(column, self.notes, self.notes.opened)
        self._bring_up(column, self.signals.form, self.signals.opened)

    def _bring_up(self, column: ScrollColumn, what: QWidget, opened: SignalInstance) -> None:
        """Scroll to what was opened, once it has its open height."""
        later = QTimer(self)
        later.setSingleShot(True)
        later.setInterval(0)
        later.timeout.connect(partial(column.ensureWidgetVisible, what))
        opened.connect(later.start)

    def go_to_room(self) -> None:
        """Move the keyboard to what the room sees, at the top."""
        self._column.verticalScrollBar().setValue(0)
        self.room_sees.start()

    def turn_page(self, by: int) -> None:
        """Turn to another page of the family's picture."""
        if self.room_sees.controls is not None:
            self.room_sees.controls.turn(by)

    def zoom_by(self, steps: int) -> None:
        """Make the family's picture larger or smaller, or as usual again."""
        if self.room_sees.controls is not None:
            self.room_sees.controls.zoom_by(steps)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height that never stretches the window."""
        return QSize(self.minimumWidth(), theme_now().px(160))

    def refresh(self) -> None:
        """Say what the family's picture follows."""
        screen, view = self._controller.screen.chosen, self._controller.screen.view
        self._scene.setText(_(STEP_NAMES[view.scene]))
        for one in (self._follow, self._scene):
            one.setVisible(not screen.one)
        if screen.state is ScreenState.OFF:
            self._follow.say(_("the screen is off"), tone="plain", icon="screen-share-off")
        elif screen.state is ScreenState.COVER:
            self._follow.say(_("covered"), tone="private", icon="eye-off")
        elif screen.state is ScreenState.FREEZE:
            self._follow.say(_("frozen"), tone="could_if", icon="snowflake")
        elif screen.show == FOLLOW:
            self._follow.say(_("follows this step"), tone="can", icon="lock-open")
        else:
            self._follow.say(_("stays on"), tone="could_if", icon="lock")

    def _on_screen_changed(self, _view: FamilyView) -> None:
        self.refresh()
