"""What to think of before everybody leaves: the day of the next meeting, who has left, drift.

Nothing here stops anybody. Source: domain.md 2.3, 2.7 and 14, rule 5; local practice differs.
"""

from datetime import date, timedelta

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.plan import Idea, Referral
from mam_desktop.texts import _

USUAL_WEEKS, MOST_WEEKS, NOTICE_WEEKS = 6, 12, 3
OFFERED_WEEKS = (4, USUAL_WEEKS, MOST_WEEKS)
_SATURDAY, _SUNDAY = 5, 6
_FEW_REVIEWS, _YEAR = 3, timedelta(days=365)


def offered_day(meeting: Meeting, today: date, weeks: int) -> date | None:
    """Return the same weekday some weeks after the meeting."""
    try:
        return (meeting.on or today) + timedelta(weeks=weeks)
    except OverflowError:
        return None


def day_hints(on: date, meeting: Meeting, today: date) -> tuple[str, ...]:
    """Return what to think of about a day for the next meeting."""
    first = meeting.on or today
    if on < first:
        return (_("That day has been."),)
    hints: list[str] = []
    if on.weekday() == _SATURDAY:
        hints.append(_("That is a Saturday."))
    if on.weekday() == _SUNDAY:
        hints.append(_("That is a Sunday."))
    if on > first + timedelta(weeks=MOST_WEEKS):
        hints.append(
            _("More than {count} weeks is long. {usual} weeks is usual.").format(
                count=MOST_WEEKS, usual=USUAL_WEEKS
            )
        )
    if on < first + timedelta(weeks=NOTICE_WEEKS):
        hints.append(_("Soon: workers often need 3 to 4 weeks to keep a day free."))
    return tuple(hints)


def not_here_any_more(entries: Entries, meeting: Meeting) -> tuple[str, ...]:
    """Return the names of those on the list who are not in the meeting now: they have to be told.

    Who never came and sent no word is not among them.
    """
    return tuple(
        person.name
        for one in entries.all(Attendance, meeting.id)
        if one.state in ("left", "apologies") and one.interpreter_for is None
        if (person := entries.find(Person, one.person_id)) is not None
    )


def drift_words(entries: Entries, meeting: Meeting) -> str:
    """Return a sentence where a plan has been going on for long; nothing otherwise."""
    on = meeting.on or date.max
    earlier = [
        one for one in entries.all(Meeting) if one.id != meeting.id and (one.on or date.min) < on
    ]
    days = [one.on for one in earlier if one.on is not None]
    is_old = bool(days) and meeting.on is not None and meeting.on - min(days) > _YEAR
    count = len(earlier)
    if count < _FEW_REVIEWS and not is_old:
        return ""
    if is_old:
        return _("We have been meeting for more than a year. Would somebody else’s eyes help?")
    told = _("This is review number {count}. Would somebody else’s eyes help?")
    return told.format(count=count)


def ideas_for_the_panel(entries: Entries, meeting: Meeting) -> tuple[Idea, ...]:
    """Return the cards that wait for the panel and were not passed on in so many words."""
    passed = {" ".join(one.question.split()) for one in entries.all(Referral, meeting.id)}
    return tuple(
        one
        for one in entries.all(Idea, meeting.id)
        if one.column == "panel" and " ".join(one.words.split()) not in passed
        if not one.is_hidden
    )
