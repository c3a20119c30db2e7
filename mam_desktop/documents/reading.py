"""Reads finished files back as text, to check what they say before and after they are let go."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from lxml import etree

from mam_desktop.errors import DocumentTrouble
from mam_desktop.texts import _

_LARGEST_UNPACKED = 300_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_FOLDED = re.compile(r"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\([nN,;\\])")
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff")
_CELL = re.compile(r'"((?:[^"]|"")*)"')
T = TypeVar("T")


_NAMES_A_FORM = re.compile(r"[\w.:#%+-]+", re.ASCII)
"""How an attribute looks that says how words look (`center`), and no words of their own."""
_FONTS = (f"{_WORD}rFonts", f"{_WORD}font")
_SAY_WORDS = frozenset({"title", "descr", "alt", "author", "initials", "tooltip", "name"})


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Everything in a file: as one text, and each thing in it that stands by itself."""

    text: str
    wholes: tuple[str, ...]
    """Paragraphs, cells, properties, names and remarks, each whole."""


def read_text(path: Path) -> str:
    """Return the words a reader of the file sees, by the ending of its name.

    Raises:
        DocumentTrouble: the file cannot be read, or is of a kind this program does not write.

    """
    return _reader(path, _SHOWN)(_bytes(path))


def read_everything(path: Path) -> str:
    """Return the words of the file and those nobody sees: properties, alt texts, hidden parts.

    Raises:
        DocumentTrouble: as for `read_text`.

    """
    return _reader(path, _EVERYTHING)(_bytes(path)).text


def everything_in(data: bytes, as_format: str) -> str:
    """Return the same for a file that lies in memory, of a format such as `pdf`.

    Raises:
        DocumentTrouble: as for `read_text`.

    """
    return read_back(data, as_format).text


def read_back(data: bytes, as_format: str) -> ReadBack:
    """Return the same, and each whole thing in it by itself.

    Raises:
        DocumentTrouble: as for `read_text`.

    """
    return _reader(Path(f"file.{as_format}"), _EVERYTHING)(data)


def _reader(path: Path, readers: dict[str, Callable[[bytes], T]]) -> Callable[[bytes], T]:
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise DocumentTrouble(_("Files such as {name} cannot be read back.").format(name=path.name))
    return reader


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentTrouble(
            _("The file {name} cannot be read: {why}.").format(
                name=path.name, why=error.strerror or error
            )
        ) from error


def _pdf(data: bytes) -> str:
    from mam_desktop.documents.pdf_reading import pdf_pages

    return "\n".join(pdf_pages(data))


def _whole_pdf(data: bytes) -> ReadBack:
    from mam_desktop.documents.pades import read_signed
    from mam_desktop.documents.pdf_hidden import pdf_hidden_words
    from mam_desktop.documents.pdf_reading import pdf_pages, pdf_plain_pages, pdf_properties
    from mam_desktop.documents.pdf_whole import pdf_whole_texts

    piece = read_signed(data).piece or b""
    told = (pdf_properties(data), piece.decode("utf-8", "replace"))
    inside: list[ReadBack] = []

    def attached(file: bytes) -> str:
        inside.append(_attached(file))
        return inside[-1].text

    hidden = pdf_hidden_words(data, attached)
    text = "\n".join([*pdf_pages(data), *pdf_plain_pages(data), *told, *hidden.said, *hidden.drawn])
    within = (one for file in inside for one in file.wholes)
    return ReadBack(text, (*pdf_whole_texts(data), *_lines(*told, *hidden.said), *within))


def _lines(*texts: str) -> Iterator[str]:
    return (line for text in texts for line in text.splitlines())


def _attached(data: bytes) -> ReadBack:
    """Return the words of a file that lies inside another, of whatever kind it is."""
    if data.startswith(b"%PDF"):
        return _whole_pdf(data)
    if data.startswith(b"PK"):
        return _whole_package(data)
    text = data.decode("utf-8", "replace")
    return ReadBack(text, tuple(_lines(text)))


def _word(data: bytes) -> str:
    parts = (tree for name, tree in _parts(data) if _SHOWN_PARTS.fullmatch(name))
    return "\n".join(_paragraph(one) for tree in parts for one in tree.iter(f"{_WORD}p"))


