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


def press_the_ball_of_the_hand(pad: QWidget) -> QTest.QTouchEventSequence:
    """Let a hand come to rest on the pad; whoever asked moves and lifts it."""
    touch = QTest.touchEvent(pad, QTest.createTouchDevice())
    touch.press(0, QPoint(200, 100), pad)
    touch.commit()
    return touch


def lift_the_first_finger_of_two(pad: QWidget) -> None:
    """Draw from (60, 60) to (120, 90); lift that finger, while the other one moves on."""
    touch = QTest.touchEvent(pad, QTest.createTouchDevice())
    touch.press(0, QPoint(60, 60), pad)
    touch.commit()
    touch.move(0, QPoint(120, 90), pad)
    touch.press(1, QPoint(300, 20), pad)
    touch.commit()
    touch.release(0, QPoint(120, 90), pad)
    touch.stationary(1)
    touch.commit()
    touch.move(1, QPoint(310, 40), pad)
    touch.commit()
    touch.release(1, QPoint(310, 40), pad)
    touch.commit()
