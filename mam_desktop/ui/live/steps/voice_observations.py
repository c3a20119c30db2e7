"""What somebody saw, what it might mean, what they will do; never a quotation."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import Observation
from mam_desktop.meeting.voicing import write_observation
from mam_desktop.texts import N_, _, day_month
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.date_field import DateField
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import Labelled, WordsField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.people import name_and_family
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import Reflow, field_row
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.said_cards import SaidCard, SaidCards
from mam_desktop.ui.live.steps.parts.sharing import (
    ShareShown,
    SharingField,
    share_shown,
)
from mam_desktop.ui.live.steps.voice_now import VoiceNow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel

CHANGE, TAKE_AWAY = N_("Change it"), N_("Take away")
BOXES = (N_("What we saw"), N_("What it might mean"), N_("What we will do"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRow:
    """One thing that was seen."""

    key: str
    by: str
    title: str
    boxes: tuple[str, str, str]
    share: ShareShown
    torn: bool = False

    @property
    def spoken(self) -> str:
        """Return the row in words."""
        told = (f"{_(name)}: {words}" for name, words in zip(BOXES, self.boxes, strict=True))
        return ", ".join((self.title, *told, self.share.words))


def observation_rows(now: VoiceNow) -> tuple[ObservationRow, ...]:
    """Return what was seen, oldest first."""
    return tuple(
        ObservationRow(
            key=one.id,
            by=name_and_family(now.entries, one.by_id)[0],
            title=_title(now, one),
            boxes=(one.saw, one.might_mean, one.will_do),
            share=share_shown(now.entries, one, now.may_show),
            torn=bool(one.torn),
        )
        for one in now.entries.all(Observation, now.meeting.id)
    )


def _title(now: VoiceNow, one: Observation) -> str:
    said = _("What {name} saw").format(name=name_and_family(now.entries, one.by_id)[0])
    about = name_and_family(now.entries, one.about_id)[0]
    day = day_month(one.seen_on) if one.seen_on else ""
    return " · ".join(text for text in (said, about, day) if text)


class _Box(Card):
    """One of the three boxes: its name, then the words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            look="flat", ground="plain", margins=(9, 6, 9, 7), spacing=2, parent=parent
        )
        self._words = PlainLabel()
        self.add(PlainLabel(name, look="quiet_strong_small"))
        self.add(self._words)
        self.content.addStretch(1)

    def say(self, words: str) -> None:
        """Show the words; an empty box takes no room."""
        show_words(self._words, words)
        self.setVisible(bool(words))


class ObservationCard(SaidCard[ObservationRow]):
    """One thing that was seen: an eye, dashes round it and no quotation marks."""

    def __init__(
        self, people: Callable[[], Iterable[Person]], parent: QWidget | None = None
    ) -> None:
        super().__init__(people, look="dashed", margins=(12, 8, 8, 10), spacing=6, parent=parent)
        self._title = PlainLabel(look="strong")
        self._boxes = tuple(_Box(_(name)) for name in BOXES)
        head = QHBoxLayout()
        head.setSpacing(theme_now().gap(8))
        for one in (IconLabel("eye"), self._title, self.share, self.more):
            head.addWidget(one, 1 if one is self._title else 0)
        self.add(head)
        self.add(self.torn)
        self.add(Reflow(*self._boxes, wide_px=520, spacing=6, fills=True))
        self.offer_ways(_(CHANGE), _(TAKE_AWAY))

    def show_row(self, row: ObservationRow) -> None:
        """Show what was seen."""
        self._title.setText(row.title)
        self.share.show_share(row.share, row.title)
        self.torn.show_torn(row.torn)
        self.more.name_for(_("More about what {name} saw").format(name=row.by))
        for box, words in zip(self._boxes, row.boxes, strict=True):
            box.say(words)


