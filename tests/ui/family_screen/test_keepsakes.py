"""Drawings, photos and recordings in the voice scene, and the statement to read along."""

import random
import zlib
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from mam_desktop.meeting.family_view import (
    FamilyView,
    ScreenState,
    SeenPicture,
    SeenRecording,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.meeting.statements import shipped_statements
from mam_desktop.ui.family_screen.compose import canvas_size
from mam_desktop.ui.family_screen.pieces import Icon, Photo
from mam_desktop.ui.family_screen.ready import ICONS
from mam_desktop.ui.family_screen.seen_image import MOST_JPEG_PIXELS, MOST_PIXELS, open_image
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.live.steps.media.pictures import MAX_JPEG_PIXELS, MAX_PIXELS
from tests.ui.family_screen.reading import contrast, ground_of, outside, overlaps
from tests.ui.family_screen.samples import ASKED, NAN, WELCOME, view_of

HOUSE = SeenPicture("Robin", "drawing", "my house", "aa")
SIZES = ((1024, 768), (1366, 768), (1366, 704), (1920, 1080))
LONG = "We talked about this for a long time and want to keep every word of it. "


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def claims_to_be(width: int, height: int) -> bytes:
    """Return a PNG whose head says a size and whose body says nothing."""
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n\0\0\0\r" + head + zlib.crc32(head).to_bytes(4, "big")


def with_pictures(*pictures: SeenPicture, recordings: tuple[SeenRecording, ...] = ()) -> FamilyView:
    scene = VoiceScene((ASKED, NAN), (), (), "Robin", (), pictures, recordings)
    return view_of("voice", scene)


def photos(window: FamilyWindow) -> list[Photo]:
    pieces = (one for page in window.picture.pages() for one in page.pieces)
    return [one for one in pieces if isinstance(one, Photo)]


def check_pages(window: FamilyWindow, size: tuple[int, int]) -> None:
    width, height = canvas_size(*size)
    for page in window.picture.pages():
        assert outside(page, width, height) == []
        assert overlaps(page) == []
        for words in page.words():
            assert contrast(words.colour, ground_of(page, words)) >= 7, words.text
        for one in page.pieces:
            if isinstance(one, Icon):
                assert one.name in ICONS
            if isinstance(one, Photo):
                assert 0 <= one.x <= one.x + one.width <= width
                assert 0 <= one.y <= one.y + one.height <= height - 100


# --- pictures ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", [(800, 600), (300, 2000), (3000, 200), (1, 1)])
def test_a_picture_stands_whole_in_its_own_shape(
    shape: tuple[int, int], size: tuple[int, int], window: FamilyWindow
) -> None:
    window.resize(*size)
    window.show()
    window.show_view(with_pictures(HOUSE))
    window.take_image("aa", open_image(png(*shape)))
    (found,) = photos(window)
    assert found.width / found.height == pytest.approx(shape[0] / shape[1], rel=0.05)
    check_pages(window, size)
    assert {"Robin’s drawing", "my house"} <= set(window.all_texts())


def test_what_is_said_about_a_picture_stands_under_it_on_the_same_page(
    window: FamilyWindow,
) -> None:
    window.show_view(with_pictures(HOUSE))
    window.take_image("aa", open_image(png(800, 600)))
    page = window.picture.page(1)
    assert "my house" in page.texts()
    assert any(isinstance(one, Photo) for one in page.pieces)


@pytest.mark.parametrize("words", [LONG * 20, "W" * 3000, "ہم بات کرتے رہے۔ " * 80, "🏠" * 400])
def test_long_words_about_a_picture_turn_pages_and_leave_nothing_out(
    words: str, window: FamilyWindow
) -> None:
    window.show_view(with_pictures(replace(HOUSE, words=words)))
    window.take_image("aa", open_image(png(800, 600)))
    check_pages(window, (1920, 1080))
    shown = "".join("".join(page.texts()) for page in window.picture.pages())
    letters = "".join(words.split())
    kept = "".join(shown.replace("Robin’s drawing", "").split())
    assert len([one for one in kept if one == letters[0]]) >= letters.count(letters[0])


def test_a_new_picture_comes_to_the_front(window: FamilyWindow) -> None:
    window.show_view(with_pictures())
    window.show_view(with_pictures(HOUSE))
    assert "Robin’s drawing" in window.drawn_texts()
    window.take_image("aa", open_image(png(80, 60)))
    assert any(isinstance(one, Photo) for one in window.page.pieces)


def test_a_picture_that_the_view_does_not_name_is_not_taken(window: FamilyWindow) -> None:
    window.show_view(with_pictures(HOUSE))
    window.take_image("zz", open_image(png(80, 60)))
    assert photos(window) == []


def test_a_cover_forgets_pictures(window: FamilyWindow) -> None:
    window.show_view(with_pictures(HOUSE))
    window.take_image("aa", open_image(png(80, 60)))
    window.show_view(view_of("voice", state=ScreenState.COVER))
    assert photos(window) == []
    window.show_view(with_pictures(HOUSE))
    assert photos(window) == []


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"no picture",
        png(80, 60)[:60],
        claims_to_be(50_000, 50_000),
        random.Random(7).randbytes(4000),  # noqa: S311 - only noise is wanted
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_cannot_be_opened_says_so_and_harms_nothing(
    data: bytes | None, window: FamilyWindow
) -> None:
    image = open_image(data)
    window.show_view(with_pictures(HOUSE))
    window.take_image("aa", image)
    assert not image.is_shown or image.image.width() == 80
    if not image.is_shown:
        assert "This picture cannot be shown here." in window.all_texts()
    check_pages(window, (1920, 1080))


def test_a_picture_is_never_kept_larger_than_a_screen() -> None:
    image = open_image(png(6000, 3000)).image
    assert image.width() <= 1920
    assert image.height() <= 1080


@pytest.mark.parametrize(("kind", "is_shown"), [(b"png", False), (b"jpg", True)])
def test_only_what_is_opened_small_may_have_very_many_dots(kind: bytes, is_shown: bool) -> None:
    """The same limits as for a picture that is chosen to be kept."""
    assert (MOST_PIXELS, MOST_JPEG_PIXELS) == (MAX_PIXELS, MAX_JPEG_PIXELS)
    dots = QImage(10_000, 5_100, QImage.Format.Format_Grayscale8)
    dots.fill(200)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, kind).write(dots)
    assert open_image(bytes(buffer.data().data())).is_shown is is_shown


