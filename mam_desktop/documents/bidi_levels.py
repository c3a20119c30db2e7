"""Which way each letter of a paragraph runs, and the order in which a line's stretches are drawn.

Overrides, embeddings and isolates never get here (they are made visible), so one run of text at
one base level is left of the algorithm, and it takes time in proportion to the text.

Source: Unicode Standard Annex 9, rules W1 to W7, N0 to N2, I1, I2, L1 and L2.
"""

from collections.abc import Sequence
from itertools import groupby
from unicodedata import bidirectional

from mam_desktop.documents.visible import has_right_to_left, is_mostly_right_to_left
from mam_desktop.texts import is_right_to_left

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_DEEPEST = 63
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})


def levels_of(text: str, *, right_to_left: bool) -> Sequence[int] | None:
    """Return each character's level (odd: from right to left); None when all go left to right."""
    if not right_to_left and not has_right_to_left(text):
        return None
    base = int(right_to_left)
    around = "R" if right_to_left else "L"
    kinds = [bidirectional(char) or "L" for char in text]
    acting = [at for at, kind in enumerate(kinds) if kind != "BN"]
    resolved = _weak([kinds[at] for at in acting], around)
    _brackets([text[at] for at in acting], resolved, around)
    _neutrals(resolved, around)
    levels = [base] * len(text)
    for at, kind in zip(acting, resolved, strict=True):
        levels[at] = _level(kind, base)
    for at, kind in enumerate(kinds):
        if kind == "BN" and at:
            levels[at] = levels[at - 1]
    return levels


def reads_from_right(text: str, languages: Sequence[str | None], *, right_to_left: bool) -> bool:
    """Say whether a paragraph is read from the right.

    `languages` are those its words were said to be in; `right_to_left` is the document's way, which
    counts where the letters do not tell.
    """
    said = languages[0] if languages and len(set(languages)) == 1 else None
    wanted = is_right_to_left(said) if said else right_to_left
    if said and wanted and has_right_to_left(text):
        return True
    return is_mostly_right_to_left(text, otherwise=wanted)


def _level(kind: str, base: int) -> int:
    if base % 2:
        return base + (kind != "R")
    return base + {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], around: str) -> list[str]:
    before, strong = around, around
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        elif kind in ("L", "R", "AL"):
            strong = kind
        before = kinds[at]
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    strong = around
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _separators(kinds: list[str]) -> None:
    for at in range(1, len(kinds) - 1):
        before, after = kinds[at - 1], kinds[at + 1]
        joined = {"CS": ("EN", "AN"), "ES": ("EN",)}.get(kinds[at], ())
        if before in joined and before == after:
            kinds[at] = before
    for start, end, kind in _stretches(kinds):
        beside = {kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""}
        if kind == "ET":
            kinds[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    kinds[:] = ["ON" if kind in ("ES", "CS") else kind for kind in kinds]


def _stretches(kinds: Sequence[str]) -> list[tuple[int, int, str]]:
    found, start = [], 0
    for kind, same in groupby(kinds):
        end = start + sum(1 for _one in same)
        found.append((start, end, kind))
        start = end
    return found


def _brackets(text: Sequence[str], kinds: list[str], around: str) -> None:
    for start, end in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if not inside:
            continue
        way = around
        if around not in inside:
            before = (_strong(kinds[at]) for at in range(start - 1, -1, -1))
            if next(filter(None, before), around) in inside:
                way = inside.pop()
        kinds[start] = kinds[end] = way


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs = []
    for at, char in enumerate(text):
        if kinds[at] != "ON":
            continue
        if char in _CLOSING and len(waiting) < _DEEPEST:
            waiting.append((_CLOSING[char], at))
        elif any(char == closing for closing, _at in waiting):
            while waiting[-1][0] != char:
                waiting.pop()
            pairs.append((waiting.pop()[1], at))
    return sorted(pairs)


def _strong(kind: str) -> str:
    if kind in ("EN", "AN"):
        return "R"
    return kind if kind in ("L", "R") else ""


def _neutrals(kinds: list[str], around: str) -> None:
    softened = ["ON" if kind in _NEUTRAL else kind for kind in kinds]
    for start, end, kind in _stretches(softened):
        if kind == "ON":
            before = _strong(softened[start - 1]) if start else around
            after = _strong(softened[end]) if end < len(softened) else around
            kinds[start:end] = [before if before == after else around] * (end - start)


def drawing_order(levels: Sequence[int]) -> list[int]:
    """Return the indexes of a line's stretches from left to right; `levels` has one a stretch."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
