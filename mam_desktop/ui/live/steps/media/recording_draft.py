"""A recording that nobody has kept or thrown away yet, in encrypted parts: it survives a kill."""

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import asdict, dataclass

from mam_desktop.ui.live.steps.media.wav import BYTES_A_SAMPLE, Sound
from mam_desktop.ui.ports import MeetingDesk

PLACE = "voice.recording"
MOST_PARTS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHead:
    """What is known about the recording."""

    who: str
    agreed_by: str
    agreed_how: str
    rate: int
    parts: int = 0
    size: int = 0
    """Bytes of all parts."""

    @property
    def seconds(self) -> float:
        """Return how long it is."""
        return self.size / BYTES_A_SAMPLE / self.rate


class RecordingDraft:
    """Keeps the parts as the desk keeps unfinished words: in the encrypted record, in order."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._head: DraftHead | None = None

    def begin(self, *, who: str, agreed_by: str, agreed_how: str, rate: int) -> None:
        """Begin a recording; one that was left is forgotten."""
        self.forget()
        self._head = DraftHead(who=who, agreed_by=agreed_by, agreed_how=agreed_how, rate=rate)

    def add(self, pcm: bytes, rate: int) -> None:
        """Keep one more part."""
        head = self._head
        if head is None or head.parts >= MOST_PARTS:
            return
        self._desk.keep_draft(f"{PLACE}.{head.parts}", b64encode(pcm).decode())
        told = asdict(head) | {"rate": rate, "parts": head.parts + 1, "size": head.size + len(pcm)}
        self._head = DraftHead(**told)
        self._desk.keep_draft(PLACE, json.dumps(told))

    def find(self) -> DraftHead | None:
        """Return what an earlier sitting left behind."""
        try:
            told = json.loads(self._desk.draft(PLACE) or "null")
            head = DraftHead(**told) if isinstance(told, dict) else None
        except (ValueError, TypeError):
            return None
        fits = head is not None and head.rate > 0 and 0 < head.parts <= MOST_PARTS
        self._head = head if fits else None
        return self._head

    def sound(self, head: DraftHead) -> Sound:
        """Return the sound of a recording that was left."""
        parts = (self._desk.draft(f"{PLACE}.{no}") for no in range(head.parts))
        return Sound(b"".join(_part(one) for one in parts), head.rate)

    def forget(self) -> None:
        """Let every part go: it was kept, or thrown away."""
        head, self._head = self._head or self.find(), None
        if head is not None:
            self._desk.keep_draft(PLACE, "")
            for no in range(head.parts):
                self._desk.keep_draft(f"{PLACE}.{no}", "")


def _part(text: str) -> bytes:
    try:
        held = b64decode(text, validate=True)
    except NotBase64:
        return b""
    return held[: len(held) // BYTES_A_SAMPLE * BYTES_A_SAMPLE]
