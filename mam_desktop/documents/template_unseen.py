"""Words of a template that nobody would see: hidden, too small to read, white on white paper."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from mam_desktop.documents.template_looks import Look, Sheet, W, look_of

_AROUND = (f"{W}tbl", f"{W}txbxContent")
"""What may lay a colour behind words from further out."""
_SAYS_WORDS = re.compile(r"[^\W\d_]{2}")
"""More than the number, dot or letter that a list writes of itself."""


def unseen_by(run: etree._Element, sheets: Sequence[Sheet]) -> str | None:
    """Return what hides a run's words: a style's name, "" for their own look; None if seen."""
    words = "".join(one.text or "" for one in run.iter(f"{W}t")).strip()
    if not words:
        return None
    for sheet in sheets:
        by = _hidden_by(sheet.looks_of(run), is_filled="{{" in words, run=run)
        if by is not None:
            return by
    return None


def has_unseen_number(level: etree._Element) -> bool:
    """Say whether a level of a list writes words before its items that nobody sees."""
    text = level.find(f"{W}lvlText")
    words = "" if text is None else text.get(f"{W}val") or ""
    return bool(_SAYS_WORDS.search(words)) and look_of(level.find(f"{W}rPr")).is_unreadable


def _hidden_by(looks: Sequence[Look], *, is_filled: bool, run: etree._Element) -> str | None:
    own = looks[0] if looks and not looks[0].by else Look()
    for one in looks:
        if one.hides and own.hides is not False:
            return one.by
    sized = next((one for one in looks if one.size is not None), Look())
    if sized.is_unreadable and not sized.hides:
        return sized.by
    coloured = next((one for one in looks if one.is_white is not None), Look())
    is_shaded = any(one.is_shaded for one in looks) or _has_ground(run)
    return coloured.by if coloured.is_white and is_filled and not is_shaded else None


def _has_ground(run: etree._Element) -> bool:
    """Say whether something coloured may lie behind a run: its shade, a cell, a table, a box."""
    paragraph = run
    for one in _around(run):
        if one.tag in _AROUND:
            return True
        if one.tag == f"{W}p":
            paragraph = one
    return next(paragraph.iter(f"{W}shd", f"{W}highlight"), None) is not None


def _around(run: etree._Element) -> Iterator[etree._Element]:
    parent = run.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()
