"""Draws as a pen and as two fingers do."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.keys import NONE

LEFT = Qt.MouseButton.LeftButton


def pen(pad: QWidget, kind: QEvent.Type, at: QPointF, pressure: float) -> None:
    """Do one thing with a pen, pressing so hard."""
    event = QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        at,
        QPointF(pad.mapToGlobal(at.toPoint())),
        pressure,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        NONE,
        LEFT,
        LEFT,
    )
    QApplication.sendEvent(pad, event)


def draw_a_line_with_a_pen(pad: QWidget) -> None:
    """Draw from (60, 60) to (120, 90), lightly at first and then hard."""
    pen(pad, QEvent.Type.TabletPress, QPointF(60, 60), 0.2)
    pen(pad, QEvent.Type.TabletMove, QPointF(120, 90), 0.8)
    pen(pad, QEvent.Type.TabletRelease, QPointF(120, 90), 0.0)


def draw_while_a_second_finger_rests(pad: QWidget, second: QPoint) -> None:
    """Draw from (60, 60) to (120, 90) with a finger, while another one comes to rest."""
    touch = QTest.touchEvent(pad, QTest.createTouchDevice())
    touch.press(0, QPoint(60, 60), pad)
    touch.commit()
    touch.move(0, QPoint(120, 90), pad)
    touch.press(1, second, pad)
    touch.commit()
    touch.release(0, QPoint(120, 90), pad)
    touch.release(1, second, pad)
    touch.commit()
