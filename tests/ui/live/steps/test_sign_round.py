"""The laptop goes round: one’s own page only, the plan first, no unlocking, two keys back."""

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.signed import Signature
from mam_desktop.meeting.signing import sign
from mam_desktop.meeting.voicing import write_discussion
from mam_desktop.meeting.who_signed import texts_now
from mam_desktop.ui.live.steps.sign import SignPage
from mam_desktop.ui.live.steps.sign_panel import SignPanel
from mam_desktop.ui.widgets.scroll_column import ScrollColumn
from tests.ui.keys import ALT, press, type_text
from tests.ui.live.steps.conftest import Opened, OpenPage

LEFT = Qt.MouseButton.LeftButton
TARGET = 44


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page("sign", until="next_steps", width=1100)


@pytest.fixture
def page(opened: Opened) -> SignPage:
    assert isinstance(opened.page, SignPage)
    return opened.page


def _signatures(page: SignPage) -> tuple[Signature, ...]:
    return page.controller.entries.all(Signature, page.controller.meeting.id)


def _panel(page: SignPage) -> SignPanel:
    assert page.round.panel is not None
    return page.round.panel


def _type_name(page: SignPage, name: str) -> None:
    panel = _panel(page)
    panel.ways.buttons["typed"].click()
    type_text(panel.typed, name)
    panel.agree.click()


def _is_handed_over(page: SignPage) -> bool:
    return page.wants_whole_screen


def _texts(page: SignPage) -> str:
    QApplication.processEvents()
    shown = [one for one in page.findChildren(QLabel) if one.isVisible()]
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return " ".join([*(one.text() for one in shown), *(one.accessibleName() for one in buttons)])


def test_each_signs_the_plan_and_then_the_minutes_now_or_later(page: SignPage) -> None:
    page.round_button.click()
    assert page.wants_whole_screen
    assert "Please pass the laptop to Robin" in _texts(page)
    page.round.begin_button.click()
    assert page.round.paper.toPlainText().startswith("The plan:")
    _type_name(page, "Robin")
    texts = texts_now(page.controller.session)
    first = _signatures(page)[-1]
    assert (first.part, first.content_hash, first.plan_hash) == ("plan", "", texts.plan)
    assert "Thank you, Robin." in _texts(page)
    page.round.now_button.click()
    assert "What Robin said" in page.round.paper.toPlainText()
    _type_name(page, "Robin")
    assert _signatures(page)[-1].content_hash == texts.whole
    assert "Please pass the laptop to Mum" in _texts(page)
    page.round.begin_button.click()
    _type_name(page, "Mum")
    page.round.later_button.click()
    assert "Please pass the laptop to Nan" in _texts(page)
    assert len(_signatures(page)) == 3


def test_what_is_on_the_page_is_what_the_signature_binds_to(page: SignPage) -> None:
    page.round_button.click()
    page.round.begin_button.click()
    assert page.round.text is not None
    shown = page.round.text.content_hash
    _type_name(page, "Robin")
    assert _signatures(page)[-1].plan_hash == shown


def test_a_finger_draws_and_agrees(page: SignPage) -> None:
    page.round_button.click()
    page.round.begin_button.click()
    pad = _panel(page).pad
    touch = QTest.touchEvent(pad, QTest.createTouchDevice())
    touch.press(0, QPoint(60, 60), pad).commit()
    touch.move(0, QPoint(120, 90), pad).commit()
    touch.release(0, QPoint(120, 90), pad).commit()
    button = _panel(page).agree
    tap = QTest.touchEvent(button, QTest.createTouchDevice())
    tap.press(0, QPoint(20, 20), button).commit()
    tap.release(0, QPoint(20, 20), button).commit()
    assert _signatures(page)[-1].method == "drawn"


def test_what_others_answered_is_nowhere_to_be_seen(page: SignPage) -> None:
    session = page.controller.session
    sign(session, who="Mum", method="typed", answer="disagree", words="Nobody asked the clinic.")
    page.round_button.click()
    for _turn in ("Robin", "Nan"):
        page.round.begin_button.click()
        assert "Nobody asked" not in _texts(page)
        assert "does not agree" not in _texts(page)
        _panel(page).comment.click()
        type_text(_panel(page).words, "My own secret")
        page.round.ask_who()
        assert "Nobody asked" not in _texts(page)
        fields = page.findChildren(QLineEdit)
        assert all("secret" not in one.text() for one in fields if one.isVisible())
        page.round.skip_button.click()
    assert "My own secret" not in _texts(page)


def test_escape_shows_nothing_and_two_neutral_keys_lead_back(page: SignPage) -> None:
    page.round_button.click()
    page.round.begin_button.click()
    press(_panel(page).pad, Qt.Key.Key_Escape)
    assert _is_handed_over(page)
    press(_panel(page).pad, Qt.Key.Key_F11)
    assert page.round.stack.currentWidget() is page.round.back
    assert _is_handed_over(page)
    press(page.round.back.leave, Qt.Key.Key_Escape)
    press(_panel(page).pad, Qt.Key.Key_F11)
    press(page.round.back.leave, Qt.Key.Key_Return)
    assert not _is_handed_over(page)
    assert not page.round.is_open
    assert page.round.panel is None


