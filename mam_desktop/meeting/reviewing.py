"""What came of earlier promises, as this meeting sees it: done, carried on, or closed."""

from dataclasses import dataclass
from datetime import date

from mam_desktop.errors import BadInput
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import Circle
from mam_desktop.meeting.plan import REVIEW_STATUSES, Action, ActionReview
from mam_desktop.meeting.promises import CARRIED
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.values import union_of
from mam_desktop.meeting.voicing import OPEN, Sharing
from mam_desktop.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOfIt:
    """What is said of an earlier promise; `new_due_on` and `closed` are for what goes on or stops.

    `by` is who said it, by id or by name.
    """

    status: str
    what_changed: str = ""
    difference: str = ""
    by: str | None = None
    new_due_on: date | None = None
    closed: bool = False

    def check(self) -> None:
        """Refuse what does not fit together.

        Raises:
            BadInput: a status nobody knows, or nobody who said that it is not wanted any more.

        """
        if self.status not in REVIEW_STATUSES:
            raise BadInput(
                _("“{status}” is not one of: {known}").format(
                    status=self.status, known=", ".join(REVIEW_STATUSES)
                )
            )
        if self.status == "no_longer_wanted" and not self.by:
            raise BadInput(_("Who says that it is no longer wanted?"))

    @property
    def goes_on(self) -> bool:
        """Say whether the promise lives on after this."""
        return self.status in CARRIED and not self.closed


def review_action(
    session: MeetingSession, action: Action, came: CameOfIt, *, sharing: Sharing = OPEN
) -> Gesture:
    """Say what came of an earlier promise; its own status follows, and so do its limits."""
    came.check()
    writer = session.begin()
    circle = Circle(session, writer)
    said: dict[str, object] = {
        "status": came.status,
        "what_changed": came.what_changed,
        "by_id": circle.bring_maybe(came.by),
        "difference": came.difference,
        "new_due_on": came.new_due_on if came.goes_on else None,
        "closed": (came.closed and came.status in CARRIED) or None,
    }
    not_for = union_of([action.not_for, circle.people_or_services(sharing.not_for)])
    before = review_of(session.entries, session.meeting_id, action)
    if before is None:
        writer.create(
            ActionReview,
            action_id=action.id,
            share=action.share,
            shared_with=action.shared_with,
            not_for=not_for,
            **said,
        )
    else:
        writer.set(before, not_for=union_of([before.not_for, not_for]), **said)
    writer.set(action, **_as_it_stands(session, action, came))
    return writer.commit()


def _as_it_stands(session: MeetingSession, action: Action, came: CameOfIt) -> dict[str, object]:
    """Return the fields of the promise itself that live on."""
    new_due_on = came.new_due_on if came.goes_on else None
    return {
        "status": "closed" if came.closed and came.status in CARRIED else came.status,
        "progress": came.what_changed,
        "new_due_on": new_due_on or _carried_before(session, action),
    }


def _carried_before(session: MeetingSession, action: Action) -> date | None:
    """Return the day to which earlier meetings carried a promise."""
    days = [
        one.new_due_on
        for one in session.entries.all(ActionReview)
        if one.action_id == action.id and one.meeting_id != session.meeting_id and one.new_due_on
    ]
    return days[-1] if days else None


def review_of(entries: Entries, meeting_id: str | None, action: Action) -> ActionReview | None:
    """Return what a meeting has said about an earlier promise."""
    reviews = entries.all(ActionReview, meeting_id)
    return next((one for one in reviews if one.action_id == action.id), None)


def came_of(review: ActionReview) -> CameOfIt:
    """Return what a review says, to say it again with a change."""
    return CameOfIt(
        status=review.status,
        what_changed=review.what_changed,
        difference=review.difference,
        by=review.by_id,
        new_due_on=review.new_due_on,
        closed=bool(review.closed),
    )
