"""What the room sees, beside the lead's work: the true picture, framed in words; its controls."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.held_words import held_entries, held_since
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.family_screen.thumbnail import FamilyThumbnail
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip_button import ChipButton
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.plain_tip import show_tip

ASPECT = 9 / 16
ZOOM_STEP = 0.25
MISSING, WHICH = "missing", "which"


@dataclass(frozen=True, slots=True)
class FrameLook:
    """How the frame says what holds: words, a shape and a kind of line; never a colour alone."""

    words: str
    icon: str
    tone: str
    line: Qt.PenStyle = Qt.PenStyle.SolidLine
    wide: int = 3


LOOKS = {
    ScreenState.ON: FrameLook(N_("The room sees this"), "eye", "primary"),
    ScreenState.FREEZE: FrameLook(
        N_("Frozen: the room sees this"), "snowflake", "could_if", Qt.PenStyle.DashLine
    ),
    ScreenState.COVER: FrameLook(
        N_("Covered: the room sees this"), "eye-off", "private", Qt.PenStyle.DotLine
    ),
    ScreenState.OFF: FrameLook(
        N_("Off: the room sees nothing"), "screen-share-off", "plain", wide=1
    ),
    MISSING: FrameLook(
        N_("No screen: nobody sees this"), "screen-share-off", "attention", Qt.PenStyle.DashLine
    ),
    WHICH: FrameLook(
        N_("Which screen? Nobody sees this"), "help", "attention", Qt.PenStyle.DashLine
    ),
}


class ThumbnailFrame(QWidget):
    """The thumbnail inside a frame whose head says whether the room sees it."""

    def __init__(self, thumbnail: QWidget, wide_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._look = LOOKS[ScreenState.OFF]
        self._words = PlainLabel(look="strong_body", wraps=False)
        head = QHBoxLayout()
        head.setContentsMargins(theme.gap(8) + theme.px(22), 0, theme.gap(8), 0)
        head.addWidget(self._words)
        head.addStretch(1)
        self._head = QWidget()
        self._head.setLayout(head)
        self._head.setFixedHeight(theme.px(28))
        thumbnail.setFixedHeight(round((theme.px(wide_px) - 6) * ASPECT))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(3, 3, 3, 3)
        inside.setSpacing(0)
        inside.addWidget(self._head)
        inside.addWidget(thumbnail)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """Return what the head says."""
        return self._words.text()

    def show_look(self, look: FrameLook) -> None:
        """Say something else; a screen reader hears it when it changed."""
        if look is self._look and self.words:
            return
        was_shown = bool(self.words)
        self._look = look
        self._words.setText(_(look.words))
        self._words.setStyleSheet(f"color: {self._ink.name()}")
        self.update()
        if was_shown and self.isVisible():
            announce(self, self.words)

    @property
    def _ink(self) -> QColor:
        palette = theme_now().palette
        name = palette.on_primary if self._look.tone == "primary" else None
        return QColor(name or palette.ink_of(self._look.tone))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame and the ground of its head."""
        theme, look = theme_now(), self._look
        edge = QColor(theme.palette.ink_of(look.tone))
        is_strong = look.tone == "primary"
        ground = edge if is_strong else QColor(theme.palette.soft_of(look.tone))
        painter = QPainter(self)
        head = self._head.geometry()
        painter.fillRect(head, ground)
        side = theme.px(17)
        left = head.right() - side - theme.gap(8) if self.isRightToLeft() else theme.gap(10)
        icon = icon_pixmap(look.icon, self._ink.name(), side, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(left, head.top() + (head.height() - side) // 2), icon)
        painter.setPen(QPen(edge, look.wide, look.line))
        half = look.wide / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()


class PictureControls(QWidget):
    """Turns the pages of the room's picture, and makes it larger."""

    def __init__(self, thumbnail: FamilyThumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = thumbnail.scene
        self.before = Button(name=_("The page before"), icon="chevron-left", size="small")
        self.after = Button(name=_("The next page"), icon="chevron-right", size="small")
        self._page = PlainLabel(look="quiet_small", wraps=False)
        self.read = Button(icon="volume", size="small")
        self.show_reading(is_reading=False)
        self.smaller = Button(name=_("Smaller on the family’s screen"), icon="minus", size="small")
        self.larger = Button(name=_("Larger on the family’s screen"), icon="plus", size="small")
        self._zoom = PlainLabel(look="quiet_small", wraps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(5))
        for one in (self.before, self._page, self.after):
            row.addWidget(one)
        row.addStretch(1)
        for one in (self.read, self.smaller, self._zoom, self.larger):
            row.addWidget(one)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.zoom_by(1))
        self._scene.picture_changed.connect(self.refresh)
        self.refresh()

    def turn(self, by: int) -> None:
        """Turn to another page of the picture, also of a frozen one."""
        self._scene.turn_page(by)

    def zoom_by(self, steps: int) -> None:
        """Make the picture larger or smaller; no steps at all bring back its usual size."""
        scene = self._scene
        if steps <= 0 or scene.zoom < scene.most_zoom:
            scene.set_zoom(scene.zoom + steps * ZOOM_STEP if steps else 1.0)
        announce(self, self._zoom.text())

    def show_reading(self, *, is_reading: bool) -> None:
        """Say what the button with the loudspeaker does now."""
        words = _("Stop reading aloud") if is_reading else _("Read aloud what the room sees")
        self.read.set_trim(icon="player-stop" if is_reading else "volume")
        self.read.setAccessibleName(words)
        show_tip(self.read, _("{words} ({key})").format(words=words, key="Shift+F5"))

    def refresh(self) -> None:
        """Show which page stands there, and how large it is."""
        count = self._scene.picture.page_count
        for one in (self.before, self._page, self.after):
            one.setVisible(count > 1)
        number = self._scene.page_no + 1
        self._page.setText(_("{number} of {count}").format(number=number, count=count))
        spoken = _("Page {number} of {count}").format(number=number, count=count)
        self._page.setAccessibleName(spoken)
        zoom = self._scene.zoom
        self._zoom.setText(_("{number} %").format(number=round(zoom * 100)))
        self.smaller.setEnabled(zoom > 1)
        self.larger.setEnabled(zoom < self._scene.most_zoom)


class RoomSees(QWidget):
    """The frame, the controls below it, and what waits to be shown."""

    def __init__(
        self,
        controller: LiveController,
        thumbnail: QWidget,
        wide_px: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.frame = ThumbnailFrame(thumbnail, wide_px)
        self.controls = (
            PictureControls(thumbnail) if isinstance(thumbnail, FamilyThumbnail) else None
        )
        self.waiting = ChipButton("", tone="voice", icon="hourglass")
        self.which = ChipButton(_("Which screen?"), tone="attention", icon="device-projector")
        self.one = ChipButton("", tone="could_if", icon="maximize")
        words = _("Shows one thing: Esc ends it")
        self.one.say(words, said=_("The room sees one thing alone. Press to end it."))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme_now().gap(8))
        rows.addWidget(self.frame)
        if self.controls is not None:
            rows.addWidget(self.controls)
        for chip in (self.which, self.one, self.waiting):
            rows.addWidget(chip)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        controller = self._controller
        controller.screen.changed.connect(self.refresh)
        controller.screen.screens_changed.connect(self.refresh)
        controller.state_changed.connect(self.refresh)
        if self.controls is not None:
            self.controls.read.clicked.connect(controller.screen.read_aloud)
            controller.screen.reading_aloud_changed.connect(self._on_screen_reading_aloud_changed)
        self.which.clicked.connect(lambda: controller.screen.panel_wanted.emit("screens"))
        self.one.clicked.connect(lambda: controller.screen.show_one(""))
        self.waiting.clicked.connect(controller.screen.let_show)

    @property
    def has_keyboard(self) -> bool:
        """Say whether the keyboard is here."""
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def start(self) -> None:
        """Move the keyboard here, and say aloud what the room sees."""
        if self.controls is not None:
            self.controls.read.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self, self.frame.words)

    def _on_screen_reading_aloud_changed(self, is_reading: bool) -> None:
        if self.controls is not None:
            self.controls.show_reading(is_reading=is_reading)

    def refresh(self, _what: object = None) -> None:
        """Say what holds now."""
        self.frame.show_look(LOOKS[self._state()])
        self.which.setVisible(self._state() == WHICH)
        self.one.setVisible(bool(self._controller.screen.one))
        self._show_waiting()

    def _state(self) -> str:
        """Return what the room sees: the state, or that there is no screen to see it on."""
        controller = self._controller
        screens, state = controller.screen.screens, controller.screen.state
        if screens is None or state is ScreenState.OFF or not screens.tells_missing:
            return state
        if screens.must_choose:
            return WHICH
        return MISSING if screens.is_missing else state

    def _show_waiting(self) -> None:
        controller = self._controller
        since = held_since(controller.entries, controller.meeting.id)
        count = len(held_entries(controller.entries, controller.meeting.id)) if since else 0
        self.waiting.setVisible(since is not None)
        self.waiting.setEnabled(count > 0)
        if not count:
            self.waiting.say(_("New words wait for you"))
            return
        words = ngettext("Show {count} new thing", "Show {count} new things", count)
        self.waiting.say(words.format(count=count))
