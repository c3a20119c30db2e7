"""The text that a signature binds to, as the papers say it: the same parts, the same words."""

from collections.abc import Iterator
from dataclasses import dataclass

from mam_desktop.meeting.audience import visible_to
from mam_desktop.meeting.content import Block, Bullets, Heading
from mam_desktop.meeting.copies import when_and_where
from mam_desktop.meeting.copy_parts import (
    agreed,
    board,
    decided,
    disagreed,
    matters,
    next_meeting,
    reviewed,
    talked_about,
    there,
)
from mam_desktop.meeting.copy_voices import voice
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.hearts import family_of
from mam_desktop.meeting.meetings import TYPE_NAMES, Meeting
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import StatementRead
from mam_desktop.meeting.presence import spells_of
from mam_desktop.meeting.said import Attachment
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import (
    SIGNED_RECIPIENT,
    WHOLE,
    seal_holding,
    sealed_version,
    signed_hash,
)
from mam_desktop.meeting.versions import PLAN
from mam_desktop.texts import N_, _

_BEFORE_BOARD = (voice, there, reviewed, matters)
_AFTER_BOARD = (agreed, disagreed, decided, talked_about)
_KEPT = {
    "drawing": N_("{name}’s drawing"),
    "photo": N_("{name}’s photo"),
    "audio": N_("{name}’s recording"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedText:
    """The words, and the hash that each signature carries."""

    title: str
    about: str
    blocks: tuple[Block, ...]
    content_hash: str
    seal: Seal | None
    """The seal that holds this text, if it is sealed."""
    part: str = WHOLE

    @property
    def short_hash(self) -> str:
        """Return the first twelve digits of the hash in threes of four."""
        digits = self.content_hash[:12]
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def signed_text(session: MeetingSession, part: str = WHOLE) -> SignedText:
    """Return what people sign now, the plan or the whole: as it stands, or as it was sealed."""
    seal = seal_holding(session.entries, session.meeting_id, part)
    if seal is not None and part == PLAN and seal.part != PLAN:
        # Once the whole is sealed there is nothing else to sign.
        part = WHOLE
    entries = sealed_version(session, seal).entries if seal else session.entries
    meeting = entries.get(Meeting, session.meeting.id)
    seen = visible_to(entries, SIGNED_RECIPIENT, meeting.id).entries
    shown = seen.get(Meeting, meeting.id)
    blocks = _plan_blocks(seen, shown) if part == PLAN else _blocks(seen, shown, family_of(entries))
    return SignedText(
        title=_("The plan: {title}").format(title=shown.title) if part == PLAN else shown.title,
        about=_("{kind} · {when}").format(
            kind=_(TYPE_NAMES[shown.type]),
            when=when_and_where(shown, spells_of(session.everything.changes(), shown.id)),
        ),
        blocks=tuple(blocks),
        content_hash=seal.content_hash if seal else signed_hash(entries, meeting, part),
        seal=seal,
        part=part,
    )


def _plan_blocks(seen: Entries, meeting: Meeting) -> Iterator[Block]:
    yield from agreed(seen, meeting)
    yield from next_meeting(seen, meeting)


def _blocks(seen: Entries, meeting: Meeting, family: frozenset[str]) -> Iterator[Block]:
    for part in _BEFORE_BOARD:
        yield from part(seen, meeting)
    yield from board(seen, meeting, family)
    for part in _AFTER_BOARD:
        yield from part(seen, meeting)
    yield from next_meeting(seen, meeting)
    lines = tuple(_also(seen, meeting))
    if lines:
        yield Heading(_("Also part of this text"), 2)
        yield Bullets(lines)


def _also(seen: Entries, meeting: Meeting) -> Iterator[str]:
    """Yield what people sign though the papers say it elsewhere, or not at all."""
    for one in seen.all(StatementRead, meeting.id):
        yield _("The opening words were read out by {name}, {time}").format(
            name=name_of(seen, one.by_id), time=one.read_at
        )
    for kept in seen.all(Attachment, meeting.id):
        title = _(_KEPT[kept.type]).format(name=name_of(seen, kept.who_id))
        yield _("{title}: {words}").format(title=title, words=kept.words) if kept.words else title
