"""Agendas: named templates of minutes for each step, and how minutes fit the time there is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mam_desktop.errors import BadInput
from mam_desktop.meeting.before_words import AGENDAS
from mam_desktop.meeting.meetings import STEP_MINUTES, STEPS, Meeting
from mam_desktop.texts import _

USUAL, REVIEW, FIRST, SHORT = "usual", "review", "first", "short"
MOST_MINUTES = 240

Minutes = Mapping[str, int]
"""Step -> minutes; the order is always that of the steps."""


def _minutes(*each: int) -> Minutes:
    return MappingProxyType(dict(zip(STEPS, each, strict=True)))


SHIPPED: Mapping[str, Minutes] = MappingProxyType(
    {
        USUAL: MappingProxyType(STEP_MINUTES),
        REVIEW: _minutes(5, 10, 15, 5, 10, 10, 5, 10, 5),
        FIRST: _minutes(10, 20, 0, 15, 20, 10, 5, 5, 5),
        SHORT: _minutes(3, 10, 5, 5, 8, 6, 2, 4, 2),
    }
)
"""What comes with the program; a council's own are laid over them."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """One template; a shipped one is named in the language in use, others as they were named."""

    key: str
    name: str
    minutes: Minutes = field(compare=False)

    @property
    def total(self) -> int:
        """Return how long it takes."""
        return sum(self.minutes.values())


def agendas(usual: Minutes, own: Mapping[str, Minutes]) -> tuple[Agenda, ...]:
    """Return every template: what ships, with this council's usual minutes, then its own."""
    shipped = {**SHIPPED, USUAL: {**STEP_MINUTES, **usual}}
    found = [
        Agenda(key, _(AGENDAS[key]), own.get(key, minutes)) for key, minutes in shipped.items()
    ]
    extra = [Agenda(key, key, minutes) for key, minutes in own.items() if key not in shipped]
    return (*found, *extra)


def usual_agenda(kind: str) -> str:
    """Return the template that is usual for a kind of meeting."""
    return REVIEW if kind == "review" else USUAL


def check_minutes(minutes: Minutes) -> dict[str, int]:
    """Return minutes for every step, in order.

    Raises:
        BadInput: a step is not known, or a number does not fit.

    """
    unknown = sorted(set(minutes) - set(STEPS))
    if unknown:
        raise BadInput(
            _("“{step}” is not a step: {known}").format(step=unknown[0], known=", ".join(STEPS))
        )
    for one in minutes.values():
        if type(one) is not int or not 0 <= one <= MOST_MINUTES:
            raise BadInput(
                _("Minutes are a whole number from 0 to {most}.").format(most=MOST_MINUTES)
            )
    return {step: minutes.get(step, 0) for step in STEPS}


def fitted(minutes: Minutes, length: int) -> dict[str, int]:
    """Return the same shares of another length; a step that had time keeps a minute at least."""
    whole = check_minutes(minutes)
    used = [step for step, one in whole.items() if one]
    if not used or length < len(used):
        return whole
    total = sum(whole.values())
    shares = {step: whole[step] * length / total for step in used}
    given = {step: max(1, int(share)) for step, share in shares.items()}
    by_rest = sorted(used, key=lambda step: given[step] - shares[step])
    while sum(given.values()) != length:
        more = sum(given.values()) < length
        can_give = [step for step in used if given[step] > 1]
        chosen = by_rest[0] if more else max(can_give, key=lambda one: given[one] - shares[one])
        given[chosen] += 1 if more else -1
        by_rest.append(by_rest.pop(0))
    return {step: given.get(step, 0) for step in STEPS}


def length_of(meeting: Meeting) -> int | None:
    """Return how many minutes a meeting has; None while its times are not known."""
    start, end = _minute_of_day(meeting.starts_at), _minute_of_day(meeting.ends_at)
    return end - start if start is not None and end is not None and end > start else None


def _minute_of_day(time: str) -> int | None:
    hours, _colon, minutes = time.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal()):
        return None
    return int(hours) * 60 + int(minutes)


def minutes_over(meeting: Meeting) -> int | None:
    """Return by how many minutes the agenda is longer than the meeting (below 0: shorter)."""
    length = length_of(meeting)
    return None if length is None else sum(meeting.minutes_by_step.values()) - length
