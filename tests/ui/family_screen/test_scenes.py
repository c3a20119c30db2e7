"""Every scene: what it draws, how well it can be read, and that it finds room for everything."""

import re
from dataclasses import replace
from datetime import date

import pytest

from mam_desktop.meeting.family_view import (
    ActionsScene,
    BoardScene,
    Body,
    FamilyView,
    NextStepsScene,
    Quote,
    SeenColumn,
    SeenIdea,
    SeenNext,
    SeenRound,
    VoiceScene,
)
from mam_desktop.ui.family_screen.compose import canvas_size
from mam_desktop.ui.family_screen.look import SMALLEST_TEXT
from mam_desktop.ui.family_screen.pieces import Icon
from mam_desktop.ui.family_screen.ready import ICONS
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.looks import faults, picture_of
from tests.ui.family_screen.reading import (
    NOT_ON_THANKS,
    contrast,
    ground_of,
    marked,
    outside,
    overlaps,
    said_texts,
)
from tests.ui.family_screen.samples import (
    ACTIONS,
    BOARD,
    BODIES,
    EMPTY_BODIES,
    NEXT,
    SIMPLE_ACTIONS,
    STEPS,
    VOICE,
    view_of,
)

SIZES = ((1024, 768), (1280, 800), (1920, 1080), (3840, 2160), (1080, 1920))
LONG = "We talked about this for a long time and want to keep every word of it. "


def every_view() -> list[FamilyView]:
    full = [view_of(scene) for scene in STEPS]
    empty = [view_of(scene, EMPTY_BODIES[scene]) for scene in STEPS]
    urdu = [view_of(scene, language="ur") for scene in STEPS]
    closed = NextStepsScene((), SeenNext(None, "", "", "", "everybody is content"))
    return [*full, *empty, *urdu, view_of("next_steps", closed)]


def board_of(count: int) -> BoardScene:
    names = ("can", "could_if", "new", "panel")
    ideas = [
        SeenIdea(f"Idea {no} that needs a line or two", "", no % 3, None) for no in range(count)
    ]
    return BoardScene(
        tuple(SeenColumn(name, tuple(ideas[place::4])) for place, name in enumerate(names)), None
    )


@pytest.mark.parametrize("scene", STEPS)
def test_a_scene_draws_every_text_that_people_said(scene: str, window: FamilyWindow) -> None:
    view = view_of(scene, marked(BODIES[scene]), title="Title of ours")
    window.show_view(view)
    drawn = "\n".join(window.all_texts())
    leave_out = NOT_ON_THANKS if scene == "feedback" else frozenset()
    said = [view.title, *said_texts(view.body, leave_out)]
    assert [text for text in said if text not in drawn] == []


@pytest.mark.parametrize("scene", STEPS)
def test_a_scene_draws_nothing_of_the_one_before(scene: str, window: FamilyWindow) -> None:
    other = STEPS[STEPS.index(scene) - 1]
    before = view_of(other, marked(BODIES[other]))
    window.show_view(before)
    window.show_view(view_of(scene))
    now = "\n".join(window.all_texts())
    assert [text for text in said_texts(before.body) if text in now] == []


def test_the_thanks_leave_the_reasons_to_the_plan(window: FamilyWindow) -> None:
    window.show_view(view_of("feedback"))
    now = "\n".join(window.all_texts())
    assert ACTIONS[0].what in now
    assert ACTIONS[0].so_that not in now


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_nothing_stands_on_other_words(
    size: tuple[int, int], window: FamilyWindow
) -> None:
    window.resize(*size)
    window.show()
    width, height = canvas_size(*size)
    for view in every_view():
        window.show_view(view)
        for page in window.picture.pages():
            assert outside(page, width, height) == [], view.scene
            assert overlaps(page) == [], view.scene


def test_all_text_can_be_read_from_far_away(window: FamilyWindow) -> None:
    for view in every_view():
        window.show_view(view)
        for page in window.picture.pages():
            for words in page.words():
                assert words.size >= SMALLEST_TEXT, words.text
                ground = ground_of(page, words)
                assert contrast(words.colour, ground) >= 7, (view.scene, words.text, ground)


