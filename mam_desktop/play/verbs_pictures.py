"""Verbs of pictures beside words, and of easy read on the family screen."""

from mam_desktop.meeting.meetings import PICTURES
from mam_desktop.play.verb import T, one, verb
from mam_desktop.texts import N_

PICTURE_OF = ("voice", "outcome", "idea", "action")
"""What can have a picture, named by the verb that made it."""

PICTURE_VERBS = (
    verb(
        "picture",
        N_("puts a picture beside some words; without one the words suggest it again"),
        {},
        {"picture": T, "no_picture": one("flag"), **dict.fromkeys(PICTURE_OF, T)},
        either=PICTURE_OF,
    ),
    verb(
        "pictures",
        N_("which pictures the family screen shows: also suggested, only chosen, or none"),
        {"show": one("text", *PICTURES)},
        {},
    ),
    verb(
        "easy_read",
        N_("one sentence and one picture at a time on the family screen, or all as usual"),
        {"state": one("text", "on", "off")},
        {},
    ),
)
