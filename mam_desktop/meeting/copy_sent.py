"""That somebody's copy was sent: which version, on which day; one entry a person and version."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mam_desktop.meeting.fields import Audience, Entry, day, number, person
from mam_desktop.texts import N_

PROFESSIONALS = Audience.PROFESSIONALS


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySent(Entry):
    """One person's copy left; who marked it, and when, is in the change itself."""

    KIND: ClassVar[str] = "copy_sent"
    LABEL: ClassVar[str] = N_("Copy sent")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    person_id: str | None = person(N_("Who"), PROFESSIONALS)
    version: int | None = number(N_("Version"), PROFESSIONALS)
    sent_on: date | None = day(N_("Sent on"), PROFESSIONALS)
