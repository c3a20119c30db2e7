"""Who will see what, as one picture: a row a place, a column a sort of content."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.ledger import brief
from mam_desktop.meeting.who_sees import SORTS, OnesShare, Sort, Viewer
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

WIDE_PX = 700
"""Below this the table becomes lines of words."""


class WhoWillSee(Card):
    """The picture; where it is narrow or the text is large, the same in lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="strong", spacing=8, parent=parent)
        self._viewers: tuple[Viewer, ...] = ()
        self._is_wide: bool | None = None
        self._title = PlainLabel(look="section")
        self._sentence = PlainLabel(look="quiet_small")
        self._holder = QWidget()
        self._place = QVBoxLayout(self._holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.add(self._title)
        self.add(self._holder)
        self.add(self._sentence)

    def show_everybody(self, viewers: tuple[Viewer, ...]) -> None:
        """Show the whole picture."""
        self._title.setText(_("Who will see this"))
        self._show(
            viewers,
            _(
                "Nobody gets the lead’s notes. What somebody keeps to a few people is only in the "
                "copies of those few."
            ),
        )

    def show_one(self, name: str, share: OnesShare) -> None:
        """Show what one person gets."""
        self._title.setText(_("What {name} gets").format(name=breakable(brief(name))))
        only, kept = share.only_for_them, share.kept_from_them
        only_words = ngettext(
            "{count} thing is only for {name}.", "{count} things are only for {name}.", only
        )
        kept_words = ngettext(
            "{count} thing of this meeting does not go to {name}.",
            "{count} things of this meeting do not go to {name}.",
            kept,
        )
        counted = ((only_words, only), (kept_words, kept))
        self._show(
            share.viewers,
            " ".join(
                words.format(count=count, name=breakable(brief(name)))
                for words, count in counted
                if count
            ),
        )

    def texts(self) -> tuple[str, ...]:
        """Return every word of the picture, in reading order."""
        found = (label.text() for label in self.findChildren(PlainLabel))
        return tuple(one for one in found if one)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the table into lines, or back, when its room changes."""
        super().resizeEvent(event)
        if self._is_wide is not None and self._is_wide != self._has_room():
            self._draw()

    def _has_room(self) -> bool:
        return self.width() >= theme_now().px(WIDE_PX)

    def _show(self, viewers: tuple[Viewer, ...], sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if viewers != self._viewers or self._is_wide is None:
            self._viewers = viewers
            self._draw()

    def _draw(self) -> None:
        self._is_wide = self._has_room()
        clear_layout(self._place)
        self._place.addWidget(self._table() if self._is_wide else self._lines())

    def _lines(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(6))
        for one in self._viewers:
            column.addWidget(PlainLabel(breakable(one.name), look="strong"))
            column.addWidget(PlainLabel(one.words, look="small"))
        return holder

    def _table(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme_now().gap(8))
        grid.setVerticalSpacing(theme_now().gap(7))
        grid.setColumnStretch(0, 3)
        for at, sort in enumerate(Sort, start=1):
            head = PlainLabel(_(SORTS[sort]), look="quiet_strong_small")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(head, 0, at)
            grid.setColumnStretch(at, 2)
        for row, viewer in enumerate(self._viewers, start=1):
            name = PlainLabel(breakable(viewer.name), look="strong_small")
            name.setAccessibleName(
                _("{name}: {sorts}").format(name=viewer.name, sorts=viewer.words)
            )
            grid.addWidget(name, row, 0)
            if viewer.refused:
                grid.addWidget(PlainLabel(viewer.words, look="small"), row, 1, 1, len(Sort))
                continue
            for at, sort in enumerate(Sort, start=1):
                grid.addWidget(self._mark(sees=sort in viewer.sorts), row, at)
        return holder

    @staticmethod
    def _mark(*, sees: bool) -> QWidget:
        """Return a tick with a word, or a quiet dash: never a colour alone."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignCenter
        mark: QWidget
        if sees:
            mark = IconLabel("check", tone="can", side_px=20)
            mark.setAccessibleName(_("yes"))
        else:
            mark = PlainLabel("–", look="quiet", wraps=False)
            mark.setAccessibleName(_("no"))
        column.addWidget(mark, 0, middle)
        return holder
