"""Makes the example of a council's own template; the council is made up.

`python -m mam_desktop.documents.template_example` writes the file in
`resources/templates`; a test holds that file to this script.
"""

from datetime import datetime
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

from mam_desktop.documents.word_bare import bare_document
from mam_desktop.documents.word_xml import element, field, same_zip
from mam_desktop.resources import resources_root

NAME = "templates/council-minutes.docx"
COUNCIL = "Sunnymere Borough Council"
_ADDRESS = ("Children and Families", "1 Example Square, Sunnymere EX0 0AA", "01632 960000")
_COLOUR = RGBColor(0x5B, 0x2A, 0x6E)
_QUIET = RGBColor(0x55, 0x55, 0x55)
_FONT = "Arial"
_FACTS = (
    ("Meeting", "{{ kind }}"),
    ("When and where", "{{ when_and_where }}"),
    ("Led by", "{{ lead }}"),
    ("This copy", "{{ copy_name }}"),
    ("Protective marking", "{{ marking }}"),
    ("Version", "{{ version }}, {{ state }}"),
)
_GLANCE = (
    ("No.", "{{ one.number }}", 12),
    ("What will happen", "{{ one.what }}", 88),
    ("Who", "{{ one.who }}{% if one.role %}, {{ one.role }}{% endif %}", 42),
    ("By when", "{{ one.by_when }}", 28),
)


def example_template() -> bytes:
    """Return the example; always the same bytes."""
    document = bare_document()
    _page(document)
    _styles(document)
    _letterhead(document)
    _foot(document)
    _front(document)
    _parts(document)
    properties = document.core_properties
    properties.title = properties.comments = properties.keywords = ""
    properties.author = properties.last_modified_by = COUNCIL
    properties.created = properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001 - Word's form
    buffer = BytesIO()
    document.save(buffer)
    return same_zip(buffer.getvalue())


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(45), Mm(25)
    section.header_distance = Mm(12)


def _styles(document: Document) -> None:
    for name, size, colour in (
        ("Normal", 11, None),
        ("Title", 24, _COLOUR),
        ("Subtitle", 13, _QUIET),
        ("Heading 1", 16, _COLOUR),
        ("Heading 2", 13, _COLOUR),
        ("Heading 3", 11, _COLOUR),
        ("Footer", 8, _QUIET),
    ):
        style = document.styles[name]
        letters = style.element.get_or_add_rPr()
        for old in list(letters):
            letters.remove(old)
        fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _FONT)
        letters.append(element("w:rFonts", **fonts))
        font = getattr(style, "font")  # noqa: B009 - only styles of letters have one
        font.size, font.bold = Pt(size), name not in ("Normal", "Subtitle", "Footer")
        font.cs_bold = font.bold
        letters.append(element("w:szCs", val=size * 2))
        if colour is not None:
            font.color.rgb = colour
    bordered = document.styles["Title"].element.pPr
    for line in bordered.findall(f"{{{document.element.nsmap['w']}}}pBdr"):
        bordered.remove(line)


def _letterhead(document: Document) -> None:
    header = document.sections[0].header
    table = header.add_table(1, 2, Mm(170))
    _columns(table, 25, 145)
    header._element.append(header.paragraphs[0]._p)  # noqa: SLF001 - Word wants one after it
    crest, words = table.rows[0].cells
    picture = crest.paragraphs[0].add_run().add_picture(BytesIO(_crest()), height=Mm(18))
    picture._inline.docPr.set("descr", f"The crest of {COUNCIL}")  # noqa: SLF001 - no other way
    name = words.paragraphs[0]
    name.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _said(name, "{% if council %}{{ council }}{% else %}" + COUNCIL + "{% endif %}", 15, _COLOUR)
    for line in _ADDRESS:
        under = words.add_paragraph()
        under.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _said(under, line, 9, _QUIET)
    for paragraph in (name, *words.paragraphs):
        paragraph.paragraph_format.space_after = Pt(0)


