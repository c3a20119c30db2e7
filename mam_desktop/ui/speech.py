"""The voices of this computer: which languages they speak, and saying one sentence after another.

Words leave the program only as sound: nothing is written to a file, nothing goes over a network.
Some engines take marks in a text for orders (`<audio src=…>`, `[[slnc 9000]]`): none reach them.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from mam_desktop.ui.speech_service import ENGINE, is_stuck

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_FOR_TESTS = "mock"
"""An engine that says nothing; never taken unless it is asked for."""

_ORDERS = re.compile(r"[<>\\]|\[\[|\]\]|&(?=#|\w+;)")
"""What begins or ends an order: SSML and the older markup of Windows, macOS and eSpeak."""
_UNSEEN = frozenset("\u200b\u200e\u200f\u2028\u2029\u2060\ufeff")
"""Letters that nobody sees; joiners and soft hyphens stay, because words are made with them."""


def as_words_only(words: str) -> str:
    """Return words without anything an engine could take for an order, each letter in its place."""
    plain = _ORDERS.sub(lambda found: " " * len(found.group()), words)
    return "".join(" " if _is_no_letter(one) else one for one in plain)


def _is_no_letter(letter: str) -> bool:
    if letter in _UNSEEN or unicodedata.category(letter) in ("Cc", "Cs"):
        return True
    return unicodedata.bidirectional(letter) in _TURNING


_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class Speech(QObject):
    """Says sentences; this one has no voice, as a computer without an engine has none."""

    said = Signal()
    """The sentence is over."""
    saying_word = Signal(int, int)
    """(from, length) in the sentence, in 16-bit units; only some voices tell."""
    failed = Signal()
    """The voice broke off."""

    def speaks(self, _language: str) -> bool:
        """Say whether there is a voice for a language, such as `pl`."""
        return False

    def say(self, _words: str, _language: str) -> None:
        """Begin to say a sentence in a language that `speaks` knows."""
        self.failed.emit()

    def hush(self) -> None:
        """Be silent at once; `said` does not come for what was broken off."""


class EngineSpeech(Speech):
    """The system's own voices."""

    def __init__(self, engine: "QTextToSpeech", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        engine.setParent(self)
        self._is_saying = False
        self._has_begun = False
        engine.stateChanged.connect(self._on_engine_state_changed)
        engine.sayingWord.connect(self._on_engine_saying_word)
        engine.errorOccurred.connect(self._on_engine_error_occurred)

    def speaks(self, language: str) -> bool:
        """Say whether there is a voice for a language."""
        return self._locale_for(language) is not None

    def say(self, words: str, language: str) -> None:
        """Begin to say a sentence."""
        locale = self._locale_for(language)
        if locale is None:
            self.failed.emit()
            return
        self._is_saying, self._has_begun = True, False
        if self._engine.locale() != locale:
            self._engine.setLocale(locale)
        self._engine.say(as_words_only(words))

    def hush(self) -> None:
        """Be silent at once."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._is_saying = False
        self._engine.stop(QTextToSpeech.BoundaryHint.Immediate)

    def _locale_for(self, language: str) -> QLocale | None:
        """Return the voice nearest to how the language is spoken here, if there is one."""
        wanted = QLocale(language)
        if wanted.language() is QLocale.Language.C:
            return None
        found = [one for one in self._engine.availableLocales() if _speaks_alike(one, wanted)]
        here = [one for one in found if one.territory() is QLocale.Country.UnitedKingdom]
        own = [one for one in found if one.territory() is wanted.territory()]
        return next(iter((*here, *own, *found)), None)

    def _on_engine_state_changed(self, state: "QTextToSpeech.State") -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        if state is QTextToSpeech.State.Speaking:
            self._has_begun = True
        elif state is QTextToSpeech.State.Ready and self._is_saying and self._has_begun:
            self._is_saying = False
            self.said.emit()

    def _on_engine_saying_word(self, _word: str, _no: int, start: int, length: int) -> None:
        if self._is_saying:
            self.saying_word.emit(start, length)

    def _on_engine_error_occurred(self, _reason: object, _words: str) -> None:
        # What the engine says of it may hold the sentence itself: it goes into no log.
        if self._is_saying:
            self._is_saying = False
            self.failed.emit()


def _speaks_alike(one: QLocale, wanted: QLocale) -> bool:
    return one.language() is wanted.language()


def system_speech(engine: str = "") -> Speech:
    """Return the voices of this computer; a computer without any has a `Speech` that is silent."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:  # the system's sound library is missing
        return Speech()
    names = [one for one in QTextToSpeech.availableEngines() if one != _FOR_TESTS]
    wanted = [engine] if engine else names
    if not wanted or (ENGINE in wanted and is_stuck()):
        return Speech()
    made = QTextToSpeech(engine) if engine else QTextToSpeech()
    if made.state() is QTextToSpeech.State.Error:
        return Speech()
    return EngineSpeech(made)
