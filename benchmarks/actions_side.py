"""The actions page with 60 actions, 200 cards and 40 people: a letter of an action being typed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from benchmarks.live_side import KEYS, Painted, live_of, settle
from benchmarks.opening import application, open_live
from benchmarks.robin import played
from benchmarks.rows import Row, p95
from mam_desktop.joining import Seat
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.boarding import add_idea
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.plan import COLUMNS, Action
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.ui.live.steps.actions import ActionsPage

CARDS, ACTIONS, PEOPLE = 200, 60, 40
WORDS = "! Ask CAMHS and the SENCo about the EHCP, so that Mum knows @Lee by Friday "
"""An action with three hard words, each of them underlined while it is typed."""


def actions_60() -> Row:
    """Measure a key in the capture bar, and in the form, to its letter painted."""
    application()
    with _full_plan() as seat:
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


@contextmanager
def _full_plan() -> Iterator[Seat]:
    """Open Robin's meeting at the actions, with more in it than a meeting ever had."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ground = played(folder, until="idea")
        _fill(ground.session)
        ground.laptop.close()
        seat = open_live(folder)
        live = live_of(seat)
        live.controller.go_to("actions")
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
    for no in range(ACTIONS - len(session.entries.all(Action))):
        agree_action(
            session,
            what=f"Ask CAMHS about thing {no}",
            owner=f"Guest {no % (PEOPLE - 9)}",
            due_on=date(2026, 12, 1) + timedelta(days=no),
            so_that="the EHCP says so",
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
