"""Hears when an idea says what it costs or who pays: that is settled later, not on the board.

It knows English only, and would rather be silent than speak up once too often.
"""

import re
from functools import lru_cache

_MONEY = re.compile(
    r"£\s?\d|€\s?\d|\$\s?\d|\b\d+(?:[.,]\d+)?\s?(?:k|grand|pounds?|quid)\b"
    r"|\bwho (?:pays|funds|will pay|would pay)\b"
    r"|\b(?:pays?|paid|paying|funds?|funded|covers? the costs?|foots? the bill) (?:for|by)\b"
    r"|\b(?:costs?|price|budgets?|funding|money|afford\w*|cheap\w*|expensive)\b"
    r"|\b(?:fully|joint(?:ly)?|part|top[- ]up)[- ]fund(?:ed|ing)\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:personal budget|joint(?:ly)?[- ]funded)\b|\bpocket money\b", re.IGNORECASE
)
_MOST_LETTERS = 400
"""Words longer than this are listened to no further."""


@lru_cache(maxsize=1024)
def names_money(words: str) -> bool:
    """Say whether words name a cost or who pays; names of usual supports do not count."""
    return _MONEY.search(_FREE.sub(" ", words[:_MOST_LETTERS])) is not None
