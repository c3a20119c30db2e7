"""The board with 200 cards, 60 actions and 40 people: a letter typed, and a card moved by keys."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QMainWindow

from benchmarks.live_side import KEYS, Painted, live_of, settle, typed
from benchmarks.opening import application, open_live
from benchmarks.robin import played
from benchmarks.rows import Row, p95
from mam_desktop.joining import Seat
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea, vote
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.plan import COLUMNS, Action, Idea
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.live.steps.board import BoardPage

CARDS, ACTIONS, PEOPLE = 200, 60, 40
HEARTS = 120
MOVES = 80


def board_200() -> Row:
    """Measure Alt and an arrow on a card to the card painted in its new place."""
    application()
    with _full_board() as seat:
        ours = _moved(seat)
    return Row(
        name="board_200",
        ours=p95(ours),
        baseline=p95(_rows_moved()),
        unit="ms",
        statistic="p95",
        runs=MOVES,
        against="a row moved in a QListWidget of 50; the aim is under 16 ms, "
        f"{CARDS} cards, {ACTIONS} actions, {PEOPLE} people, family screen on",
    )


def board_200_key() -> Row:
    """Measure a key pressed in the capture bar, beside the full board, to its letter painted."""
    application()
    with _full_board() as seat:
        ours = typed(live_of(seat).capture.edit)
    empty = QMainWindow()
    line = QLineEdit(empty)
    empty.setCentralWidget(line)
    empty.resize(1366, 768)
    empty.show()
    baseline = typed(line)
    empty.close()
    return Row(
        name="board_200_key",
        ours=p95(ours),
        baseline=p95(baseline),
        unit="ms",
        statistic="p95",
        runs=KEYS,
        against="a QLineEdit alone in a window; the aim is under 16 ms beside the full board",
    )


@contextmanager
def _full_board() -> Iterator[Seat]:
    """Open Robin's meeting at the board, with more on it than a meeting ever had."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ground = played(folder, until="idea")
        _fill(ground.session)
        ground.laptop.close()
        seat = open_live(folder)
        live = live_of(seat)
        live.controller.go_to("board")
        live.controller.set_screen(ScreenState.ON)
        settle(seat)
        try:
            yield seat
        finally:
            seat.close()
            seat.laptop.close()


def _fill(session: MeetingSession) -> None:
    for no in range(PEOPLE - 9):
        attend(session, name=f"Guest {no}", about={"role": "Teacher", "service": "Education"})
    for no in range(CARDS):
        column = COLUMNS[no % len(COLUMNS)]
        add_idea(session, words=f"An idea that somebody had, number {no}", by="Mum", column=column)
    ideas = session.entries.all(Idea)
    for no in range(HEARTS):
        vote(session, ideas[no], by="Nan" if no % 2 else f"Guest {no % (PEOPLE - 9)}")
    for no in range(ACTIONS - len(session.entries.all(Action))):
        due_on = date(2026, 12, 1) + timedelta(days=no)
        agree_action(session, what=f"Do thing {no}", owner="Lee", due_on=due_on)


def _page(seat: Seat) -> BoardPage:
    page = live_of(seat).page
    assert isinstance(page, BoardPage)
    return page


def _moved(seat: Seat) -> list[float]:
    """Return how long each move takes from its key to the card painted where it came to, in ms.

    The card goes into the column beside it, up, and back; each time once the last is on disk.
    """
    page = _page(seat)
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Up)
    cards = page.columns.list_of("can")
    card = cards.cards.row_at(10).key
    cards.go_to(card)
    QCoreApplication.processEvents()
    runs = []
    for no in range(MOVES):
        here = page.columns.list_of(page.controller.entries.get(Idea, card).column)
        painted = [Painted(one.list.viewport()) for one in page.columns.columns.values()]
        begun = time.perf_counter()
        QTest.keyClick(here, keys[no % len(keys)], Qt.KeyboardModifier.AltModifier)
        while not any(one.is_painted for one in painted):
            QCoreApplication.processEvents()
        runs.append((time.perf_counter() - begun) * 1000)
        settle(seat)
    return runs


def _rows_moved() -> list[float]:
    """Return how long a bare list takes to move a row and paint it, in ms."""
    rows = QListWidget()
    rows.addItems([f"An idea that somebody had, number {no}" for no in range(50)])
    rows.resize(200, 500)
    rows.show()
    QCoreApplication.processEvents()
    runs = []
    for no in range(MOVES):
        painted = Painted(rows.viewport())
        begun = time.perf_counter()
        rows.insertItem(no % 2 + 1, rows.takeItem(0))
        while not painted.is_painted:
            QCoreApplication.processEvents()
        runs.append((time.perf_counter() - begun) * 1000)
    rows.close()
    return runs
