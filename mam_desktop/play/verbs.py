"""Every verb of the meeting script with its keys, types and choices."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mam_desktop.meeting.meetings import MEETING_TYPES, STEPS
from mam_desktop.meeting.people import ATTENDANCE_STATES, CONSENT_ANSWERS, JOINS
from mam_desktop.meeting.plan import COLUMNS, REFER_TO, REVIEW_STATUSES, ROUTES, STATUSES
from mam_desktop.meeting.said import ATTACHMENT_KINDS, PROFILE_HEADINGS, VOICE_HEADINGS, VOICE_HOW
from mam_desktop.meeting.signed import ANSWERS, METHODS, SEAL_PARTS
from mam_desktop.texts import N_

KeyType = Literal["text", "time", "date", "number", "flag", "texts", "objects", "object", "strokes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a verb; `inside` are the keys of its object, or of each object of its list."""

    type: KeyType = "text"
    needed: bool = False
    choices: tuple[str, ...] = ()
    inside: "Mapping[str, Key] | None" = None

    def described(self) -> str:
        """Return the key's type or choices, for the reference."""
        if self.inside is not None:
            within = "{" + listed(self.inside) + "}"
            return f"[{within}, ...]" if self.type == "objects" else within
        return " / ".join(one for one in self.choices if one) if self.choices else self.type


