"""Who has signed, how, and whether it is still the text they signed."""

from collections.abc import Mapping
from dataclasses import dataclass

from mam_desktop.meeting.copy_parts import strokes_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import ANSWERS, METHODS, label
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.signed import Signature
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.people import name_and_family

Stroke = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRow:
    """One person, and their newest signature if there is one."""

    key: str
    name: str
    role: str
    is_family: bool
    is_here: bool
    joins_room: bool = True
    signed_at: str = ""
    """Empty while they have not signed."""
    says: str = ""
    """How they signed and what they answered, where a drawing does not say it."""
    words: str = ""
    strokes: tuple[Stroke, ...] = ()
    is_stale: bool = False
    """They signed before the text was changed."""
    is_refusal: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        state = _("signed {time}").format(time=self.signed_at) if self.signed_at else ""
        stale = _("signed an earlier text") if self.is_stale else ""
        said = (self.name, self.role, state or _("not signed yet"), self.says, self.words, stale)
        return ", ".join(one for one in said if one)


def sign_rows(entries: Entries, meeting: Meeting, text_hash: str) -> tuple[SignRow, ...]:
    """Return everybody on the list: those here first, family before services."""
    newest: dict[str | None, Signature] = {
        one.who_id: one for one in entries.all(Signature, meeting.id)
    }
    rows = [
        _row(entries, one, person, newest, text_hash)
        for one in entries.all(Attendance, meeting.id)
        if (person := entries.find(Person, one.person_id)) is not None
    ]
    return tuple(sorted(rows, key=lambda row: (not row.is_here, not row.is_family)))


def _row(
    entries: Entries,
    attendance: Attendance,
    person: Person,
    newest: Mapping[str | None, Signature],
    text_hash: str,
) -> SignRow:
    signature = newest.get(person.id)
    row = SignRow(
        key=person.id,
        name=person.name,
        role=person.role,
        is_family=person.is_family,
        is_here=attendance.is_here,
        joins_room=attendance.joins == "room",
    )
    return row if signature is None else _signed(entries, row, signature, text_hash)


def _signed(entries: Entries, row: SignRow, signature: Signature, text_hash: str) -> SignRow:
    strokes = strokes_of(signature) or ()
    return SignRow(
        key=row.key,
        name=row.name,
        role=row.role,
        is_family=row.is_family,
        is_here=row.is_here,
        joins_room=row.joins_room,
        signed_at=signature.signed_at or "—",
        says=_says(entries, signature, is_drawn=bool(strokes)),
        words=signature.words or signature.reason,
        strokes=strokes,
        is_stale=bool(signature.content_hash) and signature.content_hash != text_hash,
        is_refusal=signature.method in {"declined", "not_here"},
    )


def _says(entries: Entries, signature: Signature, *, is_drawn: bool) -> str:
    """Return nothing for a plain drawn yes: the drawing says it."""
    if is_drawn and signature.answer == "agree":
        return ""
    noted, _family = name_and_family(entries, signature.noted_by)
    through, _family = name_and_family(entries, signature.through_id)
    parts = (
        label(ANSWERS, signature.answer),
        "" if is_drawn else label(METHODS, signature.method),
        _("through {name}").format(name=through) if through else "",
        _("noted by {name}").format(name=noted) if noted else "",
    )
    said = ", ".join(one for one in parts if one)
    return said[:1].upper() + said[1:]