@pytest.mark.parametrize("size", SIZES)
def test_sizes_are_the_same_share_of_every_screen(size: tuple[int, int]) -> None:
    width, height = canvas_size(*size)
    assert height >= 1080
    assert width / height == pytest.approx(size[0] / size[1])
    if size[0] > size[1]:
        assert height == 1080


def test_every_picture_that_is_drawn_was_loaded_before(window: FamilyWindow) -> None:
    drawn = set()
    for view in every_view():
        window.show_view(view)
        drawn |= {
            piece.name
            for page in window.picture.pages()
            for piece in page.pieces
            if isinstance(piece, Icon)
        }
    assert drawn <= set(ICONS)


def test_a_long_list_turns_pages_and_leaves_nothing_out(window: FamilyWindow) -> None:
    actions = tuple(replace(ACTIONS[no % 4], no=no + 1, what=f"Promise {no}.") for no in range(40))
    window.show_view(view_of("actions", ActionsScene(actions)))
    now = window.all_texts()
    assert window.picture.page_count > 5
    assert [one.what for one in actions if one.what not in now] == []


def test_a_usual_board_stands_on_one_page() -> None:
    board = BoardScene(
        (
            BOARD.columns[0],
            SeenColumn(
                "could_if",
                (
                    *BOARD.columns[1].ideas,
                    SeenIdea("Taxi to school on Mondays", "the council pays", 1, None),
                ),
            ),
            SeenColumn(
                "new",
                (
                    SeenIdea("Swimming on Saturdays with the sibling group", "", 0, None),
                    SeenIdea("Weighted blanket to try at home", "", 2, None),
                    SeenIdea("A light instead of the bell", "", 0, None, 3, pictogram="bell"),
                ),
            ),
            SeenColumn(
                "panel",
                (
                    SeenIdea("Joint-funded support at home after school", "", 0, None),
                    SeenIdea("A place in the small class from January", "", 2, None),
                    SeenIdea("Speech therapy every week", "", 0, None),
                ),
            ),
        ),
        date(2026, 12, 9),
    )
    picture = picture_of(view_of("board", board), (1920, 1080))
    assert picture.page_count == 1
    assert faults(picture, picture.page(0)) == []


def test_three_usual_ideas_with_pictures_and_hearts_stand_in_a_column() -> None:
    ideas = (
        SeenIdea("Short breaks: 2 nights a month, same carer each time", "", 2, None, 0),
        SeenIdea("One page about Robin goes to every new worker first", "", 0, None),
        SeenIdea("Quiet-room pass, no questions asked", "", 1, None),
    )
    pictures = ("bedroom", "books", "door")
    told = (replace(one, pictogram=name) for one, name in zip(ideas, pictures, strict=True))
    columns = (SeenColumn("can", tuple(told)), *BOARD.columns[2:], SeenColumn("could_if", ()))
    picture = picture_of(view_of("board", BoardScene(columns, None)), (1920, 1080))
    assert picture.page_count == 1


def test_a_full_board_turns_each_column_and_leaves_nothing_out(window: FamilyWindow) -> None:
    body = board_of(90)
    window.show_view(view_of("board", body))
    now = window.all_texts()
    missing = [
        idea.words for column in body.columns for idea in column.ideas if idea.words not in now
    ]
    assert missing == []


@pytest.mark.parametrize(
    "words", [LONG * 60, "W" * 4000, "ہم بات کرتے رہے۔ " * 300, "\n".join(["lines"] * 90)]
)
def test_very_long_words_turn_pages_and_leave_nothing_out(words: str, window: FamilyWindow) -> None:
    quote = Quote(words, "Mum", "said")
    window.show_view(view_of("voice", VoiceScene((quote,), (), ())))
    shown = "".join("".join(page.texts()) for page in window.picture.pages())
    assert "".join(words.split()) in "".join(_without_frame(shown))
    width, height = window.picture.width, window.picture.height
    for page in window.picture.pages():
        assert outside(page, width, height) == []


def _without_frame(text: str) -> str:
    """Return the text without spaces and without what stands on each page again."""
    for again in ("Mum says", "Robin’s meeting", "You can ask to hear this read aloud"):
        text = text.replace(again, "")
    return _no_numbers("".join(text.split()))


