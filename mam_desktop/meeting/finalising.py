"""The last look before a seal: what a meeting lacks, where to go for it, and going on without it.

Most of what is missing may be passed with a reason, which is kept with who gave it and when. What
two people changed, and the copies that a person has to look at first, cannot be passed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from mam_desktop.errors import BadInput, Refused
from mam_desktop.meeting.absence import childs_voice
from mam_desktop.meeting.attending import attendance_of
from mam_desktop.meeting.clocks import time_of_day, today
from mam_desktop.meeting.consents import TAKE_PART, asked, subject_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.gesture_words import short_words
from mam_desktop.meeting.ledger import brief, people_to_ask
from mam_desktop.meeting.ledger_looks import LookKind, look_again
from mam_desktop.meeting.looking import LOOK_FIRST
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.people import Attendance, Consent, Person, StatementRead
from mam_desktop.meeting.plan import Action, NextMeeting
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.reading_back import actions_to_read, not_right_yet
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.signed import PassedGap, ReadBack
from mam_desktop.meeting.signing import WHOLE, holds_exports, torn_entries
from mam_desktop.meeting.versions import PLAN
from mam_desktop.meeting.voices import waiting_voices
from mam_desktop.meeting.who_signed import Holds, who_signed
from mam_desktop.texts import _, ngettext

SIGN = "sign"
"""The step at which a meeting is sealed: what is settled there leads nowhere else."""

OF_THE_PLAN = frozenset(
    {
        "action_owner",
        "action_date",
        "action_past",
        "action_asked",
        "action_read",
        "unsigned",
        "read_back",
        "next",
        "torn",
        "look",
    }
)
"""What is asked before the plan is sealed; the rest can wait for the minutes."""

_UNSETTLED = frozenset({LookKind.DIFFERS, LookKind.NOT_JUDGED, LookKind.MAY_NOT})
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing, in plain words, and the step at which it can be put right."""

    key: str
    words: str
    step: str
    about: tuple[str, ...] = ()
    """Ids of what it is about; a reason once given does not cover others."""
    can_pass: bool = True


@dataclass(frozen=True, slots=True)
class Passed:
    """Something missing that somebody gave a reason for."""

    gap: Gap
    by: PassedGap


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is still missing, and what is passed."""

    missing: tuple[Gap, ...]
    passed: tuple[Passed, ...]


def checklist(session: MeetingSession, *, part: str = WHOLE, looked_by: str = "") -> Checklist:
    """Return what a part of the meeting lacks before it is sealed; `looked_by` saw the copies."""
    reasons = session.entries.all(PassedGap, session.meeting.id)
    missing, passed = [], []
    for gap in _gaps(session, part, looked_by):
        covers = [one for one in reasons if _covers(one, gap)]
        if covers:
            passed.append(Passed(gap, covers[-1]))
        else:
            missing.append(gap)
    return Checklist(tuple(missing), tuple(passed))


def _covers(one: PassedGap, gap: Gap) -> bool:
    return gap.can_pass and one.gap == gap.key and set(gap.about) <= set(one.about)


def check_nothing_is_missing(
    session: MeetingSession, *, part: str = WHOLE, looked_by: str = ""
) -> None:
    """Raise `Refused` with everything that is still missing."""
    missing = checklist(session, part=part, looked_by=looked_by).missing
    if missing:
        words = " ".join(one.words for one in missing)
        raise Refused(_("Before sealing: {words}").format(words=words))


def pass_gap(session: MeetingSession, gap: Gap, *, reason: str, by: str) -> Gesture:
    """Go on without something, for a reason.

    Raises:
        BadInput: the reason, or who gives it, is missing.
        Refused: nobody can go on without this.

    """
    if not gap.can_pass:
        raise Refused(gap.words)
    if not reason.strip():
        raise BadInput(_("Please write down the reason."))
    if not by.strip():
        raise BadInput(_("Who gives this reason? Please choose somebody."))
    return _write_passed(session, gap, reason, by=by)


def _write_passed(session: MeetingSession, gap: Gap, reason: str, *, by: str) -> Gesture:
    writer = session.begin()
    writer.create(
        PassedGap,
        gap=gap.key,
        about=gap.about,
        reason=reason,
        by_id=Circle(session, writer).bring(by) if by else None,
        passed_at=time_of_day(session),
        passed_on=today(session),
    )
    return writer.commit()


def pass_gap_called(session: MeetingSession, key: str, *, reason: str, by: str) -> Gesture:
    """Go on without what is missing under a key.

    Raises:
        Refused: it is not missing.

    """
    gaps = (one for part in (WHOLE, PLAN) for one in checklist(session, part=part).missing)
    found = next((one for one in gaps if one.key == key), None)
    if found is None:
        raise Refused(_("This is not missing here: {what}").format(what=key))
    return pass_gap(session, found, reason=reason, by=by)


def pass_all_gaps(
    session: MeetingSession, *, reason: str, part: str = WHOLE, looked_by: str = ""
) -> None:
    """Go on, in the lead's name, without all that is missing and can be passed; for one reason."""
    lead = next((one for one in _who_came(session.entries, session.meeting) if one.is_lead), None)
    for gap in checklist(session, part=part, looked_by=looked_by).missing:
        if gap.can_pass:
            _write_passed(session, gap, reason, by=lead.name if lead else "")


