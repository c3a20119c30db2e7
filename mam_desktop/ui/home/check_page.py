"""Checking files: whether they are as they were sealed, who signed what, and when."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.texts import _, ngettext
from mam_desktop.ui.file_choice import no_trace
from mam_desktop.ui.home.home_page import HomePage
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.ports import CheckedFile, HomeDesk
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.page_header import PageHeader
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

_LOOKS = {
    "intact": ("can", "shield-check"),
    "unknown_laptop": ("could_if", "help-circle"),
    "corrected_later": ("could_if", "history"),
    "broken": ("attention", "alert-triangle"),
    "not_ours": ("plain", "circle-x"),
    "unread": ("attention", "alert-circle"),
    "unchecked": ("attention", "alert-circle"),
}
"""Verdict -> tone and icon; the sentence says it in words."""
NOT_AS_SEALED = frozenset({"broken", "not_ours"})
COULD_NOT_CHECK = frozenset({"unread", "unchecked"})
"""What says nothing about a file, neither good nor bad."""
MOST_SHOWN = 300
"""Cards for what is well; what is not well is always shown."""


class CheckedCard(Card):
    """One file and what was found."""

    def __init__(self, one: CheckedFile, parent: QWidget | None = None) -> None:
        tone, icon = _LOOKS[one.kind]
        super().__init__(edge=tone, margins=(18, 10, 14, 11), spacing=3, parent=parent)
        self.one = one
        self.setAccessibleName(". ".join((one.name, one.sentence, *one.lines)))
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(8))
        head.addWidget(IconLabel(icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(breakable(one.sentence), look="strong", tone=tone), 1)
        self.add(PlainLabel(breakable(one.name), look="quiet"))
        self.add(head)
        for line in one.lines:
            self.add(PlainLabel(breakable(line), look="small"))


class CheckPage(HomePage):
    """Files come by dropping them anywhere on Home, or by the buttons; nothing is sent anywhere."""

    def __init__(self, desk: HomeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._run = 0
        self.found: list[CheckedFile] = []
        self.back = Button(_("Back"), icon="arrow-left", role="quiet")
        self.files = Button(_("Choose files…"), icon="file-check", role="primary")
        self.folder = Button(_("Choose a folder…"), icon="archive")
        self.stop = Button(_("Stop"), icon="x")
        self.progress = PlainLabel(look="quiet")
        self._build()
        self.back.clicked.connect(self.back_wanted)
        self.files.clicked.connect(self._on_files_clicked)
        self.folder.clicked.connect(self._on_folder_clicked)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.stop.hide()

    def _build(self) -> None:
        gap = theme_now().gap
        sentence = _(
            "Is this paper still what was sealed? A PDF or JSON of signed minutes is looked at "
            "on this laptop; nothing is sent anywhere."
        )
        head = QHBoxLayout()
        head.addWidget(PageHeader(_("Check a file"), sentence), 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        drop = Card(look="dashed", margins=(18, 16, 18, 16), spacing=10)
        drop.add(PlainLabel(_("Drop files or a folder here, or choose them:")))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=gap(10), row_gap=gap(8))
        for one in (self.files, self.folder, self.stop):
            flow.addWidget(one)
        drop.add(buttons)
        drop.add(self.progress)
        self.progress.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(gap(8))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*theme_now().page_edges())
        rows.setSpacing(gap(12))
        rows.addLayout(head)
        rows.addWidget(drop)
        rows.addLayout(self._cards)
        rows.addStretch(1)

    @property
    def cards(self) -> list[CheckedCard]:
        """Return the cards that are shown."""
        items = (self._cards.itemAt(no) for no in range(self._cards.count()))
        shown = (item.widget() for item in items if item is not None)
        return [one for one in shown if isinstance(one, CheckedCard)]

    def start(self) -> None:
        """Give the focus to choosing files."""
        self.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Look at nothing more, and let go of what was found: it names people."""
        self._end()
        self._clear()
        self.progress.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    # --- checking ------------------------------------------------------------------------------

    def check(self, paths: Sequence[Path]) -> None:
        """Check files and what is in folders; what was found before makes room."""
        self._clear()
        self._run += 1
        run = self._run
        self._show_progress(_("Looking for files…"))
        self.stop.show()
        self.desk.verify(
            paths,
            lambda one, left: self._on_told(run, one, left),
            lambda: self._on_done(run),
            self._on_failed,
        )

    def _on_told(self, run: int, one: CheckedFile, left: int) -> bool:
        if run != self._run:
            return False
        self.found.append(one)
        if len(self.found) <= MOST_SHOWN or one.kind in NOT_AS_SEALED | COULD_NOT_CHECK:
            self._cards.addWidget(CheckedCard(one))
        self._show_progress(
            ngettext("{count} more to check…", "{count} more to check…", left).format(count=left)
        )
        return True

    def _on_done(self, run: int) -> None:
        if run == self._run:
            self._end()
            self._say_how_many()

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.progress.hide()
        self.trouble.emit(sentence)

    def _say_how_many(self) -> None:
        count = len(self.found)
        bad = sum(one.kind in NOT_AS_SEALED for one in self.found)
        checked = ngettext("{count} file checked.", "{count} files checked.", count)
        left = sum(one.kind in COULD_NOT_CHECK for one in self.found)
        told = _not_well_words(bad, left)
        if count == 1:
            told = self.found[0].sentence
        elif not (bad or left):
            told = _("All are as they were sealed.") if count else ""
        words = _("{checked} {told}").format(checked=checked.format(count=count), told=told)
        self._show_progress(words.strip())
        announce(self, words)

    def _show_progress(self, words: str) -> None:
        self.progress.setText(words)
        self.progress.show()

    def _end(self) -> None:
        self._run += 1
        self.stop.hide()

    def _clear(self) -> None:
        self.found.clear()
        clear_layout(self._cards)

    # --- choosing ------------------------------------------------------------------------------

    def _on_files_clicked(self) -> None:
        kinds = _("Sealed papers (*.pdf *.json);;All files (*)")
        with no_trace():
            chosen, _kind = QFileDialog.getOpenFileNames(self, _("Check files"), "", kinds)
        if chosen:
            self.check([Path(one) for one in chosen])

    def _on_folder_clicked(self) -> None:
        with no_trace():
            chosen = QFileDialog.getExistingDirectory(self, _("Check a folder"))
        if chosen:
            self.check([Path(chosen)])

    def _on_stop_clicked(self) -> None:
        self._end()
        self._say_how_many()
        self.files.setFocus(Qt.FocusReason.OtherFocusReason)


def _not_well_words(bad: int, left: int) -> str:
    """Say of how many files nothing good can be said; what was not checked is never called bad."""
    changed = ngettext(
        "{count} is not as it was sealed, or not one of ours.",
        "{count} are not as they were sealed, or not ours.",
        bad,
    ).format(count=bad)
    unchecked = ngettext(
        "{count} could not be checked here.", "{count} could not be checked here.", left
    ).format(count=left)
    if bad and left:
        return _("{changed} {unchecked}").format(changed=changed, unchecked=unchecked)
    return changed if bad else unchecked
