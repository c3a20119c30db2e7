"""Words without a space that are longer than a line: where they may break."""

import re

ZERO_WIDTH_SPACE = "\u200b"
LONGEST = 24

_LONG = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


def breakable(words: str) -> str:
    """Return words that a label can break anywhere in a word longer than two dozen letters."""
    return _LONG.sub(lambda found: found[0] + ZERO_WIDTH_SPACE, words)
