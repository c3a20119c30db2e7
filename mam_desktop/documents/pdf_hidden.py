"""Reads what a PDF holds beside its pages: every object of every revision, whoever shows it.

Properties, notes, alternative texts, form fields, layers, attachments, thumbnails and what nothing
points to any more are all objects of the file; so every object is looked at, and none is missed for
want of a name.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
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


def pdf_hidden_words(data: bytes, attached: Callable[[bytes], str]) -> str:
    """Return every text of every object; `attached` reads a file that lies inside.

    Raises:
        DocumentTrouble: the file cannot be read as a PDF.

    """
    try:
        return "\n".join(_words_of_file(data, attached))
    except _WRONG_PDF as error:
        raise DocumentTrouble(_("The file is damaged: it cannot be read as a PDF.")) from error


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
        case str():
            yield thing


def _words_of_dictionary(
    thing: generic.DictionaryObject, attached: Callable[[bytes], str], depth: int
) -> Iterator[str]:
    is_signature = "/ByteRange" in thing
    for key, value in dict.items(thing):
        yield str(key)
        if not (is_signature and key == "/Contents"):
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
    if stream.get("/Type") == "/EmbeddedFile":
        yield attached(data)
    for found in _MARKED.finditer(data):
        digits = re.sub(rb"\s", b"", found[1])
        yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()).decode(
            "utf-16", "replace"
        )
    for found in _LITERAL.finditer(data):
        yield _literal(found[1])
    if not _DRAWS.search(data):
        yield data.decode("utf-8", "replace")


def _literal(told: bytes) -> str:
    plain = re.sub(rb"\\([()\\])", rb"\1", told)
    if plain.startswith((b"\xfe\xff", b"\xff\xfe")):
        return plain.decode("utf-16", "replace")
    return plain.decode("latin-1")
