"""Exports chosen minutes: for whom, as what, where to, how far it is; and marks what was sent."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from mam_desktop.errors import WorldError
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.file_choice import no_trace
from mam_desktop.ui.home.export_progress import ExportProgressCard
from mam_desktop.ui.home.look_gate import LookGate
from mam_desktop.ui.live.steps.parts.fields import ChoiceField
from mam_desktop.ui.minutes_ports import ExportProgress, ExportWish, MinutesDesk
from mam_desktop.ui.ports import MinutesRow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.elided_label import ElidedLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.plain_tip import show_tip
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

WIDE_PX = 330
UNLIMITED = 16_777_215
"""Qt's own largest size."""
LOOK_MS = 120
"""So often it is looked how far an export is."""
EACH = "each"
COPIES = (
    ("everyone", N_("Everyone at the meeting")),
    ("family", N_("The family (plain words)")),
    ("case_file", N_("The case file (full)")),
    (EACH, N_("Each person, the copy they are due")),
)
FORMATS = (
    ("docx", N_("Word"), "file-type-docx"),
    ("pdf", N_("PDF"), "file-type-pdf"),
    ("csv", N_("Actions"), "checkbox"),
)


class ExportPanel(ScrollColumn):
    """What stands beside the table of minutes."""

    trouble = Signal(str)
    exported = Signal(int)
    """How many files were written, at its end."""
    marked = Signal(str)
    """A sentence: what was marked as sent, or not any more."""

    def __init__(self, desk: MinutesDesk, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 16, 14, 14), spacing=6, parent=parent)
        self._desk = desk
        self._chosen: tuple[MinutesRow, ...] = ()
        self._folder: Path | None = None
        self._shown: ExportProgress | None = None
        self._to_mark: list[MinutesRow] = []
        self.setFixedWidth(theme_now().px(WIDE_PX))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._build()
        self._connect()
        self.show_chosen(())
        self._look()

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        gap = theme_now().gap
        self._title = PlainLabel(look="section")
        self.add(self._title)
        self.content.addSpacing(gap(4))
        self.add(PlainLabel(_("Copy for"), look="strong"))
        self.copies = self._choices()
        self.content.addSpacing(gap(4))
        self._build_formats()
        self._build_places()
        self.gate = LookGate()
        self.add(self.gate)
        self.content.addSpacing(gap(6))
        self.card = ExportProgressCard()
        self.add(self.card)
        self.export = Button(_("Export"), role="primary", icon="file-export")
        self.stop = Button(_("Stop"), icon="player-stop")
        self.sent = Button(_("Mark as sent"), icon="send")
        self.unsent = Button(_("Not sent after all"), role="quiet")
        for one in (self.export, self.stop, self.sent, self.unsent):
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.add(one)

    def _choices(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for name, words in COPIES:
            card = Card(across=True, margins=(12, 4, 12, 4))
            choice = QRadioButton(_(words))
            choice.setProperty("copy", name)
            choice.toggled.connect(lambda on, it=card: it.set_look("chosen" if on else ""))
            group.addButton(choice)
            card.add(choice, 1)
            self.add(card)
        group.buttons()[0].setChecked(True)
        return group

    def _build_formats(self) -> None:
        self._as = PlainLabel(_("As"), look="strong")
        self.add(self._as)
        row = QHBoxLayout()
        row.setSpacing(theme_now().gap(6))
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
        self._each = PlainLabel(
            _("As the list of copies says: Word, PDF or large print."), look="quiet"
        )
        self.add(self._each)

    def _build_places(self) -> None:
        self._template_head = PlainLabel(_("Template"), look="strong")
        self.template = ChoiceField(_("Template"), {"": ""}, nothing=_("Our own look"))
        self.template.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for path, words in self._desk.templates():
            self.template.addItem(words, path)
        self.add(self._template_head)
        self.add(self.template)
        self.add(PlainLabel(_("Folder"), look="strong"))
        self.folder = ElidedLabel("")
        self.folder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.choose_folder = Button(_("Choose…"), name=_("Choose a folder"), size="small")
        may = self._desk.may_choose_folder
        self.choose_folder.setEnabled(may)
        if not may:
            show_tip(self.choose_folder, _("Your council has switched saving to sticks off."))
        row = QHBoxLayout()
        row.setSpacing(theme_now().gap(6))
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose_folder)
        self.add(row)

    def _connect(self) -> None:
        self.export.clicked.connect(self._on_export_clicked)
        self.gate.who.returnPressed.connect(self._on_export_clicked)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.choose_folder.clicked.connect(self._on_choose_folder_clicked)
        self.copies.buttonToggled.connect(self._on_choice_changed)
        self.formats.buttonToggled.connect(self._on_choice_changed)
        self.sent.clicked.connect(self._on_sent_clicked)
        self.unsent.clicked.connect(self._on_unsent_clicked)
        self._timer.timeout.connect(self._look)

    # --- what is chosen ------------------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Say whether files are being written."""
        progress = self._desk.progress()
        return progress is not None and progress.is_running

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
            if not self.is_running:
                self.card.hide()
                self.export.set_words(_("Export"))
        self._chosen = tuple(rows)
        words = ngettext("Export {count} minutes", "Export {count} minutes", len(rows))
        none = _("Tick the minutes to export")
        self._title.setText(words.format(count=len(rows)) if rows else none)
        self._show()

    def use_folder(self, folder: Path) -> None:
        """Write into this folder from here on."""
        self._folder = folder
        self._show()

    def _show(self) -> None:
        is_running, is_each = self.is_running, _chosen(self.copies, "copy") == EACH
        has_template = self.template.count() > 1
        can_template = has_template and (is_each or _chosen(self.formats, "format") == "docx")
        buttons = (self.export, self.stop, self.sent, self.unsent)
        held = next((one for one in buttons if one.hasFocus()), None)
        self.export.setEnabled(bool(self._chosen))
        self.export.setVisible(not is_running)
        self.stop.setVisible(is_running)
        for button in self.formats.buttons():
            button.setVisible(not is_each)
        self._each.setVisible(is_each)
        for one in (self._template_head, self.template):
            one.setVisible(can_template)
        folder = self._folder or self._desk.folder_for(self._chosen)
        self.folder.setText(folder.name or str(folder))
        show_tip(self.folder, str(folder))
        can_mark = not is_running and not self._to_mark
        self.sent.setVisible(can_mark and any(_can_be_sent(one) for one in self._chosen))
        self.unsent.setVisible(can_mark and any(one.is_sent for one in self._chosen))
        if held is not None and held.isHidden():
            # Whoever works by keys goes on where they were, and not at the top of the page.
            (self.stop if is_running else self.export).setFocus()
        if self.maximumWidth() == UNLIMITED:
            self.setMinimumHeight(self.content.sizeHint().height())

    def _on_choice_changed(self) -> None:
        self.export.set_words(_("Export"))
        self._show()

    def _on_choose_folder_clicked(self) -> None:
        with no_trace():
            folder = QFileDialog.getExistingDirectory(self, _("Choose a folder"))
        if folder:
            self.use_folder(Path(folder))

    # --- export --------------------------------------------------------------------------------

    def _on_export_clicked(self) -> None:
        if not self._chosen or self.is_running or self.gate.is_open:
            return
        can_template = not self.template.isHidden()
        wish = ExportWish(
            rows=self._chosen,
            copy=_chosen(self.copies, "copy"),
            as_format=_chosen(self.formats, "format"),
            template=self.template.choice() if can_template else "",
            folder=self._folder,
            looked_by=self.gate.name,
        )
        self._shown = None
        self._desk.export(wish)
        self._look()

    def _on_stop_clicked(self) -> None:
        self._desk.stop_export()
        self.stop.set_words(_("Stopping…"))

    def _look(self) -> None:
        """Show how far the newest export is; go on looking while it runs."""
        progress = self._desk.progress()
        if progress is None or progress == self._shown:
            return
        was_running = self._shown is None or self._shown.is_running
        self._shown = progress
        self.card.show_progress(progress)
        if progress.is_running:
            self._timer.start()
        else:
            self._timer.stop()
            self.stop.set_words(_("Stop"))
            if was_running:
                self._end(progress)
        self._show()

    def _end(self, progress: ExportProgress) -> None:
        self.export.set_words(_("Export") if progress.is_whole else _("Go on"))
        if progress.waits_for_look:
            self.gate.ask()
        else:
            self.gate.put_away()
        if progress.trouble:
            self.trouble.emit(progress.trouble)
        elif progress.is_whole and not progress.waits_for_look:
            self.exported.emit(progress.files)

    # --- sent ----------------------------------------------------------------------------------

    def _on_sent_clicked(self) -> None:
        rows = [one for one in self._chosen if _can_be_sent(one)]
        words = ngettext(
            "{count} meeting is marked as sent.", "{count} meetings are marked as sent.", len(rows)
        )
        self._mark(rows, self._desk.mark_sent, words)

    def _on_unsent_clicked(self) -> None:
        rows = [one for one in self._chosen if one.is_sent]
        words = ngettext(
            "{count} meeting is not marked as sent any more.",
            "{count} meetings are not marked as sent any more.",
            len(rows),
        )
        self._mark(rows, self._desk.take_back_sent, words)

    def _mark(
        self, rows: Sequence[MinutesRow], mark: Callable[[MinutesRow], None], words: str
    ) -> None:
        """Mark one meeting after the other; between them the windows have their turn."""
        self._to_mark = list(rows)

        def go_on() -> None:
            if not self._to_mark:
                self.marked.emit(words.format(count=len(rows)))
                self._show()
                return
            try:
                mark(self._to_mark.pop(0))
            except WorldError as error:
                self._to_mark.clear()
                self.trouble.emit(str(error))
                self._show()
                return
            QTimer.singleShot(0, self, go_on)

        go_on()


def _can_be_sent(row: MinutesRow) -> bool:
    return row.is_sealed and not row.is_sent


def _chosen(group: QButtonGroup, name: str) -> str:
    button = group.checkedButton()
    return str(button.property(name)) if button is not None else ""
