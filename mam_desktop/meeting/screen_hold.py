"""Whether new words wait for the lead before the family screen shows them, as it is kept.

Each choice is an entry of its own, and it says how far it knew what each laptop had written: what
was written after that waits. So two laptops never collide, and what another one wrote before, but
brings only afterwards, waits as well, whatever its clock said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from mam_desktop.meeting.fields import Audience, Entry, data, flag
from mam_desktop.texts import N_


def _is_known(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenHold(Entry):
    """From here on new words wait, or they show at once; undo never uncovers, so it stays."""

    KIND: ClassVar[str] = "screen_hold"
    LABEL: ClassVar[str] = N_("New words wait for the lead")
    AUDIENCE: ClassVar[Audience] = Audience.LEAD
    IN_MINUTES: ClassVar[bool] = False
    UNDOABLE: ClassVar[bool] = False

    holds: bool | None = flag(N_("They wait"), Audience.LEAD, safest=any)
    knows: object = data(N_("What it knew"), Audience.LEAD, fits=_is_known, in_state_hash=False)
    """Laptop -> the time of the newest thing it had written; None from versions before."""

    def knew(self, entry: Entry) -> bool:
        """Say whether an entry was there when this was chosen, as another laptop words it now.

        What is written otherwise on the laptop that chose is the lead's own doing, and shows.
        """
        others = (told for told in entry.worded.items() if told[0] != self.device_id)
        return self._knew(entry.device_id, entry.at) and all(self._knew(*one) for one in others)

    def _knew(self, device_id: str, at: str) -> bool:
        knows = self.knows
        newest = str(knows.get(device_id, "")) if isinstance(knows, Mapping) else self.at
        return at <= newest
