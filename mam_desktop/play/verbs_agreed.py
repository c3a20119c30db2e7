"""Verbs of what was agreed, decided and passed on, and who gets a copy."""

from mam_desktop.meeting.copy_to import FORMS, GETS
from mam_desktop.meeting.plan import CLOSINGS, HELP_LEVELS, REFER_TO, ROUTES
from mam_desktop.play.verb import DATE, FLAG, TEXTS, TIME, T, one, verb
from mam_desktop.texts import N_

AGREED_VERBS = (
    verb(
        "bring",
        N_("makes a card of the board an action, in one gesture"),
        {"idea": T},
        {"owner": T, "due_on": DATE},
    ),
    verb(
        "say_plainly",
        N_("puts plain words in place of a hard word of an action"),
        {"action": T, "word": T},
        {},
    ),
    verb(
        "keep_word",
        N_("a hard word of an action stays; only the lead sees it"),
        {"action": T, "word": T},
        {},
    ),
    verb(
        "leave_check",
        N_("a gentle check on the actions was looked at, and all stays as it is"),
        {"topic": T},
        {},
    ),
    verb(
        "decision",
        N_("what was decided, why, and by whom; `help`: more or less of it"),
        {"what": T, "why": T, "by": T},
        {
            "route": one("text", *ROUTES),
            "help": one("text", *HELP_LEVELS),
            "on": DATE,
            "not_for": TEXTS,
        },
    ),
    verb(
        "refer",
        N_("passes a question on; `asked_on`: the day the council is asked"),
        {"to": one("text", *REFER_TO), "question": T},
        {"cost_band": T, "on": DATE, "asked_on": DATE, "open_to_all": FLAG, "not_for": TEXTS},
    ),
    verb(
        "next_meeting",
        N_("when we meet again; or `close` with a reason"),
        {"on": DATE, "at": TIME, "place": T},
        {"purpose": T, "close": T, "closing": one("text", *CLOSINGS)},
        instead="close",
    ),
    verb(
        "copy_to",
        N_("which copy somebody gets, and in which form"),
        {"who": T, "copy": one("text", *GETS)},
        {"form": one("text", *FORMS)},
    ),
)
