"""After a restart the family screen is covered, and the lead of a script shows it again."""

from pathlib import Path

import pytest

from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.play.restarting import Restart
from tests.play.on_a_laptop import BEGUN, played_on_a_laptop, written


@pytest.mark.parametrize(
    ("before", "after"),
    [("on", ScreenState.ON), ("cover", ScreenState.COVER), ("off", ScreenState.OFF)],
)
def test_what_showed_before_a_restart_shows_again(
    tmp_path: Path, before: str, after: ScreenState
) -> None:
    script = written(
        tmp_path,
        {"do": "family_screen", "state": "on"},
        {"do": "family_screen", "state": before},
        {"do": "restart", "how": "quit"},
        {"do": "step", "to": "voice"},
    )
    with pytest.raises(Restart), played_on_a_laptop(tmp_path, script):
        pass
    with played_on_a_laptop(tmp_path, script, from_line=len(BEGUN) + 4) as stage:
        assert stage.laptop.screen_of(stage.session).state is after
