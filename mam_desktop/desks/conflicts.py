"""Cells that two people changed, as rows for a person to settle; settling is one more gesture."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, tzinfo

from mam_desktop.changes.change import REMOVED, Change, JsonValue
from mam_desktop.changes.clock import moment
from mam_desktop.errors import Refused
from mam_desktop.meeting.before_words import ARRANGEMENTS, BEFORE_ITEMS, INVITE_ANSWERS
from mam_desktop.meeting.board_round import ROUND_METHODS, STAGE_NAMES
from mam_desktop.meeting.editing import change_entry, settle_removal
from mam_desktop.meeting.entries import read_entry
from mam_desktop.meeting.fields import Entry, FieldSpec, Meaning
from mam_desktop.meeting.kinds import APART, KINDS
from mam_desktop.meeting.labels import (
    ANSWERS,
    ATTENDANCE,
    COLUMNS,
    CONSENT_ANSWERS,
    GAPS,
    JOINS,
    METHODS,
    PICTURES_SHOWN,
    PROFILE_HEADINGS,
    READ_BACK_ANSWERS,
    REFER_TO,
    ROUTES,
    STATUSES,
    VOICE_HEADINGS,
    VOICE_HOW,
    label,
)
from mam_desktop.meeting.meetings import STEP_NAMES, TYPE_NAMES
from mam_desktop.meeting.naming import words_of
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.pictograms import pictograms
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import N_, _, long_date, short_date
from mam_desktop.ui.ports import ConflictRow, VersionRow

SETTLED_BY_CHOICE = "chosen by a person"

WORDS_OF_CHOICES: Mapping[str, dict[str, str]] = {
    "answer": {**INVITE_ANSWERS, **ANSWERS, **CONSENT_ANSWERS, **READ_BACK_ANSWERS},
    "column": COLUMNS,
    "item": BEFORE_ITEMS,
    "gap": GAPS,
    "heading": {**PROFILE_HEADINGS, **VOICE_HEADINGS},
    "how": VOICE_HOW,
    "joined": JOINS,
    "joins": JOINS,
    "method": {**METHODS, **ROUND_METHODS},
    "pictogram": {name: one.alt for name, one in pictograms().items()},
    "pictures": PICTURES_SHOWN,
    "route": ROUTES,
    "share": {"everyone": N_("everyone"), "some": N_("only some"), "nobody": N_("nobody")},
    "stage": STAGE_NAMES,
    "state": ATTENDANCE,
    "status": STATUSES,
    "step": STEP_NAMES,
    "to": REFER_TO,
    "topic": ARRANGEMENTS,
    "type": {
        **TYPE_NAMES,
        "drawing": N_("a drawing"),
        "photo": N_("a photo"),
        "audio": N_("a recording"),
    },
}
"""Field -> the plain words of its choices."""


def conflict_rows(session: MeetingSession, zone: tzinfo) -> Iterator[ConflictRow]:
    """Yield what two people changed in a family, each with every version."""
    fold = session.fold
    for entity_id, field in fold.conflicts():
        if fold.kind_of(entity_id) in APART:
            continue
        if field == REMOVED:
            yield from _removal_row(session, entity_id, zone)
            continue
        entry = read_entry(fold, entity_id)
        value = fold.value(entity_id, field)
        kind = fold.kind_of(entity_id)
        spec = KINDS[kind].specs().get(field) if kind is not None and kind in KINDS else None
        if entry is None or value is None or spec is None:
            continue
        yield ConflictRow(
            family_id=session.family_id,
            entity_id=entity_id,
            field=field,
            what=_("{kind} · {words}").format(kind=_(entry.LABEL), words=words_of(entry)),
            field_label=_(spec.label),
            versions=tuple(_version(session, one, spec, zone) for one in value.heads),
            history=tuple(_history(session, entry, field, spec, zone)),
            can_write_again=spec.is_free_text,
        )


def _removal_row(session: MeetingSession, entity_id: str, zone: tzinfo) -> Iterator[ConflictRow]:
    """Yield an entry that somebody took away while somebody else changed it or brought it back."""
    entry = read_entry(session.fold, entity_id, removed_too=True)
    if entry is None:
        return
    specs = entry.specs()
    yield ConflictRow(
        family_id=session.family_id,
        entity_id=entity_id,
        field=REMOVED,
        what=_("{kind} · {words}").format(kind=_(entry.LABEL), words=words_of(entry)),
        field_label=_("Taken away, or kept"),
        versions=tuple(
            _version(session, one, specs.get(one.field), zone)
            for one in _removal_versions(session, entity_id)
        ),
        can_write_again=False,
    )


def _removal_versions(session: MeetingSession, entity_id: str) -> tuple[Change, ...]:
    value = session.fold.value(entity_id, REMOVED)
    return (*(value.heads if value else ()), *session.fold.unseen_by_removal(entity_id))


def _version(
    session: MeetingSession, change: Change, spec: FieldSpec | None, zone: tzinfo
) -> VersionRow:
    taken = _("taken away") if change.value is True else _("kept")
    is_ours = change.device_id == session.author.device_id
    where = _("on this laptop") if is_ours else _("on another laptop")
    return VersionRow(
        change_id=change.id,
        words=shown_value(session, change.field, spec, change.value) if spec else taken,
        by=_author(change),
        by_is_family=False,
        when_and_where=_("{when} · {where}").format(when=_when(change, zone), where=where),
        detail=change.reason or "",
    )


def _author(change: Change) -> str:
    """Return who wrote a change; somebody who gave no name is known by their laptop only."""
    return _("Somebody") if change.author_id == change.device_id else change.author_id


def _when(change: Change, zone: tzinfo) -> str:
    at = moment(change.at).astimezone(zone)
    return _("{date}, {time}").format(date=short_date(at.date()), time=at.strftime("%H:%M"))


def shown_value(session: MeetingSession, field: str, spec: FieldSpec, value: JsonValue) -> str:
    """Return a cell's value in plain words."""
    read = spec.read(value)
    if spec.choices:
        words = label(WORDS_OF_CHOICES.get(field, {}), str(read))
    elif field == "agenda" and isinstance(read, list | tuple):
        words = ", ".join(_agenda_line(str(step), int(minutes)) for step, minutes in read)
    elif isinstance(read, bool):
        words = _("yes") if read else _("no")
    elif isinstance(read, date):
        words = long_date(read)
    elif isinstance(read, Meaning):
        words = read.words
    elif isinstance(read, tuple):
        words = ", ".join(_named(session, spec, str(one)) for one in read)
    else:
        words = _named(session, spec, str(read)) if read is not None else ""
    return words or _("nothing")


