"""What the lead did about a prompt: kept so that it does not come again; for the lead alone."""

from dataclasses import dataclass
from typing import ClassVar

from mam_desktop.meeting.fields import Audience, Entry, flag, several, wording
from mam_desktop.texts import N_

LEAD = Audience.LEAD
PROMPT_ANSWERS = ("done", "not_now")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptAnswer(Entry):
    """One prompt was dealt with, or put off till the next meeting."""

    KIND: ClassVar[str] = "prompt"
    LABEL: ClassVar[str] = N_("To think of")
    AUDIENCE: ClassVar[Audience] = LEAD
    IN_MINUTES: ClassVar[bool] = False

    topic: str = wording(N_("What"), LEAD)
    stage: str = wording(N_("At which stage"), LEAD)
    about: tuple[str, ...] = several(N_("About whom"), LEAD, names_people=True)
    is_done: bool | None = flag(N_("Done"), LEAD)
    """False while it is put off till the next meeting."""
