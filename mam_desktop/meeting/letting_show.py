"""Lets new words onto the family screen at once, or holds them until the lead says so."""

from mam_desktop.errors import Refused
from mam_desktop.meeting.held_words import held_entries, held_since
from mam_desktop.meeting.screen_hold import ScreenHold
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.texts import _


def hold_new_words(session: MeetingSession) -> Gesture:
    """From here on new words wait until the lead lets them show; what shows now goes on showing."""
    if held_since(session.entries, session.meeting_id) is not None:
        raise Refused(_("New words wait for you already."))
    return _choose(session, holds=True)


def let_show(session: MeetingSession) -> Gesture:
    """Let everything show that waits; what is written after this waits again."""
    if not held_entries(session.entries, session.meeting_id):
        raise Refused(_("Nothing waits to be shown."))
    return _choose(session, holds=True)


def show_at_once(session: MeetingSession) -> Gesture:
    """Show new words at once from here on, and everything that waited."""
    if held_since(session.entries, session.meeting_id) is None:
        raise Refused(_("New words show at once already."))
    return _choose(session, holds=False)


def _choose(session: MeetingSession, *, holds: bool) -> Gesture:
    writer = session.begin()
    knows = {one.device_id: one.at for one in session.everything.changes()}
    writer.create(ScreenHold, holds=holds, knows=knows)
    return writer.commit()
