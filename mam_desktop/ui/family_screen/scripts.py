"""Which way a text runs and which bundled font its letters want."""

import re
import unicodedata
from functools import cache

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from mam_desktop.ui.family_screen.look import Weight
from mam_desktop.ui.theme.fonts import families

NASTALIQ = "Noto Nastaliq Urdu"
_URDU_ONLY = re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06c3\u06d2\u06d3\u06d4]")
_ARABIC_RUN = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+")
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


def is_rtl_text(text: str) -> bool | None:
    """Say whether the first letter with a direction runs right to left; None when none has."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return None


@cache
def screen_font(size: int, weight: Weight, first: str = "") -> QFont:
    """Return the screen's font; unhinted, so that it scales without moving a line break."""
    made = QFont([first, *families()] if first else families())
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(int(weight)))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def urdu_formats(
    text: str, size: int, weight: Weight, *, always: bool
) -> list[QTextLayout.FormatRange]:
    """Return where Urdu readers' own hand (Nastaliq) goes.

    `always` on a screen in Urdu, else where letters stand that only Urdu has.
    """
    if not always and not _URDU_ONLY.search(text):
        return []
    style = QTextCharFormat()
    style.setFont(screen_font(size, weight, NASTALIQ))
    made = []
    for run in _ARABIC_RUN.finditer(text):
        one = QTextLayout.FormatRange()
        one.start = qt_length(text[: run.start()])
        one.length = qt_length(run.group())
        one.format = style
        made.append(one)
    return made


def qt_length(text: str) -> int:
    """Return the length as Qt counts it: in 16-bit units."""
    return len(text) + len(_BEYOND_16_BITS.findall(text))


def qt_slice(text: str, start: int, length: int) -> str:
    """Return part of a text, counted as Qt counts."""
    if not _BEYOND_16_BITS.search(text):
        return text[start : start + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
