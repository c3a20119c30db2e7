"""What a script may expect of the family screen: people’s words, days, and the fixed words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from mam_desktop.changes.change import JsonValue
from mam_desktop.meeting.agreeing import set_next_meeting
from mam_desktop.meeting.family_scenes import FamilyScreen, family_view
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.papers import Preview
from mam_desktop.play.expecting import NotAsExpected, check
from mam_desktop.play.script import check_line
from tests.meeting.builders import meeting_session

COMPOSED = ("We meet again", "Mum agrees, typed their name")


@dataclass
class Screen:
    """The family screen at the next steps; with windows it has composed words."""

    composed: tuple[str, ...] = ()

    def family_view(self) -> FamilyView:
        session = meeting_session()
        set_next_meeting(session, on=date(2027, 1, 5), starts_at="14:00", place="School")
        go_to_step(session, "next_steps")
        today = date(2026, 11, 24)
        screen = FamilyScreen(state=ScreenState.ON)
        view = family_view(session.entries, session.meeting, screen, today)
        assert view is not None
        return view

    def family_window_texts(self) -> tuple[str, ...]:
        return self.composed

    def count(self, what: str) -> int:
        raise AssertionError(what)

    def is_saved(self) -> bool:
        return True

    def document(self, name: str) -> Path:
        raise AssertionError(name)

    def verdict(self, name: str) -> str:
        return "broken" if name == "changed.pdf" else "intact"

    def preview(self, told: Mapping[str, JsonValue]) -> tuple[Preview, str]:
        raise AssertionError(told)


def expect(screen: Screen, **told: JsonValue) -> None:
    check(check_line(1, {"do": "expect", **told}), screen)


def test_verdicts_are_expected_file_by_file() -> None:
    expect(Screen(), verdicts={"minutes.pdf": "intact", "changed.pdf": "broken"})
    with pytest.raises(NotAsExpected, match=r"changed\.pdf is found “broken”"):
        expect(Screen(), verdicts={"changed.pdf": "intact"})


def test_a_day_is_expected_as_it_is_written_on_the_screen() -> None:
    expect(Screen(), family_screen_has=["Tuesday 5 January", "School"])
    with pytest.raises(NotAsExpected):
        expect(Screen(), family_screen_has=["Wednesday 6 January"])


def test_fixed_words_are_found_as_the_windows_compose_them() -> None:
    expect(Screen(COMPOSED), family_screen_has=["typed their name", "We meet again"])
    with pytest.raises(NotAsExpected, match="does not show “made a mark”"):
        expect(Screen(COMPOSED), family_screen_has=["made a mark"])


def test_without_windows_it_says_why_fixed_words_cannot_be_expected() -> None:
    with pytest.raises(NotAsExpected, match="fixed words show in windows only"):
        expect(Screen(), family_screen_has=["typed their name"])
