"""The pad: mouse, finger and pen; far too many points; lines off the pad; nothing at all."""

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.pen_strokes import MOST_POINTS, kept_strokes, point_count
from mam_desktop.ui.live.steps.signature_ink import THICK, THIN, paint_strokes, widths_of
from mam_desktop.ui.live.steps.signature_pad import SignaturePad, SignatureView
from tests.ui.keys import NONE, press
from tests.ui.pointing import (
    LEFT,
    draw_a_line_with_a_pen,
    draw_while_a_second_finger_rests,
    lift_the_first_finger_of_two,
    pen,
    press_the_ball_of_the_hand,
)


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad("Nan")
    qtbot.addWidget(made)
    made.resize(400, 128)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_finger_signs_and_a_second_one_leaves_no_line(pad: SignaturePad) -> None:
    changes: list[int] = []
    pad.changed.connect(lambda: changes.append(1))
    draw_while_a_second_finger_rests(pad, QPoint(200, 100))
    (stroke,) = pad.strokes()
    assert [one[:2] for one in stroke] == [[60, 60], [120, 90]]
    assert changes == [1]


def test_a_finger_that_stays_does_not_go_on_with_the_line_of_one_that_lifted(
    pad: SignaturePad,
) -> None:
    lift_the_first_finger_of_two(pad)
    assert [[one[:2] for one in stroke] for stroke in pad.strokes()] == [[[60, 60], [120, 90]]]


def test_the_ball_of_the_hand_that_holds_the_pen_leaves_no_line(pad: SignaturePad) -> None:
    hand = press_the_ball_of_the_hand(pad)
    pen(pad, QEvent.Type.TabletPress, QPointF(60, 60), 0.2)
    hand.move(0, QPoint(210, 110), pad)
    hand.commit()
    pen(pad, QEvent.Type.TabletMove, QPointF(120, 90), 0.8)
    hand.release(0, QPoint(210, 110), pad)
    hand.commit()
    pen(pad, QEvent.Type.TabletMove, QPointF(130, 95), 0.8)
    pen(pad, QEvent.Type.TabletRelease, QPointF(130, 95), 0.0)
    (stroke,) = pad.strokes()
    assert [one[:2] for one in stroke] == [[60, 60], [120, 90], [130, 95]]


def test_a_finger_beside_a_pen_that_writes_begins_no_line(pad: SignaturePad) -> None:
    pen(pad, QEvent.Type.TabletPress, QPointF(60, 60), 0.2)
    hand = press_the_ball_of_the_hand(pad)
    pen(pad, QEvent.Type.TabletMove, QPointF(120, 90), 0.8)
    pen(pad, QEvent.Type.TabletRelease, QPointF(120, 90), 0.0)
    hand.release(0, QPoint(200, 100), pad)
    hand.commit()
    (stroke,) = pad.strokes()
    assert [one[:2] for one in stroke] == [[60, 60], [120, 90]]


def test_a_touch_that_never_ended_ends_with_the_next_one(pad: SignaturePad) -> None:
    changes: list[int] = []
    pad.changed.connect(lambda: changes.append(1))
    hand = press_the_ball_of_the_hand(pad)
    hand.move(0, QPoint(220, 60), pad)
    hand.commit()
    QTest.mousePress(pad, LEFT, NONE, QPoint(10, 10))
    QTest.mouseMove(pad, QPoint(20, 20))
    QTest.mouseRelease(pad, LEFT, NONE, QPoint(20, 20))
    drawn = [[one[:2] for one in stroke] for stroke in pad.strokes()]
    assert drawn == [[[200, 100], [220, 60]], [[10, 10], [20, 20]]]
    assert changes == [1, 1]


@pytest.mark.parametrize("broken", [math.nan, math.inf])
def test_a_driver_that_tells_no_numbers_draws_nothing(pad: SignaturePad, broken: float) -> None:
    pen(pad, QEvent.Type.TabletPress, QPointF(60, 60), broken)
    pen(pad, QEvent.Type.TabletMove, QPointF(broken, 90), 0.8)
    pen(pad, QEvent.Type.TabletMove, QPointF(120, 90), math.nan)
    pen(pad, QEvent.Type.TabletRelease, QPointF(120, 90), 0.0)
    assert [[one[:2] for one in stroke] for stroke in pad.strokes()] == [[[60, 60], [120, 90]]]


def test_a_pen_keeps_how_hard_it_presses(pad: SignaturePad) -> None:
    draw_a_line_with_a_pen(pad)
    assert [one[3] for one in pad.strokes()[0]] == [20, 80]


