"""What the parts of the voice page read alike, worked out once for each change."""

from dataclasses import dataclass

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Child, Person
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.sharing import on_screen


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceNow:
    """The state the page shows: entries, who can be named, what the family screen may show."""

    entries: Entries
    meeting: Meeting
    people: tuple[Person, ...]
    may_show: frozenset[str]

    @property
    def child(self) -> Child | None:
        """Return the child, if already written down."""
        return next(iter(self.entries.all(Child)), None)

    @property
    def child_name(self) -> str:
        """Return what the child likes to be called, or nothing."""
        return self.child.preferred_name if self.child else ""


def voice_now(controller: LiveController) -> VoiceNow:
    """Return the state as it stands."""
    entries, meeting = controller.entries, controller.meeting
    return VoiceNow(
        entries=entries,
        meeting=meeting,
        people=people_to_name(entries, meeting.id),
        may_show=on_screen(entries, meeting.id),
    )
