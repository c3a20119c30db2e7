"""Recording somebody's own words: the yes first, the red sign, then listen and decide."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from mam_desktop.meeting.people import Person
from mam_desktop.meeting.recording import agree_to_record, agreement_to_record
from mam_desktop.texts import _
from mam_desktop.ui.file_choice import leave_no_trace
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.media.in_page import InPagePanel
from mam_desktop.ui.live.steps.media.keep_card import KeepCard
from mam_desktop.ui.live.steps.media.keeping import keep_data
from mam_desktop.ui.live.steps.media.play_bar import PlayBar
from mam_desktop.ui.live.steps.media.player import Player
from mam_desktop.ui.live.steps.media.record_ask import RecordAsk
from mam_desktop.ui.live.steps.media.record_live import RecordLive
from mam_desktop.ui.live.steps.media.recorder import LONGEST_S, Recorder, RecorderState
from mam_desktop.ui.live.steps.media.recording_draft import DraftHead, RecordingDraft
from mam_desktop.ui.live.steps.media.sound_files import read_sound_file
from mam_desktop.ui.live.steps.media.sound_port import NoSound, SoundPort
from mam_desktop.ui.live.steps.media.wav import Sound, clock_words, outline, write_wav
from mam_desktop.ui.live.steps.parts.people import child_of, name_and_family, people_to_name
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.plain_label import PlainLabel

NEW = "new recording"
"""The player's key of what is not kept yet."""
SOUNDS = "*.wav *.mp3 *.m4a *.ogg *.flac"


