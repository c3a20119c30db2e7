"""Whom a name means: the lead's own name for them, or asked, never guessed."""

import pytest

from mam_desktop.errors import Ambiguous, BadInput
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.naming import (
    Circle,
    can_be_read,
    find_by_words,
    find_person,
    get_person,
    people_named,
    words_of,
)
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Action, Idea
from mam_desktop.meeting.said import Observation, Voice
from tests.meeting.builders import meeting_session
from tests.meeting.marked import told

PEOPLE = Entries(
    [
        told(Person, "ode", name="Ms Ode", full_name="Ola Ode", own_words="the quiet-room lady"),
        told(Person, "bell", name="Ms Bell", full_name="Ann Bell"),
        told(Person, "sam", name="Sam", full_name="Sam Sample", service="Health"),
        told(Person, "samira", name="Samira", full_name="Samira Khan"),
        told(Person, "kim1", name="Kim", full_name="Kim Ode"),
        told(Person, "kim2", name="Kim", full_name="Kim Bell"),
    ]
)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ms Ode", "ode"),
        ("ms  ode", "ode"),
        ("Ode", "ode"),
        ("Ola Ode", "ode"),
        ("the quiet-room lady", "ode"),
        ("Sam", "sam"),
        ("samira", "samira"),
        ("Kim Ode", "kim1"),
        ("Zed", None),
        ("Sam Jones", None),
        ("Sa", None),
        ("", None),
        ("  ", None),
    ],
)
def test_a_name_means_one_person_or_nobody(name: str, person: str | None) -> None:
    found = find_person(PEOPLE, name)
    assert (found.id if found else None) == person


@pytest.mark.parametrize(("name", "choices"), [("Kim", 2), ("Ms", 2)])
def test_where_several_fit_the_person_is_asked(name: str, choices: int) -> None:
    with pytest.raises(Ambiguous) as caught:
        find_person(PEOPLE, name)
    assert len(caught.value.choices) == choices
    assert len(set(caught.value.choices)) == choices


def test_an_id_is_as_good_as_a_name_and_nobody_is_told_plainly() -> None:
    assert get_person(PEOPLE, "kim2").full_name == "Kim Bell"
    with pytest.raises(BadInput, match="Nobody here is called “Zed”"):
        get_person(PEOPLE, "Zed")


def test_a_new_name_brings_in_one_person_however_often_it_is_said() -> None:
    session = meeting_session()
    writer = session.begin()
    circle = Circle(session, writer)
    assert circle.bring("Zed") == circle.bring(" zed ") == circle.bring_all(["Zed"])[0]
    assert circle.bring("Mum") == get_person(session.entries, "Mum").id
    assert circle.bring_maybe(None) is None
    for nobody in ("", "  "):
        with pytest.raises(BadInput):
            circle.bring(nobody)
        with pytest.raises(BadInput):
            circle.known_or_name(nobody)
    writer.commit()
    assert [one.name for one in session.entries.all(Person)].count("Zed") == 1


def test_whom_something_is_kept_from_brings_nobody_in() -> None:
    session = meeting_session()
    circle = Circle(session, session.begin())
    mum = get_person(session.entries, "Mum").id
    named = circle.people_or_services(["Mum", "social care", " Zed "])
    assert named == (mum, "social care", "Zed")


def test_an_entry_is_found_by_its_words_whatever_their_spaces_and_capitals() -> None:
    ideas = [told(Idea, "a", words="Gym with Jude"), told(Idea, "b", words="Swimming")]
    assert find_by_words(ideas, " gym  WITH jude").id == "a"
    with pytest.raises(BadInput, match="Nothing here says"):
        find_by_words(ideas, "Gym")
    with pytest.raises(Ambiguous):
        find_by_words([*ideas, told(Idea, "c", words="swimming")], "Swimming")


def test_each_kind_is_known_by_its_own_words() -> None:
    assert words_of(told(Action, "a", what="Ring")) == "Ring"
    assert words_of(told(Observation, "o", saw="ears")) == "ears"
    assert words_of(told(Person, "p", name="Mum")) == "Mum"


def test_whom_an_entry_names() -> None:
    voice = told(Voice, "v", who_id="a", through_id="b", not_for=("c", "Housing"), words="d")
    assert people_named(voice) == {"a", "b", "c", "Housing"}


@pytest.mark.parametrize("name", ["", "  ", "\u202e", "\u200b\u200b", "\x00", "\u2028 \t"])
def test_a_name_that_nobody_could_read_brings_nobody_in(name: str) -> None:
    session = meeting_session()
    with pytest.raises(BadInput, match="A name is missing"):
        Circle(session, session.begin()).bring(name)


def test_a_name_of_one_sign_is_a_name() -> None:
    assert all(can_be_read(name) for name in ("😀", "ا", "李", "B", "\u202eB"))
