"""The one-page profile as a paper: what people admire, what is important, how best to support."""

from collections.abc import Iterator

from mam_desktop.meeting.content import Block, Bullets, Heading, Paragraph, Run, Text, TextStyle
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import PROFILE_HEADINGS, label
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import Child
from mam_desktop.meeting.said import PROFILE_HEADINGS as HEADINGS
from mam_desktop.meeting.said import ProfileEntry
from mam_desktop.texts import _


def profile_page(seen: Entries) -> Iterator[Block]:
    """Yield the page: each heading with its lines, and who said them."""
    found = seen.all(ProfileEntry)
    for heading in HEADINGS:
        mine = [one for one in found if one.heading == heading]
        if mine:
            yield Heading(label(PROFILE_HEADINGS, heading))
            yield Bullets(tuple(_line(seen, one) for one in mine))
    if not found:
        yield Paragraph(_("Nothing is written in the profile yet."), TextStyle.MUTED)


def profile_title(seen: Entries) -> str:
    """Return whose profile it is."""
    child = next(iter(seen.all(Child)), None)
    name = child.preferred_name if child else ""
    return _("All about {name}").format(name=name) if name else _("One-page profile")


def _line(seen: Entries, one: ProfileEntry) -> Text:
    by = name_of(seen, one.by_id)
    return (Run(one.words), Run(f" – {by}", muted=True)) if by else (Run(one.words),)
