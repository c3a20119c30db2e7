"""The quiet signal by hand: noted in the panel, asked at a shared laptop, for the lead alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.quiet_signal import give_signal, signals_now
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.ui.live.not_heard import not_heard_words
from mam_desktop.ui.windows import MainWindow
from tests.ui.accessible import nameless, too_small
from tests.ui.keys import press
from tests.ui.layout_faults import settle
from tests.ui.live.whole_window import HomeWithMeeting, opened_window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened_window(qtbot, HomeWithMeeting("voice"))
    yield made
    made.close_now()


def _now(window: MainWindow) -> list[tuple[str, str | None]]:
    assert window.controller is not None
    session = window.controller.session
    return [(one.signal, one.who_id) for one in signals_now(session.entries, session.meeting_id)]


def _shown(root: QWidget | None) -> str:
    assert root is not None
    settle()
    return " ".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def test_f10_notes_a_signal_for_somebody_by_keys_alone(window: MainWindow) -> None:
    live = window.live
    assert live is not None
    press(live.focusWidget(), Qt.Key.Key_F10)
    signals = live.panel.signals
    assert signals.choice.buttons["fine"].hasFocus()
    mum = get_person(live.controller.entries, "Mum")
    signals.who.setCurrentIndex(signals.who.findData(mum.id))
    press(signals.choice.buttons["slow"], Qt.Key.Key_Space)
    assert _now(window) == [("slow", mum.id)]
    assert not signals.form.isVisible()
    assert "Mum, 14:17: Please slow down" in _shown(live.panel)
    assert not live.strip.isVisible()


def test_fine_again_takes_it_out_of_sight(window: MainWindow) -> None:
    live = window.live
    assert live is not None
    give_signal(live.controller.session, signal="stop", who="Mum")
    settle()
    fine = next(
        one
        for one in live.panel.signals.findChildren(QWidget)
        if one.accessibleName() == "Mum is fine again"
    )
    press(fine, Qt.Key.Key_Space)
    assert _now(window) == []
    assert "Please stop" not in _shown(live.panel.signals)


def test_what_is_asked_at_a_shared_laptop_is_told_when_the_lead_has_it(window: MainWindow) -> None:
    window.turn_round()
    shared, live = window.shared, window.live
    assert shared is not None
    assert live is not None
    shared.line.ask.click()
    settle()
    assert nameless(shared) == []
    assert too_small(shared) == []
    buttons = shared.asking.choice.buttons
    assert all(one.height() >= 44 for one in buttons.values())
    assert buttons["fine"].hasFocus()
    press(buttons["stop"], Qt.Key.Key_Space)
    assert _now(window) == [("stop", None)]
    assert shared.line.said() == "Noted. Thank you."
    assert "Please stop" not in _shown(shared)
    assert shared.line.edit.hasFocus()
    window.turn_back()
    assert live.strip.words() == "Somebody, 14:17: Please stop"


def test_escape_and_f10_fold_the_question_at_a_shared_laptop(window: MainWindow) -> None:
    window.turn_round()
    shared = window.shared
    assert shared is not None
    press(shared.line.edit, Qt.Key.Key_F10)
    assert shared.asking.isVisible()
    press(shared.asking.choice.buttons["fine"], Qt.Key.Key_Escape)
    assert not shared.asking.isVisible()
    assert shared.line.edit.hasFocus()
    assert _now(window) == []


def test_where_the_panel_is_a_rail_the_rail_says_that_somebody_asks(window: MainWindow) -> None:
    live = window.live
    assert live is not None
    window.resize(1024, 700)
    settle()
    assert live.rail.isVisible()
    give_signal(live.controller.session, signal="slow")
    assert "Somebody asks quietly" in live.rail.button.accessibleName()
    assert live.strip.words() == "Somebody, 14:17: Please slow down"
    press(live.focusWidget(), Qt.Key.Key_F10)
    assert live.panel.signals.choice.buttons["fine"].hasFocus()


def test_who_was_not_heard_is_said_kindly_and_goes_with_their_word(window: MainWindow) -> None:
    live = window.live
    assert live is not None
    session = live.controller.session
    assert "Not heard yet: Dana, Kim." in _shown(live.panel)
    add_idea(session, words="A blanket", by="Kim")
    assert "Not heard yet: Dana." in _shown(live.panel)
    write_voice(session, who="Dana", words="", how="silent")
    assert not live.panel.not_heard.isVisible()
    window.turn_round()
    assert "heard" not in _shown(window.shared)


def test_many_names_are_counted() -> None:
    words = not_heard_words([f"P{no}" for no in range(8)])
    assert words == (
        "Not heard yet: P0, P1, P2, P3, P4 and 3 more. Choosing not to speak is an answer too."
    )
