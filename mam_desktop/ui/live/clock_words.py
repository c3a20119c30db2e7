"""What the lead's clock says, in words: time left, a step over its time, too much planned."""

from dataclasses import dataclass

from mam_desktop.meeting.timing import HourPlan
from mam_desktop.texts import _, long_date, ngettext

WORTH_SAYING_MINUTES = 5
"""An hour gives back fewer minutes than these by itself: they are no reason to hurry anybody."""


@dataclass(frozen=True, slots=True)
class ClockWords:
    """What the clock says; `share` is how much of the step's time is used, 0 to 1."""

    large: str = ""
    small: str = ""
    share: float = 0.0
    is_past_end: bool = False
    short: str = ""
    """The time left in a few letters, where there is no room."""
    step_over: str = ""
    """A sentence when the step is over its time."""
    too_much: str = ""
    """A sentence when more is planned than fits."""


def clock_words(plan: HourPlan) -> ClockWords:
    """Return what the clock says."""
    if plan.stopped_since is not None:
        return ClockWords(_("Stopped"), _stopped_words(plan), short="II")
    if plan.resting_since is not None:
        when = plan.resting_since
        words = _("Nothing was written since {time} on {day}.")
        time, day = when.strftime("%H:%M"), long_date(when.date())
        return ClockWords(small=words.format(time=time, day=day))
    if not plan.step:
        return _before_words(plan)
    return _running_words(plan)


def _stopped_words(plan: HourPlan) -> str:
    assert plan.stopped_since is not None  # noqa: S101 - it was asked
    since = plan.stopped_since
    time = since.strftime("%H:%M")
    if since.date() == plan.now.date():
        return _("since {time}").format(time=time)
    return _("since {day}, {time}").format(day=long_date(since.date()), time=time)


def _before_words(plan: HourPlan) -> ClockWords:
    if plan.ends is None or plan.starts is None:
        return ClockWords()
    starts = plan.starts.strftime("%H:%M")
    ends = _("ends {time}").format(time=plan.ends.strftime("%H:%M"))
    large = _("Starts {time}").format(time=starts)
    return ClockWords(large, ends, short=starts, too_much=too_much_words(plan))


def _running_words(plan: HourPlan) -> ClockWords:
    left = plan.minutes_left
    step, planned = plan.step, plan.planned.get(plan.step, 0)
    used = plan.minutes_used(step)
    over = plan.minutes_over(step)
    words = _("this step {used} of {planned} min").format(used=used, planned=planned)
    shown = words if planned and not over else ""
    if left is None or plan.ends is None:
        large = short = ends = ""
    else:
        large, short = _left_words(left), _("{minutes}′").format(minutes=left)
        ends = _("ends {time}").format(time=plan.ends.strftime("%H:%M"))
    both = _("{ends} · {step}").format(ends=ends, step=shown)
    return ClockWords(
        large=large,
        small=both if ends and shown else ends or shown,
        share=min(1.0, used / planned) if planned else 0.0,
        is_past_end=left is not None and left < 0,
        short=short,
        step_over=step_over_words(over) if over else "",
        too_much=too_much_words(plan),
    )


def _left_words(left: int) -> str:
    if left < 0:
        return ngettext("{count} min over", "{count} min over", -left).format(count=-left)
    return ngettext("{count} min left", "{count} min left", left).format(count=left)


def step_over_words(over: int) -> str:
    """Return that a step takes longer than was planned, in words that fit on one line."""
    words = ngettext("This step is {count} min over.", "This step is {count} min over.", over)
    return words.format(count=over)


def too_much_words(plan: HourPlan) -> str:
    """Return that more is planned than fits before the end; nothing when it is hardly more."""
    late = plan.minutes_late
    if late < WORTH_SAYING_MINUTES:
        return ""
    words = ngettext("{count} min too much planned.", "{count} min too much planned.", late)
    return words.format(count=late)


def forecast_words(plan: HourPlan) -> str:
    """Return when the meeting ends if every step takes its minutes, and how late that is."""
    ends = plan.would_end.strftime("%H:%M")
    words = _("If every step takes its minutes, we end at {time}.").format(time=ends)
    late = plan.minutes_late
    if not late:
        return _("{words} That fits.").format(words=words)
    how = ngettext("That is {count} minute late.", "That is {count} minutes late.", late)
    return _("{words} {how}").format(words=words, how=how.format(count=late))
