"""The cards of what is kept: a picture, or a recording that plays in its place."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout
from shiboken6 import isValid

from mam_desktop.meeting.people import Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.media.kept_pictures import fetch_picture
from mam_desktop.ui.live.steps.media.media_rows import MediaRow
from mam_desktop.ui.live.steps.media.picture_view import PictureView
from mam_desktop.ui.live.steps.media.play_bar import PlayBar
from mam_desktop.ui.live.steps.media.player import Player
from mam_desktop.ui.live.steps.media.sound_files import load_sound
from mam_desktop.ui.live.steps.media.sound_port import SoundPort
from mam_desktop.ui.live.steps.media.wav import Sound, outline
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import ShareButton
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.ports import MeetingDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.plain_label import PlainLabel

LARGE, WORDS, TAKE_AWAY = N_("Show it large"), N_("Change the words"), N_("Take away")
PREVIEW_PX = 150


class MediaCard(RowCard[MediaRow]):
    """What every kept thing has: whose, the words, who may see it, and the menu."""

    share_chosen = Signal(str, str, str)
    """(id, share, the one person it is shared with)"""
    words_wanted = Signal(str)
    take_away_wanted = Signal(str)

    def __init__(self, people: Callable[[], Iterable[Person]], *, edge: str = "") -> None:
        left = 19 if edge else 14
        super().__init__(edge=edge, margins=(left, 10, 10, 12), spacing=6)
        self.title = PlainLabel(look="strong")
        self.words = PlainLabel()
        self.torn = TornChip()
        self.share = ShareButton()
        self.share.offer(people)
        self.more = RowMenu("")
        self.head = QHBoxLayout()
        self.head.setSpacing(theme_now().gap(8))
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.share)
        self.head.addWidget(self.more)
        self.add(self.head)
        self.share.chosen.connect(self._on_share_chosen)

    def finish(self) -> None:
        """Put the words below, and the lines of the menu at its end."""
        self.add(self.torn)
        self.add(self.words)
        self.offer(self.more, _(WORDS), self.words_wanted)
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    def show_row(self, row: MediaRow) -> None:
        """Show what is the same for all."""
        self.title.setText(breakable(row.title))
        show_words(
            self.words, breakable(_("“{words}”").format(words=row.words)) if row.words else ""
        )
        self.words.setVisible(bool(row.words))
        self.torn.show_torn(row.torn)
        self.share.show_share(row.share, row.title)
        self.more.name_for(_("More about {title}").format(title=row.title))

    def _on_share_chosen(self, share: str, person_id: str) -> None:
        if self.row is not None:
            self.share_chosen.emit(self.row.key, share, person_id)


class PictureCard(MediaCard):
    """A drawing or a photo."""

    large_wanted = Signal(str)

    def __init__(self, desk: MeetingDesk, people: Callable[[], Iterable[Person]]) -> None:
        super().__init__(people)
        self._desk = desk
        self._wanted = ""
        self.picture = PictureView("", high_px=PREVIEW_PX)
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add(self.picture)
        self.offer(self.more, _(LARGE), self.large_wanted)
        self.finish()

    def show_row(self, row: MediaRow) -> None:
        """Show the picture; it is fetched and made small off the main thread."""
        super().show_row(row)
        before = self.row
        self.picture.setAccessibleName(row.spoken)
        if row.is_held_back:
            self._wanted = ""
            self.picture.say(_("Not shown: the answer to keeping it was no."))
        elif before is None or before.sha256 != row.sha256 or before.is_held_back:
            self._fetch(row.sha256)

    def _fetch(self, sha256: str) -> None:
        self._wanted = sha256
        self.picture.say(_("Opening…"))
        theme, dpr = theme_now(), self.devicePixelRatioF()
        room = QSize(theme.px(420), theme.px(PREVIEW_PX)) * dpr

        def on_opened(image: QImage) -> None:
            if isValid(self) and self._wanted == sha256:
                self.picture.show_image(image)

        def on_failed(words: str) -> None:
            if isValid(self) and self._wanted == sha256:
                self.picture.say(words)

        fetch_picture(self._desk, sha256, room, on_opened, on_failed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show it large."""
        super().mouseDoubleClickEvent(event)
        if self.row is not None and not self.row.is_held_back:
            self.large_wanted.emit(self.row.key)


class SoundCard(MediaCard):
    """A recording; it plays here, and the page stays where it is."""

    trouble = Signal(str)

    def __init__(
        self,
        desk: MeetingDesk,
        port: Callable[[], SoundPort],
        player: Player,
        people: Callable[[], Iterable[Person]],
    ) -> None:
        super().__init__(people, edge="voice")
        self._desk, self._port, self._player = desk, port, player
        self._length_s = 0.0
        self.about = PlainLabel(look="quiet_small")
        self.bar = PlayBar()
        self.held_back = PlainLabel(look="quiet")
        for one in (self.about, self.bar, self.held_back):
            self.add(one)
        self.finish()
        self.bar.toggled.connect(self._on_bar_toggled)
        self.bar.jumped.connect(self._on_bar_jumped)
        player.changed.connect(self._show_place)

    def show_row(self, row: MediaRow) -> None:
        """Show the recording; its outline comes when it has been read."""
        super().show_row(row)
        before = self.row
        self.about.setText(breakable(row.about))
        self.bar.setVisible(not row.is_held_back)
        self.held_back.setVisible(row.is_held_back)
        self.held_back.setText(_("Not played: the yes was taken back, or somebody said no."))
        self._length_s = row.length_s or self._length_s
        if row.is_held_back and self._player.key == row.key:
            self._player.stop()
        is_new = before is None or before.sha256 != row.sha256 or before.is_held_back
        if is_new and not row.is_held_back:
            self._load(row, self._show_outline, silently=True)
        self._show(row)

    def _show_outline(self, sound: Sound) -> None:
        self._length_s = sound.seconds
        self.bar.wave.show_outline(outline(sound))
        self._show_place()

    def _show_place(self) -> None:
        if self.row is not None:
            self._show(self.row)

    def _show(self, row: MediaRow) -> None:
        self.bar.show_place(
            at_s=self._player.position_s(row.key),
            length_s=self._length_s,
            is_playing=self._player.is_playing(row.key),
            about=row.title,
        )

    def _on_bar_toggled(self) -> None:
        row = self.row
        if row is not None:
            self._load(row, lambda sound: self._player.toggle(row.key, sound))

    def _on_bar_jumped(self, at_s: float) -> None:
        row = self.row
        if row is not None:
            self._load(row, lambda sound: self._player.seek(row.key, sound, at_s))

    def _load(self, row: MediaRow, use: Callable[[Sound], None], *, silently: bool = False) -> None:
        if row.is_held_back:
            return
        held = self._player.sound_of(row.key)
        if held is not None:
            use(held)
            return

        def on_loaded(sound: Sound) -> None:
            now = self.row if isValid(self) else None
            if now is not None and now.sha256 == row.sha256 and not now.is_held_back:
                use(sound)

        def on_failed(words: str) -> None:
            if isValid(self) and not silently:
                self.trouble.emit(words)

        load_sound(self._desk, self._port, row.sha256, on_loaded, on_failed)
