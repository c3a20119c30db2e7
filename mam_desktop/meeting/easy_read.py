"""Easy read: what the family sees, parted into single sentences, and what makes one hard to read.

Words are never put otherwise: they are parted where a sentence ends, and nowhere else. Words that
somebody gave the meaning of stay whole beside it, because nobody says which part means which.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from mam_desktop.meeting.family_view import (
    ActionsScene,
    BoardScene,
    Body,
    LastTimeScene,
    MattersScene,
    NextStepsScene,
    OneThingScene,
    Quote,
    ReadBackScene,
    SeenAction,
    SeenColumn,
    SeenDecision,
    SeenDisagreement,
    SeenIdea,
    SeenObservation,
    SeenOutcome,
    SeenPassed,
    SeenProfileLine,
    SeenPromise,
    SeenUpdate,
    VoiceScene,
    WelcomeScene,
)
from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.jargon import is_explained, jargon_in

LONG_WORDS = 15
"""A sentence with more words than this is long."""
_ENDS = ".!?…。؟۔।॥"
_END = re.compile(rf"(?<![{_ENDS}])[{_ENDS}]++[\"'”’»)\]]*+(?=\s)|\n++")
"""Tried once for each run of marks: a row of a hundred thousand dots holds up nobody."""
_SHORT_FORMS = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "st", "rd", "no", "nr", "etc", "e.g", "i.e", "a.m", "p.m"}
    | {"approx", "incl", "tel", "ul", "p", "pp", "vs", "jan", "feb", "aug", "sept", "oct", "nov"}
    | {"dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
)
_LAST_WORD = re.compile(r"[^\s(\"'“‘]+$")

Source: TypeAlias = (
    Quote
    | SeenAction
    | SeenDecision
    | SeenDisagreement
    | SeenIdea
    | SeenObservation
    | SeenOutcome
    | SeenPassed
    | SeenProfileLine
    | SeenPromise
    | SeenUpdate
    | None
)


@dataclass(frozen=True, slots=True)
class EasyItem:
    """One sentence: which part of what it is, and the picture beside it."""

    part: str
    """`words`, or the name of the field it stands in; `statement` is read out."""
    words: str
    source: Source = None
    pictogram: str = ""
    meaning: Meaning | None = None
    column: str = ""
    """Where on the board an idea stands."""


@dataclass(frozen=True, slots=True)
class EasyHint:
    """What makes a sentence hard: its words, how many there are, the hard words among them."""

    words: str
    count: int
    jargon: tuple[str, ...]
    is_quote: bool = False
    """Somebody's own words, which stay as they are."""

    @property
    def is_long(self) -> bool:
        """Say whether it is a long sentence."""
        return self.count > LONG_WORDS


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each exactly as it is written."""
    parts: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if end.group().startswith("\n") or _ends(text, start, end.start(), end.end()):
            parts.append(text[start : end.end()].strip())
            start = end.end()
    parts.append(text[start:].strip())
    return tuple(one for one in parts if one)


def _ends(text: str, start: int, mark: int, after: int) -> bool:
    """Say whether a full stop ends a sentence: none after `Dr.` or `No.`, or before a small letter.

    A question mark before a small letter goes on as well: “Why? because” is one thing said.
    """
    following = text[after:].lstrip()[:1]
    if following.islower():
        return False
    if text[mark] != ".":
        return True
    last = _LAST_WORD.search(text[max(start, mark - 12) : mark])
    word = last.group().casefold() if last else ""
    is_initial = len(word) == 1 and word.isalpha()
    is_number = word.isdecimal() and len(word) <= 2 and mark - len(word) == start
    return bool(following) and not (word in _SHORT_FORMS or is_initial or is_number)


def easy_items(body: Body | None) -> tuple[EasyItem, ...]:
    """Return what a scene says, sentence by sentence, in the order in which it stands there."""
    return tuple(_items(body))


def easy_hints(body: Body | None) -> tuple[EasyHint, ...]:
    """Return the sentences of a scene that are long or carry hard words; for the lead alone."""
    found: dict[str, EasyHint] = {}
    for item in easy_items(body):
        if item.part == "statement":
            continue
        for words in sentences(item.words):
            hint = _hint(words, is_quote=isinstance(item.source, Quote))
            if hint.is_long or hint.jargon:
                found.setdefault(words, hint)
    return tuple(found.values())


def _hint(words: str, *, is_quote: bool) -> EasyHint:
    hard = (one.said for one in jargon_in(words) if not is_explained(words, one))
    count = sum(any(letter.isalnum() for letter in word) for word in words.split())
    return EasyHint(words, count, tuple(dict.fromkeys(hard)), is_quote)


def _items(body: Body | None) -> Iterator[EasyItem]:  # noqa: C901, PLR0912 - a table
    match body:
        case WelcomeScene():
            for line in body.statement:
                yield from _said("statement", line)
            if body.last_words is not None and not body.statement:
                yield from _quote(body.last_words)
        case VoiceScene():
            for quote in body.quotes:
                yield from _quote(quote)
            for seen in body.observations:
                yield from _observation(seen)
            for profile in body.profile:
                yield from _said("words", profile.words, profile)
        case LastTimeScene():
            for promise in body.promises:
                yield from _promise(promise)
        case MattersScene():
            for outcome in body.outcomes:
                yield from _outcome(outcome)
            for update in body.updates:
                yield from _said("words", update.words, update)
        case BoardScene():
            for column in body.columns:
                yield from _column(column)
        case ActionsScene():
            for action in body.actions:
                yield from _action(action)
        case ReadBackScene():
            yield from _read_back(body)
        case NextStepsScene():
            yield from _next_steps(body)
        case OneThingScene():
            yield from _one_thing(body)


def _said(part: str, words: str, source: Source = None, pictogram: str = "") -> Iterator[EasyItem]:
    for one in sentences(words):
        yield EasyItem(part, one, source, pictogram)


def _with_meaning(
    words: str, source: Quote | SeenAction | SeenIdea | SeenOutcome, column: str = ""
) -> Iterator[EasyItem]:
    meaning, picture = source.meaning, source.pictogram
    if meaning is not None and words:
        yield EasyItem("words", words, source, picture, meaning, column)
        return
    for one in sentences(words):
        yield EasyItem("words", one, source, picture, None, column)


def _quote(quote: Quote) -> Iterator[EasyItem]:
    return _with_meaning(quote.words, quote)


def _observation(seen: SeenObservation) -> Iterator[EasyItem]:
    yield from _said("saw", seen.saw, seen)
    yield from _said("might_mean", seen.might_mean, seen)
    yield from _said("will_do", seen.will_do, seen)


def _promise(promise: SeenPromise) -> Iterator[EasyItem]:
    yield from _said("words", promise.what, promise, promise.pictogram)
    yield from _said("what_changed", promise.what_changed, promise, promise.pictogram)


def _outcome(outcome: SeenOutcome) -> Iterator[EasyItem]:
    yield from _with_meaning(outcome.words, outcome)
    yield from _said("need", outcome.need, outcome, outcome.pictogram)


def _column(column: SeenColumn) -> Iterator[EasyItem]:
    for idea in column.ideas:
        yield from _idea(idea, column.column)


def _idea(idea: SeenIdea, column: str) -> Iterator[EasyItem]:
    yield from _with_meaning(idea.words, idea, column)
    if idea.if_words:
        yield EasyItem("if_words", idea.if_words, idea, idea.pictogram, None, column)


def _action(action: SeenAction) -> Iterator[EasyItem]:
    yield from _with_meaning(action.what, action)
    yield from _said("so_that", action.so_that, action, action.pictogram)
    yield from _said("while_waiting", action.while_waiting, action, action.pictogram)


def _read_back(body: ReadBackScene) -> Iterator[EasyItem]:
    """Yield the promise that is read aloud now; while none is, all there is."""
    is_reading = 0 < body.reading <= len(body.actions)
    for action in body.actions[body.reading - 1 : body.reading] if is_reading else body.actions:
        yield from _action(action)
    for one in () if is_reading else body.disagreements:
        yield from _said("words", one.words, one)


def _next_steps(body: NextStepsScene) -> Iterator[EasyItem]:
    for decision in body.decisions:
        yield from _said("words", decision.what, decision)
        yield from _said("why", decision.why, decision)
    for passed in body.passed:
        yield from _said("words", passed.question, passed)


def _one_thing(body: OneThingScene) -> Iterator[EasyItem]:
    match body.thing:
        case Quote() as quote:
            return _quote(quote)
        case SeenIdea() as idea:
            return _idea(idea, body.column)
        case SeenAction() as action:
            return _action(action)
        case SeenOutcome() as outcome:
            return _outcome(outcome)
        case SeenPromise() as promise:
            return _promise(promise)
