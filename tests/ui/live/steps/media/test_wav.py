"""Sound as numbers: what was written is read back, and what is cut off gives what is there."""

import struct
from array import array

import pytest

from mam_desktop.errors import BadInput
from mam_desktop.ui.live.steps.media.wav import (
    BARS,
    MAX_SOUND_BYTES,
    Sound,
    clock_words,
    loudness,
    outline,
    read_wav,
    write_wav,
)
from tests.ui.live.steps.media.sounds import tone


def wav(
    data: bytes, *, kind: int = 1, channels: int = 1, rate: int = 16_000, bits: int = 16
) -> bytes:
    frame = channels * bits // 8
    form = struct.pack("<HHIIHH", kind, channels, rate, rate * frame, frame, bits)
    return (
        b"RIFF" + struct.pack("<I", 40 + len(data)) + b"WAVE"
        + b"LIST" + struct.pack("<I", 3) + b"abc\0"
        + b"fmt " + struct.pack("<I", 16) + form
        + b"data" + struct.pack("<I", len(data)) + data
    )  # fmt: skip


def samples(sound: Sound) -> list[int]:
    return list(array("h", sound.pcm))


def test_what_was_written_is_read_back() -> None:
    sound = Sound(tone(0.5), 16_000)
    assert read_wav(write_wav(sound)) == sound


def test_a_file_that_was_cut_off_gives_what_is_there_and_says_how_much_is_missing() -> None:
    whole = write_wav(Sound(tone(10)))
    sound = read_wav(whole[: 44 + 4 * 32_000 + 1])
    assert (sound.seconds, round(sound.missing_s)) == (4.0, 6)


def test_a_file_written_by_who_did_not_know_its_length_is_not_called_cut_off() -> None:
    whole = bytearray(write_wav(Sound(tone(1))))
    whole[40:44] = b"\xff\xff\xff\xff"
    assert read_wav(bytes(whole)).missing_s == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not a sound file"),
        (b"RIFF....WAVE", "ends before it begins"),
        (write_wav(Sound(b"")), "ends before it begins"),
        (write_wav(Sound(tone(1)))[:30], "ends before it begins"),
        (wav(b"\0" * 80, kind=85), "written in a way"),
        (wav(b"\0" * 80, channels=0), "written in a way"),
        (wav(b"\0" * 80, rate=0), "written in a way"),
    ],
)
def test_what_is_no_sound_is_refused_in_words(data: bytes, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read_wav(data)


def test_a_recording_that_is_too_long_is_refused() -> None:
    with pytest.raises(BadInput, match="too long"):
        read_wav(write_wav(Sound(bytes(MAX_SOUND_BYTES + 2))))


def test_every_kind_of_samples_becomes_the_same_one() -> None:
    assert samples(read_wav(wav(struct.pack("<4h", 100, 300, -200, -400), channels=2))) == [
        200,
        -300,
    ]
    assert samples(read_wav(wav(bytes([128, 255, 0]), bits=8))) == [0, 32512, -32768]
    assert samples(read_wav(wav(b"\x99\x34\x12", bits=24))) == [0x1234]
    assert samples(read_wav(wav(struct.pack("<i", -(1 << 30)), bits=32))) == [-(1 << 14)]
    floats = struct.pack("<4f", 0.5, -2.0, float("nan"), 0.0)
    assert samples(read_wav(wav(floats, kind=3, bits=32))) == [16383, -32767, 0, 0]


def test_an_outline_shows_where_it_is_loud() -> None:
    bars = outline(Sound(bytes(32_000) + tone(1)))
    assert len(bars) == BARS
    assert (max(bars), bars[0]) == (1.0, 0.0)
    assert outline(Sound(b"")) == (0.0,) * BARS


def test_loudness_goes_from_nothing_to_one() -> None:
    assert loudness(b"") == loudness(bytes(10)) == 0.0
    assert loudness(array("h", [-32768]).tobytes()) == 1.0


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (0.2, "0:01"), (38.4, "0:38"), (180, "3:00")]
)
def test_lengths_are_told_in_minutes_and_seconds(seconds: float, words: str) -> None:
    assert clock_words(seconds) == words
