"""The actions page with 60 actions, 200 cards and 40 people: a letter of an action being typed."""

import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from benchmarks.full_meeting import ACTIONS, CARDS, PEOPLE, Full, full_meeting
from benchmarks.live_side import KEYS, Painted, live_of, settle
from benchmarks.opening import application
from benchmarks.rows import Row, p95
from mam_desktop.ui.live.steps.actions import ActionsPage

FULL = Full(
    step="actions",
    action="Ask CAMHS about thing {no}",
    owner="Guest {guest}",
    so_that="the EHCP says so",
)
WORDS = "! Ask CAMHS and the SENCo about the EHCP, so that Mum knows @Lee by Friday "
"""An action with three hard words, each of them underlined while it is typed."""


def actions_60() -> Row:
    """Measure a key in the capture bar, and in the form, to its letter painted."""
    application()
    with full_meeting(FULL) as seat:
        page = live_of(seat).page
        assert isinstance(page, ActionsPage)
        ours = _typed(live_of(seat).capture.edit)
        page.form.unfold()
        settle(seat)
        ours += _typed(page.form.what)
    empty = QMainWindow()
    line = QLineEdit(empty)
    empty.setCentralWidget(line)
    empty.resize(1366, 768)
    empty.show()
    baseline = _typed(line)
    empty.close()
    return Row(
        name="actions_60",
        ours=p95(ours),
        baseline=p95(baseline),
        unit="ms",
        statistic="p95",
        runs=len(ours),
        against="a QLineEdit alone in a window; the aim is under 16 ms, "
        f"{ACTIONS} actions, {CARDS} cards, {PEOPLE} people, hard words underlined",
    )


def _typed(field: QLineEdit | QPlainTextEdit) -> list[float]:
    """Return how long each letter takes from its key to the end of its painting, in ms."""
    drawn: QWidget = field.viewport() if isinstance(field, QPlainTextEdit) else field
    painted = Painted(drawn)
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QCoreApplication.processEvents()
    runs = []
    for no in range(KEYS):
        letter = WORDS[no % len(WORDS)]
        if no and letter == WORDS[0]:
            field.clear()
            QCoreApplication.processEvents()
        painted.is_painted = False
        begun = time.perf_counter()
        QTest.keyClicks(field, letter)
        while not painted.is_painted:
            QCoreApplication.processEvents()
        runs.append((time.perf_counter() - begun) * 1000)
    return runs
