"""Meets who joins late: one line for the lead to read out, of counts and the last words said."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from mam_desktop.meeting.fields import Meaning
from mam_desktop.meeting.labels import label
from mam_desktop.meeting.meetings import STEP_NAMES
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.presence import SoFar, so_far, spells_of
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.meaning_field import LANGUAGES
from mam_desktop.ui.widgets.message_strip import Question

MOST_NAMES, MOST_LETTERS = 3, 300


class Latecomers(QObject):
    """Looks who has come since; while the meeting has only begun, nobody is late."""

    def __init__(self, controller: LiveController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._here = self._here_now()
        controller.state_changed.connect(self._on_controller_state_changed)

    def _here_now(self) -> dict[str, str]:
        """Return who is here, attendance id -> person id."""
        found = self._controller.entries.all(Attendance, self._controller.meeting.id)
        return {one.id: one.person_id for one in found if one.is_here}

    def _on_controller_state_changed(self, _touched: frozenset[str]) -> None:
        now = self._here_now()
        came = [person for one, person in now.items() if one not in self._here]
        self._here = now
        if came:
            self._tell(came)

    def _tell(self, came: Sequence[str]) -> None:
        controller = self._controller
        entries, meeting = controller.entries, controller.meeting
        spells = spells_of(controller.session.everything.changes(), meeting.id)
        stands = so_far(entries, meeting, spells)
        if stands is None:
            return
        found = [person for one in came if (person := entries.find(Person, one)) is not None]
        names = [one.name[:MOST_LETTERS] for one in found]
        choices = (_("Show the words to everyone"), _("Done")) if stands.words else (_("Done"),)

        def on_answered(no: int) -> None:
            if no < len(choices) - 1:
                controller.screen.change(show="voice")

        controller.ask(Question(so_far_words(names, stands), choices, on_answered))


def so_far_words(names: Sequence[str], stands: SoFar) -> str:
    """Return the line that is read out."""
    where = _("We are at “{step}”.").format(step=_(STEP_NAMES[stands.step]))
    counts = ", ".join(_counts(stands))
    parts = [_came(names), _("So far: {counts}.").format(counts=counts) if counts else "", where]
    if stands.words:
        words = stands.words
        parts.append(_("{name}’s last words: “{words}”").format(name=stands.who, words=_cut(words)))
    if stands.words and stands.meaning is not None:
        parts.append(_meant(stands.meaning))
    return " ".join(one for one in parts if one)


def _cut(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}…"


def _meant(meaning: Meaning) -> str:
    """Return the same in another language, and who gave it."""
    language, words = label(LANGUAGES, meaning.language), _cut(meaning.words)
    if not meaning.by:
        return _("{language}: “{words}”").format(language=language, words=words)
    by = meaning.by[:MOST_LETTERS]
    return _("{language}, as {by} gave it: “{words}”").format(language=language, by=by, words=words)


def _came(names: Sequence[str]) -> str:
    if len(names) == 1:
        return _("{name} has joined.").format(name=names[0])
    if len(names) <= MOST_NAMES:
        return _("{names} have joined.").format(names=", ".join(names))
    return ngettext("{count} person has joined.", "{count} people have joined.", len(names)).format(
        count=len(names)
    )


def _counts(stands: SoFar) -> list[str]:
    told = (
        (ngettext("{count} quote", "{count} quotes", stands.quotes), stands.quotes),
        (ngettext("{count} outcome", "{count} outcomes", stands.outcomes), stands.outcomes),
        (ngettext("{count} idea", "{count} ideas", stands.ideas), stands.ideas),
        (ngettext("{count} action", "{count} actions", stands.actions), stands.actions),
    )
    return [words.format(count=count) for words, count in told if count]
