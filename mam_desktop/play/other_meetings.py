"""Holds meetings of other made-up families, so that a picture of a list has a list in it."""

from dataclasses import dataclass
from datetime import date

from mam_desktop.laptop import Laptop
from mam_desktop.meeting.agreeing import agree_action
from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.people import CHILD_AND_FAMILY
from mam_desktop.meeting.sending import mark_sent
from mam_desktop.meeting.signing import seal_meeting, sign
from mam_desktop.meeting.starting import ENGAGEMENT_LEAD, add_family, prepare_meeting


@dataclass(frozen=True, slots=True)
class _Other:
    """A family's meeting in November, and what became of its minutes."""

    child: str
    kind: str
    day: int
    lead: str
    is_sealed: bool = True
    sent_on: date | None = None


_OTHERS = (
    _Other("Ash", "review", 23, "Lee"),
    _Other("Bo", "TAF", 20, "Sam"),
    _Other("Kit", "MAM", 19, "Sam", sent_on=date(2026, 11, 24)),
    _Other("Jo", "TAF", 16, "Noor", is_sealed=False),
    _Other("Max", "review", 13, "Noor", sent_on=date(2026, 11, 18)),
    _Other("Ali", "MAM", 12, "Lee", sent_on=date(2026, 11, 17)),
    _Other("Eve", "TAC", 10, "Sam", sent_on=date(2026, 11, 13)),
)


def hold_other_meetings(laptop: Laptop) -> None:
    """Hold the meetings of seven other families; all but one are sealed, four of them sent."""
    for one in _OTHERS:
        _hold(laptop, one)


def _hold(laptop: Laptop, one: _Other) -> None:
    session = laptop.new_family()
    on = date(2026, 11, one.day)
    add_family(session, preferred_name=one.child)
    prepare_meeting(session, type=one.kind, on=on, starts_at="14:00", ends_at="15:00")
    attend(session, name=one.child, about={"role": "Child", "service": CHILD_AND_FAMILY})
    attend(session, name="Mum", about={"role": "Parent", "service": CHILD_AND_FAMILY})
    attend(session, name=one.lead, about={"role": ENGAGEMENT_LEAD, "service": "Education"})
    agree_action(session, what="Ring the school", owner=one.lead, due_on=date(2026, 12, 1))
    if one.is_sealed:
        for who in ("Mum", one.lead):
            sign(session, who=who, method="typed", typed=who, answer="agree")
        seal_meeting(session, laptop.record.signer)
    if one.sent_on is not None:
        mark_sent(session, on=one.sent_on)