def _agenda_line(step: str, minutes: int) -> str:
    return _("{step} {minutes} min").format(step=label(STEP_NAMES, step), minutes=minutes)


def _named(session: MeetingSession, spec: FieldSpec, said: str) -> str:
    """Return the name of a person, or the words of an entry, where an id stands for them."""
    if spec.names_people:
        person = session.entries.find(Person, said)
        return person.name if person else said
    if spec.is_link:
        entry = read_entry(session.fold, said)
        return words_of(entry) if entry else ""
    return said


def _history(
    session: MeetingSession, entry: Entry, field: str, spec: FieldSpec, zone: tzinfo
) -> Iterator[str]:
    for change in session.everything.changes():
        if change.cell == (entry.id, field):
            words = shown_value(session, field, spec, change.value)
            yield _("{when}: {words}").format(when=_when(change, zone), words=words)


def settle(
    session: MeetingSession, conflict: ConflictRow, words: str | None, change_id: str | None
) -> None:
    """Settle a conflict by keeping one version, or by writing it again.

    Raises:
        Refused: the version is not there any more, or another one has come.

    """
    if conflict.field == REMOVED:
        heads = _removal_versions(session, conflict.entity_id)
        _check_seen(conflict, heads)
        chosen = _chosen(heads, change_id)
        keep = chosen.field != REMOVED or chosen.value is not True
        settle_removal(session, conflict.entity_id, keep=keep, reason=SETTLED_BY_CHOICE)
        return
    entry = read_entry(session.fold, conflict.entity_id)
    value = session.fold.value(conflict.entity_id, conflict.field)
    if entry is None or value is None:
        raise Refused(_("This was settled already."))
    _check_seen(conflict, value.heads)
    spec = entry.specs()[conflict.field]
    if words is not None:
        kept: object = words
    else:
        kept = spec.read(_chosen(value.heads, change_id).value)
    change_entry(session, entry, {conflict.field: kept}, reason=SETTLED_BY_CHOICE)


def _check_seen(conflict: ConflictRow, heads: Iterable[Change]) -> None:
    """Refuse to settle over a version that came after the person looked."""
    if {one.id for one in heads} != {one.change_id for one in conflict.versions}:
        raise Refused(_("Somebody has changed this since. Please look again."))


def _chosen(heads: Iterable[Change], change_id: str | None) -> Change:
    chosen = [one for one in heads if one.id == change_id]
    if not chosen:
        raise Refused(_("This was settled already."))
    return chosen[0]
