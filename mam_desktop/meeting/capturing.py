"""Turns a capture-bar line into the one use case it means."""

from mam_desktop.errors import Ambiguous, BadInput
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.boarding import add_idea, add_outcome
from mam_desktop.meeting.capture import Captured, CaptureKind, Here, OutcomeName, parse
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.people import Attendance, Child, Person
from mam_desktop.meeting.plan import Outcome
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.voicing import OPEN, Sharing, write_discussion, write_voice
from mam_desktop.texts import _


def who_can_be_named(session: MeetingSession) -> tuple[Here, ...]:
    """Return the child and everybody on this meeting's list, in order of arrival."""
    entries = session.entries
    ids = [one.person_id for one in entries.all(Child)]
    ids += [one.person_id for one in entries.all(Attendance, session.meeting_id)]
    found = (entries.find(Person, one) for one in dict.fromkeys(ids))
    people = [one for one in found if one is not None]
    return tuple(
        Here(one.id, one.name, tuple(name for name in (one.full_name, one.own_words) if name))
        for one in people
    )


def outcomes_to_link(session: MeetingSession) -> tuple[OutcomeName, ...]:
    """Return the outcomes a line can be for."""
    found = session.entries.all(Outcome, session.meeting_id)
    return tuple(OutcomeName(one.id, one.words) for one in found)


def understand(session: MeetingSession, text: str) -> Captured:
    """Say what a line would mean if it were added now."""
    return parse(text, who_can_be_named(session), outcomes_to_link(session), today(session))


def capture_line(session: MeetingSession, text: str, sharing: Sharing = OPEN) -> Gesture:
    """Add a line as it stands.

    Raises:
        Ambiguous: a name, a date or an outcome can mean several things.
        BadInput: there is nothing to add, or a quote is nobody's.

    """
    return capture(session, understand(session, text), sharing)


def capture(session: MeetingSession, captured: Captured, sharing: Sharing = OPEN) -> Gesture:
    """Add what a line was understood to mean."""
    if captured.questions:
        asked = captured.questions[0]
        raise Ambiguous(
            _("“{said}” can mean several things. Which one is meant?").format(said=asked.said),
            [one.label for one in asked.choices],
        )
    if not captured.words.strip():
        raise BadInput(_("There are no words yet."))
    return _ADD[captured.kind](session, captured, sharing)


def _quote(session: MeetingSession, captured: Captured, sharing: Sharing) -> Gesture:
    if captured.person_id is None:
        raise BadInput(_("Whose words are these? Begin with the name: “ Mum: …"))
    return write_voice(session, who=captured.person_id, words=captured.words, sharing=sharing)


def _idea(session: MeetingSession, captured: Captured, sharing: Sharing) -> Gesture:
    return add_idea(
        session,
        words=captured.words,
        by=captured.person_id,
        outcome_id=captured.outcome_id,
        sharing=sharing,
    )


def _action(session: MeetingSession, captured: Captured, sharing: Sharing) -> Gesture:
    return agree_action(
        session,
        what=captured.words,
        owner=captured.person_id,
        due_on=captured.due_on,
        sharing=sharing,
    )


def _outcome(session: MeetingSession, captured: Captured, sharing: Sharing) -> Gesture:
    whose = session.entries.find(Person, captured.person_id)
    return add_outcome(
        session, words=captured.words, whose=whose.name if whose else "", sharing=sharing
    )


def _discussion(session: MeetingSession, captured: Captured, sharing: Sharing) -> Gesture:
    return write_discussion(
        session,
        words=captured.words,
        come_back=captured.kind is CaptureKind.COME_BACK,
        sharing=sharing,
    )


_ADD = {
    CaptureKind.QUOTE: _quote,
    CaptureKind.IDEA: _idea,
    CaptureKind.ACTION: _action,
    CaptureKind.OUTCOME: _outcome,
    CaptureKind.DISCUSSION: _discussion,
    CaptureKind.COME_BACK: _discussion,
}
