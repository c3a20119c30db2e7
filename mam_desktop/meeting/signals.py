"""The quiet signal as it is kept: fine, slow down or please stop; for the lead alone."""

from dataclasses import dataclass
from typing import ClassVar

from mam_desktop.meeting.fields import Audience, Entry, choice, person, wording
from mam_desktop.texts import N_

FINE, SLOW, STOP = SIGNALS = ("fine", "slow", "stop")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietSignal(Entry):
    """Somebody asked quietly; in no copy, on no screen that others see."""

    KIND: ClassVar[str] = "quiet_signal"
    LABEL: ClassVar[str] = N_("Quiet signal")
    AUDIENCE: ClassVar[Audience] = Audience.LEAD
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    signal: str = choice(N_("Signal"), Audience.LEAD, SIGNALS, FINE, unknown=SLOW)
    who_id: str | None = person(N_("From"), Audience.LEAD)
    """None: somebody who was not named."""
    sent_at: str = wording(N_("At"), Audience.LEAD)
    """`HH:MM` in the meeting's zone."""
