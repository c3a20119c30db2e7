"""Reads one line of the capture bar: what kind of thing it is, in whose name, by when, for what.

What is understood is taken out of the words and shown beside them while the lead types; what is
not understood stays in the words, untouched; what can mean several things is asked, never guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from mam_desktop.errors import OurError
from mam_desktop.meeting.said_dates import find_said_date
from mam_desktop.meeting.said_names import Here, Mention, NameBook, mentions_in
from mam_desktop.meeting.said_outcomes import OutcomeName, find_said_outcome
from mam_desktop.texts import _, day_month, long_date

__all__ = [
    "CaptureKind",
    "Captured",
    "Choice",
    "Here",
    "OutcomeName",
    "Question",
    "answered",
    "parse",
]

LONGEST_LINE = 2_000
"""Letters; anything longer was pasted, not said in one line, and only its first mark counts."""

Asked = Literal["who", "when", "outcome"]


class CaptureKind(StrEnum):
    """What a captured line is, by the mark it begins with."""

    QUOTE = "quote"
    IDEA = "idea"
    ACTION = "action"
    COME_BACK = "come_back"
    OUTCOME = "outcome"
    DISCUSSION = "discussion"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a name or a date can mean; `key` is an id, or an ISO date where `when` is asked."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can mean several things: what was said, and what it can mean."""

    which: Asked
    said: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line says; `said_for` is how its outcome was named, `new_name` a name nobody has."""

    kind: CaptureKind
    words: str
    person_id: str | None = None
    due_on: date | None = None
    outcome_id: str | None = None
    questions: tuple[Question, ...] = ()
    new_name: str | None = None
    said_for: str | None = None


@dataclass(frozen=True, slots=True)
class _Who:
    """Whom a line names, and the place of that name where it leaves the words."""

    people: tuple[Here, ...] = ()
    said: str = ""
    place: tuple[int, int] | None = None
    new_name: str | None = None


_MARKS = {
    **dict.fromkeys('"“”„‟«»＂', CaptureKind.QUOTE),
    **dict.fromkeys("+＋", CaptureKind.IDEA),
    **dict.fromkeys("!！", CaptureKind.ACTION),
    **dict.fromkeys("?？؟", CaptureKind.COME_BACK),
    **dict.fromkeys("=＝", CaptureKind.OUTCOME),
}
# Marks that open a quote: the marks that close it.
_CLOSING = {'"': '"', "“": "”", "”": "”", "„": "”“", "‟": "”", "«": "»", "»": "«", "＂": "＂"}
# A note and a thing to come back to have no owner and no day: their words stay as typed.
_AS_TYPED = frozenset({CaptureKind.DISCUSSION, CaptureKind.COME_BACK})
# An action keeps no link to an outcome, so its `for ...` stays in its words.
_WITH_OUTCOME = frozenset({CaptureKind.IDEA})

_BEFORE_MARK = re.compile(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*")
_NAME_COLON = re.compile(r"([^:：\n]{1,80})[:：]\s*")
_AFTER_FIRST_NAME = re.compile(r"\s*[:：,]?\s*")
_LOOSE_START = re.compile(r"\s*(?:[,;:]|[-–—](?=\s))?\s*")
_LOOSE_END = re.compile(r"(?:[,;:]|\s[-–—])\s*$")


def parse(
    text: str, who_is_here: Sequence[Here], outcomes: Sequence[OutcomeName], today: date
) -> Captured:
    """Read a line as it stands; `today` is the meeting's date, from which dates count forward."""
    mark, kind, body = _split_mark(text)
    if kind is CaptureKind.QUOTE:
        return _quote(mark, body, NameBook(who_is_here))
    if kind in _AS_TYPED or len(body) > LONGEST_LINE:
        return Captured(kind, body)
    names = NameBook(who_is_here)
    captured, words = _take_who_and_when(kind, body, names, today)
    if kind in _WITH_OUTCOME:
        return _take_outcome(captured, words, outcomes, names)
    return replace(captured, words=words)


def answered(captured: Captured, question: Question, key: str) -> Captured:
    """Settle one open question with the key of one of its choices."""
    if question not in captured.questions or key not in {one.key for one in question.choices}:
        raise OurError(f"not a choice of an open question: {question.which}")
    questions = tuple(one for one in captured.questions if one != question)
    if question.which == "who":
        return replace(captured, questions=questions, person_id=key)
    if question.which == "when":
        return replace(captured, questions=questions, due_on=date.fromisoformat(key))
    return replace(captured, questions=questions, outcome_id=key)


def _split_mark(text: str) -> tuple[str, CaptureKind, str]:
    before = _BEFORE_MARK.match(text)
    start = before.end() if before else 0
    kind = _MARKS.get(text[start : start + 1])
    if kind is None:
        return "", CaptureKind.DISCUSSION, text.strip()
    return text[start], kind, text[start + 1 :].strip()


# --- a quote: the words stay exactly as they were said -------------------------------------------


def _quote(mark: str, body: str, names: NameBook) -> Captured:
    who, words = _speaker(body, names)
    person_id, questions = _person_or_question(who)
    return Captured(
        CaptureKind.QUOTE,
        _without_closing_mark(mark, words),
        person_id=person_id,
        questions=questions,
        new_name=who.new_name,
    )


