"""The board with 200 cards, 60 actions and 40 people: a letter typed, and a card moved by keys."""

import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from benchmarks.full_meeting import ACTIONS, CARDS, PEOPLE, Full, full_meeting
from benchmarks.live_side import KEYS, Painted, live_of, settle, typed, typed_alone
from benchmarks.opening import application
from benchmarks.rows import Row, p95
from mam_desktop.joining import Seat
from mam_desktop.meeting.plan import Idea
from mam_desktop.ui.live.steps.board import BoardPage

FULL = Full(step="board", hearts=120, action="Do thing {no}", owner="Lee")
MOVES = 80


def board_200() -> Row:
    """Measure Alt and an arrow on a card to the card painted in its new place."""
    application()
    with full_meeting(FULL) as seat:
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
    with full_meeting(FULL) as seat:
        ours = typed(live_of(seat).capture.edit)
    return Row(
        name="board_200_key",
        ours=p95(ours),
        baseline=p95(typed_alone()),
        unit="ms",
        statistic="p95",
        runs=KEYS,
        against="a QLineEdit alone in a window; the aim is under 16 ms beside the full board",
    )


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
