"""Shows blocks of a document as a page of plain text on the screen; nothing is read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from mam_desktop.meeting.content import (
    Block,
    Bullets,
    Heading,
    KeyValues,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Run,
    Signatures,
    Table,
    Text,
    TextStyle,
    VoicePanel,
    plain,
    runs_of,
)
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.sign_text import SignedText
from mam_desktop.ui.theme.theme import BOLD, NORMAL, STRONG, theme_now

_MUTED = frozenset({TextStyle.MUTED, TextStyle.SMALL, TextStyle.NOTE})


class SignPaper(QTextEdit):
    """A page that can be read, scrolled and copied from, not written on."""

    def __init__(self, *, scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self.setReadOnly(True)
        self.setAccessibleName(_("The text that people sign"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "paper")
        self.setTabChangesFocus(True)
        self._shown: SignedText | None = None

    @property
    def shown(self) -> SignedText | None:
        """Return the text that is on the page."""
        return self._shown

    def show_text(self, text: SignedText) -> None:
        """Show a text; the place in it stays when only some words changed."""
        if text == self._shown:
            return
        self._shown = text
        at = self.verticalScrollBar().value()
        self.clear()
        _Writer(self.textCursor(), self._scale).write(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(at)


class _Writer:
    """Writes blocks through a cursor, as plain text with formats."""

    def __init__(self, cursor: QTextCursor, scale: float) -> None:
        self._cursor = cursor
        self._scale = scale
        self._theme = theme_now()
        self._is_first = True

    def write(self, text: SignedText) -> None:
        """Write the whole page."""
        self._line(text.title, px=20, weight=BOLD)
        self._line(text.about, muted=True, below=8)
        for block in text.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                px = 15 if block.level == 1 else 14
                self._line(block.text, px=px, weight=BOLD, above=12 if block.level == 1 else 7)
            case Paragraph():
                self._paragraph(block)
            case Quote():
                self._quote(block)
            case VoicePanel():
                self._line(block.heading, px=15, weight=BOLD, above=12)
                for quote in block.quotes:
                    self._quote(quote)
                for note in block.notes:
                    self._paragraph(note)
            case Table():
                self._table(block)
            case _:
                self._small_block(block)

    def _small_block(self, block: Block) -> None:
        match block:
            case Bullets():
                for item in block.items:
                    self._line(item, before="•  ", indent=14)
            case Notice():
                self._line(block.heading, weight=STRONG, above=7)
                self._line(block.text)
            case KeyValues():
                for label, words in block.pairs:
                    self._line((Run(f"{plain(label)}  ", bold=True), *runs_of(words)))
            case Picture():
                words = _("[Picture: {words}]").format(words=block.alternative)
                self._line(words, muted=True)
            case Signatures():
                for mark in block.marks:
                    told = (mark.line, mark.method, mark.words)
                    self._line(" · ".join(one for one in told if one))
            case _:
                pass

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._line(
            paragraph.text,
            weight=STRONG if paragraph.style is TextStyle.STRONG else NORMAL,
            muted=paragraph.style in _MUTED,
        )

    def _quote(self, quote: Quote) -> None:
        who = ", ".join(one for one in (quote.who, quote.how) if one)
        self._line(_("“{words}”").format(words=quote.words), above=3)
        if quote.meaning is not None:
            meaning = _("“{words}” {by}").format(words=quote.meaning.words, by=quote.meaning.by)
            self._line(meaning, muted=True)
        self._line(who, muted=True)

    def _table(self, table: Table) -> None:
        """Write each row as a line of its cells, and below it what stands under the first.

        What stands under another cell, such as somebody's role, is said beside it.
        """
        for row in table.rows:
            cells = [cell for cell in row if cell and plain(cell[0].text)]
            number = plain(cells[0][0].text)
            number, cells = (number, cells[1:]) if number.isdigit() else ("", cells)
            before = f"{number}.  " if number else "•  "
            told = [plain(cell[0].text) for cell in cells[:1]]
            told += [", ".join(plain(one.text) for one in cell) for cell in cells[1:]]
            self._line(" — ".join(told), before=before, indent=18, above=3)
            for under in (one for cell in cells[:1] for one in cell[1:]):
                self._line(under.text, muted=True, indent=18, hangs=False)

    def _line(
        self,
        text: Text,
        *,
        px: float = 13.5,
        weight: QFont.Weight = NORMAL,
        muted: bool = False,
        above: int = 0,
        below: int = 2,
        indent: int = 0,
        hangs: bool = True,
        before: str = "",
    ) -> None:
        if not plain(text):
            return
        theme = self._theme
        form = QTextBlockFormat()
        form.setTopMargin(theme.gap(above))
        form.setBottomMargin(theme.gap(below))
        if indent:
            form.setLeftMargin(theme.px(indent))
            form.setTextIndent(-theme.px(indent) if hangs and before else 0)
        form.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if self._is_first:
            self._cursor.setBlockFormat(form)
            self._is_first = False
        else:
            self._cursor.insertBlock(form)
        if before:
            self._cursor.insertText(before, self._letters(px, NORMAL, muted=muted))
        for run in runs_of(text):
            heavy = STRONG if run.bold else weight
            self._cursor.insertText(
                run.text.replace("\n", "\u2028"),
                self._letters(px, heavy, muted=muted or run.muted),
            )

    def _letters(self, px: float, weight: QFont.Weight, *, muted: bool) -> QTextCharFormat:
        theme = self._theme
        form = QTextCharFormat()
        form.setFont(theme.font_px(px * self._scale, weight))
        form.setForeground(QColor(theme.palette.ink_2 if muted else theme.palette.ink))
        return form
