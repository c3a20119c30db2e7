"""Which fixed words of the meeting the family screen shows beside its own sentences."""

from mam_desktop.meeting.areas import AREAS
from mam_desktop.meeting.labels import FACES, HELP_LEVELS, PROFILE_HEADINGS, REFER_TO

SHOWN = frozenset(
    {
        *AREAS,
        *FACES.values(),
        *HELP_LEVELS.values(),
        *PROFILE_HEADINGS.values(),
        *REFER_TO.values(),
        "today",
        "tomorrow",
        "yesterday",
    }
)
"""Translated for the family screen as well, though other screens and papers show them too."""
