"""Words of a template that nobody would see: hidden, too small to read, white on white paper."""

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SMALLEST = 8
"""Half points; smaller letters are hidden ones."""
_AROUND = (f"{_W}tbl", f"{_W}txbxContent")
"""What may lay a colour behind words from further out."""


def is_unseen(run: etree._Element) -> bool:
    """Say whether a run's words would not be seen, by what it says of itself."""
    words = "".join(one.text or "" for one in run.iter(f"{_W}t")).strip()
    look = run.find(f"{_W}rPr")
    if not words or look is None:
        return False
    if any(_is_on(look.find(f"{_W}{name}")) for name in ("vanish", "webHidden", "specVanish")):
        return True
    size = _value(look, "sz")
    if size.isdecimal() and int(size) < _SMALLEST:
        return True
    return _value(look, "color").upper() == "FFFFFF" and "{{" in words and not _has_ground(run)


def _value(look: etree._Element, name: str) -> str:
    found = look.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val") or ""


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and (switch.get(f"{_W}val") or "1") not in ("0", "false", "off")


def _has_ground(run: etree._Element) -> bool:
    """Say whether something coloured may lie behind a run: its shade, a cell, a table, a box."""
    paragraph = run
    for one in _around(run):
        if one.tag in _AROUND:
            return True
        if one.tag == f"{_W}p":
            paragraph = one
    return next(paragraph.iter(f"{_W}shd", f"{_W}highlight"), None) is not None


def _around(run: etree._Element) -> Iterator[etree._Element]:
    parent = run.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()
