"""Verbs of what stands before the talking begins: family, meeting, who is here, what was agreed."""

from mam_desktop.meeting.meetings import MEETING_TYPES, STEPS
from mam_desktop.meeting.people import ATTENDANCE_STATES, CONSENT_ANSWERS, EDITIONS, JOINS
from mam_desktop.meeting.plan import STATUSES
from mam_desktop.meeting.said import PROFILE_HEADINGS
from mam_desktop.play.verb import DATE, FLAG, NUMBER, OBJECT, SHARE, TEXTS, TIME, T, each, one, verb
from mam_desktop.texts import N_

_PEOPLE = each({"name": T}, {"relation": T, "born_on": DATE, "parental_responsibility": FLAG})
_HOUSEHOLDS = each({}, {"address": T, "hidden_from": TEXTS, "people": _PEOPLE})

BEGINNING_VERBS = (
    verb(
        "family",
        N_("the child, and who lives with them"),
        {"preferred_name": T},
        {
            "full_name": T,
            "pronouns": T,
            "born_on": DATE,
            "setting": T,
            "setting_type": T,
            "sen_provision": one("text", "E", "K", "N"),
            "needs": TEXTS,
            "languages": TEXTS,
            "communication": T,
            "nhs_number": T,
            "references": OBJECT,
            "households": _HOUSEHOLDS,
        },
    ),
    verb(
        "profile",
        N_("a line of the one-page profile"),
        {"heading": one("text", *PROFILE_HEADINGS), "words": T, "by": T},
        {"share": SHARE, "on": DATE, "not_for": TEXTS},
    ),
    verb(
        "earlier_action",
        N_("a promise from an earlier meeting"),
        {"what": T, "owner": T, "due_on": DATE},
        {
            "so_that": T,
            "status": one("text", *STATUSES),
            "meeting_on": DATE,
            "not_for": TEXTS,
        },
    ),
    verb(
        "earlier_scale",
        N_("a number from an earlier meeting"),
        {"who": T, "score": NUMBER, "on": DATE},
        {"not_for": TEXTS},
    ),
    verb(
        "meeting",
        N_("sets up a meeting and opens it"),
        {
            "type": one("text", *MEETING_TYPES),
            "on": DATE,
            "starts_at": TIME,
            "ends_at": TIME,
            "place": T,
        },
        {
            "title": T,
            "zone": T,
            "language": T,
            "agenda": each({"step": one("text", *STEPS), "minutes": NUMBER}, {}),
        },
    ),
    verb(
        "attend",
        N_("who is here, and how"),
        {"name": T, "role": T, "service": T, "state": one("text", *ATTENDANCE_STATES)},
        {
            "at": TIME,
            "full_name": T,
            "organisation": T,
            "contact": T,
            "can_decide": FLAG,
            "joins": one("text", *JOINS),
            "access_needs": TEXTS,
            "own_words": T,
            "is_interpreter_for": T,
            "relation": T,
            "parental_responsibility": FLAG,
            "is_new": FLAG,
        },
        moves_clock=True,
    ),
    verb(
        "everyone_here",
        N_("everybody who was invited is here"),
        {},
        {"at": TIME},
        moves_clock=True,
    ),
    verb(
        "correct_time",
        N_("puts right when somebody came or left"),
        {"name": T, "was": TIME, "now": TIME},
        {},
    ),
    verb(
        "same_person",
        N_("makes one of two names for the same person"),
        {"stays": T, "goes": T},
        {},
    ),
    verb(
        "statement_read",
        N_("the opening statement was read out"),
        {"by": T, "at": TIME},
        {"version": T, "language": T, "edition": one("text", *EDITIONS)},
        moves_clock=True,
    ),
    verb(
        "consent",
        N_("a line of the consent ledger"),
        {"by": T, "purpose": T, "recipient": T, "answer": one("text", *CONSENT_ANSWERS), "how": T},
        {"about": TEXTS, "note": T, "for": T, "judged_by": T, "grounds": T, "at": TIME},
        moves_clock=True,
    ),
    verb(
        "take_back",
        N_("somebody takes back every yes of theirs, and what others said yes to for them"),
        {"who": T, "how": T},
        {"at": TIME},
        moves_clock=True,
    ),
)
