"""What is said of a seal: which version it is, when it was made, and where."""

from mam_desktop.meeting.clocks import zone_of
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import latest_seal
from mam_desktop.meeting.versions import PLAN
from mam_desktop.texts import _, clock_time, short_date


def told_of_seal(session: MeetingSession, seal: Seal) -> str:
    """Return a seal's version, moment and place in words."""
    words = (
        _("version {version}, sealed {day} at {time} on this laptop")
        if _is_made_here(session, seal)
        else _("version {version}, sealed {day} at {time} on another laptop")
    )
    at = seal.dated.astimezone(zone_of(session.meeting.zone))
    return words.format(version=seal.version or 1, day=short_date(at.date()), time=clock_time(at))


def sealed_versions(session: MeetingSession) -> tuple[Seal, ...]:
    """Return the seals of the open meeting: the one that stands first, then the newest.

    Those of a plan only are left out beside it: no minutes were sealed with them.
    """
    stands = latest_seal(session.entries, session.meeting.id)
    if stands is None:
        return ()
    seals = session.entries.all(Seal, session.meeting.id)
    others = [one for one in seals if one.id != stands.id and one.part != PLAN]
    return (stands, *sorted(others, key=lambda one: one.at, reverse=True))


def _is_made_here(session: MeetingSession, seal: Seal) -> bool:
    birth = session.everything.birth(seal.id)
    return birth is not None and birth.device_id == session.author.device_id
