"""Which way a text runs and which bundled font its letters want."""

import re
import unicodedata
from functools import cache

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from mam_desktop.ui.family_screen.look import Weight
from mam_desktop.ui.theme.fonts import families

_URDU_ONLY = re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06c3\u06d2\u06d3\u06d4]")
_ARABIC_RUN = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+")
_BETWEEN = "\u0964\u0965\u200c\u200d :;,.?!()–-"
"""Full stops, joiners and marks that may stand among words of an Indian script."""


def _run_of(letters: str) -> re.Pattern[str]:
    """Return a pattern for words in these letters, their full stops and quotation marks."""
    return re.compile(f"[“”]?[{letters}][{letters}{_BETWEEN}]*[“”…]?")


_OTHER_RUNS = (
    (_run_of("\u0980-\u09ff"), "Noto Sans Bengali"),
    (_run_of("\u0a00-\u0a7f"), "Noto Sans Gurmukhi"),
)
NASTALIQ = "Noto Nastaliq Urdu"
_MOST_RUNS = 2_000
"""Nobody writes so: a text that changes its letters more often is left to Qt, for which each run
is work for all the others, and the lead's keys must go on being heard."""
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


def is_rtl_text(text: str) -> bool | None:
    """Say whether the first letter with a direction runs right to left; None when none has.

    What stands apart in a sentence, such as a name in other letters, has no say in it.
    """
    apart = 0
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("LRI", "RLI", "FSI"):
            apart += 1
        elif direction == "PDI":
            apart -= 1
        elif apart <= 0 and direction in ("R", "AL"):
            return True
        elif apart <= 0 and direction == "L":
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


def script_formats(
    text: str, size: int, weight: Weight, *, in_urdu: bool, start: int = 0
) -> list[QTextLayout.FormatRange]:
    """Return which runs of letters go to which bundled font, so that Qt need not try them all.

    Urdu readers' own hand (Nastaliq) is taken on a screen in Urdu, else where letters stand that
    only Urdu has. `start` is where the text begins in what is set.
    """
    if text.isascii():
        return []
    is_urdu = in_urdu or _URDU_ONLY.search(text)
    arabic = NASTALIQ if is_urdu else "Noto Sans Arabic"
    made = []
    for pattern, family in ((_ARABIC_RUN, arabic), *_OTHER_RUNS):
        font = screen_font(size, weight, family)
        at, before = start, 0
        for run in pattern.finditer(text):
            at += qt_length(text[before : run.start()])
            before = run.start()
            made.append(styled(at, qt_length(run.group()), font))
            if len(made) > _MOST_RUNS:
                return []
    return made


def needs_all_its_height(formats: list[QTextLayout.FormatRange]) -> bool:
    """Say whether a text stands in Urdu's own hand, whose words climb over several lines."""
    return any(NASTALIQ in one.format.font().families() for one in formats)


def is_high(language: str) -> bool:
    """Say whether a screen in this language needs high lines: Urdu in its own hand."""
    return language.split("-", maxsplit=1)[0] == "ur"


def styled(start: int, length: int, font: QFont, colour: str = "") -> QTextLayout.FormatRange:
    """Return a run of letters in a font, and in a colour of its own where one is named."""
    one, style = QTextLayout.FormatRange(), QTextCharFormat()
    style.setFont(font)
    if colour:
        style.setForeground(QColor(colour))
    one.start, one.length, one.format = start, length, style
    return one


def qt_length(text: str) -> int:
    """Return the length as Qt counts it: in 16-bit units."""
    return len(text) + len(_BEYOND_16_BITS.findall(text))


def qt_slice(text: str, start: int, length: int) -> str:
    """Return part of a text, counted as Qt counts."""
    if not _BEYOND_16_BITS.search(text):
        return text[start : start + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
