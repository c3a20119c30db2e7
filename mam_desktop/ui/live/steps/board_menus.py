"""The menus of a card: everything that can be done with it, and whose heart it gets."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from mam_desktop.meeting.labels import COLUMNS
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.plan import Idea
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.board_hand import BoardHand
from mam_desktop.ui.live.steps.board_list import Way
from mam_desktop.ui.live.steps.parts.people import people_here
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away

CHANGE, WRITE_IF = N_("Change the words"), N_("Write the “if”")
PICTURE = N_("The picture…")
HOLD_BACK, SHOW_NOW = N_("Hold it back"), N_("Show it now")
FIRST_STEP, TAKE_AWAY = N_("A first step from this…"), N_("Take away")


class CardMenus:
    """Makes the menu that is asked for; the one before it goes."""

    def __init__(self, controller: LiveController, hand: BoardHand, page: QWidget) -> None:
        self._controller, self._hand, self._page = controller, hand, page
        self.opened: QMenu | None = None
        """The menu made last."""

    def show_hearts(self, idea_id: str, where: QPoint) -> None:
        """Ask whose heart it is."""
        menu = self._new()
        self._add_hearts(menu, idea_id)
        menu.popup(where)

    def of_card(
        self,
        idea: Idea,
        change: Callable[[str], None],
        write_if: Callable[[], None],
        picture: Callable[[str], None],
        first_step: Callable[[str], None] | None,
    ) -> QMenu:
        """Return the menu of a card; `first_step` is offered while a round asks for them."""
        menu = self._new()
        self._add_moves(menu, idea)
        menu.addSeparator()
        if first_step is not None:
            menu.addAction(_(FIRST_STEP)).triggered.connect(lambda: first_step(idea.id))
        self._add_hearts(menu.addMenu(_("Hearts")), idea.id)
        menu.addAction(_(CHANGE)).triggered.connect(lambda: change(idea.id))
        if idea.column == "could_if":
            menu.addAction(_(WRITE_IF)).triggered.connect(write_if)
        menu.addAction(_(PICTURE)).triggered.connect(lambda: picture(idea.id))
        held = menu.addAction(_(SHOW_NOW if idea.held_back else HOLD_BACK))
        held.triggered.connect(partial(self._hand.hold_or_show, idea.id))
        menu.addSeparator()
        menu.addAction(_(TAKE_AWAY)).triggered.connect(
            partial(ask_to_take_away, self._controller, idea)
        )
        return menu

    def _add_moves(self, menu: QMenu, idea: Idea) -> None:
        for column in COLUMNS:
            if column != idea.column:
                name = _("Move to “{column}”").format(column=_(COLUMNS[column]))
                line = menu.addAction(name)
                line.triggered.connect(partial(self._hand.send, idea.id, column))
        for way, words in ((Way.UP, _("Move up")), (Way.DOWN, _("Move down"))):
            menu.addAction(words).triggered.connect(partial(self._hand.move, idea.id, way))

    def _add_hearts(self, menu: QMenu, idea_id: str) -> None:
        """Offer everybody who is here, the family first."""
        people = people_here(self._controller.entries, self._controller.meeting.id)
        family = [one for one in people if one.is_family]
        others = [one for one in people if not one.is_family]
        for one in family:
            self._add_heart(menu, idea_id, one)
        if family and others:
            menu.addSeparator()
        for one in others:
            self._add_heart(menu, idea_id, one)

    def _add_heart(self, menu: QMenu, idea_id: str, person: Person) -> None:
        line = menu.addAction(person.name.replace("&", "&&"))
        line.setCheckable(True)
        line.setChecked(self._hand.has_heart(idea_id, person))
        line.triggered.connect(partial(self._hand.give_or_take, idea_id, person))

    def _new(self) -> QMenu:
        if self.opened is not None:
            self.opened.deleteLater()
        self.opened = QMenu(self._page)
        return self.opened
