"""Reads what a PDF holds beside its pages: every object of every revision, whoever shows it.

Properties, notes, alternative texts, form fields, layers, attachments, thumbnails and what nothing
points to any more are all objects of the file; so every object is looked at, and none is missed for
want of a name.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from mam_desktop.documents.hidden_words import picture_words
from mam_desktop.errors import DocumentTrouble
from mam_desktop.texts import _

_MARKED = re.compile(rb"<\s*(FEFF[0-9A-Fa-f\s]*)>")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_DRAWS = re.compile(rb"(?:^|\s)(?:Tf|re|cm|BT|Do|begincmap)\s")
_FONT_FILES = frozenset({"/Length1", "/Length2", "/Length3"})
_DEEPEST = 60
_WRONG_PDF = (
    PdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    struct.error,
    zlib.error,
)
"""What pyHanko may raise on a file that is damaged."""


@dataclass(frozen=True, slots=True)
class HiddenWords:
    """What the objects of a PDF say: whole texts, and what is drawn or named in pieces."""

    said: tuple[str, ...]
    drawn: tuple[str, ...]


def pdf_hidden_words(data: bytes, attached: Callable[[bytes], str]) -> HiddenWords:
    """Return every text of every object; `attached` reads a file that lies inside.

    Raises:
        DocumentTrouble: the file cannot be read as a PDF.

    """
    try:
        found = tuple(_words_of_file(data, attached))
    except _WRONG_PDF as error:
        raise DocumentTrouble(_("The file is damaged: it cannot be read as a PDF.")) from error
    return HiddenWords(
        tuple(str(one) for one in found if not isinstance(one, _Drawn)),
        tuple(str(one) for one in found if isinstance(one, _Drawn)),
    )


class _Drawn(str):
    """Words that are part of a drawing, or name something; they stand for nothing by themselves."""

    __slots__ = ()


def _words_of_file(data: bytes, attached: Callable[[bytes], str]) -> Iterator[str]:
    reader = PdfFileReader(BytesIO(data), strict=False)
    read: Callable[..., object] = reader.get_object
    for revision in range(reader.xrefs.total_revisions):
        for ref in reader.xrefs.explicit_refs_in_revision(revision):
            yield from _words(read(ref, revision=revision), attached, 0)
    yield from _words(reader.trailer_view, attached, 0)


def _words(thing: object, attached: Callable[[bytes], str], depth: int) -> Iterator[str]:
    if depth > _DEEPEST or isinstance(thing, generic.IndirectObject):
        return
    match thing:
        case generic.StreamObject():
            yield from _words_of_dictionary(thing, attached, depth)
            yield from _words_of_stream(thing, attached)
        case generic.DictionaryObject():
            yield from _words_of_dictionary(thing, attached, depth)
        case generic.ArrayObject():
            for one in list.__iter__(thing):
                yield from _words(one, attached, depth + 1)
        case generic.ByteStringObject():
            yield bytes(thing).decode("latin-1")
        case generic.NameObject():
            yield _Drawn(thing)
        case str():
            yield thing


def _words_of_dictionary(
    thing: generic.DictionaryObject, attached: Callable[[bytes], str], depth: int
) -> Iterator[str]:
    is_signature = "/ByteRange" in thing
    for key, value in dict.items(thing):
        yield _Drawn(key)
        if key == "/Lang":
            yield _Drawn(value)
        elif not (is_signature and key == "/Contents"):
            yield from _words(value, attached, depth + 1)


def _words_of_stream(
    stream: generic.StreamObject, attached: Callable[[bytes], str]
) -> Iterator[str]:
    if _FONT_FILES & stream.keys():
        return
    if stream.get("/Subtype") == "/Image":
        yield from picture_words(stream.encoded_data)
        return
    data = stream.data
    is_file = stream.get("/Type") == "/EmbeddedFile"
    if is_file:
        yield _Drawn(attached(data))
    in_pieces = is_file or _DRAWS.search(data) is not None
    for words in _written_in(data):
        yield _Drawn(words) if in_pieces else words
    if not _DRAWS.search(data):
        words = data.decode("utf-8", "replace")
        yield _Drawn(words) if is_file else words


def _written_in(data: bytes) -> Iterator[str]:
    """Yield the words of a stream that are written as a PDF writes them."""
    for found in _MARKED.finditer(data):
        digits = re.sub(rb"\s", b"", found[1])
        digits += b"0" * (len(digits) % 2)
        yield bytes.fromhex(digits.decode()).decode("utf-16", "replace")
    for found in _LITERAL.finditer(data):
        yield _literal(found[1])


def _literal(told: bytes) -> str:
    plain = re.sub(rb"\\([()\\])", rb"\1", told)
    if plain.startswith((b"\xfe\xff", b"\xff\xfe")):
        return plain.decode("utf-16", "replace")
    return plain.decode("latin-1")
