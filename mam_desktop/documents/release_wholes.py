"""Finds private texts that stand in a file by themselves, whole, however common their words are.

Two common words in a row are in every file. But a paragraph, a cell or a property that says those
two words and nothing else is somebody's text: the copy's own, this program's own, or a private one.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations

Tokens = tuple[str, ...]

_LONGEST = 8
"""Words; longer texts are known by the runs of words in them."""
_FEWEST_LETTERS = 2
_ANYTHING, _NUMBER = "*", "0"
"""What stands for whatever is put into a sentence of ours, and for any number."""
_WORD = re.compile(r"[^\W_]+|\*")
_APOSTROPHES = re.compile("['’ʼ]")
_GAP = re.compile(r"\{[^{}]*\}")
_ENDS = re.compile(r"[\n\t:;,·•|…—–\"“”„«»()\[\]<>/?!]|\.(?=\s|$)|\.[a-z]{2,4}$|(?<=\s)-(?=\s)")
"""What parts a line, or the name of a file, into things that each stand by themselves."""


class OurWholes:
    """What this program says by itself: whole sentences and parts of them, as they are written."""

    def __init__(
        self, *, sentences: Iterable[str], little: Iterable[str], built: Iterable[str]
    ) -> None:
        """Take sentences, words such as those of dates, and what stands in every such file."""
        gaps = (_GAP.sub(f" {_ANYTHING} ", one.replace(_ANYTHING, " ")) for one in sentences)
        self._told = frozenset(map(_numbered, _wholes_of(gaps)))
        self._little = frozenset(little)
        self._built = frozenset(map(_numbered, _wholes_of(built)))

    def always_say(self, written: Tokens) -> bool:
        """Say whether words stand in every such file, or are a day or a number."""
        return self._is_little(written) or _numbered(written) in self._built

    def say(self, written: Tokens, may: "MayWholes") -> bool:
        """Say whether words are a sentence of ours, with what the copy may say put into it."""
        return any(_numbered(one) in self._told for one in (written, *self._gapped(written, may)))

    def _is_little(self, written: Tokens) -> bool:
        return all(one.casefold() in self._little or one.isdigit() for one in written)

    def _gapped(self, written: Tokens, may: "MayWholes") -> Iterator[Tokens]:
        """Yield the words with a name, a day or a number taken for what is put in."""
        for start, end in combinations(range(len(written) + 1), 2):
            part = written[start:end]
            if part != written and (self._is_little(part) or may.say(_folded(part))):
                yield (*written[:start], _ANYTHING, *written[end:])


class MayWholes:
    """What a copy may say."""

    def __init__(self, texts: Iterable[str], joining: Iterable[str]) -> None:
        """Take whole texts, and the words that join them into lists."""
        lists = [_folded(_written(one)) for one in texts]
        self._whole = frozenset(lists) | {(one,) for one in joining}
        self._all = "\n".join(f" {' '.join(one)} " for one in lists)

    def say(self, folded: Tokens) -> bool:
        """Say whether words stand so in a text."""
        return f" {' '.join(folded)} " in self._all

    def are(self, folded: Tokens) -> bool:
        """Say whether words are a whole text, or join others."""
        return folded in self._whole


class SaidWholes:
    """What a file was made of, if that is known; looked at only when it has to be."""

    def __init__(self, make: Callable[[], object] | None) -> None:
        """Take what returns the content; None where the file may say whatever we ever say."""
        self._make = make

    def say(self, written: Tokens) -> bool:
        """Say whether words stand by themselves in what the file was made of."""
        return self._make is None or _numbered(written) in self._wholes

    @cached_property
    def _wholes(self) -> frozenset[Tokens]:
        assert self._make is not None  # noqa: S101 - asked for only then
        return frozenset(map(_numbered, _wholes_of(_texts_in(self._make()))))


class FileWholes:
    """What stands in a file by itself, by its words; each with the ways in which it is written."""

    def __init__(self, wholes: Iterable[str]) -> None:
        """Take what the file holds, each thing whole."""
        self._written: dict[Tokens, set[Tokens]] = {}
        for written in set(_wholes_of(wholes)):
            self._written.setdefault(_folded(written), set()).add(written)

    def hold(self, private: str, may: MayWholes, ours: OurWholes, said: SaidWholes) -> bool:
        """Say whether a private text is among them that neither the copy nor we say there."""
        folded = _folded(_written(private))
        if sum(map(len, folded)) < _FEWEST_LETTERS or folded not in self._written:
            return False
        if may.say(folded):
            return False

        def is_known(part: Tokens) -> bool:
            return (
                may.are(_folded(part))
                or ours.always_say(part)
                or (ours.say(part, may) and said.say(part))
            )

        return not all(_in_known_parts(one, is_known) for one in self._written[folded])


def _in_known_parts(written: Tokens, is_known: Callable[[Tokens], bool]) -> bool:
    """Say whether words are known, or a row of known things: “Mum and Dad”, “Robin, said”."""
    if is_known(written):
        return True
    places = range(1, len(written))
    return any(is_known(written[:at]) and _in_known_parts(written[at:], is_known) for at in places)


def _texts_in(thing: object) -> Iterator[str]:
    """Yield every text in a copy's content, or in rows of a table."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        yield from _texts_in([*thing, *thing.values()])
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from _texts_in(one)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _texts_in(getattr(thing, field.name))


def _wholes_of(texts: Iterable[str]) -> Iterator[Tokens]:
    """Yield the words of each text, and of each part of it that stands by itself."""
    for text in texts:
        for part in {text, *_ENDS.split(text)}:
            words = _written(part)
            if 0 < len(words) <= _LONGEST:
                yield words


def _written(text: str) -> Tokens:
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(one for one in plain if unicodedata.category(one) != "Cf")
    return tuple(_WORD.findall(_APOSTROPHES.sub("", plain)))


def _folded(written: Tokens) -> Tokens:
    return tuple(one.casefold() for one in written)


def _numbered(written: Tokens) -> Tokens:
    return tuple(_NUMBER if one.isdigit() else one for one in written)
