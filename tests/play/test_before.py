"""A meeting prepared by a script is prepared as by hand."""

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.before import BeforeTick, Interpreting
from mam_desktop.meeting.inviting import invited_to
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.meeting.preparing import arrangements, before_list
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import check_line
from mam_desktop.play.verbs_before import BEFORE_VERBS
from tests.play.playing import Play, Told, a_script

FAMILY: Told = {
    "do": "family",
    "preferred_name": "Robin",
    "households": [{"people": [{"name": "Mum", "relation": "mother"}]}],
}
MEETING: Told = {
    "do": "meeting",
    "type": "MAM",
    "on": "2026-11-24",
    "starts_at": "14:00",
    "ends_at": "15:30",
    "place": "at home",
}


def prepared(*told: Told) -> Play:
    script = a_script(FAMILY, MEETING, *told)
    return Play(script).play(script.lines)


def test_a_whole_preparation_can_be_written_down_and_played() -> None:
    session = prepared(
        {"do": "change_meeting", "on": "2026-12-01", "place": "at school"},
        {"do": "invite", "name": "Sam", "role": "GP", "answer": "apologies", "update_wanted": True},
        {"do": "invite", "name": "Ms Ode", "instead": "Kim", "joins": "video"},
        {"do": "invite", "name": "Nan", "answer": "yes", "access_needs": ["large print"]},
        {"do": "invite_again"},
        {"do": "agenda", "template": "short", "fit": True},
        {"do": "arrange", "topic": "room", "words": "the quiet room", "arranged": True},
        {"do": "interpreter", "language": "Urdu", "for": "Nan"},
        {"do": "interpreter", "language": "urdu", "for": "Nan", "interpreter": "Noor"},
        {"do": "interpreter", "language": "Urdu", "for": "Nan", "booked": True},
        {"do": "before", "item": "hopes", "by": "Lee"},
        {"do": "before", "item": "worries", "by": "Lee"},
        {"do": "before", "item": "worries", "done": False},
    ).session
    meeting = session.meeting
    assert (str(meeting.on), meeting.place, meeting.starts_at) == (
        "2026-12-01",
        "at school",
        "14:00",
    )
    people = {one.person.name: one for one in invited_to(session.entries, meeting.id)}
    assert {name: one.answer for name, one in people.items()} == {
        "Robin": "none",
        "Mum": "none",
        "Sam": "apologies",
        "Ms Ode": "substitute",
        "Kim": "yes",
        "Nan": "yes",
        "Noor": "none",
    }
    assert people["Sam"].update_wanted
    assert people["Nan"].person.access_needs == ("large print",)
    assert sum(meeting.minutes_by_step.values()) == 90
    assert arrangements(session.entries, meeting.id)["room"].is_arranged
    (booked,) = session.entries.all(Interpreting)
    assert booked.is_booked
    assert people["Noor"].person.id == booked.interpreter_id
    assert [one.item for one in before_list(session.entries, meeting.id) if one.is_done] == [
        "hopes"
    ]
    assert len(session.entries.all(BeforeTick)) == 2


def test_an_agenda_can_be_told_step_by_step() -> None:
    lines: list[Told] = [{"step": "welcome", "minutes": 10}, {"step": "board", "minutes": 50}]
    session = prepared({"do": "agenda", "lines": lines}).session
    assert [session.meeting.minutes_by_step[one] for one in STEPS] == [10, 0, 0, 0, 50, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "told",
    [
        {"do": "agenda"},
        {"do": "agenda", "template": "long"},
        {"do": "arrange", "topic": "moon", "words": "far"},
        {"do": "before", "item": "cake"},
        {"do": "invite", "name": "Sam", "answer": "maybe"},
    ],
)
def test_what_is_not_known_is_refused_when_the_script_is_read(told: Told) -> None:
    with pytest.raises(BadInput):
        check_line(1, told)


def test_each_verb_has_a_performer() -> None:
    assert {one.name for one in BEFORE_VERBS} <= set(PERFORM)
