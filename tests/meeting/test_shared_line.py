"""The line everybody can read: which lines are private, and whom it may name."""

import pytest

from mam_desktop.meeting.attending import attend
from mam_desktop.meeting.capturing import understand
from mam_desktop.meeting.shared_line import chip_for_all, is_private_line, names_for_all
from tests.meeting.builders import meeting_session


@pytest.mark.parametrize(
    "line",
    [
        "note: he looks tired",
        "Note – ring Dana later",
        "  PRIVATE: not for the room",
        "(private) call me",
        "[restricted] something",
        "? note: ask Kim",
        "+ lead: check this",
        "# mum was upset",
        "// later",
        "Lead’s note: ask again",
        "Lead's note: ask again",
        "concern: a bruise",
        "note to self ring the school",
        "Do not show this to Dad",
        "For me: 20 minutes left",
        "note:" + "x" * 100_000,
    ],
)
def test_a_line_that_begins_as_a_private_note_is_known(line: str) -> None:
    assert is_private_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "+ Private tutoring on Mondays @Mum",
        "“ Mum: note the time he sleeps",
        "Mum: he sleeps better",
        "! Bring the note to school @Mum by Friday",
        "Notebook for Robin - blue",
        "We note that things go well",
        "<b>note</b>",
        "ہم چاہتے ہیں کہ روبن سوئے",
        "🙂🙂🙂: yes",
        "x" * 100_000,
    ],
)
def test_an_everyday_line_is_not(line: str) -> None:
    assert not is_private_line(line)


def test_only_those_whom_the_family_screen_names_are_named() -> None:
    session = meeting_session()
    attend(session, name="Ola", about={"full_name": "Olamide Secretname"})
    attend(session, name="Jo", state="invited")
    attend(session, name="Sam", state="apologies")
    attend(session, name="Vi", state="left")
    names = {one.name: one.other_names for one in names_for_all(session)}
    assert {"Robin", "Ola", "Sam", "Vi"} <= set(names)
    assert "Jo" not in names
    assert "Secretname" not in str(names)


def test_a_chip_for_all_offers_no_choices_and_names_nobody_unseen() -> None:
    session = meeting_session()
    attend(session, name="Jo", state="invited", about={"full_name": "Joanna Secretname"})
    attend(session, name="Sam Hill", state="present")
    attend(session, name="Sam Dale", state="invited")
    unseen = chip_for_all(session, understand(session, "! Ring the clinic @Joanna"))
    assert unseen.who == ""
    asked = understand(session, "! Ring the clinic @Sam")
    assert asked.questions
    assert "Dale" not in " ".join(chip_for_all(session, asked).shown())
