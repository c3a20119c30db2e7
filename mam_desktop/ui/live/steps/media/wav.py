"""Sound as plain numbers: one channel of 16 bits. Reads and writes WAV, and draws its outline.

Knows no Qt, and is called off the main thread.
"""

import struct
from array import array
from dataclasses import dataclass
from itertools import pairwise

from mam_desktop.errors import BadInput
from mam_desktop.texts import _

RATE = 16_000
"""What speech needs; three minutes take 5.8 MB."""
BYTES_A_SAMPLE = 2
LOUDEST = 32_767
MAX_SOUND_BYTES = 40 * 1024 * 1024
BARS = 44
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_LOOKS_A_BAR = 400


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples of one channel, 16 bits each, little end first."""

    pcm: bytes
    rate: int = RATE
    missing_s: float = 0.0
    """How much more the file promised than it holds."""

    @property
    def seconds(self) -> float:
        """Return how long it is."""
        return len(self.pcm) / BYTES_A_SAMPLE / self.rate


def clock_words(seconds: float) -> str:
    """Return a length as minutes and seconds: `0:38`."""
    whole = int(seconds + 0.5) if seconds >= 1 else int(seconds > 0)
    return f"{whole // 60}:{whole % 60:02d}"


# --- writing and reading ---------------------------------------------------------------------


def write_wav(sound: Sound) -> bytes:
    """Return a sound as a WAV file's bytes."""
    size = len(sound.pcm)
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, _PCM, 1, sound.rate),
        *(sound.rate * BYTES_A_SAMPLE, BYTES_A_SAMPLE, 16, b"data", size),
    )
    return head + sound.pcm


def is_wav(data: bytes) -> bool:
    """Say whether bytes are a WAV file's."""
    return data[:4] in {b"RIFF", b"RF64"} and data[8:12] == b"WAVE"


def read_wav(data: bytes) -> Sound:
    """Return a WAV file's sound; one that was cut off gives what is there.

    Raises:
        BadInput: it is no sound that can be read, or holds none.

    """
    form, start, promised = _find_parts(data)
    channels, rate, bits, is_float = _read_form(form)
    frame = channels * bits // 8
    held = data[start : start + min(promised, len(data) - start)]
    held = held[: len(held) // frame * frame]
    if not held:
        raise BadInput(_("There is no sound in this file: it ends before it begins."))
    if len(held) // frame * BYTES_A_SAMPLE > MAX_SOUND_BYTES:
        raise BadInput(_("This recording is too long to keep. Please choose a shorter one."))
    samples = _to_16_bits(held, bits, is_float=is_float)
    missing = max(0, promised - (len(data) - start)) / frame / rate
    # Whoever writes while recording may not know the length yet, and promises all there can be.
    is_promise = promised < 0x7FFFFF00
    return Sound(_to_one_channel(samples, channels), rate, missing if is_promise else 0.0)


def _find_parts(data: bytes) -> tuple[bytes, int, int]:
    """Return the form part, where the samples begin, and how many bytes of them are promised."""
    if not is_wav(data):
        raise BadInput(_("This is not a sound file that can be read here."))
    form, at = b"", 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name == b"data" and form:
            return form, at + 8, size
        if name == b"fmt ":
            form = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    raise BadInput(_("There is no sound in this file: it ends before it begins."))


def _read_form(form: bytes) -> tuple[int, int, int, bool]:
    """Return channels, rate, bits and whether samples are fractions."""
    if len(form) >= 16:
        kind, channels, rate, _speed, _frame, bits = struct.unpack("<HHIIHH", form[:16])
        if kind == _EXTENSIBLE and len(form) >= 26:
            kind = int.from_bytes(form[24:26], "little")
        fits = (kind == _PCM and bits in {8, 16, 24, 32}) or (kind == _FLOAT and bits == 32)
        if fits and 1 <= channels <= 8 and 4_000 <= rate <= 192_000:
            return channels, rate, bits, kind == _FLOAT
    raise BadInput(_("This sound file is written in a way that cannot be read here."))


def _to_16_bits(held: bytes, bits: int, *, is_float: bool) -> bytes:
    """Return samples with their two highest bytes."""
    if is_float:
        clean = (max(-1.0, min(1.0, one)) if one == one else 0.0 for one in array("f", held))  # noqa: PLR0124 - not a number
        return array("h", [int(one * LOUDEST) for one in clean]).tobytes()
    if bits == 16:
        return held
    wide = bits // 8
    made = bytearray(len(held) // wide * 2)
    if bits == 8:
        made[1::2] = held.translate(bytes(one ^ 0x80 for one in range(256)))
    else:
        made[0::2], made[1::2] = held[wide - 2 :: wide], held[wide - 1 :: wide]
    return bytes(made)


def _to_one_channel(samples: bytes, channels: int) -> bytes:
    """Return the mean of the first two channels; microphones of laptops have no more."""
    if channels == 1:
        return samples
    every = array("h", samples)
    both = zip(every[0::channels], every[1::channels], strict=True)
    return array("h", [(left + right) >> 1 for left, right in both]).tobytes()


# --- how loud --------------------------------------------------------------------------------


def loudness(pcm: bytes) -> float:
    """Return how loud the loudest sample is, 0 to 1."""
    every = array("h", pcm[: len(pcm) // 2 * 2])
    if not every:
        return 0.0
    low, high = min(every), max(every)
    return max(high, -low) / (LOUDEST + 1)


def outline(sound: Sound, bars: int = BARS) -> tuple[float, ...]:
    """Return how loud each of so many stretches is, 0 to 1 of the loudest."""
    every = array("h", sound.pcm)
    edges = [len(every) * no // bars for no in range(bars + 1)]
    peaks = []
    for start, end in pairwise(edges):
        looked_at = every[start : end : max(1, (end - start) // _LOOKS_A_BAR)]
        peaks.append(max((abs(one) for one in looked_at), default=0))
    most = max(peaks, default=0)
    return tuple(one / most if most else 0.0 for one in peaks)