def _no_numbers(text: str) -> str:
    return re.sub(r"Step2of9|Page\d+of\d+", "", text)


def test_a_long_title_is_kept_to_two_lines(window: FamilyWindow) -> None:
    window.show_view(view_of("actions", title=LONG * 5))
    width, height = window.picture.width, window.picture.height
    for page in window.picture.pages():
        assert outside(page, width, height) == []
        assert overlaps(page) == []


def test_markup_is_shown_as_it_was_typed(window: FamilyWindow) -> None:
    body = ActionsScene((replace(ACTIONS[0], what="<b>x</b> &amp; {name} %s"),))
    window.show_view(view_of("actions", body))
    drawn = [words.setting.layout.text() for words in window.page.words()]
    assert "<b>x</b> &amp; {name} %s" in drawn


def test_four_promises_stand_on_one_page(window: FamilyWindow) -> None:
    window.show_view(view_of("actions", ActionsScene(SIMPLE_ACTIONS)))
    assert window.picture.page_count == 1


def test_the_thanks_of_a_usual_meeting_stand_on_one_photograph(window: FamilyWindow) -> None:
    window.show_view(view_of("feedback"))
    assert window.picture.page_count == 1


def test_the_newest_words_come_first_and_alone(window: FamilyWindow) -> None:
    window.show_view(view_of("voice"))
    first, second = window.picture.page(0).texts(), window.picture.page(1).texts()
    assert "Nan says" in first
    assert not any("Bell = too loud" in text for text in first)
    assert any("people ask me first" in text for text in second)


def test_what_was_seen_is_never_in_quotation_marks(window: FamilyWindow) -> None:
    window.show_view(view_of("voice"))
    seen = VOICE.observations[0].saw
    assert seen in window.all_texts()
    shown = Quote("He hides under the table", "Robin", "behaviour")
    window.show_view(view_of("voice", VoiceScene((shown,), (), ())))
    assert "He hides under the table" in window.drawn_texts()
    assert "Robin shows us" in window.drawn_texts()


def test_a_date_says_the_day_and_how_far_away_it_is(window: FamilyWindow) -> None:
    window.show_view(view_of("actions"))
    assert {"Friday 4 December", "in 10 days"} <= set(window.drawn_texts())


def test_the_next_meeting_is_a_leaf_of_a_calendar(window: FamilyWindow) -> None:
    window.show_view(view_of("next_steps"))
    assert {"5", "Tuesday 5 January", NEXT.place, NEXT.starts_at} <= set(window.drawn_texts())


def test_hearts_are_counted_and_said_in_words_to_a_screen_reader(window: FamilyWindow) -> None:
    window.show_view(view_of("board"))
    assert {"2 family", "4 others"} <= set(window.drawn_texts())
    assert "6" not in window.drawn_texts()
    assert "2 hearts from the family" in window.page.spoken()
    assert "4 hearts from others" in window.page.spoken()


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (SeenRound("present", is_quiet=False, presenter="Mum"), "Mum is telling us"),
        (SeenRound("ideas", is_quiet=True), "Everybody writes for themselves."),
        (SeenRound("first_steps", is_quiet=False), "What do we begin with?"),
    ],
)
def test_a_round_is_said_calmly_and_without_a_clock(
    window: FamilyWindow, now: SeenRound, words: str
) -> None:
    window.show_view(replace(view_of("board"), body=replace(BOARD, round=now)))
    drawn = " ".join(window.drawn_texts())
    assert words in drawn
    assert "min" not in drawn.split()


def test_an_if_is_not_said_twice(window: FamilyWindow) -> None:
    window.show_view(view_of("board"))
    drawn = window.drawn_texts()
    assert "if the clinic agrees a home visit" in drawn
    assert "if the team has 3 hours a week" in drawn


@pytest.mark.parametrize("body", BODIES.values())
def test_a_scene_comes_out_the_same_each_time(body: Body, window: FamilyWindow) -> None:
    scene = next(name for name, one in BODIES.items() if one is body)
    window.show_view(view_of(scene))
    once = window.all_texts()
    window.show_view(view_of("board" if scene != "board" else "actions"))
    window.show_view(view_of(scene))
    assert window.all_texts() == once