def _foot(document: Document) -> None:
    footer = document.sections[0].footer
    footer.paragraphs[0].add_run("{{ footer }}")
    page = footer.add_paragraph("page ", style="Footer")
    page.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    page._p.extend(field("PAGE", "1"))  # noqa: SLF001 - the library has no fields
    page.add_run(" of ")
    page._p.extend(field("NUMPAGES", "1"))  # noqa: SLF001


def _front(document: Document) -> None:
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ paper }}", style="Subtitle")
    document.add_paragraph("{%p if draft_warning %}")
    _said(document.add_paragraph(), "{{ draft_warning }}", 12, RGBColor(0x9A, 0x1B, 0x1B))
    document.add_paragraph("{%p endif %}")
    facts = document.add_table(len(_FACTS), 2, style="Table Grid")
    _columns(facts, 45, 125)
    for row, (label, told) in zip(facts.rows, _FACTS, strict=True):
        cells = row.cells
        _said(cells[0].paragraphs[0], label, 10, _COLOUR)
        cells[1].paragraphs[0].add_run(told)
    document.add_paragraph("At a glance: who does what, by when", style="Heading 1")
    lines = (
        [heading for heading, _told, _wide in _GLANCE],
        ["{%tr for one in actions %}", "", "", ""],
        [told for _heading, told, _wide in _GLANCE],
        ["{%tr endfor %}", "", "", ""],
    )
    table = document.add_table(len(lines), len(_GLANCE), style="Table Grid")
    _columns(table, *(wide for _heading, _told, wide in _GLANCE))
    for at, line in enumerate(lines):
        _fill(table.rows[at], line, is_header=at == 0)


def _fill(row: _Row, words: list[str], *, is_header: bool) -> None:
    layout = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no header rows
    layout.append(element("w:cantSplit"))
    if is_header:
        layout.append(element("w:tblHeader"))
    for cell, told in zip(row.cells, words, strict=True):
        run = cell.paragraphs[0].add_run(told)
        run.font.size = Pt(10)
        if is_header:
            run.bold = True
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
            shade = element("w:shd", val="clear", color="auto", fill=str(_COLOUR))
            cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def _parts(document: Document) -> None:
    document.add_paragraph()
    document.add_paragraph("{%p for part in parts %}")
    document.add_paragraph("{%p if part.heading %}")
    document.add_paragraph("{{ part.heading }}", style="Heading 1")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ part.body }}")
    document.add_paragraph("{%p endfor %}")


def _said(paragraph: Paragraph, words: str, size: int, colour: RGBColor) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = Pt(size), colour
    run.bold = size > 9


def _columns(table: Table, *wide: int) -> None:
    """Give columns their widths in mm, and cells room around their words."""
    table.autofit = False
    room = [element(f"w:{side}", w=90, type="dxa") for side in ("top", "left", "bottom", "right")]
    table._tbl.tblPr.append(element("w:tblCellMar", room))  # noqa: SLF001
    for column, mm in zip(table.columns, wide, strict=True):
        column.width = Mm(mm)
        for cell in column.cells:
            cell.width = Mm(mm)


def _crest() -> bytes:
    """Draw a made-up crest: a shield with a sun over water."""
    wide, high = 480, 560
    image = Image.new("RGB", (wide, high), "white")
    pen = ImageDraw.Draw(image)
    shield = [(20, 20), (460, 20), (460, 330), (240, 540), (20, 330)]
    pen.polygon(shield, fill="#5b2a6e")
    pen.ellipse((150, 90, 330, 270), fill="#f2b632")
    for row in range(3):
        top = 300 + row * 50
        inset = row * 52 + 60
        pen.rounded_rectangle((inset, top, wide - inset, top + 22), 11, fill="#ffffff")
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=False)
    return buffer.getvalue()


if __name__ == "__main__":
    place = resources_root() / NAME
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(example_template())
