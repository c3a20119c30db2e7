"""The shared widgets: named when they are born, words never markup, nothing guessed."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.ui.widgets.avatar import Avatar, letters_of
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.chip_button import ChipButton
from mam_desktop.ui.widgets.elided_label import ElidedLabel
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.focus_ring import FocusRing
from mam_desktop.ui.widgets.message_strip import MessageStrip, Question
from mam_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.accessible import nameless, too_small
from tests.ui.keys import ALT, press


def spoken(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def test_words_are_never_read_as_markup(qtbot: QtBot) -> None:
    label = PlainLabel("<b>Mum</b> & Nan")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>Mum</b> & Nan"


@pytest.mark.parametrize(
    ("name", "letters"), [("Robin", "Ro"), ("Ms Ode", "Ms"), ("łukasz", "Łu"), ("X", "X")]
)
def test_an_avatar_has_two_letters(name: str, letters: str) -> None:
    assert letters_of(name) == letters


def test_an_avatar_is_read_out_with_the_whole_name(qtbot: QtBot) -> None:
    here, away = Avatar("Robin", is_family=True), Avatar("Sam", is_family=False, is_here=False)
    for one in (here, away):
        qtbot.addWidget(one)
    assert spoken(here) == "Robin"
    assert spoken(away) == "Sam, not here"


def test_a_button_with_an_ampersand_says_it_and_has_no_hidden_key(qtbot: QtBot) -> None:
    button = Button("Read back & sign")
    qtbot.addWidget(button)
    assert button.words == "Read back & sign"
    assert spoken(button) == "Read back & sign"
    assert button.shortcut().isEmpty()


def test_a_button_without_words_still_has_a_name(qtbot: QtBot) -> None:
    button = Button(name="Close this message", icon="x")
    qtbot.addWidget(button)
    assert spoken(button) == "Close this message"
    assert button.sizeHint().width() == button.sizeHint().height()


def test_a_short_chip_still_says_its_whole_sentence(qtbot: QtBot) -> None:
    chip, button = Chip("63"), ChipButton("63")
    for one in (chip, button):
        qtbot.addWidget(one)
        one.say("63", said="Offline, 63 changes to send")
        assert spoken(one) == "Offline, 63 changes to send"


def test_a_line_that_is_cut_has_all_its_words_in_the_tool_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("Multi-agency meeting, Tuesday 24 November, at home")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == label.text()


def test_things_flow_into_a_new_row_when_there_is_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, gap=4, row_gap=4)
    chips = [Chip("one word") for _no in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    wide = flow.heightForWidth(2000)
    assert flow.heightForWidth(200) > wide
    flow.setGeometry(QRect(QPoint(0, 0), QPoint(199, 400)))
    assert all(chip.geometry().right() <= 200 for chip in chips)


def test_a_flow_runs_from_the_right_where_the_language_does(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(holder)
    first, second = Chip("first"), Chip("second")
    flow.addWidget(first)
    flow.addWidget(second)
    flow.setGeometry(QRect(0, 0, 400, 40))
    assert first.geometry().left() > second.geometry().left()


def test_a_message_stays_until_it_is_closed_and_takes_no_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    line, strip = QLineEdit(), MessageStrip()
    line.setAccessibleName("line")
    rows.addWidget(line)
    rows.addWidget(strip)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()
    strip.say("There are no words yet.")
    assert strip.words() == "There are no words yet."
    assert line.hasFocus()
    assert nameless(window) == []
    assert too_small(window) == []
    strip.findChildren(Button)[-1].click()
    assert strip.words() == ""
    assert strip.isHidden()


def test_a_question_is_answered_once_by_a_button(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    answers: list[int] = []
    strip.ask(Question("Who is “Na”?", ("Nan", "Nadia"), answers.append))
    strip.show()
    buttons = [one for one in strip.findChildren(Button) if one.words in ("Nan", "Nadia")]
    buttons[1].click()
    assert answers == [1]
    assert strip.question is None


def test_a_question_is_answered_from_the_keyboard_without_leaving_the_line(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    line, strip = QLineEdit(), MessageStrip()
    rows.addWidget(line)
    rows.addWidget(strip)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()
    answers: list[int] = []
    strip.ask(Question("Which day?", ("Friday 27", "Friday 4"), answers.append))
    assert line.hasFocus()
    qtbot.wait(10)
    press(line, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: answers == [1])


def test_good_news_goes_by_itself_but_a_trouble_does_not(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.say("Not saved yet.")
    assert not strip._goes.isActive()
    strip.say("Taken back.", tone="can")
    assert strip._goes.isActive()
    strip.clear()
    assert not strip._goes.isActive()


def test_the_ring_follows_the_keyboard_and_leaves_with_a_click(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    first, second = Button("One"), Button("Two")
    rows.addWidget(first)
    rows.addWidget(second)
    ring = FocusRing(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert not ring.isVisible()
    second.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert ring.isVisible()
    first.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert ring.geometry().contains(first.geometry())
    second.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert ring.geometry().contains(second.geometry())
    second.move(second.x() + 30, second.y())
    assert ring.geometry().contains(second.geometry())
    second.hide()
    assert not ring.geometry().contains(second.geometry()) or not ring.isVisible()
