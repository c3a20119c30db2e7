"""Who may see what somebody said: how it stands, as a chip, and the field that says it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mam_desktop.meeting.audience import Copy, Recipient, visible_to
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.fields import Said
from mam_desktop.meeting.held_words import held_since, is_held
from mam_desktop.meeting.naming import name_of
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.voicing import Sharing
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.people_toggles import PeopleToggles
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.chip_button import ChipButton
from mam_desktop.ui.widgets.plain_label import PlainLabel

SHARES = {
    "everyone": N_("Everyone here"),
    "some": N_("Only some"),
    "nobody": N_("Nobody"),
}
SHAPES = {
    "everyone": "own/share-everyone",
    "some": "own/share-some",
    "nobody": "own/share-nobody",
}
"""Three people: all full, one full, all empty and crossed out; never a colour alone."""
MEANS = {
    "everyone": N_("On the screen now, and in everybody’s copies."),
    "some": N_("Not on the screen. Only in the copies of those you choose."),
    "nobody": N_("On no screen and in no copy."),
}
KEPT_FROM_SOME = N_("Not on the screen while they are here, and not in their copies.")


@dataclass(frozen=True, slots=True)
class ShareShown:
    """How an entry is shared, as a chip."""

    words: str
    tone: str
    icon: str


def on_screen(entries: Entries, meeting_id: str) -> frozenset[str]:
    """Return the ids of what the family screen may show while these people are here."""
    seen = visible_to(entries, Recipient(Copy.FAMILY_SCREEN), meeting_id).entries
    return frozenset(one.id for one in seen)


def share_shown(entries: Entries, said: Said, may_show: frozenset[str]) -> ShareShown:
    """Return the chip of an entry: on screen, minutes only, only for somebody, nobody."""
    if said.id in may_show:
        return ShareShown(_("on screen"), "can", "presentation")
    if said.share == "nobody":
        return ShareShown(_("nobody"), "private", "eye-off")
    if said.share == "some":
        names = [name_and_family(entries, one)[0] for one in said.shared_with]
        words = _("only for {names}").format(names=", ".join(names)) if names else _("some people")
        return ShareShown(words, "private", "eye-off")
    if is_held(said, held_since(entries, said.meeting_id)):
        return ShareShown(_("waits"), "voice", "hourglass")
    if said.not_for:
        names = [_called(entries, one) for one in said.not_for]
        words = _("not for {names}").format(names=", ".join(names))
        return ShareShown(words, "private", "eye-off")
    return ShareShown(_("minutes only"), "plain", "eye-off")


def _called(entries: Entries, named: str) -> str:
    """Return whom a `not_for` names: somebody known, or a service in its own words."""
    return name_of(entries, named) or named


class ShareButton(ChipButton):
    """The chip, and the menu that changes it."""

    chosen = Signal(str, str)
    """(share, the one person it is shared with by name or nothing)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", pill=False, parent=parent)
        self._people: Callable[[], Iterable[Person]] = tuple
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._on_menu_about_to_show)

    def offer(self, people: Callable[[], Iterable[Person]]) -> None:
        """Say who can be named when it is only for one."""
        self._people = people

    def show_share(self, shown: ShareShown, about: str) -> None:
        """Show how it stands."""
        said = _("Who may see “{words}”: {share}").format(words=about[:60], share=shown.words)
        self.say(shown.words, tone=shown.tone, icon=shown.icon, said=said)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that a finger can press."""
        hint = super().sizeHint()
        hint.setHeight(max(hint.height(), theme_now().px(24)))
        return hint

    def _on_menu_about_to_show(self) -> None:
        fill_share_menu(self._menu, self._people(), self.chosen.emit)


def fill_share_menu(
    menu: QMenu, people: Iterable[Person], chosen: Callable[[str, str], object]
) -> None:
    """Put into a menu who may see something; `chosen` gets (share, the one person or nothing)."""
    menu.clear()
    everyone = menu.addAction(_("On the screen and in the minutes"))
    everyone.triggered.connect(lambda: chosen("everyone", ""))
    only = menu.addMenu(_("Only for…"))
    for person in people:
        line = only.addAction(person.name.replace("&", "&&"))
        line.triggered.connect(lambda _on=False, one=person.id: chosen("some", one))
    nobody = menu.addAction(_("Nobody: on no screen and in no copy"))
    nobody.triggered.connect(lambda: chosen("nobody", ""))


class SharingField(QWidget):
    """Everyone, only some (who?), nobody; and who it is kept from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = ChoiceRow(_("Who may see it"), SHARES, icons=SHAPES)
        self.means = PlainLabel(look="quiet_small")
        self.some = PeopleToggles(_("Only for"))
        self.not_for = PeopleToggles(_("Keep it from"))
        self._some_label = PlainLabel(_("Only for"), look="quiet_strong_small")
        self._not_for_label = PlainLabel(_("Keep it from"), look="quiet_strong_small")
        self.keep_from = Button(_("Keep it from somebody"), role="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(4))
        self.asks = PlainLabel(_("Who may see it"), look="quiet_strong_small")
        column.addWidget(self.asks)
        only, but = (self._some_label, self.some), (self._not_for_label, self.not_for)
        for one in (self.share, self.means, *only, self.keep_from, *but):
            column.addWidget(one)
        self.share.picked.connect(self._show_share)
        self.not_for.changed.connect(self._show_means)
        self.keep_from.clicked.connect(self._on_keep_from_clicked)
        self.clear()

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        offered = tuple(people)
        self.some.show_people(offered)
        self.not_for.show_people(offered)

    def clear(self) -> None:
        """Go back to everyone."""
        self.share.choose("everyone")
        self.some.choose(())
        self.not_for.choose(())
        self._show_share("everyone")

    def show_sharing(self, said: Said) -> None:
        """Show how an entry is shared."""
        self.share.choose(said.share)
        self.some.choose(said.shared_with)
        self.not_for.choose(said.not_for)
        self._show_share(said.share)

    def sharing(self) -> Sharing:
        """Return what was chosen."""
        share = self.share.choice() or "everyone"
        return Sharing(
            share=share,
            shared_with=self.some.chosen() if share == "some" else (),
            not_for=self.not_for.chosen() if share == "everyone" else (),
        )

    def fields(self) -> dict[str, object]:
        """Return what was chosen as fields of an entry, people by their ids."""
        chosen = self.sharing()
        return {
            "share": chosen.share,
            "shared_with": tuple(chosen.shared_with),
            "not_for": tuple(chosen.not_for),
        }

    def ask(self, name: str) -> None:
        """Put the question to whoever said it: the choice is theirs."""
        words = _("{name} chooses who may see it").format(name=name) if name else ""
        self.asks.setText(words or _("Who may see it"))

    def _show_means(self) -> None:
        share = self.share.choice() or "everyone"
        words = _(MEANS[share]) if share in MEANS else ""
        if share == "everyone" and self.not_for.chosen():
            words = _(KEPT_FROM_SOME)
        self.means.setText(words)

    def _show_share(self, share: str) -> None:
        self._show_means()
        for one in (self._some_label, self.some):
            one.setVisible(share == "some")
        has_kept_from = bool(self.not_for.chosen())
        self.keep_from.setVisible(share == "everyone" and not has_kept_from)
        for one in (self._not_for_label, self.not_for):
            one.setVisible(share == "everyone" and has_kept_from)

    def _on_keep_from_clicked(self) -> None:
        self.keep_from.hide()
        self._not_for_label.show()
        self.not_for.show()
        self.not_for.focus_first()