def listed(keys: Mapping[str, Key]) -> str:
    """Return the names of keys, optional ones in brackets after those that are needed."""
    needed = [name for name, key in keys.items() if key.needed]
    optional = [name for name, key in keys.items() if not key.needed]
    return ", ".join([*needed, *(f"[{name}]" for name in optional)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One verb; of `either` one key is needed, `instead` is a key that replaces the rest."""

    name: str
    about: str
    keys: Mapping[str, Key]
    either: tuple[str, ...] = ()
    instead: str = ""
    moves_clock: bool = False

    def accepted(self) -> str:
        """Return the keys that are accepted, optional ones in brackets."""
        return listed(self.keys)


def _one(type: KeyType = "text", *choices: str) -> Key:
    return Key(type=type, choices=choices)


def _keys(needed: Mapping[str, Key], optional: Mapping[str, Key]) -> dict[str, Key]:
    return {name: replace(key, needed=True) for name, key in needed.items()} | dict(optional)


def _each(needed: Mapping[str, Key], optional: Mapping[str, Key]) -> Key:
    return Key(type="objects", inside=_keys(needed, optional))


T = Key()
TIME, DATE, NUMBER, FLAG = _one("time"), _one("date"), _one("number"), _one("flag")
TEXTS, OBJECTS, OBJECT, STROKES = _one("texts"), _one("objects"), _one("object"), _one("strokes")
SHARE = _one("text", "everyone", "some", "nobody")
MEANING = Key(type="object", inside=_keys({"language": T, "words": T}, {"by": T}))
SAID = {"not_for": TEXTS, "meaning": MEANING}
SHARING = {"share": SHARE, "with": TEXTS}

_PEOPLE = _each({"name": T}, {"relation": T, "born_on": DATE, "parental_responsibility": FLAG})
_HOUSEHOLDS = _each({}, {"address": T, "hidden_from": TEXTS, "people": _PEOPLE})

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


def _verb(
    name: str,
    about: str,
    needed: Mapping[str, Key],
    optional: Mapping[str, Key],
    *,
    either: tuple[str, ...] = (),
    instead: str = "",
    moves_clock: bool = False,
) -> Verb:
    return Verb(
        name=name,
        about=about,
        keys=_keys(needed, optional),
        either=either,
        instead=instead,
        moves_clock=moves_clock,
    )


_ALL = (
    _verb(
        "family",
        N_("the child, and who lives with them"),
        {"preferred_name": T},
        {
            "full_name": T,
            "pronouns": T,
            "born_on": DATE,
            "setting": T,
            "setting_type": T,
            "sen_provision": _one("text", "E", "K", "N"),
            "needs": TEXTS,
            "languages": TEXTS,
            "communication": T,
            "nhs_number": T,
            "references": OBJECT,
            "households": _HOUSEHOLDS,
        },
    ),
    _verb(
        "profile",
        N_("a line of the one-page profile"),
        {"heading": _one("text", *PROFILE_HEADINGS), "words": T, "by": T},
        {"share": SHARE, "on": DATE, "not_for": TEXTS},
    ),
    _verb(
        "earlier_action",
        N_("a promise from an earlier meeting"),
        {"what": T, "owner": T, "due_on": DATE},
        {
            "so_that": T,
            "status": _one("text", *STATUSES),
            "meeting_on": DATE,
            "not_for": TEXTS,
        },
    ),
    _verb(
        "earlier_scale",
        N_("a number from an earlier meeting"),
        {"who": T, "score": NUMBER, "on": DATE},
        {"not_for": TEXTS},
    ),
    _verb(
        "update",
        N_("what a service wrote or said"),
        {"service": T, "by": T, "words": T},
        {"waiting_time": T, "sent_on": DATE, **SAID},
    ),
    _verb(
        "meeting",
        N_("sets up a meeting and opens it"),
        {
            "type": _one("text", *MEETING_TYPES),
            "on": DATE,
            "starts_at": TIME,
            "ends_at": TIME,
            "place": T,
        },
        {
            "title": T,
            "zone": T,
            "language": T,
            "agenda": _each({"step": _one("text", *STEPS), "minutes": NUMBER}, {}),
        },
    ),
    _verb(
        "attend",
        N_("who is here, and how"),
        {"name": T, "role": T, "service": T, "state": _one("text", *ATTENDANCE_STATES)},
        {
            "at": TIME,
            "full_name": T,
            "organisation": T,
            "contact": T,
            "can_decide": FLAG,
            "joins": _one("text", *JOINS),
            "access_needs": TEXTS,
            "own_words": T,
            "is_interpreter_for": T,
        },
        moves_clock=True,
    ),
    _verb(
        "step",
        N_("goes to a step"),
        {"to": _one("text", *STEPS)},
        {"at": TIME},
        moves_clock=True,
    ),
    _verb(
        "statement_read",
        N_("the opening statement was read out"),
        {"by": T, "at": TIME},
        {"version": T, "language": T},
        moves_clock=True,
    ),
    _verb(
        "consent",
        N_("a line of the consent ledger"),
        {"by": T, "purpose": T, "recipient": T, "answer": _one("text", *CONSENT_ANSWERS), "how": T},
        {"about": TEXTS, "note": T, "for": T, "judged_by": T, "grounds": T, "at": TIME},
        moves_clock=True,
    ),
    _verb(
        "capture",
        N_("a line typed into the capture bar"),
        {"text": T},
        {"at": TIME, "not_for": TEXTS},
        moves_clock=True,
    ),
    _verb(
        "voice",
        N_("somebody's exact words"),
        {
            "who": T,
            "heading": _one("text", *VOICE_HEADINGS),
            "words": T,
            "how": _one("text", *VOICE_HOW),
        },
        {
            "through": T,
            "prompted": FLAG,
            "on": DATE,
            "captured_by": T,
            "at": TIME,
            **SHARING,
            **SAID,
        },
        moves_clock=True,
    ),
    _verb(
        "observe",
        N_("what somebody saw, what it might mean, what they will do"),
        {"by": T, "saw": T, "might_mean": T, "will_do": T},
        {"at": TIME, **SHARING, "not_for": TEXTS},
        moves_clock=True,
    ),
    _verb(
        "attach",
        N_("a drawing, photo or recording"),
        {"file": T, "kind": _one("text", *ATTACHMENT_KINDS), "who": T},
        {
            "heading": _one("text", *VOICE_HEADINGS),
            "words": T,
            "agreed_by": T,
            **SHARING,
            "not_for": TEXTS,
        },
    ),
    _verb(
        "scale",
        N_("how things are right now, 0 to 10"),
        {"who": T, "score": NUMBER},
        {"reason": T, "one_higher": T, "not_for": TEXTS},
    ),
    _verb(
        "outcome",
        N_("a difference the family wants"),
        {"words": T},
        {"area": T, "whose": T, **SAID},
    ),
    _verb(
        "idea",
        N_("a card on the board"),
        {"words": T, "by": T, "column": _one("text", *COLUMNS)},
        {"if": T, "outcome": T, "voice": T, "held_back": FLAG, **SAID},
    ),
    _verb(
        "decision",
        N_("what was decided, why, and by whom"),
        {"what": T, "why": T, "by": T},
        {"route": _one("text", *ROUTES), "on": DATE, "not_for": TEXTS},
    ),
    _verb(
        "move",
        N_("moves a card"),
        {"idea": T, "column": _one("text", *COLUMNS)},
        {"if": T, "before": T},
    ),
    _verb("vote", N_("a heart on a card"), {"idea": T, "by": T}, {"take_back": FLAG}),
    _verb(
        "action",
        N_("a promise"),
        {"what": T, "owner": T, "due_on": DATE},
        {
            "so_that": T,
            "from_idea": T,
            "kind": _one("text", "family", "professional"),
            "helper": T,
            "while_waiting": T,
            "how_we_know": T,
            "owner_agreed": FLAG,
            "needed_for": T,
            **SAID,
        },
    ),
    _verb(
        "review_action",
        N_("what came of an earlier promise"),
        {"action": T, "status": _one("text", *REVIEW_STATUSES)},
        {"what_changed": T, "by": T, "not_for": TEXTS},
    ),
    _verb(
        "change",
        N_("changes an entry, found by the verb that made it and its words"),
        {"set": OBJECT},
        {"reason": T, **dict.fromkeys(_BY_WORDS, T)},
        either=_BY_WORDS,
    ),
    _verb(
        "remove",
        N_("takes an entry away, found by the verb that made it and its words"),
        {},
        {"reason": T, **dict.fromkeys(_BY_WORDS, T)},
        either=_BY_WORDS,
    ),
    _verb(
        "disagree",
        N_("somebody sees it differently"),
        {"who": T, "about": T, "words": T},
        {"not_for": TEXTS},
    ),
    _verb(
        "note",
        N_("the lead's own note, or a restricted one"),
        {"words": T, "audience": _one("text", "lead", "restricted")},
        {"at": TIME},
        moves_clock=True,
    ),
    _verb(
        "concern",
        N_("words that mean somebody may be hurt"),
        {"words": T, "by": T, "at": TIME},
        {
            "place": T,
            "present": TEXTS,
            "told": _each({}, {"who": T, "role": T, "at": T}),
            "family_told": _one("text", "yes", "no"),
            "why": T,
            "shared_without_agreement": FLAG,
            "reason": T,
            "closed_part_with": TEXTS,
        },
        moves_clock=True,
    ),
    _verb(
        "notes_paused",
        N_("notes stop, or go on; only the length is kept"),
        {"state": _one("text", "start", "end"), "at": TIME},
        {"asked_by": T},
        moves_clock=True,
    ),
    _verb("pause", N_("stops the meeting for now"), {"at": TIME}, {}, moves_clock=True),
    _verb(
        "resume",
        N_("goes on with the meeting, also on another day"),
        {"at": TIME},
        {"on": DATE},
        moves_clock=True,
    ),
    _verb(
        "family_screen",
        N_("what the lead does with the family screen"),
        {"state": _one("text", "on", "freeze", "cover", "off")},
        {"show": _one("text", "follow", *STEPS)},
    ),
    _verb(
        "refer",
        N_("passes a question on"),
        {"to": _one("text", *REFER_TO), "question": T},
        {"cost_band": T, "on": DATE, "not_for": TEXTS},
    ),
    _verb(
        "next_meeting",
        N_("when we meet again; or `close` with a reason"),
        {"on": DATE, "at": TIME, "place": T},
        {"purpose": T, "close": T},
        instead="close",
    ),
    _verb(
        "feedback",
        N_("somebody's answers to “How was it?”"),
        {"from": _one("text", "parent", "child", "lead", "professional"), "scores": OBJECT},
        {"words": T},
    ),
    _verb(
        "read_back",
        N_("an action was read aloud, and somebody answered"),
        {"action": T, "answer": _one("text", "yes", "not_quite", "no"), "by": T},
        {"words": T},
    ),
    _verb(
        "sign",
        N_("somebody signs"),
        {"who": T, "method": _one("text", *METHODS), "answer": _one("text", *ANSWERS)},
        {
            "strokes": STROKES,
            "words": T,
            "noted_by": T,
            "through": T,
            "reason": T,
            "on": DATE,
            "at": TIME,
        },
        moves_clock=True,
    ),
    _verb(
        "seal",
        N_("freezes the minutes"),
        {"at": TIME},
        {"what": _one("text", *SEAL_PARTS), "on": DATE, "looked_by": T},
        moves_clock=True,
    ),
    _verb(
        "amend",
        N_("a correction: makes a new version beside the old one"),
        {"by": T, "reason": T, "changes": OBJECTS},
        {"on": DATE, "at": TIME},
        moves_clock=True,
    ),
    _verb("undo", N_("takes gestures back"), {}, {"times": NUMBER}),
    _verb("redo", N_("does again what was taken back"), {}, {"times": NUMBER}),
    _verb(
        "export",
        N_("writes a copy"),
        {
            "copy": _one("text", "family", "everyone", "agency", "case_file", "running_sheet"),
            "as": _one("text", "pdf", "docx", "csv", "xlsx", "ics", "json"),
        },
        {"for": T, "template": T, "language": T, "file": T, "looked_by": T},
    ),
    _verb("sync", N_("sends and fetches changes"), {}, {"to": T}),
    _verb("laptop", N_("from here on this laptop plays"), {"name": T}, {}),
    _verb(
        "restart",
        N_("closes the application, or kills it without warning, and opens it again"),
        {"how": _one("text", "quit", "kill")},
        {},
    ),
    _verb(
        "expect",
        N_("what must hold now"),
        {},
        {
            "family_screen_has": TEXTS,
            "family_screen_lacks": TEXTS,
            "document_has": OBJECT,
            "document_lacks": OBJECT,
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
            "saved",
            "pending_changes",
            "actions",
            "conflicts",
        ),
    ),
)

VERBS: Mapping[str, Verb] = {verb.name: verb for verb in _ALL}
"""Verb name -> verb."""