def test_a_mouse_presses_with_nothing_that_could_be_kept(pad: SignaturePad) -> None:
    QTest.mousePress(pad, LEFT, NONE, QPoint(10, 10))
    QTest.mouseMove(pad, QPoint(20, 20))
    QTest.mouseRelease(pad, LEFT, NONE, QPoint(20, 20))
    assert all(len(one) == 3 for one in pad.strokes()[0])


def test_a_hand_that_slips_off_the_pad_loses_nothing_and_goes_no_farther(
    pad: SignaturePad,
) -> None:
    QTest.mousePress(pad, LEFT, NONE, QPoint(10, 60))
    QTest.mouseMove(pad, QPoint(-30, 140))
    QTest.mouseMove(pad, QPoint(-5000, 9000))
    QTest.mouseMove(pad, QPoint(60, 60))
    QTest.mouseRelease(pad, LEFT, NONE, QPoint(60, 60))
    (stroke,) = pad.strokes()
    assert [one[:2] for one in stroke] == [[10, 60], [-30, 140], [-200, 192], [60, 60]]


def test_moving_without_pressing_draws_nothing(pad: SignaturePad) -> None:
    QTest.mouseMove(pad, QPoint(60, 60))
    QTest.mouseRelease(pad, LEFT, NONE, QPoint(60, 60))
    pen(pad, QEvent.Type.TabletMove, QPointF(60, 60), 0.5)
    assert pad.strokes() == []


def test_clearing_while_a_line_is_drawn_begins_anew(pad: SignaturePad) -> None:
    QTest.mousePress(pad, LEFT, NONE, QPoint(10, 60))
    press(pad, Qt.Key.Key_Backspace)
    QTest.mouseMove(pad, QPoint(60, 60))
    assert pad.strokes() == []
    QTest.mouseRelease(pad, LEFT, NONE, QPoint(60, 60))


def test_fifty_thousand_points_are_drawn_and_kept_small(pad: SignaturePad) -> None:
    points = [QPointF(5 + no % 390, 10 + (no * 7919) % 108) for no in range(50_000)]
    pen(pad, QEvent.Type.TabletPress, points[0], 0.5)
    for no, one in enumerate(points[1:], start=1):
        pad._go_on(one, no, 0.5)
    pen(pad, QEvent.Type.TabletRelease, points[-1], 0.0)
    drawn = pad.strokes()
    assert point_count(drawn) > 40_000
    assert point_count(kept_strokes(drawn)) <= MOST_POINTS


def test_what_was_drawn_stays_when_the_pad_grows(pad: SignaturePad) -> None:
    pad.show_strokes([[[10, 10, 0], [300, 100, 400]]])
    pad.resize(500, 160)
    assert pad._ink.size().width() >= 500
    assert pad.strokes() == [[[10, 10, 0], [300, 100, 400]]]


# --- how it looks --------------------------------------------------------------------------------


def test_a_jump_in_pressure_is_spread_so_that_the_line_stays_smooth() -> None:
    stroke = [[no * 4, 50, no * 8, 10 if no < 10 else 100] for no in range(30)]
    widths = list(widths_of(stroke))
    steps = [abs(after - before) for before, after in pairwise(widths)]
    assert max(steps) < (THICK - THIN) / 2
    assert widths[-1] > widths[0] + 1


def test_a_fast_line_is_thinner_than_a_slow_one() -> None:
    slow = [[no, 50, no * 20] for no in range(30)]
    fast = [[no * 20, 50, no * 5] for no in range(30)]
    assert list(widths_of(slow))[-1] > list(widths_of(fast))[-1]


def test_points_that_all_have_the_same_time_or_place_are_drawn(qtbot: QtBot) -> None:
    view = SignatureView()
    qtbot.addWidget(view)
    some: tuple[list[list[list[float]]], ...] = (
        [],
        [[]],
        [[[5, 5, 0]]],
        [[[5, 5, 0], [5, 5, 0]]],
        [[[1, 2, 0], [9, 2, 0]]],
    )
    for strokes in some:
        view.show_strokes(strokes, "Nan")
        assert not view.grab().isNull()


def test_strokes_leave_ink_where_they_lie() -> None:
    paper = QImage(100, 60, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    paint_strokes(painter, [[[10, 30, 0], [90, 30, 100]]], QColor("black"))
    painter.end()
    assert paper.pixelColor(50, 30).lightness() < 100
    assert paper.pixelColor(50, 5).lightness() > 250
