"""Looks at a finished file once more before it is let go: nothing private may be inside.

The file's bytes are read back, everything in them, shown or not. What they must not hold is found
in four ways, none of which raises an alarm for common words:

- a run of words out of a private text that stands in nothing the copy may say;
- a single private word that neither the copy's texts nor this program's own words know;
- a whole private text that stands by itself, however common its words are (`release_wholes`);
- a long number, or the id of an entry that is not in this copy.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from babel import Locale, UnknownLocaleError

from mam_desktop.documents.reading import ReadBack, everything_in, read_back
from mam_desktop.documents.release_wholes import FileWholes, MayWholes, OurWholes, SaidWholes
from mam_desktop.documents.visible import visible
from mam_desktop.errors import Refused
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.content import (
    ActionRow,
    Bullets,
    CalendarEntry,
    Column,
    Content,
    Heading,
    KeyValues,
    Meaning,
    Notice,
    NoticeTone,
    Paragraph,
    Quote,
    SealStatement,
    SignatureMark,
    Signatures,
    Table,
    VoicePanel,
)
from mam_desktop.meeting.kept_back import CopyWords, PrivateText
from mam_desktop.meeting.kinds import KINDS
from mam_desktop.meeting.screen_languages import SCREEN_LANGUAGES
from mam_desktop.resources import resource_path, resources_root
from mam_desktop.texts import _, long_date, short_date

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’ʼ]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s().\-–/]+(?=\d)")
_NUMBER = re.compile(r"\d{8,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RUN = 5
"""So many words of a private text, one after the other, are no chance."""
_SHORTEST_RUN = 3
_FEWEST_LETTERS = 4
_LONG_WORD = 18
"""Letters; a word as long may be broken over two lines of a page."""
_SAID = re.compile(r'^(?:msgid|msgid_plural|msgstr(?:\[\d\])?)?\s*"(.*)"$')


class HeldBack(Refused):
    """A file was not let go; `places` say where the words stand that it must not hold."""

    def __init__(self, places: Iterable[PrivateText]) -> None:
        super().__init__(
            _(
                "This copy was held back: something is in the file that this reader must not get. "
                "Nothing left the laptop. Please tell whoever looks after MAM Desktop for you."
            )
        )
        self.places = tuple((one.kind, one.field, one.entry_id) for one in places)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of some texts, one by one and as they follow each other."""

    single: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    squeezed: str


def check_release(
    data: bytes,
    as_format: str,
    words: CopyWords,
    *,
    language: str,
    also: Iterable[str] = (),
    made_of: Callable[[], object] | None = None,
) -> None:
    """Let a finished file go, or hold it back; `also` are words of the council's own in it.

    `made_of` returns the content that was written, where somebody knows it: then a sentence of ours
    counts as ours only if it stands there.

    Raises:
        HeldBack: something private is inside.
        DocumentTrouble: the file cannot be read back, so nobody knows what it holds.

    """
    back, said = read_back(data, as_format), SaidWholes(made_of)
    found = tuple(_found(back, as_format, words, language, tuple(also), said))
    if found:
        raise HeldBack(found)


def _found(
    back: ReadBack,
    as_format: str,
    words: CopyWords,
    language: str,
    also: tuple[str, ...],
    said: SaidWholes,
) -> Iterator[PrivateText]:
    if not words.must_not and not words.hidden_ids:
        return
    text = back.text
    inside = _words([text])
    wholes = FileWholes(back.wholes)
    may_whole = MayWholes((*words.may, *also), _joining_words(language))
    our_wholes = _our_wholes(as_format, language)
    may = _words([*words.may, *also])
    ours = _our_words(as_format, language)
    known = may.single | ours
    fixed = _fixed_runs(language)
    numbers = set(_numbers(text)) - {one for it in (*words.may, *also) for one in _numbers(it)}

    def is_inside(told: str) -> bool:
        tokens = _tokens(told)
        return (
            _holds_run(tokens, inside, may, fixed)
            or _holds_word(tokens, inside, may, known)
            or any(number in numbers for number in _numbers(told))
            or _holds_day(told, inside, language)
            or wholes.hold(told, may_whole, our_wholes, said)
        )

    for one in words.must_not:
        if any(map(is_inside, {one.words, visible(one.words)})):
            yield one
    for hidden in words.hidden_ids:
        if len(hidden) >= 32 and hidden in text:
            yield PrivateText(entry_id=hidden, kind="", field="id", words="")


