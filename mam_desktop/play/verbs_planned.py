"""Verbs of the plan: what matters, ideas, promises, decisions, signatures, seals."""

from mam_desktop.meeting.board_round import METHODS as ROUND_METHODS
from mam_desktop.meeting.board_round import STAGES
from mam_desktop.meeting.plan import COLUMNS, REVIEW_STATUSES
from mam_desktop.meeting.prompted import PROMPT_ANSWERS
from mam_desktop.meeting.prompts import SERVICE, TOPICS
from mam_desktop.meeting.rounds import WITHIN_DAYS
from mam_desktop.meeting.signals import SIGNALS
from mam_desktop.meeting.signed import ANSWERS, GAPS, METHODS, SEAL_PARTS
from mam_desktop.meeting.signing import WHOLE
from mam_desktop.meeting.versions import PLAN
from mam_desktop.play.verb import (
    DATE,
    FLAG,
    NUMBER,
    OBJECT,
    OBJECTS,
    SAID,
    STROKES,
    TEXTS,
    TIME,
    T,
    one,
    verb,
)
from mam_desktop.texts import N_

PLANNED_VERBS = (
    verb(
        "outcome",
        N_("a difference the family wants"),
        {"words": T},
        {"area": T, "whose": T, "need": T, "voice": T, **SAID},
    ),
    verb(
        "move_outcome",
        N_("puts what matters above another, or at the end"),
        {"outcome": T},
        {"before": T},
    ),
    verb(
        "prompt",
        N_("the lead did what a prompt is about, or puts it off; only the lead sees it"),
        {
            "topic": one("text", *TOPICS, SERVICE),
            "answer": one("text", *PROMPT_ANSWERS),
        },
        {"about": TEXTS, "outcome": T},
    ),
    verb(
        "idea",
        N_("a card on the board"),
        {"words": T, "by": T, "column": one("text", *COLUMNS)},
        {"if": T, "outcome": T, "voice": T, "held_back": FLAG, **SAID},
    ),
    verb(
        "move",
        N_("moves a card"),
        {"idea": T, "column": one("text", *COLUMNS)},
        {"if": T, "before": T},
    ),
    verb("vote", N_("a heart on a card"), {"idea": T, "by": T}, {"take_back": FLAG}),
    verb(
        "bring_ideas",
        N_("ideas that nobody used last time come onto the board, all or those named"),
        {},
        {"ideas": TEXTS},
    ),
    verb(
        "hold_back",
        N_("the lead keeps an idea off every other screen, or lets it go"),
        {"idea": T},
        {"let_go": FLAG},
    ),
    verb(
        "round",
        N_(
            "ideas are written quietly, or a solution circle begins; "
            "`aloud` ideas stand on the board at once"
        ),
        {"method": one("text", *ROUND_METHODS)},
        {"presenter": T, "outcome": T, "aloud": FLAG},
    ),
    verb("round_stage", N_("a stage of the solution circle"), {"to": one("text", *STAGES)}, {}),
    verb("round_minutes", N_("more minutes for the stage"), {"more": NUMBER}, {}),
    verb(
        "show_ideas",
        N_("all that was written quietly shows together, less what the lead holds back"),
        {},
        {"hold_back": TEXTS},
    ),
    verb(
        "first_step",
        N_("a promise that begins within 24 hours or 3 days"),
        {"what": T, "owner": T, "within": one("text", *WITHIN_DAYS)},
        {"from_idea": T},
    ),
    verb("round_over", N_("ends the round; what was not shown stays hidden"), {}, {}),
    verb(
        "action",
        N_("a promise"),
        {"what": T, "owner": T, "due_on": DATE},
        {
            "so_that": T,
            "from_idea": T,
            "kind": one("text", "family", "professional"),
            "helper": T,
            "while_waiting": T,
            "how_we_know": T,
            "owner_agreed": FLAG,
            "needed_for": T,
            **SAID,
        },
    ),
    verb(
        "review_action",
        N_("what came of an earlier promise"),
        {"action": T, "status": one("text", *REVIEW_STATUSES)},
        {
            "what_changed": T,
            "difference": T,
            "by": T,
            "new_due_on": DATE,
            "closed": FLAG,
            "not_for": TEXTS,
        },
    ),
    verb(
        "read_back",
        N_("an action was read aloud, and somebody answered; a later answer of theirs replaces it"),
        {"action": T, "answer": one("text", "yes", "not_quite", "no"), "by": T},
        {"words": T},
    ),
    verb(
        "sign",
        N_("somebody signs"),
        {"who": T, "method": one("text", *METHODS), "answer": one("text", *ANSWERS)},
        {
            "strokes": STROKES,
            "typed": T,
            "words": T,
            "noted_by": T,
            "through": T,
            "reason": T,
            "part": one("text", WHOLE, PLAN),
            "on": DATE,
            "at": TIME,
        },
        moves_clock=True,
    ),
    verb(
        "feedback",
        N_("somebody’s answers to “How was it?”"),
        {"from": one("text", "parent", "child", "lead", "professional"), "scores": OBJECT},
        {"words": T, "better": T},
    ),
    verb(
        "quiet_signal",
        N_("somebody asks quietly, and only the lead is told; nobody named: somebody"),
        {"signal": one("text", *SIGNALS)},
        {"who": T, "at": TIME},
        moves_clock=True,
    ),
    verb(
        "seal",
        N_(
            "freezes the minutes. What is missing is passed for the `reason`, or as sealed by a "
            "script without the last look, which the case file shows; with `checked` it is refused"
        ),
        {"at": TIME},
        {
            "what": one("text", *SEAL_PARTS),
            "on": DATE,
            "looked_by": T,
            "checked": FLAG,
            "reason": T,
        },
        moves_clock=True,
    ),
    verb(
        "pass_gap",
        N_("goes on to the seal without something that is missing, for a reason"),
        {"gap": one("text", *GAPS), "reason": T, "by": T},
        {},
    ),
    verb(
        "accept_corrections",
        N_("takes in what waits as corrections, or settles seals that compete: a new version"),
        {"by": T, "reason": T},
        {"on": DATE, "at": TIME, "looked_by": T},
        moves_clock=True,
    ),
    verb(
        "amend",
        N_("a correction: makes a new version beside the old one"),
        {"by": T, "reason": T, "changes": OBJECTS},
        {"on": DATE, "at": TIME},
        moves_clock=True,
    ),
)
