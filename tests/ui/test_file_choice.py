"""Where a file was chosen stands in no file outside the record."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QFileDialog

from mam_desktop.ui.file_choice import leave_no_trace, no_trace

BEFORE = "file:///home/elsewhere"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return the file that Qt's dialog writes into; somebody's folder stands there already."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.clear()
    settings.setValue("FileDialog/lastVisited", BEFORE)
    settings.sync()
    (tmp_path / "Robin Zqsmith").mkdir()
    return Path(settings.fileName())


def opened(folder: Path) -> QFileDialog:
    dialog = QFileDialog(None, "", str(folder / "Robin Zqsmith"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    return dialog


def go(dialog: QFileDialog) -> None:
    dialog.show()
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.usefixtures("qtbot")
def test_without_it_the_folder_would_be_written_down(kept: Path, tmp_path: Path) -> None:
    go(opened(tmp_path))
    assert "Zqsmith" in kept.read_text(encoding="utf-8")


@pytest.mark.usefixtures("qtbot")
def test_a_dialog_that_deletes_itself_leaves_no_trace(kept: Path, tmp_path: Path) -> None:
    dialog = opened(tmp_path)
    leave_no_trace(dialog)
    go(dialog)
    assert "Zqsmith" not in kept.read_text(encoding="utf-8")
    assert BEFORE in kept.read_text(encoding="utf-8")


@pytest.mark.usefixtures("qtbot")
def test_a_dialog_that_is_waited_for_leaves_no_trace(kept: Path, tmp_path: Path) -> None:
    with no_trace():
        go(opened(tmp_path))
    assert "Zqsmith" not in kept.read_text(encoding="utf-8")
    assert BEFORE in kept.read_text(encoding="utf-8")
