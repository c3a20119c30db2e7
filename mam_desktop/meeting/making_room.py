"""Makes room in the hour: other minutes for the steps that are left, and where to find them."""

import math
from collections.abc import Mapping

from mam_desktop.errors import BadInput
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.session import Gesture, MeetingSession
from mam_desktop.meeting.timing import MINUTE, HourPlan
from mam_desktop.texts import _

MOST_MINUTES = 600
SPARED = ("voice", "sign", "feedback")
"""Steps that no suggestion shortens: the family's own voice, and reading back what was agreed."""


def room_suggested(plan: HourPlan) -> dict[str, int]:
    """Return minutes, step -> planned, for steps that could be shorter so that all fits.

    Each gives at most half of what it still needs, the one with the most left first. What does
    not fit even so is left for the lead to decide.
    """
    minutes = {one: plan.planned[one] for one in plan.steps_left if one not in SPARED}
    floors = {
        one: minutes[one] - math.floor(plan.still_needed(one) / MINUTE / 2) for one in minutes
    }
    tried = plan
    while tried.minutes_late:
        gives = [one for one in minutes if minutes[one] > floors[one]]
        if not gives:
            break
        most = max(gives, key=lambda one: minutes[one] - floors[one])
        minutes[most] -= 1
        tried = plan.with_minutes(minutes)
    return {one: given for one, given in minutes.items() if given != plan.planned[one]}


def plan_minutes(session: MeetingSession, minutes: Mapping[str, int]) -> Gesture:
    """Give steps of the open meeting other minutes; a step with none is passed over."""
    for step, given in minutes.items():
        if step not in STEPS:
            raise BadInput(
                _("“{step}” is not a step: {known}").format(step=step, known=", ".join(STEPS))
            )
        if type(given) is not int or not 0 <= given <= MOST_MINUTES:
            raise BadInput(
                _("Minutes are a whole number from 0 to {most}.").format(most=MOST_MINUTES)
            )
    meeting = session.meeting
    planned = {**meeting.minutes_by_step, **minutes}
    writer = session.begin()
    if planned != meeting.minutes_by_step:
        writer.set(meeting, agenda=[[step, planned[step]] for step in STEPS if step in planned])
    return writer.commit()
