"""Today's meeting: when, what is ready, and one big Start."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.texts import _
from mam_desktop.ui.ports import MeetingRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel

STACKED_BELOW_PX = 860


class MeetingCard(Card):
    """One meeting of today."""

    start_wanted = Signal(object)
    """MeetingRow."""
    test_wanted = Signal()
    prepare_wanted = Signal(object)
    sheet_wanted = Signal(object)
    """MeetingRow."""

    def __init__(
        self, row: MeetingRow, *, is_first: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            across=True,
            look="strong" if is_first else "",
            margins=(28, 20, 22, 18),
            spacing=20,
            parent=parent,
        )
        self.row = row
        self._build(is_first)
        self.start.clicked.connect(self._on_start_clicked)
        self.test.clicked.connect(self.test_wanted)
        self.prepare.clicked.connect(self._on_prepare_clicked)
        self.sheet.clicked.connect(self._on_sheet_clicked)

    def _build(self, is_first: bool) -> None:
        row, gap = self.row, theme_now().gap
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addStretch(1)
        time = PlainLabel(row.starts_at, look="time", wraps=False)
        away = PlainLabel(row.in_words, look="quiet_small", wraps=False)
        for one in (time, away):
            when.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        when.addStretch(1)
        self._about = QVBoxLayout()
        self._about.setSpacing(gap(3))
        self._about.addWidget(PlainLabel(row.title, look="heading"))
        self._about.addWidget(PlainLabel(row.about, look="quiet"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=gap(8), row_gap=gap(6))
        for chip in row.chips:
            flow.addWidget(Chip(chip.words, tone=chip.tone, icon=chip.icon))
        self.prepare = Button(
            _("Prepare"), name=_("Prepare: {title}").format(title=row.title), role="link"
        )
        self.prepare.setToolTip("")
        flow.addWidget(self.prepare)
        self.sheet = Button(
            _("Running sheet"),
            name=_("Running sheet: {title}").format(title=row.title),
            role="link",
        )
        self.sheet.setToolTip("")
        flow.addWidget(self.sheet)
        self._about.addSpacing(gap(3))
        self._about.addWidget(holder)
        self.test = Button(_("Test the screen"), icon="presentation")
        words = _("Go on with the meeting") if row.is_running else _("Start meeting")
        self.start = Button(
            words,
            name=_("{what}: {title}").format(what=words, title=row.title),
            role="primary" if is_first else "ghost",
            icon="player-play",
            size="large" if is_first else "normal",
        )
        self.start.setToolTip("")
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(20))
        buttons.addWidget(self.test)
        buttons.addWidget(self.start)
        buttons.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(gap(26))
        across.addLayout(when)
        across.addLayout(self._about, 1)
        self.add(across, 1)
        self.add(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the buttons below where they do not fit beside."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme_now().px(STACKED_BELOW_PX)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self.content.setDirection(way)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _on_prepare_clicked(self) -> None:
        self.prepare_wanted.emit(self.row)

    def _on_sheet_clicked(self) -> None:
        self.sheet_wanted.emit(self.row)

    def _on_start_clicked(self) -> None:
        self.start_wanted.emit(self.row)
