"""Everything for one family as one paper: the sheet, the minutes with the plan, the profile."""

from collections.abc import Iterator
from dataclasses import replace

from mam_desktop.meeting.content import Block, Content, Heading, PageBreak
from mam_desktop.meeting.copies import CopyOrder, Paper, copy_content_for
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.texts import _, speaking

_PARTS = (Paper.FAMILY_SHEET, Paper.MINUTES, Paper.PROFILE)


def family_file_content(entries: Entries, meeting: Meeting, order: CopyOrder) -> Content:
    """Return one content with all of a family's papers, each on pages of its own.

    Raises:
        Refused: the family said no to this recipient.

    """
    papers = [copy_content_for(entries, meeting, replace(order, paper=one)) for one in _PARTS]
    minutes = papers[_PARTS.index(Paper.MINUTES)]
    with speaking(order.language):
        return replace(
            minutes,
            subtitle_lines=(_("All your papers"), *minutes.subtitle_lines[1:]),
            blocks=tuple(_parts(papers)),
            is_large_print=order.is_large_print,
        )


def _parts(papers: list[Content]) -> Iterator[Block]:
    for no, one in enumerate(papers):
        if no:
            yield PageBreak()
            yield Heading(one.subtitle_lines[0].split(" · ", maxsplit=1)[0] or one.title)
        yield from one.blocks
