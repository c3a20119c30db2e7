"""Gets fonts, pictures and words off the disk before the meeting, so that no gesture waits."""

from datetime import date, timedelta

from mam_desktop.texts import day_month, in_days
from mam_desktop.ui.family_screen.look import look
from mam_desktop.ui.family_screen.shown import shown_in, spoken_languages
from mam_desktop.ui.theme.fonts import load_fonts
from mam_desktop.ui.theme.icons import icon_pixmap

ICONS = (
    "arrows-left-right",
    "bulb-filled",
    "calendar-event",
    "circle-check-filled",
    "circle-filled",
    "circle-x",
    "clock",
    "contrast",
    "door-exit",
    "eye",
    "eye-off",
    "file-text",
    "heart",
    "heart-filled",
    "history",
    "hourglass",
    "key-filled",
    "list-check",
    "map-pin",
    "message",
    "message-circle",
    "minus",
    "mood-smile",
    "phone",
    "photo",
    "player-play-filled",
    "quote-filled",
    "scale",
    "scribble",
    "signature",
    "target",
    "target-arrow",
    "user-filled",
    "volume",
    *(f"own/face-{no}" for no in range(1, 6)),
)
"""Every picture that a scene may draw."""
_ANY_DAY = date(2026, 11, 24)


def get_ready(language: str) -> None:
    """Load what scenes in a language need; a second time it costs next to nothing."""
    load_fonts()
    for name in ICONS:
        icon_pixmap(name, look().colours.family_ink, 16)
    with shown_in(*spoken_languages(language, "")):
        day_month(_ANY_DAY)
        in_days(_ANY_DAY + timedelta(days=1), _ANY_DAY)
        in_days(_ANY_DAY + timedelta(days=10), _ANY_DAY)