def _holds_run(
    tokens: tuple[str, ...], inside: _Words, may: _Words, fixed: frozenset[tuple[str, ...]]
) -> bool:
    """Say whether words stand in the file in a row as they stand in a private text alone."""
    if len(tokens) < _SHORTEST_RUN:
        return False
    size = min(len(tokens), _RUN)
    runs = {tokens[at : at + size] for at in range(len(tokens) - size + 1)}
    return any(
        _tells(run) and run in inside.runs and run not in may.runs and run not in fixed
        for run in runs
    )


def _tells(run: tuple[str, ...]) -> bool:
    """Say whether a run is more than numbers, days and little words."""
    little = _date_words("en")
    return any(
        len(one) >= _FEWEST_LETTERS and one not in little and not any(map(str.isdigit, one))
        for one in run
    )


def _holds_word(
    tokens: tuple[str, ...], inside: _Words, may: _Words, known: frozenset[str]
) -> bool:
    """Say whether the file has a word that only a private text can have brought."""
    for one in tokens:
        is_word = len(one) >= _FEWEST_LETTERS and not one.isdigit()
        if not is_word or one in known:
            continue
        if one in inside.single:
            return True
        if len(one) >= _LONG_WORD and one in inside.squeezed and one not in may.squeezed:
            return True
    return False


def _holds_day(told: str, inside: _Words, language: str) -> bool:
    """Say whether the file has a private day, such as that of a birth, written out."""
    if not _DAY.fullmatch(told):
        return False
    on = date.fromisoformat(told)
    return any(_tokens(long_date(on, one))[-3:] in inside.runs for one in {language, "en"})


def _numbers(text: str) -> Iterator[str]:
    return (found.group() for found in _NUMBER.finditer(_BETWEEN_DIGITS.sub("", text)))


