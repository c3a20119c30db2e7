"""The card of a meeting on Home: when, who said yes, what was asked for, what is ready."""

from collections.abc import Iterator
from datetime import datetime, time

from mam_desktop.laptop import Laptop
from mam_desktop.meeting.agendas import minutes_over
from mam_desktop.meeting.before import Interpreting
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.inviting import Invited, invited_to, invited_words
from mam_desktop.meeting.meetings import TYPE_NAMES, Meeting
from mam_desktop.meeting.people import StatementRead
from mam_desktop.meeting.promises import promises_before
from mam_desktop.meeting.signing import WHOLE, seal_holding
from mam_desktop.meeting.timing import stopped
from mam_desktop.texts import _, in_days, ngettext, short_date
from mam_desktop.ui.ports import ChipWords, MeetingRow

MOST_NEEDS = 4
"""So many needs stand on a card; the rest is counted."""


def meeting_row(laptop: Laptop, family_id: str, meeting_id: str, now: datetime) -> MeetingRow:
    """Return a meeting as Home's big card shows it."""
    session = laptop.open_family(family_id)
    entries = session.entries
    meeting = entries.get(Meeting, meeting_id)
    stop = stopped(session, meeting, now.tzinfo)
    seal = seal_holding(entries, meeting.id, WHOLE)
    where = (ChipWords(stop.words(now.date()), "could_if", "player-pause"),) if stop else ()
    return MeetingRow(
        family_id=family_id,
        meeting_id=meeting.id,
        title=meeting.title,
        starts_at=meeting.starts_at,
        in_words=_until(meeting, now),
        about=" · ".join(one for one in _about(entries, meeting) if one),
        chips=(*where, *(_sealed_chips() if seal else _chips(entries, meeting))),
        is_running=bool(meeting.step),
        is_today=meeting.on == now.date(),
    )


def _until(meeting: Meeting, now: datetime) -> str:
    if meeting.on is None or not meeting.starts_at:
        return ""
    if meeting.step and meeting.on < now.date():
        return _("since {date}").format(date=short_date(meeting.on))
    if meeting.on != now.date():
        return in_days(meeting.on, now.date())
    start = datetime.combine(now.date(), time.fromisoformat(meeting.starts_at), now.tzinfo)
    minutes = round((start - now).total_seconds() / 60)
    if minutes <= 0:
        return _("now")
    if minutes >= 120:
        return _("today")
    return ngettext("in {count} min", "in {count} min", minutes).format(count=minutes)


def type_words(type: str) -> str:
    """Return the plain words for a kind of meeting; one of a newer version stays as it is."""
    return _(TYPE_NAMES[type]) if type in TYPE_NAMES else type


def _about(entries: Entries, meeting: Meeting) -> Iterator[str]:
    invited = invited_to(entries, meeting.id)
    kind = type_words(meeting.type)
    if kind.casefold() not in meeting.title.casefold():
        yield kind
    yield meeting.place
    yield invited_words(invited)
    bookings = entries.all(Interpreting, meeting.id)
    yield from (_interpreter(one) for one in bookings)
    yield from _needs(invited, {one.language.casefold() for one in bookings})


def _interpreter(one: Interpreting) -> str:
    if one.is_booked:
        return _("{language} interpreter booked").format(language=one.language)
    return _("{language} interpreter to book").format(language=one.language)


def _needs(invited: tuple[Invited, ...], booked: set[str]) -> Iterator[str]:
    """Yield what was asked for, each thing once, and not again what a booking says."""
    asked = dict.fromkeys(need for one in invited for need in one.person.access_needs)
    needs = [one for one in asked if not any(tongue in one.casefold() for tongue in booked)]
    for need in needs[:MOST_NEEDS]:
        yield _("{need} asked for").format(need=need)
    left = len(needs) - MOST_NEEDS
    if left > 0:
        yield ngettext("{count} more need", "{count} more needs", left).format(count=left)


def _sealed_chips() -> Iterator[ChipWords]:
    yield ChipWords(_("The minutes are sealed"), "can", "check")


def _chips(entries: Entries, meeting: Meeting) -> Iterator[ChipWords]:
    yield _agenda_chip(meeting)
    carried = len(promises_before(entries, meeting))
    if carried:
        words = ngettext("{count} action from last time", "{count} actions from last time", carried)
        yield ChipWords(words.format(count=carried), "can", "check")
    waits = sum(one.update_wanted for one in invited_to(entries, meeting.id))
    if waits:
        words = ngettext("{count} update to come", "{count} updates to come", waits)
        yield ChipWords(words.format(count=waits), "attention", "hourglass")
    if not entries.all(StatementRead, meeting.id):
        yield ChipWords(_("Statement to read out"), "attention", "alert-circle")


def _agenda_chip(meeting: Meeting) -> ChipWords:
    over = minutes_over(meeting) or 0
    if over <= 0:
        return ChipWords(_("Agenda ready"), "can", "check")
    words = ngettext("Agenda {count} min too long", "Agenda {count} min too long", over)
    return ChipWords(words.format(count=over), "attention", "clock")
