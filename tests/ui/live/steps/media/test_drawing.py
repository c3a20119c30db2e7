"""Drawing in the page: with mouse, pen and finger, taken back by key, kept line by line."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
)
from PySide6.QtTest import QTest

from mam_desktop.ui.live.steps.media.draw_pad import DrawPad
from mam_desktop.ui.live.steps.media.draw_panel import DRAFT
from mam_desktop.ui.live.steps.media.strokes import HIGH, WIDE
from mam_desktop.ui.theme.theme import theme_now
from tests.ui.keys import CTRL, NONE, SHIFT
from tests.ui.live.steps.media.conftest import Room
from tests.ui.pointing import (
    LEFT,
    draw_a_line_with_a_pen,
    draw_while_a_second_finger_rests,
    lift_the_first_finger_of_two,
    pen,
    press_the_ball_of_the_hand,
)


def draw_line(pad: DrawPad) -> None:
    QTest.mousePress(pad, LEFT, NONE, QPoint(60, 60))
    for step in range(1, 10):
        QTest.mouseMove(pad, QPoint(60 + 15 * step, 60 + 10 * step))
    QTest.mouseRelease(pad, LEFT, NONE, QPoint(200, 150))


def ink(image: QImage) -> int:
    """Return roughly how much is not white."""
    small = image.scaled(80, 60)
    white = QColor("white").rgb()
    return sum(
        small.pixel(x, y) != white for x in range(small.width()) for y in range(small.height())
    )


def test_the_paper_takes_the_page_and_gives_it_back(room: Room) -> None:
    room.page.other.setFocus()
    room.media.draw_button.click()
    assert room.media.draw.isVisible()
    assert not room.page.other.isVisible()
    QTest.keyClick(room.media.draw.pad, Qt.Key.Key_Escape)
    assert not room.media.draw.isVisible()
    assert room.page.other.isVisible()


def test_the_mouse_draws_a_line_that_can_be_taken_back_and_drawn_again(room: Room) -> None:
    room.media.draw_button.click()
    panel, pad = room.media.draw, room.media.draw.pad
    assert not panel.tools.undo_button.isEnabled()
    draw_line(pad)
    assert ink(pad.image()) > 10
    panel.tools.undo_button.click()
    assert ink(pad.image()) == 0
    QTest.keyClick(pad, Qt.Key.Key_Z, CTRL | SHIFT)
    assert ink(pad.image()) > 10
    QTest.keyClick(pad, Qt.Key.Key_Z, CTRL)
    assert pad.drawing.is_empty


def test_white_paper_can_be_taken_back(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    draw_line(panel.pad)
    panel.tools.clear_button.click()
    assert panel.pad.drawing.is_empty
    panel.tools.undo_button.click()
    assert ink(panel.pad.image()) > 10


def test_colour_and_pen_are_chosen_by_their_names(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    names = [one.accessibleName() for one in panel.tools.colours.values()]
    assert names[:2] == ["Colour: Black", "Colour: Blue"]
    panel.tools.colours["red"].click()
    panel.tools.widths.buttons["thick"].click()
    draw_line(panel.pad)
    stroke = panel.pad.drawing.strokes[-1]
    assert (stroke.colour, stroke.width) == ("red", "thick")
    assert [one.isChecked() for one in panel.tools.colours.values()].count(True) == 1


def test_every_tool_is_large_enough_for_a_finger(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    tools = panel.tools
    for one in (
        *tools.colours.values(),
        *tools.widths.buttons.values(),
        tools.undo_button,
        tools.clear_button,
        panel.done_button,
        panel.leave_button,
        panel.hand_over,
    ):
        assert min(one.width(), one.height()) >= 44, one.accessibleName()


def test_a_pen_draws_as_hard_as_it_presses(room: Room) -> None:
    room.media.draw_button.click()
    pad = room.media.draw.pad
    draw_a_line_with_a_pen(pad)
    assert [one[2] for one in pad.drawing.strokes[-1].points] == [20, 80]


def test_a_finger_draws_and_a_second_one_leaves_no_line(room: Room) -> None:
    room.media.draw_button.click()
    pad = room.media.draw.pad
    draw_while_a_second_finger_rests(pad, QPoint(200, 200))
    assert len(pad.drawing.strokes) == 1


def test_the_hand_that_holds_the_pen_and_a_finger_that_stays_draw_nothing(room: Room) -> None:
    room.media.draw_button.click()
    pad = room.media.draw.pad
    hand = press_the_ball_of_the_hand(pad)
    assert ink(pad.image())
    pen(pad, QEvent.Type.TabletPress, QPointF(60, 60), 0.2)
    hand.move(0, QPoint(210, 210), pad)
    hand.commit()
    pen(pad, QEvent.Type.TabletMove, QPointF(120, 90), 0.8)
    pen(pad, QEvent.Type.TabletRelease, QPointF(120, 90), 0.0)
    assert [one[2] for one in pad.drawing.strokes[-1].points] == [20, 80]
    assert len(pad.drawing.strokes) == 1
    hand.release(0, QPoint(210, 210), pad)
    hand.commit()
    lift_the_first_finger_of_two(pad)
    assert [len(one.points) for one in pad.drawing.strokes] == [2, 2]


def test_a_line_that_leaves_the_paper_stays_on_it(room: Room) -> None:
    room.media.draw_button.click()
    pad = room.media.draw.pad
    QTest.mousePress(pad, LEFT, NONE, QPoint(60, 60))
    QTest.mouseMove(pad, QPoint(-500, 9000))
    QTest.mouseRelease(pad, LEFT, NONE, QPoint(-500, 9000))
    assert pad.drawing.strokes[-1].points[-1][:2] == (0, HIGH)


def test_the_paper_lies_on_a_table_that_shows_on_every_side(room: Room) -> None:
    room.media.draw_button.click()
    pad = room.media.draw.pad
    seen = pad.grab().toImage()
    for corner in (pad.rect().topLeft(), pad.rect().bottomRight(), pad.rect().bottomLeft()):
        assert seen.pixelColor(corner) == theme_now().soft()
    assert seen.pixelColor(pad.rect().center()) == QColor("white")


def test_a_finished_drawing_is_kept_as_a_picture_with_its_words(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    draw_line(panel.pad)
    panel.done_button.click()
    assert panel.keep_card.isVisible()
    assert panel.keep_card.who.currentText() == "Robin"
    panel.keep_card.words.setPlainText("This is the hill")
    panel.keep_card.sharing.share.buttons["nobody"].click()
    panel.keep_card.keep_button.click()
    kept = room.kept()[-1]
    assert (kept.type, kept.words, kept.share) == ("drawing", "This is the hill", "nobody")
    image = QImage.fromData(room.desk.files[kept.sha256])
    assert (image.width(), image.height()) == (WIDE, HIGH)
    assert not panel.is_open
    assert room.media.rows[-1].title == "Robin’s drawing"
    assert not room.picture_card().picture.image.isNull()
    assert room.desk.drafts[DRAFT] == ""


def test_a_drawing_that_is_put_away_waits_and_survives_a_kill(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    draw_line(panel.pad)
    panel.leave_button.click()
    assert "unfinished drawing waits" in room.media.unfinished.text()
    again = Room(room.desk)
    again.page.show()
    again.media.draw_button.click()
    assert len(again.media.draw.pad.drawing.strokes) == 1
    again.controller.close()
    again.page.deleteLater()


def test_lines_are_kept_while_somebody_draws(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    draw_line(panel.pad)
    panel._keep_draft.timeout.emit()
    assert "black" in room.desk.drafts[DRAFT]


def test_white_paper_is_not_kept(room: Room) -> None:
    room.media.draw_button.click()
    room.media.draw.done_button.click()
    assert room.troubles == ["There is nothing on the paper yet."]


def test_a_record_that_refuses_loses_no_line(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    draw_line(panel.pad)
    panel.done_button.click()
    room.desk.refusal = "The disk is full."
    panel.keep_card.keep_button.click()
    assert room.troubles == ["The disk is full."]
    assert panel.is_open
    room.desk.refusal = ""
    panel.keep_card.keep_button.click()
    assert len(room.kept()) == 1


def test_throwing_away_is_asked_about_first(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    draw_line(panel.pad)
    panel.done_button.click()
    panel.keep_card.throw_away_button.click()
    stands = []
    for answer in (1, 0):
        room.questions[-1].answered(answer)
        stands.append(panel.is_open)
    assert stands == [True, False]
    assert (room.desk.drafts[DRAFT], room.kept()) == ("", ())


def test_the_whole_screen_is_handed_over_and_given_back(room: Room) -> None:
    room.media.draw_button.click()
    panel = room.media.draw
    whole = []
    for button in (panel.hand_over, panel.leave_button):
        button.click()
        whole.append(room.page.wants_whole_screen)
    assert whole == [True, False]
    assert not panel.hand_over.isChecked()


def test_by_keyboard_one_opens_chooses_and_leaves(room: Room) -> None:
    room.media.draw_button.setFocus()
    QTest.keyClick(room.media.draw_button, Qt.Key.Key_Space)
    panel = room.media.draw
    assert "Drawing needs a finger" in panel.pad.accessibleDescription()
    panel.tools.colours["green"].setFocus()
    QTest.keyClick(panel.tools.colours["green"], Qt.Key.Key_Space)
    assert panel.pad.colour == "green"
    QTest.keyClick(panel.tools.colours["green"], Qt.Key.Key_Escape)
    assert room.media.draw_button.hasFocus()
