"""The days of the law once an EHC needs assessment is asked for; information, never a promise.

England only. Source: Special Educational Needs and Disability Regulations 2014, regulations 5, 8,
10 and 13; domain.md 6.3. Some councils add a week 12: that is local practice and not in the law.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from mam_desktop.texts import N_, _, long_date

SAYS_WHETHER, ADVICE, NO_PLAN, VIEWS, FINAL = "says_whether", "advice", "no_plan", "views", "final"

SOURCE = N_("England: SEND Regulations 2014, regulations 5, 8, 10 and 13")
EXCEPTIONS = N_(
    "This is information. The days can move: over school holidays of four weeks or more, when "
    "somebody is away for four weeks or more, when an appointment is missed, or when something "
    "exceptional happens."
)

_WEEKS = {SAYS_WHETHER: 6, ADVICE: 6, NO_PLAN: 16, FINAL: 20}
_WORDS = {
    SAYS_WHETHER: N_("The council says whether it will assess"),
    ADVICE: N_("Those who are asked for advice answer within 6 weeks of being asked"),
    NO_PLAN: N_("If there is to be no plan, the council has said so"),
    VIEWS: N_("The family has at least 15 days to say what they think of a draft"),
    FINAL: N_("The final plan, if there is one"),
}
_ORDER = (SAYS_WHETHER, ADVICE, NO_PLAN, VIEWS, FINAL)
_ASKS = re.compile(
    r"\b(?:ehc\s*n(?:eeds)?\s*assessments?|ehcnas?"
    r"|education,? health and care needs assessments?)\b",
    re.IGNORECASE,
)
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class LegalDay:
    """One thing the law gives a time for; `by` is None where it runs from another day."""

    step: str
    words: str
    week: int | None
    by: date | None


def legal_days(asked_on: date) -> tuple[LegalDay, ...]:
    """Return what has to happen by when, counted from the day the council was asked."""
    return tuple(_day(step, asked_on) for step in _ORDER)


def _day(step: str, asked_on: date) -> LegalDay:
    week = _WEEKS.get(step)
    by = None
    if week is not None and step != ADVICE and asked_on.year < _LAST_YEAR:
        by = asked_on + timedelta(weeks=week)
    return LegalDay(step, _(_WORDS[step]), week, by)


def legal_line(one: LegalDay) -> str:
    """Return one thing the law gives a time for, in one line."""
    if one.by is None:
        return one.words
    return _("by {day} (week {week}): {what}").format(
        day=long_date(one.by), week=one.week, what=one.words
    )


def asks_for_assessment(words: str) -> bool:
    """Say whether words speak of asking for an EHC needs assessment."""
    return bool(_ASKS.search(words[:2000]))
