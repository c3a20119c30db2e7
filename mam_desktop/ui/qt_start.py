"""Starts Qt: the one application, and our words where Qt cannot begin."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from mam_desktop.errors import BadInput, OurError
from mam_desktop.texts import _
from mam_desktop.ui.whole_errors import keep_errors_whole

_NOISE = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)
"""What the offscreen platform says of windows and menus."""
_OF_VOICES = "Error loading text-to-speech plug-in"
"""What Qt says where a system has no voices; the lead is told when they are wanted."""
_OF_SOUNDS = '"FFmpeg log: '
"""How lines about sound files begin: they hold what stands in the file, such as a name."""


def start_qt() -> QApplication:
    """Return the one application, from here on with Qt's complaints on standard error."""
    # Without it FFmpeg itself writes the names inside a sound file to standard error.
    os.environ.setdefault("QT_FFMPEG_DEBUG", "1")
    qInstallMessageHandler(_on_qt_message)
    keep_errors_whole()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise OurError("another kind of Qt application runs already")
    return app


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Pass a complaint on; before Qt would abort the whole process, end it in clear words."""
    if words in _NOISE or words.startswith((_OF_SOUNDS, _OF_VOICES)) or sys.stderr is None:
        return
    if kind == QtMsgType.QtFatalMsg:
        said = _("Windows cannot be opened on this display.")
        sys.stderr.write(f"mam-desktop: {said}\n")
    sys.stderr.write(f"{words.strip()}\n")
    if kind == QtMsgType.QtFatalMsg:
        sys.stderr.flush()
        os._exit(BadInput.exit_code)