def test_going_back_to_the_lead_takes_its_leave_by_itself(page: SignPage) -> None:
    page.round_button.click()
    page.round.leave()
    page.round.back.left.emit()
    assert "Please pass the laptop to Robin" in _texts(page)


def test_nothing_else_begins_while_the_laptop_goes_round(page: SignPage) -> None:
    page.round_button.click()
    press(page, Qt.Key.Key_R, ALT)
    page.read_aloud()
    assert not page.read_back.is_open


def test_a_text_that_changes_meanwhile_is_read_again_and_the_drawing_stays(
    page: SignPage, opened: Opened
) -> None:
    page.round_button.click()
    page.round.turn(page.model.rows[0], "both")
    pad = _panel(page).pad
    pad.show_strokes([[[10, 10, 0], [90, 60, 200]]])
    write_discussion(page.controller.session, words="Something new.")
    _panel(page).agree.click()
    assert not _signatures(page)
    assert "read it once more" in page.round.strip.words()
    assert opened.troubles == [], "it is not the lead who signs"
    assert "Something new." in page.round.paper.toPlainText()
    assert pad.strokes()
    _panel(page).agree.click()
    assert len(_signatures(page)) == 1


def test_who_does_not_want_to_says_why_and_is_not_asked_again(
    page: SignPage, opened: Opened
) -> None:
    page.round_button.click()
    page.round.begin_button.click()
    panel = _panel(page)
    panel.ways.buttons["declined"].click()
    panel.note.click()
    assert page.round.strip.words() == "Please write down the reason."
    assert opened.troubles == []
    type_text(panel.reason, "I want to think")
    panel.note.click()
    assert _signatures(page)[-1].method == "declined"
    assert "Please pass the laptop to Mum" in _texts(page)


def test_what_is_said_aloud_is_noted_by_the_lead_through_who_interprets(page: SignPage) -> None:
    attend(page.controller.session, name="Noor", is_interpreter_for="Nan")
    page.round_button.click()
    nan = next(one for one in page.round.waiting if one.name == "Nan")
    page.round.hand_to(nan.key)
    panel = _panel(page)
    panel.ways.buttons["spoken"].click()
    panel.agree.click()
    assert _signatures(page)[-1].noted_by
    assert _signatures(page)[-1].method == "spoken"


def test_when_everybody_was_asked_the_laptop_goes_to_the_lead(page: SignPage) -> None:
    session = page.controller.session
    for row in page.model.rows:
        sign(session, who=row.key, method="typed")
    page.round_button.click()
    assert "Everybody here was asked." in _texts(page)
    page.round.begin_button.click()
    page.round.back.cross.click()
    assert not page.wants_whole_screen


def test_every_target_in_the_round_is_large_enough_for_a_finger(page: SignPage) -> None:
    page.round_button.click()
    _check_targets(page.round)
    page.round.begin_button.click()
    for way in ("drawn", "typed", "mark", "spoken", "declined"):
        _panel(page).ways.buttons[way].click()
        _check_targets(page.round)
    _type_name(page, "Robin")
    _check_targets(page.round)
    page.round.leave()
    _check_targets(page.round)


def _check_targets(root: QWidget) -> None:
    QApplication.processEvents()
    for kind in (QAbstractButton, QLineEdit):
        for one in cast("list[QWidget]", root.findChildren(kind)):
            if one.isVisible():
                assert min(one.width(), one.height()) >= TARGET, one.accessibleName()


def test_keys_begin_the_round_and_the_reading(page: SignPage) -> None:
    press(page.read_button, Qt.Key.Key_P, ALT)
    assert page.round.is_open
    page.round.close_panel()
    press(page.read_button, Qt.Key.Key_R, ALT)
    assert page.read_back.is_open


def test_endless_and_hostile_names_and_words_stay_inside_the_page(
    page: SignPage, opened: Opened
) -> None:
    session = page.controller.session
    long_name = "\u202e<b>=HYPERLINK(1)</b>" + "W" * 480
    for name in (long_name, "\u0645" * 300):
        attend(session, name=name, is_new=True, about={"role": "x" * 400})
        sign(session, who=name, method="typed", answer="comment", words="y" * 5000)
        attend(session, name=f"{name}2", is_new=True)
    agree_action(session, what="V" * 900, owner=long_name, due_on=None, so_that="s" * 900)
    opened.holder.resize(1024, 660)
    _check_width(page, opened)
    page._on_card_sign_wanted(page.model.rows[-1].key)
    _check_width(page, opened)
    page._close_panels()
    page.read_aloud()
    for _action in page.read_back.rows[1:]:
        page.read_back.after.click()
    _check_width(page, opened)
    page.read_back.close_panel()
    page.sealing.look()
    _check_width(page, opened)
    page.checklist.close_panel()
    page.pass_round()
    row = next(one for one in page.round.waiting if one.name.startswith("\u202e"))
    page.round._show_next(row)
    _check_width(page, opened)
    page.round.hand_to(row.key)
    _check_width(page, opened)


def _check_width(page: SignPage, opened: Opened) -> None:
    for _turn in range(4):
        QApplication.processEvents()
    assert page.minimumSizeHint().width() <= opened.holder.width()
    for area in page.findChildren(ScrollColumn):
        inner = area.widget()
        if area.isVisible() and inner is not None:
            assert inner.minimumSizeHint().width() <= area.viewport().width()
