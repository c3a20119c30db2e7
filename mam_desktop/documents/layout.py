"""Turns a content's blocks into strips of page."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatchmethod
from itertools import zip_longest

from mam_desktop.documents import look, pictograms, wording
from mam_desktop.documents.column_shares import CELL_FRAME, column_shares
from mam_desktop.documents.drawn_files import paper_picture
from mam_desktop.documents.elements import HEADINGS, Element, Scope, Tag
from mam_desktop.documents.logo import logo_of
from mam_desktop.documents.look import Colour, Style
from mam_desktop.documents.signature_layout import signature_strips
from mam_desktop.documents.strips import (
    Dot,
    Fill,
    Mark,
    Panel,
    Photo,
    Strip,
    Words,
    gap,
)
from mam_desktop.documents.table_layout import (
    Box,
    CellLine,
    RowLook,
    cell_lines,
    column_boxes,
    line_x,
    row_strips,
)
from mam_desktop.documents.typeset import Line, Setter, setter_for
from mam_desktop.documents.visible import visible
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
    Signatures,
    Table,
    Text,
    TextStyle,
    VoicePanel,
    plain,
)

_TONES = {
    NoticeTone.PLAIN: (Colour.SUNKEN, Colour.INK),
    NoticeTone.PRIVATE: (Colour.PRIVATE_SOFT, Colour.PRIVATE),
    NoticeTone.ATTENTION: (Colour.ATTENTION_SOFT, Colour.ATTENTION),
}
_VOICE = Panel(Colour.VOICE_SOFT)
_PANEL_PADDING = 17.0
_SHORT_ITEM, _SHORT_ROW = 60.0, 80.0
_CELL_PADDING = CELL_FRAME / 2


def content_strips(content: Content, root: Element, *, is_close: bool = False) -> list[Strip]:
    """Return every strip of a document, title first; its parts are added to `root`.

    Close ones have less room between lines; no letter is smaller for it, but the title.
    """
    layout = _Layout(setter_for(content, is_close=is_close), root)
    strips = layout.title(content)
    for block, following in zip_longest(content.blocks, content.blocks[1:]):
        made = layout.block(block)
        strips += _held(made) if _goes_with(block, following) else made
    return strips


def _goes_with(block: Block, following: Block | None) -> bool:
    """Say whether what follows is a small remark on this paragraph."""
    return (
        isinstance(block, Paragraph)
        and isinstance(following, Paragraph)
        and following.style in (TextStyle.MUTED, TextStyle.SMALL)
        and block.style not in (TextStyle.MUTED, TextStyle.SMALL)
    )


def _held(strips: list[Strip]) -> list[Strip]:
    """Return strips whose last line stays with what follows."""
    return [*strips[:-2], *(replace(strip, keeps_with_next=True) for strip in strips[-2:])]


class _Layout:
    """Lays out blocks for one reading direction, and tells what part of the paper each is."""

    def __init__(self, setter: Setter, root: Element) -> None:
        self._setter = setter
        self._rtl = setter.right_to_left
        self._width = setter.frame.width
        self._whole = Box(0.0, self._width)
        self._in_panel = Box(_PANEL_PADDING, self._width - 2 * _PANEL_PADDING)
        self._root = root
        self._deepest = -1

    def title(self, content: Content) -> list[Strip]:
        strips = self._marking(content.marking) if content.marking else []
        strips += self._logo(content)
        box = self._beside_logo(content)
        part = self._heading_part(content.title, 0)
        style = look.CLOSE_TITLE if self._setter.is_close else look.TITLE
        title = self._text(content.title, style, box, part=part)
        under = [self._text(line, look.SUBTITLE, box) for line in content.subtitle_lines]
        if self._setter.is_close and len(under) == 1:
            strips += _on_one_line(title, under[0], box)
        else:
            strips += [*title, *(strip for one in under for strip in one)]
        strips.append(gap(20))
        if wording.says_draft_first(content):
            strips += self._notice(Notice(wording.draft_text(), tone=NoticeTone.ATTENTION))
        return strips

    def _marking(self, marking: str) -> list[Strip]:
        """Return the marking as words that are read aloud, in the header's place if it fits."""
        strips = self._text(marking, look.MARKING)
        if len(strips) > 1:
            return [*strips, gap(6, keeps=True)]
        (mark,) = strips[0].marks
        above = replace(mark, baseline=look.HEADER_BASELINE) if isinstance(mark, Words) else mark
        return [Strip(height=0, marks=(above,), keeps_with_next=True)]

    def _logo(self, content: Content) -> list[Strip]:
        """Return the logo in its corner; it takes no room from what stands beside it."""
        found = logo_of(content.logo)
        if found is None:
            return []
        part = self._root.add(Tag.PICTURE, alternative=visible(content.logo_name))
        x = 0.0 if self._rtl else self._width - found.width
        photo = Photo(data=found.data, x=x, width=found.width, height=found.height, part=part)
        return [Strip(height=0, marks=(photo,), keeps_with_next=True)]

    def _beside_logo(self, content: Content) -> Box:
        found = logo_of(content.logo)
        if found is None:
            return self._whole
        taken = found.width + _PANEL_PADDING
        return Box(taken if self._rtl else 0.0, self._width - taken)

    @singledispatchmethod
    def block(self, block: Block) -> list[Strip]:
        """Return the strips of one block."""
        raise OurError(f"no layout for a {type(block).__name__}")

    @block.register
    def _paragraph(self, block: Paragraph) -> list[Strip]:
        strips = self._text(block.text, look.TEXT_STYLES[block.style])
        if block.style is TextStyle.STRONG:
            strips = [replace(strip, keeps_with_next=True) for strip in strips]
        return [*strips, gap(6, keeps=block.style is TextStyle.STRONG)]

    @block.register
    def _bullets(self, block: Bullets) -> list[Strip]:
        whole = self._root.add(Tag.LIST)
        if any(block.pictures):
            items = [self._pictured(item, name, whole) for item, name in block.pictured()]
        else:
            items = [self._bullet(item, whole) for item in block.items]
        return _neighbours_kept(items, tallest=_SHORT_ITEM)

    @block.register
    def _key_values(self, block: KeyValues) -> list[Strip]:
        whole = self._root.add(Tag.TABLE)
        return [*(strip for pair in block.pairs for strip in self._pair(pair, whole)), gap(8)]

    @block.register
    def _signatures(self, block: Signatures) -> list[Strip]:
        return signature_strips(self._setter, block.marks, self._root)

    @block.register
    def _picture(self, block: Picture) -> list[Strip]:
        found = paper_picture(block.data)
        if found is None:
            return [*self._text(wording.no_picture_text(), look.MUTED), gap(6)]
        part = self._root.add(Tag.PICTURE, alternative=visible(block.alternative))
        x = self._width - found.width if self._rtl else 0.0
        photo = Photo(data=found.data, x=x, width=found.width, height=found.height, part=part)
        return [Strip(height=found.height, marks=(photo,)), gap(10)]

    @block.register
    def _page_break(self, _block: PageBreak) -> list[Strip]:
        return [Strip(height=0, starts_page=True)]

    def _text(
        self,
        text: Text,
        style: Style,
        box: Box | None = None,
        panel: Panel | None = None,
        *,
        part: Element | None = None,
    ) -> list[Strip]:
        box = box or self._whole
        lines = self._setter.lines(text, style, box.width)
        return line_strips(lines, box, part=part or self._root.add(Tag.PARAGRAPH), panel=panel)

    def _heading_part(self, text: Text, level: int) -> Element:
        """Return the part of a heading; no level is left out on the way down."""
        level = min(level, self._deepest + 1)
        if plain(text).strip():
            self._deepest = level
        return self._root.add(HEADINGS[level])

    @block.register
    def _heading(self, heading: Heading) -> list[Strip]:
        level = min(max(heading.level, 1), 3)
        part = self._heading_part(heading.text, level)
        strips = self._text(heading.text, look.HEADINGS[level], part=part)
        strips = [replace(strip, keeps_with_next=True) for strip in strips]
        words = " ".join(visible(plain(heading.text)).split())
        strips[0] = replace(strips[0], outline=(words, level - 1))
        before, after = {1: (20.0, 7.0), 2: (12.0, 4.0), 3: (8.0, 2.0)}[level]
        # The room above holds on to the heading, so that one under another is not left behind.
        return [gap(before, keeps=True), *strips, gap(after, keeps=True)]

    @block.register
    def _quote_in_text(self, quote: Quote) -> list[Strip]:
        box = Box(0.0 if self._rtl else 14.0, self._width - 14)
        x = self._width - 3 if self._rtl else 0.0
        bar = Fill(x=x, width=3, colour=Colour.VOICE_EDGE)
        strips = self._quote(quote, look.QUOTE_IN_TEXT, box, None)
        return [*(replace(one, marks=(bar, *one.marks)) for one in strips), gap(10)]

    def _quote(self, quote: Quote, style: Style, box: Box, panel: Panel | None) -> list[Strip]:
        whole = self._root.add(Tag.QUOTE)
        words = wording.in_quotes(quote.words, quote.language)
        strips = self._text(words, style, box, panel, part=whole.add(Tag.PARAGRAPH))
        for line in wording.quote_lines(quote):
            strips[-1] = replace(strips[-1], keeps_with_next=True)
            part = whole.add(Tag.PARAGRAPH)
            strips += self._text(line.text, look.TEXT_STYLES[line.style], box, panel, part=part)
        return strips

    @block.register
    def _voice_panel(self, block: VoicePanel) -> list[Strip]:
        part = self._heading_part(block.heading, 1)
        strips = self._text(block.heading, look.PANEL_HEADING, self._in_panel, _VOICE, part=part)
        strips = [replace(strip, keeps_with_next=True) for strip in strips]
        strips.append(gap(3, panel=_VOICE, keeps=True))
        for quote in block.quotes:
            strips += [
                *self._quote(quote, look.QUOTE, self._in_panel, _VOICE),
                gap(8, panel=_VOICE),
            ]
        for note in block.notes:
            strips += self._text(note.text, look.TEXT_STYLES[note.style], self._in_panel, _VOICE)
            strips.append(gap(4, panel=_VOICE))
        return _in_panel(_without_last_gap(strips), _VOICE)

    @block.register
    def _notice(self, notice: Notice) -> list[Strip]:
        soft, strong = _TONES[notice.tone]
        panel = Panel(soft)
        whole = self._root.add(Tag.PART)
        strips: list[Strip] = []
        if plain(notice.heading):
            style = replace(look.HEADINGS[3], colour=strong)
            part = whole.add(Tag.PARAGRAPH)
            strips += self._text(notice.heading, style, self._in_panel, panel, part=part)
            strips = [replace(strip, keeps_with_next=True) for strip in strips]
        if plain(notice.text) or not strips:
            part = whole.add(Tag.PARAGRAPH)
            strips += self._text(notice.text, look.BODY, self._in_panel, panel, part=part)
        return _in_panel(strips, panel, padding=10.0)

    def _bullet(self, item: Text, whole: Element) -> list[Strip]:
        part = whole.add(Tag.ITEM).add(Tag.ITEM_BODY)
        lines = self._setter.lines(item, look.BODY, self._width - 16)
        from_right = lines[0].from_right
        box = Box(0.0 if from_right else 16.0, self._width - 16)
        strips = line_strips(lines, box, part=part)
        x = self._width - 6 if from_right else 6.0
        dot = Dot(x=x, y=_middle(strips[0]), radius=1.8, colour=Colour.INK)
        strips[0] = replace(strips[0], marks=(dot, *strips[0].marks))
        return [*strips, gap(3)]

    def _pictured(self, item: Text, name: str, whole: Element) -> list[Strip]:
        """Return an item beside its picture, which is not read aloud; a dot stands for none."""
        part = whole.add(Tag.ITEM).add(Tag.ITEM_BODY)
        side = pictograms.CLOSE_SIDE if self._setter.is_close else pictograms.SIDE
        width = self._width - side - pictograms.BESIDE
        lines = self._setter.lines(item, look.BODY, width)
        from_right = lines[0].from_right
        box = Box(0.0 if from_right else self._width - width, width)
        strips = line_strips(lines, box, part=part)
        x = self._width - side if from_right else 0.0
        data = pictograms.pictogram_print(name)
        beside: Mark = Dot(x=x + side / 2, y=_middle(strips[0]), radius=2.4, colour=Colour.INK)
        if data is not None:
            beside = Photo(data=data, x=x, width=side, height=side, part=None)
            if len(strips) == 1:
                strips = [_as_tall_as(side, strips[0])]
        strips[0] = replace(strips[0], marks=(beside, *strips[0].marks))
        return [*strips, gap(6)]

    def _pair(self, pair: tuple[Text, Text], whole: Element) -> list[Strip]:
        boxes = column_boxes(
            (1, 2.4), width=self._width, between=10, padding=0, right_to_left=self._rtl
        )
        styles = (look.STRONG, look.BODY)
        row = whole.add(Tag.ROW)
        parts = (row.add(Tag.CELL_HEADING, scope=Scope.ROW), row.add(Tag.CELL))
        cells = [
            cell_lines(self._setter.lines(text, style, box.width), part)
            for text, style, box, part in zip(pair, styles, boxes, parts, strict=True)
        ]
        frame = RowLook(above=2, below=2, rule=None)
        return row_strips(cells, boxes, width=self._width, look=frame)

    @block.register
    def _table(self, table: Table) -> list[Strip]:
        boxes = column_boxes(
            column_shares(table, self._setter),
            width=self._width,
            between=2 * _CELL_PADDING,
            padding=_CELL_PADDING,
            right_to_left=self._rtl,
        )
        whole = self._root.add(Tag.TABLE)
        header = self._table_header(table, boxes, whole)
        body = whole.add(Tag.TABLE_BODY)
        rows = []
        for row in table.rows:
            part = body.add(Tag.ROW)
            cells = [
                self._cell(cell, box, part.add(Tag.CELL))
                for cell, box in zip(row, boxes, strict=True)
            ]
            made = row_strips(cells, boxes, width=self._width, look=RowLook(), repeats=header)
            rows.append(made)
        return [*header, *_neighbours_kept(rows, tallest=_SHORT_ROW), gap(6)]

    def _table_header(
        self, table: Table, boxes: Sequence[Box], whole: Element
    ) -> tuple[Strip, ...]:
        row = whole.add(Tag.TABLE_HEAD).add(Tag.ROW)
        cells = [
            cell_lines(
                self._setter.lines(column.heading, look.TABLE_HEADING, box.width),
                row.add(Tag.CELL_HEADING, scope=Scope.COLUMN),
            )
            for column, box in zip(table.columns, boxes, strict=True)
        ]
        frame = RowLook(above=6, below=6, rule=None, fill=Colour.PRIMARY)
        strips = row_strips(cells, boxes, width=self._width, look=frame)
        return tuple(replace(strip, keeps_with_next=True) for strip in strips)

    def _cell(self, cell: Sequence[Paragraph], box: Box, whole: Element) -> list[CellLine]:
        return [
            line
            for paragraph in cell
            for line in cell_lines(
                self._setter.lines(paragraph.text, look.TEXT_STYLES[paragraph.style], box.width),
                whole.add(Tag.PARAGRAPH),
            )
        ]