# --- what can be missing -------------------------------------------------------------------------


def _gaps(session: MeetingSession, part: str, looked_by: str) -> Iterator[Gap]:
    entries, meeting = session.entries, session.meeting
    found = (
        *_of_the_meeting(session, entries, meeting),
        *_of_the_actions(entries, meeting),
        *_unread(entries, meeting),
        *(_unsigned(session) if part == PLAN else ()),
        *_of_the_end(session, entries, meeting, looked_by),
    )
    return (one for one in found if part != PLAN or one.key in OF_THE_PLAN)


def _of_the_meeting(session: MeetingSession, entries: Entries, meeting: Meeting) -> Iterator[Gap]:
    came = tuple(_who_came(entries, meeting))
    if meeting.on is None:
        words = _("The meeting has no date. It is put in where the meeting is prepared.")
        yield Gap(key="date", words=words, step="")
    if not any(one.is_lead for one in came):
        words = _("Nobody on the list of people here leads this meeting.")
        yield Gap(key="lead", words=words, step="welcome")
    if not any(one.is_family for one in came):
        words = _("Nobody of the family was here.")
        yield Gap(key="family", words=words, step="welcome")
    if not childs_voice(entries, meeting).is_settled:
        words = _("Nothing from the child is written down, and no reason why.")
        yield Gap(key="voice", words=words, step="voice")
    if not entries.all(StatementRead, meeting.id):
        words = _("The opening words were not read out.")
        yield Gap(key="statement", words=words, step="welcome")
    yield from _consents(entries, meeting, session)
    yield from _not_asked(entries, meeting)
    yield from _waiting(entries, meeting)


def _who_came(entries: Entries, meeting: Meeting) -> Iterator[Person]:
    for one in entries.all(Attendance, meeting.id):
        person = entries.find(Person, one.person_id)
        if person is not None and (one.is_here or one.state == "left"):
            yield person


def _consents(entries: Entries, meeting: Meeting, session: MeetingSession) -> Iterator[Gap]:
    """Ask for answers that are not settled; whose they are is told where they stand."""
    looks = [one for one in look_again(entries, meeting, today(session)) if one.kind in _UNSETTLED]
    if looks:
        words = ngettext(
            "{count} answer about taking part or sharing is not settled.",
            "{count} answers about taking part or sharing are not settled.",
            len(looks),
        ).format(count=len(looks))
        about = tuple(sorted({line.id for one in looks for line in one.lines}))
        yield Gap(key="consents", words=words, step="welcome", about=about)


def _not_asked(entries: Entries, meeting: Meeting) -> Iterator[Gap]:
    """Ask for the family's people who came and of whom nobody knows whether they take part."""
    told = {
        subject_of(one)
        for one in entries.all(Consent, meeting.id)
        if asked(one)[0] == TAKE_PART and subject_of(one) is not None
    }
    came = {one.id for one in _who_came(entries, meeting)}
    people = [one for one in people_to_ask(entries, meeting.id) if one.is_family]
    left = [one for one in people if one.id in came - told]
    if left:
        names = ", ".join(brief(one.name) for one in left)
        words = _("Nobody asked whether they take part: {names}").format(names=names)
        about = tuple(sorted(one.id for one in left))
        yield Gap(key="not_asked", words=words, step="welcome", about=about)


def _waiting(entries: Entries, meeting: Meeting) -> Iterator[Gap]:
    """Ask for words that people sign and that the room has not seen."""
    voices = waiting_voices(entries, meeting.id)
    if voices:
        words = ngettext(
            "{count} quote still waits to be shown, and people sign it.",
            "{count} quotes still wait to be shown, and people sign them.",
            len(voices),
        ).format(count=len(voices))
        about = tuple(sorted(one.id for one in voices))
        yield Gap(key="waiting", words=words, step="voice", about=about)


def _of_the_actions(entries: Entries, meeting: Meeting) -> Iterator[Gap]:
    actions = actions_of(entries, meeting)
    checks: tuple[tuple[str, Callable[[Action], bool], Callable[[int], str]], ...] = (
        ("action_owner", partial(_has_no_owner, entries), _no_owner_words),
        ("action_date", lambda one: one.due_on is None, _no_date_words),
        ("action_past", partial(_is_past, meeting), _past_words),
        ("action_asked", partial(_was_not_asked, entries, meeting), _not_asked_words),
    )
    for key, lacks, words in checks:
        found = [one for one in actions if lacks(one)]
        if found:
            told = words(len(found)).format(count=len(found), what=_named(found))
            yield Gap(key=key, words=told, step="actions", about=_ids(found))


