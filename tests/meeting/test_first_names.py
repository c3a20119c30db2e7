"""What leaves the room on a phone names people by their first names."""

from dataclasses import replace
from datetime import date

import pytest

from mam_desktop.meeting.family_view import SeenAction, SeenNext, ThanksScene
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.first_names import Named, first_names
from mam_desktop.meeting.for_a_phone import for_a_phone


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Dana", "Dana"),
        ("Dana Example", "Dana"),
        ("Zoë O’Neil-Example", "Zoë"),
        ("Ms Ode", "Ms Ode"),
        ("Dr Sam Example", "Dr Sam"),
        ("Auntie Bev", "Auntie Bev"),
        ("Robin’s mum", "Robin’s mum"),
        ("Foster Mum", "Foster Mum"),
        ("the quiet-room lady", "the quiet-room lady"),
        ("روبن احمد", "روبن احمد"),
        ("x" * 500, "x" * 500),
        ("", ""),
    ],
)
def test_a_first_name_is_kept_and_a_surname_is_not(name: str, called: str) -> None:
    assert first_names([name]) == {name: called}


def test_two_people_with_one_first_name_are_told_apart() -> None:
    assert first_names(["Dana Example", "Dana Sample", "Lee Example"]) == {
        "Dana Example": "Dana E.",
        "Dana Sample": "Dana S.",
        "Lee Example": "Lee",
    }


def test_people_whom_no_initial_parts_are_known_by_what_the_room_calls_them() -> None:
    people = {
        "1": Named("Sam Okafor", "GP"),
        "2": Named("Sam Odell", "the bus lady"),
        "3": Named("Sam Example", "School nurse"),
    }
    assert first_names(people, people) == {
        "1": "Sam O. (GP)",
        "2": "Sam O. (the bus lady)",
        "3": "Sam E.",
    }


def test_people_of_one_name_are_parted_and_a_name_alone_is_nobody_else() -> None:
    people = {"1": Named("Sam Oduya", "GP"), "2": Named("Sam Oduya", "Teacher")}
    assert first_names(people, people) == {"1": "Sam O. (GP)", "2": "Sam O. (Teacher)"}
    one = {"1": Named("Sam Oduya", "GP")}
    assert first_names(["1", "Sam Oduya"], one) == {"1": "Sam", "Sam Oduya": "Sam"}


def test_people_who_have_no_role_are_parted_by_some_more_letters() -> None:
    assert first_names(["Sam Okafor", "Sam Odell"]) == {
        "Sam Okafor": "Sam Ok.",
        "Sam Odell": "Sam Od.",
    }


def test_what_leaves_on_a_phone_is_what_who_and_when_and_no_reasons() -> None:
    action = SeenAction(
        1,
        "Book 2 nights of short breaks a month",
        "Dana Example",
        date(2026, 12, 4),
        "the whole family gets some rest",
        "use the sleep diary",
        "Nan",
        None,
        "Robin",
        "I like it when people ask me first.",
        "bedroom",
    )
    coming = SeenNext(date(2027, 1, 5), "14:00", "Example Primary School", "review the plan", "")
    kept = for_a_phone(ThanksScene((action,), "Lee Example", coming))
    assert kept == ThanksScene(
        (replace(action, who="Dana", so_that="", while_waiting="", from_who="", from_words=""),),
        "Lee",
        replace(coming, purpose=""),
    )


def test_who_said_it_in_another_language_leaves_by_the_first_name_too() -> None:
    meaning = Meaning("pl", "Zadzwonić", "Noor Example")
    action = SeenAction(1, "Ring", "Dana Example", None, "", "", "", meaning)
    coming = SeenNext(None, "", "", "", "Dad has moved out")
    kept = for_a_phone(ThanksScene((action,), "Noor Sample", coming))
    assert kept.actions[0].meaning == Meaning("pl", "Zadzwonić", "Noor E.")
    assert kept.lead == "Noor S."
    assert kept.next is not None
    assert kept.next.close == "…"
