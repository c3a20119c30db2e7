"""Days on the family screen: where a line may break in them, and where it may not."""

from datetime import date

import pytest

from mam_desktop import texts
from mam_desktop.meeting.family_view import NextStepsScene, SeenNext
from mam_desktop.ui.family_screen.days import bound, day_month, in_days
from mam_desktop.ui.family_screen.shown import Shown, second_of, shown_in
from mam_desktop.ui.family_screen.typeset import BOUND
from tests.ui.family_screen.looks import picture_of
from tests.ui.family_screen.samples import view_of

DAY, TODAY = date(2026, 12, 4), date(2026, 11, 24)


def test_a_line_breaks_before_the_number_and_not_after_it() -> None:
    assert day_month(DAY) == f"Friday 4{BOUND}December"
    assert in_days(DAY, TODAY) == f"in 10{BOUND}days"
    assert bound("tomorrow") == "tomorrow"


@pytest.mark.parametrize("language", ["cy", "pl", "ro", "pa", "ur", "pt", "es", "ar", "bn"])
def test_in_every_language_no_space_after_the_number_lets_a_line_break(language: str) -> None:
    with shown_in(language):
        usual, shown = texts.day_month(DAY), day_month(DAY)
    assert shown.replace(BOUND, " ") == usual
    number = next(at for at, one in enumerate(shown) if one.isdigit())
    assert " " not in shown[number:]


def test_both_of_two_languages_are_bound() -> None:
    assert second_of(bound(Shown("Friday 4 December", "piątek, 4 grudnia"))) == (
        f"piątek, 4{BOUND}grudnia"
    )


def test_a_reader_hears_usual_spaces_and_words_of_people_keep_theirs() -> None:
    said = "We said 4 December, or was it 11 December"
    scene = NextStepsScene((), SeenNext(DAY, "14:00", said, "", ""))
    page = picture_of(view_of("next_steps", scene), (1920, 1080)).page(0)
    assert "Friday 4 December" in page.spoken()
    set_as = [one.setting.text for one in page.words()]
    assert f"Friday 4{BOUND}December" in set_as
    assert any(said in one for one in set_as)
