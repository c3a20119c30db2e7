"""Turns a content's blocks into Word's own paragraphs and tables."""

from collections.abc import Iterator, Sequence
from functools import singledispatchmethod
from io import BytesIO

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from mam_desktop.documents import pictograms, pictures, wording
from mam_desktop.documents.column_shares import column_shares
from mam_desktop.documents.drawn_files import paper_picture
from mam_desktop.documents.logo import logo_of
from mam_desktop.documents.look import Colour
from mam_desktop.documents.typeset import Setter
from mam_desktop.documents.visible import visible
from mam_desktop.documents.word_beside import WordRooms, beside_words, pictured_room
from mam_desktop.documents.word_tables import Row, empty_line, table_elements
from mam_desktop.documents.word_text import paragraph
from mam_desktop.documents.word_xml import element
from mam_desktop.errors import OurError
from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Content,
    Heading,
    KeyValues,
    Notice,
    NoticeTone,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Run,
    SignatureMark,
    Signatures,
    Table,
    Text,
    TextStyle,
    VoicePanel,
    plain,
)

_STYLES = {
    TextStyle.NORMAL: "Normal",
    TextStyle.STRONG: "Normal",
    TextStyle.MUTED: "Muted",
    TextStyle.SMALL: "SmallPrint",
    TextStyle.NOTE: "Note",
}
_QUIET = (TextStyle.MUTED, TextStyle.SMALL, TextStyle.NOTE)
_NOTICES = {
    NoticeTone.PLAIN: ("Notice", Colour.INK),
    NoticeTone.PRIVATE: ("NoticePrivate", Colour.PRIVATE),
    NoticeTone.ATTENTION: ("NoticeAttention", Colour.ATTENTION),
}
_SIDE_BY_SIDE = 3

Elements = list[BaseOxmlElement]


