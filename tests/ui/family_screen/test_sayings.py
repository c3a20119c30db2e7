"""What is read aloud of a page, and where its mark stands."""

from dataclasses import replace

import pytest

from mam_desktop.meeting.family_view import BoardScene, FamilyView, SeenColumn, SeenIdea
from mam_desktop.ui.family_screen.pieces import Box, Piece, Place, Words
from mam_desktop.ui.family_screen.sayings import Mark, marked, sayings
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.samples import STEPS, view_of


def boxes(window: FamilyWindow) -> list[Box]:
    return [one for one in window.page.pieces if isinstance(one, Box)]


@pytest.mark.parametrize("scene", STEPS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_read_aloud_is_what_the_page_says_without_what_stands_on_every_page(
    window: FamilyWindow, scene: str, language: str
) -> None:
    window.show_view(view_of(scene, language=language))
    said = sayings(window.plain_page)
    whole = window.plain_page
    said_once = [one for one in whole.pieces if not _is_of_frame(one)]
    told = " ".join(" ".join(replace(whole, pieces=tuple(said_once)).spoken()).split())
    assert said
    assert [one.words for one in said if " ".join(one.words.split()) not in told] == []
    letters = [one for one in told if one.isalnum()]
    assert [one for saying in said for one in saying.words if one.isalnum()] == letters


def _is_of_frame(piece: Piece) -> bool:
    return isinstance(piece, Words) and piece.place is Place.FRAME


def test_the_line_at_the_foot_and_the_name_in_the_corner_are_not_read(
    window: FamilyWindow,
) -> None:
    said = said_of(window, view_of("what_matters"))
    assert said[0] == "What matters"
    frame = {"Robin’s meeting", "You can ask to hear this read aloud", "Step 4 of 9", "Page 1 of 2"}
    assert frame <= set(window.plain_page.spoken())
    assert not frame & set(said)


def test_the_same_heading_is_not_read_again_on_the_next_page(window: FamilyWindow) -> None:
    window.show_view(view_of("what_matters"))
    first = window.plain_page
    window.turn_page()
    assert sayings(window.plain_page)[0].words == "What matters"
    assert sayings(window.plain_page, after=first)[0].words == "What services wrote"
    window.show_view(view_of("actions"))
    assert sayings(window.plain_page, after=first)[0].words == "What we agreed"


def test_a_column_that_still_stands_there_is_not_read_again(window: FamilyWindow) -> None:
    ideas = tuple(SeenIdea(f"Idea number {no} of a long list", "", 0, None) for no in range(9))
    alone = (SeenIdea("A column that has no more", "", 0, None),)
    board = BoardScene((SeenColumn("can", ideas), SeenColumn("new", alone)), None)
    window.resize(1024, 768)
    window.show_view(replace(view_of("board"), body=board))
    before = window.plain_page
    window.turn_page()
    there, said = window.plain_page, [one.words for one in sayings(window.plain_page, after=before)]
    assert "A column that has no more" in there.spoken()
    assert "A column that has no more" not in said
    assert [one for one in said if one.startswith("Idea")] == [
        one for one in there.spoken() if one.startswith("Idea")
    ]
    assert "Yes, we can" in said


def test_a_second_language_under_the_words_is_not_read_over_them(window: FamilyWindow) -> None:
    view = view_of("voice")
    alone = said_of(window, view)
    both = said_of(window, replace(view, second="pl"))
    assert [one for one in both if one in alone] == [one for one in alone if one in both]
    assert not any("ą" in one or "ł" in one for one in both)


def said_of(window: FamilyWindow, view: FamilyView) -> list[str]:
    window.show_view(view)
    return [one.words for one in sayings(window.plain_page)]


@pytest.mark.parametrize("scene", STEPS)
@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_mark_stands_under_its_words_and_in_the_picture(
    window: FamilyWindow, scene: str, language: str
) -> None:
    window.show_view(view_of(scene, language=language))
    plain, texts = window.plain_page, list(window.plain_page.words())
    for saying in sayings(plain):
        lines = [one for one in marked(plain, Mark(saying)).pieces if one not in plain.pieces]
        words = texts[saying.text_no]
        assert lines
        for line in lines:
            assert isinstance(line, Box)
            assert words.x - 2 <= line.x
            assert line.x + line.width <= words.x + words.width + 2
            assert words.y <= line.y <= words.y + words.height + words.size * 0.2


def test_a_mark_is_in_the_ink_of_its_words(window: FamilyWindow) -> None:
    window.show_view(view_of("voice"))
    saying = sayings(window.plain_page)[0]
    before = boxes(window)
    window.mark(Mark(saying, saying.part(0, 3)))
    new = [one for one in boxes(window) if one not in before]
    words = list(window.plain_page.words())[saying.text_no]
    assert [one.fill or one.edge for one in new] == [words.colour] * 2
    assert [one for one in window.page.pieces if isinstance(one, Words)] == list(
        window.plain_page.words()
    )


def test_another_page_has_no_mark(window: FamilyWindow) -> None:
    window.show_view(view_of("voice"))
    window.mark(Mark(sayings(window.plain_page)[0]))
    window.show_view(view_of("board"))
    assert window.mark_now is None
    assert window.page is window.plain_page


def test_a_word_is_counted_as_the_voice_counts_it(window: FamilyWindow) -> None:
    window.show_view(view_of("voice"))
    saying = next(one for one in sayings(window.plain_page) if len(one.words.split()) > 2)
    first, second = saying.words.split()[:2]
    assert saying.part(len(first) + 1, len(second)).words == second
    assert saying.part(10_000, 5).start == saying.end


def test_a_name_set_apart_in_other_letters_is_marked_where_it_stands(window: FamilyWindow) -> None:
    window.show_view(view_of("welcome", language="ar"))
    saying = next(one for one in sayings(window.plain_page) if "Robin" in one.words)
    at = saying.words.index("Robin")
    assert saying.part(at, 5).words == "Robin"
    assert saying.part(0, len(saying.words)).words == saying.words
