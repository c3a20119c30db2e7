"""Takes an entry off the screens: asks why first, and never erases it."""

from mam_desktop.meeting.editing import remove_entry
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.naming import words_of
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.hand import Hand
from mam_desktop.ui.widgets.message_strip import Question

REASONS = (N_("It was a mistake"), N_("They asked for it to go"))
KEEP = N_("Keep it")


def ask_to_take_away(controller: Hand, entry: Entry, words: str = "") -> None:
    """Ask why an entry goes; keeping it changes nothing."""

    def on_answered(no: int) -> None:
        if no < len(REASONS):
            session = controller.session
            controller.do(lambda: remove_entry(session, entry, reason=_(REASONS[no])))

    said = words or words_of(entry)
    controller.ask(
        Question(
            _("Take “{words}” away?").format(words=said[:80]),
            (*(_(one) for one in REASONS), _(KEEP)),
            on_answered,
        )
    )