def line_strips(
    lines: Sequence[Line], box: Box, *, part: Element, panel: Panel | None = None
) -> list[Strip]:
    """Return a paragraph's lines as strips that leave no line alone on a page."""
    last = len(lines) - 1
    repeats = (_padding(8.0, panel),) if panel else ()
    return [
        Strip(
            height=line.height,
            marks=(Words(line_x(line, box), line.above, line, part),),
            keeps_with_next=at < last and at in (0, last - 1),
            panel=panel,
            repeats=repeats,
        )
        for at, line in enumerate(lines)
    ]


def _on_one_line(first: list[Strip], second: list[Strip], box: Box) -> list[Strip]:
    """Return two lines as one, the second at the line's other end; as they are if it is full."""
    if len(first) > 1 or len(second) > 1:
        return [*first, *second]
    (words,), (others,) = first[0].marks, second[0].marks
    if not isinstance(words, Words) or not isinstance(others, Words):
        return [*first, *second]
    if words.line.width + others.line.width + 2 * _PANEL_PADDING > box.width:
        return [*first, *second]
    is_left = words.line.from_right
    x = box.x if is_left else box.x + box.width - others.line.width
    above = max(words.baseline, others.baseline)
    both = (replace(words, baseline=above), replace(others, x=x, baseline=above))
    height = above + max(words.line.below, others.line.below)
    return [replace(first[0], height=height, marks=both)]


