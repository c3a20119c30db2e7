"""Which way words run, by their first letter that says so: Urdu in an English page."""

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def runs_right_to_left(words: str) -> bool:
    """Say whether words begin in a script that runs from right to left."""
    kinds = (unicodedata.bidirectional(one) for one in words)
    return next((one for one in kinds if one in {"L", *_RIGHT_TO_LEFT}), "L") in _RIGHT_TO_LEFT


def show_words(label: QLabel, words: str) -> None:
    """Put words on a label, at the side where they begin."""
    label.setText(words)
    right = runs_right_to_left(words)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
