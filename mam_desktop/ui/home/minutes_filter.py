"""What is shown of all minutes: which month, in which state, whose, and which words inside."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mam_desktop.texts import N_, _, month_year
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, LineField
from mam_desktop.ui.minutes_ports import MinutesDesk
from mam_desktop.ui.ports import MinutesRow
from mam_desktop.ui.theme.icons import icon_pixmap
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout

ALL = "all"
GLASS_PX = 18
WAIT_MS = 250
"""So long nothing more is typed before the search begins."""
STATES: Mapping[str, str] = {
    ALL: N_("All states"),
    "sealed": N_("Sealed"),
    "draft": N_("Not signed yet"),
    "due": N_("To send"),
    "overdue": N_("Overdue"),
    "sent": N_("Sent"),
}
_FITS: Mapping[str, Callable[[MinutesRow], bool]] = {
    ALL: lambda _row: True,
    "sealed": lambda row: row.is_sealed,
    "draft": lambda row: not row.is_sealed and row.is_held,
    "due": lambda row: row.is_held and not row.is_sent,
    "overdue": lambda row: row.is_overdue,
    "sent": lambda row: row.is_sent,
}


class SearchField(LineField):
    """A line with a magnifying glass; one that Qt puts there does not grow with the words."""

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint=hint, parent=parent)
        self.setTextMargins(theme_now().px(GLASS_PX + 6), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the field, then the glass before the words."""
        super().paintEvent(event)
        theme = theme_now()
        side, gap = theme.px(GLASS_PX), theme.gap(10)
        drawn = icon_pixmap("search", theme.palette.ink, side, self.devicePixelRatioF())
        left = self.width() - side - gap if self.isRightToLeft() else gap
        QPainter(self).drawPixmap(QPointF(left, (self.height() - side) / 2), drawn)


class MinutesFilter(QWidget):
    """One line of choices, and the field that searches inside."""

    changed = Signal()
    trouble = Signal(str)
    all_wanted = Signal()
    """Tick everything that is shown, or nothing."""

    def __init__(self, desk: MinutesDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: frozenset[str] | None = None
        self._asked = ""
        self._is_fresh = True
        self.month = ChoiceField(_("Which month"), {ALL: N_("All dates")})
        self.state = ChoiceField(_("Which state"), STATES)
        self.lead = ChoiceField(_("Whose meetings"), {ALL: N_("All leads")})
        self.every = Button(_("Tick all"), icon="checks")
        self.search = SearchField(_("Search inside minutes"), hint=_("Search inside minutes"))
        self._timer = QTimer(self)
        self._build()
        for one in (self.month, self.state, self.lead):
            one.currentIndexChanged.connect(self.changed)
        self.every.clicked.connect(self.all_wanted)
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.returnPressed.connect(self._on_timer_timeout)
        self._timer.timeout.connect(self._on_timer_timeout)

    def _build(self) -> None:
        px = theme_now().px
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(px(198))
        for one in (self.month, self.state, self.lead):
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # The button keeps its width whichever of its words it has.
        self.every.setFixedWidth(
            max(
                self.every.sizeHint().width(),
                Button(_("Tick none"), icon="checks").sizeHint().width(),
            )
        )
        row = FlowLayout(self, gap=theme_now().gap(8), row_gap=theme_now().gap(8))
        for each in (self.month, self.state, self.lead, self.every, self.search):
            row.addWidget(each)

    # --- what there is to choose from ----------------------------------------------------------

    def offer(self, rows: Sequence[MinutesRow], today: date) -> None:
        """Offer the months and leads there are; first the month it is, where it has minutes."""
        months = {f"{one.on:%Y-%m}": month_year(one.on) for one in rows}
        leads = {one.lead: one.lead for one in sorted(rows, key=lambda it: it.lead) if one.lead}
        now = f"{today:%Y-%m}"
        _fill(self.month, {ALL: _("All dates"), **months})
        _fill(self.lead, {ALL: _("All leads"), **leads})
        if self._is_fresh and months:
            self._is_fresh = False
            with QSignalBlocker(self.month):
                self.month.choose(now if now in months else ALL)

    @property
    def month_words(self) -> str:
        """Return the month that is shown; nothing where all are."""
        return "" if self.month.choice() == ALL else self.month.currentText()

    # --- what is shown -------------------------------------------------------------------------

    def shown(self, rows: Sequence[MinutesRow]) -> tuple[MinutesRow, ...]:
        """Return the rows that fit."""
        month, state, lead = (one.choice() for one in (self.month, self.state, self.lead))
        return tuple(
            row
            for row in rows
            if (month in (ALL, f"{row.on:%Y-%m}"))
            and _FITS[state](row)
            and lead in (ALL, row.lead)
            and (self._found is None or row.meeting_id in self._found)
        )

    @property
    def is_searching(self) -> bool:
        """Say whether an answer is still under way."""
        return self._timer.isActive() or bool(self._asked)

    def _on_search_text_changed(self) -> None:
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        self._timer.stop()
        asked = self.search.words()
        if not asked:
            self._asked, self._found = "", None
            self.changed.emit()
            return
        self._asked = asked

        def done(found: frozenset[str]) -> None:
            if asked == self._asked:
                self._asked, self._found = "", found
                self.changed.emit()

        def failed(words: str) -> None:
            if asked == self._asked:
                self._asked = ""
                self.trouble.emit(words)

        self._desk.search(asked, done, failed)
        self.changed.emit()


def _fill(field: ChoiceField, labels: Mapping[str, str]) -> None:
    """Offer other choices; what is chosen stays, if it is still there."""
    offered = [(str(field.itemData(no)), field.itemText(no)) for no in range(field.count())]
    if offered == list(labels.items()):
        return
    chosen = field.choice()
    with QSignalBlocker(field):
        field.clear()
        for choice, words in labels.items():
            field.addItem(words, choice)
        field.choose(chosen if chosen in labels else ALL)