# --- recordings ----------------------------------------------------------------------------------


def test_a_recording_says_whose_it_is_and_that_it_plays(window: FamilyWindow) -> None:
    still = SeenRecording("Robin", "about the bell", "cc")
    window.show_view(with_pictures(recordings=(still,)))
    assert {"Robin’s recording", "about the bell"} <= set(window.all_texts())
    assert "Playing now" not in window.all_texts()
    window.show_view(with_pictures(recordings=(replace(still, is_playing=True),)))
    assert "Playing now" in window.drawn_texts()
    check_pages(window, (1920, 1080))


# --- the statement -------------------------------------------------------------------------------


def reading(edition: str, **blanks: str) -> WelcomeScene:
    told = {"name": "Robin", "people": "Dana, Ms Ode, Kim", "council": "Anyshire", "kept": "a year"}
    lines = next(one.lines for one in shipped_statements() if one.edition == edition)
    shown = tuple(one.format(**(told | blanks)) for one in lines)
    return replace(WELCOME, statement=shown)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("edition", ["adult", "child"])
def test_the_statement_is_there_to_read_along(
    edition: str, size: tuple[int, int], window: FamilyWindow
) -> None:
    window.resize(*size)
    window.show()
    scene = reading(edition)
    window.show_view(view_of("welcome", scene))
    check_pages(window, size)
    assert scene.statement[0] in window.drawn_texts()
    words = " ".join(text for text in window.all_texts())
    assert [one for one in scene.statement if one not in words] == []
    if size[0] / size[1] > 1.5:
        assert scene.statement[-1] in window.drawn_texts()


def test_a_council_s_long_statement_turns_its_own_pages_until_it_was_read(
    window: FamilyWindow,
) -> None:
    scene = replace(WELCOME, statement=tuple(f"Line {no}. {LONG}" for no in range(20)))
    window.show_view(view_of("welcome", scene))
    check_pages(window, (1920, 1080))
    stays = sum(one.stays for one in window.picture.sheets)
    assert stays > 1
    seen = []
    for _turn in range(stays + 1):
        seen.append(window.page_no)
        window._turner.timeout.emit()
    assert seen == [*range(stays), 0]
    window.show_view(view_of("welcome"))
    assert "Mum" in window.drawn_texts()


def test_who_comes_while_it_is_read_appears_and_the_statement_comes_back(
    window: FamilyWindow,
) -> None:
    scene = reading("child")
    window.show_view(view_of("welcome", replace(scene, people=WELCOME.people[:3])))
    assert "Kim" not in window.all_texts()
    window.show_view(view_of("welcome", replace(scene, people=WELCOME.people[:4])))
    assert "Lee" in window.drawn_texts()
    for _turn in range(window.picture.page_count - 1):
        window._turner.timeout.emit()
    assert scene.statement[0] in window.drawn_texts()
