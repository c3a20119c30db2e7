"""Finds which outcome a closing `for ...` of the capture line means, by the outcome's own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mam_desktop.meeting.said_names import folded
from mam_desktop.meeting.stems import stem

_LONGEST_PHRASE_IN_WORDS = 24
_SHORTEST_BEGINNING = 4
_FOR = re.compile(r"(?<=\s)for\s+", re.IGNORECASE)
_CLOSING = " \t\r\n.,;:!?…"
_SMALL = frozenset({
    "a", "all", "an", "and", "any", "at", "by", "every", "for", "from", "gets", "her", "his", "in",
    "it", "its", "more", "most", "my", "no", "of", "on", "or", "our", "some", "that", "the",
    "their", "this", "through", "to", "when", "with", "your",
})  # fmt: skip
# "Ask for", "ready for": the sentence needs what follows, it is no label.
_NEEDS_WHAT_FOLLOWS = re.compile(
    r"\b(?:account|allow|appl(?:y|ies)|arrang\w+|ask(?:s|ed|ing)?|call|car(?:e|es|ing)|good|look\w*"
    r"|need\w*|pa(?:y|ys|id)|plan\w*|prepar\w+|ready|responsible|safe|search\w*|time|wait\w*"
    r"|what|work\w*)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OutcomeName:
    """An outcome that can be named, and its words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class SaidOutcome:
    """A closing `for ...`: where it begins and ends, what was said, which outcomes it can mean."""

    start: int
    end: int
    said: str
    outcomes: tuple[OutcomeName, ...]


def find_said_outcome(
    text: str, outcomes: Sequence[OutcomeName], *, names: frozenset[str]
) -> SaidOutcome | None:
    """Return the outcome that the closing `for ...` means; None where it is ordinary speech.

    `names` are folded words of people's names: a name alone says who, not which outcome.
    """
    end = len(text.rstrip(_CLOSING))
    phrases = list(_closing_phrases(text, end))
    index = [(one, _all_words(one.words)) for one in outcomes]
    name_words = names | _names_inside(outcomes)
    for start, said in phrases:
        whole = tuple(one for one, words in index if words == _all_words(said))
        if whole and not set(_all_words(said)) <= name_words:
            return SaidOutcome(start, end, said, whole)
    for start, said in phrases:
        found = _fitting(said, index, name_words)
        if found and not _NEEDS_WHAT_FOLLOWS.search(text, max(0, start - 40), start):
            return SaidOutcome(start, end, said, found)
    return None


def _closing_phrases(text: str, end: int) -> Iterator[tuple[int, str]]:
    """Give where each `for` begins and what follows it, the shortest phrase first."""
    for match in reversed(list(_FOR.finditer(text, 0, end))):
        said = text[match.end() : end]
        if len(said.split()) > _LONGEST_PHRASE_IN_WORDS:
            return
        if text[: match.start()].strip():
            yield match.start(), said


def _fitting(
    said: str, index: Sequence[tuple[OutcomeName, list[str]]], name_words: frozenset[str]
) -> tuple[OutcomeName, ...]:
    """Return the outcomes that have every word of the phrase; a label needs more than names."""
    words = _all_words(said)
    telling = [word for word in words if word not in _SMALL and not word.isdecimal()]
    if not words or words[0] in _SMALL or not set(telling) - name_words:
        return ()
    wanted = [word for word in words if word not in _SMALL]
    return tuple(
        one for one, has in index if all(any(_fits(word, own) for own in has) for word in wanted)
    )


def _fits(said: str, own: str) -> bool:
    return stem(said) == stem(own) or (len(said) >= _SHORTEST_BEGINNING and own.startswith(said))


def _all_words(text: str) -> list[str]:
    words = (re.sub(r"^\W+|\W+$", "", word) for word in folded(text).split())
    return [word.removesuffix("'s") for word in words if word]


def _names_inside(outcomes: Sequence[OutcomeName]) -> frozenset[str]:
    """Return words with a capital inside a sentence: Robin, Easter; none of an all-capital one."""
    found: set[str] = set()
    for one in outcomes:
        inside = one.words.split()[1:]
        capitals = [word for word in inside if word[0].isupper()]
        if len(capitals) * 2 <= len(inside):
            found.update(word for said in capitals for word in _all_words(said))
    return frozenset(found)
