"""A screen is known by who it is, never by where it stands."""

import re
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSize

from mam_desktop.ui.family_screen.screen_identity import (
    ScreenIdentity,
    find_screen,
    identity_kept,
    identity_of,
)


@dataclass(frozen=True)
class Screen:
    """As much of a screen as says who it is."""

    maker: str = ""
    kind: str = ""
    number: str = ""
    called: str = ""
    wide: int = 1920
    high: int = 1080
    dpr: float = 1

    def manufacturer(self) -> str:
        return self.maker

    def model(self) -> str:
        return self.kind

    def serialNumber(self) -> str:  # noqa: N802 - Qt's name
        return self.number

    def name(self) -> str:
        return self.called

    def size(self) -> QSize:
        return QSize(round(self.wide / self.dpr), round(self.high / self.dpr))

    def devicePixelRatio(self) -> float:  # noqa: N802 - Qt's name
        return self.dpr


LAPTOP = Screen("BOE", "0x07c9", "", "eDP-1", 1366, 768)
ACME = Screen("Acme", "P24", "A1", "HDMI-1")
TWIN = Screen("Acme", "P24", "A2", "HDMI-2")
NAMELESS = Screen(called="HDMI-1")
OTHER_SIZE = Screen(called="HDMI-1", wide=1280, high=720)


def kept(screen: Screen) -> ScreenIdentity | None:
    """Return who a screen is, after the settings kept it."""
    return identity_kept(identity_of(screen).kept())  # type: ignore[arg-type]


def found(who: Screen, *there: Screen) -> Screen | None:
    """Return which screen is taken for the one that was kept."""
    return find_screen(kept(who), there)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("who", [LAPTOP, ACME, NAMELESS])
def test_it_is_kept_on_one_line_and_read_again(who: Screen) -> None:
    assert kept(who) == identity_of(who).unreadable()  # type: ignore[arg-type]
    assert found(who, who) is who


def test_what_a_family_calls_its_screen_stands_in_no_settings() -> None:
    tv = Screen("Acme", "Anna’s TV", "9990000018", "Anna’s TV")
    line = identity_of(tv).kept()  # type: ignore[arg-type]
    assert not {"Anna", "TV", "Acme", "9990000018"} & set(re.split(r"[^\w]", line))
    assert found(tv, LAPTOP, ACME, tv) is tv
    assert found(tv, LAPTOP, ACME) is None


def test_what_was_kept_in_plain_words_before_is_known_again() -> None:
    before: object = find_screen(identity_kept("Acme|P24|A1|HDMI-1|1920x1080"), [LAPTOP, ACME])  # type: ignore[list-item]
    assert before is ACME


def test_the_number_tells_twins_apart_wherever_they_are_plugged_in() -> None:
    moved = Screen("Acme", "P24", "A1", "HDMI-2")
    assert found(ACME, LAPTOP, TWIN, moved) is moved
    assert found(ACME, LAPTOP, TWIN) is None


def test_without_a_number_make_and_model_do_then_the_name() -> None:
    first, second = Screen("Acme", "P24", "", "HDMI-1"), Screen("Acme", "P24", "", "HDMI-2")
    assert found(first, LAPTOP, Screen("Acme", "P24", "", "DP-1")) is not None
    assert found(second, first, second) is second
    assert found(Screen("Acme", "P24", "", "DP-1"), first, second) is None


def test_where_nothing_else_is_known_name_and_size_do() -> None:
    assert found(NAMELESS, LAPTOP, NAMELESS) is NAMELESS
    assert found(NAMELESS, LAPTOP, OTHER_SIZE) is None
    assert found(NAMELESS, LAPTOP, ACME) is ACME
    assert found(ACME, Screen("Other", "Q1", "", "HDMI-1")) is None


def test_another_scale_is_the_same_screen() -> None:
    assert found(NAMELESS, Screen(called="HDMI-1", dpr=1.5)) is not None


@pytest.mark.parametrize("line", ["", "  ", "a|b", "||||", "a|b|c|d|e|f"])
def test_a_line_that_says_nothing_is_no_screen(line: str) -> None:
    assert identity_kept(line) is None


def test_a_name_written_by_hand_is_enough() -> None:
    by_hand = identity_kept("HDMI-1")
    assert by_hand is not None
    assert by_hand == ScreenIdentity(name="HDMI-1")
    screens: list[Screen] = [LAPTOP, NAMELESS]
    one: object = find_screen(by_hand, screens)  # type: ignore[arg-type]
    assert one is NAMELESS


def test_what_a_screen_says_of_itself_cannot_break_the_line() -> None:
    odd = Screen("Ac|me\n", "P" * 500, "\u202e1", "HD\tMI")
    line = identity_of(odd).kept()  # type: ignore[arg-type]
    assert len(line) <= 200
    assert line.isprintable()
    assert kept(odd) == identity_of(odd).unreadable()  # type: ignore[arg-type]
    assert found(odd, odd) is odd
