"""Performs the verbs of pictures beside words, and of easy read."""

from collections.abc import Callable, Mapping

from mam_desktop.errors import BadInput
from mam_desktop.meeting.pictograms import NO_PICTURE
from mam_desktop.meeting.picturing import choose_pictogram, read_easily, show_pictures
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.play.changing import CHANGED_BY, find_entry
from mam_desktop.play.script import Line
from mam_desktop.play.verbs_pictures import PICTURE_OF
from mam_desktop.texts import _


def _picture(session: MeetingSession, line: Line) -> object:
    named = [one for one in PICTURE_OF if one in line.keys]
    if len(named) != 1:
        raise BadInput(_("Name one entry: {names} are too many.").format(names=", ".join(named)))
    entry = find_entry(session, line.text(named[0]), *CHANGED_BY[named[0]])
    name = NO_PICTURE if line.flag("no_picture") else line.maybe("picture")
    return choose_pictogram(session, entry, name)


PICTURED: Mapping[str, Callable[[MeetingSession, Line], object]] = {
    "picture": _picture,
    "pictures": lambda session, line: show_pictures(session, line.text("show")),
    "easy_read": lambda session, line: read_easily(session, on=line.text("state") == "on"),
}
"""Verb -> what performs it."""
