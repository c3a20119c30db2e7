"""Easy read and pictures on the family screen: the switches, and what only the lead is told."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.easy_read import EasyHint, easy_hints
from mam_desktop.meeting.labels import PICTURES_SHOWN, label
from mam_desktop.meeting.picturing import read_easily, show_pictures
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.side_note import SideNote

MOST_HINTS, MOST_LETTERS = 3, 48


class EasyReading:
    """Two lines of the family screen's menu: one sentence at a time, and which pictures."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller
        self._pictures: dict[str, QAction] = {}

    def add_to(self, menu: QMenu) -> None:
        """Add both."""
        self._easy = menu.addAction(_("Easy read: one sentence at a time"))
        self._easy.setCheckable(True)
        self._easy.triggered.connect(self._on_easy_triggered)
        self._menu = QMenu(menu)
        group = QActionGroup(menu)
        for which in PICTURES_SHOWN:
            action = group.addAction(label(PICTURES_SHOWN, which))
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_pictures_triggered, which))
            self._pictures[which] = action
        self._menu.addActions(group.actions())
        menu.addMenu(self._menu)

    def refresh(self) -> None:
        """Tick what holds, and name it."""
        meeting = self._controller.meeting
        self._easy.setChecked(bool(meeting.easy_read))
        for which, action in self._pictures.items():
            action.setChecked(which == meeting.pictures)
        shown = label(PICTURES_SHOWN, meeting.pictures)
        self._menu.setTitle(_("Pictures beside words: {which}").format(which=shown))

    def _on_easy_triggered(self, on: bool) -> None:
        session = self._controller.session
        self._controller.do(lambda: read_easily(session, on=on))

    def _on_pictures_triggered(self, which: str) -> None:
        session = self._controller.session
        self._controller.do(lambda: show_pictures(session, which))


class EasyHints(SideNote):
    """Under the thumbnail while easy read is on: which sentences are long or hard. Never shown."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__("letter-case", tone="could_if", parent=parent)
        self._controller = controller
        controller.screen.changed.connect(self._on_screen_changed)
        self.refresh()

    def refresh(self) -> None:
        """Say what there is to say."""
        view = self._controller.screen.view
        is_told = view.is_easy_read and view.body is not None
        words = hint_words(easy_hints(view.body)) if is_told else ""
        self.say(words)

    def _on_screen_changed(self, _view: object) -> None:
        self.refresh()


def hint_words(hints: tuple[EasyHint, ...]) -> str:
    """Return the sentences that are long or carry hard words, a few lines; never put otherwise."""
    if not hints:
        return _("Easy read: every sentence here is short and plain. Only you see this.")
    lines = [_("Easy read. Only you see this:"), *map(_line, hints[:MOST_HINTS])]
    more = len(hints) - MOST_HINTS
    if more > 0:
        told = ngettext("and {count} more sentence", "and {count} more sentences", more)
        lines.append(told.format(count=more))
    return "\n".join(lines)


def _line(hint: EasyHint) -> str:
    short = hint.words
    if len(short) > MOST_LETTERS:
        short = f"{short[:MOST_LETTERS].rstrip()}…"
    pattern = _("hard words ({hard}): “{words}”")
    if hint.is_long:
        pattern = _("long, {count} words: “{words}”")
        if hint.jargon:
            pattern = _("long, {count} words, and hard ({hard}): “{words}”")
    said = pattern.format(count=hint.count, hard=", ".join(hint.jargon), words=short)
    if hint.is_quote:
        return _("– {hint} Their own words stay.").format(hint=said)
    return _("– {hint}").format(hint=said)