class WordBlocks:
    """Makes the elements of one document."""

    def __init__(self, document: Document, setter: Setter) -> None:
        self._document = document
        self._setter = setter
        self._language = setter.language
        self._rtl = setter.right_to_left
        self._pictures = 0
        self._rooms: WordRooms | None = None

    def content(self, content: Content) -> Iterator[BaseOxmlElement]:
        """Yield every element of the body, title first."""
        if content.wants_one_page:
            self._rooms = WordRooms(self._setter)
        if content.marking:
            yield self._marking(content.marking)
        yield from self._logo(content)
        yield self._paragraph(content.title, "Title")
        for line in content.subtitle_lines:
            yield self._paragraph(line, "Subtitle")
        yield empty_line(height=100 if self._setter.is_close else 280)
        if wording.says_draft_first(content):
            yield from self.block(Notice(wording.draft_text(), tone=NoticeTone.ATTENTION))
        for block in content.blocks:
            yield from self.block(block)

    @singledispatchmethod
    def block(self, block: Block) -> Elements:
        """Return the elements of one block."""
        raise OurError(f"no Word for a {type(block).__name__}")

    @block.register
    def _heading(self, block: Heading) -> Elements:
        level = min(max(block.level, 1), 3)
        return [self._paragraph(block.text, f"Heading{level}")]

    @block.register
    def _text(self, block: Paragraph) -> Elements:
        strong = block.style is TextStyle.STRONG
        return [self._paragraph(block.text, _STYLES[block.style], bold=strong, keeps=strong)]

    @block.register
    def _quote(self, block: Quote) -> Elements:
        return [*self._said(block, "Quote", "QuoteSource"), empty_line()]

    @block.register
    def _voice_panel(self, block: VoicePanel) -> Elements:
        made = [self._paragraph(block.heading, "VoiceHeading")]
        for quote in block.quotes:
            made += self._said(quote, "VoiceQuote", "VoiceText")
        notes = (self._line(note, "VoiceText") for note in block.notes)
        return [empty_line(), *made, *notes, empty_line()]

    @block.register
    def _table(self, block: Table) -> Elements:
        header = [
            [self._paragraph(column.heading, "TableText", bold=True, colour=Colour.PAPER)]
            for column in block.columns
        ]
        rows = [
            Row([[self._line(one, "TableText") for one in cell] for cell in row])
            for row in block.rows
        ]
        shares = column_shares(block, self._setter)
        return table_elements(
            [Row(header, is_header=True), *rows],
            shares,
            style="PlanTable",
            right_to_left=self._rtl,
        )

    @block.register
    def _bullets(self, block: Bullets) -> Elements:
        if any(block.pictures):
            return [self._pictured(item, name) for item, name in block.pictured()]
        last = len(block.items) - 1
        return [
            self._paragraph(item, "ListBullet", keeps=at < last and at in (0, last - 1))
            for at, item in enumerate(block.items)
        ]

    def _pictured(self, item: Text, name: str) -> BaseOxmlElement:
        """Return an item with its picture beside it, which is not read aloud; a dot for none."""
        image = pictograms.pictogram_print(name)
        side = pictograms.CLOSE_SIDE if self._setter.is_close else pictograms.SIDE
        room = pictured_room(self._setter, item, side, has_picture=image is not None)
        style = "PicturedList" if image else "ListBullet"
        made = paragraph(item, style, language=self._language, room=room)
        if image is not None:
            drawn = self._drawn(image, side, side, "", "pictogram")
            from_right = made.find(f".//{qn('w:pPr')}/{qn('w:bidi')}") is not None
            made.insert(1, element("w:r", [beside_words(drawn, from_right=from_right)]))
        return made

    @block.register
    def _key_values(self, block: KeyValues) -> Elements:
        rows = [
            Row(
                [
                    [self._paragraph(key, "TableText", bold=True)],
                    [self._paragraph(value, "TableText")],
                ]
            )
            for key, value in block.pairs
        ]
        return self._plain_table(rows, (1, 2.4))

    @block.register
    def _signatures(self, block: Signatures) -> Elements:
        rows = []
        for at in range(0, len(block.marks), _SIDE_BY_SIDE):
            marks = block.marks[at : at + _SIDE_BY_SIDE]
            none: list[Elements] = [[]] * (_SIDE_BY_SIDE - len(marks))
            rows.append(Row([*([self._signed(mark)] for mark in marks), *none], at_foot=True))
            rows.append(Row([*map(self._caption, marks), *none]))
        return self._plain_table(rows, (1,) * _SIDE_BY_SIDE)

    @block.register
    def _notice(self, block: Notice) -> Elements:
        style, colour = _NOTICES[block.tone]
        made = []
        if plain(block.heading):
            made.append(self._paragraph(block.heading, style, bold=True, colour=colour, keeps=True))
        if plain(block.text) or not made:
            made.append(self._paragraph(block.text, style))
        return [*made, empty_line()]

    @block.register
    def _photo(self, block: Picture) -> Elements:
        found = paper_picture(block.data)
        if found is None:
            return [self._paragraph(wording.no_picture_text(), "Muted")]
        drawn = self._drawn(found.data, found.width, found.height, block.alternative, "picture")
        return [element("w:p", [element("w:r", [drawn])])]

    @block.register
    def _page_break(self, _block: PageBreak) -> Elements:
        return [element("w:p", [element("w:r", [element("w:br", type="page")])])]

    def _said(self, quote: Quote, style: str, under: str) -> Elements:
        words = wording.in_quotes(quote.words, quote.language)
        lines = (self._line(line, under) for line in wording.quote_lines(quote))
        return [self._paragraph(words, style), *lines]

    def _caption(self, mark: SignatureMark) -> Elements:
        first, *others = wording.mark_lines(mark)
        under = (self._line(line, "SignedWords") for line in others)
        return [self._paragraph(first.text, "SignedLine"), *under]

    def _signed(self, mark: SignatureMark) -> BaseOxmlElement:
        """Return what stands on the line: the drawing, what was typed, or how they signed."""
        if mark.strokes:
            return element("w:p", [_table_text(), element("w:r", [self.picture(mark)])])
        typed = Run(mark.typed, italic=True, language=mark.language)
        return self._paragraph(typed if mark.typed else mark.method, "TableText", keeps=True)

    def picture(self, mark: SignatureMark) -> BaseOxmlElement:
        """Return a drawn signature as a picture that says whose it is."""
        image = pictures.signature_png(mark.strokes or ())
        said = wording.picture_text(mark)
        return self._drawn(image, pictures.WIDTH, pictures.HEIGHT, said, "signature")

    def _drawn(
        self, image: bytes, width: float, height: float, said: str, kind: str
    ) -> BaseOxmlElement:
        self._pictures += 1
        inline = self._document.part.new_pic_inline(BytesIO(image), Pt(width), Pt(height))
        for name, value in (
            ("id", str(self._pictures)),
            ("name", f"{kind}-{self._pictures}"),
            ("descr", visible(said)),
        ):
            inline.docPr.set(name, value)
        for side in ("distT", "distB", "distL", "distR"):
            # Without them LibreOffice moves a picture to the right, and cuts it.
            inline.set(side, "0")
        return element("w:drawing", [inline])

    def _marking(self, words: str) -> BaseOxmlElement:
        """Return the marking where a header would stand, as text of the page: it is read aloud."""
        width = round(self._setter.frame.width * 20)
        frame = element(
            "w:framePr", w=width, wrap="around", vAnchor="page", hAnchor="margin", x=0, y=480
        )
        room = self._rooms.around(words, "Marking") if self._rooms else ()
        return paragraph(words, "Marking", language=self._language, frame=frame, room=room)

    def _logo(self, content: Content) -> Elements:
        """Return the logo in its corner, with the title beside it."""
        found = logo_of(content.logo)
        if found is None:
            return []
        drawn = self._drawn(found.data, found.width, found.height, content.logo_name, "logo")
        place: dict[str, object] = {"vAnchor": "margin", "hAnchor": "margin", "y": 1}
        side = "left" if self._rtl else "right"
        width = round(found.width * 20)
        frame = element("w:framePr", w=width, wrap="around", xAlign=side, hSpace=240, **place)
        layout = [element("w:pStyle", val="TableText"), frame]
        return [element("w:p", [element("w:pPr", layout), element("w:r", [drawn])])]

    def _plain_table(self, rows: Sequence[Row], shares: Sequence[float]) -> Elements:
        return table_elements(rows, shares, style="TableNormal", right_to_left=self._rtl)

    def _line(self, line: Paragraph, style: str) -> BaseOxmlElement:
        colour = Colour.INK_2 if line.style in _QUIET else None
        return self._paragraph(line.text, style, bold=line.style is TextStyle.STRONG, colour=colour)

    def _paragraph(
        self,
        text: Text,
        style: str,
        *,
        bold: bool = False,
        colour: Colour | None = None,
        keeps: bool = False,
    ) -> BaseOxmlElement:
        return paragraph(
            text,
            style,
            language=self._language,
            bold=bold,
            colour=colour,
            keeps_with_next=keeps,
            room=self._rooms.around(text, style) if self._rooms else (),
        )


def _table_text() -> BaseOxmlElement:
    return element("w:pPr", [element("w:pStyle", val="TableText"), element("w:keepNext")])
