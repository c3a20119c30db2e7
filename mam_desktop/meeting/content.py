"""What a document says: plain frozen values, written alike as PDF, Word, table, calendar and JSON.

Whoever builds a copy decides here which words go in; whoever writes the file decides only how they
look. Every text is plain text: nothing in it is ever read as markup. Text may hold line breaks. A
text whose language differs from its document's carries its own (`Run.language`, `Quote.language`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import zip_longest
from string import Formatter
from typing import TypeAlias

from mam_desktop.texts import is_right_to_left


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one look; `language` None means the document's."""

    text: str
    bold: bool = False
    italic: bool = False
    muted: bool = False
    language: str | None = None


Text: TypeAlias = str | Run | tuple[Run, ...]
"""Words as a plain string, one run, or several runs that follow each other on the line."""


def runs_of(text: Text) -> tuple[Run, ...]:
    """Return a text as runs."""
    if isinstance(text, str):
        return (Run(text),)
    return (text,) if isinstance(text, Run) else text


def plain(text: Text) -> str:
    """Return a text's bare words."""
    return "".join(run.text for run in runs_of(text))


def woven(template: str, **parts: Text) -> tuple[Run, ...]:
    """Return a translated sentence with runs in the places of its `{names}`."""
    runs: list[Run] = []
    for words, name, _spec, _conversion in Formatter().parse(template):
        runs += [Run(words)] if words else []
        runs += runs_of(parts[name]) if name else ()
    return tuple(runs)


class TextStyle(StrEnum):
    """How a paragraph speaks."""

    NORMAL = "normal"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 for a part, 2 and 3 inside it."""

    text: Text
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Text
    style: TextStyle = TextStyle.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The same in another language, as a person gave it; beside the words, never instead."""

    language: str
    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's own words, exactly; `how` is ready to print (`said, through Noor`)."""

    words: str
    who: str
    how: str = ""
    language: str | None = None
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class VoicePanel:
    """The warm panel of the family's own words, first on the page."""

    heading: Text
    quotes: tuple[Quote, ...]
    notes: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and its share of the width beside the other columns' shares."""

    heading: Text
    share: float = 1.0


Cell: TypeAlias = tuple[Paragraph, ...]
"""A cell's paragraphs, from top to bottom."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header that is repeated on each page; each row has one cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order; a picture of the family screen may stand beside each item, by name.

    A picture there says nothing that the words do not: it is not read aloud.
    """

    items: tuple[Text, ...]
    pictures: tuple[str, ...] = ()

    def pictured(self) -> Iterator[tuple[Text, str]]:
        """Yield each item with the name of its picture; nothing for none."""
        yield from zip_longest(self.items, self.pictures[: len(self.items)], fillvalue="")


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labels with what stands beside them, in order."""

    pairs: tuple[tuple[Text, Text], ...]


Stroke: TypeAlias = tuple[tuple[float, float, float], ...]
"""One stroke of a pen: (x, y, ms) points, y downwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureMark:
    """How one person signed: `line` stands under it (`Robin, 15:21`), `words` is what they added.

    `method` is ready to print and may be empty for a drawn one; `typed` is what they typed, shown
    in place of a drawing; `at_text` is the exact moment, which is not printed.
    """

    name: str
    line: str
    method: str = ""
    words: str = ""
    at_text: str = ""
    typed: str = ""
    strokes: tuple[Stroke, ...] | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """The marks of everybody who signed, in order."""

    marks: tuple[SignatureMark, ...]


