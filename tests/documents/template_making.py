"""Templates for the tests, made by hand in a few words."""

from collections.abc import Callable
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from mam_desktop.meeting.content import Content
from mam_desktop.meeting.copies import CopyOrder, copy_content_for
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.merge_fields import MergeValue
from mam_desktop.meeting.merge_values import merge_values
from tests.documents.every_copy import MADE_AT, RECIPIENTS
from tests.meeting.marked import MEETING

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = (
    "application/vnd.openxmlformats-package.relationships+xml",
    "http://schemas.openxmlformats.org/package/2006/relationships",
)
SPACES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
)
WHOLE = ("{{ title }}", "{{ date }}", "{{ minutes }}")


def template(
    *paragraphs: str,
    footer: str = "{{ footer }}",
    header: str = "",
    rows: tuple[tuple[str, ...], ...] = (),
) -> bytes:
    """Return a template with some paragraphs and one table, and nothing else in the file."""
    table = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    grid = "".join("<w:gridCol/>" for _cell in rows[:1] for _column in _cell)
    body = "".join(map(_paragraph, paragraphs))
    body += f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{table}</w:tbl><w:p/>" if rows else ""
    parts = '<w:headerReference w:type="default" r:id="rId1"/>'
    parts += '<w:footerReference w:type="default" r:id="rId2"/>'
    return _packed(
        {
            "word/document.xml": (
                "document",
                f"<w:body>{body}<w:sectPr>{parts}</w:sectPr></w:body>",
            ),
            "word/header1.xml": ("hdr", _paragraph(header)),
            "word/footer1.xml": ("ftr", _paragraph(footer)),
        }
    )


def _paragraph(words: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def _cell(words: str) -> str:
    return f"<w:tc>{_paragraph(words)}</w:tc>"


def _packed(parts: dict[str, tuple[str, str]]) -> bytes:
    kinds = {"document": "document.main", "hdr": "header", "ftr": "footer"}
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{word}.{kinds[root]}+xml"/>'
        for name, (root, _inside) in parts.items()
    )
    types += '<Default Extension="rels" ContentType="' + RELATIONS[0] + '"/>'
    links = _links(("rId1", "header", "header1.xml"), ("rId2", "footer", "footer1.xml"))
    files = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{types}</Types>',
        "_rels/.rels": _links(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": links,
        **{
            name: f"<w:{root} {SPACES}>{inside}</w:{root}>"
            for name, (root, inside) in parts.items()
        },
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, xml in files.items():
            package.writestr(name, xml)
    return buffer.getvalue()


def _links(*targets: tuple[str, str, str]) -> str:
    told = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    return f'<Relationships xmlns="{RELATIONS[1]}">{told}</Relationships>'


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a template with one part changed, or added."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return buffer.getvalue()


def a_copy(
    entries: Entries, *, to: str = "everyone", language: str = "en"
) -> tuple[Content, dict[str, MergeValue]]:
    """Return a copy's content, and the values of its fields."""
    meeting = entries.get(Meeting, MEETING)
    order = CopyOrder(recipient=RECIPIENTS[to], language=language, made_at=MADE_AT)
    content = copy_content_for(entries, meeting, order)
    return content, merge_values(content, entries, meeting, order, council="Sunnymere")
