"""About the child: the one-page profile, carried from meeting to meeting; added to and changed."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.labels import PROFILE_HEADINGS, label
from mam_desktop.meeting.naming import get_person
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import ProfileEntry
from mam_desktop.meeting.starting import add_profile_line
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.parts.direction import show_words
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.hand import Hand
from mam_desktop.ui.live.steps.parts.person_picker import PersonPicker
from mam_desktop.ui.live.steps.parts.reflow import Reflow, column_of, field_row
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.said_cards import SaidCard, SaidCards
from mam_desktop.ui.live.steps.parts.sharing import SharingField
from mam_desktop.ui.live.steps.profile_rows import ProfileRow, profile_rows
from mam_desktop.ui.live.steps.voice_now import VoiceNow
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

CHANGE, TAKE_AWAY = N_("Change it"), N_("Take it out")
HINTS = {
    "appreciate": N_("What do people thank them for? What are they proud of?"),
    "important": N_("Who and what matters most to them"),
    "support": N_("What helps, what does not"),
    "communicate": N_("How they say yes, no and stop"),
}


class ProfileLine(SaidCard[ProfileRow]):
    """One line of the profile."""

    def __init__(
        self, people: Callable[[], Iterable[Person]], parent: QWidget | None = None
    ) -> None:
        super().__init__(people, look="flat", margins=(8, 3, 2, 3), spacing=1, parent=parent)
        self._words = PlainLabel()
        self._by = PlainLabel(look="quiet_small")
        foot = QHBoxLayout()
        foot.setSpacing(theme_now().gap(6))
        foot.addWidget(self._by, 1)
        foot.addWidget(self.share)
        foot.addWidget(self.more)
        for one in (self._words, self.torn, foot):
            self.add(one)
        self.offer_ways(_(CHANGE), _(TAKE_AWAY))

    def show_row(self, row: ProfileRow) -> None:
        """Show the line."""
        show_words(self._words, row.words)
        self._by.setText(row.by)
        self.torn.show_torn(row.torn)
        self.share.show_share(row.share, row.words)
        self.more.name_for(_("More about “{words}”").format(words=row.words[:60]))


class ProfileForm(FoldingForm):
    """Adds a line, or changes one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(opens=_("Add a line"), saves=_("Add it"), parent=parent)
        self.heading = ChoiceField(_("Under"), PROFILE_HEADINGS)
        self.words = LineField(_("The line"))
        self.by = PersonPicker(_("Who said it"))
        self.sharing = SharingField()
        self.editing = ""
        self.add(
            field_row(
                Labelled(_("Under"), self.heading),
                Labelled(_("Who said it"), self.by),
                stretch=(3, 2),
            )
        )
        self.add(Labelled(_("The line"), self.words))
        self.add(self.sharing)
        self.begin_with(self.words)
        self.heading.currentIndexChanged.connect(self._on_heading_changed)
        self._on_heading_changed(0)

    def show_line(self, one: ProfileEntry) -> None:
        """Begin with a line that is there."""
        self.editing = one.id
        self.heading.choose(one.heading)
        self.words.setText(one.words)
        self.by.choose(one.by_id)
        self.sharing.show_sharing(one)

    def clear(self) -> None:
        """Begin anew; heading and person stay for the next line."""
        self.editing = ""
        self.words.clear()
        self.sharing.clear()

    def _on_heading_changed(self, _index: int) -> None:
        hint = HINTS.get(self.heading.choice(), "")
        self.words.setPlaceholderText(_(hint) if hint else "")


class AboutChild(Card):
    """The profile in full; before, in and after a meeting, for it belongs to the family."""

    def __init__(self, controller: Hand, parent: QWidget | None = None) -> None:
        super().__init__(edge="voice", margins=(19, 12, 12, 12), spacing=8, parent=parent)
        self._controller = controller
        self._now: VoiceNow | None = None
        self.title = PlainLabel(look="section")
        self.form = ProfileForm()
        self._lines = SaidCards(controller, ProfileEntry, change=self._change)
        self.models: dict[str, RowModel[ProfileRow]] = {
            heading: RowModel(self) for heading in PROFILE_HEADINGS
        }
        self._build()
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self.form.clear)

    def _build(self) -> None:
        about, matters, support, talks = (self._under(one) for one in PROFILE_HEADINGS)
        self.add(self.title)
        self.add(
            PlainLabel(
                _("In their own words where it can be. It comes along to every meeting."),
                look="quiet_small",
            )
        )
        left, right = column_of(about, support), column_of(matters, talks)
        self.add(Reflow(left, right, wide_px=520, spacing=18))
        self.add(self.form)

    def _under(self, heading: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(3))
        words = label(PROFILE_HEADINGS, heading)
        column.addWidget(PlainLabel(words, look="strong", tone="voice"))
        column.addWidget(
            RowList(
                self.models[heading],
                self._make_line,
                name=words,
                empty=_("Nothing here yet."),
                spacing=2,
            )
        )
        return holder

    def _make_line(self) -> ProfileLine:
        line = ProfileLine(lambda: self._now.people if self._now else ())
        self._lines.listen_to(line)
        return line

    def show_now(self, now: VoiceNow) -> None:
        """Show the profile of a state that was worked out already."""
        self._now = now
        self.title.setText(about_words(now.child_name))
        for heading, model in self.models.items():
            model.show_rows(profile_rows(now.entries, heading, now.may_show))
        self.form.by.show_people(now.people)
        self.form.sharing.show_people(now.people)

    @property
    def count(self) -> int:
        """Return how many lines there are."""
        return sum(model.rowCount() for model in self.models.values())

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self._controller.session
        held = self._lines.find(form.editing)

        def write() -> object:
            if held is not None:
                return change_entry(session, held, self._changed_fields())
            return add_profile_line(
                session,
                heading=form.heading.choice(),
                words=form.words.words(),
                by=form.by.who(),
                on=self._controller.today,
                sharing=form.sharing.sharing(),
            )

        if self._controller.do(write) is not None:
            form.fold()

    def _changed_fields(self) -> dict[str, object]:
        form = self.form
        if not form.words.words():
            raise BadInput(_("There are no words yet."))
        return {
            "heading": form.heading.choice(),
            "words": form.words.words(),
            "by_id": get_person(self._controller.entries, form.by.who()).id,
            "said_on": self._controller.today,
            **form.sharing.fields(),
        }

    def _change(self, held: ProfileEntry) -> None:
        self.form.show_line(held)
        self.form.unfold(_("Change the line"), _("Save"))


def about_words(name: str) -> str:
    """Return what the profile is called."""
    return _("About {name}").format(name=name) if name else _("About the child")
