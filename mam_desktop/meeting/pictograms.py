"""The pictures that can stand beside words: which there are, and which one some words suggest.

Only English words suggest anything. Whole words and their simple endings are compared, nothing is
guessed from meaning; where nothing fits well, or several things fit alike, nothing is suggested.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput
from mam_desktop.meeting.fields import Audience, FieldSpec, declare
from mam_desktop.meeting.said_names import folded
from mam_desktop.meeting.stems import stem
from mam_desktop.resources import resource_path
from mam_desktop.texts import N_, _

NO_PICTURE = ""
"""What is kept where somebody took the picture away; None is that nobody has chosen."""
MOST_SUGGESTED = 6
MOST_LETTERS = 600
"""A text is looked at no further."""
_GENERAL, _EXACT = "~", "="
"""Marks in the list: of a word that says less, so that any other word of a sentence wins; and of
one that counts only as it stands: `books` are read, but `book a room` is something else."""
_CLEAR, _WEAK = 4, 1
_MOST_ALIKE = 3
"""With more pictures than this that fit equally well, none is suggested."""
_NEAR = 3
"""So many words before one may turn its meaning round: “no more phone”."""
_TURNS_ROUND = frozenset(
    {"no", "not", "never", "without", "nobody", "none", "stop", "stops", "less", "cannot", "hate"}
    | {"can't", "won't", "don't", "doesn't", "didn't", "isn't", "wasn't", "couldn't", "wouldn't"}
    | {"hates", "against", "instead"}
)
_GRAVE = frozenset({
    "abuse", "abused", "alcohol", "arrest", "arrested", "attack", "attacked", "beat", "bite",
    "bites", "bled", "bleeding", "blood", "bruise", "bruises", "bullied", "bully", "bullying",
    "cancer", "cut", "cuts", "dead", "death", "die", "died", "dies", "divorce", "drinking", "drug",
    "drugs", "drunk", "dying", "fight", "fights", "funeral", "harm", "harmed", "hit", "hits",
    "hurt", "hurts", "kick", "kicked", "kill", "killed", "knife", "knives", "overdose", "pain",
    "prison", "punch", "rape", "runaway", "scream", "screams", "self-harm", "sex", "sexual",
    "smack", "smacked", "steal", "stole", "suicide", "threat", "threw", "touched", "violence",
    "violent", "weapon",
})  # fmt: skip
"""A bright picture beside these would hurt: nothing is suggested."""
_ONLY_ASKED_FOR = frozenset({
    "ambulance", "angry", "confused", "injection", "lonely", "police", "sad", "scared", "shy",
    "unwell", "worried",
})  # fmt: skip
"""A drawn face beside somebody's tears is for people to choose: words alone never put it there."""
_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One picture: its name, the words that suggest it, what it shows in plain words."""

    name: str
    words: tuple[str, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class _Way:
    """A word, or several, that suggest a picture."""

    pieces: tuple[str, ...]
    name: str
    weight: int


@cache
def pictograms() -> Mapping[str, Pictogram]:
    """Return every picture by its name, in order of names; read once."""
    with resource_path("pictograms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        one["name"]: Pictogram(one["name"], tuple(one["words"].split("|")), one["alt"])
        for one in rows
    }


def alt_of(name: str) -> str:
    """Return in plain words what a picture shows; nothing for no picture."""
    found = pictograms().get(name)
    return found.alt if found else ""


def suggest(text: str) -> tuple[str, ...]:
    """Return the names of pictures that fit some words, best first; none when unsure."""
    return _suggested(text[:MOST_LETTERS])


@lru_cache(maxsize=4096)
def _suggested(text: str) -> tuple[str, ...]:
    scores = _scores(" ".join(text.split()))
    if not _ONLY_ASKED_FOR.isdisjoint(scores):
        return ()
    best = max(scores.values(), default=0)
    alike = sum(one == best for one in scores.values())
    if alike > (_MOST_ALIKE if best > _WEAK else 1):
        return ()
    return _best_first(scores)


def fitting(text: str) -> tuple[str, ...]:
    """Return what fits some words, best first, also where one would not be suggested unasked."""
    return _best_first(_scores(" ".join(text[:MOST_LETTERS].split())))


def search(words: str) -> tuple[str, ...]:
    """Return the pictures whose name or words begin with each word that is looked for."""
    wanted = [one.group() for one in _WORD.finditer(folded(words[:MOST_LETTERS]))]
    if words.strip() and not wanted:
        return ()
    return tuple(name for name, one in pictograms().items() if _is_found(one, wanted))


def _is_found(one: Pictogram, wanted: Iterable[str]) -> bool:
    has = [word for said in (one.name.replace("-", " "), *one.words) for word in _pieces(said)]
    return all(any(word.startswith(_compared(want)) for word in has) for want in wanted)


def _best_first(scores: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(scores, key=lambda one: -scores[one])[:MOST_SUGGESTED])


def _scores(text: str) -> dict[str, int]:
    """Return how well pictures fit, those named first in the words first."""
    said = [one.group() for one in _WORD.finditer(folded(text))]
    if not _GRAVE.isdisjoint(said) or any(not _GRAVE.isdisjoint(one.split("-")) for one in said):
        return {}
    places = [(piece, no) for no, word in enumerate(said) for piece in word.split("-") if piece]
    stems = [_compared(piece.removesuffix("'s")) for piece, _no in places]
    scores: dict[str, int] = {}
    heard: set[_Way] = set()
    at = 0
    while at < len(places):
        word, no = places[at]
        way = _longest(f"{_EXACT}{word}", stems[at : at + _longest_way()])
        if way is None:
            at += 1
            continue
        if way not in heard and _TURNS_ROUND.isdisjoint(said[max(0, no - _NEAR) : no]):
            heard.add(way)
            scores[way.name] = scores.get(way.name, 0) + way.weight
        at += len(way.pieces)
    return scores


def _longest(exact: str, stems: Sequence[str]) -> _Way | None:
    ways = _ways().get(stems[0], ())
    fits = (one for one in ways if tuple(stems[: len(one.pieces)]) == one.pieces)
    return next(fits, next(iter(_ways().get(exact, ())), None))


@cache
def _ways() -> Mapping[str, tuple[_Way, ...]]:
    """Return the ways to say each picture by their first word, the longest first."""
    found: dict[str, list[_Way]] = {}
    for one in pictograms().values():
        for said in one.words:
            pieces = (said,) if said.startswith(_EXACT) else tuple(_pieces(said))
            clear = _CLEAR if len(pieces) == 1 else _CLEAR + 1
            weight = _WEAK if said.startswith(_GENERAL) else clear
            found.setdefault(pieces[0], []).append(_Way(pieces, one.name, weight))
    return {
        first: tuple(sorted(ways, key=lambda one: -len(one.pieces)))
        for first, ways in found.items()
    }


@cache
def _longest_way() -> int:
    return max(len(way.pieces) for ways in _ways().values() for way in ways)


def _pieces(said: str) -> Iterator[str]:
    """Give the stems of a word or several; of `quiet-room` both."""
    for found in _WORD.finditer(folded(said)):
        yield from (_compared(one.removesuffix("'s")) for one in found.group().split("-"))


def _compared(word: str) -> str:
    """Return a stem as it is compared: `swimm` of swimming is `swim`, `danc` of dance `danc`."""
    found = stem(word)
    if len(found) > 3 and found[-1] == found[-2] and found[-1] not in "aeiouls":
        return found[:-1]
    return found[:-1] if len(found) > 3 and found.endswith("e") else found


def pictogram_field() -> Any:  # noqa: ANN401 - dataclasses.field is so
    """Declare which picture stands beside an entry's words: None nobody chose, "" none wanted.

    It lives on: what people signed are words, and no picture changes them.
    """
    spec = FieldSpec(
        label=N_("Picture"),
        audience=Audience.EVERYONE,
        read=_read,
        write=_write,
        choices=(NO_PICTURE, *pictograms()),
        lives_on=True,
        safest=_none_of_several,
    )
    return declare(None, spec)


def _read(value: JsonValue) -> object:
    """Return a picture's name; one that only a newer version has is not shown."""
    if value is None:
        return None
    return value if isinstance(value, str) and value in pictograms() else NO_PICTURE


def _none_of_several(_names: Sequence[str | None]) -> str:
    """Return that no picture stands there while two people chose differently."""
    return NO_PICTURE


def _write(value: object) -> JsonValue:
    if value is None:
        return None
    if not isinstance(value, str) or not (value == NO_PICTURE or value in pictograms()):
        raise BadInput(_("There is no picture “{name}”.").format(name=str(value)[:60]))
    return value
