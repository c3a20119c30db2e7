"""Writes down that somebody may be hurt, who was told and when; it shows on its own sheet alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mam_desktop.errors import BadInput
from mam_desktop.meeting.clocks import time_of_day, today
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.said import Concern, ConcernAnswer, ConcernTold
from mam_desktop.meeting.said_times import said_time
from mam_desktop.meeting.session import Gesture, GestureWriter, MeetingSession
from mam_desktop.texts import N_, _

TOLD_ROLES = {
    "999": N_("999"),
    "lead": N_("Designated lead"),
    "mash": N_("MASH"),
    "lado": N_("LADO"),
    "other": N_("Somebody else"),
}
"""Whom one tells, with the words for it; a script or a council may name any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Somebody is told: who, in which job, at what time of day, and what they said."""

    who: str = ""
    role: str = ""
    """One of `TOLD_ROLES`, or other words."""
    at: str = ""
    """`HH:MM`, or as people say it; nothing is now."""
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What is known now about the family, about agreement, and of a closed part."""

    family_told: str = ""
    """`yes`, `no`, or nothing while it is open."""
    why: str = ""
    shared_without_agreement: bool | None = None
    reason: str = ""
    closed_part_with: tuple[str, ...] = ()
    closed_part: str = ""

    def check(self) -> None:
        """Refuse what owes a reason and gives none.

        Raises:
            BadInput: the reason is missing.

        """
        if self.family_told == "no" and not self.why.strip():
            raise BadInput(_("Please write down why the family was not told."))
        if self.shared_without_agreement and not self.reason.strip():
            raise BadInput(_("Please write down why it was shared without agreement."))


NOTHING_YET = Answers()


# --- writing -----------------------------------------------------------------------------------


def write_concern(
    session: MeetingSession,
    *,
    words: str,
    by: str,
    at: str = "",
    place: str = "",
    present: Sequence[str] = (),
    seen: str = "",
    thought: str = "",
    told: Sequence[Telling] = (),
    answers: Answers = NOTHING_YET,
) -> Gesture:
    """Write down words that mean somebody may be hurt, exactly as said, and who was told.

    A name nobody knows yet stays inside the concern: it joins no list of people. It can be
    written while notes are paused and after the minutes are sealed.

    Raises:
        BadInput: words and what was seen are both missing, or who said the words, or a reason
            that is owed.

    """
    if not (words.strip() or seen.strip()):
        raise BadInput(_("There are no words yet."))
    answers.check()
    writer = session.begin()
    circle = Circle(session, writer)
    concern_id = writer.create(
        Concern,
        words=words,
        by_id=circle.known_or_name(by) if by.strip() or words.strip() else None,
        said_at=_time(session, at),
        place=place,
        present=_names(circle, present),
        seen=seen,
        thought=thought,
        **_fields(circle, answers),
    )
    for one in told:
        _add_telling(session, writer, concern_id, one)
    return writer.commit()


def note_telling(session: MeetingSession, concern: Concern, told: Telling) -> Gesture:
    """Note that somebody was told of a concern, now or before.

    Raises:
        BadInput: nobody is named, or the time is none.

    """
    writer = session.begin()
    _add_telling(session, writer, concern.id, told)
    return writer.commit()


def note_answers(session: MeetingSession, concern: Concern, answers: Answers) -> Gesture:
    """Note what was settled later; what was written before stays beside it.

    Raises:
        BadInput: a reason that is owed is missing, or there is nothing new.

    """
    answers.check()
    if answers == answers_to(session.entries, concern):
        raise BadInput(_("There is nothing new to keep."))
    writer = session.begin()
    writer.create(
        ConcernAnswer,
        concern_id=concern.id,
        answered_at=time_of_day(session),
        **_fields(Circle(session, writer), answers),
    )
    return writer.commit()


def _add_telling(
    session: MeetingSession, writer: GestureWriter, concern_id: str, told: Telling
) -> None:
    if not (told.who.strip() or told.role.strip()):
        raise BadInput(_("Who was told?"))
    writer.create(
        ConcernTold,
        concern_id=concern_id,
        who=told.who.strip(),
        role=told.role,
        told_at=_time(session, told.at),
        told_on=today(session),
        advice=told.advice,
    )


def _fields(circle: Circle, answers: Answers) -> dict[str, object]:
    return {
        "family_told": answers.family_told,
        "why": answers.why,
        "shared_without_agreement": answers.shared_without_agreement,
        "reason": answers.reason,
        "closed_part_with": _names(circle, answers.closed_part_with),
        "closed_part": answers.closed_part,
    }


def _names(circle: Circle, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(circle.known_or_name(one) for one in names))


def _time(session: MeetingSession, words: str) -> str:
    if not words.strip():
        return time_of_day(session)
    read = said_time(words)
    if read is None:
        raise BadInput(
            _("“{words}” is no time of day. Write it as 14:30.").format(words=words.strip()[:40])
        )
    return read


# --- reading -----------------------------------------------------------------------------------


def concerns_of(entries: Entries, meeting_id: str | None) -> tuple[Concern, ...]:
    """Return what was written down in a meeting, oldest first."""
    return entries.all(Concern, meeting_id)


def tellings_of(entries: Entries, concern: Concern) -> tuple[Telling, ...]:
    """Return who was told, as it was written down, oldest first."""
    early = concern.told if isinstance(concern.told, list | tuple) else ()
    mine = (one for one in entries.all(ConcernTold) if one.concern_id == concern.id)
    return (
        *(_early_telling(one) for one in early if isinstance(one, Mapping)),
        *(Telling(who=one.who, role=one.role, at=one.told_at, advice=one.advice) for one in mine),
    )


def _early_telling(told: Mapping[str, object]) -> Telling:
    return Telling(
        who=str(told.get("who", "")), role=str(told.get("role", "")), at=str(told.get("at", ""))
    )


def answers_to(entries: Entries, concern: Concern) -> Answers:
    """Return what is known now: the newest answers stand, one gesture's together."""
    mine = [one for one in entries.all(ConcernAnswer) if one.concern_id == concern.id]
    newest: Concern | ConcernAnswer = mine[-1] if mine else concern
    return Answers(
        family_told=newest.family_told,
        why=newest.why,
        shared_without_agreement=newest.shared_without_agreement,
        reason=newest.reason,
        closed_part_with=newest.closed_part_with,
        closed_part=newest.closed_part,
    )
