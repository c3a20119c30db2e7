"""What in the consent ledger wants a person's eyes: who left, answers that differ, gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mam_desktop.meeting.consents import (
    TAKE_PART,
    VIDEO_CALL,
    YES,
    asked,
    not_taking_part,
    standing_answers,
    subject_of,
)
from mam_desktop.meeting.deciding import decides_alone, is_child
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.ledger import brief, short_words
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Attendance, Child, Consent, Person
from mam_desktop.texts import _


class LookKind(StrEnum):
    """Why something in the ledger wants a person's eyes."""

    LEFT = "left"
    DIFFERS = "differs"
    NOT_JUDGED = "not_judged"
    MAY_NOT = "may_not"
    VIDEO = "video"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One thing to look at, in plain words, and the lines it is about."""

    kind: LookKind
    words: str
    lines: tuple[Consent, ...]


def look_again(entries: Entries, meeting: Meeting, on: date) -> tuple[Look, ...]:
    """Return what in the ledger wants the lead's eyes, the most pressing first."""
    return (
        *_left(entries, meeting),
        *_differing(entries, meeting),
        *_not_judged(entries, on),
        *_may_not(entries),
        *_video(entries, meeting),
    )


def not_taking_part_words(entries: Entries, meeting_id: str | None) -> str:
    """Return who does not take part, to be shown before anything is sealed or leaves."""
    names = dict.fromkeys(
        _name(entries, subject_of(one)) for one in not_taking_part(entries, meeting_id)
    )
    if not names:
        return ""
    return _("Not taking part: {names}. Look at what they said before anything leaves.").format(
        names=", ".join(names)
    )


def _left(entries: Entries, meeting: Meeting) -> Iterator[Look]:
    lines = not_taking_part(entries, meeting.id)
    if lines:
        words = not_taking_part_words(entries, meeting.id)
        yield Look(kind=LookKind.LEFT, words=words, lines=lines)


def _differing(entries: Entries, meeting: Meeting) -> Iterator[Look]:
    groups: dict[object, list[Consent]] = {}
    for one in standing_answers(entries):
        if asked(one)[0] != TAKE_PART or one.meeting_id == meeting.id:
            groups.setdefault((asked(one), subject_of(one)), []).append(one)
    for lines in groups.values():
        yes = [one for one in lines if one.answer == YES]
        strict = [one for one in lines if one.answer != YES]
        if yes and strict:
            yield Look(
                kind=LookKind.DIFFERS,
                words=_(
                    "{first} said yes, {second} said no: {what}. The stricter answer holds."
                ).format(
                    first=_names(entries, yes),
                    second=_names(entries, strict),
                    what=_what(entries, strict[-1]),
                ),
                lines=tuple(lines),
            )


def _not_judged(entries: Entries, on: date) -> Iterator[Look]:
    """Yield answers of the child for which nobody has written down who judged that they can."""
    for one in standing_answers(entries):
        by_child = is_child(entries, one.by_id)
        alone = decides_alone(entries, one.by_id, on)
        if by_child and not alone and one.answer == YES and not one.judged_by:
            yield Look(
                kind=LookKind.NOT_JUDGED,
                words=_("{name} said yes: {what}. Who judged that {name} understands it?").format(
                    name=_name(entries, one.by_id), what=_what(entries, one)
                ),
                lines=(one,),
            )
        decided_for = is_child(entries, one.for_id) and not by_child
        if decided_for and decides_alone(entries, one.for_id, on) and not one.judged_by:
            yield Look(
                kind=LookKind.NOT_JUDGED,
                words=_(
                    "{who} answered for {name}, who decides alone: {what}. Who judged that "
                    "{name} cannot decide this?"
                ).format(
                    who=_name(entries, one.by_id),
                    name=_name(entries, one.for_id),
                    what=_what(entries, one),
                ),
                lines=(one,),
            )


def _may_not(entries: Entries) -> Iterator[Look]:
    """Yield a yes for the child from somebody not known to have parental responsibility."""
    for one in standing_answers(entries):
        by = entries.find(Person, one.by_id)
        for_child = is_child(entries, one.for_id) and one.for_id != one.by_id
        if not for_child or one.answer != YES or by is None or one.grounds.strip():
            continue
        if not by.parental_responsibility:
            yield Look(
                kind=LookKind.MAY_NOT,
                words=_(
                    "{who} said yes for {name}: {what}. It is not written down that {who} has "
                    "parental responsibility."
                ).format(
                    who=brief(by.name), name=_name(entries, one.for_id), what=_what(entries, one)
                ),
                lines=(one,),
            )


def _video(entries: Entries, meeting: Meeting) -> Iterator[Look]:
    by_video = [
        one
        for one in entries.all(Attendance, meeting.id)
        if one.joins == "video" and (one.is_here or one.state == "invited")
    ]
    lines = [
        one
        for one in standing_answers(entries)
        if asked(one)[0] == VIDEO_CALL and one.answer != YES
    ]
    if by_video and lines:
        yield Look(
            kind=LookKind.VIDEO,
            words=_("{who} joins by video, and {names} said no to that.").format(
                who=", ".join(_name(entries, one.person_id) for one in by_video),
                names=_names(entries, lines),
            ),
            lines=tuple(lines),
        )


def _what(entries: Entries, one: Consent) -> str:
    words = short_words(one.purpose, one.recipient)
    about = subject_of(one)
    if about is None or about == one.by_id:
        return words
    return _("{what} ({name})").format(what=words, name=_name(entries, about))


def _names(entries: Entries, lines: Sequence[Consent]) -> str:
    return ", ".join(dict.fromkeys(_name(entries, one.by_id) for one in lines))


def _name(entries: Entries, person_id: str | None) -> str:
    person = entries.find(Person, person_id)
    if person is not None:
        return brief(person.name)
    child = next(iter(entries.all(Child)), None)
    return child.preferred_name if child else _("somebody")
