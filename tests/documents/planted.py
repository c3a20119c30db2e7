"""Puts words into every part of a finished file where words can hide, one part at a time."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pypdfium2
from openpyxl import load_workbook
from openpyxl.comments import Comment
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pyhanko.pdf_utils import embed, generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

Plant = Callable[[bytes, str], bytes]
Writer = Any
"""pyHanko's; half of it has no types."""
_dictionary: Callable[..., Any] = generic.DictionaryObject
_stream: Callable[..., Any] = generic.StreamObject
_pdfium: Any = pypdfium2


def _in_pdf(change: Callable[[Writer, str], None]) -> Plant:
    def plant(data: bytes, words: str) -> bytes:
        writer: Writer = IncrementalPdfFileWriter(BytesIO(data))
        change(writer, words)
        out = BytesIO()
        writer.write(out)
        return out.getvalue()

    return plant


def _note(writer: Writer, words: str) -> None:
    page = writer.find_page_for_modification(0)[0].get_object()
    note = _dictionary(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Text"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9))),
            pdf_name("/Contents"): pdf_string(words),
        }
    )
    page[pdf_name("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def _property(writer: Writer, words: str) -> None:
    writer.set_info(writer.add_object(_dictionary({pdf_name("/Keywords"): pdf_string(words)})))


def _metadata(writer: Writer, words: str) -> None:
    stream = _stream(stream_data=f"<x>{words}</x>".encode())
    stream[pdf_name("/Type")] = pdf_name("/Metadata")
    stream.compress()
    writer.root[pdf_name("/Metadata")] = writer.add_object(stream)
    writer.update_root()


def _attachment(writer: Writer, words: str) -> None:
    stream = embed.EmbeddedFileObject.from_file_data(writer, words.encode())
    embed.embed_file(writer, embed.FileSpec(file_spec_string="a.txt", embedded_data=stream))


def _attached_name(writer: Writer, words: str) -> None:
    stream = embed.EmbeddedFileObject.from_file_data(writer, b"-")
    embed.embed_file(writer, embed.FileSpec(file_spec_string=f"{words}.txt", embedded_data=stream))


def _orphan(writer: Writer, words: str) -> None:
    writer.add_object(_dictionary({pdf_name("/Alt"): pdf_string(words)}))


def _orphan_stream(writer: Writer, words: str) -> None:
    stream = _stream(stream_data=words.encode())
    stream.compress()
    writer.add_object(stream)


def _layer(writer: Writer, words: str) -> None:
    group = {pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): pdf_string(words)}
    writer.add_object(_dictionary(group))


def _thumbnail(writer: Writer, words: str) -> None:
    stream = _stream(stream_data=jpeg(words))
    stream[pdf_name("/Subtype")] = pdf_name("/Image")
    page = writer.find_page_for_modification(0)[0].get_object()
    page[pdf_name("/Thumb")] = writer.add_object(stream)
    writer.update_container(page)


def _actual_text(writer: Writer, words: str) -> None:
    marked = words.encode("utf-16-be").hex().upper()
    drawn = f"/Span <</ActualText <FEFF{marked}>>> BDC EMC".encode()
    stream = _stream(stream_data=drawn)
    stream.compress()
    writer.add_object(stream)


def in_an_old_revision(data: bytes, words: str) -> bytes:
    """Put words into a PDF's properties, then write over them; the old bytes stay."""
    return _in_pdf(_property)(_in_pdf(_property)(data, words), "-")


def on_the_page(data: bytes, words: str) -> bytes:
    """Write words on a page, in white and outside what is shown."""
    document = _pdfium.PdfDocument(data)
    page = document[0]
    raw = _pdfium.raw
    thing = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 1.0)
    wide = (words + "\0").encode("utf-16-le")
    raw.FPDFText_SetText(thing, (raw.FPDF_WCHAR * (len(wide) // 2)).from_buffer_copy(wide))
    raw.FPDFPageObj_SetFillColor(thing, 255, 255, 255, 255)
    raw.FPDFPage_InsertObject(page.raw, thing)
    raw.FPDFPage_GenerateContent(page.raw)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def jpeg(words: str) -> bytes:
    """Return a picture with words in what its camera says about it."""
    exif = Image.Exif()
    exif[0x010E] = words
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def png(words: str) -> bytes:
    """Return a picture with a comment."""
    told = PngInfo()
    told.add_itxt("Comment", words)
    out = BytesIO()
    Image.new("L", (4, 4)).save(out, "PNG", pnginfo=told)
    return out.getvalue()


def _with_part(name: str, part: Callable[[str], bytes]) -> Plant:
    def plant(data: bytes, words: str) -> bytes:
        out = BytesIO()
        with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
            for entry in old.infolist():
                if entry.filename != name:
                    new.writestr(entry, old.read(entry))
            new.writestr(name, part(words))
        return out.getvalue()

    return plant


def _xml(words: str) -> bytes:
    return f"<x>{words}</x>".encode()


def _within(name: str, before: str, planted: str) -> Plant:
    def plant(data: bytes, words: str) -> bytes:
        with ZipFile(BytesIO(data)) as package:
            old = package.read(name).decode()
        assert before in old
        new = old.replace(before, planted.format(words=words) + before, 1)
        return _with_part(name, lambda _words: new.encode())(data, words)

    return plant


def _named(data: bytes, words: str) -> bytes:
    return _with_part(f"word/{words}.xml", lambda _words: b"<x/>")(data, words)


def _package_comment(data: bytes, words: str) -> bytes:
    out = BytesIO(data)
    with ZipFile(out, "a") as package:
        package.comment = words.encode()
    return out.getvalue()


def _in_workbook(where: str) -> Plant:
    def plant(data: bytes, words: str) -> bytes:
        book = load_workbook(BytesIO(data))
        sheet = book.worksheets[0]
        if where == "cell":
            sheet["B2"] = words
        elif where == "remark":
            sheet["B2"].comment = Comment(words, "-")
        elif where == "hidden sheet":
            hidden = book.create_sheet("-")
            hidden["A1"], hidden.sheet_state = words, "veryHidden"
        elif where == "property":
            book.properties.keywords = words
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    return plant


def _line(pattern: str, before: bytes) -> Plant:
    def plant(data: bytes, words: str) -> bytes:
        assert before in data
        return data.replace(before, pattern.format(words=words).encode() + before, 1)

    return plant


_RUN = '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'

PLACES: dict[str, dict[str, Plant]] = {
    "pdf": {
        "page": on_the_page,
        "old revision": in_an_old_revision,
        **{
            change.__name__.strip("_"): _in_pdf(change)
            for change in (
                _note,
                _property,
                _metadata,
                _attachment,
                _attached_name,
                _orphan,
                _orphan_stream,
                _layer,
                _thumbnail,
                _actual_text,
            )
        },
    },
    "docx": {
        "hidden letters": _within("word/document.xml", "<w:sectPr", _RUN),
        "remark in the XML": _within("word/document.xml", "<w:sectPr", "<!-- {words} -->"),
        "comments": _with_part("word/comments.xml", _xml),
        "properties": _within("docProps/core.xml", "</cp:coreProperties>", "<x>{words}</x>"),
        "own properties": _with_part("docProps/custom.xml", _xml),
        "custom data": _with_part("customXml/item1.xml", _xml),
        "thumbnail": _with_part("docProps/thumbnail.jpeg", jpeg),
        "picture": _with_part("word/media/image9.png", png),
        "something else": _with_part("word/embeddings/a.bin", lambda words: words.encode()),
        "wide letters": _with_part("word/a.bin", lambda words: words.encode("utf-16-le")),
        "name of a part": _named,
        "comment of the package": _package_comment,
    },
    "xlsx": {one: _in_workbook(one) for one in ("cell", "remark", "hidden sheet", "property")},
    "csv": {"row": _line('"{words}"\r\n', b'"1"')},
    "ics": {
        "remark": _line("COMMENT:{words}\r\n", b"END:VEVENT"),
        "unknown property": _line("X-PRIVATE:{words}\r\n", b"END:VCALENDAR"),
    },
    "json": {
        "value": _line('"more":"{words}",', b'"title"'),
        "key": _line('"{words}":1,', b'"title"'),
    },
}
