"""What stands on a promise's card: the promise, what came of it, and whether it is folded."""

from dataclasses import dataclass
from datetime import date

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import NO_OWNER
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.picturing import shown_pictogram
from mam_desktop.meeting.plan import Action, ActionReview
from mam_desktop.meeting.promises import by_meeting, promises_before, times_carried
from mam_desktop.meeting.reviewing import CameOfIt, came_of, review_of
from mam_desktop.texts import N_, _, day_month, long_date
from mam_desktop.ui.live.steps.parts.headed_lists import Headed
from mam_desktop.ui.live.steps.parts.people import name_and_family

RESULTS = {
    "done": N_("Done"),
    "partly": N_("Partly"),
    "not_yet": N_("Not yet"),
    "no_longer_wanted": N_("No longer wanted"),
}
KEYS = {"done": "D", "partly": "P", "not_yet": "N", "no_longer_wanted": "W"}
ICONS = {
    "done": "circle-check",
    "partly": "circle-dot",
    "not_yet": "hourglass",
    "no_longer_wanted": "circle-x",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """One earlier promise, and what this meeting has said about it."""

    key: str
    what: str
    so_that: str
    owner: str
    owner_is_family: bool
    due: str
    carried: int
    came: CameOfIt | None
    said_by: str = ""
    torn: bool = False
    picture: str = ""
    """The name of the picture beside the words."""
    folded: bool = False

    @property
    def status(self) -> str:
        """Return what came of it; nothing while nobody has spoken of it."""
        return self.came.status if self.came else ""

    @property
    def is_settled(self) -> bool:
        """Say whether it comes back no more."""
        return self.came is not None and not self.came.goes_on

    @property
    def result(self) -> str:
        """Return what came of it, in words."""
        return _(RESULTS[self.status]) if self.status in RESULTS else _("not talked about yet")

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        changed = self.came.what_changed if self.came else ""
        return ", ".join(
            one for one in (self.what, self.owner, self.due, self.result, changed) if one
        )


def promise_lists(
    entries: Entries, meeting: Meeting, opened: str
) -> tuple[Headed[PromiseRow], ...]:
    """Return the promises that come back, under their meetings; `opened` is not folded."""
    return tuple(
        Headed(
            _heading(one.on, meeting),
            tuple(_row(entries, meeting, action, opened) for action in one.actions),
        )
        for one in by_meeting(entries, promises_before(entries, meeting))
    )


def _heading(on: date | None, meeting: Meeting) -> str:
    if on is None:
        return _("From an earlier meeting")
    is_this_year = meeting.on is not None and on.year == meeting.on.year
    day = day_month(on) if is_this_year else long_date(on)
    return _("From the meeting of {day}").format(day=day)


def _row(entries: Entries, meeting: Meeting, action: Action, opened: str) -> PromiseRow:
    review = review_of(entries, meeting.id, action)
    came = came_of(review) if review else None
    owner, is_family = name_and_family(entries, action.owner_id)
    is_settled = came is not None and not came.goes_on
    return PromiseRow(
        key=action.id,
        what=action.what,
        so_that=action.so_that,
        owner=owner or _(NO_OWNER),
        owner_is_family=is_family,
        due=_due(action, review),
        carried=times_carried(entries, action),
        came=came,
        said_by=name_and_family(entries, review.by_id)[0] if review else "",
        torn=bool(action.torn or (review and review.torn)),
        picture=shown_pictogram(action, meeting),
        folded=is_settled and action.id != opened,
    )


def _due(action: Action, review: ActionReview | None) -> str:
    """Return the day it was promised for when this meeting began."""
    on = action.due_on if review and review.new_due_on else action.due_now
    return _("by {day}").format(day=day_month(on)) if on else ""


def talked_words(rows: tuple[PromiseRow, ...]) -> str:
    """Return how many promises were spoken of, in words; nothing where there are none."""
    if not rows:
        return ""
    return _("{count} of {all} talked about").format(
        count=sum(bool(one.status) for one in rows), all=len(rows)
    )
