"""From a view to a picture, in the language of the meeting."""

from collections.abc import Callable, Mapping
from contextvars import copy_context
from types import MappingProxyType
from typing import TypeVar

from mam_desktop.errors import OurError
from mam_desktop.meeting.family_view import (
    ActionsScene,
    BoardScene,
    FamilyView,
    LastTimeScene,
    MattersScene,
    NextStepsScene,
    OneThingScene,
    ReadBackScene,
    ThanksScene,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.ui.family_screen.frame import framed
from mam_desktop.ui.family_screen.look import LINES, NARROWEST
from mam_desktop.ui.family_screen.picture import Picture
from mam_desktop.ui.family_screen.pieces import Page
from mam_desktop.ui.family_screen.scenes.actions import actions_sheets
from mam_desktop.ui.family_screen.scenes.board import board_sheets
from mam_desktop.ui.family_screen.scenes.cover import cover_page
from mam_desktop.ui.family_screen.scenes.easy_read import easy_sheets
from mam_desktop.ui.family_screen.scenes.last_time import last_time_sheets
from mam_desktop.ui.family_screen.scenes.matters import matters_sheets
from mam_desktop.ui.family_screen.scenes.next_steps import next_steps_sheets
from mam_desktop.ui.family_screen.scenes.one_thing import one_thing_sheets
from mam_desktop.ui.family_screen.scenes.read_back import read_back_sheets
from mam_desktop.ui.family_screen.scenes.thanks import thanks_sheets
from mam_desktop.ui.family_screen.scenes.voice import voice_sheets
from mam_desktop.ui.family_screen.scenes.welcome import welcome_sheets
from mam_desktop.ui.family_screen.scripts import is_high
from mam_desktop.ui.family_screen.seen_image import SeenImage
from mam_desktop.ui.family_screen.shown import shown_in, spoken_languages
from mam_desktop.ui.family_screen.stage import Sheet, Stage
from mam_desktop.ui.family_screen.typeset import Press

MOST_ZOOM = 2.0
_Made = TypeVar("_Made")


def compose(
    view: FamilyView,
    press: Press,
    *,
    width_px: int,
    height_px: int,
    images: Mapping[str, SeenImage] = MappingProxyType({}),
    zoom: float = 1.0,
) -> Picture:
    """Return the picture of a view for a screen of this size, with the images handed over so far.

    `zoom` makes what stands under the heading larger, so that less of it stands on a page.
    The press belongs to this picture until the next one is composed with it.
    """
    width, height = canvas_size(width_px, height_px)
    languages = spoken_languages(view.language, view.second)
    press.begin(*languages)
    larger = min(zoom, most_zoom(view))
    stage = Stage(press, width, height, view.today, view.title, images, larger)
    sheets = _speaking(languages, lambda: _easy(view, stage) or _sheets(view, stage))
    step = (view.step_no, view.step_count)

    def make_page(number: int) -> Page:
        turn = (number + 1, len(sheets))
        return _speaking(languages, lambda: framed(stage, sheets[number], step, turn))

    return Picture((width, height), sheets, make_page, len(sheets))


def most_zoom(view: FamilyView) -> float:
    """Return how much larger things may be shown and still have room, whatever the lead asks."""
    language, second = spoken_languages(view.language, view.second)
    if view.is_easy_read:  # A sentence is as large as it can be already.
        return 1.0
    if second:
        return 1.25
    return 1.5 if is_high(language) else MOST_ZOOM


def compose_cover(
    language: str, press: Press, *, width_px: int, height_px: int, second: str = ""
) -> Picture:
    """Return the cover for a screen of this size."""
    width, height = canvas_size(width_px, height_px)
    languages = spoken_languages(language, second)
    press.begin(*languages)
    page = _speaking(languages, lambda: cover_page(press, width, height))
    return Picture((width, height), (), lambda _number: page, 1)


def canvas_size(width_px: int, height_px: int) -> tuple[float, float]:
    """Return the size of a screen in the units of this picture: 1080 lines, or more if narrow."""
    unit = min(max(1, height_px) / LINES, max(1, width_px) / NARROWEST)
    return width_px / unit, height_px / unit


def _speaking(languages: tuple[str, str], make: Callable[[], _Made]) -> _Made:
    """Run `make` with the fixed words in one language or two; the lead's screens keep theirs."""

    def run() -> _Made:
        with shown_in(*languages):
            return make()

    return copy_context().run(run)


def _easy(view: FamilyView, stage: Stage) -> tuple[Sheet, ...]:
    """Return one sentence a page when that was asked for; nothing where a scene has none."""
    return easy_sheets(view.body, stage) if view.is_easy_read and view.body is not None else ()


def _sheets(view: FamilyView, stage: Stage) -> tuple[Sheet, ...]:  # noqa: C901, PLR0911 - a table
    match view.body:
        case WelcomeScene() as scene:
            return welcome_sheets(scene, stage)
        case VoiceScene() as scene:
            return voice_sheets(scene, stage)
        case LastTimeScene() as scene:
            return last_time_sheets(scene, stage)
        case MattersScene() as scene:
            return matters_sheets(scene, stage)
        case BoardScene() as scene:
            return board_sheets(scene, stage)
        case ActionsScene() as scene:
            return actions_sheets(scene, stage)
        case NextStepsScene() as scene:
            return next_steps_sheets(scene, stage)
        case ReadBackScene() as scene:
            return read_back_sheets(scene, stage)
        case ThanksScene() as scene:
            return thanks_sheets(scene, stage)
        case OneThingScene() as scene:
            return one_thing_sheets(scene, stage)
        case None:
            raise OurError("a picture needs a body")
