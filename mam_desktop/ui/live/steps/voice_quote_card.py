"""The card of one quote: large words, who and how, who may see it, and what can be done with it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.people import Person
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.row_list import RowCard
from mam_desktop.ui.live.steps.parts.row_menu import RowMenu
from mam_desktop.ui.live.steps.parts.sharing import ShareButton, fill_share_menu
from mam_desktop.ui.live.steps.parts.torn_chip import TornChip
from mam_desktop.ui.live.steps.voice_meaning import MeaningEditor
from mam_desktop.ui.live.steps.voice_quotes import CHANGE, TAKE_AWAY, QuoteRow, join_told
from mam_desktop.ui.live.steps.voice_walk import STEPS
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.pictogram_button import PictogramButton
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

OTHER_WORDS = N_("The same in another language")
PICTURE = N_("The picture…")
BEFORE = N_("What stood here before")
WHO_MAY_SEE = N_("Who may see it")
_OPENS_MENU = (Qt.Key.Key_M, Qt.Key.Key_Menu, Qt.Key.Key_Space)
_CHANGES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuoteCard(RowCard[QuoteRow]):
    """One quote; with the keyboard on it Enter changes the words, M opens everything else."""

    share_chosen = Signal(str, str, str)
    """(voice id, share, the one person it is shared with)"""
    change_wanted = Signal(str)
    meaning_wanted = Signal(str)
    meaning_told = Signal(str, object)
    """(voice id, `Meaning` or None)"""
    picture_wanted = Signal(str)
    before_wanted = Signal(str)
    take_away_wanted = Signal(str)
    focused = Signal(QWidget)
    """The keyboard has come to this card."""
    walked = Signal(QWidget, int)
    """(this card, how many cards to go down)"""

    def __init__(
        self, people: Callable[[], Iterable[Person]], parent: QWidget | None = None
    ) -> None:
        super().__init__(edge="voice", margins=(19, 12, 10, 10), spacing=8, parent=parent)
        self._people = people
        self._words = PlainLabel(look="large")
        self.picture = PictogramButton()
        self._meaning = PlainLabel(look="quiet")
        self._before = PlainLabel(look="quiet_small")
        self._torn = TornChip()
        self._who = PlainLabel(look="strong", wraps=False)
        self._how = PlainLabel(look="quiet")
        self._avatar_place = QHBoxLayout()
        self.share = ShareButton()
        self.share.offer(people)
        self.more = RowMenu("")
        self.editor: MeaningEditor | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme_now().gap(8))
        foot.addLayout(self._avatar_place)
        foot.addWidget(self._who)
        foot.addWidget(self._how, 1)
        foot.addWidget(self.share)
        foot.addWidget(self.more)
        said = QHBoxLayout()
        said.setSpacing(theme_now().gap(8))
        said.addWidget(self._words, 1)
        said.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        for one in (said, self._meaning, self._before, self._torn, foot):
            self.add(one)
        self._before.hide()
        for button in (self.picture, self.share, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self.share.chosen.connect(self._on_share_chosen)
        self.offer(self.more, _(CHANGE), self.change_wanted)
        self.offer(self.more, _(OTHER_WORDS), self.meaning_wanted)
        self.offer(self.more, _(PICTURE), self.picture_wanted)
        self._picture_line = self.more.menu().actions()[-1]
        self.picture.clicked.connect(self._on_picture_clicked)
        menu = self.more.menu()
        self._shares = QMenu(_(WHO_MAY_SEE), menu)
        self._shares.aboutToShow.connect(self._on_shares_about_to_show)
        menu.addMenu(self._shares)
        self.offer(self.more, _(BEFORE), self.before_wanted)
        self._before_line = menu.actions()[-1]
        self.offer(self.more, _(TAKE_AWAY), self.take_away_wanted)

    # --- showing -------------------------------------------------------------------------------

    def show_row(self, row: QuoteRow) -> None:
        """Show a quote."""
        old = self.row
        show_words(self._words, row.shown_as)
        self._words.setVisible(bool(row.shown_as))
        self.picture.show_picture(row.picture)
        self.picture.setVisible(bool(row.words))
        self._picture_line.setVisible(bool(row.words))
        show_words(self._meaning, row.meaning)
        self._meaning.setVisible(bool(row.meaning))
        self._torn.show_torn(row.torn)
        self._who.setText(row.who)
        self._how.setText(join_told((row.how, row.heading)))
        self.share.show_share(row.share, row.words or row.who)
        named = row.words[:60] or _("{who} {how}").format(who=row.who, how=row.how)
        self.more.name_for(_("More about “{words}”").format(words=named))
        self._before_line.setVisible(row.was_changed)
        if old is None or (old.who, old.is_family) != (row.who, row.is_family):
            clear_layout(self._avatar_place)
            self._avatar_place.addWidget(Avatar(row.who, is_family=row.is_family))
        if old is not None and old.words != row.words:
            self._before.hide()

    def show_before(self, lines: Iterable[str]) -> None:
        """Show what stood here before, or fold it again."""
        told = "\n".join(lines)
        self._before.setText(_("Before:\n{lines}").format(lines=told))
        self._before.setVisible(bool(told) and self._before.isHidden())

    # --- the same in another language ----------------------------------------------------------

    def edit_meaning(self, meaning: Meaning | None, by: str) -> None:
        """Open the fields for the same in another language, on the card itself."""
        if self.editor is None:
            self.editor = MeaningEditor()
            self.editor.told.connect(self._on_editor_told)
            self.editor.closed.connect(self.close_editor)
            self.content.insertWidget(2, self.editor)
        self.editor.show()
        self.editor.begin(meaning, by)

    def close_editor(self) -> None:
        """Fold the fields and give the keyboard back to the card."""
        if self.editor is not None:
            self.editor.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_editor_told(self, meaning: Meaning | None) -> None:
        if self.row is not None:
            self.meaning_told.emit(self.row.key, meaning)

    # --- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Change the words with Enter, open the menu with M or the menu key."""
        key, key_of_row = event.key(), self.row.key if self.row else ""
        if not self.hasFocus():
            super().keyPressEvent(event)
        elif key in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.walked.emit(self, STEPS[key])
        elif key in _CHANGES:
            self.change_wanted.emit(key_of_row)
        elif key == Qt.Key.Key_Delete:
            self.take_away_wanted.emit(key_of_row)
        elif key in _OPENS_MENU:
            self.more.showMenu()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the keyboard has come."""
        super().focusInEvent(event)
        self.focused.emit(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu where a menu is asked for."""
        self.more.menu().popup(event.globalPos())

    def _on_picture_clicked(self) -> None:
        if self.row is not None:
            self.picture_wanted.emit(self.row.key)

    def _on_shares_about_to_show(self) -> None:
        fill_share_menu(self._shares, self._people(), self._on_share_chosen)

    def _on_share_chosen(self, share: str, person_id: str) -> None:
        if self.row is not None:
            self.share_chosen.emit(self.row.key, share, person_id)