class RecordPanel(InPagePanel):
    """The page while somebody is recorded."""

    def __init__(
        self,
        owner: QWidget,
        controller: LiveController,
        port: Callable[[], SoundPort],
        player: Player,
        *,
        longest_s: int = LONGEST_S,
    ) -> None:
        super().__init__(owner, leaves=_("Close"))
        self._controller, self._port, self._player = controller, port, player
        self._whose = ""
        self._sound: Sound | None = None
        self._file_name = ""
        self._dropped: Path | None = None
        self._turn = 0
        self.recorder = Recorder(port, self, longest_s=longest_s)
        self.draft = RecordingDraft(controller.desk)
        self.ask, self.live = RecordAsk(), RecordLive()
        self.listen = QWidget()
        self.play_bar = PlayBar()
        self.note = PlainLabel(tone="attention")
        self.keep_card = KeepCard(about=_("What it is about, in their words"))
        self.again_button = Button(_("Record again"), icon="microphone")
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self.listen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(12))
        for one in (self.note, self.play_bar, self.keep_card):
            column.addWidget(one)
        self.keep_card.whose_field.hide()
        self.keep_card.foot.addWidget(self.again_button)
        for side in (self.ask, self.live, self.listen):
            self.add(side, 1)
        self.promise = PlainLabel(
            _(
                "While it runs it is in memory and, every few seconds, encrypted in the record;"
                " never in an open file. Only these words are recorded, not the meeting."
            ),
            look="quiet_small",
        )
        self.add(self.promise)

    def _connect(self) -> None:
        self.ask.whose.currentTextChanged.connect(self._show_given)
        self.ask.yes.connect(self._on_ask_yes)
        self.ask.no.connect(self._on_ask_no)
        self.ask.file_wanted.connect(self._on_ask_file_wanted)
        self.live.stop_wanted.connect(self.recorder.stop)
        self.recorder.changed.connect(self._on_recorder_changed)
        self.recorder.level_changed.connect(self.live.meter.show_level)
        self.recorder.part_ready.connect(self._on_recorder_part_ready)
        self.recorder.trouble.connect(self._on_recorder_trouble)
        self.play_bar.toggled.connect(self._on_play_bar_toggled)
        self.play_bar.jumped.connect(self._on_play_bar_jumped)
        self._player.changed.connect(self._show_place)
        self.keep_card.keep_wanted.connect(self._on_keep_card_keep_wanted)
        self.keep_card.throw_away_wanted.connect(self._on_keep_card_throw_away_wanted)
        self.again_button.clicked.connect(self._on_again_button_clicked)

    # --- opening and leaving -------------------------------------------------------------------

    def start(self) -> None:
        """Ask for the yes; what was recorded and not decided on comes first."""
        if self.is_open:
            return
        entries, meeting = self._controller.entries, self._controller.meeting
        left = self.draft.find()
        child = child_of(entries)
        people = people_to_name(entries, meeting.id)
        self.ask.show_file("")
        self.ask.begin(people, child.id if child else None)
        self.keep_card.show_people(people)
        self.open(_("Record"))
        if left is not None:
            self._listen_to_left(left)
        else:
            self._show_asking()

    def start_with(self, path: Path) -> None:
        """Ask for the yes to a recording that was made elsewhere, then read it."""
        if self.recorder.state is not RecorderState.IDLE or self._sound is not None:
            self._controller.trouble.emit(
                _("Decide on the recording that is open first; then drop the file again.")
            )
            return
        self.start()
        if self._sound is None:
            self._dropped = path
            self.ask.show_file(path.name)

    def _show_asking(self, trouble: str = "") -> None:
        self._show_side(self.ask)
        self.title.setText(_("Record"))
        why_not = self._why_not()
        self.ask.show_trouble(trouble, why_not, can_record=not why_not)
        self._show_given()
        if trouble or why_not:
            announce(self, self.ask.trouble.text())
        self.ask.whose.setFocus()

    def _why_not(self) -> str:
        """Return why nothing can be recorded here; nothing where it can."""
        try:
            self._port().microphone()
        except NoSound as error:
            return _("{why} A recording made elsewhere can still be chosen.").format(why=error)
        return ""

    def leave(self) -> None:
        """Close it; a recording that is running stops and waits here, encrypted."""
        self.recorder.stop()
        self._player.stop()
        self._turn += 1
        self._dropped, self._sound = None, None
        self.close_panel()

    def out_of_sight(self) -> None:
        """Stop where the page goes out of sight: nothing is recorded without its red sign."""
        self.recorder.stop(_("The page was left, so the recording stopped."))

    def refresh(self) -> None:
        """Follow the ledger: what a taken-back yes covers stops and goes."""
        if not self.is_open:
            return
        if self.ask.isVisible():
            self._show_given()
            return
        if self._whose and self._agreement() is None:
            self._forget()
            self._show_asking()
            self._controller.trouble.emit(
                _("The yes was taken back: the recording stopped, and nothing of it is kept.")
            )

    def _show_side(self, shown: QWidget) -> None:
        for side in (self.ask, self.live, self.listen):
            side.setVisible(side is shown)

    # --- the yes -------------------------------------------------------------------------------

    def _show_given(self) -> None:
        self.ask.show_given(self._controller.entries, self._controller.meeting.id)

    def _agreement(self) -> object:
        controller = self._controller
        return agreement_to_record(controller.entries, controller.meeting.id, self._whose)

    def _agreed(self) -> bool:
        """Write the yes down unless it stands already; say what is missing."""
        controller, ask = self._controller, self.ask
        whose = ask.whose_id(controller.entries) or ""
        if agreement_to_record(controller.entries, controller.meeting.id, whose) is None:
            written = controller.do(
                lambda: agree_to_record(
                    controller.session,
                    whose=ask.whose.who(),
                    by=ask.who_decides(),
                    how=ask.how.words(),
                )
            )
            if written is None:
                return False
            whose = ask.whose_id(controller.entries) or ""
        self._whose = whose
        if self._agreement() is None:
            controller.trouble.emit(
                _("Somebody said no to recording, so nothing is recorded until that is settled.")
            )
            return False
        return True

    def _on_ask_yes(self) -> None:
        if self._why_not() or not self.ask.is_ready:
            self._show_asking()
        elif self._agreed():
            self._record()

    def _on_ask_no(self) -> None:
        controller, ask = self._controller, self.ask
        written = controller.do(
            lambda: agree_to_record(
                controller.session,
                whose=ask.whose.who(),
                by=ask.who_decides(),
                how=ask.how.words(),
                yes=False,
            )
        )
        if written is not None:
            self.leave()
            controller.told.emit(_("Nothing is recorded. The answer is in the list of agreements."))

    # --- recording -----------------------------------------------------------------------------

    def _record(self) -> None:
        agreed = agreement_to_record(
            self._controller.entries, self._controller.meeting.id, self._whose
        )
        if agreed is None:
            return
        self._player.stop()
        self._sound, self._file_name = None, ""
        self._show_side(self.live)
        self.recorder.start()
        if self.recorder.state is not RecorderState.IDLE:
            self.draft.begin(
                who=self._whose,
                agreed_by=agreed.by_id or "",
                agreed_how=agreed.how,
                rate=self.recorder.rate,
            )
            self.live.stop_button.setFocus()

    def _on_recorder_changed(self) -> None:
        if self.recorder.state is RecorderState.STOPPED:
            self._listen(self.recorder.sound(), self.recorder.why)
        elif self.live.isVisible() or self.recorder.state is not RecorderState.IDLE:
            name, _family = name_and_family(self._controller.entries, self._whose)
            self.live.show_recorder(self.recorder, name)

    def _on_recorder_part_ready(self, pcm: bytes) -> None:
        self.draft.add(pcm, self.recorder.rate)

    def _on_recorder_trouble(self, words: str) -> None:
        if self.is_open:
            self._show_asking(words)

    # --- listening -----------------------------------------------------------------------------

    def _listen(self, sound: Sound, note: str = "") -> None:
        self._sound = sound
        self._player.stop()
        self.play_bar.wave.show_outline(outline(sound))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.keep_card.begin(self._whose)
        self.again_button.setVisible(not self._file_name)
        self.title.setText(
            _("Recorded: {length}. Listen, then keep it or throw it away.").format(
                length=clock_words(sound.seconds)
            )
        )
        self._show_side(self.listen)
        self._show_place()
        self.play_bar.button.setFocus()
        announce(self, self.title.text())

    def _listen_to_left(self, left: DraftHead) -> None:
        self._whose, self._file_name = left.who, ""
        known = self._controller.entries.find(Person, left.who)
        note = _("This recording of {name} was not decided on: it was cut off or left.").format(
            name=known.name if known else ""
        )
        self._listen(self.draft.sound(left), note)

    def _show_place(self) -> None:
        sound = self._sound
        if sound is not None and self.is_open:
            self.play_bar.show_place(
                at_s=self._player.position_s(NEW),
                length_s=sound.seconds,
                is_playing=self._player.is_playing(NEW),
                about=_("the recording"),
            )

    def _on_play_bar_toggled(self) -> None:
        if self._sound is not None:
            self._player.toggle(NEW, self._sound)

    def _on_play_bar_jumped(self, at_s: float) -> None:
        if self._sound is not None:
            self._player.seek(NEW, self._sound, at_s)

    # --- a recording made elsewhere ------------------------------------------------------------

    def _on_ask_file_wanted(self) -> None:
        if not self._agreed():
            return
        if self._dropped is not None:
            self.take_file(self._dropped)
            return
        dialog = QFileDialog(self, _("Choose a recording"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        leave_no_trace(dialog)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        recordings = _("Recordings ({endings})").format(endings=f"{SOUNDS} {SOUNDS.upper()}")
        dialog.setNameFilters([recordings, _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.show()

    def take_file(self, path: Path) -> None:
        """Read a recording that was made elsewhere; who agreed was asked before."""
        self._turn += 1
        turn = self._turn

        def on_read(sound: Sound) -> None:
            if turn == self._turn and self.is_open:
                self._file_name, self._dropped = path.name, None
                self._listen(sound, _what_is_missing(sound))

        def on_failed(words: str) -> None:
            if turn == self._turn and self.is_open:
                self._dropped = None
                self.ask.show_file("")
                self._show_asking(words)

        read_sound_file(self._controller.desk, self._port, path, on_read, on_failed)

    # --- keeping -------------------------------------------------------------------------------

    def _on_keep_card_keep_wanted(self) -> None:
        controller, sound = self._controller, self._sound
        agreed = agreement_to_record(controller.entries, controller.meeting.id, self._whose)
        if sound is None:
            return
        if agreed is None:
            controller.trouble.emit(_("Nobody has said yes to this recording in this meeting."))
            return
        self._player.stop()
        self.keep_card.set_busy(busy=True)
        order, file_name = self.keep_card.order_for(self._whose, agreed.by_id), self._file_name

        def on_written(data: bytes) -> None:
            keep_data(
                controller,
                self,
                data,
                kind="audio",
                file_name=file_name or "recording.wav",
                order=order,
                length_s=max(1, round(sound.seconds)),
                agreed_how=agreed.how,
                kept=self._on_kept,
                failed=self._on_failed,
            )

        controller.desk.beside(lambda: write_wav(sound), on_written, self._on_write_failed)

    def _on_kept(self) -> None:
        self.keep_card.set_busy(busy=False)
        self._forget()
        self.close_panel()

    def _on_failed(self) -> None:
        self.keep_card.set_busy(busy=False)

    def _on_write_failed(self, words: str) -> None:
        self._controller.trouble.emit(words)
        self._on_failed()

    def _on_keep_card_throw_away_wanted(self) -> None:
        choices = (_("Throw it away"), _("Listen again"))
        words = _("Throw this recording away? It is not kept anywhere.")
        self._controller.ask(Question(words, choices, self._on_answered))

    def _on_answered(self, no: int) -> None:
        if no == 0:
            self._forget()
            self.close_panel()

    def _on_again_button_clicked(self) -> None:
        self._forget()
        if self._agreement() is None:
            self._show_asking()
        else:
            self._record()

    def _forget(self) -> None:
        """Let go of what was recorded, here and in the record."""
        self._player.stop()
        self.recorder.forget()
        self.draft.forget()
        self._sound = None


def _what_is_missing(sound: Sound) -> str:
    if sound.missing_s < 1:
        return ""
    return _(
        "This file was cut off: {there} of {all} are in it. What is there can be kept; the whole"
        " recording may still be where it was made."
    ).format(there=clock_words(sound.seconds), all=clock_words(sound.seconds + sound.missing_s))
