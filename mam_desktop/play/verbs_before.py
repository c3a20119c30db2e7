"""Verbs of preparing a meeting: who is invited, the agenda, what people need, the chair's list."""

from mam_desktop.meeting.agendas import SHIPPED
from mam_desktop.meeting.before import ARRANGEMENTS, BEFORE_ITEMS, INVITE_ANSWERS
from mam_desktop.meeting.meetings import MEETING_TYPES, STEPS
from mam_desktop.meeting.people import JOINS
from mam_desktop.play.verb import DATE, FLAG, NUMBER, TEXTS, TIME, T, each, one, verb
from mam_desktop.texts import N_

BEFORE_VERBS = (
    verb(
        "change_meeting",
        N_("moves a meeting that was set up, or changes what kind it is"),
        {},
        {
            "type": one("text", *MEETING_TYPES),
            "on": DATE,
            "starts_at": TIME,
            "ends_at": TIME,
            "place": T,
            "title": T,
            "language": T,
        },
    ),
    verb(
        "invite",
        N_("puts somebody on the list, or notes what they answered"),
        {"name": T},
        {
            "answer": one("text", *INVITE_ANSWERS),
            "instead": T,
            "update_wanted": FLAG,
            "how": T,
            "note": T,
            "role": T,
            "service": T,
            "full_name": T,
            "organisation": T,
            "contact": T,
            "own_words": T,
            "access_needs": TEXTS,
            "joins": one("text", *JOINS),
            "can_decide": FLAG,
            "is_interpreter_for": T,
        },
    ),
    verb(
        "invite_again",
        N_("puts the family and everybody from the meeting before on the list"),
        {},
        {},
    ),
    verb(
        "agenda",
        N_("how many minutes each step has"),
        {},
        {
            "template": one("text", *SHIPPED),
            "lines": each({"step": one("text", *STEPS), "minutes": NUMBER}, {}),
            "fit": FLAG,
        },
        either=("template", "lines", "fit"),
    ),
    verb(
        "arrange",
        N_("what the meeting needs: the room, breaks, getting there, looking after children"),
        {"topic": one("text", *ARRANGEMENTS), "words": T},
        {"arranged": FLAG},
    ),
    verb(
        "interpreter",
        N_("an interpreter is wanted or booked"),
        {"language": T},
        {
            "for": T,
            "interpreter": T,
            "dialect": T,
            "agency": T,
            "reference": T,
            "booked": FLAG,
            "keeps_private": FLAG,
            "briefed": FLAG,
        },
    ),
    verb(
        "before",
        N_("a line of the chair’s list of what to do before the meeting"),
        {"item": one("text", *BEFORE_ITEMS)},
        {"done": FLAG, "by": T, "note": T},
    ),
)
