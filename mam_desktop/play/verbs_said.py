"""Verbs of what people say and what is noted."""

from mam_desktop.meeting.said import ATTACHMENT_KINDS, VOICE_HEADINGS, VOICE_HOW
from mam_desktop.play.verb import DATE, FLAG, NUMBER, SAID, SHARING, TEXTS, TIME, T, each, one, verb
from mam_desktop.texts import N_

_CONCERN_ANSWERS = {
    "family_told": one("text", "yes", "no"),
    "why": T,
    "shared_without_agreement": FLAG,
    "reason": T,
    "closed_part_with": TEXTS,
    "closed_part": T,
}

SAID_VERBS = (
    verb(
        "capture",
        N_("a line typed into the capture bar"),
        {"text": T},
        {"at": TIME, "not_for": TEXTS},
        moves_clock=True,
    ),
    verb(
        "voice",
        N_("somebody’s exact words, or that they chose not to speak (silent, without words)"),
        {
            "who": T,
            "heading": one("text", *VOICE_HEADINGS),
            "how": one("text", *VOICE_HOW),
        },
        {
            "words": T,
            "through": T,
            "prompted": FLAG,
            "on": DATE,
            "where": T,
            "captured_by": T,
            "present": TEXTS,
            "waits": FLAG,
            "at": TIME,
            **SHARING,
            **SAID,
        },
        moves_clock=True,
    ),
    verb(
        "observe",
        N_("what somebody saw, what it might mean, what they will do"),
        {"by": T, "saw": T, "might_mean": T, "will_do": T},
        {"about": T, "on": DATE, "at": TIME, **SHARING, "not_for": TEXTS},
        moves_clock=True,
    ),
    verb(
        "put_on_screen",
        N_("words gathered before, which wait, go on the family screen; all that wait, or one"),
        {},
        {"voice": T},
    ),
    verb(
        "not_heard",
        N_("why the child is not heard in their own voice, and how their view is shared instead"),
        {"reason": T},
        {"how_heard": T, "everyone_may_see": FLAG, **SHARING, "not_for": TEXTS},
    ),
    verb(
        "attach",
        N_("a drawing, photo or recording"),
        {"file": T, "kind": one("text", *ATTACHMENT_KINDS), "who": T},
        {
            "heading": one("text", *VOICE_HEADINGS),
            "words": T,
            "agreed_by": T,
            "agreed_how": T,
            **SHARING,
            "not_for": TEXTS,
        },
    ),
    verb(
        "scale",
        N_("how things are right now: 0 to 10, one of five faces (1 really hard, 5 really good)"),
        {"who": T},
        {
            "score": NUMBER,
            "face": NUMBER,
            "reason": T,
            "one_higher": T,
            **SHARING,
            "not_for": TEXTS,
        },
        either=("score", "face"),
    ),
    verb(
        "update",
        N_("what a service wrote or said"),
        {"service": T, "by": T, "words": T},
        {"waiting_time": T, "sent_on": DATE, **SAID},
    ),
    verb(
        "disagree",
        N_("somebody sees it differently"),
        {"who": T, "about": T, "words": T},
        {"not_for": TEXTS},
    ),
    verb(
        "note",
        N_("the lead’s own note, or a restricted one"),
        {"words": T, "audience": one("text", "lead", "restricted")},
        {"at": TIME},
        moves_clock=True,
    ),
    verb(
        "concern",
        N_("words that mean somebody may be hurt"),
        {"words": T, "by": T, "at": TIME},
        {
            "said_at": TIME,
            "place": T,
            "present": TEXTS,
            "seen": T,
            "thought": T,
            "told": each({}, {"who": T, "role": T, "at": T, "advice": T}),
            **_CONCERN_ANSWERS,
        },
        moves_clock=True,
    ),
    verb(
        "concern_told",
        N_("somebody was told of a concern"),
        {"words": T, "who": T, "at": TIME},
        {"role": T, "advice": T},
        moves_clock=True,
    ),
    verb(
        "concern_answer",
        N_("what was settled about a concern later"),
        {"words": T},
        {**_CONCERN_ANSWERS, "at": TIME},
        moves_clock=True,
    ),
)
