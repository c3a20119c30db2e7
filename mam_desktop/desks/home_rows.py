"""Turns the record's rows into the rows that Home shows."""

from datetime import date, timedelta

from mam_desktop.desks.meeting_cards import type_words
from mam_desktop.desks.sent_and_due import NOTHING_SENT, Sending
from mam_desktop.meeting.labels import STATUSES
from mam_desktop.meeting.meetings import STEPS
from mam_desktop.record import rows as stored
from mam_desktop.texts import N_, _, ngettext, short_date
from mam_desktop.ui.ports import ActionRow, ChipWords, FamilyRow, MinutesRow

WEEKS_OF_SILENCE = 4
"""After so many weeks without a change, a family shows as stuck."""

OPEN_STATES = frozenset({"draft", "plan_sealed"})
"""Minutes that are not finished."""

NEEDS = {
    "ADHD": N_("keeping still and waiting"),
    "ASC": N_("autism"),
    "ASD": N_("autism"),
    "HI": N_("hearing"),
    "MLD": N_("learning"),
    "MSI": N_("hearing and seeing"),
    "PD": N_("moving"),
    "PMLD": N_("learning, with much care"),
    "SEMH": N_("feelings and behaviour"),
    "SLCN": N_("speech and language"),
    "SLD": N_("learning, with much help"),
    "SPLD": N_("one kind of learning"),
    "VI": N_("seeing"),
}
"""The forms' letters for a kind of need -> plain words; all that is not here stays as written."""


def is_open(row: stored.HomeRow) -> bool:
    """Say whether a family's newest meeting is still to be held or finished."""
    return row.meeting_state in OPEN_STATES and row.meeting_on is not None


def family_row(row: stored.HomeRow, today: date, late_days: int) -> FamilyRow:
    """Return a family as Home's list shows it."""
    age = _age(row.born_on, today)
    needs = (_(NEEDS[one.upper()]) if one.upper() in NEEDS else one for one in row.needs)
    about = [age, ", ".join(dict.fromkeys(needs))]
    is_today = row.meeting_on == today and is_open(row)
    return FamilyRow(
        family_id=row.family_id,
        name=row.preferred_name,
        about=" · ".join(text for text in about if text),
        stages_done=_stages_done(row),
        stages=len(_STAGES),
        state=_state(row, today),
        is_today=is_today,
        chip=_chip(row, today, late_days),
        newest_meeting_id=row.meeting_id,
    )


STEPS_AFTER_ACTIONS = frozenset(STEPS[STEPS.index("actions") + 1 :])
_STAGES = ("family", "meeting", "begun", "agreed", "sealed", "met_again")


def _stages_done(row: stored.HomeRow) -> int:
    if row.meeting_id is None:
        return 1
    if row.meeting_state == "sealed":
        return len(_STAGES) if row.closed_because else len(_STAGES) - 1
    if not row.meeting_step:
        return 2
    return 4 if row.meeting_step in STEPS_AFTER_ACTIONS else 3


def _age(born_on: date | None, today: date) -> str:
    if born_on is None:
        return ""
    years = today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
    return ngettext("{count} year", "{count} years", years).format(count=years)


def _state(row: stored.HomeRow, today: date) -> str:
    if is_open(row) and row.meeting_on is not None:
        return _open_state(row, row.meeting_on, today)
    if row.next_on is not None and row.next_on < today:
        return _("Meeting to arrange, it was to be on {date}").format(date=short_date(row.next_on))
    if row.next_on is not None:
        return _when(row.next_on, row.next_at)
    if row.closed_because:
        return _("Closed")
    return _("Meeting to arrange")


def _open_state(row: stored.HomeRow, on: date, today: date) -> str:
    if on > today:
        return _when(on, row.meeting_starts_at)
    if on == today and row.meeting_state == "draft":
        return _("Meeting today")
    if row.meeting_step:
        return _("Minutes to finish, from {date}").format(date=short_date(on))
    return _("Meeting of {date} was not begun").format(date=short_date(on))


def _when(on: date, at: str) -> str:
    if at:
        return _("Meeting {date}, {time}").format(date=short_date(on), time=at)
    return _("Meeting {date}").format(date=short_date(on))


def _chip(row: stored.HomeRow, today: date, late_days: int) -> ChipWords | None:
    if row.corrections:
        # What others wrote into sealed minutes; also all that only a competing seal holds.
        return ChipWords(_("a correction waits"), "attention", "history")
    late = row.late_actions(_late_before(today, late_days))
    if late:
        words = ngettext("{count} action late", "{count} actions late", late).format(count=late)
        return ChipWords(words, "attention", "clock")
    weeks = (today - date.fromisoformat(row.changed_at[:10])).days // 7 if row.changed_at else 0
    if weeks > WEEKS_OF_SILENCE and not row.closed_because:
        words = ngettext("nothing for {count} week", "nothing for {count} weeks", weeks)
        return ChipWords(words.format(count=weeks), "attention", "hourglass")
    if row.meeting_state == "sealed" and not row.open_actions:
        return ChipWords(_("all actions done"), "can", "check")
    return None


def _late_before(today: date, late_days: int) -> date:
    """Return the day before which what was due counts as late."""
    return today - timedelta(days=late_days)


def action_row(row: stored.ActionRow, today: date, late_days: int) -> ActionRow:
    """Return an agreed action as the list shows it."""
    return ActionRow(
        action_id=row.action_id,
        family_id=row.family_id,
        family=row.family_name,
        what=row.what,
        owner=row.owner_name,
        due_on=row.due_on,
        status=row.status if row.status in STATUSES else "agreed",
        is_late=row.due_on is not None and row.due_on < _late_before(today, late_days),
    )


def minutes_row(row: stored.MinutesRow, today: date, sending: Sending = NOTHING_SENT) -> MinutesRow:
    """Return the minutes of a meeting as the list shows them."""
    assert row.on is not None  # noqa: S101 - rows without a day were left out
    return MinutesRow(
        family_id=row.family_id,
        meeting_id=row.meeting_id,
        on=row.on,
        meeting=_("{name} · {kind}").format(name=row.family_name, kind=type_words(row.type)),
        lead=row.lead,
        state=_minutes_state(row, row.on > today),
        is_sealed=row.state == "sealed",
        version=row.version,
        is_held=row.on <= today,
        sending=sending.chip,
        is_sent=sending.is_sent,
        is_overdue=sending.is_overdue,
    )


def _minutes_state(row: stored.MinutesRow, is_ahead: bool) -> ChipWords:
    if row.version > 1:
        words = _("version {version}, corrected").format(version=row.version)
        return ChipWords(words, "could_if", "rosette-discount-check")
    if row.state == "sealed":
        words = ngettext("sealed, {count} signed", "sealed, {count} signed", row.signed_count)
        return ChipWords(words.format(count=row.signed_count), "can", "rosette-discount-check")
    if row.state == "plan_sealed":
        return ChipWords(_("plan sealed, minutes to finish"), "attention", "clock")
    if is_ahead:
        return ChipWords(_("not held yet"), "plain", "calendar")
    return ChipWords(_("not signed yet"), "attention", "clock")
