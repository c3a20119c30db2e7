"""What is agreed: actions, decisions, referrals, the next meeting."""

from datetime import date

from mam_desktop.errors import BadInput
from mam_desktop.meeting.clocks import today
from mam_desktop.meeting.fields import Meaning, Said
from mam_desktop.meeting.labels import CLOSINGS, label
from mam_desktop.meeting.naming import Circle, folded, words_of
from mam_desktop.meeting.plan import (
    Action,
    Decision,
    Disagreement,
    Idea,
    NextMeeting,
    Outcome,
    Referral,
)
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.voicing import OPEN, Sharing
from mam_desktop.texts import _, long_date


def agree_action(
    session: MeetingSession,
    *,
    what: str,
    owner: str | None,
    due_on: date | None,
    so_that: str = "",
    idea_id: str | None = None,
    kind: str = "family",
    helper: str | None = None,
    while_waiting: str = "",
    how_we_know: str = "",
    owner_agreed: bool | None = None,
    needed_for: str | None = None,
    meaning: Meaning | None = None,
    pictogram: str | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Write down a promise with its one named owner."""
    if not what.strip():
        raise BadInput(_("What will happen? There are no words yet."))
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Action,
        what=what,
        owner_id=circle.bring_maybe(owner),
        due_on=due_on,
        so_that=so_that,
        idea_id=idea_id,
        kind=kind,
        helper_id=circle.bring_maybe(helper),
        while_waiting=while_waiting,
        how_we_know=how_we_know,
        owner_agreed=owner_agreed,
        needed_for=needed_for,
        meaning=meaning,
        pictogram=pictogram,
        agreed_on=today(session),
        **sharing.fields(circle),
    )
    return writer.commit()


def action_from_idea(
    session: MeetingSession, idea: Idea, *, owner: str | None = None, due_on: date | None = None
) -> Gesture:
    """Make an idea a promise in one gesture: its words, what it is for, and who may see it."""
    outcome = session.entries.find(Outcome, idea.outcome_id)
    is_open = outcome is not None and not outcome.is_narrowed
    return agree_action(
        session,
        what=idea.words,
        owner=owner,
        due_on=due_on,
        so_that=outcome.words if outcome is not None and is_open else "",
        idea_id=idea.id,
        meaning=idea.meaning,
        pictogram=idea.pictogram,
        sharing=Sharing(share=idea.share, shared_with=idea.shared_with, not_for=idea.not_for),
    )


def record_decision(
    session: MeetingSession,
    *,
    what: str,
    why: str,
    by: str,
    route: str = "",
    help_level: str = "",
    on: date | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Write down what was decided, why, and by whom; and whether it means more or less help."""
    if not what.strip() or not why.strip():
        raise BadInput(_("A decision needs what was decided, and why."))
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Decision,
        what=what,
        why=why,
        by=by,
        route=route,
        help_level=help_level,
        decided_on=on or today(session),
        **sharing.fields(circle),
    )
    return writer.commit()


def note_disagreement(
    session: MeetingSession, *, who: str, about: str, words: str, sharing: Sharing = OPEN
) -> Gesture:
    """Write down that somebody sees it differently, in their words.

    Who may not see what it is about may not see the disagreement either.
    """
    if not words.strip():
        raise BadInput(_("There are no words yet."))
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Disagreement,
        who_id=circle.bring(who),
        about=about,
        about_id=_id_of_words(session, about),
        words=words,
        **sharing.fields(circle),
    )
    return writer.commit()


def _id_of_words(session: MeetingSession, words: str) -> str | None:
    """Return the id of the entry of this meeting with these words; the most narrowed of several."""
    wanted = folded(words)
    fits = [
        one
        for one in session.entries
        if isinstance(one, Said)
        and one.meeting_id == session.meeting_id
        and folded(words_of(one)) == wanted
    ]
    fits.sort(key=lambda one: (-one.audience(), not one.is_narrowed, one.at, one.id))
    return fits[0].id if wanted and fits else None


def refer(
    session: MeetingSession,
    *,
    to: str,
    question: str,
    cost_band: str = "",
    on: date | None = None,
    asked_on: date | None = None,
    open_to_all: bool | None = None,
    sharing: Sharing = OPEN,
) -> Gesture:
    """Pass a question on; `on` is the day it is talked about, `asked_on` the day it is asked."""
    if not question.strip():
        raise BadInput(_("What is the question? There are no words yet."))
    writer = session.begin()
    circle = Circle(session, writer)
    writer.create(
        Referral,
        to=to,
        question=question,
        cost_band=cost_band,
        answer_on=on,
        asked_on=asked_on,
        open_to_all=open_to_all,
        **sharing.fields(circle),
    )
    return writer.commit()


def set_next_meeting(
    session: MeetingSession, *, on: date, starts_at: str, place: str, purpose: str = ""
) -> Gesture:
    """Say when we meet again.

    Raises:
        BadInput: the day has been.

    """
    if on < (session.meeting.on or today(session)):
        raise BadInput(_("{day} has been. Which day do we meet again?").format(day=long_date(on)))
    told = {"on": on, "starts_at": starts_at, "place": place, "purpose": purpose}
    return _next(session, {**told, "close": "", "closing": ""})


def close_with_reason(session: MeetingSession, *, reason: str, closing: str = "") -> Gesture:
    """Say that there is no next meeting, and why; `closing` is the kind of reason."""
    words = reason.strip() or label(CLOSINGS, "" if closing == "other" else closing)
    if not words:
        raise BadInput(_("Why do we stop meeting? There are no words yet."))
    none = {"on": None, "starts_at": "", "place": "", "purpose": ""}
    return _next(session, {**none, "close": words, "closing": closing})


def _next(session: MeetingSession, said: dict[str, object]) -> Gesture:
    writer = session.begin()
    before = session.entries.all(NextMeeting, session.meeting_id)
    if before:
        writer.set(before[-1], **said)
    else:
        writer.create(NextMeeting, **said)
    return writer.commit()
