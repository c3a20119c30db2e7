"""Dates as people say them in the capture line: by Friday, on 12 Dec, in 2 weeks.

English, day before month as in the United Kingdom, and always from the meeting's date forward. A
phrase is taken only when all of it is understood; where it can mean two days, both come back and
the lead is asked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

# Phrases are matched in ASCII, so that no letter that merely folds to one (the Kelvin sign, a
# dotless i) can pass for it; the edges of a phrase are looked at in Unicode.
_S = r"[\s\u00a0\u2009\u202f]+"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_WEEKDAY = rf"(?P<weekday>{_LONG_WEEKDAY}|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b)"
_MAYBE_WEEKDAY = rf"(?:{_WEEKDAY},?{_S})?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})\b"
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip

_OPENER = re.compile(
    r"(?<![^\s(\[,;:])(?P<word>on\s+or\s+before|by|on|before|in)(?=\s)\s*", re.IGNORECASE
)
# "is on Friday", "a week on Friday", "the day before Friday", "Monday or by Friday" mean another
# day or no day that something is due; "3 times in 2 weeks" is how often.
_NOT_AFTER = re.compile(
    r"\b(?:is|are|was|were|be|or|nor|not|once|twice|times"
    r"|(?:minute|hour|morning|evening|night|day|week|fortnight|month|year|visit|session)s?)\s+$",
    re.IGNORECASE,
)
_NO_EDGE = re.compile(r"[\w\u0300-\u036f'\u2019&%/\\°-]|[–—:.,]\w")
_DATE_LIKE = rf"(?:(?:the|next|this){_S})?(?:\d|{_LONG_WEEKDAY[:-2]}|{_WEEKDAY}|to(?:day|morrow)\b)"
_GOES_ON = re.compile(
    rf",?{_S}(?:(?:first{_S}|last{_S})thing\b"
    r"|(?:early|late|mornings?|afternoons?|evenings?|nights?|noon|midday|midnight|lunch(?:time)?"
    r"|teatime|breakfast|weeks?|fortnight|onwards?|last|after|next|of|or|a\.?m|p\.?m)\b"
    rf"|\d|(?:and|to|until|till|through|[-–—+&/]){_S}{_DATE_LIKE})",
    re.IGNORECASE | re.ASCII,
)
_ENDS = re.compile(r"\s*(?:$|[@.,;:!?)\]…]|\s(?:for|with|so|at)\b)", re.IGNORECASE)
_LATEST = re.compile(rf"{_S}(?:at{_S}the{_S}(?:very{_S})?)?latest\b", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date phrase in a text: where it stands and the days it can mean, earliest first."""

    start: int
    end: int
    choices: tuple[date, ...]


_Meaning = Callable[[re.Match[str], date], tuple[date | None, ...]]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One way to say a date; a `careful` one is easily ordinary words and must end its phrase."""

    pattern: re.Pattern[str]
    meaning: _Meaning
    careful: bool


def find_said_date(text: str, today: date) -> SaidDate | None:
    """Return the date the text says something is due: the last after by or before, else the last.

    The phrase begins with its opening word (by, on, before, in).
    """
    best: SaidDate | None = None
    best_rank = 0
    for opener in _OPENER.finditer(text):
        said = _said_after(opener, today)
        rank = 1 if opener["word"].lower() in {"on", "in"} else 2
        if said is not None and rank >= best_rank:
            best, best_rank = said, rank
    return best


def _said_after(opener: re.Match[str], today: date) -> SaidDate | None:
    text = opener.string
    if _NOT_AFTER.search(text, max(0, opener.start() - 40), opener.start()):
        return None
    is_bare_in = opener["word"].lower() == "in"
    start = opener.start("word") if is_bare_in else opener.end()
    for reader in (_IN_SOME_TIME,) if is_bare_in else _READERS:
        match = reader.pattern.match(text, start)
        if match is None:
            continue
        choices = _from_today(reader.meaning(match, today), today)
        end = _phrase_end(text, match.end(), careful=reader.careful or _is_short(match))
        if choices and end is not None:
            return SaidDate(opener.start(), end, choices)
    return None


def _from_today(days: tuple[date | None, ...], today: date) -> tuple[date, ...]:
    return tuple(sorted({day for day in days if day is not None and day >= today}))


def _phrase_end(text: str, end: int, *, careful: bool) -> int | None:
    latest = _LATEST.match(text, end)
    end = latest.end() if latest else end
    if _NO_EDGE.match(text, end) or _GOES_ON.match(text, end):
        return None
    if careful and not _ENDS.match(text, end):
        return None
    return end


def _is_short(match: re.Match[str]) -> bool:
    """Say whether a lone weekday is shortened: `sat` and `sun` are words of their own."""
    groups = match.groupdict()
    weekday = groups.get("weekday")
    alone = not groups.get("day")
    return bool(weekday) and alone and not str(weekday).lower().endswith("day")


# --- what a phrase means -------------------------------------------------------------------------


def _real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_on(day: date, days: int) -> date | None:
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None


def _months_on(day: date, months: int) -> date | None:
    """Return the same day some months on, or that month's last day where it is shorter."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    days = (_real_date(year, month0 + 1, n) for n in range(day.day, day.day - 4, -1))
    return next((found for found in days if found), None)


