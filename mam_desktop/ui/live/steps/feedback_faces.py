"""One question's answer: five faces from sad to glad with their words, or a number from 0 to 5."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from mam_desktop.meeting.feedback import HIGHEST
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import BOLD, STRONG, theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

WORDS = {
    1: N_("not at all"),
    2: N_("a little"),
    3: N_("so-so"),
    4: N_("mostly"),
    5: N_("yes, really"),
}
NOT_AT_ALL, FULLY = N_("not at all"), N_("fully")
FACE_PX, LARGE_FACE_PX = 44, 60


class ScoreButton(QAbstractButton):
    """One possible answer, at least 44 pixels each way."""

    def __init__(self, score: int, question: str, word: str) -> None:
        super().__init__()
        self.score = score
        self.setCheckable(True)
        told = _("{question}: {score} of 5, {word}") if word else _("{question}: {score} of 5")
        self.setAccessibleName(told.format(question=question, score=score, word=word))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def inks(self) -> tuple[QColor, QColor]:
        """Return the colours of the edge and of the ground."""
        colours = theme_now().palette
        is_on = self.isChecked()
        return (
            QColor(colours.voice if is_on else colours.ink_2),
            QColor(colours.voice_soft if is_on else colours.surface),
        )


class FaceButton(ScoreButton):
    """A face; its mouth says the number, its word stands below."""

    def __init__(self, score: int, question: str, *, face_px: int = FACE_PX) -> None:
        super().__init__(score, question, _(WORDS[score]))
        self._face_px = face_px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a face and its word."""
        least = self.minimumSizeHint()
        return QSize(max(least.width(), theme_now().px(84)), least.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the face and its word."""
        theme = theme_now()
        word = QFontMetricsF(theme.font("small", BOLD)).horizontalAdvance(_(WORDS[self.score]))
        wide = max(float(theme.px(self._face_px + 8)), word + theme.px(6))
        return QSize(round(wide), theme.px(self._face_px + 28))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the face and its word; the chosen one has a thick edge and a bold word."""
        theme = theme_now()
        is_on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(self._face_px)
        face = QRectF((self.width() - side) / 2, theme.px(2), side, side)
        edge, ground = self.inks()
        painter.setPen(QPen(edge, 3.5 if is_on else 1.5))
        painter.setBrush(ground)
        painter.drawEllipse(face.adjusted(2, 2, -2, -2))
        self._paint_face(painter, face)
        painter.setPen(theme.ink() if is_on else QColor(theme.palette.ink_2))
        painter.setFont(theme.font("small", BOLD) if is_on else theme.font("small"))
        words = QRectF(0, face.bottom() + theme.px(2), self.width(), theme.px(22))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, _(WORDS[self.score]))

    def _paint_face(self, painter: QPainter, face: QRectF) -> None:
        ink = theme_now().ink()
        unit = face.width() / 44
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for left in (15, 29):
            centre = face.topLeft() + QPointF(left * unit, 17 * unit)
            painter.drawEllipse(centre, 2.2 * unit, 2.6 * unit)
        painter.setPen(QPen(ink, 2.4 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bend = (self.score - 3) * 5 * unit
        middle = face.top() + 29 * unit
        mouth = QPainterPath(QPointF(face.left() + 13 * unit, middle - bend / 4))
        mouth.quadTo(
            QPointF(face.center().x(), middle + bend),
            QPointF(face.left() + 31 * unit, middle - bend / 4),
        )
        painter.drawPath(mouth)


class NumberButton(ScoreButton):
    """A number; the chosen one is filled, with a thick edge and bold."""

    def __init__(self, score: int, question: str) -> None:
        super().__init__(score, question, {0: _(NOT_AT_ALL), HIGHEST: _(FULLY)}.get(score, ""))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a square that a finger finds."""
        return QSize(theme_now().px(48), theme_now().px(48))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: a number is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the number on its ground."""
        theme = theme_now()
        is_on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, ground = self.inks()
        painter.setPen(QPen(edge, 3.5 if is_on else 1.5))
        painter.setBrush(ground)
        radius = theme.sizes.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), radius, radius)
        painter.setPen(theme.ink())
        painter.setFont(theme.font_px(18, BOLD if is_on else STRONG))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.score))


class ScoreRow(Card):
    """One question with its answers; the same answer again takes it back.

    Arrows go along and from question to question, a digit chooses.
    """

    stepped = Signal(int)
    """1 for the next question, -1 for the one before."""

    def __init__(self, question: str, words: str, buttons: Sequence[ScoreButton]) -> None:
        super().__init__(margins=(16, 8, 12, 6))
        self.question = question
        self.buttons = tuple(buttons)
        self.setAccessibleName(words)
        for button in self.buttons:
            button.clicked.connect(partial(self._on_button_clicked, button))
            button.installEventFilter(self)

    def score(self) -> int | None:
        """Return the answer, None while there is none."""
        return next((one.score for one in self.buttons if one.isChecked()), None)

    def take_focus(self) -> None:
        """Put the keyboard on what is chosen, else on the first answer."""
        chosen = next((one for one in self.buttons if one.isChecked()), self.buttons[0])
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_button_clicked(self, clicked: ScoreButton) -> None:
        for one in self.buttons:
            if one is not clicked:
                one.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take arrows, Enter and digits on an answer."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = next((no for no, one in enumerate(self.buttons) if one is watched), None)
            if at is not None and self._did(Qt.Key(event.key()), at):
                return True
        return super().eventFilter(watched, event)

    def _did(self, key: Qt.Key, at: int) -> bool:
        way = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        digit = key.value - Qt.Key.Key_0.value
        chosen = next((one for one in self.buttons if one.score == digit), None)
        if way is not None:
            way = -way if self.isRightToLeft() else way
            self.buttons[(at + way) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif step is not None:
            self.stepped.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[at].click()
        elif chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
            chosen.click()
        else:
            return False
        return True


class FaceRow(ScoreRow):
    """One question with its five faces."""

    def __init__(self, question: str, words: str, *, large: bool = False) -> None:
        side = LARGE_FACE_PX if large else FACE_PX
        faces = [FaceButton(score, words, face_px=side) for score in WORDS]
        super().__init__(question, words, faces)
        label = PlainLabel(words, look="heading" if large else "section")
        self.add(
            Reflow(label, _side_by_side(faces, gap=4), wide_px=620, stretch=(4, 6), middle=True)
        )


class NumberRow(ScoreRow):
    """One question with the numbers from 0 to 5, and what both ends mean."""

    def __init__(self, question: str, words: str) -> None:
        buttons = [NumberButton(score, words) for score in range(HIGHEST + 1)]
        super().__init__(question, words, buttons)
        numbers = _side_by_side(
            (
                PlainLabel(_(NOT_AT_ALL), look="quiet_small", wraps=False),
                *buttons,
                PlainLabel(_(FULLY), look="quiet_small", wraps=False),
            ),
            gap=6,
        )
        label = PlainLabel(words, look="section")
        self.add(Reflow(label, numbers, wide_px=760, stretch=(1, 0), middle=True))


def _side_by_side(things: Sequence[QWidget], *, gap: int) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme_now().gap(gap))
    for one in things:
        row.addWidget(one)
    return holder
