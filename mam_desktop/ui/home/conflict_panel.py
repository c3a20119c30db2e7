"""Two people changed this: both versions, who and when; keep one, write again, or decide later."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mam_desktop.texts import _
from mam_desktop.ui.ports import ConflictRow, VersionRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.avatar import Avatar
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import ScrollColumn, clear_layout
from mam_desktop.ui.widgets.styled import place, restyle

WIDE_PX = 820
BESIDE_FROM_PX = 640
LONGEST_WORDS = 24


class VersionCard(Card):
    """One version, to choose."""

    def __init__(self, version: VersionRow, parent: QWidget | None = None) -> None:
        super().__init__(margins=(17, 16, 17, 14), spacing=8, parent=parent)
        self.version = version
        self.choice = QRadioButton(version.words.replace("&", "&&"))
        self.choice.setProperty("look", "version")
        said = _("{words}, by {who}, {when}")
        self.choice.setAccessibleName(
            said.format(words=version.words, who=version.by, when=version.when_and_where)
        )
        self.add(self.choice)
        if version.detail:
            self.add(PlainLabel(_("“{words}”").format(words=version.detail)))
        who = QHBoxLayout()
        who.setSpacing(theme_now().gap(5))
        who.addWidget(Avatar(version.by, is_family=version.by_is_family))
        words = _("{who} · {when}").format(who=version.by, when=version.when_and_where)
        who.addWidget(PlainLabel(words, look="quiet_small"), 1)
        self.add(who)
        self.content.addStretch(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the version, wherever on the card one clicks."""
        self.choice.setChecked(True)
        super().mousePressEvent(event)


class ConflictPanel(QWidget):
    """Shows one conflict after the other, over a quiet ground."""

    settled = Signal(object, object, object)
    """ConflictRow, words or None, change id or None."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place(self, "scrim")
        self._row: ConflictRow | None = None
        self._build()
        self.hide()

    def _build(self) -> None:
        gap = theme_now().gap
        self._card = Card(look="column", margins=(30, 28, 30, 26), spacing=12)
        self._card.setMaximumWidth(theme_now().px(WIDE_PX))
        both = _("Both versions are kept. Choose what is true now; the other stays in the history.")
        self._card.add(PageHeader(_("Two people changed this"), both))
        self._what = PlainLabel(look="section")
        self._card.add(self._what)
        self._versions = QHBoxLayout()
        self._versions.setSpacing(gap(14))
        self._card.add(self._versions)
        self._build_again()
        self._history = PlainLabel(look="quiet_small")
        self._card.add(self._history)
        self._build_buttons()
        column = ScrollColumn(margins=(40, 74, 40, 40))
        column.content.addWidget(self._card)
        column.content.setAlignment(self._card, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(column)
        self._column = column

    def _build_again(self) -> None:
        self._again_card = Card(margins=(17, 14, 17, 14), spacing=8)
        row = QHBoxLayout()
        self.again = QRadioButton(_("Write it again"))
        self.again.setProperty("look", "strong")
        row.addWidget(self.again)
        row.addWidget(PlainLabel(_("— start from both texts"), look="quiet"), 1)
        self._again_card.add(row)
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(_("What is true now"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme_now().px(90))
        self._again_card.add(self.words)
        self._card.add(self._again_card)

    def _build_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme_now().gap(10))
        self.history = Button(_("See the whole history"))
        self.history.setCheckable(True)
        self.later = Button(_("Decide later"))
        self.keep = Button(_("Keep"), role="primary")
        row.addWidget(self.history)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.keep)
        self._card.content.addSpacing(theme_now().gap(8))
        self._card.add(row)
        self.history.toggled.connect(self._history.setVisible)
        self.later.clicked.connect(self.close_panel)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.words.textChanged.connect(self._show_choice)

    @property
    def row(self) -> ConflictRow | None:
        """Return the conflict that is shown."""
        return self._row

    def version_cards(self) -> list[VersionCard]:
        """Return the versions to choose from, newest first."""
        return self.findChildren(VersionCard)

    def show_conflict(self, row: ConflictRow) -> None:
        """Show a conflict; nothing is chosen for anybody."""
        self._row = row
        self._what.setText(_("{what} · {field}").format(what=row.what, field=row.field_label))
        clear_layout(self._versions)
        self._choices = QButtonGroup(self)
        for version in row.versions:
            card = VersionCard(version)
            self._versions.addWidget(card, 1)
            self._choices.addButton(card.choice)
        self._choices.addButton(self.again)
        self._choices.setExclusive(False)
        self.again.setChecked(False)
        self._choices.setExclusive(True)
        self._choices.buttonToggled.connect(self._show_choice)
        self._again_card.setVisible(row.can_write_again)
        self.words.setPlainText("\n".join(one.words for one in row.versions))
        self._history.setText("\n".join(row.history))
        self.history.setChecked(False)
        self.history.setVisible(bool(row.history))
        self._history.hide()
        self._show_choice()
        self.show()
        self.raise_()
        self.version_cards()[0].choice.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Leave it undecided; both versions stay."""
        self._row = None
        self.hide()
        self.closed.emit()

    def _chosen(self) -> VersionRow | None:
        cards = self.version_cards()
        return next((card.version for card in cards if card.choice.isChecked()), None)

    def _show_choice(self) -> None:
        for card in self.version_cards():
            restyle(card, look="strong" if card.choice.isChecked() else "")
        restyle(self._again_card, look="strong" if self.again.isChecked() else "")
        self.words.setVisible(self.again.isChecked())
        chosen = self._chosen()
        if self.again.isChecked():
            self.keep.set_words(_("Keep what I wrote"))
            self.keep.setEnabled(bool(self.words.toPlainText().strip()))
        elif chosen is None:
            self.keep.set_words(_("Keep"))
            self.keep.setEnabled(False)
        else:
            short = chosen.words if len(chosen.words) <= LONGEST_WORDS else _("this one")
            self.keep.set_words(_("Keep “{words}”").format(words=short))
            self.keep.setEnabled(True)

    def _on_keep_clicked(self) -> None:
        row, chosen = self._row, self._chosen()
        if row is None:
            return
        if self.again.isChecked():
            self.settled.emit(row, self.words.toPlainText().strip(), None)
        elif chosen is not None:
            self.settled.emit(row, None, chosen.change_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Decide later on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the versions below each other where they do not fit beside."""
        super().resizeEvent(event)
        px = theme_now().px
        is_narrow = self.width() < px(BESIDE_FROM_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._versions.setDirection(down if is_narrow else across)
        side = max(theme_now().gap(16), (self.width() - px(WIDE_PX)) // 2)
        margins = self._column.content.contentsMargins()
        self._column.content.setContentsMargins(side, margins.top(), side, margins.bottom())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
