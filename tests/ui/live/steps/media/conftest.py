"""A page with nothing but drawings, photos and recordings, and a made-up computer's sound."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.said import Attachment
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.media.media_cards import PictureCard, SoundCard
from mam_desktop.ui.live.steps.media.voice_media import VoiceMedia
from mam_desktop.ui.widgets.message_strip import Question
from tests.ui.live.steps.media.sounds import MadeUpSound
from tests.ui.live.steps.meeting_so_far import WorkingDesk, robin_desk


class MediaPage(StepPage):
    """A page with a button of its own, and what is drawn, shown and said."""

    STEP: ClassVar[str] = "voice"

    def _build(self) -> None:
        self.sound = MadeUpSound()
        self.media = VoiceMedia(self.controller, sound=lambda: self.sound, longest_s=60)
        self.media.accept_drops_on(self)
        self.other = QPushButton("of the page")
        self.body.addWidget(self.other)
        self.body.addWidget(self.media)

    def refresh(self) -> None:
        self.media.refresh()


class Room:
    """The page in sight, and what was told."""

    def __init__(self, desk: WorkingDesk) -> None:
        self.desk = desk
        self.controller = LiveController(desk)
        self.page = MediaPage(self.controller)
        self.troubles: list[str] = []
        self.told: list[str] = []
        self.questions: list[Question] = []
        self.controller.trouble.connect(self.troubles.append)
        self.controller.told.connect(self.told.append)
        self.controller.question.connect(self.questions.append)

    @property
    def media(self) -> VoiceMedia:
        return self.page.media

    @property
    def sound(self) -> MadeUpSound:
        return self.page.sound

    @property
    def entries(self) -> Entries:
        return self.controller.entries

    def picture_card(self) -> PictureCard:
        """Return the newest drawing's or photo's card."""
        card = self.media.pictures.cards[-1]
        assert isinstance(card, PictureCard)
        return card

    def sound_card(self) -> SoundCard:
        """Return the newest recording's card."""
        card = self.media.sounds.cards[-1]
        assert isinstance(card, SoundCard)
        return card

    def kept(self) -> tuple[Attachment, ...]:
        """Return what is kept in this meeting."""
        return self.entries.all(Attachment, self.controller.meeting.id)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room(robin_desk("voice"))
    qtbot.addWidget(made.page)
    made.page.resize(860, 640)
    with qtbot.waitActive(made.page):
        made.page.show()
        made.page.activateWindow()
    yield made
    made.controller.close()
