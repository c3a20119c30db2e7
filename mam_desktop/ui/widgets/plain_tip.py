"""Tool tips that show words exactly as they are: Qt itself would read tags in them as markup."""

from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def show_tip(widget: QWidget, words: str) -> None:
    """Give a widget its tool tip; what looks like markup is shown letter by letter."""
    looks_rich = Qt.mightBeRichText(words)
    widget.setToolTip(f"<qt>{escape(words)}</qt>" if looks_rich else words)
    if looks_rich:
        widget.setAccessibleDescription(words)
