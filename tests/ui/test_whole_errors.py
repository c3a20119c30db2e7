"""A bug in a method that Qt calls is told; it never ends the process (each tried in a process)."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QAbstractListModel, QObject, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QStackedWidget
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from mam_desktop.ui.qt_start import start_qt

place, bug = sys.argv[1:]
armed = []


def fail_in(here):
    if place != here or not armed:
        return
    if bug == "number":
        int("x")
    if bug == "unpacking":
        one, two = (1,)
    if bug == "list":
        [][1]
    {}["key"]


class Page(QWidget):
    def showEvent(self, event):
        super().showEvent(event)
        fail_in("show")

    def hideEvent(self, event):
        fail_in("hide")

    def paintEvent(self, event):
        fail_in("paint")

    def resizeEvent(self, event):
        fail_in("resize")

    def sizeHint(self):
        fail_in("size")
        return QSize(10, 10)


app = start_qt()


class Filter(QObject):
    def eventFilter(self, watched, event):
        fail_in("filter")
        return False


class Rows(QAbstractListModel):
    def rowCount(self, parent=None):
        return 2

    def data(self, index, role=0):
        fail_in("data")
        return None


class Delegate(QStyledItemDelegate):
    def paint(self, painter, option, index):
        fail_in("delegate")


told = []
sys.excepthook = lambda kind, error, trace: told.append(repr(error))
stack, page, view, rows, delegate = QStackedWidget(), Page(), QListView(), Rows(), Delegate()
watching = Filter()
page.installEventFilter(watching)
view.setItemDelegate(delegate)
for one in (QLabel("first"), page, view):
    stack.addWidget(one)
stack.show()


def go():
    armed.append(True)
    stack.setCurrentIndex(where)
    stack.resize(500, 400)
    stack.grab()
    stack.setCurrentIndex(0)
    stack.sizeHint()


where = 2 if place in ("data", "delegate") else 1
view.setModel(rows)


button = QPushButton("Go")
button.clicked.connect(go)
button.click()
app.processEvents()
armed.clear()
print("alive" if told else "nothing happened")
"""

PLACES = ("show", "hide", "paint", "resize", "size", "filter", "data", "delegate")


@pytest.mark.parametrize("bug", ["number", "unpacking", "list", "key"])
def test_a_bug_in_a_method_that_qt_calls_is_told_and_the_program_goes_on(bug: str) -> None:
    running = {
        place: subprocess.Popen(
            [sys.executable, "-c", PROGRAM, place, bug],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        for place in PLACES
    }
    ended = {
        place: (one.communicate()[0].strip(), one.returncode) for place, one in running.items()
    }
    assert ended == dict.fromkeys(PLACES, ("alive", 0))
