"""Pictures reach the family's window only while its view names them."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.family_view import ScreenState
from mam_desktop.meeting.said import Attachment
from mam_desktop.meeting.starting import go_to_step
from mam_desktop.meeting.voicing import Sharing, attach_file
from mam_desktop.ui.family_screen.pieces import Photo
from mam_desktop.ui.family_screen.window import FamilyWindow
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.seen_images import SeenImages
from tests.ui.drawn_meeting import DeskInMemory, drawn_session
from tests.ui.family_screen.test_keepsakes import png


class SlowDesk(DeskInMemory):
    """Answers when it is told to."""

    def __init__(self) -> None:
        session, record, _clock = drawn_session()
        super().__init__(session, record)
        self.asked: list[str] = []
        self.waiting: list[Callable[[], None]] = []

    def file_bytes(
        self,
        sha256: str,
        done: Callable[[bytes | None], None],
        failed: Callable[[str], None],
    ) -> None:
        """Note what is asked for."""
        self.asked.append(sha256)
        if sha256 == "broken":
            self.waiting.append(lambda: failed("The disk is full."))
        else:
            self.waiting.append(lambda: done(png(80, 60)))

    def answer(self) -> None:
        """Answer everything that was asked so far."""
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            one()


class Meeting:
    """A meeting in its voice step, its controller and the family's window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk = SlowDesk()
        go_to_step(self.desk.session, "voice")
        self.controller = LiveController(self.desk)
        self.window = FamilyWindow()
        qtbot.addWidget(self.window)
        self.window.show_view(self.controller.screen.view)
        self.images = SeenImages(self.controller, self.controller)
        self.images.feed(self.window)
        self.controller.screen.changed.connect(self.window.show_view)

    def attach(self, sha256: str, share: str = "everyone") -> None:
        attach_file(
            self.desk.session,
            sha256=sha256,
            file_name="x.png",
            type="drawing",
            who="Robin",
            sharing=Sharing(share=share),
        )

    def shown(self) -> int:
        pages = self.window.picture.pages()
        return sum(isinstance(one, Photo) for page in pages for one in page.pieces)


@pytest.fixture
def meeting(qtbot: QtBot) -> Meeting:
    return Meeting(qtbot)


def test_a_picture_for_everyone_is_fetched_once_and_shown(meeting: Meeting) -> None:
    meeting.attach("aa")
    assert meeting.shown() == 0
    meeting.attach("bb")
    meeting.desk.answer()
    assert meeting.shown() == 2
    assert sorted(meeting.desk.asked) == ["aa", "bb"]


@pytest.mark.parametrize("share", ["some", "nobody"])
def test_a_picture_for_some_or_nobody_is_not_even_asked_for(meeting: Meeting, share: str) -> None:
    meeting.attach("aa", share)
    assert meeting.desk.asked == []
    assert "Robin’s drawing" not in meeting.window.all_texts()


def test_what_is_kept_back_while_it_is_fetched_never_arrives(meeting: Meeting) -> None:
    meeting.attach("aa")
    session = meeting.desk.session
    change_entry(session, session.entries.all(Attachment)[-1], {"share": "nobody"})
    meeting.desk.answer()
    assert meeting.shown() == 0


def test_a_cover_forgets_pictures_and_shows_them_again(meeting: Meeting) -> None:
    meeting.attach("aa")
    meeting.desk.answer()
    meeting.controller.screen.change(ScreenState.COVER)
    assert meeting.shown() == 0
    meeting.controller.screen.change(ScreenState.ON)
    meeting.desk.answer()
    assert meeting.shown() == 1


def test_a_file_that_cannot_be_fetched_says_so(meeting: Meeting) -> None:
    meeting.attach("broken")
    meeting.desk.answer()
    assert "This picture cannot be shown here." in meeting.window.all_texts()


def test_a_second_widget_gets_what_is_there(meeting: Meeting, qtbot: QtBot) -> None:
    meeting.attach("aa")
    meeting.desk.answer()
    other = FamilyWindow()
    qtbot.addWidget(other)
    other.show_view(meeting.controller.screen.view)
    meeting.images.feed(other)
    assert any(isinstance(one, Photo) for page in other.picture.pages() for one in page.pieces)
    meeting.images.leave(other)


def test_a_recording_is_marked_while_it_plays(meeting: Meeting) -> None:
    attach_file(
        meeting.desk.session,
        sha256="cc",
        file_name="x.wav",
        type="audio",
        who="Robin",
        agreed_by="Robin",
    )
    meeting.controller.screen.set_playing(meeting.desk.session.entries.all(Attachment)[-1].id)
    assert "Playing now" in meeting.window.all_texts()
    meeting.controller.screen.set_playing("")
    assert "Playing now" not in meeting.window.all_texts()
