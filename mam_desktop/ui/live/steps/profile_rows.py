"""The lines of the one-page profile as the page shows them, heading by heading."""

from dataclasses import dataclass

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.said import ProfileEntry
from mam_desktop.texts import _, day_month
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.sharing import ShareShown, share_shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRow:
    """One line, who said it and when."""

    key: str
    words: str
    by: str
    share: ShareShown
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        return ", ".join(one for one in (self.words, self.by, self.share.words) if one)


def profile_rows(
    entries: Entries, heading: str, may_show: frozenset[str]
) -> tuple[ProfileRow, ...]:
    """Return the lines under a heading, oldest first; they belong to the family, not a meeting."""
    return tuple(
        ProfileRow(
            key=one.id,
            words=one.words,
            by=_by(entries, one),
            share=share_shown(entries, one, may_show),
            torn=bool(one.torn),
        )
        for one in entries.all(ProfileEntry)
        if one.heading == heading
    )


def _by(entries: Entries, one: ProfileEntry) -> str:
    name = name_and_family(entries, one.by_id)[0]
    if name and one.said_on:
        return _("{name}, {date}").format(name=name, date=day_month(one.said_on))
    return name