def _paragraph(paragraph: etree._Element) -> str:
    found = []
    for one in paragraph.iter():
        if one.tag == f"{_WORD}t":
            found.append(one.text or "")
        elif one.tag in (f"{_WORD}br", f"{_WORD}tab"):
            found.append("\n" if one.tag.endswith("br") else "\t")
    return "".join(found)


def _whole_package(data: bytes) -> ReadBack:
    """Return every text, remark and attribute of every part, readable or not."""
    others = list(_other_parts(data))
    told: list[str] = []
    forms: list[str] = []
    for _name, tree in _parts(data):
        for one in tree.iter():
            # The letters of a paragraph are torn into runs; it is read whole beside this.
            (forms if one.tag == f"{_WORD}t" else told).append(one.text or "")
            told.append(one.tail or "")
            for key, value in one.attrib.items():
                says = key in _SAY_WORDS or not _NAMES_A_FORM.fullmatch(value)
                (told if says and one.tag not in _FONTS else forms).append(value)
    found = [*others, *told, *forms]
    text = "\n".join([_word(data), *(one for one in found if one.strip())])
    wholes = tuple(_lines(_word(data), *others, *told))
    if _CODE.search(text):
        return ReadBack(f"{text}\n{_decoded(text)}", (*wholes, *map(_decoded, wholes)))
    return ReadBack(text, wholes)


def _decoded(text: str) -> str:
    """Return a workbook's text with the letters that are written by their codes."""
    return _CODE.sub(lambda found: chr(int(found.group(1), 16)), text)


def _other_parts(data: bytes) -> Iterator[str]:
    """Yield what a package says outside its XML: names, comments, pictures, other files."""
    from mam_desktop.documents.hidden_words import binary_words, picture_words

    with ZipFile(BytesIO(data)) as package:
        yield package.comment.decode("utf-8", "replace")
        for entry in package.infolist():
            yield entry.filename
            yield entry.comment.decode("utf-8", "replace")
            if not entry.filename.endswith((".xml", ".rels")):
                part = package.read(entry)
                yield from picture_words(part)
                if not part.startswith(_PICTURES):
                    yield from binary_words(part)


def _parts(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with ZipFile(BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST_UNPACKED:
                raise DocumentTrouble(_("The file is far larger unpacked than it looks."))
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    yield name, etree.fromstring(package.read(name), parser)
    except (BadZipFile, etree.XMLSyntaxError) as error:
        raise DocumentTrouble(_("The file is damaged: it cannot be read.")) from error


def _sheet(data: bytes) -> str:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data))
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    lines = ("\t".join("" if one is None else str(one) for one in row) for row in rows)
    return _decoded("\n".join(lines))


def _calendar(data: bytes) -> str:
    unfolded = _FOLDED.sub("", _plain(data))
    return _ESCAPED.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), unfolded)


def _plain(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentTrouble(_("The file is damaged: it cannot be read.")) from error


def _whole_json(data: bytes) -> ReadBack:
    """Return the bytes as they stand, and every text in them without its codes for letters."""
    text = _plain(data)
    try:
        told = list(_json_texts(json.loads(text)))
    except ValueError as error:
        raise DocumentTrouble(_("The file is damaged: it cannot be read.")) from error
    wholes = _lines(*(one for one in told if one not in ("True", "False")))
    return ReadBack("\n".join([text, *told]), tuple(wholes))


def _whole_csv(data: bytes) -> ReadBack:
    text = _plain(data)
    cells = (one.replace('""', '"').removeprefix("'") for one in _CELL.findall(text))
    return ReadBack(text, tuple(_lines(*cells, *_CELL.split(text))))


def _whole_calendar(data: bytes) -> ReadBack:
    text = _calendar(data)
    lines = tuple(_lines(text))
    return ReadBack(text, tuple(line.partition(":")[2] for line in lines))


def _json_texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _json_texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _json_texts(one)
    elif value is not None:
        yield str(value)


_SHOWN: dict[str, Callable[[bytes], str]] = {
    ".pdf": _pdf,
    ".docx": _word,
    ".xlsx": _sheet,
    ".ics": _calendar,
    ".csv": _plain,
    ".json": _plain,
}
_EVERYTHING: dict[str, Callable[[bytes], ReadBack]] = {
    ".pdf": _whole_pdf,
    ".docx": _whole_package,
    ".xlsx": _whole_package,
    ".ics": _whole_calendar,
    ".csv": _whole_csv,
    ".json": _whole_json,
}
