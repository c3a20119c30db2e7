"""Verbs of running the meeting and the application, and of what must hold."""

from mam_desktop.meeting.meetings import STEPS
from mam_desktop.play.verb import DATE, FLAG, NUMBER, OBJECT, TEXTS, TIME, Key, T, keys, one, verb
from mam_desktop.texts import N_

_BY_WORDS = (
    "capture",
    "profile",
    "earlier_action",
    "voice",
    "observe",
    "attach",
    "scale",
    "outcome",
    "idea",
    "decision",
    "action",
    "update",
    "disagree",
    "note",
    "refer",
    "discussion",
)
"""Verbs whose entries `change` and `remove` find by their words."""

_COPIES = ("family", "everyone", "agency", "case_file", "running_sheet")
_FORMATS = ("pdf", "docx", "csv", "xlsx", "ics", "json")
COPIES = one("text", *_COPIES)
PAPER = one("text", "minutes", "plan", "family_sheet", "profile")
PREVIEW = Key(
    type="object",
    inside=keys(
        {"copy": COPIES},
        {
            "for": T,
            "paper": PAPER,
            "household": FLAG,
            "has": TEXTS,
            "lacks": TEXTS,
            "left_out": T,
        },
    ),
)
"""A copy as its reader would get it: what it says, and what is said of what it leaves out."""

RUNNING_VERBS = (
    verb(
        "step",
        N_("goes to a step"),
        {"to": one("text", *STEPS)},
        {"at": TIME},
        moves_clock=True,
    ),
    verb("pause", N_("stops the meeting for now"), {"at": TIME}, {}, moves_clock=True),
    verb(
        "resume",
        N_("goes on with the meeting, also on another day"),
        {"at": TIME},
        {"on": DATE},
        moves_clock=True,
    ),
    verb(
        "plan_minutes",
        N_("gives steps other minutes, step: minutes; 0 passes over a step"),
        {"set": OBJECT},
        {},
    ),
    verb(
        "notes_paused",
        N_("notes stop, or go on; only the length is kept"),
        {"state": one("text", "start", "end"), "at": TIME},
        {"asked_by": T},
        moves_clock=True,
    ),
    verb(
        "family_screen",
        N_("what the lead does with the family screen, or with the laptop where there is none"),
        {"state": one("text", "on", "freeze", "cover", "off")},
        {"show": one("text", "follow", *STEPS), "one": T, "reading": T, "shared_laptop": FLAG},
    ),
    verb(
        "screen_language",
        N_("in which language the family screen speaks, and which one stands under it"),
        {"language": T},
        {"second": T},
    ),
    verb(
        "new_words",
        N_("new words show at once, or wait until the lead lets show what waits"),
        {"show": one("text", "at_once", "wait", "let_show")},
        {},
    ),
    verb(
        "change",
        N_("changes an entry, found by the verb that made it and its words"),
        {"set": OBJECT},
        {"reason": T, **dict.fromkeys(_BY_WORDS, T)},
        either=_BY_WORDS,
    ),
    verb(
        "remove",
        N_("takes an entry away, found by the verb that made it and its words"),
        {},
        {"reason": T, **dict.fromkeys(_BY_WORDS, T)},
        either=_BY_WORDS,
    ),
    verb("undo", N_("takes gestures back"), {}, {"times": NUMBER}),
    verb("redo", N_("does again what was taken back"), {}, {"times": NUMBER}),
    verb(
        "export",
        N_("writes a copy; with a password, everything for the family in one locked PDF"),
        {
            "copy": COPIES,
            "as": one("text", *_FORMATS),
        },
        {
            "for": T,
            "paper": PAPER,
            "household": FLAG,
            "large_print": FLAG,
            "password": T,
            "template": T,
            "language": T,
            "file": T,
            "looked_by": T,
        },
    ),
    verb(
        "export_many",
        N_(
            "writes copies of every meeting of a time, with a manifest, into a folder; `each`: to "
            "everybody the copy they are due; `resume` makes only what is missing"
        ),
        {},
        {
            "from": DATE,
            "to": DATE,
            "copy": one("text", "each", *_COPIES),
            "as": one("text", *_FORMATS),
            "for": T,
            "paper": PAPER,
            "household": FLAG,
            "large_print": FLAG,
            "version": NUMBER,
            "template": T,
            "language": T,
            "drafts": FLAG,
            "resume": FLAG,
            "folder": T,
            "looked_by": T,
        },
    ),
    verb(
        "sent",
        N_("everybody who is due a copy was sent it, or those named; `take_back`: it was not sent"),
        {},
        {"who": TEXTS, "on": DATE, "take_back": FLAG},
    ),
    verb("sync", N_("sends and fetches changes"), {}, {"to": T}),
    verb("laptop", N_("from here on this laptop plays"), {"name": T}, {}),
    verb(
        "restart",
        N_("closes the application, or kills it without warning, and opens it again"),
        {"how": one("text", "quit", "kill")},
        {},
    ),
    verb(
        "expect",
        N_(
            "what must hold now. The screen has what people said and the days it names; its fixed "
            "words, as they are composed, are looked at in windows only. Verdicts are what "
            "checking finds of a file: intact, unknown_laptop, corrected_later, broken, not_ours, "
            "unchecked"
        ),
        {},
        {
            "family_screen_has": TEXTS,
            "family_screen_lacks": TEXTS,
            "document_has": OBJECT,
            "document_lacks": OBJECT,
            "verdicts": OBJECT,
            "preview": PREVIEW,
            "saved": FLAG,
            "pending_changes": NUMBER,
            "actions": NUMBER,
            "conflicts": NUMBER,
        },
        either=(
            "family_screen_has",
            "family_screen_lacks",
            "document_has",
            "document_lacks",
            "verdicts",
            "preview",
            "saved",
            "pending_changes",
            "actions",
            "conflicts",
        ),
    ),
)