def _month_end(year: int, month: int) -> date | None:
    return next((found for n in (31, 30, 29, 28) if (found := _real_date(year, month, n))), None)


def _coming(weekday: str, today: date) -> int:
    """Return in how many days that weekday is, 0 when it is today."""
    return (_WEEKDAYS.index(weekday[:3].lower()) - today.weekday()) % 7


def _agreeing(day: date | None, weekday: str | None, today: date) -> tuple[date | None, ...]:
    """Return the day, and the weekday said with it as well where the two do not agree."""
    if day is None or weekday is None or day.weekday() == _WEEKDAYS.index(weekday[:3].lower()):
        return (day,)
    return (day, _days_on(today, _coming(weekday, today)))


def _day_of_year(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    """Read 12 Dec, 12/12, Friday 4 December 2026; without a year this year's or next year's."""
    groups = match.groupdict()
    day, said_month, said_year = int(match["day"]), match["month"], groups.get("year")
    month = int(said_month) if said_month.isdecimal() else _month_number(said_month)
    if said_year:
        year = int(said_year) + (today.year // 100 * 100 if len(said_year) == 2 else 0)
        found = _real_date(year, month, day)
        found = found if found is None or found >= today else None
    else:
        found = _real_date(today.year, month, day)
        if found is None or found < today:
            found = _real_date(today.year + 1, month, day)
    return _agreeing(found, groups.get("weekday"), today)


def _month_number(said: str) -> int:
    return _MONTHS.index(said[:3].lower()) + 1


def _day_of_month(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    """Read the 12th as this month's or next month's."""
    day = int(match["day"])
    found = _real_date(today.year, today.month, day)
    if found is None or found < today:
        following = _month_start(today, 1)
        found = following and _real_date(following.year, following.month, day)
    return _agreeing(found, match["weekday"], today)


def _month_start(today: date, months: int) -> date | None:
    return _months_on(today.replace(day=1), months)


def _weekday(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    """Read Friday, this Friday; on a Friday it can be today or a week on."""
    days = _coming(match["weekday"], today)
    return (_days_on(today, days), _days_on(today, 7) if days == 0 else None)


def _weekday_after(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    """Read Friday week: a week after the coming Friday."""
    return (_days_on(today, _coming(match["weekday"], today) + 7),)


def _weekday_of_week(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    """Read Friday this week, Friday next week, for weeks from Monday and from Sunday."""
    ahead = 0 if match["which"].lower() == "this" else 7
    index = _WEEKDAYS.index(match["weekday"][:3].lower())
    from_monday = index - today.weekday()
    from_sunday = (index + 1) % 7 - (today.weekday() + 1) % 7
    return (_days_on(today, ahead + from_monday), _days_on(today, ahead + from_sunday))


def _next_weekday(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    """Read next Friday: the first that comes, or next week's; both where people differ."""
    first = _coming(match["weekday"], today) or 7
    return (_days_on(today, first), *_weekday_of_week(match, today))


def _near_day(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    said = match.group().lower()
    if said in {"today", "tonight"}:
        return (today,)
    return (_days_on(today, 1 if said == "tomorrow" else 2),)


def _in_some_time(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    """Read in a week, in 10 days, in two months' time."""
    said, unit = match["count"].lower(), match["unit"].lower()
    count = int(said) if said.isdecimal() else _NUMBERS.index(said) + 1 if said in _NUMBERS else 1
    if count == 0:
        return ()
    if unit in {"month", "year"}:
        return (_months_on(today, count * (12 if unit == "year" else 1)),)
    return (_days_on(today, count * {"day": 1, "week": 7, "fortnight": 14}[unit]),)


def _end_of(match: re.Match[str], today: date) -> tuple[date | None, ...]:
    """Read the end of the month, of next month, of June; of the week: Friday or Sunday."""
    if match["month"]:
        years = [int(match["year"])] if match["year"] else [today.year, today.year + 1]
        ends = [_month_end(year, _month_number(match["month"])) for year in years]
        return tuple([end for end in ends if end is not None and end >= today][:1])
    if match["span"].lower() == "month":
        start = _month_start(today, 1 if (match["which"] or "").lower() == "next" else 0)
        return (start and _month_end(start.year, start.month),)
    if (match["which"] or "").lower() == "next":
        return ()
    return tuple(_days_on(today, _coming(weekday, today)) for weekday in ("fri", "sun"))


def _reader(pattern: str, meaning: _Meaning, *, careful: bool = False) -> _Reader:
    return _Reader(re.compile(pattern, re.IGNORECASE | re.ASCII), meaning, careful)


_NUMBER_MONTH = r"(?P<month>\d{1,2})"
_THE = rf"(?:the{_S})?"
_IN_SOME_TIME = _reader(
    rf"in{_S}(?P<count>an?|\d{{1,3}}|{'|'.join(_NUMBERS)}){_S}"
    rf"(?P<unit>day|week|fortnight|month|year)s?\b(?:['\u2019]?s?['\u2019]?{_S}time\b|['\u2019])?",
    _in_some_time,
    careful=True,
)
# The longer ways to say a date stand before the shorter ones they begin with.
_READERS = (
    _reader(rf"{_YEAR}-{_NUMBER_MONTH}-{_DAY}", _day_of_year),
    _reader(
        rf"{_MAYBE_WEEKDAY}{_DAY}(?P<dot>[./-]){_NUMBER_MONTH}(?P=dot)(?P<year>\d{{4}}|\d\d)\b",
        _day_of_year,
    ),
    _reader(rf"{_MAYBE_WEEKDAY}{_DAY}/{_NUMBER_MONTH}", _day_of_year, careful=True),
    _reader(
        rf"{_MAYBE_WEEKDAY}{_THE}{_DAY}(?:st|nd|rd|th)?{_S}(?:of{_S})?{_MONTH}"
        rf"(?:,?{_S}{_YEAR})?",
        _day_of_year,
    ),
    _reader(
        rf"{_MAYBE_WEEKDAY}{_MONTH}{_S}{_THE}{_DAY}(?:st|nd|rd|th)?\b(?:,?{_S}{_YEAR})?",
        _day_of_year,
    ),
    _reader(rf"{_MAYBE_WEEKDAY}the{_S}{_DAY}(?:st|nd|rd|th)\b", _day_of_month, careful=True),
    _reader(rf"(?P<which>next){_S}{_WEEKDAY}", _next_weekday),
    _reader(rf"{_WEEKDAY}{_S}(?P<which>this|next){_S}week\b", _weekday_of_week),
    _reader(rf"{_WEEKDAY}{_S}week\b", _weekday_after),
    _reader(rf"(?:this{_S})?(?:(?:the{_S})?coming{_S})?{_WEEKDAY}", _weekday),
    _reader(rf"(?:today|tonight|tomorrow|the{_S}day{_S}after{_S}tomorrow)\b", _near_day),
    _reader(
        rf"(?:the{_S})?end{_S}of{_S}"
        rf"(?:(?:(?P<which>the|this|next){_S})?(?P<span>month|week)\b"
        rf"|{_MONTH}(?:{_S}{_YEAR})?)",
        _end_of,
    ),
    _IN_SOME_TIME,
)
