"""How are things right now: today's number or face beside the last one, why, what would help."""

from collections.abc import Iterator
from dataclasses import dataclass

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import face_words
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.promises import scale_before
from mam_desktop.meeting.said import Scale
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.people import child_of, name_and_family
from mam_desktop.ui.live.steps.parts.sharing import ShareShown, share_shown
from mam_desktop.ui.live.steps.voice_now import VoiceNow

NUMBERS, BY_FACES = "numbers", "faces"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleShown:
    """How things are for one person today, and what they gave last time."""

    who_id: str = ""
    key: str = ""
    """The entry's id; empty while nothing was given today."""
    score: int | None = None
    face: int | None = None
    before: int | None = None
    face_before: int | None = None
    reason: str = ""
    one_higher: str = ""
    share: ShareShown | None = None
    torn: bool = False

    @property
    def way(self) -> str:
        """Return how they give it, numbers or faces: as today, else as last time."""
        if self.score is not None or self.face is not None:
            return NUMBERS if self.score is not None else BY_FACES
        return BY_FACES if self.before is None and self.face_before is not None else NUMBERS


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRow:
    """What somebody else gave today, in short."""

    key: str
    """The person's id."""
    words: str


def scale_today(entries: Entries, meeting: Meeting, who_id: str) -> Scale | None:
    """Return what somebody has given in this meeting."""
    mine = [one for one in entries.all(Scale, meeting.id) if one.who_id == who_id]
    return mine[-1] if mine else None


def scale_shown(now: VoiceNow, who_id: str) -> ScaleShown:
    """Return what the card shows for somebody."""
    entries, meeting = now.entries, now.meeting
    today = scale_today(entries, meeting, who_id)
    asked = today or Scale(
        id="", meeting_id=meeting.id, at="", author_id="", who_id=who_id, given_on=meeting.on
    )
    before = scale_before(entries, asked) if who_id else None
    return ScaleShown(
        who_id=who_id,
        key=today.id if today else "",
        score=today.score if today else None,
        face=today.face if today else None,
        before=before.score if before else None,
        face_before=before.face if before else None,
        reason=today.reason if today else "",
        one_higher=today.one_higher if today else "",
        share=share_shown(entries, today, now.may_show) if today else None,
        torn=bool(today and today.torn),
    )


def given_by_others(now: VoiceNow, who_id: str) -> tuple[GivenRow, ...]:
    """Return what everybody else gave today, one line a person."""
    return tuple(_given(now, who_id))


def _given(now: VoiceNow, who_id: str) -> Iterator[GivenRow]:
    newest = {one.who_id: one for one in now.entries.all(Scale, now.meeting.id)}
    for other, one in newest.items():
        if other and other != who_id:
            shown = in_short(one.score, one.face)
            name = name_and_family(now.entries, other)[0]
            yield GivenRow(key=other, words=_("{name}: {given}").format(name=name, given=shown))


def whose_first(now: VoiceNow) -> str:
    """Return who the card begins with: who gave a number last, else the child."""
    given = now.entries.all(Scale, now.meeting.id)
    if given:
        return given[-1].who_id or ""
    child: Person | None = child_of(now.entries)
    return child.id if child else ""


def in_short(score: int | None, face: int | None) -> str:
    """Return a number, a face's words, or both; a face is never turned into a number."""
    words = face_words(face)
    if score is None:
        return words
    return _("{score}, {face}").format(score=score, face=words) if words else str(score)


def moved(shown: ScaleShown) -> str:
    """Return how it moved since last time, in words."""
    last, today = in_short(shown.before, shown.face_before), in_short(shown.score, shown.face)
    if not last:
        return ""
    if not today:
        return _("Last meeting: {before}").format(before=last)
    return _("Last meeting: {before} → today {score}").format(before=last, score=today)


def told(shown: ScaleShown) -> str:
    """Return the move, the reason and what would help, as one short text."""
    parts = [moved(shown)]
    if shown.reason:
        parts.append(_("“{words}”").format(words=shown.reason))
    if shown.one_higher:
        parts.append(_("One higher: “{words}”").format(words=shown.one_higher))
    return " ".join(one for one in parts if one)
