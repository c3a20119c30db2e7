"""Reading the actions back: one answer a person and action, which they may change."""

from mam_desktop.errors import BadInput
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Audience
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import Circle, words_of
from mam_desktop.meeting.plan import Action, Disagreement
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.signed import ReadBack
from mam_desktop.texts import _


def actions_to_read(entries: Entries, meeting: Meeting) -> tuple[Action, ...]:
    """Return the actions that are read aloud: those that everybody in the room may hear."""
    return tuple(
        one
        for one in actions_of(entries, meeting)
        if one.audience() is Audience.EVERYONE and not one.is_narrowed
    )


def answer_of(entries: Entries, meeting: Meeting, action_id: str, by: str) -> ReadBack | None:
    """Return what somebody has answered about an action."""
    found = entries.all(ReadBack, meeting.id)
    return next((one for one in found if (one.action_id, one.by_id) == (action_id, by)), None)


def answer_read_back(
    session: MeetingSession, action: Action, *, answer: str, by: str, words: str = ""
) -> Gesture:
    """Note how somebody answers to an action read aloud, in the place of what they said before.

    Without words those they said before stay, as long as it is not all right now.
    """
    if not by.strip():
        raise BadInput(_("Who answers? Please choose somebody."))
    writer = session.begin()
    by_id = Circle(session, writer).bring(by)
    held = answer_of(session.entries, session.meeting, action.id, by_id)
    if held is None:
        writer.create(ReadBack, action_id=action.id, answer=answer, by_id=by_id, words=words)
    else:
        writer.set(held, answer=answer, words=words or ("" if answer == "yes" else held.words))
    return writer.commit()


def not_right_yet(entries: Entries, meeting: Meeting) -> tuple[ReadBack, ...]:
    """Return the answers “not quite” and “no” of people whose other view is not written down.

    Once they say yes, or what they see differently stands beside the text, nothing is left to do.
    """
    differing = entries.all(Disagreement, meeting.id)
    told = {(one.who_id, one.about_id) for one in differing}
    told_in_words = {(one.who_id, one.about.casefold()) for one in differing}
    left = []
    for one in entries.all(ReadBack, meeting.id):
        action = entries.find(Action, one.action_id)
        if one.answer == "yes" or action is None:
            continue
        in_words = (one.by_id, words_of(action).casefold()) in told_in_words
        if (one.by_id, action.id) not in told and not in_words:
            left.append(one)
    return tuple(left)