class ObservationForm(FoldingForm):
    """Three boxes, one after the other; who saw it, of whom, and when."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(
            opens=_("What we saw"), saves=_("Write it down"), icon="eye", parent=parent
        )
        self.by = PersonPicker(_("Who saw it"))
        self.about = PersonPicker(_("Who it is about"), hint=_("the child"))
        self.on = DateField(_("Seen on"), today, past=True)
        self.saw = WordsField(_("What we saw"), hint=_("only what could be seen or heard"))
        self.might_mean = WordsField(
            _("What it might mean"), hint=_("it might… nobody can be sure"), rows=1
        )
        self.will_do = WordsField(_("What we will do"), rows=1)
        self.sharing = SharingField()
        self.editing = ""
        self.add(field_row(Labelled(_("Who saw it"), self.by), Labelled(_("When"), self.on)))
        for name, box in zip(BOXES, (self.saw, self.might_mean, self.will_do), strict=True):
            self.add(Labelled(_(name), box))
            box.finished.connect(self.save_wanted)
        self.add(Labelled(_("Who it is about"), self.about))
        self.add(self.sharing)
        self.begin_with(self.by)

    def show_people(self, people: Iterable[Person]) -> None:
        """Offer these people."""
        offered = tuple(people)
        self.by.show_people(offered)
        self.about.show_people(offered)
        self.sharing.show_people(offered)

    def show_observation(self, one: Observation) -> None:
        """Begin with what is there."""
        self.clear()
        self.editing = one.id
        self.by.choose(one.by_id)
        self.about.choose(one.about_id)
        self.on.show_day(one.seen_on)
        self.saw.setPlainText(one.saw)
        self.might_mean.setPlainText(one.might_mean)
        self.will_do.setPlainText(one.will_do)
        self.sharing.show_sharing(one)

    def clear(self) -> None:
        """Begin anew."""
        self.editing = ""
        for box in (self.saw, self.might_mean, self.will_do):
            box.clear()
        self.on.show_day(None)
        self.about.forget()
        self.sharing.clear()

    def seen_on(self) -> date | None:
        """Return the day it was seen.

        Raises:
            BadInput: what was typed is no day, or can mean several.

        """
        if self.on.problem:
            raise BadInput(self.on.problem)
        return self.on.on()


class ObservationsPart(QWidget):
    """Everything that was seen; its form is lent to stand under it."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._now: VoiceNow | None = None
        self.seen: RowModel[ObservationRow] = RowModel(self)
        self.form = ObservationForm(lambda: controller.today)
        self._cards = SaidCards(controller, Observation, change=self._change)
        self.list = RowList(self.seen, self._make_card, name=_("What we saw"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self.form.clear)

    def _make_card(self) -> ObservationCard:
        card = ObservationCard(lambda: self._now.people if self._now else ())
        self._cards.listen_to(card)
        return card

    def show_now(self, now: VoiceNow) -> None:
        """Show what was seen."""
        self._now = now
        self.seen.show_rows(observation_rows(now))
        self.setVisible(bool(self.seen.rowCount()))
        self.form.show_people(now.people)

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self._controller.session
        held = self._cards.find(form.editing)

        def write() -> object:
            if held is not None:
                return change_entry(session, held, self._changed_fields())
            return write_observation(
                session,
                by=form.by.who(),
                saw=form.saw.words(),
                might_mean=form.might_mean.words(),
                will_do=form.will_do.words(),
                about=form.about.maybe(),
                on=form.seen_on(),
                sharing=form.sharing.sharing(),
            )

        if self._controller.do(write) is not None:
            form.fold()

    def _changed_fields(self) -> dict[str, object]:
        form, entries = self.form, self._controller.entries
        if not form.saw.words():
            raise BadInput(_("What was seen is missing."))
        about = form.about.maybe()
        return {
            "by_id": get_person(entries, form.by.who()).id,
            "saw": form.saw.words(),
            "might_mean": form.might_mean.words(),
            "will_do": form.will_do.words(),
            "about_id": get_person(entries, about).id if about else None,
            "seen_on": form.seen_on(),
            **form.sharing.fields(),
        }

    def _change(self, held: Observation) -> None:
        self.form.show_observation(held)
        self.form.unfold(_("Change what we saw"), _("Save"))
