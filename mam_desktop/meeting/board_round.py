"""A round on the board: ideas written quietly, or a solution circle with its five stages."""

from dataclasses import dataclass
from typing import ClassVar

from mam_desktop.meeting.fields import Audience, Entry, choice, flag, link, number, person, wording
from mam_desktop.texts import N_

EVERYONE, LEAD = Audience.EVERYONE, Audience.LEAD

METHODS = ("quiet", "circle")
ROUND_METHODS = {"quiet": N_("written quietly"), "circle": N_("a solution circle")}
STAGES = ("present", "ask", "ideas", "choose", "first_steps")
STAGE_NAMES = {
    "present": N_("Telling"),
    "ask": N_("Asking"),
    "ideas": N_("Ideas"),
    "choose": N_("Choosing"),
    "first_steps": N_("First steps"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRound(Entry):
    """One round: where it is, everybody may know; how much time is left is the lead's."""

    KIND: ClassVar[str] = "board_round"
    LABEL: ClassVar[str] = N_("Round on the board")
    AUDIENCE: ClassVar[Audience] = EVERYONE
    IN_MINUTES: ClassVar[bool] = False

    method: str = choice(N_("How"), EVERYONE, METHODS, "quiet")
    stage: str = choice(N_("Stage"), EVERYONE, STAGES, "ideas")
    quietly: bool | None = flag(N_("Ideas are written quietly"), EVERYONE, safest=any)
    presenter_id: str | None = person(N_("Who presents"), EVERYONE)
    outcome_id: str | None = link(N_("For"), EVERYONE)
    is_over: bool | None = flag(N_("Over"), EVERYONE)
    minutes: int | None = number(N_("Minutes for this stage"), LEAD)
    began_at: str = wording(N_("This stage began at"), LEAD)

    @property
    def writes_quietly(self) -> bool:
        """Say whether a new idea stays hidden until all are shown together."""
        return bool(self.quietly) and self.stage == "ideas" and not self.is_over
