"""The meeting itself: its type, day, place, agenda and where it stands."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mam_desktop.meeting.fields import Audience, Entry, choice, data, day, flag, hour, wording
from mam_desktop.texts import N_

EVERYONE = Audience.EVERYONE

MEETING_TYPES = ("MAM", "TAF", "TAC", "review")
TYPE_NAMES = {
    "MAM": N_("Multi-agency meeting"),
    "TAF": N_("Team around the family"),
    "TAC": N_("Team around the child"),
    "review": N_("Review meeting"),
}
STEPS = (
    "welcome",
    "voice",
    "last_time",
    "what_matters",
    "board",
    "actions",
    "next_steps",
    "sign",
    "feedback",
)
STEP_NAMES = {
    "welcome": N_("Welcome"),
    "voice": N_("Family’s voice"),
    "last_time": N_("Last time"),
    "what_matters": N_("What matters"),
    "board": N_("What CAN we do?"),
    "actions": N_("Agreed actions"),
    "next_steps": N_("Next steps"),
    "sign": N_("Read back & sign"),
    "feedback": N_("How was it?"),
}
STEP_MINUTES = {
    "welcome": 5,
    "voice": 15,
    "last_time": 10,
    "what_matters": 10,
    "board": 20,
    "actions": 15,
    "next_steps": 5,
    "sign": 10,
    "feedback": 5,
}


SUGGESTED, CHOSEN, NO_PICTURES = "suggested", "chosen", "none"
PICTURES = (SUGGESTED, CHOSEN, NO_PICTURES)
"""Pictures beside words: those the words suggest too, only those somebody chose, or none."""


def _is_agenda(value: object) -> bool:
    return isinstance(value, list | tuple) and all(_is_agenda_line(one) for one in value)


def _is_agenda_line(value: object) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    step, minutes = value
    return step in STEPS and type(minutes) is int and 0 <= minutes <= 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Entry):
    """One meeting of one family."""

    KIND: ClassVar[str] = "meeting"
    LABEL: ClassVar[str] = N_("Meeting")
    AUDIENCE: ClassVar[Audience] = EVERYONE

    type: str = choice(N_("Kind of meeting"), EVERYONE, MEETING_TYPES, "MAM", unknown="MAM")
    on: date | None = day(N_("On"), EVERYONE)
    starts_at: str = hour(N_("Starts at"), EVERYONE)
    ends_at: str = hour(N_("Ends at"), EVERYONE)
    place: str = wording(N_("Place"), EVERYONE)
    title: str = wording(N_("Title"), EVERYONE)
    zone: str = wording(N_("Time zone"), EVERYONE)
    language: str = wording(N_("Language"), EVERYONE)
    agenda: object = data(N_("Agenda"), EVERYONE, fits=_is_agenda)
    """[[step, minutes], ...] in order, or None for the usual one."""
    step: str = choice(N_("Step"), EVERYONE, (*STEPS, ""), lives_on=True, unknown="")
    screen_language: str = wording(N_("Language of the family screen"), EVERYONE, lives_on=True)
    second_language: str = wording(
        N_("Second language of the family screen"), EVERYONE, lives_on=True
    )
    paused: str = wording(N_("Stopped"), Audience.PROFESSIONALS, lives_on=True)
    """"" while it runs; else the time it stopped."""
    easy_read: bool | None = flag(N_("One sentence at a time"), EVERYONE, lives_on=True)
    """On the family screen."""
    pictures: str = choice(
        N_("Pictures beside words"), EVERYONE, PICTURES, SUGGESTED, lives_on=True, unknown=CHOSEN
    )

    @property
    def minutes_by_step(self) -> dict[str, int]:
        """Return the agenda, step -> minutes, in order."""
        if isinstance(self.agenda, list | tuple):
            return {str(step): int(minutes) for step, minutes in self.agenda}
        return dict(STEP_MINUTES)
