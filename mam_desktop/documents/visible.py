"""Makes hidden characters visible, so that no word on paper is other than it looks.

A control character, a direction override or a zero-width mark becomes its code in small angle
quotes (`‹U+202E›`): nothing is dropped, nothing acts, nothing hides. Joiners stay where a script
needs them to be written rightly.
"""

import re
import unicodedata
from functools import cache

_PLAIN = re.compile(r"[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u034e\u0370-\u0602\u0660-\u0669]*")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_MARKS_OF_DIRECTION = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
_HIDDEN_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_VARIANTS = "\ufe0e\ufe0f"


def visible(text: str) -> str:
    """Return the text with every hidden or acting character shown by its code.

    Line ends of every kind become one line feed; tabs become spaces.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    if _PLAIN.fullmatch(text):
        return text
    written_rtl = has_right_to_left(text)
    shown = (
        char if _stays(char, text, at, written_rtl=written_rtl) else f"‹U+{ord(char):04X}›"
        for at, char in enumerate(text)
    )
    return "".join(shown)


def has_right_to_left(text: str) -> bool:
    """Say whether any letter of the text is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)


def is_mostly_right_to_left(text: str, *, otherwise: bool) -> bool:
    """Say whether most letters are written from right to left; `otherwise` where there are none."""
    if not has_right_to_left(text):
        has_letters = any(char.isalpha() for char in text)
        return otherwise and not has_letters
    kinds = [unicodedata.bidirectional(char) for char in text]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return right >= kinds.count("L")


def _stays(char: str, text: str, at: int, *, written_rtl: bool) -> bool:
    if char in _MARKS_OF_DIRECTION:
        return written_rtl
    if char in _JOINERS:
        return any(_needs_joiners(near) for near in text[max(0, at - 1) : at + 2])
    if char in _VARIANTS:
        return at > 0 and unicodedata.category(text[at - 1]) in ("So", "Sm", "Sk", "Nd", "Po")
    return char == "\n" or not _is_hidden(char)


def _needs_joiners(char: str) -> bool:
    return ("\u0620" <= char <= "\u0dff" and char.isalpha()) or unicodedata.category(char) == "So"


@cache
def _is_hidden(char: str) -> bool:
    if (
        char in _HIDDEN_LETTERS
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    ):
        return True
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")
