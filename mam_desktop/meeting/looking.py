"""The rule that a person looks before a copy leaves, in the same plain words everywhere.

What made it necessary is never said: the words may stand on a screen that others can see.
"""

from mam_desktop.errors import Refused
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import holds_exports
from mam_desktop.texts import N_, _

LOOK_FIRST = N_("Somebody has to look at this copy before it leaves. Say who looked at it.")


def check_looked(session: MeetingSession, looked_by: str) -> None:
    """Let a copy leave only when nothing holds it, or when somebody is named who looked.

    Raises:
        Refused: nobody is named.

    """
    if holds_exports(session) and not looked_by.strip():
        raise Refused(_(LOOK_FIRST))
