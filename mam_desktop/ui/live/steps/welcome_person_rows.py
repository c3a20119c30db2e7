"""The rows of “Who is here”: one person at this meeting, as the lead sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mam_desktop.meeting.attending import times_of
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.labels import ATTENDANCE, JOINS, label
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.naming import folded
from mam_desktop.meeting.people import Attendance, AttendanceTime, Person
from mam_desktop.texts import N_, _, day_month
from mam_desktop.ui.live.steps.parts.people import name_and_family

STATES = {
    "present": N_("&Here"),
    "late": N_("&Late"),
    "left": N_("Le&ft"),
    "apologies": N_("&Apologies"),
    "absent": N_("A&bsent"),
}
"""State -> its word; the letter after the & is its key while a person is in focus."""

CAME_AND_WENT = {
    "present": N_("came {time}"),
    "late": N_("came {time}"),
    "left": N_("left {time}"),
    "back": N_("came back {time}"),
}
MOST_LETTERS = 200
"""More of a name than this is not shown in a row."""


@dataclass(frozen=True, slots=True)
class StateWord:
    """What a state is called on its button, and which letter is its key."""

    words: str
    letter: str
    at: int
    """Where the letter stands in the words; below 0 where a translation names none."""


def state_words() -> dict[str, StateWord]:
    """Return the states in the order of their buttons, in the language in use."""
    return {state: _state_word(_(marked)) for state, marked in STATES.items()}


def _state_word(marked: str) -> StateWord:
    at = marked.find("&")
    letter = marked[at + 1 : at + 2].upper() if at >= 0 else ""
    return StateWord(marked.replace("&", ""), letter, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person at this meeting."""

    key: str
    """The id of their attendance."""
    name: str
    own_words: str
    about: str
    state: str
    is_family: bool
    is_here: bool
    marks: tuple[tuple[str, str], ...] = ()
    """((words, icon), ...) of what else to know now."""
    torn: bool = False

    @property
    def chosen(self) -> str:
        """Return the state whose button is pressed; nothing while they are only invited."""
        return "present" if self.state == "back" else self.state

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        own = _("“{words}”").format(words=self.own_words) if self.own_words else ""
        torn = _("Two people changed this") if self.torn else ""
        marks = (words for words, _icon in self.marks)
        said = (self.name, own, self.about, label(ATTENDANCE, self.state), *marks, torn)
        return ", ".join(one for one in said if one)

    def is_called(self, typed: str) -> bool:
        """Say whether what was typed is in the name or in what is said of them."""
        wanted = folded(typed)
        return wanted in folded(f"{self.name} {self.own_words} {self.about}")


def person_rows(entries: Entries, meeting: Meeting) -> tuple[PersonRow, ...]:
    """Return the meeting's list: family first, then in order of arrival."""
    rows = [
        _row(entries, meeting, one, person)
        for one in entries.all(Attendance, meeting.id)
        if (person := entries.find(Person, one.person_id)) is not None
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_family))


def _row(entries: Entries, meeting: Meeting, attendance: Attendance, person: Person) -> PersonRow:
    service = "" if person.is_family else person.service
    return PersonRow(
        key=attendance.id,
        name=_on_one_line(person.name),
        own_words=_on_one_line(person.own_words),
        about=" · ".join(_on_one_line(one) for one in (person.role, service) if one),
        state=attendance.state,
        is_family=person.is_family,
        is_here=attendance.is_here,
        marks=tuple(_marks(entries, meeting, attendance, person)),
        torn=bool(attendance.torn or person.torn),
    )


def _on_one_line(words: str) -> str:
    return " ".join(words[: 2 * MOST_LETTERS].split())[:MOST_LETTERS]


def _marks(
    entries: Entries, meeting: Meeting, attendance: Attendance, person: Person
) -> Iterable[tuple[str, str]]:
    if attendance.joins in ("phone", "video"):
        yield label(JOINS, attendance.joins), attendance.joins
    if attendance.can_decide:
        yield _("can say yes"), "check"
    if attendance.interpreter_for:
        whose, _family = name_and_family(entries, attendance.interpreter_for)
        yield _("interprets for {name}").format(name=_on_one_line(whose)), "language"
    if person.access_needs:
        yield _on_one_line(", ".join(person.access_needs)), "hand-stop"
    came_and_went = times_words(times_of(entries, attendance), meeting)
    if came_and_went and (attendance.state not in ("present", "invited")):
        yield came_and_went, "clock"


def times_words(times: Sequence[AttendanceTime], meeting: Meeting) -> str:
    """Return `came 14:12, left 15:05`; nothing for who never came."""
    return ", ".join(
        time_words(one, meeting) for one in times if one.state in CAME_AND_WENT and one.told_at
    )


def time_words(one: AttendanceTime, meeting: Meeting) -> str:
    """Return when somebody came or went, with the day where it is another than the meeting's."""
    at = one.told_at
    if one.told_on is not None and one.told_on != meeting.on:
        at = _("{date}, {time}").format(date=day_month(one.told_on), time=one.told_at)
    return _(CAME_AND_WENT.get(one.state, N_("{time}"))).format(time=at)


def count_words(rows: Sequence[PersonRow]) -> str:
    """Return how many of those on the list are here."""
    here = sum(row.is_here for row in rows)
    return _("{here} of {all} are here").format(here=here, all=len(rows))
