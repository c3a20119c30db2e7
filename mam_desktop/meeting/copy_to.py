"""Who gets which copy, and in which form: one entry a person, for the case file alone."""

from dataclasses import dataclass
from typing import ClassVar

from mam_desktop.meeting.fields import Audience, Entry, choice, person
from mam_desktop.texts import N_

PROFESSIONALS = Audience.PROFESSIONALS
GETS = ("family", "everyone", "agency", "case_file", "none")
FORMS = (
    "paper",
    "large_print",
    "pdf",
    "word",
    "easy_read",
    "own_language",
    "audio",
    "read_aloud",
    "",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTo(Entry):
    """Which copy one person gets; it lives on after the seal, for copies go out later."""

    KIND: ClassVar[str] = "copy_to"
    LABEL: ClassVar[str] = N_("Who gets a copy")
    AUDIENCE: ClassVar[Audience] = PROFESSIONALS
    IN_MINUTES: ClassVar[bool] = False

    person_id: str | None = person(N_("Who"), PROFESSIONALS)
    gets: str = choice(
        N_("Which copy"),
        PROFESSIONALS,
        GETS,
        "none",
        unknown="none",
        safest=lambda values: "none" if "none" in values else values[0],
    )
    form: str = choice(N_("In which form"), PROFESSIONALS, FORMS)
