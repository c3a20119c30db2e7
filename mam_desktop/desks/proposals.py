"""What others wrote into sealed minutes without knowing of the seal, as rows of differences."""

from collections.abc import Iterator
from datetime import tzinfo

from mam_desktop.changes.change import REMOVED, Change
from mam_desktop.changes.clock import moment
from mam_desktop.desks.conflicts import shown_value
from mam_desktop.meeting.corrections import ProposedCorrection, proposed_corrections
from mam_desktop.meeting.entries import read_entry
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.naming import words_of
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _, short_date
from mam_desktop.ui.ports import ProposalRow


def proposal_rows(session: MeetingSession, zone: tzinfo) -> tuple[ProposalRow, ...]:
    """Return what waits as corrections to the open meeting's sealed minutes, oldest first."""
    return tuple(_row(session, one, zone) for one in proposed_corrections(session))


def _row(session: MeetingSession, proposed: ProposedCorrection, zone: tzinfo) -> ProposalRow:
    at = moment(proposed.at).astimezone(zone)
    is_ours = proposed.device_id == session.author.device_id
    when = _("{date}, {time}").format(date=short_date(at.date()), time=at.strftime("%H:%M"))
    where = _("on this laptop") if is_ours else _("on another laptop")
    unnamed = proposed.author_id == proposed.device_id
    return ProposalRow(
        gesture_id=proposed.gesture_id,
        by=_("Somebody") if unnamed else proposed.author_id,
        when_and_where=_("{when} · {where}").format(when=when, where=where),
        lines=tuple(dict.fromkeys(_lines(session, proposed.changes))),
        reason=proposed.reason,
    )


def _lines(session: MeetingSession, changes: tuple[Change, ...]) -> Iterator[str]:
    """Yield a line for each thing that would be new, gone or different."""
    for entity_id in dict.fromkeys(one.entity_id for one in changes):
        mine = [one for one in changes if one.entity_id == entity_id]
        kind = KINDS.get(mine[0].kind)
        if kind is None:
            continue
        stands = read_entry(session.fold, entity_id)
        known = read_entry(session.everything, entity_id, removed_too=True)
        held = stands or known
        words = words_of(held) if held is not None else ""
        what = _("{kind} “{words}”").format(kind=_(kind.LABEL), words=words)
        if not words:
            what = _(kind.LABEL)
        if any(one.field == REMOVED and one.value is True for one in mine):
            yield _("{what}: taken away").format(what=what)
        elif stands is None:
            yield _("{what}: new").format(what=what)
        else:
            for one in mine:
                yield from _cell(session, what, one)


def _cell(session: MeetingSession, what: str, change: Change) -> Iterator[str]:
    spec = KINDS[change.kind].specs().get(change.field)
    if spec is None:
        return
    value = session.fold.value(change.entity_id, change.field)
    default = KINDS[change.kind].defaults()[change.field]
    before = value.newest.value if value else spec.write(default) if default is not None else None
    yield _("{what} – {field}: {before} → {after}").format(
        what=what,
        field=_(spec.label),
        before=shown_value(session, change.field, spec, before),
        after=shown_value(session, change.field, spec, change.value),
    )
