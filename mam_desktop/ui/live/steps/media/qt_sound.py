"""The computer's sound through Qt Multimedia; the only module that loads it."""

from array import array
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMicrophonePermission,
    QObject,
    Qt,
    QUrl,
)
from PySide6.QtMultimedia import (
    QAudioDecoder,
    QAudioDevice,
    QAudioFormat,
    QAudioOutput,
    QAudioSource,
    QMediaDevices,
    QMediaPlayer,
    QtAudio,
)

from mam_desktop.texts import _
from mam_desktop.ui.live.steps.media.sound_port import NoSound, Told
from mam_desktop.ui.live.steps.media.wav import (
    BYTES_A_SAMPLE,
    MAX_SOUND_BYTES,
    RATE,
    Sound,
    write_wav,
)

_WANTED = ((RATE, 1), (RATE, 2), (48_000, 1), (44_100, 1), (48_000, 2), (44_100, 2))
"""(samples a second, channels): the smallest first."""


def _form(rate: int, channels: int) -> QAudioFormat:
    form = QAudioFormat()
    form.setSampleRate(rate)
    form.setChannelCount(channels)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form


class QtSound:
    """The default microphone and loudspeaker, as they are at that moment."""

    def __init__(self) -> None:
        self._reading: list[_Reading] = []

    def microphone(self) -> str:
        """Return the microphone's name; where the system asks for leave, it asks now."""
        return self._microphone().description()

    def _microphone(self) -> QAudioDevice:
        _check_may_listen()
        found = QMediaDevices.defaultAudioInput()
        if found.isNull():
            raise NoSound(
                _("No microphone was found. Plug one in, or turn it on in the system’s settings.")
            )
        return found

    def listen(self, heard: Callable[[bytes], None], lost: Told) -> "_Listening":
        """Open the microphone."""
        found = self._microphone()
        forms = (_form(*one) for one in _WANTED)
        form = next((one for one in forms if found.isFormatSupported(one)), None)
        if form is None:
            raise NoSound(_("This microphone gives a kind of sound that cannot be kept here."))
        return _Listening(found, form, heard, lost)

    def play(
        self, sound: Sound, from_s: float, ended: Callable[[], None], lost: Told
    ) -> "_Playing":
        """Play a sound from memory."""
        if QMediaDevices.defaultAudioOutput().isNull():
            raise NoSound(_("No loudspeaker was found, so this cannot be heard here."))
        return _Playing(sound, from_s, ended, lost)

    def read(self, data: bytes, done: Callable[[Sound], None], failed: Told) -> None:
        """Read a sound file of any kind Qt knows, from memory."""
        reading = _Reading(data, done, failed)
        self._reading = [one for one in self._reading if not one.is_over]
        self._reading.append(reading)
        reading.start()


def _check_may_listen() -> None:
    """Make sure that the system lets us listen; where nobody was asked yet, ask now.

    Raises:
        NoSound: it does not, or a person is being asked at this moment.

    """
    app = QCoreApplication.instance()
    wanted = QMicrophonePermission()
    status = app.checkPermission(wanted) if app is not None else Qt.PermissionStatus.Granted
    if status == Qt.PermissionStatus.Granted:
        return
    if status == Qt.PermissionStatus.Undetermined and app is not None:
        app.requestPermission(wanted, app, lambda _answer: None)
        raise NoSound(_("The system asks whether this program may listen. Say yes, then go on."))
    raise NoSound(
        _("The system does not let this program use the microphone. Its privacy settings decide.")
    )


class _Listening:
    """An open microphone."""

    def __init__(
        self, device: QAudioDevice, form: QAudioFormat, heard: Callable[[bytes], None], lost: Told
    ) -> None:
        self._device, self._form = device, form
        self._heard, self._lost = heard, lost
        self._half = b""
        self._source = QAudioSource(device, form)
        self._devices = QMediaDevices()
        io = self._source.start()
        if io is None or self._source.error() != QtAudio.Error.NoError:
            raise NoSound(
                _("The microphone cannot be opened. Perhaps another program is using it.")
            )
        self._io: QIODevice | None = io
        io.readyRead.connect(self._on_io_ready_read)
        self._source.stateChanged.connect(self._on_source_state_changed)
        self._devices.audioInputsChanged.connect(self._on_devices_audio_inputs_changed)

    @property
    def rate(self) -> int:
        """Return how many samples a second it gives."""
        return self._form.sampleRate()

    def stop(self) -> None:
        """Take what is still on its way, and close the microphone."""
        io, self._io = self._io, None
        if io is None:
            return
        self._take(io)
        self._source.stateChanged.disconnect(self._on_source_state_changed)
        self._devices.audioInputsChanged.disconnect(self._on_devices_audio_inputs_changed)
        io.readyRead.disconnect(self._on_io_ready_read)
        self._source.stop()

    def _take(self, io: QIODevice) -> None:
        frame = 2 * self._form.channelCount()
        data = self._half + bytes(io.readAll().data())
        whole = len(data) // frame * frame
        data, self._half = data[:whole], data[whole:]
        if not data:
            return
        if self._form.channelCount() > 1:
            every = array("h", data)
            both = zip(every[0::2], every[1::2], strict=True)
            data = array("h", [(left + right) >> 1 for left, right in both]).tobytes()
        self._heard(data)

    def _on_io_ready_read(self) -> None:
        if self._io is not None:
            self._take(self._io)

    def _on_source_state_changed(self) -> None:
        # Without its argument: this version of Qt for Python cannot hand the state over.
        if self._source.state() == QtAudio.State.StoppedState and self._io is not None:
            self._lost(_("The microphone stopped."))

    def _on_devices_audio_inputs_changed(self) -> None:
        left = [bytes(one.id().data()) for one in QMediaDevices.audioInputs()]
        if bytes(self._device.id().data()) not in left and self._io is not None:
            self._lost(_("The microphone was unplugged."))