def _speaker(body: str, names: NameBook) -> tuple[_Who, str]:
    """Take `Mum:` or `@Mum` from the beginning, or `@Mum` from the end, and nothing else."""
    before_colon = _NAME_COLON.match(body)
    if before_colon and (people := names.named_in_full(before_colon[1])):
        return _Who(people, before_colon[1].strip()), body[before_colon.end() :]
    if len(body) > LONGEST_LINE:
        return _Who(), body
    mentions = list(mentions_in(body, names))
    for one in mentions:
        if one.people and one.start == 0:
            gap = _AFTER_FIRST_NAME.match(body, one.end)
            return _Who(one.people, f"@{one.said}"), body[gap.end() if gap else one.end :]
    for one in mentions:
        if one.people and one.end == len(body):
            return _Who(one.people, f"@{one.said}"), body[: one.start].rstrip()
    return _Who(new_name=_new_name(mentions)), body


def _without_closing_mark(mark: str, words: str) -> str:
    """Drop the last quotation mark when it closes the one that makes the line a quote."""
    closing = _CLOSING[mark]
    if not words or words[-1] not in closing:
        return words
    if mark in closing:
        closes = words.count(mark) % 2 == 1
    else:
        closes = sum(words.count(one) for one in closing) == words.count(mark) + 1
    return words[:-1].rstrip() if closes else words


# --- everything else: whom, when and what for leave the words ------------------------------------


def _take_who_and_when(
    kind: CaptureKind, body: str, names: NameBook, today: date
) -> tuple[Captured, str]:
    """Return what was understood so far and the words that are left."""
    who = _who(list(mentions_in(body, names)))
    person_id, questions = _person_or_question(who)
    places = [who.place] if who.place else []
    when = find_said_date(body, today) if kind is CaptureKind.ACTION else None
    due_on = None
    if when is not None and not _overlap(who.place, (when.start, when.end)):
        places.append((when.start, when.end))
        due_on = when.choices[0] if len(when.choices) == 1 else None
        if due_on is None:
            choices = tuple(Choice(day.isoformat(), _day(day, today)) for day in when.choices)
            questions += (Question("when", body[when.start : when.end], choices),)
    words = body
    for start, end in sorted(places, reverse=True):
        words = _cut(words, start, end)
    captured = Captured(kind, words, person_id, due_on, questions=questions, new_name=who.new_name)
    return captured, words


def _who(mentions: list[Mention]) -> _Who:
    """Say whom the line names; where it names several, all of them, and no name is taken out."""
    known = [one for one in mentions if one.people]
    if not known:
        return _Who(new_name=_new_name(mentions))
    people = tuple({one.id: one for mention in known for one in mention.people}.values())
    said = " ".join(dict.fromkeys(f"@{one.said}" for one in known))
    last = known[-1]
    takes_place = len(people) == 1 or len(known) == 1
    return _Who(people, said, (last.start, last.end) if takes_place else None)


def _new_name(mentions: Sequence[Mention]) -> str | None:
    """Return the last name that nobody here has, where it can be one."""
    return next(
        (
            one.said
            for one in reversed(mentions)
            if not one.people and one.said.replace("-", "").isalpha()
        ),
        None,
    )


def _person_or_question(who: _Who) -> tuple[str | None, tuple[Question, ...]]:
    if len(who.people) <= 1:
        return (who.people[0].id if who.people else None), ()
    same_name = len({one.name for one in who.people}) < len(who.people)
    choices = tuple(Choice(one.id, _person(one, in_full=same_name)) for one in who.people)
    return None, (Question("who", who.said, choices),)


def _person(one: Here, *, in_full: bool) -> str:
    if not in_full or not one.other_names:
        return one.name
    return _("{name} ({full_name})").format(name=one.name, full_name=one.other_names[0])


def _day(day: date, today: date) -> str:
    return day_month(day) if day.year == today.year else long_date(day)


def _take_outcome(
    captured: Captured, words: str, outcomes: Sequence[OutcomeName], names: NameBook
) -> Captured:
    found = find_said_outcome(words, outcomes, names=names.words)
    if found is None:
        return captured
    left = _cut(words, found.start, found.end)
    if len(found.outcomes) == 1:
        return replace(captured, words=left, outcome_id=found.outcomes[0].id, said_for=found.said)
    choices = tuple(Choice(one.id, one.words) for one in found.outcomes)
    question = Question("outcome", words[found.start : found.end], choices)
    return replace(
        captured, words=left, said_for=found.said, questions=(*captured.questions, question)
    )


def _overlap(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _cut(text: str, start: int, end: int) -> str:
    """Take a piece out of a text with the gap, the comma or the brackets that held only it."""
    before, after = text[:start].rstrip(), text[end:]
    if before.endswith("(") and after.lstrip().startswith(")"):
        before, after = before[:-1].rstrip(), after.lstrip()[1:]
    if not before:
        return _LOOSE_START.sub("", after, count=1).strip()
    if not after.strip():
        return _LOOSE_END.sub("", before).strip()
    if after[0] in ",;:.!?…" and before[-1] in ",;:":
        before = before[:-1]
    if before[-1] in "([{":
        after = after.lstrip()
    gap = text[len(before) : start] if after[0].isalnum() or after[0] in "([{@" else ""
    return f"{before}{gap}{after}".strip()
