"""Five faces from sad to glad, each with its word: one question's answer from 1 to 5."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.theme.theme import BOLD, theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

WORDS = {
    1: N_("not at all"),
    2: N_("a little"),
    3: N_("so-so"),
    4: N_("mostly"),
    5: N_("yes, really"),
}


class FaceButton(QAbstractButton):
    """A face; its mouth says the number, its word stands below."""

    def __init__(self, score: int, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score = score
        self.setCheckable(True)
        self.setAccessibleName(
            _("{question} {score} of 5: {word}").format(
                question=question, score=score, word=_(WORDS[score])
            )
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a face and its word."""
        return QSize(theme_now().px(84), theme_now().px(72))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the face."""
        return QSize(theme_now().px(64), theme_now().px(72))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the face and its word."""
        theme = theme_now()
        colours = theme.palette
        is_on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(44)
        face = QRectF((self.width() - side) / 2, theme.px(2), side, side)
        painter.setPen(QPen(QColor(colours.voice if is_on else colours.ink_2), 3 if is_on else 1.5))
        painter.setBrush(QColor(colours.voice_soft if is_on else colours.surface))
        painter.drawEllipse(face.adjusted(1.5, 1.5, -1.5, -1.5))
        self._paint_face(painter, face)
        painter.setPen(theme.ink() if is_on else QColor(colours.ink_2))
        painter.setFont(theme.font("small", BOLD) if is_on else theme.font("small"))
        words = QRectF(0, face.bottom() + theme.px(2), self.width(), theme.px(22))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, _(WORDS[self._score]))

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
        bend = (self._score - 3) * 5 * unit
        middle = face.top() + 29 * unit
        mouth = QPainterPath(QPointF(face.left() + 13 * unit, middle - bend / 4))
        mouth.quadTo(
            QPointF(face.center().x(), middle + bend),
            QPointF(face.left() + 31 * unit, middle - bend / 4),
        )
        painter.drawPath(mouth)


class FaceRow(Card):
    """One question with its five faces; the same face again takes the answer back."""

    picked = Signal()

    def __init__(self, question: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 9, 12, 7), parent=parent)
        self.question = question
        self._words = words
        self.faces = tuple(FaceButton(score, words) for score in WORDS)
        faces = QWidget()
        row = QHBoxLayout(faces)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_now().gap(4))
        for score, face in enumerate(self.faces, start=1):
            row.addWidget(face)
            face.clicked.connect(partial(self._on_face_clicked, score))
        self.setAccessibleName(words)
        label = PlainLabel(words, look="section")
        self.add(Reflow(label, faces, wide_px=620, stretch=(4, 6), middle=True))

    def score(self) -> int | None:
        """Return the answer, None while there is none."""
        return next((no for no, face in enumerate(self.faces, start=1) if face.isChecked()), None)

    def _on_face_clicked(self, score: int) -> None:
        for no, face in enumerate(self.faces, start=1):
            if no != score:
                face.setChecked(False)
        self.picked.emit()