class _Playing:
    """A sound that Qt's player plays from memory."""

    def __init__(self, sound: Sound, from_s: float, ended: Callable[[], None], lost: Told) -> None:
        self._ended, self._lost = ended, lost
        self._from_s = from_s
        self._is_over = False
        left = sound.pcm[round(from_s * sound.rate) * BYTES_A_SAMPLE :]
        self._bytes = QByteArray(write_wav(Sound(left, sound.rate)))
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._output = QAudioOutput()
        self._player = QMediaPlayer()
        self._player.setAudioOutput(self._output)
        self._player.mediaStatusChanged.connect(self._on_player_media_status_changed)
        self._player.errorOccurred.connect(self._on_player_error_occurred)
        self._player.setSourceDevice(self._buffer, QUrl("recording.wav"))
        self._player.play()

    @property
    def position_s(self) -> float:
        """Return how far it has come."""
        return self._from_s + self._player.position() / 1000

    @property
    def is_paused(self) -> bool:
        """Say whether it waits."""
        return self._player.playbackState() == QMediaPlayer.PlaybackState.PausedState

    def pause(self) -> None:
        """Wait."""
        self._player.pause()

    def go_on(self) -> None:
        """Play on."""
        self._player.play()

    def stop(self) -> None:
        """Stop."""
        self._is_over = True
        self._player.stop()

    def _on_player_media_status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia and not self._is_over:
            self._is_over = True
            self._ended()

    def _on_player_error_occurred(self, _error: QMediaPlayer.Error, _words: str) -> None:
        if not self._is_over:
            self._is_over = True
            self._lost(_("This recording cannot be played here."))


class _Reading(QObject):
    """One sound file on its way to plain samples."""

    def __init__(self, data: bytes, done: Callable[[Sound], None], failed: Told) -> None:
        super().__init__()
        self._done, self._failed = done, failed
        self._pcm = bytearray()
        self.is_over = False
        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._decoder = QAudioDecoder()
        self._decoder.setAudioFormat(_form(RATE, 1))
        self._decoder.setSourceDevice(self._buffer)
        self._decoder.bufferReady.connect(self._on_decoder_buffer_ready)
        self._decoder.finished.connect(self._on_decoder_finished)
        self._decoder.error.connect(partial(self._on_decoder_error))

    def start(self) -> None:
        """Begin."""
        self._decoder.start()

    def _on_decoder_buffer_ready(self) -> None:
        while self._decoder.bufferAvailable() and not self.is_over:
            self._pcm += bytes(self._decoder.read().constData())
            if len(self._pcm) > MAX_SOUND_BYTES:
                self._fail(_("This recording is too long to keep. Please choose a shorter one."))

    def _on_decoder_finished(self) -> None:
        if self.is_over:
            return
        if not self._pcm:
            self._fail(_("There is no sound in this file."))
            return
        self.is_over = True
        promised_s = self._decoder.duration() / 1000
        sound = Sound(bytes(self._pcm), RATE)
        self._done(Sound(sound.pcm, RATE, max(0.0, promised_s - sound.seconds - 0.5)))

    def _on_decoder_error(self, _error: QAudioDecoder.Error) -> None:
        if self._pcm and not self.is_over:
            # What came before the damage is a sound; its end is missing.
            self._on_decoder_finished()
            return
        self._fail(
            _("This is not a sound file that can be read here, or it is damaged or cut off.")
        )

    def _fail(self, words: str) -> None:
        if not self.is_over:
            self.is_over = True
            self._decoder.stop()
            self._failed(words)
