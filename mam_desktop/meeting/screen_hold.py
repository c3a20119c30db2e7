"""Whether new words wait for the lead before the family screen shows them, as it is kept.

Each choice is an entry of its own and its own time is what counts: what was written after the
newest one that holds waits. So two laptops never collide, and nothing has to be counted.
"""

from dataclasses import dataclass
from typing import ClassVar

from mam_desktop.meeting.fields import Audience, Entry, flag
from mam_desktop.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenHold(Entry):
    """From here on new words wait, or they show at once; undo never uncovers, so it stays."""

    KIND: ClassVar[str] = "screen_hold"
    LABEL: ClassVar[str] = N_("New words wait for the lead")
    AUDIENCE: ClassVar[Audience] = Audience.LEAD
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    holds: bool | None = flag(N_("They wait"), Audience.LEAD, safest=any)
