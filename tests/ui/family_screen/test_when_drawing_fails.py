"""A picture that cannot be drawn is covered: what stood there before never stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_view import BoardScene, Quote, SeenIdea, SeenRound, VoiceScene
from mam_desktop.ui.family_screen.call_window import CallWindow
from mam_desktop.ui.family_screen.look import Weight
from mam_desktop.ui.family_screen.scripts import script_formats
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.samples import BOARD, VOICE, view_of

WITHDRAWN = "Dinosaur = calm"
NO_COUNT = cast("int", "many")
"""What no version of this program writes, and nobody can draw."""


def unfit() -> BoardScene:
    """Return a board with a card that cannot be drawn."""
    first, *others = BOARD.columns
    card = SeenIdea("broken", "", NO_COUNT, None, NO_COUNT)
    return replace(BOARD, columns=(replace(first, ideas=(card,)), *others))


@pytest.fixture
def shown(window: FamilyWindow) -> Iterator[FamilyWindow]:
    window.resize(1280, 720)
    window.show()
    window.show_view(view_of("voice", VOICE))
    assert WITHDRAWN in "\n".join(window.all_texts())
    yield window
    window.hide()


def is_breaking(do: Callable[[], object]) -> bool:
    try:
        do()
    except (TypeError, ValueError):
        return True
    return False


def test_a_picture_that_cannot_be_made_leaves_the_cover_and_tells_so(
    shown: FamilyWindow, qtbot: QtBot
) -> None:
    call = CallWindow(shown)
    qtbot.addWidget(call)
    told: list[bool] = []
    shown.picture_changed.connect(lambda: told.append(shown.is_covered))
    assert is_breaking(lambda: shown.show_view(view_of("board", unfit())))
    assert told == [True]
    assert shown.is_covered
    cover = FamilyWindow()
    qtbot.addWidget(cover)
    for one in (shown, call):
        assert WITHDRAWN not in one.accessibleDescription()
        assert one.accessibleDescription() == cover.accessibleDescription()
    cover.resize(shown.size())
    assert shown.grab().toImage() == cover.grab().toImage()
    shown.show_view(view_of("voice", VOICE))
    assert WITHDRAWN in "\n".join(shown.all_texts())


def test_a_page_that_cannot_be_drawn_leaves_the_cover(shown: FamilyWindow) -> None:
    """Pages are drawn when they are looked at: so the first one is looked at in time."""
    assert is_breaking(lambda: shown.show_view(replace(view_of("board"), step_count=NO_COUNT)))
    assert shown.is_covered
    assert BOARD.columns[0].ideas[0].words not in shown.accessibleDescription()


def test_a_stage_that_only_a_newer_version_knows_is_passed_over(window: FamilyWindow) -> None:
    scene = replace(BOARD, round=SeenRound("dancing", False, "Nan"))
    window.show_view(view_of("board", scene))
    assert not window.is_covered
    assert "dancing" not in "\n".join(window.all_texts())


def test_a_text_that_changes_its_letters_all_the_time_is_shown_all_the_same(
    window: FamilyWindow,
) -> None:
    """Each run of other letters is work for all the others: from some number on Qt chooses."""
    words = "ا😀a " * 5_000
    assert script_formats(words, 40, Weight.PLAIN, in_urdu=False) == []
    window.show_view(view_of("voice", VoiceScene((Quote(words, "Robin", "said"),), (), ())))
    assert window.picture.page_count > 1


def test_runs_of_other_letters_begin_where_qt_counts_them() -> None:
    runs = script_formats("😀 ا a 😀 ب ਪ", 40, Weight.PLAIN, in_urdu=False)
    assert [(one.start, one.length) for one in runs] == [(3, 1), (10, 1), (12, 1)]


@pytest.mark.parametrize(
    "words", ["x" * 50_000, "So" + "." * 50_000, "Yes." + "\n" * 50_000 + "No."]
)
def test_an_endless_word_or_gap_holds_up_nobody(window: FamilyWindow, words: str) -> None:
    """Qt needs half a minute for what is given to it as it is."""
    window.show_view(view_of("voice", VoiceScene((Quote(words, "Robin", "said"),), (), ())))
    shown = "".join("".join(window.all_texts()).split())
    assert "\u200b" not in shown
    for part in words.split("\n"):
        assert part[:20] in shown
