"""What the lead copied is out of reach while others hold the laptop; then it is there again.

One key would show it to everybody: Ctrl+V, or the middle of the mouse where that pastes as well.
"""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_WORDS = ("text/plain", "text/html", "text/uri-list")


class CopiedAside:
    """Takes the words off the clipboard, and puts them back."""

    def __init__(self) -> None:
        self._is_aside = False
        self._kept: QMimeData | None = None

    def put_aside(self) -> None:
        """Take what was copied out of reach."""
        if self._is_aside:
            return
        self._is_aside = True
        board = QGuiApplication.clipboard()
        data = board.mimeData()
        if data is not None and data.hasText():
            self._kept = _copy_of(data)
            board.clear()
        _forget_selection(board)

    def bring_back(self) -> None:
        """Let go what others copied here, and put back what was there before."""
        if not self._is_aside:
            return
        self._is_aside = False
        forget_copied()
        kept, self._kept = self._kept, None
        if kept is not None:
            QGuiApplication.clipboard().setMimeData(kept)


def forget_copied() -> None:
    """Let go what whoever has the laptop copied: the next person must not paste it."""
    board = QGuiApplication.clipboard()
    if board.text():
        board.clear()
    _forget_selection(board)


def _forget_selection(board: QClipboard) -> None:
    """Let go what was only selected: there are systems on which that is copied already."""
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)


def _copy_of(data: QMimeData) -> QMimeData:
    made = QMimeData()
    for kind in _WORDS:
        if data.hasFormat(kind):
            made.setData(kind, data.data(kind))
    if data.hasImage():
        made.setImageData(data.imageData())
    return made
