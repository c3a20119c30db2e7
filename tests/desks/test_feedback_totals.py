"""Totals of “How was it?” from a real record, over two families, and what the council sets."""

from mam_desktop.meeting.feedback import GroupTotals, Total, give_feedback
from tests.desks.desks_on_disk import Desks, fail


def _totals(desk: Desks) -> dict[str, tuple[Total, ...]]:
    found: list[tuple[GroupTotals, ...]] = []
    desk.live().feedback_totals(found.append, fail)
    return {one.given_by: one.totals for one in found[0]}


def test_answers_of_every_family_are_added_up_once_there_are_enough(desks: Desks) -> None:
    robin = desks.live().session
    other = next(one for one in desks.laptop.record.family_ids() if one != robin.family_id)
    ash = desks.laptop.open_family(other)
    for session, score in ((robin, 5), (robin, 4), (robin, 3), (ash, 4)):
        give_feedback(session, given_by="parent", scores={"listened_to": score})
    assert _totals(desks)["parent"] == ()
    give_feedback(ash, given_by="parent", scores={"listened_to": 4}, words="Thank you")
    assert _totals(desks)["parent"] == (Total(question="listened_to", average=4.0, count=5),)
    assert _totals(desks)["child"] == ()


def test_the_council_says_how_many_are_enough(desks: Desks) -> None:
    assert desks.live().feedback_shown_from == 5
