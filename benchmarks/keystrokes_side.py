"""How many presses a quote, an idea and an action take, against a table in a word processor."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.live_side import live_of, settle
from benchmarks.opening import application, open_live
from benchmarks.robin import played
from benchmarks.rows import Row
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.said import Voice
from mam_desktop.ui.live.frame import LiveFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One thing taken down both ways."""

    what: str
    kind: type[Voice] | type[Idea] | type[Action]
    words: str
    line: str
    """The whole line for the capture bar."""
    beside_the_words: tuple[tuple[str, int], ...]
    """What the table takes beside the words themselves, counted by hand: (what, presses)."""

    @property
    def by_table(self) -> int:
        """Return the presses a table takes; to point and to click are one each."""
        return len(self.words) + sum(count for _what, count in self.beside_the_words)


TO_ITS_TABLE = ("point and click into the last cell of its table", 2)
NEXT_ROW = ("Tab for a row", 1)
NEXT_CELL = ("Tab", 1)
ALL = (
    Written(
        what="quote",
        kind=Voice,
        words="he sleeps when it is quiet",
        line='" Mum: he sleeps when it is quiet',
        beside_the_words=(TO_ITS_TABLE, NEXT_ROW, ("Mum", 3), NEXT_CELL),
    ),
    Written(
        what="idea",
        kind=Idea,
        words="a quiet corner at lunch",
        line="+ a quiet corner at lunch @Ode",
        beside_the_words=(TO_ITS_TABLE, NEXT_ROW, NEXT_CELL, ("Ms Ode", 6)),
    ),
    Written(
        what="action",
        kind=Action,
        words="ask for a home visit",
        line="! ask for a home visit @Ode by friday",
        beside_the_words=(
            *(TO_ITS_TABLE, NEXT_ROW, ("its number", 1), NEXT_CELL, NEXT_CELL),
            *(("Ms Ode", 6), NEXT_CELL, ("27/11/2026", 10)),
        ),
    ),
)


def keystrokes() -> Row:
    """Count the presses of one quote, one idea and one action, from the step's page."""
    application()
    with TemporaryDirectory() as name:
        played(Path(name), until="idea").laptop.close()
        seat = open_live(Path(name))
        live = live_of(seat)
        ours = {}
        for one in ALL:
            live.start_page()
            ours[one.what] = _written(live, one)
            settle(seat)
        seat.close()
        seat.laptop.close()
    told = "; ".join(f"{one.what} {ours[one.what]} to {one.by_table}" for one in ALL)
    return Row(
        name="keystrokes",
        ours=float(sum(ours.values())),
        baseline=float(sum(one.by_table for one in ALL)),
        unit="presses",
        statistic="sum",
        runs=len(ALL),
        against=f"a table for each in a word processor, counted by hand once: {told}",
    )


def _written(live: LiveFrame, one: Written) -> int:
    """Write one thing down by keys; return how many were pressed."""
    before = len(live.controller.entries.all(one.kind))
    hand = _Hand()
    hand.press(live.focusWidget() or live, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QCoreApplication.processEvents()
    hand.type(live.capture.edit, one.line)
    hand.press(live.capture.edit, Qt.Key.Key_Return)
    assert len(live.controller.entries.all(one.kind)) == before + 1, one.what
    return hand.presses


class _Hand:
    """Presses keys and counts them; a key that is held down with another counts with it."""

    def __init__(self) -> None:
        self.presses = 0

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key."""
        self.presses += 1
        QTest.keyClick(widget, key, held)

    def type(self, widget: QWidget, words: str) -> None:
        """Type some words."""
        self.presses += len(words)
        QTest.keyClicks(widget, words)
