"""What was drawn, photographed and recorded, as rows for the cards."""

from dataclasses import dataclass

from mam_desktop.meeting.consent_effects import may_play
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.said import Attachment
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.media.wav import clock_words
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.sharing import ShareShown, on_screen, share_shown

TITLES = {
    "drawing": N_("{name}’s drawing"),
    "photo": N_("{name}’s photo"),
    "audio": N_("{name}’s recording"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRow:
    """One drawing, photo or recording."""

    key: str
    title: str
    words: str
    sha256: str
    is_sound: bool
    share: ShareShown
    about: str = ""
    """Of a recording: how long, and with whose yes."""
    length_s: float = 0.0
    is_on_screen: bool = False
    """Whether the room may see it now."""
    is_held_back: bool = False
    """The ledger says no to it: it is neither played nor shown."""
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        told = (self.title, self.words, self.about, self.share.words)
        return ", ".join(one for one in told if one)


def media_rows(entries: Entries, meeting_id: str) -> tuple[MediaRow, ...]:
    """Return a meeting's drawings, photos and recordings, oldest first."""
    may_show = on_screen(entries, meeting_id)
    return tuple(_row(entries, one, may_show) for one in entries.all(Attachment, meeting_id))


def _row(entries: Entries, kept: Attachment, may_show: frozenset[str]) -> MediaRow:
    name, _family = name_and_family(entries, kept.who_id)
    return MediaRow(
        key=kept.id,
        title=_(TITLES.get(kept.type, TITLES["photo"])).format(name=name),
        words=kept.words,
        sha256=kept.sha256,
        is_sound=kept.type == "audio",
        share=share_shown(entries, kept, may_show),
        about=_about(entries, kept) if kept.type == "audio" else "",
        length_s=float(kept.length_s or 0),
        is_on_screen=kept.id in may_show,
        is_held_back=not may_play(entries, kept),
        torn=bool(kept.torn),
    )


def _about(entries: Entries, kept: Attachment) -> str:
    by, _family = name_and_family(entries, kept.agreed_by)
    parts = (
        clock_words(kept.length_s) if kept.length_s else "",
        _("kept with {name}’s yes").format(name=by) if by else "",
        _("encrypted"),
    )
    return " · ".join(one for one in parts if one)
