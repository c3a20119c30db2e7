"""Reads the family's picture aloud, sentence by sentence, and marks the one being said.

It says what stands on the page and nothing else: what the room cannot read, it cannot hear.
"""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mam_desktop.meeting.screen_languages import base, language_name
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.family_screen.pieces import Page
from mam_desktop.ui.family_screen.sayings import Mark, Saying, sayings
from mam_desktop.ui.family_screen.scene_view import SceneView
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.speech import Speech

_IN_LETTERS = {
    "ARABIC": ("ar", "ur"),
    "BENGALI": ("bn",),
    "GURMUKHI": ("pa",),
    "LATIN": ("en", "cy", "pl", "ro", "pt", "es"),
}
"""How Unicode names begin -> languages of the screen written so, the likeliest first."""


class ReadingAloud(QObject):
    """Reads from the page that stands there to the last one; any other picture ends it."""

    changed = Signal(bool)
    """Whether it reads now."""

    def __init__(
        self,
        controller: LiveController,
        scene: Callable[[], SceneView | None],
        make_speech: Callable[[], Speech],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._scene_now, self._make_speech = controller, scene, make_speech
        self._speech: Speech | None = None
        self._scene: SceneView | None = None
        self._waiting: list[Saying] = []
        self._now: Saying | None = None
        self._after: Page | None = None
        """The page that was read before this one."""
        self._passed_over = 0
        self._is_turning = False

    @property
    def is_reading(self) -> bool:
        """Say whether it reads now."""
        return self._scene is not None

    def toggle(self) -> None:
        """Begin to read what the room sees, or stop."""
        if self.is_reading:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Begin at the top of the page that stands there; say why when nothing can be read."""
        scene = self._scene_now()
        if scene is None or not scene.is_wanted or scene.is_covered:
            self._controller.told.emit(_("The family screen shows nothing that can be read aloud."))
            return
        language = self._language()
        if not self._voice().speaks(language):
            words = _("This laptop has no voice for {language}: nothing is read aloud.")
            self._controller.told.emit(words.format(language=language_name(language)))
            return
        self._scene, self._passed_over, self._after = scene, 0, None
        scene.picture_changed.connect(self._on_scene_picture_changed)
        scene.hold_page(hold=True)
        self._waiting = list(sayings(scene.plain_page))
        self.changed.emit(True)
        self._go_on()

    def stop(self) -> None:
        """Be silent at once and take the mark away."""
        scene, self._scene = self._scene, None
        if scene is None:
            return
        self._voice().hush()
        scene.picture_changed.disconnect(self._on_scene_picture_changed)
        scene.mark(None)
        scene.hold_page(hold=False)
        self._waiting, self._now, self._after = [], None, None
        self.changed.emit(False)
        self._tell_passed_over()

    # --- one sentence after another --------------------------------------------------------------

    def _go_on(self) -> None:
        while self._scene is not None:
            if not self._waiting and not self._turn():
                self.stop()
            elif self._waiting and self._say(self._waiting.pop(0)):
                return

    def _say(self, saying: Saying) -> bool:
        """Begin to say a sentence; False where no voice knows its letters."""
        scene, language = self._scene, self._language_of(saying.words)
        if scene is None or not language:
            self._passed_over += 1
            return False
        self._now = saying
        scene.mark(Mark(saying))
        self._voice().say(saying.words, language)
        return True

    def _turn(self) -> bool:
        """Turn to the next page; False after the last one."""
        scene = self._scene
        if scene is None or scene.is_frozen or scene.page_no + 1 >= scene.picture.page_count:
            return False
        before = self._after = scene.plain_page
        self._is_turning = True
        scene.turn_page(1)
        self._is_turning = False
        self._waiting = list(sayings(scene.plain_page, after=before))
        return True

    def _on_speech_said(self) -> None:
        self._now = None
        self._go_on()

    def _on_speech_saying_word(self, start: int, length: int) -> None:
        if self._scene is not None and self._now is not None:
            self._scene.mark(Mark(self._now, self._now.part(start, length)))

    def _on_speech_failed(self) -> None:
        if self.is_reading:
            self.stop()
            self._controller.told.emit(_("The voice of this laptop broke off."))

    def _on_scene_picture_changed(self) -> None:
        """Go on where the same sentence still stands; stop at once where it does not."""
        scene, now = self._scene, self._now
        if scene is None or self._is_turning or scene.mark_now is not None:
            return
        is_seen = scene.is_wanted and not scene.is_covered
        stands = sayings(scene.plain_page, after=self._after) if is_seen else ()
        at = next((no for no, one in enumerate(stands) if now and one.words == now.words), None)
        if at is None:
            self.stop()
            return
        self._now, self._waiting = stands[at], list(stands[at + 1 :])
        scene.mark(Mark(stands[at]))

    # --- voices ----------------------------------------------------------------------------------

    def _voice(self) -> Speech:
        """Return the voices of this computer, looked for when they are wanted first."""
        if self._speech is None:
            speech = self._speech = self._make_speech()
            speech.setParent(self)
            speech.said.connect(self._on_speech_said)
            speech.saying_word.connect(self._on_speech_saying_word)
            speech.failed.connect(self._on_speech_failed)
        return self._speech

    def _language(self) -> str:
        return base(self._controller.screen.view.language)

    def _language_of(self, words: str) -> str:
        """Return the language to read words in: the screen's, else one with their letters."""
        language, letters = self._language(), letters_of(words)
        likely = _IN_LETTERS.get(letters, ())
        if not letters or language in likely:
            return language
        return next((one for one in likely if self._voice().speaks(one)), "")

    def _tell_passed_over(self) -> None:
        count, self._passed_over = self._passed_over, 0
        if count:
            words = ngettext(
                "{count} sentence was not read aloud: there is no voice here for its letters.",
                "{count} sentences were not read aloud: there is no voice here for their letters.",
                count,
            )
            self._controller.told.emit(words.format(count=count))


def letters_of(words: str) -> str:
    """Return which letters words begin in, as Unicode names them; nothing for numbers alone."""
    first = next((letter for letter in words if letter.isalpha()), "")
    return unicodedata.name(first, "").split(" ")[0] if first else ""
