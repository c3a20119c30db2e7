"""What people said over many meetings: averages and counts, never anybody's answer."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from mam_desktop.meeting.feedback import HIGHEST, GroupTotals, Total
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.steps.feedback_words import GIVERS, question_words
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout


class AverageBar(QWidget):
    """How far an average reaches; the number stands beside it."""

    def __init__(self, average: float) -> None:
        super().__init__()
        self._average = average
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a short line."""
        return QSize(theme_now().px(90), theme_now().px(12))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a shorter one."""
        return QSize(theme_now().px(24), theme_now().px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the whole way, and how far it goes."""
        colours = theme_now().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.height()
        whole = QRectF(0.5, 0.5, self.width() - 1, high - 1)
        painter.setPen(QColor(colours.ink_2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(whole, high / 2, high / 2)
        wide = whole.width() * self._average / HIGHEST
        left = whole.right() - wide if self.isRightToLeft() else whole.left()
        painter.setBrush(QColor(colours.voice))
        painter.drawRoundedRect(QRectF(left, whole.top(), wide, whole.height()), high / 2, high / 2)


class TotalsCard(Card):
    """A group below the other; what has too few answers only says so."""

    def __init__(self, shown_from: int) -> None:
        super().__init__(margins=(18, 14, 18, 16), spacing=8)
        self._shown_from = shown_from
        self.setAccessibleName(_("What people said, over many meetings"))
        self.add(PlainLabel(_("What people said, over many meetings"), look="section"))
        self.add(PlainLabel(self._about(), look="quiet"))
        self._groups = QVBoxLayout()
        self._groups.setSpacing(theme_now().gap(10))
        self.add(self._groups)

    def _about(self) -> str:
        words = ngettext(
            "Totals of every meeting on this laptop, in whole sets of {count} answer, so that "
            "nobody’s answer can be worked out. What people wrote is not shown here.",
            "Totals of every meeting on this laptop, in whole sets of {count} answers, so that "
            "nobody’s answer can be worked out. What people wrote is not shown here.",
            self._shown_from,
        )
        return words.format(count=self._shown_from)

    def show_totals(self, groups: Sequence[GroupTotals]) -> None:
        """Show the totals."""
        clear_layout(self._groups)
        for one in groups:
            self._groups.addWidget(self._group(one))

    def _group(self, group: GroupTotals) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(3))
        column.addWidget(PlainLabel(_(GIVERS[group.given_by]), look="strong"))
        if not group.totals:
            few = ngettext(
                "Shown from {count} answer on.",
                "Shown from {count} answers on.",
                self._shown_from,
            )
            column.addWidget(PlainLabel(few.format(count=self._shown_from), look="quiet"))
            return holder
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme_now().gap(12))
        grid.setVerticalSpacing(theme_now().gap(3))
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        for no, total in enumerate(group.totals):
            grid.addWidget(PlainLabel(question_words(group.given_by, total.question)), no, 0)
            grid.addWidget(AverageBar(total.average), no, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(PlainLabel(total_words(total), wraps=False), no, 2)
        column.addLayout(grid)
        return holder


def total_words(total: Total) -> str:
    """Return a total in words: `4.4 of 5 · 10 answers`, `4.8 or more · 10 answers`."""
    average = f"{total.average:.1f}"
    shown = {
        "more": _("{average} or more").format(average=average),
        "less": _("{average} or less").format(average=average),
    }.get(total.beyond, _("{average} of {most}").format(average=average, most=HIGHEST))
    words = ngettext("{average} · {count} answer", "{average} · {count} answers", total.count)
    return words.format(average=shown, count=total.count)
