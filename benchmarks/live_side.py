"""The live window under a long meeting: from a key to its letter, and frames while it saves."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget

from benchmarks.opening import application, application_now, open_live
from benchmarks.robin import played
from benchmarks.rows import Row, p95
from mam_desktop.joining import Seat
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.voicing import write_voice
from mam_desktop.ui.live.frame import LiveFrame

VOICES, PEOPLE = 60, 40
KEYS, SAVES = 120, 40
SECONDS_AT_MOST = 60.0
LINE = '" Mum: he slept through the night and asked for his dinosaur '


def key_to_paint() -> Row:
    """Measure a key pressed in the capture bar to its letter painted."""
    application()
    with _long_meeting() as seat:
        live = live_of(seat)
        live.controller.go_to("voice")
        settle(seat)
        ours = typed(live.capture.edit)
    return Row(
        name="key_to_paint",
        ours=p95(ours),
        baseline=p95(typed_alone()),
        unit="ms",
        statistic="p95",
        runs=KEYS,
        against="a QLineEdit alone in a window; the aim is under 16 ms, 60 quotes and 40 people",
    )


def save_frame() -> Row:
    """Measure the longest the window stands still while quotes are added and written to disk."""
    application()
    with _long_meeting() as seat:
        live = live_of(seat)
        live.controller.go_to("voice")
        settle(seat)
        longest = []
        for no in range(SAVES):
            live.capture.edit.setText(f'" Mum: a quote to be saved, number {no}')
            frames = _Frames()
            QTest.keyClick(live.capture.edit, Qt.Key.Key_Return)
            settle(seat)
            longest.append(frames.stop())
    return Row(
        name="save_frame",
        ours=max(longest),
        baseline=None,
        unit="ms",
        statistic="max",
        runs=SAVES,
        against="nothing; the aim is no frame over 50 ms, from Enter to the receipt",
    )


@contextmanager
def _long_meeting() -> Iterator[Seat]:
    """Open Robin's meeting with many quotes and people in it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        ground = played(folder, until="update")
        for no in range(PEOPLE - 9):
            attend(ground.session, name=f"Guest {no}", about={"role": "Teacher"})
        for no in range(VOICES):
            write_voice(ground.session, who="Mum", words=f"What Mum said, number {no}")
        ground.laptop.close()
        seat = open_live(folder)
        try:
            yield seat
        finally:
            seat.close()
            seat.laptop.close()


def live_of(seat: Seat) -> LiveFrame:
    """Return the open meeting."""
    live = seat.window.live
    assert live is not None
    return live


def settle(seat: Seat) -> None:
    """Let the window work until everything is on disk and painted."""
    end = time.monotonic() + SECONDS_AT_MOST
    while not seat.laptop.is_saved and time.monotonic() < end:
        application_now().processEvents()
    for _again in range(3):
        application_now().processEvents()


class Painted(QObject):
    """Takes note that a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.is_painted = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of a paint event."""
        self.is_painted = self.is_painted or event.type() == QEvent.Type.Paint
        return False


def typed_alone() -> list[float]:
    """Return the same for a line alone in a window."""
    empty = QMainWindow()
    line = QLineEdit(empty)
    empty.setCentralWidget(line)
    empty.resize(1366, 768)
    empty.show()
    runs = typed(line)
    empty.close()
    return runs


def typed(line: QLineEdit) -> list[float]:
    """Return how long each letter takes from its key to the end of its painting, in ms."""
    painted = Painted(line)
    line.setFocus()
    QCoreApplication.processEvents()
    runs = []
    for letter in (LINE * KEYS)[:KEYS]:
        if line.text() == LINE:
            line.clear()
            QCoreApplication.processEvents()
        painted.is_painted = False
        begun = time.perf_counter()
        QTest.keyClicks(line, letter)
        while not painted.is_painted:
            QCoreApplication.processEvents()
        runs.append((time.perf_counter() - begun) * 1000)
    return runs


class _Frames(QObject):
    """A heart that beats whenever the window is free, and remembers its longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self._longest_ms = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest_ms = max(self._longest_ms, (now - self._last) * 1000)
        self._last = now

    def stop(self) -> float:
        """Return the longest pause, in ms."""
        self._timer.stop()
        return self._longest_ms
