"""Cells that two people changed, as rows for a person to settle; settling is one more gesture."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from mam_desktop.changes.change import REMOVED, Change
from mam_desktop.changes.clock import moment
from mam_desktop.errors import Refused
from mam_desktop.meeting.editing import change_entry, settle_removal
from mam_desktop.meeting.entries import read_entry
from mam_desktop.meeting.fields import Entry, FieldSpec
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.labels import STATUSES, label
from mam_desktop.meeting.naming import words_of
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _, short_date
from mam_desktop.ui.ports import ConflictRow, VersionRow

SETTLED_BY_CHOICE = "chosen by a person"


def conflict_rows(session: MeetingSession, zone: tzinfo) -> Iterator[ConflictRow]:
    """Yield what two people changed in a family, each with every version."""
    fold = session.fold
    for entity_id, field in fold.conflicts():
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
            can_write_again=_takes_words(spec),
        )


def _takes_words(spec: FieldSpec) -> bool:
    """Say whether free words can be written into a field."""
    is_text = spec.read("x") == "x" and not spec.choices
    return is_text and not spec.is_link and not spec.names_people


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
    return VersionRow(
        change_id=change.id,
        words=shown_value(session, spec, change.value) if spec else taken,
        by=_("on this laptop") if _is_ours(session, change) else _("on another laptop"),
        by_is_family=False,
        when_and_where=_when(change, zone),
        detail=change.reason or "",
    )


def _is_ours(session: MeetingSession, change: Change) -> bool:
    return change.device_id == session.author.device_id


def _when(change: Change, zone: tzinfo) -> str:
    at = moment(change.at).astimezone(zone)
    return _("{date}, {time}").format(date=short_date(at.date()), time=at.strftime("%H:%M"))


def shown_value(session: MeetingSession, spec: FieldSpec, value: object) -> str:
    """Return a cell's value in plain words."""
    if spec.names_people and isinstance(value, str):
        person = session.entries.find(Person, value)
        return person.name if person else ""
    if isinstance(value, str):
        return label(STATUSES, value) if value in spec.choices else value
    return "" if value is None else str(value)


def _history(
    session: MeetingSession, entry: Entry, field: str, spec: FieldSpec, zone: tzinfo
) -> Iterator[str]:
    for change in session.everything.changes():
        if change.cell == (entry.id, field):
            yield _("{when}: {words}").format(
                when=_when(change, zone), words=shown_value(session, spec, change.value)
            )


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