class NoticeTone(StrEnum):
    """What a notice is about; a colour goes with it, never alone."""

    PLAIN = "plain"
    PRIVATE = "private"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Notice:
    """A boxed note, such as what this copy adds or leaves out."""

    text: Text
    heading: Text = ""
    tone: NoticeTone = NoticeTone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing or photo; `data` are the bytes as they are kept, `alternative` says what it is."""

    data: bytes
    alternative: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | Quote
    | VoicePanel
    | Table
    | Bullets
    | KeyValues
    | Signatures
    | Notice
    | Picture
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One copy of one document, complete; the same content always gives the same files.

    `sealed_line` is ready to print (`sealed 24 Nov 2026 15:26`), empty while it is a draft.
    `content_hash` is the 64 hex digits of the signed content, empty while there is none.
    `made_at` (aware, UTC) goes into the file's properties. `marking` is the council's protective
    marking, which stands on every page. `as_of` is ready to print (`as it stands 24 Nov 2026`) on
    a paper that nobody signs. `logo` is the council's, as its file has it, and `logo_name` what it
    says to somebody who does not see it. In large print no letter is smaller than 16 points. What
    `wants_one_page` is set closer where only that keeps it on one.
    """

    title: str
    copy_name: str
    language: str
    made_at: datetime
    blocks: tuple[Block, ...]
    subtitle_lines: tuple[str, ...] = ()
    version: int = 1
    sealed_line: str = ""
    content_hash: str = ""
    subject: str = ""
    marking: str = ""
    logo: bytes = b""
    logo_name: str = ""
    as_of: str = ""
    is_large_print: bool = False
    wants_one_page: bool = False

    @property
    def is_draft(self) -> bool:
        """Say whether this is to be sealed and nobody has done so yet."""
        return not self.sealed_line and not self.as_of

    @property
    def right_to_left(self) -> bool:
        """Say whether the document as a whole is written from right to left."""
        return is_right_to_left(self.language)

    @property
    def short_hash(self) -> str:
        """Return the first twelve digits of the hash in threes of four: `7f3a 91c2 e04d`."""
        digits = self.content_hash[:12]
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action as a line of a table file."""

    number: int
    what: str
    owner: str
    due_on: date | None
    so_that: str = ""
    helper: str = ""
    while_waiting: str = ""
    how_we_know: str = ""
    outcome: str = ""
    status: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A day or an hour to keep: the next meeting, or the day an action is due.

    `id` is the entity's id, so that a later file moves the same entry. With `starts_at` (aware) it
    is an appointment, without it a whole day `on`.
    """

    id: str
    title: str
    on: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSigned:
    """One signature as a seal tells of it: codes and not words, so that it reads in any language.

    `what` is `whole`, `plan`, or `other` for a text that is not the sealed one; `on` is ISO 8601,
    `at` a time of day where the meeting was.
    """

    who: str
    what: str
    how: str
    answer: str
    on: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealStatement:
    """What a laptop swears to when it seals one file of one copy.

    `file_sha256` and `file_length` are of the finished file before the PDF signature is added, so
    the laptop's own signature holds for every word in it. `certificate_sha256` names the one PDF
    certificate that may stand on it (empty for JSON). `sealed_at` is ISO 8601 in UTC. Seals made
    before `signatures` were told do not have them.
    """

    meeting_id: str
    version: int
    copy: str
    content_hash: str
    file_sha256: str
    file_length: int
    certificate_sha256: str
    sealed_at: str
    device_id: str
    device_public_key: str
    title: str = ""
    signed_by: tuple[str, ...] = ()
    previous_content_hash: str = ""
    format: int = 1
    signatures: tuple[WhoSigned, ...] = ()


def every_text(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield every word-bearing text of some blocks, in reading order, for checks and searches."""
    for block in blocks:
        yield from (plain(text) for text in _texts(block) if plain(text))


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Quote():
            yield from _quote_texts(block)
        case VoicePanel():
            yield block.heading
            for quote in block.quotes:
                yield from _quote_texts(quote)
            yield from (note.text for note in block.notes)
        case Table():
            yield from (column.heading for column in block.columns)
            yield from (p.text for row in block.rows for cell in row for p in cell)
        case _:
            yield from _small_texts(block)


def _small_texts(block: Block) -> Iterator[Text]:
    match block:
        case Bullets():
            yield from block.items
        case KeyValues():
            yield from (part for pair in block.pairs for part in pair)
        case Signatures():
            for mark in block.marks:
                yield from (mark.typed, mark.line, mark.method, mark.words)
        case Notice():
            yield from (block.heading, block.text)
        case Picture():
            yield block.alternative


def _quote_texts(quote: Quote) -> Iterator[Text]:
    yield from (quote.words, quote.who, quote.how)
    if quote.meaning:
        yield from (quote.meaning.words, quote.meaning.by)
