"""Checking files from Home: dropped or chosen, each with its verdict; nothing is left behind."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from mam_desktop.ui.home import check_page
from mam_desktop.ui.home.check_page import CheckPage
from mam_desktop.ui.home.home_view import HomeView
from mam_desktop.ui.home.minutes_page import MinutesPage
from tests.ui.drawn_home import CHECKED, HomeInMemory
from tests.ui.keys import press

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def page_of(home: HomeView) -> CheckPage:
    page = home.page
    assert isinstance(page, CheckPage)
    return page


def files(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(one) for one in urls])
    return data


def drop(home: HomeView, data: QMimeData) -> None:
    copy = Qt.DropAction.CopyAction
    home.dragEnterEvent(QDragEnterEvent(home.rect().center(), copy, data, LEFT, PLAIN))
    home.dropEvent(QDropEvent(QPointF(home.rect().center()), copy, data, LEFT, PLAIN))


def test_files_dropped_anywhere_on_home_are_checked(home: HomeView, desk: HomeInMemory) -> None:
    drop(home, files("file:///papers/minutes.pdf", "file:///papers/changed.pdf"))
    assert desk.verified == [Path("/papers/minutes.pdf"), Path("/papers/changed.pdf")]
    page = page_of(home)
    assert [one.one.kind for one in page.cards] == ["intact", "broken"]
    assert page.progress.text() == (
        "2 files checked. 1 is not as it was sealed, or not one of ours."
    )
    assert page.stop.isHidden()


def test_while_files_are_held_over_home_it_says_what_letting_go_does(home: HomeView) -> None:
    data = files("file:///a.pdf")
    event = QDragEnterEvent(home.rect().center(), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    home.dragEnterEvent(event)
    assert event.isAccepted()
    assert "Let go to check" in home.strip.words()


def test_what_is_no_file_of_this_computer_is_not_taken(home: HomeView, desk: HomeInMemory) -> None:
    words = QMimeData()
    words.setText("some words")
    for data in (words, files("https://example.org/minutes.pdf")):
        event = QDragEnterEvent(home.rect().center(), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
        event.ignore()
        home.dragEnterEvent(event)
        assert not event.isAccepted()
        drop(home, data)
    assert desk.verified == []


def test_by_keyboard_alone_from_the_minutes_to_a_verdict_and_back(
    home: HomeView, desk: HomeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.show_place("minutes")
    minutes = home.page
    assert isinstance(minutes, MinutesPage)
    minutes.verify.setFocus()
    press(minutes.verify, Qt.Key.Key_Space)
    page = page_of(home)
    assert page.files.hasFocus()
    chosen = (["/papers/minutes.pdf"], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_more: chosen)
    press(page.files, Qt.Key.Key_Space)
    assert page.progress.text() == (
        "1 file checked. Intact, made on a laptop known here (this one)."
    )
    assert "Mum, Tuesday 24 November 2026, 15:20: signed" in page.cards[0].accessibleName()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_more: "/papers")
    press(page.folder, Qt.Key.Key_Space)
    assert desk.verified[-1] == Path("/papers")
    press(page, Qt.Key.Key_Escape)
    assert isinstance(home.page, MinutesPage)
    assert page.cards == []


def test_each_verdict_says_itself_in_words_and_not_by_colour_alone(home: HomeView) -> None:
    home.check_files([Path(name) for name in CHECKED])
    for card in page_of(home).cards:
        assert card.one.sentence in card.accessibleName()


def test_checking_stops_when_the_page_is_left_or_somebody_says_so(
    home: HomeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []

    def slow(paths: Sequence[Path], tell: object, done: object, failed: object) -> None:  # noqa: ARG001
        told.clear()
        waiting.append(tell)

    waiting: list[object] = []
    monkeypatch.setattr(home._desk, "verify", slow)
    home.check_files([Path("a.pdf")])
    page = page_of(home)
    tell = waiting[-1]
    assert callable(tell)
    assert page.stop.isVisible()
    assert tell(CHECKED["old.pdf"], 1)
    page.stop.click()
    assert not tell(CHECKED["old.pdf"], 0)
    assert (len(page.cards), page.files.hasFocus()) == (1, True)


def test_a_thousand_files_do_not_make_a_thousand_cards(
    home: HomeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_page, "MOST_SHOWN", 3)
    names = [f"{no}.pdf" for no in range(9)]
    home.check_files([Path(one) for one in (*names, "changed.pdf")])
    page = page_of(home)
    assert len(page.cards) == 4
    assert page.progress.text().startswith("10 files checked. 1 is not")


def test_what_could_not_be_checked_is_never_counted_as_good_or_as_changed(home: HomeView) -> None:
    home.check_files([Path("minutes.pdf"), Path("heavy.pdf")])
    page = page_of(home)
    assert page.progress.text() == "2 files checked. 1 could not be checked here."
    home.check_files([Path("changed.pdf"), Path("heavy.pdf"), Path("gone.pdf")])
    assert page.progress.text() == (
        "3 files checked. 1 is not as it was sealed, or not one of ours. "
        "2 could not be checked here."
    )
    home.check_files([Path("heavy.pdf")])
    assert page.progress.text() == "1 file checked. This file could not be checked here."
    assert "another computer" in page.cards[0].accessibleName()


def test_trouble_is_told_and_on_a_visit_files_wait(home: HomeView, desk: HomeInMemory) -> None:
    desk.refusal = "There is no PDF and no JSON in the folder papers."
    home.check_files([Path("/papers")])
    assert home.strip.words() == desk.refusal
    assert page_of(home).stop.isHidden()
    home.show_place("today")
    desk.on_visit = True
    home.check_files([Path("minutes.pdf")])
    assert "when you are back" in home.strip.words()
    assert desk.verified == []
