"""How far an export is: done and still to do, how long yet, what was not written and why."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from mam_desktop.texts import _, ngettext
from mam_desktop.ui.minutes_ports import ExportProgress
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel


class ExportProgressCard(Card):
    """A card with a bar while it runs, and with what came of it afterwards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="plain", margins=(12, 10, 12, 10), spacing=6, parent=parent)
        self._title = PlainLabel(look="strong")
        self._count = PlainLabel("", wraps=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far the export is"))
        self.words = PlainLabel("", look="quiet_small")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        self.add(head)
        self.add(self.bar)
        self.add(self.words)
        self.hide()

    def show_progress(self, progress: ExportProgress) -> None:
        """Show how far it is."""
        self.show()
        self._title.setText(_title(progress))
        done = _("{done} of {all}").format(done=progress.done, all=progress.of)
        self._count.setText(done)
        self.bar.setRange(0, max(progress.of, 1))
        self.bar.setValue(progress.done)
        self.bar.setVisible(progress.is_running)
        self.words.setText(progress_text(progress))
        self.bar.setAccessibleDescription(done)


def _title(progress: ExportProgress) -> str:
    if progress.is_running:
        return _("Exporting…")
    if progress.is_whole:
        told = ngettext("{count} file written", "{count} files written", progress.files)
        return told.format(count=progress.files)
    return _("Stopped")


def progress_text(progress: ExportProgress) -> str:
    """Return what stands below the bar."""
    if progress.is_running:
        if not progress.left:
            return _("You can keep working.")
        return _("{left} · you can keep working").format(left=progress.left)
    lines = [progress.trouble] if progress.trouble else []
    if progress.is_whole:
        lines.append(_("They are in {folder}.").format(folder=progress.folder))
        lines.append(_("manifest.csv lists each file, and what was not written."))
    elif not progress.trouble:
        lines.append(_("What is written stays. Go on where it stopped."))
    if progress.waits_for_look:
        lines.append(_("Some copies wait until somebody has looked at them."))
    return "\n".join((*lines, *progress.not_written))
