"""Exports chosen minutes one after the other: for whom, as what, how far it is, and Stop."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QRadioButton, QWidget

from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.home.look_gate import LookGate
from mam_desktop.ui.ports import ExportOrder, HomeDesk, MinutesRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

WIDE_PX = 330
UNLIMITED = 16_777_215
"""Qt's own largest size."""
COPIES = (
    ("everyone", N_("Everyone at the meeting")),
    ("family", N_("The family (plain words)")),
    ("case_file", N_("The case file (full)")),
)
FORMATS = (
    ("docx", N_("Word"), "file-type-docx"),
    ("pdf", N_("PDF"), "file-type-pdf"),
)


class ExportPanel(ScrollColumn):
    """What stands beside the table of minutes."""

    trouble = Signal(str)
    exported = Signal(int)
    """How many files were written."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 16, 14, 14), spacing=6, parent=parent)
        self._desk = desk
        self._chosen: tuple[MinutesRow, ...] = ()
        self._waiting: list[MinutesRow] = []
        self._done = 0
        self.setFixedWidth(theme_now().px(WIDE_PX))
        self._build()
        self.export.clicked.connect(self._on_export_clicked)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.show_chosen(())

    def _build(self) -> None:
        gap = theme_now().gap
        self._title = PlainLabel(look="section")
        self.add(self._title)
        self.content.addSpacing(gap(8))
        self.add(PlainLabel(_("Copy for"), look="strong"))
        self.copies = QButtonGroup(self)
        for name, words in COPIES:
            card = Card(across=True, margins=(12, 5, 12, 5))
            choice = QRadioButton(_(words))
            choice.setProperty("copy", name)
            self.copies.addButton(choice)
            card.add(choice, 1)
            self.add(card)
        self.copies.buttons()[0].setChecked(True)
        self.content.addSpacing(gap(8))
        self.add(PlainLabel(_("As"), look="strong"))
        row = QHBoxLayout()
        row.setSpacing(gap(6))
        self.formats = QButtonGroup(self)
        for name, words, icon in FORMATS:
            button = Button(_(words), icon=icon)
            button.setCheckable(True)
            button.setProperty("format", name)
            self.formats.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.formats.buttons()[0].setChecked(True)
        self.add(row)
        self.content.addSpacing(gap(14))
        self.gate = LookGate()
        self.gate.who.returnPressed.connect(self._on_export_clicked)
        self.add(self.gate)
        self.export = Button(_("Export"), role="primary", icon="file-export")
        self.add(self.export)
        self._build_progress()

    def _build_progress(self) -> None:
        self._progress = Card(ground="plain", margins=(12, 10, 12, 10))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Exporting…"), look="strong"), 1)
        self._count = PlainLabel("", wraps=False)
        head.addWidget(self._count)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the export is"))
        self._progress.add(head)
        self._progress.add(self._bar)
        self._progress.add(PlainLabel(_("You can keep working."), look="quiet_small"))
        self.stop = Button(_("Stop"))
        self.content.addSpacing(theme_now().gap(8))
        self.add(self._progress)
        self.add(self.stop)

    @property
    def is_running(self) -> bool:
        """Say whether files are being written."""
        return bool(self._waiting)

    def set_wide(self, wide: bool) -> None:
        """Take the whole width, and as much height as is needed, below the table."""
        if wide:
            self.setMinimumWidth(theme_now().px(WIDE_PX))
            self.setMaximumWidth(UNLIMITED)
            self.setMinimumHeight(self.content.sizeHint().height())
        else:
            self.setFixedWidth(theme_now().px(WIDE_PX))
            self.setMinimumHeight(0)

    def show_chosen(self, rows: Sequence[MinutesRow]) -> None:
        """Say which minutes would be exported."""
        if tuple(rows) != self._chosen:
            self.gate.put_away()
        self._chosen = tuple(rows)
        one, many = N_("Export {count} meeting"), N_("Export {count} meetings")
        words = ngettext(one, many, len(rows))
        none = _("Tick the minutes to export")
        self._title.setText(words.format(count=len(rows)) if rows else none)
        self._show()

    def _show(self) -> None:
        self.export.setEnabled(bool(self._chosen) and not self.is_running)
        for one in (self._progress, self.stop):
            one.setVisible(self.is_running)
        of = self._done + len(self._waiting)
        self._count.setText(_("{done} of {all}").format(done=self._done, all=of))
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(self._done)

    def _on_export_clicked(self) -> None:
        if not self._chosen or self.is_running:
            return
        if not self.gate.name and self._must_be_looked_at():
            self.gate.ask()
            return
        self._waiting, self._done = list(self._chosen), 0
        self._show()
        self._next()

    def _must_be_looked_at(self) -> bool:
        must = self._desk.must_be_looked_at
        return any(must(one.family_id, one.meeting_id) for one in self._chosen)

    def _next(self) -> None:
        if not self._waiting:
            return
        row = self._waiting[0]
        order = ExportOrder(
            family_id=row.family_id,
            meeting_id=row.meeting_id,
            copy=_chosen(self.copies, "copy"),
            as_format=_chosen(self.formats, "format"),
            looked_by=self.gate.name,
        )
        self._desk.export(order, self._on_desk_exported, self._on_desk_export_failed)

    def _on_desk_exported(self, _path: Path) -> None:
        if not self._waiting:
            return
        self._waiting.pop(0)
        self._done += 1
        self._show()
        if self._waiting:
            QTimer.singleShot(0, self, self._next)
        else:
            self.gate.put_away()
            self.exported.emit(self._done)

    def _on_desk_export_failed(self, words: str) -> None:
        self._waiting.clear()
        self._show()
        self.trouble.emit(words)

    def _on_stop_clicked(self) -> None:
        self._waiting.clear()
        self._show()


def _chosen(group: QButtonGroup, name: str) -> str:
    button = group.checkedButton()
    return str(button.property(name)) if button is not None else ""
