"""The languages of the family screen: choosing one or two, and what the lead is told about them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.screen_languages import (
    SCREEN_LANGUAGES,
    base,
    choose_screen_languages,
    language_name,
    languages_of,
)
from mam_desktop.texts import _, screen_checked
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.side_note import SideNote


class ScreenLanguages:
    """Two lines of the family screen's menu: its language, and a second one under it."""

    def __init__(self, controller: LiveController) -> None:
        self._controller = controller
        self._firsts: dict[str, QAction] = {}
        self._seconds: dict[str, QAction] = {}

    def add_to(self, menu: QMenu) -> None:
        """Add both, each with every language in it."""
        self._first, self._second = QMenu(menu), QMenu(menu)
        self._fill(self._first, tuple(SCREEN_LANGUAGES), self._firsts, self._on_first_triggered)
        self._fill(self._second, ("", *SCREEN_LANGUAGES), self._seconds, self._on_second_triggered)
        for one in (self._first, self._second):
            menu.addMenu(one)
            one.aboutToShow.connect(self._tell_drafts)

    def _fill(
        self,
        menu: QMenu,
        codes: tuple[str, ...],
        actions: dict[str, QAction],
        choose: Callable[[str], None],
    ) -> None:
        group = QActionGroup(menu)
        for code in codes:
            action = group.addAction(_words(code))
            action.setCheckable(True)
            action.triggered.connect(partial(choose, code))
            actions[code] = action
        menu.addActions(group.actions())

    def refresh(self) -> None:
        """Name and tick the languages of now."""
        first, second = languages_of(self._controller.meeting)
        for code, action in self._firsts.items():
            action.setChecked(code == base(first))
        for code, action in self._seconds.items():
            action.setChecked(code == base(second))
            action.setVisible(code != base(first))
        self._first.setTitle(_("Language: {language}").format(language=language_name(first)))
        under = language_name(second) if second else _("none")
        self._second.setTitle(_("A second language under it: {language}").format(language=under))

    def _tell_drafts(self) -> None:
        """Say beside a language that its words are drafts; read only when somebody looks."""
        for code, action in (*self._firsts.items(), *self._seconds.items()):
            is_draft = bool(code) and not screen_checked(code).is_checked
            told = _("{language} – draft").format(language=_words(code))
            action.setText(told if is_draft else _words(code))

    def _on_first_triggered(self, code: str) -> None:
        second = languages_of(self._controller.meeting)[1]
        self._choose(code, second)

    def _on_second_triggered(self, code: str) -> None:
        self._choose(languages_of(self._controller.meeting)[0], code)

    def _choose(self, first: str, second: str) -> None:
        session = self._controller.session
        self._controller.do(lambda: choose_screen_languages(session, first, second))


def _words(code: str) -> str:
    """Return a language as the lead and as its speakers call it."""
    if not code:
        return _("None")
    own, name = SCREEN_LANGUAGES[code]
    return own if _(name) == own else _("{language} · {own}").format(language=_(name), own=own)


class LanguageNote(SideNote):
    """Under the thumbnail: which words on the screen nobody has checked; nothing when all are."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__("language", tone="could_if", parent=parent)
        self._controller = controller
        controller.screen.changed.connect(self._on_screen_changed)
        controller.state_changed.connect(self._on_controller_state_changed)
        self.refresh()

    def refresh(self) -> None:
        """Say what there is to say."""
        words = "\n".join(self._controller.screen.language_notes)
        self.say(words)

    def _on_screen_changed(self, _view: object) -> None:
        self.refresh()

    def _on_controller_state_changed(self, _touched: object) -> None:
        self.refresh()
