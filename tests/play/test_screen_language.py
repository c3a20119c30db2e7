"""A script chooses the family screen's languages as the lead does."""

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.screen_languages import languages_of
from tests.play.playing import played


def test_a_script_chooses_one_language_or_two() -> None:
    assert languages_of(played({"do": "screen_language", "language": "pl"}).session.meeting) == (
        "pl",
        "",
    )
    play = played({"do": "screen_language", "language": "ur", "second": "en"})
    assert languages_of(play.session.meeting) == ("ur", "en")


def test_what_is_no_language_is_refused() -> None:
    with pytest.raises(BadInput):
        played({"do": "screen_language", "language": "../../etc"})