def _tokens(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(one for one in plain if unicodedata.category(one) != "Cf")
    return tuple(_WORD.findall(_APOSTROPHES.sub("", plain)))


def _words(texts: Iterable[str]) -> _Words:
    lists = [_tokens(one) for one in texts]
    runs = {
        tokens[at : at + size]
        for tokens in lists
        for size in range(_SHORTEST_RUN, _RUN + 1)
        for at in range(len(tokens) - size + 1)
    }
    return _Words(
        single=frozenset(one for tokens in lists for one in tokens),
        runs=frozenset(runs),
        squeezed=" ".join("".join(tokens) for tokens in lists),
    )


# --- what this program itself brings into a file -----------------------------------------------


@cache
def _our_words(as_format: str, language: str) -> frozenset[str]:
    """Return the words that a file has though nobody said them: ours, and those of its format."""
    blank = everything_in(_blank(as_format), as_format)
    told = _words([*_codes(), *_sentences(language), blank])
    return told.single | _babels_words(language) | _babels_words("en")


@cache
def _codes() -> frozenset[str]:
    """Return the names of kinds and fields, and the codes of what can be chosen."""
    names = {name for kind in KINDS.values() for name in kind.specs()} | set(KINDS)
    chosen = {one for kind in KINDS.values() for it in kind.specs().values() for one in it.choices}
    told = {one.value for one in Copy} | SCREEN_LANGUAGES.keys()
    return frozenset(names | chosen | told | SealStatement.__dataclass_fields__.keys())


@cache
def _fixed_runs(language: str) -> frozenset[tuple[str, ...]]:
    return _words(_sentences(language)).runs


@cache
def _our_wholes(as_format: str, language: str) -> OurWholes:
    """Return what a file says by itself: our sentences, codes of ours, and how it is built."""
    blank = _blank(as_format)
    codes = _codes() if as_format == "json" else ()
    return OurWholes(
        sentences=(*_sentences(language), *codes),
        little=_babels_words(language) | _babels_words("en"),
        built=read_back(blank, as_format).wholes,
    )


@cache
def _joining_words(language: str) -> frozenset[str]:
    """Return the words that join a list: “and”, “or”."""
    found: set[str] = set()
    with suppress(UnknownLocaleError, ValueError):
        for one in {language, "en"}:
            for pattern in Locale.parse(one.replace("-", "_")).list_patterns.values():
                found |= _words(re.sub(r"\{\d\}", "", it) for it in pattern.values()).single
    return frozenset(found)


@cache
def _sentences(language: str) -> tuple[str, ...]:
    """Return every sentence of this program, in English and in a language, and the hard words."""
    folder = resources_root() / "translations"
    codes = dict.fromkeys((language, language.split("-", maxsplit=1)[0]))
    files = [folder / one.replace("-", "_") / "LC_MESSAGES/mam_desktop.po" for one in codes]
    found = [one for one in (folder / "mam_desktop.pot", *files) if one.is_file()]
    texts = [one.read_text("utf-8") for one in found]
    told = [said for text in texts for said in _said_in(text)]
    tables = (resource_path(one).read_text("utf-8") for one in ("glossary.csv", "plain_words.csv"))
    return (*told, *(line for table in tables for line in table.splitlines()))


def _said_in(catalogue: str) -> Iterator[str]:
    pieces: list[str] = []
    for line in catalogue.splitlines():
        said = _SAID.match(line)
        if said is None or not line.startswith('"'):
            if pieces:
                yield "".join(pieces)
            pieces = []
        if said is not None:
            pieces.append(said[1].replace("\\n", "\n").replace('\\"', '"'))
    yield "".join(pieces)


@cache
def _babels_words(language: str) -> frozenset[str]:
    """Return the words that Babel brings into papers: days, months, names of languages."""
    names: Iterable[object] = ()
    with suppress(UnknownLocaleError, ValueError):
        names = Locale.parse(language.replace("-", "_")).languages.values()
    return _date_words(language) | _words(map(str, names)).single


@cache
def _date_words(language: str) -> frozenset[str]:
    # Every month, and every day of a week.
    days = [date(2026, month, day) for month in range(1, 13) for day in range(1, 8)]
    told = (form(one, language) for one in days for form in (long_date, short_date))
    return _words(told).single


def _blank(as_format: str) -> bytes:
    """Return a file in which each kind of block stands once and says nothing."""
    made_at = datetime(2026, 1, 1, tzinfo=UTC)
    row = ActionRow(number=1, what="-", owner="-", due_on=None)
    if as_format == "csv":
        from mam_desktop.documents.tables_out import write_csv

        return write_csv([row])
    if as_format == "xlsx":
        from mam_desktop.documents.tables_out import write_xlsx

        return write_xlsx([row], title="-", made_at=made_at)
    if as_format == "ics":
        from mam_desktop.documents.ical import write_calendar

        entry = CalendarEntry(id="-", title="-", on=made_at.date(), starts_at=made_at, place="-")
        day = CalendarEntry(id="-", title="-", on=made_at.date())
        return write_calendar([entry, day], name="-", made_at=made_at)
    if as_format == "json":
        from mam_desktop.documents.json_out import write_json

        return write_json(dict.fromkeys(_JSON_KEYS, ""))
    return _blank_pages(as_format, made_at)


_JSON_KEYS = (
    *("format", "copy", "content", "content_hash", "version", "sealed_at", "copies", "part"),
    *("signed_content_hash", "meeting", "people", "entries", "kind", "id", "said", "seal"),
    *("signature", "statement", "words", "language", "by", "value"),
)


def _blank_pages(as_format: str, made_at: datetime) -> bytes:
    line = Paragraph("-")
    meaning = Meaning(language="en", words="-", by="-")
    quote = Quote(words="-", who="-", how="-", meaning=meaning)
    strokes = (((1.0, 1.0, 0.0), (9.0, 9.0, 9.0)),)
    content = Content(
        title="-",
        copy_name="-",
        language="en",
        made_at=made_at,
        subtitle_lines=("-",),
        content_hash="-",
        sealed_line="-",
        blocks=(
            VoicePanel("-", (quote,), (line,)),
            *(Heading("-", level) for level in (1, 2, 3)),
            line,
            quote,
            Table((Column("-"),), (((line,),),)),
            Bullets(("-",)),
            KeyValues((("-", "-"),)),
            *(Notice("-", "-", tone) for tone in NoticeTone),
            Signatures((SignatureMark(name="-", line="-", strokes=strokes),)),
        ),
    )
    if as_format == "docx":
        from mam_desktop.documents.word import write_word

        return write_word(content)
    from mam_desktop.documents.pdf import write_pdf

    return write_pdf(content)
