"""Reading back one promise at a time, the next date in its month, and the page to photograph."""

from dataclasses import replace
from datetime import date

import pytest

from mam_desktop.meeting.family_view import NextStepsScene, SeenAction, SeenNext, ThanksScene
from mam_desktop.ui.family_screen.pieces import Box, Page, Pictogram
from mam_desktop.ui.family_screen.sayings import sayings
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.reading import outside, overlaps
from tests.ui.family_screen.samples import (
    ACTIONS,
    NEXT,
    READ_BACK,
    SIMPLE_ACTIONS,
    view_of,
)


def many(count: int) -> tuple[SeenAction, ...]:
    return tuple(replace(SIMPLE_ACTIONS[no % 4], no=no + 1) for no in range(count))


def words_of(page: Page) -> str:
    return " ".join(" ".join(text.split()) for text in page.texts())


def test_the_promise_that_is_read_aloud_stands_alone_and_says_which_it_is(
    window: FamilyWindow,
) -> None:
    window.show_view(view_of("sign", replace(READ_BACK, reading=3)))
    assert window.picture.page_count == 1
    drawn = words_of(window.page)
    assert "3 of 4" in drawn
    assert ACTIONS[2].what in drawn
    assert {ACTIONS[2].who, "Friday 11 December"} <= set(window.drawn_texts())
    assert ACTIONS[1].what not in drawn


def test_while_nothing_is_read_each_promise_has_its_page_and_then_who_signed(
    window: FamilyWindow,
) -> None:
    window.show_view(view_of("sign"))
    pages = [words_of(one) for one in window.picture.pages()]
    for no, action in enumerate(ACTIONS):
        assert action.what in pages[no]
        assert f"{no + 1} of 4" in pages[no]
    assert "Who has signed" in pages[-1]


def test_the_next_promise_that_is_read_comes_to_the_front(window: FamilyWindow) -> None:
    window.show_view(view_of("sign"))
    window.turn_page(4)
    window.show_view(view_of("sign", replace(READ_BACK, reading=2)))
    assert ACTIONS[1].what in words_of(window.page)


def test_the_day_is_marked_in_its_month(window: FamilyWindow) -> None:
    window.show_view(view_of("next_steps"))
    drawn = list(window.drawn_texts())
    assert "January 2027" in drawn
    assert drawn[drawn.index("January 2027") + 1 :][:7] == [
        *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    ]
    assert [one for one in drawn if one.isdigit()] == [str(no) for no in range(1, 32)]
    marked = next(one for one in window.page.words() if one.text == "5")
    middle = marked.x + marked.width / 2, marked.y + marked.height / 2
    discs = [
        one
        for one in window.page.pieces
        if isinstance(one, Box) and one.width == one.height == 2 * one.radius > 60
    ]
    assert len(discs) == 1
    assert (discs[0].x + discs[0].width / 2, discs[0].y + discs[0].height / 2) == pytest.approx(
        middle, abs=2
    )


def test_the_numbers_of_a_month_are_not_said_to_those_who_listen(window: FamilyWindow) -> None:
    window.show_view(view_of("next_steps"))
    said = {one.words for one in sayings(window.page)}
    assert {"Tuesday 5 January", "in 42 days", NEXT.place} <= said
    assert {"Mon", "17", "January 2027"}.isdisjoint(said | set(window.page.spoken()))


@pytest.mark.parametrize("on", [date(2027, 2, 28), date(2027, 3, 1), date(2027, 8, 31)])
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_a_month_of_any_length_is_whole(
    on: date, size: tuple[int, int], window: FamilyWindow
) -> None:
    window.resize(*size)
    window.show_view(view_of("next_steps", NextStepsScene((), replace(NEXT, on=on))))
    assert window.picture.page_count == 1
    assert outside(window.page, window.picture.width, window.picture.height) == []
    assert overlaps(window.page) == []


def test_where_we_do_not_meet_again_there_is_no_calendar(window: FamilyWindow) -> None:
    closed = SeenNext(None, "", "", "", "everything is in place")
    window.show_view(view_of("next_steps", NextStepsScene((), closed)))
    assert "We do not need to meet again" in window.drawn_texts()


@pytest.mark.parametrize("count", [1, 4, 7, 10])
def test_as_many_promises_as_a_meeting_makes_stand_on_one_photograph(
    count: int, window: FamilyWindow
) -> None:
    window.show_view(view_of("feedback", ThanksScene(many(count), "Lee", NEXT)))
    assert window.picture.page_count == 1
    drawn = words_of(window.page)
    assert all(one.what in drawn for one in many(count))
    for what in ("Lee", "Tuesday 5 January", NEXT.place, NEXT.starts_at, "Tuesday 24 November"):
        assert what in drawn


def test_more_than_one_photograph_says_which_it_is_and_each_names_the_rest(
    window: FamilyWindow,
) -> None:
    window.show_view(view_of("feedback", ThanksScene(many(14), "Lee", NEXT)))
    pages = [words_of(one) for one in window.picture.pages()]
    assert len(pages) == 2
    for no, one in enumerate(pages, start=1):
        assert f"Photo {no} of 2" in one
        assert "Tuesday 5 January" in one
        assert "Lee" in one


def test_a_picture_stands_beside_the_words_and_an_unknown_one_does_not(
    window: FamilyWindow,
) -> None:
    for name, is_drawn in (("bedroom", True), ("no-such-picture", False), ("../icons/x", False)):
        body = replace(READ_BACK, actions=(replace(ACTIONS[0], pictogram=name),), reading=1)
        window.show_view(view_of("sign", body))
        drawn = [one.name for one in window.page.pieces if isinstance(one, Pictogram)]
        assert drawn == ([name] if is_drawn else [])