def _unread(entries: Entries, meeting: Meeting) -> Iterator[Gap]:
    """Ask for actions to which nobody answered, aloud, whether they are right."""
    answered = {one.action_id for one in entries.all(ReadBack, meeting.id)}
    found = [one for one in actions_to_read(entries, meeting) if one.id not in answered]
    if found:
        words = ngettext(
            "{count} action was not read back: {what}",
            "{count} actions were not read back: {what}",
            len(found),
        ).format(count=len(found), what=_named(found))
        yield Gap(key="action_read", words=words, step=SIGN, about=_ids(found))


def _unsigned(session: MeetingSession) -> Iterator[Gap]:
    """Ask for a signature to the plan; one to the full minutes holds for the plan in them."""
    held = (Holds.PLAN, Holds.WHOLE)
    given = who_signed(session).values()
    if not any(one.holds in held and not one.is_refusal for one in given):
        yield Gap(key="unsigned", words=_("Nobody has signed the plan yet."), step=SIGN)


def _has_no_owner(entries: Entries, action: Action) -> bool:
    return entries.find(Person, action.owner_id) is None


def _is_past(meeting: Meeting, action: Action) -> bool:
    if action.due_on is None or meeting.on is None:
        return False
    return action.due_on < meeting.on


def _was_not_asked(entries: Entries, meeting: Meeting, action: Action) -> bool:
    """Say whether its owner is away, or has left, and nobody noted that they agreed."""
    if _has_no_owner(entries, action) or action.owner_agreed:
        return False
    there = attendance_of(entries, meeting.id, str(action.owner_id))
    return action.owner_agreed is False or there is None or not there.is_here


def _no_owner_words(count: int) -> str:
    return ngettext(
        "{count} action has nobody who does it: {what}",
        "{count} actions have nobody who does them: {what}",
        count,
    )


def _no_date_words(count: int) -> str:
    return ngettext(
        "{count} action has no day: {what}", "{count} actions have no day: {what}", count
    )


def _past_words(count: int) -> str:
    return ngettext(
        "{count} action is for a day before this meeting: {what}",
        "{count} actions are for a day before this meeting: {what}",
        count,
    )


def _not_asked_words(count: int) -> str:
    return ngettext(
        "Who does {count} action is not here and has not said yes: {what}",
        "Who does {count} actions is not here and has not said yes: {what}",
        count,
    )


def _named(actions: Iterable[Action]) -> str:
    """Return the first words of some actions; of those not meant for the room only that they are.

    The list is read in the room.
    """
    names = [
        _("“{words}”").format(words=short_words(one)) if short_words(one) else _("a private task")
        for one in actions
    ]
    more = len(names) - _MOST_NAMED
    shown = ", ".join(names[:_MOST_NAMED])
    return _("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown


def _ids(entries: Iterable[Action]) -> tuple[str, ...]:
    return tuple(sorted(one.id for one in entries))


def _of_the_end(
    session: MeetingSession, entries: Entries, meeting: Meeting, looked_by: str
) -> Iterator[Gap]:
    answers = not_right_yet(entries, meeting)
    if answers:
        names = dict.fromkeys(_name(entries, one.by_id) for one in answers)
        words = _(
            "{names} said that something is not right. Change it, or write down what they see "
            "differently."
        ).format(names=", ".join(names))
        about = tuple(sorted(one.id for one in answers))
        yield Gap(key="read_back", words=words, step=SIGN, about=about)
    if not any(one.on or one.close for one in entries.all(NextMeeting, meeting.id)):
        words = _("No next meeting, and no reason to stop meeting.")
        yield Gap(key="next", words=words, step="next_steps")
    if session.notes_pause is not None:
        yield Gap(key="notes", words=_("Notes are still paused."), step=SIGN)
    if holds_exports(session) and not looked_by.strip():
        words = _(LOOK_FIRST)
        yield Gap(key="look", words=words, step=SIGN, can_pass=False)
    torn = torn_entries(session)
    if torn:
        words = ngettext(
            "{count} thing was changed by two people. Please choose at the top of the window.",
            "{count} things were changed by two people. Please choose at the top of the window.",
            torn,
        ).format(count=torn)
        yield Gap(key="torn", words=words, step="", can_pass=False)


def _name(entries: Entries, person_id: str | None) -> str:
    person = entries.find(Person, person_id)
    return brief(person.name) if person else _("Somebody")
