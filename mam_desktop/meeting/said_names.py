"""Finds whom a name means: a unique part of it is enough, letters' case and accents do not matter.

Nobody is guessed. Where several people fit equally well, all of them come back.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_LONGEST_NAME_IN_WORDS = 6
# Letters that Unicode does not take apart into a plain letter and an accent.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'"}
)
_LEFT_OUT = frozenset({"Mn", "Cf"})
# What can stand before an @ that means a person; a letter there makes it an e-mail address.
_TAG = re.compile(r"(?<![^\s(\[{\"“”„«‘'\u200e\u200f\u202a-\u202e\u2066-\u2069])@")
_WORD = re.compile(r"[^\s@,;:!?()\[\]{}\"“”„«»<>…،؛؟]+")
_GAP = re.compile(r"\.?[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who can be named: what they are called, and their other names."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An @name in a text: where it stands and whom it can mean; nobody when no one fits."""

    start: int
    end: int
    said: str
    people: tuple[Here, ...]


_Words = tuple[str, ...]
_Fits = Callable[[_Words, _Words], bool]


class NameBook:
    """The names of the people who can be named, ready to be compared."""

    def __init__(self, people: Sequence[Here]) -> None:
        unique = {one.id: one for one in people}
        self._people = tuple(unique.values())
        self._called = {one.id: (_words(one.name),) for one in self._people}
        self._others = {
            one.id: tuple(_words(name) for name in one.other_names) for one in self._people
        }
        self.words = frozenset(
            word
            for names in (*self._called.values(), *self._others.values())
            for name in names
            for word in name
        )

    def meant_by(self, said: str, *, unfinished: bool = False) -> tuple[Here, ...]:
        """Return whom the name means; the best way to fit decides, and one person is certain.

        Best first: the name exactly, the whole name, whole words of it, the beginning of a word,
        any part of it; what somebody is called goes before their other names. Several words must
        be whole, but for the last one of an `unfinished` name.
        """
        exact = tuple(one for one in self._people if one.name.casefold() == said.casefold())
        return exact or self._best(_words(said), _ways(said, unfinished=unfinished))

    def named_in_full(self, said: str) -> tuple[Here, ...]:
        """Return whom the name means when no part of a word counts.

        Whole words of what somebody is called, or those that another name begins with: people say
        of themselves `the quiet-room lady`, and `Room: too loud` does not name her.
        """
        words = _words(said)
        return self._fitting(words, _same, self._called) or (
            self._fitting(words, _same, self._others)
            or self._fitting(words, _is_run, self._called)
            or self._fitting(words, _leads, self._others)
        )

    def _best(self, said: _Words, ways: Sequence[_Fits]) -> tuple[Here, ...]:
        for fits in ways:
            for names in (self._called, self._others):
                found = self._fitting(said, fits, names)
                if found:
                    return found
        return ()

    def _fitting(
        self, said: _Words, fits: _Fits, names: Mapping[str, tuple[_Words, ...]]
    ) -> tuple[Here, ...]:
        if not said:
            return ()
        return tuple(one for one in self._people if any(fits(said, name) for name in names[one.id]))


def mentions_in(text: str, names: NameBook) -> Iterator[Mention]:
    """Find every @name of the text, in order; of a name of several words the longest that fits."""
    for tag in _TAG.finditer(text):
        mention = _mention_at(text, tag, names)
        if mention is not None:
            yield mention


def _mention_at(text: str, tag: re.Match[str], names: NameBook) -> Mention | None:
    ends = _word_ends(text, tag.end())
    if not ends or text.startswith("@", ends[0]):
        return None
    for end in reversed(ends):
        said = text[tag.end() : end]
        people = names.meant_by(said, unfinished=_stands_last(text, end))
        if people:
            return Mention(tag.start(), end, said, people)
    return Mention(tag.start(), ends[0], text[tag.end() : ends[0]], ())


def _word_ends(text: str, start: int) -> list[int]:
    """Return where a name beginning at `start` can end: after its first word, its second..."""
    ends: list[int] = []
    while len(ends) < _LONGEST_NAME_IN_WORDS:
        word = _WORD.match(text, start)
        length = len(word.group().rstrip(".'\u2019")) if word else 0
        if not length:
            break
        ends.append(start + length)
        gap = _GAP.match(text, ends[-1])
        if gap is None:
            break
        start = gap.end()
    return ends


def _stands_last(text: str, end: int) -> bool:
    rest = text[end:].lstrip()
    return not rest or rest.startswith("@")


def folded(text: str) -> str:
    """Return the text as names are compared: no case, no accents, no invisible marks."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in plain if unicodedata.category(letter) not in _LEFT_OUT)


def _words(name: str) -> _Words:
    return tuple(word for word in re.split(r"[\s\-.]+", folded(name)) if word)


def _ways(said: str, *, unfinished: bool) -> tuple[_Fits, ...]:
    if len(_words(said)) == 1:
        return (_same, _is_run, _begins, _is_inside)
    return (_same, _is_run, _begins) if unfinished else (_same, _is_run)


def _same(said: _Words, name: _Words) -> bool:
    return said == name


def _leads(said: _Words, name: _Words) -> bool:
    """Say whether the name begins with these words."""
    return name[: len(said)] == said


def _is_run(said: _Words, name: _Words) -> bool:
    """Say whether these are words of the name, one after the other."""
    return any(name[at : at + len(said)] == said for at in range(len(name) - len(said) + 1))


def _begins(said: _Words, name: _Words) -> bool:
    """Say whether these are words of the name, of the last one only the beginning."""
    *whole, last = said
    return any(
        name[at : at + len(whole)] == tuple(whole) and name[at + len(whole)].startswith(last)
        for at in range(len(name) - len(whole))
    )


def _is_inside(said: _Words, name: _Words) -> bool:
    return len(said[0]) > 1 and any(said[0] in word for word in name)
