"""The window: on, frozen, covered, off; its pages; what it says to others."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.family_view import ActionsScene, FamilyView, ScreenState, VoiceScene
from mam_desktop.ui.family_screen.window import FamilyWindow
from tests.ui.family_screen.reading import said_texts
from tests.ui.family_screen.samples import ACTIONS, ASKED, STEPS, VOICE, view_of

NEUTRAL = {"Family screen", "Back in a moment"}


def many_actions(count: int = 12) -> FamilyView:
    actions = tuple(
        replace(ACTIONS[no % 4], no=no + 1, what=f"Promise {no}.") for no in range(count)
    )
    return view_of("actions", ActionsScene(actions))


def pixels(window: FamilyWindow) -> QImage:
    return window.grab().toImage()


EDGES_OF_LETTERS = 48
"""How far two paintings of one picture may differ: letters are smoothed anew at their edges."""


def furthest_apart(one: QImage, other: QImage) -> int:
    """Return the largest difference of any colour, 0 to 255, in pictures a quarter as large."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = [image.scaled(480, 270, mode=smooth) for image in (one, other)]
    first, second = (bytes(image.constBits()) for image in small)
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("state", [ScreenState.COVER, ScreenState.OFF])
@pytest.mark.parametrize("scene", STEPS)
def test_a_dark_screen_says_nothing_about_anybody(
    scene: str, state: ScreenState, window: FamilyWindow
) -> None:
    window.show_view(view_of(scene))
    window.show_view(view_of(scene, state=state))
    assert set(window.all_texts()) == NEUTRAL


def test_every_cover_is_the_same_picture(window: FamilyWindow) -> None:
    window.show_view(view_of("board", state=ScreenState.COVER))
    one = pixels(window)
    window.show_view(view_of("voice"))
    assert furthest_apart(pixels(window), one) > EDGES_OF_LETTERS
    window.show_view(view_of("voice", state=ScreenState.COVER))
    assert furthest_apart(pixels(window), one) <= EDGES_OF_LETTERS


def test_a_new_window_is_covered(window: FamilyWindow) -> None:
    assert window.is_covered
    assert set(window.all_texts()) == NEUTRAL


def test_a_frozen_screen_keeps_its_last_picture(window: FamilyWindow) -> None:
    window.show_view(view_of("voice"))
    before, picture = window.all_texts(), pixels(window)
    window.show_view(view_of("board", state=ScreenState.FREEZE))
    assert window.all_texts() == before
    assert pixels(window) == picture
    window.show_view(view_of("board"))
    assert window.all_texts() != before


def test_a_screen_frozen_while_covered_stays_covered(window: FamilyWindow) -> None:
    window.show_view(view_of("voice", state=ScreenState.COVER))
    window.show_view(view_of("voice", state=ScreenState.FREEZE))
    assert set(window.all_texts()) == NEUTRAL


def test_a_screen_that_starts_frozen_shows_the_cover(window: FamilyWindow) -> None:
    window.show_view(view_of("voice", state=ScreenState.FREEZE))
    assert set(window.all_texts()) == NEUTRAL


def test_off_hides_the_window(window: FamilyWindow, qtbot: QtBot) -> None:
    window.show_view(view_of("voice"))
    with qtbot.waitExposed(window):
        window.show()
    window.show_view(view_of("voice", state=ScreenState.OFF))
    assert not window.isVisible()
    assert not window.is_wanted


@pytest.mark.parametrize("scene", STEPS)
def test_the_title_and_the_tooltip_carry_no_name(scene: str, window: FamilyWindow) -> None:
    view = view_of(scene)
    window.show_view(view)
    assert window.windowTitle() == window.accessibleName() == "Family screen"
    assert window.toolTip() == window.statusTip() == window.whatsThis() == ""
    assert not any(text in window.windowTitle() for text in said_texts(view.body))


