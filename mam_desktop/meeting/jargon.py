"""Finds hard words in plain sentences and knows how to say them plainly.

The words and their meaning are in `glossary.csv`; `plain_words.csv` says what can stand in a
sentence instead of one. A person's own words are never changed: whoever shows a quote only reads.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mam_desktop.resources import resource_path

MOST_LETTERS = 20_000
"""A text is listened to no further."""
_KEPT_LETTERS = 600
"""Texts up to this length are remembered, so that a page is drawn again at once."""

_PIECE = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \u00a0\-\u2010\u2011\u2013/&.'’]{1,2}")
_ARTICLE = re.compile(
    r"\b(?:(?P<a>an?)|the|our|his|her|their|my|your|this|that|each|every|some|another)\s+$",
    re.IGNORECASE,
)
_ALSO_WORDS = frozenset(
    {"hi", "map", "mash", "pals", "path", "peg", "salt", "send", "smart", "thrive", "caf"}
)
"""Short names that are everyday words in small letters."""
_FEWEST_FREE = 3
"""Letters; shorter names are heard in capitals only: `la` and `pr` are no council and no duty."""
_CAPITALS = re.compile(r"[A-Z]{3,6}s?")
_KNOWN_CAPITALS = frozenset(
    {"ASAP", "BBC", "CCTV", "DIY", "DVD", "FAQ", "PDF", "PIN", "RAF", "RSPCA", "TBC"}
    | {"USA", "USB", "YMCA"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A hard word: what it is short for, what it means, and what can be said instead."""

    name: str
    expansion: str = ""
    plain: str = ""
    """A sentence or two."""
    instead: str = ""
    """What can stand in a sentence in its place; empty where only the meaning helps."""
    many: str = ""
    """The same for several."""

    @property
    def is_known(self) -> bool:
        """Say whether the glossary has it; letters nobody explained are hard words too."""
        return bool(self.plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jargon:
    """A hard word in a text, at `start:end`, as it is written there."""

    start: int
    end: int
    said: str
    term: Term
    is_many: bool = False

    @property
    def instead(self) -> str:
        """Return what can be said instead here, or nothing."""
        term = self.term
        if self.is_many:
            return term.many or (term.expansion if not term.instead else "")
        return term.instead or (term.expansion if term.expansion != term.name else "")

    @property
    def offered(self) -> str:
        """Return the same without its article, as it is offered."""
        return _bare(self.instead)


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to put in place of `start:end` of a text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to write a term: its pieces, and whether small letters count too."""

    pieces: tuple[str, ...]
    term: Term
    in_capitals_only: bool


class HardWords:
    """Terms, ready to be found in texts."""

    def __init__(self, ways: Iterable[_Way], everyday: Iterable[str] = ()) -> None:
        """Take terms, and names in capitals that everybody knows."""
        self._everyday = _KNOWN_CAPITALS | frozenset(everyday)
        self._ways: dict[str, list[_Way]] = {}
        for way in ways:
            self._ways.setdefault(way.pieces[0], []).append(way)
        for several in self._ways.values():
            several.sort(key=lambda one: -len(one.pieces))

    def find(self, text: str) -> tuple[Jargon, ...]:
        """Return the hard words of a text, from left to right; none inside another."""
        text = text[:MOST_LETTERS]
        pieces = list(_PIECE.finditer(text))
        is_shouted = text.upper() == text
        found: list[Jargon] = []
        no = 0
        while no < len(pieces):
            hit, taken = self._at(text, pieces, no, is_shouted=is_shouted)
            if hit is not None:
                found.append(hit)
            no += taken
        return tuple(found)

    def _at(
        self, text: str, pieces: Sequence[re.Match[str]], no: int, *, is_shouted: bool
    ) -> tuple[Jargon | None, int]:
        """Return the hard word that begins at a piece, and how many pieces were looked at."""
        for form, is_many in _forms(pieces[no].group()):
            for way in self._ways.get(form, ()):
                many = _fits(text, pieces, no, way, is_many=is_many)
                if many is not None:
                    last = pieces[no + len(way.pieces) - 1]
                    hit = _jargon(text, pieces[no].start(), last.end(), way.term, many=many)
                    return hit, len(way.pieces)
        said = pieces[no].group()
        if _CAPITALS.fullmatch(said) and said.rstrip("s") not in self._everyday and not is_shouted:
            at = pieces[no]
            return _jargon(text, at.start(), at.end(), Term(name=said), many=False), 1
        return None, 1


def _jargon(text: str, start: int, end: int, term: Term, *, many: bool) -> Jargon:
    return Jargon(start=start, end=end, said=text[start:end], term=term, is_many=many)


def _forms(piece: str) -> tuple[tuple[str, bool], ...]:
    """Return a piece as it may be looked up: (folded, whether that is its plural)."""
    word = piece.casefold()
    if word.endswith("s") and len(word) > 2:
        return (word, False), (word[:-1], True)
    return ((word, False),)


def _fits(
    text: str, pieces: Sequence[re.Match[str]], no: int, way: _Way, *, is_many: bool
) -> bool | None:
    """Say whether a term stands at a piece, and if so whether as several; None when it does not."""
    count = len(way.pieces)
    if no + count > len(pieces):
        return None
    if count == 1:
        return is_many if _is_written_so(pieces[no].group(), way, is_many=is_many) else None
    if is_many:
        return None
    for at in range(1, count):
        before, here = pieces[no + at - 1], pieces[no + at]
        if not _GAP.fullmatch(text, before.end(), here.start()):
            return None
        is_last = at == count - 1
        wanted = way.pieces[at]
        forms = _forms(here.group())
        if forms[0][0] == wanted:
            continue
        if not (is_last and (wanted, True) in forms):
            return None
        is_many = True
    return is_many


def _is_written_so(said: str, way: _Way, *, is_many: bool) -> bool:
    """Say whether one piece is written as a term may be: capitals where letters alone mislead."""
    if not way.in_capitals_only:
        return True
    letters = said[:-1] if is_many else said
    return sum(one.isupper() for one in letters) > 1


def _ways_of(name: str, term: Term) -> _Way:
    bare = name.split(" (", maxsplit=1)[0]
    pieces = tuple(one.casefold() for one in _PIECE.findall(bare))
    capitals = sum(one.isupper() for one in bare)
    is_letters = len(pieces) == 1 and capitals > 1
    few = len(pieces[0]) < _FEWEST_FREE or pieces[0] in _ALSO_WORDS
    return _Way(pieces, term, is_letters and few)


def read_hard_words(
    glossary: Iterable[Mapping[str, str]], plain_words: Iterable[Mapping[str, str]]
) -> HardWords:
    """Return the hard words of a glossary, less everyday ones, with what to say instead."""
    said = {one["term"]: one for one in plain_words}
    everyday = [name for name, one in said.items() if one.get("everyday")]
    ways: list[_Way] = []
    for row in glossary:
        known = said.pop(row["term"], {})
        if not known.get("everyday"):
            ways += _all_ways(row, known)
    ways += [
        way
        for term, row in said.items()
        if not row.get("everyday")
        for way in _all_ways({"term": term}, row)
    ]
    first: dict[tuple[str, ...], _Way] = {}
    for way in ways:
        first.setdefault(way.pieces, way)
    return HardWords(first.values(), everyday)


def _all_ways(row: Mapping[str, str], known: Mapping[str, str]) -> list[_Way]:
    term = Term(
        name=row["term"].split(" (")[0],
        expansion=row.get("expansion", "").split(" (")[0],
        plain=row.get("plain_english", "") or known.get("instead", ""),
        instead=known.get("instead", ""),
        many=known.get("many", ""),
    )
    also = [one for one in known.get("also", "").split("|") if one]
    return [_ways_of(name, term) for name in (*row["term"].split(" / "), *also)]


@cache
def hard_words() -> HardWords:
    """Return the hard words that come with the program; read once."""
    return read_hard_words(_rows("glossary.csv"), _rows("plain_words.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    with resource_path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def jargon_in(text: str) -> tuple[Jargon, ...]:
    """Return the hard words of a text, from left to right."""
    return _remembered(text) if len(text) <= _KEPT_LETTERS else hard_words().find(text)


@lru_cache(maxsize=4096)
def _remembered(text: str) -> tuple[Jargon, ...]:
    return hard_words().find(text)


def plain_edit(text: str, found: Jargon) -> Edit:
    """Return how to say one hard word plainly; an article before it is not said twice."""
    words, start = found.instead, found.start
    if not words:
        return Edit(found.start, found.end, found.said)
    bare = _bare(words)
    before = _ARTICLE.search(text[:start])
    if before is not None:
        said = before.group("a")
        if said:
            start -= len(before.group())
            article = "an" if bare[:1] in "aeiou" else "a"
            article = article.capitalize() if said[0].isupper() else article
            return Edit(start, found.end, f"{article} {bare}")
        words = bare
    if _begins_a_sentence(text, start):
        words = words[:1].upper() + words[1:]
    return Edit(start, found.end, words)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", words)


def _begins_a_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t“\"'(")
    return not before or before[-1] in ".!?\n"


def said_plainly(text: str, found: Jargon) -> str:
    """Return a text with one hard word said plainly."""
    edit = plain_edit(text, found)
    return f"{text[: edit.start]}{edit.words}{text[edit.end :]}"


_EXPLAINS = re.compile(r"\s*\([^)]{6,}\)")


def is_explained(text: str, found: Jargon) -> bool:
    """Say whether a text says beside a hard word what it means: `EHCP (…)` or `… (EHCP)`."""
    if _EXPLAINS.match(text, found.end):
        return True
    in_brackets = text[: found.start].rstrip().endswith("(") and text[found.end :].startswith(")")
    meaning = found.term.expansion or found.term.instead
    return in_brackets and bool(meaning) and meaning.casefold() in text[: found.start].casefold()


def unexplained(texts: Iterable[str]) -> tuple[Jargon, ...]:
    """Return the hard words that some texts leave unexplained, each term once, in reading order."""
    explained: set[str] = set()
    left: dict[str, Jargon] = {}
    for text in texts:
        for found in jargon_in(text):
            name = found.term.name
            if is_explained(text, found):
                explained.add(name)
            elif name not in explained:
                left.setdefault(name, found)
    return tuple(left.values())
