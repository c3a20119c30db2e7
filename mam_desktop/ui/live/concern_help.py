"""What to do and whom to ring, in the council's own words and numbers."""

from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.council_help import (
    NUMBERS_MISSING,
    STEPS_MISSING,
    Contact,
    CouncilHelp,
)
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.parts.long_words import breakable
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel


class HelpCard(Card):
    """Numbers first, then the steps in order."""

    def __init__(self, told: CouncilHelp, parent: QWidget | None = None) -> None:
        super().__init__(ground="plain", margins=(14, 12, 14, 12), spacing=6, parent=parent)
        self.setAccessibleName(_("What to do"))
        self.show_help(told)

    def show_help(self, told: CouncilHelp) -> None:
        """Show the contacts and the steps."""
        self.add(PlainLabel(_("Whom to ring"), look="strong_body"))
        if told.numbers_missing:
            self.add(PlainLabel(_(NUMBERS_MISSING), look="small", tone="attention"))
        for contact in told.contacts:
            self.add(PlainLabel(breakable(contact_words(contact)), look="small"))
        self.content.addSpacing(theme_now().gap(6))
        self.add(PlainLabel(_("What to do"), look="strong_body"))
        if told.steps_missing:
            self.add(PlainLabel(_(STEPS_MISSING), look="small", tone="attention"))
        for no, step in enumerate(told.steps, start=1):
            words = _("{no}. {step}").format(no=no, step=step)
            self.add(PlainLabel(breakable(words), look="small"))


def contact_words(contact: Contact) -> str:
    """Return one contact on one line: the name, the number or that none is set, and when."""
    if contact.number == contact.name:
        return contact.name
    number = contact.number or _("no number is set")
    parts = (_("{name}: {number}").format(name=contact.name, number=number), contact.when)
    return " · ".join(one for one in parts if one)
