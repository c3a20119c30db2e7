"""Plays in place: a round button, the outline of the sound, and how far it has come."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSlider, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.wav import BARS, clock_words
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.enter_presses import enter_presses
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.plain_tip import show_tip

STEPS_A_SECOND = 10
JUMP_S = 5


class PlayButton(QPushButton):
    """A round button that says play or pause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_playing = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def show_state(self, *, is_playing: bool, about: str) -> None:
        """Show whether it plays."""
        self._is_playing = is_playing
        words = _("Pause {title}") if is_playing else _("Play {title}")
        self.setAccessibleName(words.format(title=about))
        show_tip(self, words.format(title=about))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for a finger."""
        side = theme_now().px(44)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter too, not with the space bar alone."""
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint a disc with a triangle or two bars on it."""
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ink("voice" if is_on else "quiet"))
        side = theme.px(34)
        disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.drawEllipse(disc)
        icon = "player-pause" if self._is_playing else "player-play-filled"
        small = theme.px(18)
        drawn = icon_pixmap(icon, theme.palette.surface, small, self.devicePixelRatioF())
        painter.drawPixmap(disc.center() - QPointF(small / 2, small / 2), drawn)


class WaveBar(QSlider):
    """The outline of a sound, which is also the place to jump in it."""

    jumped = Signal(float)
    """To this second, by a person's hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bars: tuple[float, ...] = (0.0,) * BARS
        self.setSingleStep(STEPS_A_SECOND)
        self.setPageStep(JUMP_S * STEPS_A_SECOND)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.actionTriggered.connect(self._on_self_action_triggered)

    def show_outline(self, bars: tuple[float, ...]) -> None:
        """Show how loud each stretch is."""
        self._bars = bars or self._bars
        self.update()

    def show_place(self, at_s: float, length_s: float, about: str) -> None:
        """Show how far it has come."""
        self.setAccessibleName(_("Place in {title}").format(title=about))
        self.setAccessibleDescription(
            _("{at} of {length}").format(at=clock_words(at_s), length=clock_words(length_s))
        )
        self.setMaximum(max(1, round(length_s * STEPS_A_SECOND)))
        self.setValue(round(at_s * STEPS_A_SECOND))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the outline."""
        px = theme_now().px
        return QSize(px(110), px(34))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least room in which an outline can be seen."""
        px = theme_now().px
        return QSize(px(70), px(34))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the place that was clicked."""
        share = event.position().x() / max(1, self.width())
        if self.isRightToLeft():
            share = 1 - share
        self._jump(round(min(max(share, 0.0), 1.0) * self.maximum()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a finger."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay there."""

    def _jump(self, value: int) -> None:
        self.setValue(value)
        self.jumped.emit(value / STEPS_A_SECOND)

    def _on_self_action_triggered(self, _action: int) -> None:
        self._jump(self.sliderPosition())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the outline: full up to the place, pale after it, and a line between."""
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = self.width() / len(self._bars)
        share = self.value() / max(1, self.maximum())
        ink, pale = theme.ink("voice"), QColor(theme.palette.ink_2)
        pale.setAlphaF(0.55)
        for no, loud in enumerate(self._bars):
            high = max(3.0, loud * (self.height() - 6))
            left = self.width() - (no + 1) * step if self.isRightToLeft() else no * step
            is_past = (no + 0.5) / len(self._bars) <= share
            painter.setBrush(ink if is_past or not self.value() else pale)
            wide = max(1.5, step * 0.6)
            box = QRectF(left + (step - wide) / 2, (self.height() - high) / 2, wide, high)
            painter.drawRoundedRect(box, wide / 2, wide / 2)
        if self.value():
            at = share * self.width()
            at = self.width() - at if self.isRightToLeft() else at
            painter.setBrush(theme.ink())
            painter.drawRect(QRectF(at - 1, 0, 2, self.height()))


class PlayBar(QWidget):
    """A sound one can play, pause and move about in."""

    toggled = Signal()
    jumped = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button, self.wave = PlayButton(), WaveBar()
        self.clock = PlainLabel("0:00", look="quiet_small", wraps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(10))
        row.addWidget(self.button)
        row.addWidget(self.wave, 1)
        row.addWidget(self.clock)
        self.button.clicked.connect(self.toggled)
        self.wave.jumped.connect(self.jumped)

    def show_place(self, *, at_s: float, length_s: float, is_playing: bool, about: str) -> None:
        """Show how it stands."""
        self.button.show_state(is_playing=is_playing, about=about)
        self.wave.show_place(at_s, length_s, about)
        shown = clock_words(length_s)
        if at_s > 0:
            shown = _("{at} of {length}").format(
                at=f"{int(at_s) // 60}:{int(at_s) % 60:02d}", length=shown
            )
        self.clock.setText(shown)