def _neighbours_kept(parts: Sequence[list[Strip]], *, tallest: float) -> list[Strip]:
    """Return the strips of items or rows; short first and last ones do not stand alone."""
    made: list[Strip] = []
    last = len(parts) - 1
    for at, strips in enumerate(parts):
        short = all(sum(strip.height for strip in one) <= tallest for one in parts[at : at + 2])
        made += _held(strips) if short and at < last and at in (0, last - 1) else strips
    return made


def _in_panel(strips: list[Strip], panel: Panel, padding: float = _PANEL_PADDING) -> list[Strip]:
    top = replace(_padding(padding - 3, panel), keeps_with_next=True)
    strips[-1] = replace(strips[-1], keeps_with_next=True)
    return [top, *strips, _padding(padding - 2, panel), gap(8)]


def _padding(height: float, panel: Panel) -> Strip:
    return Strip(height=height, panel=panel)


def _without_last_gap(strips: list[Strip]) -> list[Strip]:
    return strips[:-1] if strips[-1].is_gap else strips


def _as_tall_as(height: float, strip: Strip) -> Strip:
    """Return a strip at least as tall, its one line of words in its middle."""
    down = (height - strip.height) / 2
    if down <= 0:
        return strip
    marks = [
        replace(one, baseline=one.baseline + down) if isinstance(one, Words) else one
        for one in strip.marks
    ]
    return replace(strip, height=height, marks=tuple(marks))


def _middle(strip: Strip) -> float:
    """Return the height of the middle of small letters in a strip's first line."""
    marks: tuple[Mark, ...] = strip.marks
    baselines = [mark.baseline for mark in marks if isinstance(mark, Words)]
    return baselines[0] - 3.2 if baselines else strip.height / 2
