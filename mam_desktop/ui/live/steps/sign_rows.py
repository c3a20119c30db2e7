"""Who has signed, how, and whether it is still the text they signed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import ANSWERS, JOINS, METHODS, label
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.signed import Signature
from mam_desktop.meeting.who_signed import Given, Holds
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.signature_ink import Strokes


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRow:
    """One person, and their newest signature if there is one."""

    key: str
    name: str
    role: str
    is_family: bool
    is_here: bool
    joins_room: bool = True
    has_left: bool = False
    through: str | None = None
    """The id of who interprets for them."""
    signed_at: str = ""
    """Empty while they have not signed."""
    says: str = ""
    """How they signed and what they answered, where a drawing does not say it."""
    words: str = ""
    strokes: Strokes = ()
    holds: Holds | None = None
    """What they signed; nothing while they have not."""
    earlier: str = ""
    """Which text they signed, in words, where it is not this one."""
    is_refusal: bool = False
    disagrees: bool = False
    """They signed, and said that they do not agree."""

    @property
    def is_done(self) -> bool:
        """Say whether nothing more is asked of them."""
        return self.holds is Holds.WHOLE or (self.is_refusal and self.holds is not None)

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        state = _("signed {time}").format(time=self.signed_at) if self.signed_at else ""
        said = (
            self.name,
            self.role,
            state or _("not signed yet"),
            self.says,
            self.words,
            self.earlier,
        )
        return ", ".join(one for one in said if one)


def sign_rows(
    entries: Entries, meeting: Meeting, given: Mapping[str, Given]
) -> tuple[SignRow, ...]:
    """Return everybody on the list, each once: those here first, family before services."""
    interpreters = {
        one.interpreter_for: one.person_id
        for one in entries.all(Attendance, meeting.id)
        if one.interpreter_for
    }
    rows = [
        _row(entries, one, person, given, interpreters.get(person.id))
        for one in _each_once(entries.all(Attendance, meeting.id))
        if (person := entries.find(Person, one.person_id)) is not None
    ]
    return tuple(sorted(rows, key=lambda row: (not row.is_here, not row.is_family)))


def _each_once(listed: Iterable[Attendance]) -> Iterable[Attendance]:
    """Return one attendance a person; of two from two laptops the one that says they are here."""
    mine: dict[str, Attendance] = {}
    for one in listed:
        held = mine.get(one.person_id)
        if held is None or (one.is_here and not held.is_here):
            mine[one.person_id] = one
    return mine.values()


def _row(
    entries: Entries,
    attendance: Attendance,
    person: Person,
    given: Mapping[str, Given],
    through: str | None,
) -> SignRow:
    row = SignRow(
        key=person.id,
        name=person.name,
        role=person.role,
        is_family=person.is_family,
        is_here=attendance.is_here,
        joins_room=attendance.joins == "room",
        has_left=attendance.state == "left",
        through=through,
    )
    mine = given.get(person.id)
    return row if mine is None else _signed(entries, row, mine)


def _signed(entries: Entries, row: SignRow, given: Given) -> SignRow:
    signature = given.signature
    strokes = _strokes(signature)
    return replace(
        row,
        signed_at=signature.signed_at or "—",
        says=_says(entries, signature, is_drawn=bool(strokes)),
        words=signature.words or signature.reason,
        strokes=strokes,
        holds=given.holds,
        earlier=_earlier(given),
        is_refusal=given.is_refusal,
        disagrees=not given.is_refusal and signature.answer == "disagree",
    )


def _strokes(one: Signature) -> Strokes:
    """Return what was drawn, pressure and all."""
    drawn = one.strokes if isinstance(one.strokes, list | tuple) else ()
    return tuple(
        tuple(tuple(float(number) for number in point) for point in stroke)
        for stroke in drawn
        if stroke
    )


def _earlier(given: Given) -> str:
    """Say which text was signed, where it is not the whole as it is now."""
    if given.holds is Holds.WHOLE:
        return ""
    if given.holds is Holds.PLAN:
        return _("asked about the plan") if given.is_refusal else _("signed the plan")
    if given.version and given.is_refusal:
        return _("asked about version {version}").format(version=given.version)
    if given.version:
        return _("signed version {version}").format(version=given.version)
    return _("text changed since")


def _says(entries: Entries, signature: Signature, *, is_drawn: bool) -> str:
    """Return nothing for a plain drawn yes: the drawing says it."""
    if is_drawn and signature.answer == "agree":
        return ""
    noted, _family = name_and_family(entries, signature.noted_by)
    through, _family = name_and_family(entries, signature.through_id)
    parts = (
        label(ANSWERS, signature.answer),
        "" if is_drawn else label(METHODS, signature.method),
        label(JOINS, signature.joined) if signature.joined in {"phone", "video"} else "",
        _("through {name}").format(name=through) if through else "",
        _("noted by {name}").format(name=noted) if noted else "",
    )
    said = ", ".join(one for one in parts if one)
    return said[:1].upper() + said[1:]
