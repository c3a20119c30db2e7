"""The quiet signal: anybody may ask to slow down or to stop, and nobody but the lead is told.

Like the coloured cards that people with learning difficulties use in meetings.
"""

from mam_desktop.errors import BadInput
from mam_desktop.meeting.clocks import time_of_day
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.signals import FINE, SIGNALS, STOP, QuietSignal
from mam_desktop.texts import N_, _

SIGNAL_WORDS = {
    "fine": N_("I am fine"),
    "slow": N_("Please slow down"),
    "stop": N_("Please stop"),
}


def give_signal(session: MeetingSession, *, signal: str, who: str = "") -> Gesture:
    """Note a signal, of a person by id or name, or of somebody who is not named.

    Raises:
        BadInput: there is no such signal, or nobody is called so.

    """
    if signal not in SIGNALS:
        raise BadInput(
            _("“{value}” is not one of: {choices}").format(
                value=signal[:60], choices=", ".join(SIGNALS)
            )
        )
    writer = session.begin()
    writer.create(
        QuietSignal,
        signal=signal,
        who_id=get_person(session.entries, who).id if who else None,
        sent_at=time_of_day(session),
    )
    return writer.commit()


def signals_now(entries: Entries, meeting_id: str | None) -> tuple[QuietSignal, ...]:
    """Return what still stands, each person's newest signal: who asks to stop first."""
    newest = {one.who_id: one for one in entries.all(QuietSignal, meeting_id)}
    asking = [one for one in newest.values() if one.signal != FINE]
    return tuple(sorted(asking, key=lambda one: (one.signal != STOP, one.at, one.id)))
