"""Keeps the family sheet on one side of paper, and says where it cannot."""

from collections.abc import Callable
from dataclasses import replace

from mam_desktop.documents.paging import lay_out
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_sheet import FEWEST_PROMISES, MOST_PROMISES
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.texts import ngettext, speaking

_FULL_FOR_WORD = 0.85
_TWO_SIDES = 2


def sheet_on_one_page(entries: Entries, meeting: Meeting, order: CopyOrder) -> Content:
    """Return a family sheet with as many promises as its one page holds; the others are counted."""

    def make(most: int) -> Content:
        return copy_content_for(entries, meeting, replace(order, most_promises=most))

    return most_on_one_page(make, most=MOST_PROMISES, fewest=FEWEST_PROMISES)


def sides_of(content: Content) -> int:
    """Return how many sides of paper a content takes."""
    with speaking(content.language):
        return len(lay_out(content).pages)


def stands_close(content: Content) -> bool:
    """Say whether a paper in Word stands closer, to stay on one page.

    Word breaks lines elsewhere, so it does so a little sooner than ours.
    """
    if not content.wants_one_page:
        return False
    laid = lay_out(content)
    if laid.is_close or len(laid.pages) > 1:
        return laid.is_close
    last = laid.pages[0][-1]
    room = laid.frame.height - laid.footer.extra
    return last.top + last.strip.height > room * _FULL_FOR_WORD


def most_on_one_page(make: Callable[[int], Content], *, most: int, fewest: int) -> Content:
    """Return what `make` makes of the largest number that stays on one page.

    Where not even the fewest do, it is the largest number that stays on two sides of one sheet.
    """
    contents = [make(count) for count in range(most, fewest - 1, -1)]
    sides = []
    for made in contents:
        sides.append(sides_of(made))
        if sides[-1] == 1:
            return made
    two = (made for made, count in zip(contents, sides, strict=True) if count == 2)
    return next(two, contents[0])


def note_of_sides(content: Content) -> str:
    """Return words for the lead where what wants to be one page is not; nothing where it is."""
    sides = sides_of(content) if content.wants_one_page else 1
    if sides == 1:
        return ""
    words = ngettext(
        "This sheet needs {count} side of paper.",
        "This sheet needs {count} sides of paper: print it on both sides of one sheet. Shorter "
        "texts of the council, in Settings, keep it on one.",
        sides,
    )
    return words.format(count=sides)
