"""Copies and papers: which paper, for whom, what is in it and what is not, and the ways out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QVBoxLayout, QWidget

from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.content import Content
from mam_desktop.meeting.copies import PAPERS, Paper
from mam_desktop.meeting.readers import Reader
from mam_desktop.texts import N_, _
from mam_desktop.ui.home.look_gate import LookGate
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled
from mam_desktop.ui.live.steps.parts.reflow import Reflow
from mam_desktop.ui.live.steps.sign_paper import SignPaper
from mam_desktop.ui.live.steps.sign_text import SignedText
from mam_desktop.ui.papers.drives import removable_drives
from mam_desktop.ui.papers.locked_form import LockedForm
from mam_desktop.ui.papers.page_view import PageView
from mam_desktop.ui.ports import ExportOrder, PaperPreview, PapersDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.reading_order import bring_into_sight
from mam_desktop.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

FORMATS = {
    "pdf": N_("PDF"),
    "docx": N_("Word"),
    "xlsx": N_("Plan as a spreadsheet"),
    "csv": N_("Plan as a plain table"),
    "ics": N_("Calendar"),
    "json": N_("Data (JSON)"),
}
VIEWS = {"words": N_("As words"), "pages": N_("As pages")}
NO_STICK = N_("No stick is in. Put one in, then press again.")
STICKS_OFF = N_("Your council has switched saving to sticks off.")
_PREVIEW_HIGH_PX = 240


class PapersView(QWidget):
    """One meeting's papers; it asks its desk for everything."""

    told = Signal(str)
    trouble = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: PapersDesk | None = None
        self._ids = ("", "")
        self._readers: tuple[Reader, ...] = ()
        self._must_look = False
        papers = {one.value: words for one, words in PAPERS.items()}
        self.paper = ChoiceField(_("Which paper"), papers)
        self.reader = ChoiceField(_("For whom"), {})
        self.as_format = ChoiceField(_("As what"), FORMATS)
        self.version = ChoiceField(_("Which version"), {})
        self.large = QCheckBox(_("Large print"))
        self.large.setAccessibleName(_("Large print"))
        self.gate = LookGate()
        self.view = ChoiceRow(_("How the copy is shown"), VIEWS)
        self.left_out = PlainLabel(look="strong")
        self.words = SignPaper()
        self.pages = PageView()
        self.save = Button(_("Save"), role="primary", icon="file-export")
        self.print = Button(_("Print…"), icon="printer")
        self.stick = Button(_("Save to a stick"), icon="download")
        self.lock_up = Button(_("Everything for this family…"), icon="lock")
        self.locked = LockedForm()
        self._sticks = QMenu(self)
        self._stick_words = PlainLabel(look="quiet_small")
        self._printer: QPrinter | None = None
        self._shown_later = QTimer(self, singleShot=True)
        self._build()
        self._connect()

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        gap = theme_now().gap
        form = ScrollColumn(spacing=10)
        self._paper_field = Labelled(_("Which paper"), self.paper)
        form.add(self._paper_field)
        for label, field in (
            (_("For whom"), self.reader),
            (_("As what"), self.as_format),
        ):
            form.add(Labelled(label, field))
        self._version_field = Labelled(_("Which version"), self.version)
        form.add(self._version_field)
        form.add(self.large)
        form.add(self.gate)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=gap(8), row_gap=gap(8))
        for one in (self.save, self.print, self.stick, self.lock_up):
            flow.addWidget(one)
        form.add(buttons)
        form.add(self._stick_words)
        form.add(self.locked)
        form.setMinimumHeight(theme_now().px(150))
        self.words.setAccessibleName(_("What the copy says"))
        self.words.setMinimumHeight(theme_now().px(_PREVIEW_HIGH_PX))
        self.pages.setMinimumHeight(theme_now().px(_PREVIEW_HIGH_PX))
        seen = Card(margins=(14, 10, 6, 8), spacing=6)
        seen.add(self.left_out)
        seen.add(self.view)
        seen.add(self.words, 1)
        seen.add(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Reflow(form, seen, wide_px=700, stretch=(2, 3), spacing=16, fills=True), 1)
        self.view.choose("words")
        self.pages.hide()
        self._stick_words.hide()
        self.locked.hide()

    def _connect(self) -> None:
        for field in (self.paper, self.reader, self.version):
            field.activated.connect(self._on_choice_activated)
        self.as_format.activated.connect(self._show_what_fits)
        self.large.toggled.connect(self.show_preview)
        self.view.picked.connect(self._on_view_picked)
        self.save.clicked.connect(self._on_save_clicked)
        self.print.clicked.connect(self._on_print_clicked)
        self.stick.clicked.connect(self._on_stick_clicked)
        self.lock_up.clicked.connect(self._on_lock_up_clicked)
        self.locked.told.connect(self._on_locked_told)
        self.locked.stick_wanted.connect(self._on_locked_stick_wanted)
        self.locked.left.connect(self._on_locked_left)
        self._shown_later.timeout.connect(self._on_shown_later_timeout)

    # --- what is asked for ---------------------------------------------------------------------

    def show_meeting(self, desk: PapersDesk, family_id: str, meeting_id: str) -> None:
        """Show the papers of a meeting; what was chosen before for it stays."""
        chosen = self._reader if self._ids == (family_id, meeting_id) else None
        self._desk, self._ids = desk, (family_id, meeting_id)
        self._offer(desk.readers(), chosen)
        self._show_versions(desk.versions())
        self.stick.setEnabled(desk.may_use_sticks)
        self.locked.stick.setEnabled(desk.may_use_sticks)
        self._say_of_sticks("" if desk.may_use_sticks else _(STICKS_OFF))
        self.show_preview()

    def _offer(self, readers: tuple[Reader, ...], chosen: Reader | None) -> None:
        """Offer readers; the same one stays chosen, never the same line of another list."""
        self._readers = readers
        self.reader.clear()
        for no, one in enumerate(readers):
            self.reader.addItem(one.words, str(no))
        if chosen in readers:
            self.reader.choose(str(readers.index(chosen)))
        else:
            self.gate.put_away()
            self.locked.put_away()

    def _show_versions(self, versions: Sequence[tuple[str, str]]) -> None:
        """Offer the versions where there are more than one; what was chosen stays."""
        chosen = self.version.choice()
        self.version.clear()
        for seal_id, words in versions:
            self.version.addItem(words, seal_id)
        self.version.choose(chosen)
        self._version_field.setVisible(len(versions) > 1)

    def choose(self, copy: Copy, paper: Paper = Paper.MINUTES) -> None:
        """Choose a copy and a paper, such as the running sheet."""
        self.paper.choose(paper.value)
        for no, one in enumerate(self._readers):
            if one.copy is copy:
                self.reader.choose(str(no))
                break
        self.show_preview()

    def start(self) -> None:
        """Give the focus to the first choice."""
        (self.reader if self._paper_field.isHidden() else self.paper).setFocus()

    @property
    def _reader(self) -> Reader:
        return self._readers[int(self.reader.choice() or 0)]

    @property
    def order(self) -> ExportOrder:
        """Return what is chosen."""
        reader = self._reader
        is_sheet = reader.copy is Copy.RUNNING_SHEET
        return ExportOrder(
            family_id=self._ids[0],
            meeting_id=self._ids[1],
            copy=reader.copy.value,
            as_format=self.as_format.choice() or "pdf",
            for_whom=reader.for_whom,
            with_household=reader.with_household,
            paper=Paper.MINUTES.value if is_sheet else self.paper.choice(),
            large_print=self.large.isChecked(),
            looked_by=self.gate.name,
            seal_id="" if is_sheet else self.version.choice(),
        )

    def _on_choice_activated(self) -> None:
        self.gate.put_away()
        self.show_preview()

    # --- the preview ---------------------------------------------------------------------------

    def show_preview(self) -> None:
        """Show what the chosen reader would get."""
        if self._desk is None or not self._readers:
            return
        self._show_what_fits()
        self._desk.preview(self.order, self._on_desk_previewed, self._on_desk_refused)

    def _show_what_fits(self) -> None:
        order = self.order
        is_sheet = order.copy == Copy.RUNNING_SHEET.value
        if is_sheet and self.paper.hasFocus():
            self.reader.setFocus()
        self._paper_field.setVisible(not is_sheet)
        is_family = order.copy == Copy.FAMILY.value
        self.lock_up.setVisible(is_family)
        if not is_family:
            self.locked.put_away()

    def _on_desk_previewed(self, seen: PaperPreview) -> None:
        self._must_look = seen.must_be_looked_at
        self.left_out.setText("\n".join(filter(None, (seen.left_out, seen.note))))
        self.words.show_text(_as_text(seen.content))
        for button in self._ways_out:
            button.setEnabled(True)
        if self._desk is not None:
            self.stick.setEnabled(self._desk.may_use_sticks)
        if self.view.choice() == "pages":
            self._ask_for_pages()

    def _on_desk_refused(self, words: str) -> None:
        self.left_out.setText(words)
        self.words.show_text(_NOTHING)
        self.pages.show_pages(())
        for button in self._ways_out:
            button.setEnabled(False)

    @property
    def _ways_out(self) -> tuple[Button, ...]:
        return (self.save, self.print, self.stick, self.lock_up)

    def _on_view_picked(self, view: str) -> None:
        self.words.setVisible(view == "words")
        self.pages.setVisible(view == "pages")
        if view == "pages":
            self._ask_for_pages()

    def _ask_for_pages(self) -> None:
        if self._desk is not None:
            self._desk.preview_pages(self.order, self.pages.show_pages, self._on_desk_refused)

    # --- the ways out --------------------------------------------------------------------------

    def _is_looked_at(self) -> bool:
        if self._must_look and not self.gate.name:
            self.gate.ask()
            return False
        return True

    def _on_save_clicked(self) -> None:
        if self._desk is not None and self._is_looked_at():
            self._desk.export(self.order, self._on_desk_written, self.trouble.emit)

    def _on_desk_written(self, path: Path) -> None:
        self.told.emit(_("Written: {name}").format(name=str(path)))

    def _on_print_clicked(self) -> None:
        if self._desk is not None and self._is_looked_at():
            self._desk.print_pages(self.order, self._on_desk_pages, self.trouble.emit)

    def _on_desk_pages(self, pages: Sequence[bytes]) -> None:
        # A computer without a printing system can still hold a meeting.
        from PySide6.QtPrintSupport import QPrintDialog

        from mam_desktop.ui.papers.printing import a4_printer

        # The dialog only points to its printer: nobody else would keep it.
        self._printer = a4_printer()
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, max(1, len(pages)))
        dialog.accepted.connect(lambda: self._on_dialog_accepted(dialog, pages))
        dialog.show()

    def _on_dialog_accepted(self, dialog: "QPrintDialog", pages: Sequence[bytes]) -> None:
        from mam_desktop.ui.papers.printing import print_pictures

        if print_pictures(dialog.printer(), pages):
            self.told.emit(_("The copy is on its way to the printer."))
        else:
            self.trouble.emit(_("The printer did not take the copy. Nothing was printed."))

    def _on_stick_clicked(self) -> None:
        if self._desk is None or not self._is_looked_at():
            return
        is_in = self._choose_stick(self.stick, self.save_to)
        self._say_of_sticks("" if is_in else _(NO_STICK))

    def _choose_stick(self, button: Button, save_to: Callable[[Path], None]) -> bool:
        """Save to the one stick that is in, or ask to which; say whether any is."""
        drives = removable_drives()
        self._sticks.clear()
        for drive in drives:
            line = self._sticks.addAction(drive.name)
            line.triggered.connect(lambda _on=False, to=drive.folder: save_to(to))
        if len(drives) == 1:
            save_to(drives[0].folder)
        elif drives:
            self._sticks.popup(button.mapToGlobal(button.rect().bottomLeft()))
        return bool(drives)

    def save_to(self, folder: Path) -> None:
        """Save the copy to a stick."""
        if self._desk is not None:
            self._desk.save_to_stick(self.order, folder, self._on_desk_written, self.trouble.emit)

    def _say_of_sticks(self, words: str) -> None:
        self._stick_words.setText(words)
        self._stick_words.setVisible(bool(words))

    def _on_lock_up_clicked(self) -> None:
        if self._is_looked_at():
            self.locked.ask()
            self._shown_later.start()

    def _on_shown_later_timeout(self) -> None:
        """Scroll to the form, once it has its height: the button first, the field above all."""
        for one in (self.locked, self.locked.make, self.locked.password):
            bring_into_sight(one)

    def _on_locked_told(self, password: str) -> None:
        self._lock_up_to(None, password)

    def _on_locked_stick_wanted(self, password: str) -> None:
        if not self._choose_stick(self.locked.stick, lambda to: self._lock_up_to(to, password)):
            self.locked.say_trouble(_(NO_STICK))

    def _lock_up_to(self, folder: Path | None, password: str) -> None:
        if self._desk is not None:
            order = replace(self.order, folder=folder)
            self._desk.everything(order, password, self._on_desk_locked, self.locked.say_trouble)

    def _on_desk_locked(self, path: Path) -> None:
        self.locked.put_away()
        self.lock_up.setFocus()
        self._on_desk_written(path)

    def _on_locked_left(self) -> None:
        self.lock_up.setFocus()


_NOTHING = SignedText(title="", about="", blocks=(), content_hash="", seal=None)


def _as_text(content: Content) -> SignedText:
    about = " · ".join(one for one in (content.copy_name, content.marking) if one)
    lines = "\n".join((*content.subtitle_lines, about))
    return SignedText(
        title=content.title,
        about=lines,
        blocks=content.blocks,
        content_hash=content.content_hash,
        seal=None,
    )
