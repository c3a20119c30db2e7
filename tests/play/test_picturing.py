"""Scripts put pictures beside words and turn easy read on, as the pages do."""

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.meeting.picturing import shown_pictogram
from mam_desktop.meeting.plan import Idea
from mam_desktop.meeting.session import MeetingSession
from tests.play.test_mattering import Told, played

IDEA: Told = {"do": "idea", "words": "Swimming", "by": "Jo", "column": "new"}


def picture(session: MeetingSession) -> str:
    return shown_pictogram(session.entries.all(Idea)[0], session.meeting)


def test_a_picture_is_put_taken_away_and_left_to_the_words() -> None:
    assert picture(played(IDEA)) == "swimming"
    bath: Told = {"do": "picture", "idea": "Swimming", "picture": "bath"}
    assert picture(played(IDEA, bath)) == "bath"
    none: Told = {"do": "picture", "idea": "Swimming", "no_picture": True}
    assert picture(played(IDEA, bath, none)) == ""
    assert picture(played(IDEA, none, {"do": "picture", "idea": "Swimming"})) == "swimming"


def test_which_pictures_are_shown_and_easy_read_are_the_meetings() -> None:
    session = played(IDEA, {"do": "pictures", "show": "chosen"}, {"do": "easy_read", "state": "on"})
    assert picture(session) == ""
    assert session.meeting.easy_read is True
    assert played({"do": "easy_read", "state": "off"}).meeting.easy_read is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"do": "picture", "idea": "Swimming", "picture": "hologram"},
        {"do": "picture", "idea": "Swimming", "action": "Swimming"},
        {"do": "picture", "idea": "Nothing like it"},
        {"do": "easy_read", "state": "perhaps"},
        {"do": "pictures", "show": "all"},
    ],
)
def test_what_there_is_not_is_refused(wrong: Told) -> None:
    with pytest.raises(BadInput):
        played(IDEA, wrong)
