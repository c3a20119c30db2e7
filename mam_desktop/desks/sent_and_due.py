"""What the list of minutes says of sending: when copies are due, and whether they were sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mam_desktop.changes.fold import Fold
from mam_desktop.meeting.copy_sent import CopySent
from mam_desktop.meeting.entries import EntryReader
from mam_desktop.meeting.working_days import working_days_after
from mam_desktop.record import rows as stored
from mam_desktop.record.record import Record
from mam_desktop.settings import Settings
from mam_desktop.texts import _, brief_date
from mam_desktop.ui.ports import ChipWords

Marks = Mapping[tuple[str | None, int | None], date | None]
"""Meeting and version -> the last day on which copies of it were sent."""


def sent_marks_of_all(record: Record) -> Marks:
    """Return which versions were sent, of every family."""
    fold = Fold(record.changes_of_kind(CopySent.KIND))
    found: dict[tuple[str | None, int | None], date | None] = {}
    for one in EntryReader(fold).entries.all(CopySent):
        key = (one.meeting_id, one.version)
        days = [day for day in (found.get(key), one.sent_on) if day is not None]
        found[key] = max(days, default=None)
    return found


@dataclass(frozen=True, slots=True)
class Sending:
    """Where sending stands for one meeting."""

    chip: ChipWords | None = None
    is_sent: bool = False
    is_overdue: bool = False


NOTHING_SENT = Sending()


def sending_of(row: stored.MinutesRow, today: date, settings: Settings, marks: Marks) -> Sending:
    """Return whether a meeting's copies were sent, are due or are overdue."""
    if row.on is None or row.on > today:
        return NOTHING_SENT
    if row.version and (row.meeting_id, row.version) in marks:
        day = marks[row.meeting_id, row.version]
        words = _("sent {date}").format(date=brief_date(day)) if day else _("sent")
        return Sending(ChipWords(words, "can", "check"), is_sent=True)
    due = working_days_after(row.on, settings.minutes_days, settings.bank_holidays)
    if due < today:
        words = _("overdue since {date}").format(date=brief_date(due))
        return Sending(ChipWords(words, "attention", "clock"), is_overdue=True)
    return Sending(ChipWords(_("due {date}").format(date=brief_date(due)), "plain"))