def test_a_screen_reader_is_told_the_page_in_reading_order(window: FamilyWindow) -> None:
    window.show_view(view_of("voice", VoiceScene((ASKED,), (), ())))
    told = window.accessibleDescription().split("\n")
    assert told[:3] == ["Robin says", "Robin’s meeting", "“I like it when people ask me first.”"]
    assert told[-1] == "Step 2 of 9"


def test_the_newest_thing_is_the_page_that_is_shown(window: FamilyWindow) -> None:
    window.show_view(many_actions(12))
    assert window.page_no == 0
    window.show_view(many_actions(13))
    assert "Promise 12." in window.drawn_texts()
    window.show_view(view_of("board"))
    assert window.page_no == 0


def test_a_page_that_is_gone_gives_way_to_the_last_one(window: FamilyWindow) -> None:
    window.show_view(many_actions(12))
    window.turn_page(-1)
    assert window.page_no == window.picture.page_count - 1
    window.show_view(many_actions(2))
    assert window.page_no == 0


def test_pages_turn_round_and_round(window: FamilyWindow) -> None:
    window.show_view(many_actions())
    seen = []
    for _page in range(window.picture.page_count):
        seen.append(window.page_no)
        window.turn_page()
    assert seen == list(range(window.picture.page_count))
    assert window.page_no == 0


def test_pages_turn_by_themselves_only_while_somebody_can_see_them(
    window: FamilyWindow, qtbot: QtBot
) -> None:
    turning = {}
    window.show_view(many_actions())
    turning["not shown yet"] = window.is_turning
    with qtbot.waitExposed(window):
        window.show()
    turning["shown"] = window.is_turning
    window.show_view(view_of("actions", state=ScreenState.FREEZE))
    turning["frozen"] = window.is_turning
    window.show_view(many_actions())
    turning["on again"] = window.is_turning
    window.hide()
    turning["hidden"] = window.is_turning
    window.show()
    window.show_view(view_of("actions", ActionsScene(ACTIONS[:1])))
    turning["one page"] = window.is_turning
    assert [name for name, is_turning in turning.items() if is_turning] == ["shown", "on again"]


def test_the_same_view_again_paints_nothing_anew(window: FamilyWindow, qtbot: QtBot) -> None:
    window.show_view(view_of("voice"))
    with qtbot.assertNotEmitted(window.picture_changed):
        window.show_view(view_of("voice"))


def test_a_change_is_told_to_those_who_follow(window: FamilyWindow, qtbot: QtBot) -> None:
    window.show_view(view_of("voice"))
    with qtbot.waitSignal(window.picture_changed, timeout=1000):
        window.show_view(view_of("voice", replace(VOICE, scales=())))


def test_a_painted_page_follows_the_gesture_at_once(window: FamilyWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.show_view(view_of("voice"))
    window.repaint_now()
    assert "Nan says" in window.drawn_texts()


def test_a_smaller_screen_gets_its_own_picture(window: FamilyWindow, qtbot: QtBot) -> None:
    window.show_view(view_of("board"))
    with qtbot.waitExposed(window):
        window.show()
    window.resize(1024, 768)
    qtbot.waitUntil(lambda: window.picture.width == 1440, timeout=2000)
    assert window.picture.height == 1080


def test_the_window_takes_no_keys_from_the_lead(window: FamilyWindow) -> None:
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_nothing_that_is_moved_onto_its_screen_comes_before_it(window: FamilyWindow) -> None:
    """Half of the lead's window, a dialog or a notice of the system lies under it."""
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_a_held_cover_is_lifted_only_after_it_was_seen_and_the_lead_says_show(
    window: FamilyWindow,
) -> None:
    window.show_view(view_of("voice"))
    window.hold_cover()
    window.show_view(view_of("board"))
    assert window.is_covered
    window.show_view(view_of("board", state=ScreenState.COVER))
    window.show_view(view_of("board"))
    assert not window.is_covered


def test_a_cover_held_while_covered_is_lifted_by_one_word_of_the_lead(
    window: FamilyWindow,
) -> None:
    window.show_view(view_of("voice", state=ScreenState.COVER))
    window.hold_cover()
    window.show_view(view_of("voice"))
    assert not window.is_covered
